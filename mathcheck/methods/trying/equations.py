"""Equations: by algebra with the equations among the facts, after writing everything simply, by equal squares, by a derivative 0."""

from collections.abc import Sequence

from ...kernel.binding import fresh, substitute
from ...kernel.equality import refl, subst
from ...kernel.evaluation import compute
from ...kernel.logic import assume, ex_falso, excluded_middle, not_elim, or_elim
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Term, eq, le, lt, ne, negation, variable
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..algebraic import algebra, elimination
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..conditions import prove as evidently
from ..derived import absurd
from ..logical import strictness
from ..monotony import constancy
from .bounds import bounds, subterms
from .intervals import interval
from .laws import law
from .limited import at_most
from .rewriting import simplified
from .search import Search


@at_most(3)
def computed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By exact computation."""
    return None if goal.free else compute(goal)


@at_most(3)
def algebraic(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By algebra and the given equations."""
    return algebra.run(goal, facts)


@at_most(3)
def eliminated(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By eliminating with the given equations and the laws of the functions that occur."""
    equations = [f for f in facts if f.concl.op == "eq"]
    known = [*equations, *(f for f in bounds([goal, *(f.concl for f in equations)], facts) if f.concl.op == "eq")]
    return elimination.run(goal, tuple(known)) if known else None


def rewritten(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """With functions of sums and products, and special values, written simply."""
    now = simplified(goal, facts)
    return now.restored(search.prove(now.goal, now.facts)) if now.steps else None


def by_factors(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """From a product, or a sum of squares, that is 0."""
    from ...oracle.factor import factored

    otherwise = assume(negation(goal))
    apart = evidently(ne(goal.args[0] - goal.args[1], ZERO), [otherwise])
    if apart is None:
        return None
    for f in facts:
        if f.concl.op != "eq" or not f.concl.free & goal.free:
            continue
        product = factored(f.concl.args[0] - f.concl.args[1])
        zero = by_inequalities(eq(product, ZERO), [f])
        known = [apart, *facts, *_nonzero_factors(search, product, [apart, *facts])]
        not_zero = evidently(ne(product, ZERO), known)
        if not_zero is None:
            root = goal.args[0] - goal.args[1]
            squared = evidently(ne(root**2, ZERO), [apart]) or apart
            positive = strictness.run(lt(ZERO, root**2), (by_inequalities(le(ZERO, root**2), []), squared))
            absurdity = absurd(by_inequalities(lt(ZERO, ZERO), [*facts, positive]), compute(le(ZERO, ZERO)), goal)
        else:
            absurdity = ex_falso(not_elim(not_zero, zero), goal)
        return or_elim(excluded_middle(goal), assume(goal), absurdity)
    return None


def _nonzero_factors(search: Search, product: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    """That factors are positive or negative, where that is found quickly."""
    found = []
    for t in dict.fromkeys(s for s in subterms([product]) if s.op in ("add", "sub")):
        for order in (lt(ZERO, t), lt(t, ZERO)):
            if (th := search.briefly(order, [f for f in facts if f.concl.op in ("lt", "le")], 0.5)) is not None:
                found.append(th)
    return found


def undone(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """With the logarithms of the sides of an equation between exponentials, or the other way round."""
    for f in facts:
        inverse = {"exp": "log", "log": "exp"}
        if f.concl.op != "eq":
            continue
        outer = next((t.op for t in f.concl.args if t.op in inverse), None)
        if outer is None:
            continue
        hole = fresh("hole", REAL, f.concl)
        left, right = (Term(inverse[outer], (t,)) for t in f.concl.args)
        more = search.settled(subst(f, refl(left), eq(left, Term(inverse[outer], (hole,))), hole), facts)
        now = simplified(eq(left, right), facts)
        return search.prove(goal, [*(g for g in facts if g is not f), search.settled(now.carried(more), facts)])
    return None


def equal_squares(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because the squares are equal and neither side is negative, where there are roots."""
    if not any(t.op in ("sqrt", "abs") for t in subterms([goal])):
        return None
    a, b = goal.args
    if a.op == b.op == "mul" and a.args[0] == a.args[1] and b.args[0] == b.args[1]:
        return None
    square = search.prove(eq(a * a, b * b), facts)
    signs = [search.prove(le(ZERO, t), facts) for t in (a, b)]
    return _same_root(square, signs[0], signs[1])


def _same_root(square: Theorem, first: Theorem, second: Theorem) -> Theorem:
    a, b = first.concl.args[1], second.concl.args[1]
    roots = [law("root-of-square", t, s, given=[th, e]) for t, s, th, e in (
        (a, b * b, first, square), (b, b * b, second, by_inequalities(eq(b * b, b * b), [])))]
    return by_inequalities(eq(a, b), roots)


def constant_difference(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because the derivative of the difference is 0, and it is 0 at one point."""
    functions = [t for t in subterms([goal]) if t.op in ("atan", "log", "exp")]
    for x in (variable(*v) for v in sorted(goal.free, key=repr) if v[1] is REAL):
        if not any((x.data, x.sort) in t.free for t in functions):
            continue
        th = _constant(search, goal, x, facts)
        if th is not None:
            return th
    return None


def _constant(search: Search, goal: Term, x: Term, facts: Sequence[Theorem]) -> Theorem | None:
    here = interval(x, facts)
    t = fresh("t", REAL, goal, *(s for f in facts for s in (*f.hyps, f.concl)))
    guards = [assume(g) for g in here.guards(t)]
    outer = [f for f in facts if (x.data, x.sort) not in f.concl.free]
    moving = substitute(goal.args[0] - goal.args[1], x, t)
    known = [*outer, *guards]
    raw = differentiate(moving, t, t, [*known, *bounds([moving], known)])
    zero = search.prove(eq(raw.concl.args[2], ZERO), known)
    slope = search.settled(derivative.run(deriv(moving, t, t, ZERO), (raw, zero)), known)
    for point in here.points(goal):
        start = substitute(goal, x, point)
        at_point = search.found(start, outer)
        if at_point is None:
            continue
        inside = [search.found(g, outer) for g in here.guards(point)]
        if all(th is not None for th in inside):
            given = [slope, at_point, *facts, *(th for th in inside if th is not None)]
            return constancy(t, point, x).run(goal, tuple(given))
    return None


def solved_for(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """With a variable replaced by what an equation says that it is."""
    from ..polynomial import coefficients

    for f in facts:
        if f.concl.op != "eq":
            continue
        a, b = f.concl.args
        for x in (variable(*v) for v in sorted(f.concl.free, key=repr)):
            if x.sort is not REAL or (x.data, x.sort) not in goal.free:
                continue
            c = coefficients(a - b, x)
            if c is None or len(c) != 2 or c[1].op != "num":
                continue
            equal = b if a == x else a if b == x else -c[0] / c[1]
            if (x.data, x.sort) in equal.free:
                continue
            return _replaced(search, goal, x, by_inequalities(eq(x, equal), [f]), [g for g in facts if g is not f])
    return None


def _replaced(search: Search, goal: Term, x: Term, equation: Theorem, facts: Sequence[Theorem]) -> Theorem:
    value = equation.concl.args[1]
    known = [f if (x.data, x.sort) not in f.concl.free else subst(equation, f, f.concl, x) for f in facts]
    th = search.prove(substitute(goal, x, value), known)
    hole = fresh("hole", REAL, goal, equation.concl)
    return subst(by_inequalities(eq(value, x), [equation]), th, substitute(goal, x, hole), hole)


__all__ = ["algebraic", "by_factors", "computed", "constant_difference", "eliminated", "equal_squares", "rewritten", "solved_for"]
