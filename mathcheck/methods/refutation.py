"""Refuting a closed statement at a witness: a theorem `not S`, or `not d` for a domain condition d without which S cannot be
true."""

from collections.abc import Mapping
from typing import Any

from ..kernel.domains import necessary
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.functions import forall_elim_function
from ..kernel.logic import and_left, and_right, assume, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.terms import FALSE, Term, negation, number
from ..kernel.theorem import Theorem
from .conditions import prove, settle
from .errors import MethodError


def refute(statement: Term, witness: Mapping[str, Any]) -> Theorem:
    """`|- not S`, or `|- not d` for a condition d that S cannot be true without, the variables taking the witness's values.

    Raises MethodError if the statement is not shown false (or without a value) there.
    """
    try:
        return _denied(statement, witness)
    except (MethodError, KernelError) as e:
        first: MethodError | KernelError = e
    for d in necessary(statement):
        try:
            return _denied(d, witness)
        except (MethodError, KernelError):
            continue
    raise MethodError(f"the statement is not refuted at {_shown(witness)}: {first.why}",
                      getattr(first, "hint", "") or "check the witness against the twin's statement", statement=statement)


def _denied(formula: Term, witness: Mapping[str, Any]) -> Theorem:
    false = _falsify(assume(formula), witness)
    return settle(not_intro(false, formula), [], [])


def _falsify(th: Theorem, witness: Mapping[str, Any]) -> Theorem:
    """false, from a theorem that the witness contradicts."""
    op, args = th.concl.op, th.concl.args
    if op == "forall":
        name = th.concl.data[0]
        if name not in witness:
            raise MethodError(f"the witness gives no value for {name}", f"add {name}=... to refuted_at")
        value = witness[name]
        if isinstance(value, tuple):  # a function: its parameters, then its value
            *params, body = value
            return _falsify(forall_elim_function(th, tuple(params), number(body)), witness)
        return _falsify(forall_elim(th, number(value)), witness)
    if op == "imp":
        antecedent = prove(args[0], [])
        if antecedent is None:
            raise MethodError(f"at the witness the hypothesis {args[0]!r} is not shown to hold", "choose a witness that meets it")
        return _falsify(imp_elim(th, antecedent), witness)
    if op == "and":
        try:
            return _falsify(and_left(th), witness)
        except (MethodError, KernelError):
            return _falsify(and_right(th), witness)
    if op == "or":
        left, right = (_falsify(assume(a), witness) for a in args)
        return or_elim(th, left, right)
    if op == "not":
        positive = prove(args[0], [])
        if positive is None:
            raise MethodError(f"{args[0]!r} is not shown at the witness", "check the witness")
        return not_elim(th, positive)
    if th.concl == FALSE:
        return th
    return not_elim(_opposite(th.concl), th)


def _opposite(atom: Term) -> Theorem:
    try:
        return compute(negation(atom))
    except KernelError as e:
        if e.why == "the formula is false":
            raise MethodError(f"at the witness it says {atom!r}, which is true", "choose a witness where the statement fails") from e
        if atom.free:
            raise MethodError(f"at the witness {atom!r} still has variables", "give every variable a value") from e
        raise


def _shown(witness: Mapping[str, Any]) -> str:
    return ", ".join(f"{k} = {v}" for k, v in witness.items()) or "no witness"
