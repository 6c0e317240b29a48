"""One statement, without a claim: proved, refuted or undecided. Proof and refutation are looked for at the same time, each in a process
of its own; what is found counts only after its audit, by an interpreter that has loaded only the kernel, or where the kernel cannot,
by enclosures in a process that has looked for nothing."""

import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from ..kernel.sorts import NAT
from ..kernel.terms import Term
from ..kernel.text import show, show_definitions
from ..kernel.writer import write_statement
from .helper import HelperDied, Helpers
from .judge import audit_command, refute_command
from .numbers import NOT_CHECKED, OUTCOMES

SECONDS = 20.0
LOOKING = 5.0  # of them at most for what the numbers say of an undecided statement
INTEGER_POWERS = "b^e has a value for no negative e, b^^e for every integer e where b is not 0; which is meant?"
_ENCLOSED = {"refuted": "the enclosures of its sides are disjoint", "ill-posed": "enclosures show that it has no value there"}
GRACE = 1.0  # that a process gets beyond the seconds it was told


@dataclass(frozen=True, slots=True)
class Answer:
    """verdict: "proved", "refuted" or "undecided"; statement, definitions: as they were read; how: in words what decides it; witness:
    where the statement fails; certificate: of the statement or of its negation; axioms, inferences: of the certificate; numbers: what
    the numeric check says of an undecided statement; why, hint: why there is no proof."""

    verdict: str
    statement: str
    definitions: tuple[str, ...]
    how: str = ""
    witness: str = ""
    certificate: str | None = None
    axioms: tuple[str, ...] = ()
    inferences: int = 0
    numbers: dict[str, Any] = field(default_factory=lambda: dict(NOT_CHECKED))
    why: str = ""
    hint: str = ""
    seconds: float = 0.0


def try_statement(statement: Term, seconds: float = SECONDS, digits: int = 50) -> Answer:
    """The answer about a closed formula, after so many seconds at the latest and a little."""
    attempt = _Attempt(statement, time.monotonic() + seconds, digits)
    try:
        return attempt.answer()
    finally:
        attempt.stop()


class _Attempt:
    def __init__(self, statement: Term, end: float, digits: int) -> None:
        self.start, self.end, self.digits = time.monotonic(), end, digits
        self.term = write_statement(statement)
        self._powers = _has_powers(statement)
        self.shown: dict[str, Any] = {"statement": show(statement), "definitions": tuple(show_definitions(statement))}
        self._seekers = Helpers([sys.executable, "-I", "-m", "mathcheck.registry.seeker"])
        self._auditors = Helpers(audit_command())
        self._refuters = Helpers(refute_command())

    def stop(self) -> None:
        self._seekers.stop()
        self._auditors.stop()
        self._refuters.stop()

    def answer(self) -> Answer:
        looking = min(LOOKING, (self.end - self.start) / 4)
        pool = ThreadPoolExecutor(max_workers=2)
        why: dict[str, Any] = {"why": f"no proof was found in {self.end - self.start:g} seconds", "hint": "give more with --timeout"}
        try:
            tasks = {pool.submit(self._ask, do, self.end - looking) for do in ("prove", "refute")}
            while tasks:
                done, tasks = wait(tasks, return_when=FIRST_COMPLETED)
                for task in done:
                    found = self._decided(task)
                    if isinstance(found, Answer):
                        return found
                    why = found or why
        finally:
            self._seekers.stop()  # whoever is still looking
            pool.shutdown(wait=True)
        self._seekers = Helpers([sys.executable, "-I", "-m", "mathcheck.registry.seeker"])
        numbers = {**NOT_CHECKED, **self._ask("look", self.end)}
        if numbers["outcome"] not in OUTCOMES:
            numbers = dict(NOT_CHECKED)
        return Answer("undecided", **self.shown, numbers=numbers, seconds=self._seconds(), **why)

    def _ask(self, do: str, end: float) -> dict[str, Any]:
        left = max(0.1, end - time.monotonic())
        try:
            found = self._seekers.ask({"do": do, "statement": self.term, "seconds": left, "digits": self.digits}, left + GRACE)
            return {"did": do, **found}
        except (subprocess.TimeoutExpired, HelperDied, ValueError, TypeError):
            return {"did": do}

    def _decided(self, task: "Future[dict[str, Any]]") -> "Answer | dict[str, str] | None":
        """The answer, if what was found passes its audit; why there is no proof, if that was found."""
        found = task.result()
        refutes = found["did"] == "refute"
        if found.get("certificate"):
            audited = self._audited(found["certificate"], refutes)
            outcome = audited["outcome"]
            if outcome in (("refuted", "ill-posed") if refutes else ("proved",)):
                how = {"proved": "the kernel proves it", "refuted": "the kernel proves its negation",
                       "ill-posed": f"it has no value there: the kernel proves {audited.get('statement', '')}"}[outcome]
                return Answer("refuted" if refutes else "proved", **self.shown, how=how, witness=found.get("witness", ""),
                              certificate=found["certificate"], axioms=tuple(audited["axioms"]), inferences=audited["steps"],
                              hint=INTEGER_POWERS if outcome == "ill-posed" and self._powers else "", seconds=self._seconds())
        if refutes and type(found.get("at")) is dict:  # empty where the statement has no variables
            enclosed = self._enclosed(found["at"])
            if enclosed.get("outcome") in _ENCLOSED:
                how = _ENCLOSED[enclosed["outcome"]] + ", at {} and at {} digits".format(*enclosed["digits"])
                return Answer("refuted", **self.shown, how=how, witness=found["witness"], seconds=self._seconds())
        return {"why": found["why"], "hint": found["hint"]} if found.get("why") else None

    def _enclosed(self, at: dict[str, Any]) -> dict[str, Any]:
        """What a process that loads no claim finds by enclosures at the witness."""
        try:
            return self._refuters.ask({"statement": self.term, "at": at}, max(1.0, self.end - time.monotonic()))
        except (subprocess.TimeoutExpired, HelperDied, ValueError, TypeError):
            return {}

    def _audited(self, certificate: str, refutes: bool) -> dict[str, Any]:
        request = {"certificate": certificate, "statement": self.term, "axioms": None, **({"refutes": True} if refutes else {})}
        try:
            return self._auditors.ask(request, max(1.0, self.end - time.monotonic()))
        except (subprocess.TimeoutExpired, HelperDied, ValueError, TypeError):
            return {"outcome": "refused"}

    def _seconds(self) -> float:
        return time.monotonic() - self.start


def _has_powers(t: Term) -> bool:
    """Whether an exponent of ^ is not evidently a natural number, so that ^^ may have been meant."""
    return (t.op == "npow" and t.args[1].sort is not NAT) or any(map(_has_powers, t.args))
