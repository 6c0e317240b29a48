"""Derivatives and integrals in goals: by the rules, and by antiderivatives that SymPy suggests."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ...kernel.binding import fresh, open_binder, substitute
from ...kernel.errors import KernelError
from ...kernel.logic import assume
from ...kernel.sorts import REAL
from ...kernel.terms import Term, eq, le, lt
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..algebraic import evaluated
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..errors import MethodError
from ..integration import antiderivative, linearity, reversing
from .bounds import bounds, subterms
from .intervals import approximate
from .rewriting import Rewriting
from .search import Search


def differentiated(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the rules of differentiation."""
    x = fresh(goal.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    body, a, wanted = open_binder(goal, x), goal.args[1], goal.args[2]
    slope = differentiate(body, x, a, [*facts, *bounds([substitute(body, x, a)], facts)])
    slope = search.settled(slope, facts)
    found = slope.concl.args[2]
    equal = [] if found == wanted else [search.prove(eq(found, wanted), facts)]
    return derivative.run(goal, (slope, *equal))


def integrated(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By antiderivatives of the integrands."""
    whole = next((t for t in subterms([goal]) if t.op == "integral" and not t.loose), None)
    if whole is None:
        return None
    x = fresh(whole.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    problem: Exception | None = None
    for function in _suggested(open_binder(whole, x), x, _middle(whole)):
        search.check()
        try:
            value = _evaluated(search, whole, function, x, facts)
        except (MethodError, KernelError) as e:
            problem = e
            continue
        now = Rewriting(goal, facts, ()).with_equation(value)
        return now.restored(search.prove(now.goal, now.facts))
    if problem is not None:
        raise MethodError(str(problem))
    return None


def _middle(whole: Term) -> Fraction | None:
    ends = [approximate(t) for t in whole.args[1:]]
    return None if ends[0] is None or ends[1] is None else (ends[0] + ends[1]) / 2


def _suggested(f: Term, x: Term, near: Fraction | None) -> Iterator[Term]:
    from ...oracle.antiderivatives import antiderivatives

    return antiderivatives(f, x, near)


def _evaluated(search: Search, whole: Term, function: Term, x: Term, facts: Sequence[Theorem]) -> Theorem:
    """integral(f, x, a, b) = F[b] - F[a]: the derivative of F is found to be f inside the interval."""
    f, (a, b) = open_binder(whole, x), whole.args[1:]
    guards = [assume(lt(Term("min", (a, b)), x)), assume(lt(x, Term("max", (a, b))))]
    ordered = _ordered(search, a, b, facts)
    near = [*facts, *ordered, *guards, *_between(guards, ordered, a, b, x)]
    known = [*near, *bounds([f, function], near)]
    slope = differentiate(function, x, x, known)
    found = slope.concl.args[2]
    if found != f:
        slope = derivative.run(deriv(function, x, x, f), (slope, search.prove(eq(found, f), near)))
    slope = search.settled(slope, near)
    goal = eq(whole, substitute(function, x, b) - substitute(function, x, a))
    laws = [th for th in bounds([f, function], facts) if not th.hyps]
    return search.settled(antiderivative(function, x).run(goal, (slope, *laws, *ordered, *facts)), facts)


def _ordered(search: Search, a: Term, b: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    """a <= b or b <= a, where the facts show one."""
    for low, high in ((a, b), (b, a)):
        order = search.briefly(le(low, high), facts, 1.0)
        if order is not None:
            return [order]
    return []


def _between(guards: Sequence[Theorem], ordered: Sequence[Theorem], a: Term, b: Term, x: Term) -> list[Theorem]:
    """min(a, b) < x < max(a, b) as a < x < b where a <= b is known."""
    known = [*guards, *(th for g in guards for th in evaluated(g.concl, tuple(ordered)))]
    return [by_inequalities(goal, known) for order in ordered for goal in (lt(order.concl.args[0], x), lt(x, order.concl.args[1]))]


def by_linearity(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the linearity of the integral."""
    if sum(t.op == "integral" for t in subterms([goal])) < 2:
        return None
    x = fresh("x", REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    try:
        return linearity(x).run(goal, facts)
    except (MethodError, KernelError):
        return reversing.run(goal, facts)


__all__ = ["by_linearity", "differentiated", "integrated"]
