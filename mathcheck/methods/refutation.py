"""Refuting a closed statement at a witness: a theorem `not S`, or `not d` for a domain condition d without which S cannot be
true."""

from collections.abc import Mapping
from typing import Any

from ..kernel.axioms import axiom
from ..kernel.binding import fresh, substitute
from ..kernel.domains import necessary
from ..kernel.equality import subst, sym
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.functions import forall_elim_function
from ..kernel.logic import and_left, and_right, assume, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.sorts import REAL
from ..kernel.terms import BINDERS, FALSE, ZERO, Term, eq, negation, number
from ..kernel.theorem import Theorem
from .conditions import prove, settle
from .derived import with_hole
from .errors import MethodError
from .separating import separated


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
    """not atom, for a closed atom that is false; exp, sin and cos are known at 0, other values by enclosures."""
    known = _value_at_zero(atom)
    if known is not None:
        left, right = known.concl.args
        hole = fresh("hole", REAL, atom)
        pattern = with_hole(atom, left, hole)
        return subst(sym(known), _opposite(substitute(pattern, hole, right)), negation(pattern), hole)
    try:
        return compute(negation(atom))
    except KernelError as e:
        apart = separated(negation(atom))
        if apart is not None:
            return apart
        if e.why == "the formula is false" or separated(atom) is not None:
            raise MethodError(f"at the witness it says {atom!r}, which is true", "choose a witness where the statement fails") from e
        if atom.free:
            raise MethodError(f"at the witness {atom!r} still has variables", "give every variable a value") from e
        raise


def _shown(witness: Mapping[str, Any]) -> str:
    return ", ".join(f"{k} = {v}" for k, v in witness.items()) or "no witness"


def _value_at_zero(t: Term) -> Theorem | None:
    """f(a) = f(0) as a number, for a subterm f(a) outside binders with f one of exp, sin, cos and a closed a that is 0."""
    if t.op in ("exp", "sin", "cos") and not t.args[0].free and not t.loose:
        try:
            is_zero = compute(eq(t.args[0], ZERO))
        except KernelError:
            return None
        hole = fresh("hole", REAL, t)
        at_zero = axiom(f"{t.op}-zero")
        return subst(sym(is_zero), at_zero, eq(Term(t.op, (hole,)), at_zero.concl.args[1]), hole)
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found = _value_at_zero(a)
        if found is not None:
            return found
    return None
