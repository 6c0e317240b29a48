"""Limits: of the parts of a function, of a function that is eventually equal, squeezed, composed, compared. Suppositions about the
variable need only hold eventually."""

from collections.abc import Sequence
from typing import Any

from ..kernel.binding import fresh, open_binder
from ..kernel.equality import sym
from ..kernel.errors import KernelError
from ..kernel.limits import (
    limit_beyond,
    limit_compose,
    limit_eventually,
    limit_order,
    limit_squeeze,
    limit_unique,
)
from ..kernel.logic import assume
from ..kernel.order import inequality
from ..kernel.terms import ONE, ZERO, Term, le, lt, number, variable
from ..kernel.theorem import Theorem
from ..lang import build
from .arithmetic import by_inequalities
from .conditions import prove, proves, show
from .errors import MethodError
from .eventually import Approach, eventually, holding
from .facts import Theorems, flat
from .library import aliases, evident
from .limit_finder import INFINITY, Finder, at_number, revalued, value_text
from .method import Method


def approach(goal: Term, facts: Sequence[Theorem]) -> Approach:
    """The variable of a limit, by its own name where that is not taken in the limit, so that suppositions about it are about it."""
    name, sort = goal.data
    x = variable(name, sort)
    if goal.data in goal.free:
        x = fresh(name, sort, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    return Approach(x, goal.args[1])


def _at_most(a: Term, b: Term, facts: Sequence[Theorem]) -> Theorem:
    """a <= b from the facts, which may say a < b."""
    strict = prove(lt(a, b), facts) if prove(le(a, b), facts) is None else None
    return show(le(a, b), facts) if strict is None else inequality(le(a, b), ("have", strict))


def _setting(goal: Term, facts: Theorems) -> tuple[list[Theorem], Approach, Term, Finder]:
    """The facts, the variable and what it approaches, the function and a finder, for a goal that is a limit."""
    _require_limit(goal)
    known = flat(facts)
    to = approach(goal, known)
    return known, to, open_binder(goal, to.x), Finder(to, known)


def _require_limit(goal: Term) -> None:
    if goal.op != "limit":
        raise MethodError("the goal is not a limit", "limit(f, x, place, value) says that f tends to the value", goal=goal)


def fitted(th: Theorem, goal: Term, facts: Sequence[Theorem]) -> Theorem:
    """The limit as the goal has it: its value by algebra and the given equations."""
    if th.concl == goal:
        return th
    q, wanted = th.concl.args[2], goal.args[2]
    if wanted.op == "at" and th.concl.args[:2] == goal.args[:2]:
        th = at_number(th)
        if th.concl.args[2].op == "at":
            try:
                return revalued(th, wanted.args[0], [f for f in facts if f.concl.op == "eq"])
            except MethodError:
                q = th.concl.args[2]
    raise MethodError(f"the limit is {value_text(th.concl.args[2])}, not {value_text(wanted)}",
                      "check the value, or give the equation that makes them equal", found=q, wanted=wanted)


def _limit(goal: Term, facts: Theorems) -> Theorem:
    """lim f = q from the parts of f, one rule for each operation; premises: limits of parts, signs, what divisors and logarithms need.

    What a premise supposes of the variable, such as 5 <= n, need only hold eventually. W. Rudin, Principles of Mathematical Analysis,
    3rd ed., Theorems 3.3, 4.4, 4.6 and 4.34."""
    known, _to, f, finder = _setting(goal, facts)
    return fitted(finder.find(f), goal, known)


limit = Method("taking the limits of the parts", _limit)


@proves("limit")
def _by_limits(goal: Term, facts: Sequence[Theorem], _depth: int) -> Theorem | None:
    try:
        return _limit(goal, tuple(facts))
    except (MethodError, KernelError):
        return None


def _eventually_equal(goal: Term, facts: Theorems) -> Theorem:
    """lim g = q from a premise f = g or g = f, whose suppositions about the variable hold eventually, and the limit of f, which is a
    premise or found as by.limit does."""
    known, to, g, _finder = _setting(goal, facts)
    problem = MethodError(f"no premise is an equation with {g!r} as one side", "show f = g first, for the variable of the limit", goal=goal)
    for f in known:
        for equation in ((f, sym(f)) if f.concl.op == "eq" else ()):
            if equation.concl.args[1] != g:
                continue
            finder = Finder(to, [h for h in known if h is not f])
            try:
                return fitted(finder.congruent(finder.find(equation.concl.args[0]), equation), goal, known)
            except MethodError as e:
                problem = e
    raise problem


eventually_equal = Method("a function that is eventually equal", _eventually_equal)


def squeeze(low: Any, high: Any) -> Method:
    """lim g = L from premises low <= g and g <= high, whose suppositions about the variable hold eventually; low and high tend to L.

    low, high: terms in the variable of the limit, or numbers; their limits are premises or found as by.limit does. W. Rudin, Principles
    of Mathematical Analysis, 3rd ed., before Theorem 3.20.
    """
    below, above = number(low), number(high)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known, to, g, finder = _setting(goal, facts)
        limits = [fitted(finder.find(f), to.limit(f, goal.args[2]), known) for f in (below, above)]
        orders = [finder.eventually(_at_most(a, b, known)) for a, b in ((below, g), (g, above))]
        return limit_squeeze(limits[0], limits[1], orders[0], orders[1], goal)

    return Method(f"squeezing between {below!r} and {above!r}", run)


def closeness(bound: Any) -> Method:
    """lim g = L from a premise |g - L| <= bound, |L - g| <= bound or, for L = 0, |g| <= bound, whose suppositions about the variable hold
    eventually; the bound tends to 0.

    bound: a term in the variable of the limit; L is a number, not infinity.
    """
    error = number(bound)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known, to, g, finder = _setting(goal, facts)
        if goal.args[2].op != "at":
            raise MethodError("the goal is not a limit that is a number", "by.beyond shows that something grows without bound", goal=goal)
        value = goal.args[2].args[0]
        distances = [abs(g - value), abs(value - g), *([abs(g)] if value == ZERO else [])]
        found = next((th for d in distances if (th := prove(le(d, error), known)) is not None), None)
        near = show(le(distances[0], error), known) if found is None else found
        ends = value - error, value + error
        limits = [fitted(finder.find(f), to.limit(f, goal.args[2]), known) for f in ends]
        given = [near, *evident([near.concl], [])]
        orders = [by_inequalities(le(a, b), given) for a, b in ((ends[0], g), (g, ends[1]))]
        return limit_squeeze(limits[0], limits[1], finder.eventually(orders[0]), finder.eventually(orders[1]), goal)

    return Method(f"closeness, the distance being at most {error!r}", run)


def beyond(f: Any) -> Method:
    """lim g = oo from a premise f <= g, or lim g = -oo from g <= f, whose suppositions about the variable hold eventually, and the same
    limit of f.

    f: a term in the variable of the limit.
    """
    other = number(f)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known, to, g, finder = _setting(goal, facts)
        start = fitted(finder.find(other), to.limit(other, goal.args[2]), known)
        low, high = (other, g) if goal.args[2] == INFINITY else (g, other)
        return limit_beyond(start, finder.eventually(_at_most(low, high, known)), goal)

    return Method(f"growth beyond {other!r}", run)


def composition(inner: Any, x: Term) -> Method:
    """lim(F[g], x -> p) = q from a premise lim(F, y -> b) = q and lim(g, x -> p) = b, which is a premise or found as by.limit does.

    inner: g, a term in x; x: the variable of the goal's limit. The outer limit is taken where g tends to: at b+ if g tends to b from
    above, at b without b itself only if g keeps away from b.
    """
    g = number(inner)

    def run(goal: Term, facts: Theorems) -> Theorem:
        _require_limit(goal)
        known = flat(facts)
        to = Approach(x, goal.args[1])
        first = Finder(to, known).find(g)
        for outer in (f for f in known if f.concl.op == "limit"):
            for th in (first, at_number(first)):
                if outer.concl.args[1] == th.concl.args[2]:
                    whole = limit_compose(th, outer)
                    if whole.concl.args[:2] == goal.args[:2]:
                        return fitted(whole, goal, known)
        there = value_text(first.concl.args[2])
        raise MethodError(f"no premise is a limit where {g!r} tends to, {there}, of a function that gives the goal's",
                          "give limit(F, y, .., value) there", goal=goal)

    return Method(f"composition with {g!r}", run)


def comparing_limits(f: Any, g: Any, x: Term, place: Any) -> Method:
    """L <= M from a premise f <= g, whose suppositions about x hold eventually as x tends to the place, where f tends to L, g to M.

    f, g: terms in x with numbers as limits; x: a Real variable, or Nat where place is infinity; place: a number, a term, infinity or
    -infinity. Even f < g gives no more than L <= M.
    """
    low, high = number(f), number(g)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        finder = Finder(Approach(x, build.limit(0, x, place, 0).args[1]), known)
        order = finder.eventually(_at_most(low, high, known))
        th = limit_order(finder.number(low), finder.number(high), order)
        equations = [e for e in known if e.concl.op == "eq"]
        return th if th.concl == goal else by_inequalities(goal, [th, *equations, *aliases([goal, th.concl])])

    return Method(f"comparing limits, {low!r} being at most {high!r}", run)


def holds_eventually(x: Term, place: Any) -> Method:
    """exists r. forall x. r <= x -> A (at a point: exists r. 0 < r and forall x. |x - a| < r -> A, as kernel/limits.py has it) from a
    premise A, whose suppositions about x hold eventually; a < b also because the limit of b - a is positive.

    x, place: as for by.comparing_limits.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        to = Approach(x, build.limit(0, x, place, 0).args[1])
        said = holding(goal, to)
        if said is None:
            raise MethodError(f"the goal does not say that something holds eventually, {to}",
                              f"for example {to.formula(lt(ZERO, ONE))!r}", goal=goal)
        found = _by_positive_limit(said, Finder(to, known)) if said.op == "lt" and prove(said, known) is None else None
        return eventually(show(said, known), to, known) if found is None else found

    return Method("what holds eventually", run)


def _by_positive_limit(said: Term, finder: Finder) -> Theorem | None:
    """a < b eventually, as |b - a - L| < L, L > 0 being the limit of b - a."""
    a, b = said.args
    try:
        gap = finder.number(b - a)
    except MethodError:
        return None
    limit = gap.concl.args[2].args[0]
    positive = prove(lt(ZERO, limit), finder.facts)
    if positive is None:
        return None
    close = limit_eventually(gap, limit, (positive,))
    near = assume(lt(abs(b - a - limit), limit))
    return eventually(by_inequalities(said, [near, *evident([near.concl], [])]), finder.to, finder.facts, [close])


def _uniqueness(goal: Term, facts: Theorems) -> Theorem:
    """L = M from two premises that are limits of one function at one place; false where one is infinite and the other is not the same."""
    known = [f for f in flat(facts) if f.concl.op == "limit"]
    for i, first in enumerate(known):
        for second in known[i + 1 :]:
            if first.concl.args[:2] == second.concl.args[:2]:
                for pair in ((first, second), (second, first)):
                    th = limit_unique(at_number(pair[0]), at_number(pair[1]))
                    if th.concl == goal or (goal.op == "eq" and th.concl.op == "eq" and pair[0] is second):
                        return th if th.concl == goal else by_inequalities(goal, [th])
    raise MethodError("no two premises are limits of one function at one place", "give both limits", goal=goal)


uniqueness = Method("limits are unique", _uniqueness)


__all__ = ["approach", "beyond", "closeness", "comparing_limits", "composition", "eventually_equal", "fitted",
           "holds_eventually", "limit", "squeeze", "uniqueness"]
