"""Refuting, in a claim's own process, what the claim says is false. Everything returned is plain data, which the audit or the enclosures
of another process decide on: no verdict is made here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..kernel.errors import KernelError
from ..kernel.terms import Term, variable
from ..kernel.text import show
from ..kernel.theorem import Theorem
from ..kernel.writer import write_certificate, write_statement
from ..lang.build import forall, implies
from ..methods.errors import MethodError
from ..methods.refutation import refute
from .witness import witness_words, write_witness


def refutation(statement: Term, given: Mapping[str, Any], lemmas: Sequence[Theorem]) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """A refutation by the kernel, or why there is none and where enclosures may see more; and the witness, which is searched for where
    none is given."""
    refused: MethodError | KernelError | None = None
    proposed = given
    for witness in _witnesses(statement, given):
        proposed = proposed or witness
        try:
            th = refute(statement, witness, lemmas)
        except (MethodError, KernelError) as e:
            refused = e
            continue
        return {"certificate": write_certificate(th.concl, th), "error": None, **_at(witness)}, witness
    why, hint = ("", "") if refused is None else (refused.why, getattr(refused, "hint", ""))
    return {"certificate": None, "error": why, "hint": hint, **_at(proposed)}, proposed


def _witnesses(statement: Term, given: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield given
    if not given:
        from ..numeric.search import find_witness

        for guessing in (False, True):
            found = find_witness(statement, guessing=guessing)
            if found:
                yield found


def _at(witness: Mapping[str, Any]) -> dict[str, Any]:
    return {"witness": witness_words(witness), "at": write_witness(witness)}


def telling(th: Theorem) -> bool:
    """It supposes nothing, and holds for everything, or says what a limit, an infinite sum or something defined is: so it may say why a
    term of a statement has a value, or what the limit is that a twin has wrong."""
    f = th.concl
    return not th.hyps and not f.free and (f.op in ("forall", "exists", "and", "limit") or bool(f.definitions)
                                           or "series" in (a.op for a in f.args))


def goal_fails(goal: Term, given: tuple[Theorem, ...], witness: Mapping[str, Any]) -> dict[str, Any]:
    """A step's goal, under what its premises suppose, refuted at the witness. A goal that fails only where its suppositions
    fail is no evidence, so they are its antecedents."""
    supposed = dict.fromkeys(h for th in given for h in th.hyps)
    closed = implies(*supposed, goal)
    for name, sort in sorted(closed.free, key=lambda pair: pair[0], reverse=True):
        closed = forall(variable(name, sort), closed)
    try:
        th = refute(closed, witness)
    except (KernelError, MethodError) as problem:
        return {"why": f"its goal is not refuted at the witness: {problem.why}"}
    return {"certificate": write_certificate(th.concl, th), "term": write_statement(closed), "goal": show(closed)}
