"""Case distinctions where |a|, max(a, b) or min(a, b) occurs, and over the few values of an integer between two literals."""

from collections.abc import Sequence

from ...kernel.binding import substitute
from ...kernel.equality import subst, sym
from ...kernel.logic import assume, or_elim
from ...kernel.order import abs_of_nonnegative, abs_of_nonpositive, inequality, max_min
from ...kernel.sorts import INT, NAT
from ...kernel.terms import ZERO, Term, eq, le, lt, number, variable
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..casewise import between
from ..conditions import prove as evidently
from ..derived import compare, cut_all
from .bounds import subterms
from .intervals import approximate, interval
from .rewriting import Rewriting
from .search import Search

_MAX_VALUES = 40


def absolute_values(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the signs of what stands between bars, and by which of two is the larger."""
    terms = [goal, *(f.concl for f in facts)]
    inner = next((t for t in subterms(terms) if t.op in ("abs", "max", "min") and not t.loose), None)
    if inner is None:
        return None
    a, b = (inner.args[0], ZERO) if inner.op == "abs" else inner.args
    low, high = le(a, b), le(b, a)

    def under(case: Term, order: Term, equation: Theorem) -> Theorem:
        now = Rewriting(goal, facts, ()).with_equation(equation)
        known = [f for f in now.facts if inner not in subterms([f.concl])]
        return now.restored(search.prove(now.goal, [*known, assume(case)]))

    if inner.op == "abs":
        values = abs_of_nonpositive(assume(low)), abs_of_nonnegative(assume(high))
    else:
        values = max_min(assume(low), inner.op, 0), max_min(assume(high), inner.op, 1)
    first = under(low, low, values[0])
    second = under(high, high, values[1])
    order = [(first, inequality(low, ("have", assume(lt(a, b))))), (first, by_inequalities(low, [assume(eq(a, b))])),
             (second, inequality(high, ("have", assume(lt(b, a)))))]
    return compare(a, b, *(cut_all([weak], th) for th, weak in order))


def few_values(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """At each of the few values that an integer can have."""
    for n in (variable(*v) for v in sorted(goal.free, key=repr) if v[1] in (NAT, INT)):
        here = interval(n, facts)
        if here.low is None or here.high is None:
            continue
        low, high = approximate(here.low.at), approximate(here.high.at)
        if low is None or high is None:
            continue
        first, last = _whole(low, here.low.strict), _whole(-high, here.high.strict)
        if -last < first or -last - first > _MAX_VALUES:
            continue
        ends = evidently(le(number(first), n), facts), evidently(le(n, number(-last)), facts)
        if ends[0] is None or ends[1] is None:
            continue
        branches = []
        for k in range(first, -last + 1):
            case = assume(eq(n, number(k)))
            known = [subst(case, f, f.concl, n) if (n.data, n.sort) in f.concl.free else f for f in facts]
            branches.append(subst(sym(case), search.prove(substitute(goal, n, number(k)), known), goal, n))
        return _eliminated(between(ends[0], ends[1]), branches)
    return None


def _whole(q: object, strict: bool) -> int:
    """The least integer that is at least (more than) q."""
    import math
    from fractions import Fraction

    value = Fraction(q) if isinstance(q, (int, Fraction)) else Fraction(0)
    least = math.ceil(value)
    return least + 1 if strict and least == value else least


def _eliminated(options: Theorem, branches: Sequence[Theorem]) -> Theorem:
    if len(branches) == 1:
        return cut_all([options], branches[0])
    return or_elim(options, branches[0], _eliminated(assume(options.concl.args[1]), branches[1:]))


__all__ = ["absolute_values", "few_values"]
