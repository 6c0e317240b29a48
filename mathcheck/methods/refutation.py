"""Refuting a closed statement at a witness: a theorem `not S`, or `not d` for a domain condition d without which S cannot be
true."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..kernel.algebra import field
from ..kernel.axioms import axiom
from ..kernel.binding import fresh, instantiate, open_binder, substitute
from ..kernel.continuity import between, continuous_value
from ..kernel.derivative import deriv_unique, deriv_value
from ..kernel.domains import domain, necessary
from ..kernel.equality import subst, sym, trans
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute, value
from ..kernel.functions import forall_elim_function
from ..kernel.limits import limit_constant, limit_unique
from ..kernel.logic import and_left, and_right, assume, defined, exists_elim, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.order import inequality
from ..kernel.sorts import REAL
from ..kernel.terms import BINDERS, FALSE, ZERO, Term, eq, negation, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import differentiate
from .conditions import opened, prove, settle, specialised
from .derived import conjuncts, with_hole
from .errors import MethodError
from .eventually import Approach
from .library import evident
from .limit_finder import Finder, at_number
from .matching import matched
from .separating import separated
from .series import nonnegative_terms, partial_below


class _Case(NamedTuple):
    """What a refutation may use: the variables' values, and theorems without hypotheses that say what limits and infinite sums are."""

    witness: Mapping[str, Any]
    lemmas: Sequence[Theorem]


def refute(statement: Term, witness: Mapping[str, Any], lemmas: Sequence[Theorem] = ()) -> Theorem:
    """`|- not S`, or `|- not d` for a condition d that S cannot be true without, the variables taking the witness's values. lemmas:
    theorems without hypotheses, such as the true limit that the statement has wrong.

    Raises MethodError if the statement is not shown false (or without a value) there.
    """
    case = _Case(witness, lemmas)
    try:
        return _denied(statement, case)
    except (MethodError, KernelError) as e:
        first: MethodError | KernelError = e
    for d in necessary(statement):
        try:
            return _denied(d, case)
        except (MethodError, KernelError):
            continue
    raise MethodError(f"the statement is not refuted at {_shown(witness)}: {first.why}",
                      getattr(first, "hint", "") or "check the witness against the twin's statement", statement=statement)


def _denied(formula: Term, case: _Case) -> Theorem:
    false = _falsify(assume(formula), case)
    return settle(not_intro(false, formula), case.lemmas, [])


def _falsify(th: Theorem, case: _Case) -> Theorem:
    """false, from a theorem that the witness contradicts."""
    op, args = th.concl.op, th.concl.args
    if op == "forall":
        name = th.concl.data[0]
        if name not in case.witness:
            raise MethodError(f"the witness gives no value for {name}", f"add {name}=... to refuted_at")
        given = case.witness[name]
        if isinstance(given, tuple):  # a function: its parameters, then its value
            *params, body = given
            return _falsify(forall_elim_function(th, tuple(params), number(body)), case)
        return _falsify(forall_elim(th, number(given)), case)
    if op == "imp":
        antecedent = prove(args[0], [])
        if antecedent is None:
            raise MethodError(f"at the witness the hypothesis {args[0]!r} is not shown to hold", "choose a witness that meets it")
        return _falsify(imp_elim(th, antecedent), case)
    if op == "and":
        try:
            return _falsify(and_left(th), case)
        except (MethodError, KernelError):
            return _falsify(and_right(th), case)
    if op == "or":
        left, right = (_falsify(assume(a), case) for a in args)
        return or_elim(th, left, right)
    if op == "not":
        known = _value_known(args[0])
        positive = prove(args[0], case.lemmas if known is None else [known])
        if positive is None:
            raise MethodError(f"{args[0]!r} is not shown at the witness", "check the witness")
        return not_elim(th, positive)
    if op == "exists":
        c = fresh(th.concl.data[0], th.concl.data[1], th.concl, *th.hyps)
        found = conjuncts(assume(open_binder(th.concl, c)))
        found += [_unique(f, case) for f in found if f.concl.op == "limit"]
        if any(f.concl == FALSE for f in found):
            return exists_elim(th, found[-1], c)
        # 0 < 0 and not 1 < 0: a contradiction without a constant, such as x < 0 <= x, is no multiple of the latter
        impossible = by_inequalities(ZERO < ZERO, [*found, *evident([f.concl for f in found], found)])
        return exists_elim(th, not_elim(compute(negation(ZERO < ZERO)), impossible), c)
    if th.concl == FALSE:
        return th
    if op == "has_deriv":
        return _wrong_slope(th, case)
    if op == "continuous":
        return _gap(th, case)
    if op == "limit":
        return _wrong_limit(th, case)
    if op in ("lt", "le") and args[0].op == "series":
        return _partial_sum_above(th, case)
    if op == "eq" and "series" in (args[0].op, args[1].op):
        return _wrong_sum(th, case)
    return not_elim(_opposite(th.concl), th)


def _wrong_slope(th: Theorem, case: _Case) -> Theorem:
    """false, from a derivative that is another number, or at a point where the function has no value."""
    f, a, _ = th.concl.args
    x = fresh("x", REAL, th.concl)
    try:
        slope = differentiate(instantiate(f, x), x, a, [])
    except MethodError:
        return _without_value(deriv_value(th), case)
    return settle(_falsify(deriv_unique(slope, th), case), [], th.hyps)


def _wrong_limit(th: Theorem, case: _Case) -> Theorem:
    """false, from a limit that is another."""
    return settle(_falsify(_unique(th, case), case), case.lemmas, th.hyps)


def _unique(th: Theorem, case: _Case) -> Theorem:
    """L = M for a limit M and the true one, L: by the rules, by a lemma, or because the function is eventually a constant; or false."""
    x = fresh(th.concl.data[0], th.concl.data[1], th.concl, *th.hyps)
    finder = Finder(Approach(x, th.concl.args[1]), case.lemmas)
    f = open_binder(th.concl, x)
    try:
        actual = at_number(finder.find(f))
    except MethodError:
        actual = _constant_limit(finder, f)
    return settle(limit_unique(actual, at_number(th)), case.lemmas, th.hyps)


def _constant_limit(finder: Finder, f: Term) -> Theorem:
    """lim f = c for a function that algebra shows to be c where it has a value."""
    x = finder.to.x
    for sample in (7, 8):
        try:
            c = number(value(substitute(f, x, number(sample))))
            return finder.congruent(limit_constant(c, x, finder.to.p), field(c, f))
        except KernelError:
            continue
    raise MethodError(f"the limit of {f!r}, {finder.to}, is not known",
                      "choose a witness where it is, or prove it as a closed step of the claim")


def _partial_sum_above(th: Theorem, case: _Case) -> Theorem:
    """false, from an infinite sum of nonnegative terms that is less than one of its partial sums; the witness gives the index up to
    which to sum, as the sum's own variable."""
    t, bound = th.concl.args
    name = t.data[0]
    if name not in case.witness:
        raise MethodError(f"the witness does not say how many terms of {t!r} exceed {bound!r}",
                          f"add {name}=.., the last index to sum up to")
    partial = partial_below(t, number(case.witness[name]), nonnegative_terms(t, case.lemmas))
    less = inequality(Term(th.concl.op, (partial.concl.args[0], bound)), ("add", ("have", partial), ("have", th)))
    return settle(_falsify(less, case), [*case.lemmas, th], th.hyps)


def _wrong_sum(th: Theorem, case: _Case) -> Theorem:
    """false, from an infinite sum that a lemma says has another value."""
    t = next(side for side in th.concl.args if side.op == "series")
    for lemma in case.lemmas:
        names, pattern = opened(lemma.concl, [th.concl])
        for side in pattern.args if pattern.op == "eq" else ():
            values = matched(side, t, frozenset(names)) if side.op == "series" else None
            if values is not None and len(values) == len(names):
                known = specialised(lemma, [values[v] for v in names], case.lemmas, 0)
                if known is not None and known.concl.op == "eq" and t in known.concl.args:
                    known = known if known.concl.args[0] == t else sym(known)
                    return _falsify(trans(sym(known), th if th.concl.args[0] == t else sym(th)), case)
    raise MethodError(f"the value of {t!r} is not known", "prove it as a closed step of the claim")


def _gap(th: Theorem, case: _Case) -> Theorem:
    """false, from continuity on an interval with a point where the function has no value: the witness names it as the variable."""
    name = th.concl.data[0]
    if name not in case.witness:
        raise MethodError(f"the witness does not say where {th.concl!r} fails", f"add {name}=.., a point where it has no value")
    point = number(case.witness[name])
    _, a, b = th.concl.args
    bounds = [prove(h, []) for h in between(a, b, point)]
    if bounds[0] is None or bounds[1] is None:
        raise MethodError(f"{point!r} is not shown to lie between the bounds of {th.concl!r}", "choose a point between them")
    return _without_value(continuous_value(th, bounds[0], bounds[1]), case)


def _without_value(th: Theorem, case: _Case) -> Theorem:
    """false, from t = t where a condition of t fails."""
    for d in domain(th.concl):
        try:
            return _falsify(defined(th, d), case)
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
