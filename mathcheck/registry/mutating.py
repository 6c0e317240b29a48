"""What becomes of wrong versions of a statement, each looked at in a process that loads no claim file: `python -I -m
mathcheck.registry.mutating`, a request a line in, an answer a line out.

request: {"statement": terms, "known": [{"certificate": text, "terms": terms}], "at": [witnesses], "seconds": a number}; known: the
derivations of the claim, whose steps may say what a mutant has wrong; at: where its twins fail. answer: {"outcome": one of OUTCOMES,
"witness": words, "by": what refutes it, "why": why nothing is known}, or {"error": why}.
"""

import importlib
import pkgutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from .. import oracle
from ..kernel.certificate import read_certificate, read_statement, read_terms
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.terms import Term, negation
from ..kernel.theorem import Theorem
from ..methods.conditions import prove
from ..methods.errors import MethodError
from ..methods.refutation import refute
from ..numeric.search import find_witness
from .refutations import telling
from .refuter import DIGITS, NotRefuted, refuted_by_enclosures
from .report import KERNEL
from .serving import serve
from .witness import read_witness, witness_words

OUTCOMES = ("refuted", "ill-posed", "still true", "undecided")
ENCLOSURES = "enclosures at {} and {} digits".format(*DIGITS)

Prover = Callable[[Term], bool]


class Classified(NamedTuple):
    """outcome: one of OUTCOMES; witness: where it fails, in words; by: what refutes it; why: for an undecided one what was tried."""

    outcome: str
    witness: str = ""
    by: str = ""
    why: str = ""


def mutate_command() -> list[str]:
    """The interpreter that looks at mutants."""
    return [sys.executable, "-I", "-m", "mathcheck.registry.mutating"]


def classify(statement: Term, prover: Prover, lemmas: Sequence[Theorem] = (), tried: Sequence[Mapping[str, Any]] = (),
             seconds: float = 5.0) -> Classified:
    """Refute a closed formula, or prove it, or say neither. prover: whether it finds a proof; lemmas: theorems without hypotheses that a
    refutation may use; tried: further witnesses; seconds: about how long a witness is looked for."""
    end = time.monotonic() + seconds
    for witness, seen in _proposed(statement, tried, seconds):
        found = _refuted(statement, witness, lemmas, seen, seconds / 2)
        if found is not None:
            return found
        if time.monotonic() > end:
            break
    if prover(statement):
        return Classified("still true")
    return Classified("undecided", why="no witness and no proof is found")


def _proposed(statement: Term, tried: Sequence[Mapping[str, Any]], seconds: float) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Witnesses, and whether enclosures have seen that the statement fails there."""
    seen = find_witness(statement, seconds / 2)
    if seen is not None:
        yield seen, True
    yield {}, False
    for witness in tried:
        yield witness, False
    guessed = find_witness(statement, seconds / 4, guessing=True)
    if guessed:
        yield guessed, False


def _refuted(statement: Term, witness: Mapping[str, Any], lemmas: Sequence[Theorem], seen: bool, seconds: float) -> Classified | None:
    """By the kernel, first without the lemmas, among which it may search for long; then by enclosures."""
    for known in ((), lemmas) if lemmas else ((),):
        try:
            with _limited(seconds):
                th = refute(statement, witness, known)
        except (MethodError, KernelError, _TooLong):
            continue
        return Classified("refuted" if th.concl == negation(statement) else "ill-posed", witness_words(witness), KERNEL)
    try:
        outcome = refuted_by_enclosures(statement, witness) if seen else None
    except NotRefuted:
        outcome = None
    return None if outcome is None else Classified(outcome, witness_words(witness), ENCLOSURES)


class _TooLong(BaseException):
    """The time is over. No method may take it for a failure of its own."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End what takes longer, in the main thread."""
    def end(_number: int, _frame: object) -> NoReturn:
        raise _TooLong

    outside = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, outside)


def prover(facts: Sequence[Theorem], seconds: float) -> Prover:
    """The prover that this version has, with so many seconds for a goal."""
    try:
        attempt = importlib.import_module("mathcheck.methods.trying").attempt
    except ModuleNotFoundError:
        return lambda goal: _evident(goal, facts, seconds)

    def proves(goal: Term) -> bool:
        try:
            th: Theorem = attempt(goal, facts, seconds)
        except (MethodError, KernelError):
            return False
        return th.concl == goal and not th.hyps

    return proves


def _evident(goal: Term, facts: Sequence[Theorem], seconds: float) -> bool:
    try:
        with _limited(seconds):
            return prove(goal, facts) is not None
    except _TooLong:
        return False


@lru_cache(maxsize=8)
def _replayed(certificate: str, terms: str) -> tuple[Theorem, ...]:
    """The derivation's own steps that may say what a mutant has wrong."""
    own = set(read_terms(terms))
    return tuple({th.concl: th for th in read_certificate(certificate).steps if th.concl in own and telling(th)}.values())


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Look at one mutant."""
    try:
        statement = read_statement(request["statement"])
        lemmas = [th for known in request["known"] for th in _replayed(known["certificate"], known["terms"])]
        tried = [read_witness(at) for at in request["at"]]
    except (KernelError, NotACertificate) as e:
        return {"error": f"the request cannot be read: {e}"}
    seconds = float(request["seconds"])
    try:
        return classify(statement, prover(lemmas, seconds), lemmas, tried, seconds)._asdict()
    except (ArithmeticError, MemoryError, RecursionError) as e:
        return Classified("undecided", why=f"it could not be looked at: {type(e).__name__}")._asdict()


def main() -> int:
    """Answer the requests on standard input until it ends."""
    for module in pkgutil.iter_modules(oracle.__path__):  # an alarm during an import, such as SymPy's, would leave half of it
        importlib.import_module(f"{oracle.__name__}.{module.name}")
    return serve(answer, judges=True)


if __name__ == "__main__":
    sys.exit(main())
