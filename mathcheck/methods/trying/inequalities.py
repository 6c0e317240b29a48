"""Inequalities without calculus: enclosures, arithmetic with known bounds, roots of polynomials, sums of squares, factors, squaring."""


from ...kernel.binding import fits, fresh, substitute
from ...kernel.equality import subst
from ...kernel.evaluation import compute
from ...kernel.logic import assume
from ...kernel.order import inequality
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ELEMENTARY, ZERO, Term, eq, le, lt, number
from ...kernel.theorem import Theorem
from ..algebraic import arithmetic, factoring
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from ..derived import absurd, compare, with_hole
from ..enclosing import bisection, enclosure
from ..errors import MethodError
from ..library import aliases, evident
from ..positivity import sturm, sum_of_squares
from .bounds import bounds, subterms
from .laws import law
from .limited import at_most
from .search import Search


@at_most(3)
def enclosed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By enclosing both sides."""
    return None if goal.free else enclosure.run(goal, ())


@at_most(3)
def arithmetical(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By arithmetic on the facts."""
    return arithmetic.run(goal, facts)


@at_most(1.5)
def with_bounds(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By arithmetic with what is known about the functions that occur."""
    terms = [goal, *(f.concl for f in facts)]
    if not any(t.op in (*ELEMENTARY, "pi") for t in subterms(terms)):
        return None
    known = [*facts, *bounds(terms, facts, deep=True)]
    given = [*known, *evident([goal, *(f.concl for f in known)], known), *aliases([goal, *(f.concl for f in facts)])]
    try:
        return by_inequalities(goal, given, products=False)
    except MethodError:
        return by_inequalities(goal, given)


@at_most(3)
def by_roots(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By counting the roots of a polynomial."""
    return sturm.run(goal, facts)


@at_most(1.5)
def by_squares(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By a sum of squares."""
    return sum_of_squares.run(goal, facts)


@at_most(1)
def by_factors(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the signs of the factors of the difference."""
    return factoring.run(goal, (*facts, *bounds([goal], facts)))


@at_most(2)
def halving(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By halving the box of the variables."""
    return bisection.run(goal, facts) if goal.free and all(sort is REAL for _, sort in goal.free) else None


@at_most(2)
def from_a_fact(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """From another inequality, the rest being a product of evident sign."""
    from ...oracle.factor import factored

    a, b = goal.args
    for f in facts:
        if f.concl.op in ("lt", "le") and f.concl.free & goal.free:
            u, v = f.concl.args
            rest = factored((b - a) - (v - u))
            if rest.size > a.size + b.size:
                continue
            order = le if f.concl.op == "lt" or goal.op == "le" else lt
            th = evidently(order(ZERO, rest), [*facts, *bounds([rest], facts)])
            if th is not None:
                return inequality(goal, ("add", ("have", f), ("have", th)))
    return None


def by_logarithms(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Between powers with positive bases, by their logarithms."""
    a, b = goal.args
    if goal.op != "lt" or not all(t.op == "npow" and t.args[1].free and fits(t.args[1], NAT) for t in (a, b)):
        return None
    given = [*facts, *(search.prove(lt(ZERO, t.args[0]), facts) for t in (a, b))]
    powers = [law("power-of-exp", *t.args, given=given) for t in (a, b)]
    first, second = (th.concl.args[1].args[0] for th in powers)
    order = search.prove(lt(first, second), facts)
    return by_inequalities(goal, [law("exp-increasing", first, second, given=[order]), *powers])


def squared(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By squaring both sides, which are not negative, where there are roots or absolute values."""
    if not any(t.op in ("sqrt", "abs") for t in subterms([goal])):
        return None
    a, b = goal.args
    if a.op == b.op == "mul" and a.args[0] == a.args[1] and b.args[0] == b.args[1]:
        return None
    order = search.prove(Term(goal.op, (a * a, b * b)), facts)
    right = search.prove(le(ZERO, b), facts)
    return _of_squares(goal, order, right)


def _of_squares(goal: Term, order: Theorem, right: Theorem) -> Theorem:
    """a < b (a <= b) from a*a < b*b (<=) and 0 <= b: were it b <= a (b < a), then b*b <= a*a (b*b < a*a)."""
    a, b = goal.args
    nothing = compute(le(ZERO, ZERO))

    def refuted(case: Term) -> Theorem:
        known = [assume(case), order, right]
        return absurd(by_inequalities(lt(ZERO, ZERO), known), nothing, goal)

    less = assume(goal) if goal.op == "lt" else by_inequalities(goal, [assume(lt(a, b))])
    equal = refuted(eq(a, b)) if goal.op == "lt" else by_inequalities(goal, [assume(eq(a, b))])
    return compare(a, b, less, equal, refuted(lt(b, a)))


def through_roots(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """With x written as the square of sqrt(x), where that root occurs."""
    known = [*facts, *bounds([goal], facts)]
    for inner in [t for t in subterms([goal]) if t.op == "sqrt"]:
        a = inner.args[0]
        square = next((f for f in known if f.concl == eq(inner * inner, a)), None)
        root, hole = (fresh(name, REAL, goal, *(f.concl for f in known)) for name in ("root", "hole"))
        pattern = substitute(with_hole(with_hole(goal, inner, root), a, hole), root, inner)
        if square is not None and (hole.data, hole.sort) in pattern.free:
            return subst(square, search.prove(substitute(pattern, hole, inner * inner), facts), pattern, hole)
    return None


@at_most(1.5)
def with_squares_of_facts(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By arithmetic with the facts and the squares of sums and differences of what occurs."""
    free = [t for t in subterms([goal]) if (t.op == "var" and t.sort is REAL) or t.op in ELEMENTARY][:5]
    if not free:
        return None
    roots = [t for i, u in enumerate(free) for v in free[i + 1:] for t in (u - v, u + v)] + [u - number(1) for u in free] + free
    squares = [inequality(le(ZERO, t * t), ("square", t)) for t in roots]
    given = [*facts, *evident([goal], facts), *bounds([goal], facts)]
    try:
        return by_inequalities(goal, [*given, *squares], products=False)
    except MethodError:
        return by_inequalities(goal, given, squares=roots)


__all__ = ["arithmetical", "by_factors", "by_logarithms", "by_roots", "by_squares", "enclosed", "from_a_fact", "halving", "squared",
           "through_roots", "with_bounds", "with_squares_of_facts"]
