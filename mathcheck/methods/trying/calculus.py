"""Derivatives and integrals in goals: by the rules, and by antiderivatives that SymPy suggests."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from ...kernel.binding import fresh, open_binder, substitute
from ...kernel.domains import domain
from ...kernel.errors import KernelError
from ...kernel.logic import assume
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Term, eq, le, lt, number, variable
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..algebraic import evaluated
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..conditions import prove as evidently
from ..continuity import localised
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
    slope = _slope(search, body, x, a, [*facts, *bounds([substitute(body, x, a)], facts)])
    slope = search.settled(slope, facts)
    found = slope.concl.args[2]
    equal = [] if found == wanted else [search.prove(eq(found, wanted), facts)]
    return derivative.run(goal, (slope, *equal))


def _slope(search: Search, f: Term, x: Term, a: Term, facts: Sequence[Theorem]) -> Theorem:
    """deriv(f, x, a) = d."""
    return _supplied(search, lambda known: differentiate(f, x, a, known), facts)


def _supplied(search: Search, call: Callable[[tuple[Theorem, ...]], Theorem], facts: Sequence[Theorem]) -> Theorem:
    """What the call makes of the facts; conditions that it misses among them are searched for."""
    known = list(facts)
    while True:
        try:
            return call(tuple(known))
        except MethodError as e:
            condition = e.facts.get("condition")
            if condition is None or any(condition == f.concl for f in known):
                raise
            known.append(search.prove(condition, known))


def integrated(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By antiderivatives of the integrands."""
    whole = next((t for t in subterms([goal]) if t.op == "integral" and not t.loose), None)
    if whole is None:
        return None
    x = fresh(whole.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    problem: Exception | None = None
    f = open_binder(whole, x)
    positive = [v for v in (variable(*w) for w in sorted(f.free, key=repr)) if v != x and evidently(lt(ZERO, v), facts) is not None]
    for function in _with_ends_first(_suggested(f, x, _middle(whole), positive), x, whole):
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


def _with_ends_first(functions: Iterator[Term], x: Term, whole: Term) -> Iterator[Term]:
    """Those of which enclosures do not see that they have values at both ends, at some values of what else is free, come last."""
    later = []
    for function in functions:
        ends = [substitute(function, x, end) for end in whole.args[1:]]
        if all(approximate(_at_some_point(t)) is not None for t in ends):
            yield function
        else:
            later.append(function)
    yield from later


def _at_some_point(t: Term) -> Term:
    for k, v in enumerate(sorted(t.free, key=repr), 2):
        t = substitute(t, variable(*v), number(k))
    return t


def _suggested(f: Term, x: Term, near: Fraction | None, positive: Sequence[Term]) -> Iterator[Term]:
    from ...oracle.antiderivatives import antiderivatives

    return antiderivatives(f, x, near, positive)


def _evaluated(search: Search, whole: Term, function: Term, x: Term, facts: Sequence[Theorem]) -> Theorem:
    """integral(f, x, a, b) = F[b] - F[a]: the derivative of F is found to be f inside the interval."""
    f, (a, b) = open_binder(whole, x), whole.args[1:]
    guards = [assume(lt(Term("min", (a, b)), x)), assume(lt(x, Term("max", (a, b))))]
    ordered = _ordered(search, a, b, facts)
    near = [*facts, *ordered, *guards, *_between(guards, ordered, a, b, x)]
    closed = [assume(le(g.concl.args[0], g.concl.args[1])) for g in guards]
    values = _conditions(search, (function, f), [*facts, *ordered, *closed, *_between(closed, ordered, a, b, x)])
    near = [*near, *localised([*near, *values], x, guards)]
    known = [*near, *bounds([f, function], near)]
    slope = _slope(search, function, x, x, known)
    found = slope.concl.args[2]
    if found != f:
        slope = derivative.run(deriv(function, x, x, f), (slope, search.prove(eq(found, f), near)))
    slope = search.settled(slope, near)
    goal = eq(whole, substitute(function, x, b) - substitute(function, x, a))
    laws = [th for th in bounds([f, function], facts) if not th.hyps]
    method = antiderivative(function, x)
    th = _supplied(search, lambda known: method.run(goal, (slope, *laws, *known)), [*ordered, *facts, *values])
    return search.settled(th, facts)


def _conditions(search: Search, terms: Sequence[Term], facts: Sequence[Theorem]) -> list[Theorem]:
    """What the values of the terms need and the facts do not show outright, where it is found."""
    found: list[Theorem] = []
    for condition in dict.fromkeys(d for t in terms for d in domain(t)):
        if condition.op in ("not", "lt", "le") and evidently(condition, [*facts, *bounds([condition], facts)]) is None:
            th = search.briefly(condition, [*facts, *found], 1.5)
            found += [] if th is None else [th]
    return found


def _ordered(search: Search, a: Term, b: Term, facts: Sequence[Theorem]) -> list[Theorem]:
    """a <= b or b <= a, where the facts show one."""
    for low, high in ((a, b), (b, a)):
        order = search.briefly(le(low, high), facts, 1.0)
        if order is not None:
            return [order]
    return []


def _between(guards: Sequence[Theorem], ordered: Sequence[Theorem], a: Term, b: Term, x: Term) -> list[Theorem]:
    """min(a, b) < x < max(a, b) as a < x < b where a <= b is known; likewise with <=."""
    known = [*guards, *(th for g in guards for th in evaluated(g.concl, tuple(ordered)))]
    op = guards[0].concl.op
    return [by_inequalities(Term(op, ends), known) for order in ordered
            for ends in ((order.concl.args[0], x), (x, order.concl.args[1]))]


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
