"""|f(x) - f(y)| <= c*|x - y| by the size of the derivative: c*t + f(t) and c*t - f(t) both rise."""

from collections.abc import Sequence
from typing import NamedTuple

from ...kernel.binding import fresh, substitute
from ...kernel.equality import subst
from ...kernel.logic import assume
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Term, eq, le, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..derived import compare
from ..monotony import rising
from .bounds import bounds
from .linear import combination
from .search import Search


class _Difference(NamedTuple):
    """f(x) - f(y) or f(y) - f(x), at most c times |x - y|; f is written with x."""

    f: Term
    c: Term
    x: Term
    y: Term


def by_slope(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """A difference of values by the size of the derivative."""
    from .splits import absolute_values

    said = _difference(goal)
    if said is None:
        return None
    x, y = said.x, said.y
    branches = []
    for low, high in ((x, y), (y, x)):
        given = assume(lt(low, high))
        known = [*facts, given, *_growths(search, said, low, high, [*facts, given])]
        th = search.by((absolute_values,), goal, known)
        if th is None:
            return None
        branches.append(th)
    equal = assume(eq(x, y))
    outer = [g for g in facts if (x.data, x.sort) not in g.concl.free]
    at_one = search.prove(substitute(goal, x, y), outer)
    hole = fresh("hole", REAL, goal)
    same = subst(by_inequalities(eq(y, x), [equal]), at_one, substitute(goal, x, hole), hole)
    return compare(x, y, branches[0], same, branches[1])


def _growths(search: Search, said: _Difference, low: Term, high: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    """c*low + f(low) <= c*high + f(high), and with c*t - f(t)."""
    t = fresh("t", REAL, said.f, low, high, *(s for g in facts for s in (*g.hyps, g.concl)))
    near = [*facts, assume(lt(low, t)), assume(lt(t, high))]
    f = substitute(said.f, said.x, t)
    raw = search.settled(differentiate(f, t, t, [*near, *bounds([f], near)]), near)
    d = raw.concl.args[2]
    found = []
    for rises, slope in ((said.c * t + f, said.c + d), (said.c * t - f, said.c - d)):
        steep = derivative.run(deriv(rises, t, t, slope), (raw,))
        sign = search.prove(le(ZERO, slope), near)
        grows = le(substitute(rises, t, low), substitute(rises, t, high))
        found.append(search.settled(rising(t, low, high).run(grows, (steep, sign, *facts)), facts))
    return found


def _difference(goal: Term) -> _Difference | None:
    """What a goal |f(x) - f(y)| <= c*|x - y| is about; None for another goal."""
    if goal.op != "le" or goal.args[0].op != "abs" or goal.args[0].args[0].op != "sub":
        return None
    bound = combination(goal.args[1])
    if len(bound) != 1:
        return None
    ((unit, c),) = bound.items()
    if len(unit) != 1 or unit[0].op != "abs" or c <= 0 or unit[0].args[0].op != "sub":
        return None
    x, y = unit[0].args[0].args
    if any(v.op != "var" or v.sort is not REAL for v in (x, y)):
        return None
    for f, g in (goal.args[0].args[0].args, goal.args[0].args[0].args[::-1]):
        if (y.data, y.sort) not in f.free and substitute(f, x, y) == g and f != x:
            return _Difference(f, number(c if c.denominator > 1 else c.numerator), x, y)
    return None


__all__ = ["by_slope"]
