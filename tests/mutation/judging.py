"""How the audit takes a mutant: what it answers, and whether the theorem that it accepts is the right one.

The theorem of a mutant that is accepted is compared with the original's by `comparing`, not by what the audit says of it.
"""

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_certificate

from .comparing import same_theorem

SLOW = 5.0  # seconds of computing; an audit that takes more is listed
UNFORESEEN = "the kernel stopped with"  # how the audit reports what it has not foreseen
STOPPED = 30.0  # seconds after which one is not waited for any longer

NOT_A_CERTIFICATE = "not a certificate"
BY_RULE = "refused by a rule"
BY_AUDIT = "refused by the audit"
OPEN = "left open"
IDENTICAL = "identical theorem"
ANOTHER = "another theorem"
DIFFERENT = "ACCEPTED WITH A DIFFERENT THEOREM"
CRASH = "CRASH"
SLOW_ONE = "SLOW"
KINDS = {
    NOT_A_CERTIFICATE: "a line is not of the format",
    BY_RULE: "a rule or a term refuses",
    BY_AUDIT: "every step is right, but not what was expected, and no proof of something else: the header claims what is not shown",
    OPEN: "a theorem, but hypotheses or obligations are left: no proof of the expected statement",
    IDENTICAL: "accepted, and the theorem is the same",
    ANOTHER: "refused for the expected statement; alone it is a valid proof of another one",
    DIFFERENT: "accepted for the expected statement, with another theorem",
    CRASH: "the audit raised something",
    SLOW_ONE: f"the audit computed for more than {SLOW:g} s",
}
NEVER = (DIFFERENT, CRASH, SLOW_ONE)


class Subject(NamedTuple):
    """A certificate and what an audit is told to expect of it. axioms: those it may cite, None for any."""

    name: str
    text: str
    statement: str
    refutes: bool = False
    axioms: frozenset[str] | None = None


class Judged(NamedTuple):
    """kind: a key of KINDS; why: the audit's reason, or what it raised; seconds: of computing."""

    kind: str
    why: str
    seconds: float


class Judge:
    """Judges the mutants of one subject. Raises ValueError unless the subject itself is accepted: as a proof, as a refutation, or, as
    what a computed claim's statement owes is, as a closed theorem."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._answer = self._audit(subject.text)
        if not (self._answer["outcome"] in ("proved", "refuted", "ill-posed") or self._answer.get("closed")):
            raise ValueError(f"{subject.name}: {self._answer}")
        self._theorem = read_certificate(subject.text).theorem

    def judge(self, text: str) -> Judged:
        """How the audit takes a mutant's text."""
        start = time.process_time()
        try:
            with _at_most(STOPPED):
                kind, why = self._kind(text)
        except _TooLongError:
            kind, why = SLOW_ONE, f"stopped after {STOPPED:g} s"
        except Exception:  # whatever it is, it is what is looked for
            kind, why = CRASH, traceback.format_exc()
        seconds = time.process_time() - start
        return Judged(SLOW_ONE if seconds > SLOW and kind != DIFFERENT else kind, why, seconds)

    def _audit(self, text: str) -> dict[str, Any]:
        s = self._subject
        return audit(text, statement=s.statement, refutes=s.refutes, axioms_allowed=s.axioms)

    def _kind(self, text: str) -> tuple[str, str]:
        answer = self._audit(text)
        if answer["outcome"] == "not a certificate":
            return NOT_A_CERTIFICATE, answer["why"]
        if answer["outcome"] == "refused":
            if answer["why"].startswith(UNFORESEEN):
                return CRASH, answer["why"]
            if answer["rule"] != "audit":
                return BY_RULE, f"{answer['rule']}: {answer['why']}"
            # every step went through: alone it may prove something else
            accepted = audit(text)["outcome"] in ("proved", "theorem")
            other = accepted and not same_theorem(read_certificate(text).theorem, self._theorem)
            return ANOTHER if other else BY_AUDIT, answer["why"]
        if answer["outcome"] == "theorem" and not (self._answer["outcome"] == "theorem" and answer["closed"]):
            return OPEN, "; ".join(answer["missing"])
        same = (answer["outcome"] == self._answer["outcome"] and set(answer["axioms"]) <= set(self._answer["axioms"])
                and same_theorem(read_certificate(text).theorem, self._theorem))
        return (IDENTICAL, "") if same else (DIFFERENT, f"{answer['outcome']}: {answer['sequent']}; axioms: {answer['axioms']}")


class _TooLongError(Exception):
    pass


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises _TooLongError in what runs inside when it has computed for so long."""
    def stop(_signal: int, _frame: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
