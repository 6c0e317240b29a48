"""Integrals of |u|, max(u, v) and min(u, v): the interval is cut where u = v, and on each piece the smooth function takes the place."""

import itertools
from collections.abc import Sequence

from ...kernel.binding import fresh, open_binder
from ...kernel.equality import refl, subst, sym
from ...kernel.integral import integral_congruence, integral_split
from ...kernel.logic import assume
from ...kernel.order import abs_of_nonnegative, abs_of_nonpositive, max_min
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Term, eq, le, lt
from ...kernel.theorem import Theorem
from ..algebraic import evaluated
from ..arithmetic import by_inequalities
from ..continuity import show_continuous, under
from ..derived import with_hole
from ..errors import MethodError
from .bounds import bounds, subterms
from .intervals import approximate, sign_at
from .rewriting import Rewriting
from .search import Search


def cut_at_kinks(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By cutting integrals where their integrands have kinks."""
    for whole in (t for t in subterms([goal]) if t.op == "integral" and not t.loose):
        x = fresh(whole.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
        kink = next((t for t in subterms([open_binder(whole, x)])
                     if t.op in ("abs", "max", "min") and (x.data, x.sort) in t.free and not t.loose), None)
        if kink is not None:
            now = Rewriting(goal, facts, ()).with_equation(_smooth(search, whole, x, kink, facts))
            return now.restored(search.prove(now.goal, now.facts))
    return None


def _smooth(search: Search, whole: Term, x: Term, kink: Term, facts: tuple[Theorem, ...]) -> Theorem:
    """The integral as a sum of integrals of functions without the kink."""
    f, (a, b) = open_binder(whole, x), whole.args[1:]
    points = _inner_points(search, whole, x, kink, facts)
    ends = [a, *points, b]
    known = [*facts, *bounds(ends, facts)]
    result = refl(whole)
    for k, point in enumerate(points):
        # first + (the rest from this point on)
        parts = [show_continuous(f, x, p, q, known) for p, q in ((ends[k], point), (point, b))]
        result = _replaced(result, sym(integral_split(*parts)))
    for p, q in itertools.pairwise(ends):
        result = _replaced(result, _on_piece(search, Term("integral", (whole.args[0], p, q), whole.data), x, kink, facts))
    return search.settled(result, facts)


def _replaced(result: Theorem, equation: Theorem) -> Theorem:
    """result with the right side of the equation in the place of its left one, on the right."""
    left, right = result.concl.args
    old = equation.concl.args[0]
    hole = fresh("hole", REAL, result.concl, equation.concl)
    return subst(equation, result, eq(left, with_hole(right, old, hole)), hole)


def _sides(kink: Term) -> tuple[Term, Term]:
    return (kink.args[0], ZERO) if kink.op == "abs" else (kink.args[0], kink.args[1])


def _inner_points(search: Search, whole: Term, x: Term, kink: Term, facts: Sequence[Theorem]) -> list[Term]:
    """Where the two sides are equal, inside the interval, from left to right."""
    from ...oracle.solutions import solutions

    a, b = whole.args[1:]
    found = [t for t in solutions(eq(*_sides(kink)), x) if (x.data, x.sort) not in t.free
             and search.briefly(lt(a, t), facts, 1.0) is not None and search.briefly(lt(t, b), facts, 1.0) is not None]
    return sorted(found, key=lambda t: approximate(t) or 0)


def _on_piece(search: Search, piece: Term, x: Term, kink: Term, facts: Sequence[Theorem]) -> Theorem:
    """integral(f, x, p, q) = integral(g, x, p, q), the kink in f replaced by what it equals there."""
    f, (p, q) = open_binder(piece, x), piece.args[1:]
    order = search.prove(le(p, q), facts)
    guards = [assume(le(Term("min", (p, q)), x)), assume(le(x, Term("max", (p, q))))]
    opened = [*guards, *(th for g in guards for th in evaluated(g.concl, (order,)))]
    near = [*facts, *(by_inequalities(g, [order, *opened]) for g in (le(p, x), le(x, q)))]
    equal = _value(search, kink, x, near, (p, q))
    hole = fresh("hole", REAL, f, equal.concl)
    same = subst(equal, refl(f), eq(f, with_hole(f, kink, hole)), hole)
    known = [*facts, order, *bounds([f], facts)]
    return integral_congruence(show_continuous(f, x, p, q, known), under(same, x, guards, known), x)


def _value(search: Search, kink: Term, x: Term, facts: Sequence[Theorem], ends: tuple[Term, Term]) -> Theorem:
    """What |u| or max(u, v) is where the facts put x."""
    u, v = _sides(kink)
    p, q = (approximate(t) for t in ends)
    middle = None if p is None or q is None else sign_at(u - v, x, (p + q) / 2)
    for side in ((0, 1) if middle == -1 else (1, 0)):
        order = search.found(le(v, u) if side else le(u, v), facts)
        if order is not None:
            if kink.op == "abs":
                return abs_of_nonnegative(order) if side else abs_of_nonpositive(order)
            return max_min(order, kink.op, side)
    raise MethodError(f"the value of {kink!r} is not found on a piece of the interval", goal=kink)


__all__ = ["cut_at_kinks"]
