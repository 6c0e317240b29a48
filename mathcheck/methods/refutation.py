"""Refuting a closed statement at a witness: a theorem `not S`, or `not d` for a domain condition d without which S cannot be
true."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..kernel.axioms import axiom
from ..kernel.binding import fresh, instantiate, open_binder, substitute
from ..kernel.continuity import between, continuous_value
from ..kernel.derivative import deriv_unique, deriv_value
from ..kernel.domains import domain, necessary
from ..kernel.equality import subst, sym
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.functions import forall_elim_function
from ..kernel.limits import limit_unique
from ..kernel.logic import and_left, and_right, assume, defined, exists_elim, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.order import inequality
from ..kernel.series import series_limit
from ..kernel.sorts import REAL
from ..kernel.terms import BINDERS, FALSE, ZERO, Term, eq, negation, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import differentiate
from .conditions import opened, prove, settle, settled, specialised
from .derived import conjuncts, cut_all, rewrite, with_hole
from .errors import MethodError
from .eventually import Approach
from .facts import flat
from .library import aliases, evident
from .limit_finder import Finder, at_number, series_known
from .matching import matched
from .separating import separated
from .series import nonnegative_terms, partial_below
from .wellposed import met

_MAX_CASES = 8  # disjunctions and existences that are opened, one inside the other


class _Case(NamedTuple):
    """What a refutation may use: the variables' values, and theorems without hypotheses that say what limits and infinite sums are."""

    witness: Mapping[str, Any]
    lemmas: Sequence[Theorem]


def refute(statement: Term, witness: Mapping[str, Any], lemmas: Sequence[Theorem] = ()) -> Theorem:
    """`|- not S`, or `|- not d` for a condition d that S cannot be true without, the variables taking the witness's values. lemmas:
    theorems without hypotheses, such as the true limit that the statement has wrong.

    Raises MethodError if the statement is not shown false (or without a value) there.
    """
    case = _Case(witness, [*lemmas, *(th for lemma in lemmas if (th := _at_witness(lemma, witness)) is not None)])
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


def _at_witness(lemma: Theorem, witness: Mapping[str, Any]) -> Theorem | None:
    """A lemma about a function, which nothing would find by comparing terms, at the function of that name in the witness."""
    th = lemma
    try:
        while th.concl.op == "forall" and th.concl.data[0] in witness:
            th = _instance(th, witness[th.concl.data[0]])
    except KernelError:  # another sort
        return None
    functions = any(isinstance(v, tuple) for v in witness.values())
    return settled(th, [], lemma.hyps) if functions and th is not lemma else None


def _instance(th: Theorem, given: Any) -> Theorem:
    """A universal statement at a value of the witness."""
    if isinstance(given, tuple):  # a function: its parameters, then its value
        *params, body = given
        return forall_elim_function(th, tuple(params), number(body))
    return forall_elim(th, number(given))


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
        return _falsify(_instance(th, case.witness[name]), case)
    if op == "imp":
        antecedent = (prove(args[0], []) or prove(args[0], case.lemmas) or met(args[0], case.witness, case.lemmas)
                      or _shown_by_values(args[0], case))
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
        such = open_binder(th.concl, c)
        if such.op == "exists":
            return exists_elim(th, _falsify(assume(such), case), c)
        found = conjuncts(assume(such))
        found += [_unique(f, case) for f in found if f.concl.op == "limit"]
        for f in found:
            if f.concl == FALSE:
                return exists_elim(th, f, c)
            if f.concl.op == "forall" and f.concl.data[0] in case.witness:
                return exists_elim(th, settle(_falsify(f, case), [*found, *case.lemmas], th.hyps + f.hyps), c)
        return exists_elim(th, _impossible(found), c)
    if th.concl == FALSE:
        return th
    if op == "has_deriv":
        return _wrong_slope(th, case)
    if op == "continuous":
        return _gap(th, case)
    if op == "limit":
        return _wrong_limit(th, case)
    if op in ("lt", "le") and args[0].op == "series" and args[0].data[0] in case.witness:
        return _partial_sum_above(th, case)
    if "series" in [a.op for a in args]:
        return _wrong_sum(th, case)
    if (value := _call_value(th.concl, case)) is not None:
        return _falsify(rewrite(value, th), case)
    try:
        return not_elim(_opposite(th.concl), th)
    except (MethodError, KernelError) as e:
        try:
            return _impossible([th, *case.lemmas])
        except MethodError:
            raise e from None


def _impossible(facts: Sequence[Theorem], cases: int = _MAX_CASES) -> Theorem:
    """false, from facts that arithmetic finds to exclude each other: in each case that they leave, for whatever exists by them."""
    known = flat(facts)
    open_fact = next((f for f in known if f.concl.op in ("or", "exists")), None)
    if open_fact is not None and cases > 0:
        others = [f for f in known if f is not open_fact]
        if open_fact.concl.op == "or":
            left, right = (_impossible([assume(side), *others], cases - 1) for side in open_fact.concl.args)
            return or_elim(open_fact, left, right)
        c = fresh(*open_fact.concl.data, open_fact.concl, *(t for f in known for t in (*f.hyps, f.concl)))
        return exists_elim(open_fact, _impossible([assume(open_binder(open_fact.concl, c)), *others], cases - 1), c)
    # 0 < 0 and not 1 < 0: a contradiction without a constant, such as x < 0 <= x, is no multiple of the latter
    terms = [f.concl for f in known]
    impossible = by_inequalities(ZERO < ZERO, [*known, *evident(terms, known), *aliases(terms)])
    return not_elim(compute(negation(ZERO < ZERO)), impossible)


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
    except MethodError as e:
        raise MethodError(f"the limit of {f!r}, {finder.to}, is not known",
                          "choose a witness where it is, or prove it as a closed step of the claim") from e
    return settle(limit_unique(actual, at_number(th)), case.lemmas, th.hyps)


def _partial_sum_above(th: Theorem, case: _Case) -> Theorem:
    """false, from an infinite sum of nonnegative terms that is less than one of its partial sums; the witness gives the index up to
    which to sum, as the sum's own variable."""
    t, bound = th.concl.args
    partial = partial_below(t, number(case.witness[t.data[0]]), nonnegative_terms(t, case.lemmas))
    less = inequality(Term(th.concl.op, (partial.concl.args[0], bound)), ("add", ("have", partial), ("have", th)))
    return settle(_falsify(less, case), [*case.lemmas, th], th.hyps)


def _wrong_sum(th: Theorem, case: _Case) -> Theorem:
    """false, from a comparison of an infinite sum whose value is known and contradicts it, or that has none."""
    t = next(side for side in th.concl.args if side.op == "series")
    known = _sum_known(t, th, case)
    if known.concl == FALSE:
        return known
    hole = fresh("hole", REAL, th.concl, known.concl)
    pattern = Term(th.concl.op, tuple(hole if a == t else a for a in th.concl.args))
    return settle(_falsify(subst(known, th, pattern, hole), case), case.lemmas, th.hyps)


def _sum_known(t: Term, th: Theorem, case: _Case) -> Theorem:
    """t = S for an infinite sum of which th says something, from a lemma or the limit of the partial sums; or false."""
    known = series_known(t, case.lemmas)
    if known is not None:
        return known
    tends = cut_all((defined(th, d) for d in domain(t)), series_limit(t))
    try:
        same = _unique(tends, case)
    except MethodError as e:
        raise MethodError(f"the value of {t!r} is not known",
                          f"prove it as a closed step of the claim, or where a partial sum contradicts it, give {t.data[0]}=.., the last "
                          "index to sum up to") from e
    return same if same.concl == FALSE else sym(same)


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


def _shown_by_values(atom: Term, case: _Case) -> Theorem | None:
    """An atom that is true by what the lemmas say its defined functions are there."""
    value = _call_value(atom, case)
    if value is None:
        return prove(atom, [])
    call, number_there = value.concl.args
    hole = fresh("hole", call.sort, atom)
    pattern = with_hole(atom, call, hole)
    shown = _shown_by_values(substitute(pattern, hole, number_there), case)
    return None if shown is None else subst(sym(value), shown, pattern, hole)


def _call_value(t: Term, case: _Case) -> Theorem | None:
    """f(a) = b for a closed f(a) in t, f being defined, where a lemma says `forall .. f(..) = ..` and b names no definition."""
    if t.op == "call" and not t.free and not t.loose:
        for lemma in case.lemmas:
            names, equation = opened(lemma.concl, [t])
            if equation.op != "eq" or equation.args[1].definitions:
                continue
            values = matched(equation.args[0], t, frozenset(names))
            if values is not None and len(values) == len(names):
                th = specialised(lemma, [values[x] for x in names], case.lemmas, 0)
                if th is not None:
                    return th
    return next((th for a in (t.args[1:] if t.op in BINDERS else t.args) if (th := _call_value(a, case)) is not None), None)


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
            raise MethodError(f"at the witness it says {atom!r}, which is true",
                              "choose a witness where the statement fails; where there is none, it is true") from e
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
