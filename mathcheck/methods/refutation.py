"""Refuting a closed statement at a witness: a theorem `not S`, or `not d` for a domain condition d without which S cannot be
true."""

from collections.abc import Mapping
from typing import Any

from ..kernel.axioms import axiom
from ..kernel.binding import fresh, instantiate, open_binder, substitute
from ..kernel.continuity import between, continuous_value
from ..kernel.derivative import deriv_unique, deriv_value
from ..kernel.domains import domain, necessary
from ..kernel.equality import subst, sym
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.functions import forall_elim_function
from ..kernel.logic import and_left, and_right, assume, defined, exists_elim, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.sorts import REAL
from ..kernel.terms import BINDERS, FALSE, ZERO, Term, eq, negation, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import differentiate
from .conditions import prove, settle
from .derived import conjuncts, with_hole
from .errors import MethodError
from .library import evident
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
        known = _value_known(args[0])
        positive = prove(args[0], [] if known is None else [known])
        if positive is None:
            raise MethodError(f"{args[0]!r} is not shown at the witness", "check the witness")
        return not_elim(th, positive)
    if op == "exists":
        c = fresh(th.concl.data[0], th.concl.data[1], th.concl, *th.hyps)
        found = conjuncts(assume(open_binder(th.concl, c)))
        # 0 < 0 and not 1 < 0: a contradiction without a constant, such as x < 0 <= x, is no multiple of the latter
        impossible = by_inequalities(ZERO < ZERO, [*found, *evident([f.concl for f in found], found)])
        return exists_elim(th, not_elim(compute(negation(ZERO < ZERO)), impossible), c)
    if th.concl == FALSE:
        return th
    if op == "has_deriv":
        return _wrong_slope(th, witness)
    if op == "continuous":
        return _gap(th, witness)
    return not_elim(_opposite(th.concl), th)


def _wrong_slope(th: Theorem, witness: Mapping[str, Any]) -> Theorem:
    """false, from a derivative that is another number, or at a point where the function has no value."""
    f, a, _ = th.concl.args
    x = fresh("x", REAL, th.concl)
    try:
        slope = differentiate(instantiate(f, x), x, a, [])
    except MethodError:
        return _without_value(deriv_value(th), witness)
    return settle(_falsify(deriv_unique(slope, th), witness), [], th.hyps)


def _gap(th: Theorem, witness: Mapping[str, Any]) -> Theorem:
    """false, from continuity on an interval with a point where the function has no value: the witness names it as the variable."""
    name = th.concl.data[0]
    if name not in witness:
        raise MethodError(f"the witness does not say where {th.concl!r} fails", f"add {name}=.., a point where it has no value")
    point = number(witness[name])
    _, a, b = th.concl.args
    bounds = [prove(h, []) for h in between(a, b, point)]
    if bounds[0] is None or bounds[1] is None:
        raise MethodError(f"{point!r} is not shown to lie between the bounds of {th.concl!r}", "choose a point between them")
    return _without_value(continuous_value(th, bounds[0], bounds[1]), witness)


def _without_value(th: Theorem, witness: Mapping[str, Any]) -> Theorem:
    """false, from t = t where a condition of t fails."""
    for d in domain(th.concl):
        try:
            return _falsify(defined(th, d), witness)
        except (MethodError, KernelError):
            continue
    raise MethodError(f"{th.concl.args[0]!r} is not shown to have no value", "choose a point where a divisor is 0, for example")


def _opposite(atom: Term) -> Theorem:
    """not atom, for a closed atom that is false; a few values of elementary functions are known, others enclosed."""
    known = _value_known(atom)
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


_VALUES = {"exp": ("exp-zero",), "sin": ("sin-zero",), "cos": ("cos-zero", "cos-half-pi"), "atan": ("atan-zero",)}


def _value_known(t: Term) -> Theorem | None:
    """f(a) as a number, for a subterm f(a) outside binders with a closed a at which an axiom gives the value of f."""
    if t.op in _VALUES and not t.args[0].free and not t.loose:
        for name in _VALUES[t.op]:
            known = axiom(name)
            same = prove(eq(known.concl.args[0].args[0], t.args[0]), [])
            if same is not None:
                hole = fresh("hole", REAL, t)
                return subst(same, known, eq(Term(t.op, (hole,)), known.concl.args[1]), hole)
        return None
    for a in t.args[1:] if t.op in BINDERS else t.args:
        found = _value_known(a)
        if found is not None:
            return found
    return None
