"""Looks for a proof or for a refutation of one statement, in a process that loads only shipped claims and may be killed at any time:
`python -I -m mathcheck.registry.seeker`, a request a line in, an answer a line out.

request: {"do": "refute" | "prove" | "look", "statement": terms, "seconds": s, "digits": d}. Answers: to "refute" a witness with a
certificate of the negation, or for enclosures to look at, {"witness": words, "at": terms}, or {}; to "prove" a certificate, or why there
is none; to "look" what the numbers say of a region. What is proved or refuted is decided by whoever audits the certificate.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError
from ..kernel.process import limit_memory
from ..kernel.terms import Term
from ..kernel.theorem import Theorem
from ..kernel.writer import write_certificate
from ..methods.errors import MethodError
from .serving import serve

POLES = (0, 1, -1, Fraction(1, 2), 2, -2, Fraction(-1, 2), 3)
MEMORY = 4096  # megabytes of addresses; beyond, Python says MemoryError


def refute(statement: Term, seconds: float, digits: int) -> dict[str, Any]:
    """A point at which the statement fails, by the kernel, or else for enclosures to look at."""
    from ..methods.refutation import refute as refutation
    from ..numeric.search import find_witness
    from .witness import witness_words, write_witness

    witness = find_witness(statement, seconds / 2) or find_witness(statement, seconds / 4, guessing=True)
    if not witness:  # no single point at which it fails
        denial = _deny(statement, seconds / 4)
        if denial or witness is None:
            return denial
    for there in (witness, *({**witness, **pole} for pole in _poles(statement))):
        try:
            th = refutation(statement, there, [])
            return {"witness": witness_words(there), "certificate": write_certificate(th.concl, th)}
        except (MethodError, KernelError):
            continue
    return {"witness": witness_words(witness), "at": write_witness(witness)}


def _poles(t: Term) -> Iterator[dict[str, Any]]:
    """Values of the variables that integrals bind, at which an integrand may have none."""
    if t.op == "integral":
        yield from ({t.data[0]: v} for v in POLES)
    for a in t.args:
        yield from _poles(a)


def _deny(statement: Term, seconds: float) -> dict[str, Any]:
    """A proof of the negation of a statement for which there is no single counterexample."""
    from ..methods.trying import attempt
    from ..methods.trying.denials import denied
    from ..numeric.guessing import likely_values

    try:
        th = denied(statement, lambda goal: attempt(goal, (), seconds), likely_values)
        return {"witness": "", "certificate": write_certificate(th.concl, th)}
    except (MethodError, KernelError):
        return {}


def prove(statement: Term, seconds: float, digits: int) -> dict[str, Any]:
    """A certificate of the statement, with what it owes; found without shipped claims, or else with those that may help."""
    from ..methods.wellposed import owed

    try:
        th = _proved(statement, seconds)
        return {"certificate": write_certificate(statement, th, owed(statement, lemmas=[th]))}
    except (MethodError, KernelError) as e:
        return {"why": e.why, "hint": getattr(e, "hint", "")}


def _proved(statement: Term, seconds: float) -> Theorem:
    from ..methods.trying import attempt
    from .citing import suggested, theorems

    end, names = time.monotonic() + seconds, suggested(statement)
    try:
        return attempt(statement, (), seconds / 4 if names else seconds)
    except MethodError:
        known = theorems(names)
        if not known:
            raise
    return attempt(statement, known, end - time.monotonic())


def look(statement: Term, seconds: float, digits: int) -> dict[str, Any]:
    """The numeric check on a region chosen for the statement."""
    from ..numeric.check import check
    from ..numeric.regions import region_for

    return asdict(check(statement, region_for(statement), digits=digits, seconds=seconds))


_TASKS: dict[str, Callable[[Term, float, int], dict[str, Any]]] = {"refute": refute, "prove": prove, "look": look}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do one of the tasks."""
    try:
        return _TASKS[request["do"]](read_statement(request["statement"]), request["seconds"], request["digits"])
    except (MemoryError, RecursionError) as e:
        return {"why": f"it took too much memory: {type(e).__name__}", "hint": ""}


def main() -> int:
    """Answer the requests on standard input until it ends."""
    limit_memory(MEMORY)
    return serve(answer, judges=False)


if __name__ == "__main__":
    sys.exit(main())
