"""Continuity on an interval, and facts about a variable that runs through it."""

from collections.abc import Sequence

from ..kernel.binding import bind, fresh, open_binder
from ..kernel.continuity import between, continuous_where_defined, continuous_where_differentiable, discontinuity
from ..kernel.equality import refl
from ..kernel.logic import assume
from ..kernel.sorts import REAL
from ..kernel.terms import Term, lt, variable
from ..kernel.theorem import Theorem
from .conditions import prove, proves, settle, settled
from .errors import MethodError
from .separating import continuous_by_enclosure


def localised(facts: Sequence[Theorem], x: Term, guards: Sequence[Theorem], depth: int = 0) -> list[Theorem]:
    """The facts; those that suppose something of x follow it from the guards, or are left out."""
    name = (x.data, x.sort)
    plain = [f for f in facts if f in guards or not any(name in h.free for h in f.hyps)]
    found = list(plain)
    for f in facts:
        if f not in plain:
            own = [h for h in f.hyps if name not in h.free]
            moved = settled(f, plain, [*own, *(h for p in plain for h in p.hyps)], depth + 1)
            found += [] if moved is None else [moved]
    return found


def under(th: Theorem, x: Term, guards: Sequence[Theorem], facts: Sequence[Theorem]) -> Theorem:
    """The theorem, supposing of x only the guards. Raises MethodError if they and the facts do not show what else it supposes."""
    near = localised([*(f for f in facts if f is not th), *guards], x, guards)
    own = [h for f in (th, *facts) for h in f.hyps if (x.data, x.sort) not in h.free]
    return settle(th, near, [*own, *(g.concl for g in guards)])


def inside(th: Theorem, x: Term, low: Term, high: Term, facts: Sequence[Theorem]) -> Theorem:
    """The theorem, supposing of x only low < x and x < high."""
    return under(th, x, [assume(lt(low, x)), assume(lt(x, high))], facts)


def show_continuous(f: Term, x: Term, a: Term, b: Term, facts: Sequence[Theorem]) -> Theorem:
    """continuous(f, x, a, b), because f has values there or because a premise differentiates it there."""
    goal = bind("continuous", x, f, a, b)
    th = prove(goal, facts)
    if th is not None:
        return th
    for slope in facts:
        if slope.concl.op == "has_deriv" and slope.concl.args[:2] == (goal.args[0], x):
            try:
                return continuous_where_differentiable(under(slope, x, [assume(h) for h in between(a, b, x)], facts), x, a, b)
            except MethodError:
                continue
    raise MethodError(f"{f!r} is not shown to have values for every {x!r} between {a!r} and {b!r}",
                      "give the facts that its divisors, logarithms and roots need there", goal=goal)


@proves("continuous")
def _continuous(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    """continuous(f, x, a, b) where f has values: its conditions from the facts and from x's lying between a and b. Facts may
    suppose something of the variable that goal binds, under its own name, that holds there."""
    _, a, b = goal.args
    x = variable(*goal.data)
    if goal.data in a.free | b.free | goal.args[0].free:
        x = fresh(goal.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    guards = [assume(h) for h in between(a, b, x)]
    near = localised([*facts, *guards], x, guards, depth)
    own = [h for f in facts for h in f.hyps if (x.data, x.sort) not in h.free]
    th = settled(refl(open_binder(goal, x)), near, [*own, *(g.concl for g in guards)], depth + 1)
    if th is None or discontinuity(th.concl.args[0], x) is not None:
        return continuous_by_enclosure(goal)
    return continuous_where_defined(th, x, a, b)


__all__ = ["inside", "localised", "show_continuous", "under"]
