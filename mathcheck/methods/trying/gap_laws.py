"""Functions near a point as a polynomial and a rest with a limit of its own: exp(t) = 1 + t + t^2*R, R tending to 1/2 as t tends to 0.

The limits of the rests are derived when first needed.
"""

import functools
from collections.abc import Callable
from typing import NamedTuple

from ...kernel.logic import assume, forall_elim
from ...kernel.order import inequality
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, number
from ...kernel.theorem import Theorem
from ...lang.build import Q, cos, exp, limit, sin
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..conditions import settle
from ..derived import rewrite
from ..limits import eventually_equal, squeeze
from .deriving import X, closed
from .laws import law
from .search import Search


class Expansion(NamedTuple):
    """at: where the argument tends to; start: the polynomial in s = argument - at; power: of s in front of the rest; value: its limit."""

    at: int
    start: Callable[[Term], Term]
    power: int
    value: Term

    def rest(self, op: str, s: Term) -> Term:
        """The rest at s."""
        whole = Term(op, (self.at + s if self.at else s,))
        start = self.start(s)
        top = whole if start == ZERO else whole - start
        return top / (s if self.power == 1 else s**self.power)

    def whole(self, s: Term, rest: Term) -> Term:
        """The function at `at + s`, by its rest."""
        start, last = self.start(s), rest * (s if self.power == 1 else s**self.power)
        return last if start == ZERO else start + last


EXPANSIONS: dict[str, tuple[Expansion, ...]] = {
    "sin": (Expansion(0, lambda s: ZERO, 1, ONE),),
    "atan": (Expansion(0, lambda s: ZERO, 1, ONE),),
    "cos": (Expansion(0, lambda s: ONE, 2, Q(-1, 2)),),
    "exp": (Expansion(0, lambda s: ONE, 1, ONE), Expansion(0, lambda s: 1 + s, 2, Q(1, 2))),
    "log": (Expansion(1, lambda s: ZERO, 1, ONE),),
    "sqrt": (Expansion(1, lambda s: ONE, 1, Q(1, 2)),),
}


@functools.cache
def rest_limit(op: str, order: int) -> Theorem:
    """lim(rest, x -> 0) = value, of the expansion of this number."""
    from .strategies import suited

    here = EXPANSIONS[op][order]
    goal = limit(here.rest(op, X), X, 0, here.value)
    search = Search(5.0, suited)
    if op == "cos":
        return _half_cosine(search, goal)
    if (op, order) == ("exp", 1):
        return _half_exponential(search, goal)
    return closed(search.prove(goal, ()))


def _half_cosine(search: Search, goal: Term) -> Theorem:
    """cos(x) - 1 = -2*sin(x/2)^2."""
    half = search.prove(limit(sin(X / 2) / X, X, 0, Q(1, 2)), ())
    twice = rewrite(by_inequalities(eq(X / 2 + X / 2, X), []), law("cos-sum", X / 2, X / 2))
    product = -2 * (sin(X / 2) / X * (sin(X / 2) / X))
    equal = elimination.run(eq(product, (cos(X) - 1) / X**2), (twice, law("circle", X / 2)))
    return closed(eventually_equal.run(goal, (equal, half)))


def _half_exponential(search: Search, goal: Term) -> Theorem:
    """With p(x) = 1 + x + x^2/2 + x^3/6 it is p(x) <= exp(x) and, for |x| < 1, exp(x) <= 1/p(-x)."""
    p, turned = 1 + X + X**2 / 2 + X**3 / 6, 1 - X + X**2 / 2 - X**3 / 6
    cubic = closed(search.prove(le(p, exp(X)), ()), X)
    close = [assume(lt(number(-1), X)), assume(lt(X, ONE))]
    positive = settle(search.prove(lt(ZERO, turned), close), close, [c.concl for c in close])
    mirrored = by_inequalities(le(turned, exp(-X)), [forall_elim(cubic, -X)])
    product = inequality(le(turned * exp(X), exp(-X) * exp(X)), ("mul", ("have", mirrored), ("have", law("exp-positive", X))))
    above = by_inequalities(le(turned * exp(X), ONE), [product, law("exp-opposite", X)])
    above = inequality(le(exp(X), 1 / turned), ("mul", ("have", above), ("inverse", ("have", positive))))
    apart = law("square-positive", X, given=[assume(ne(X, ZERO))])
    ends = Q(1, 2) + X / 6, (Q(1, 2) - X / 3 + X**2 / 6) / turned
    middle = (exp(X) - (1 + X)) / X**2
    orders = [inequality(order, ("mul", ("have", th), ("inverse", ("have", apart)))) for order, th in
              ((le(ends[0], middle), forall_elim(cubic, X)), (le(middle, ends[1]), above))]
    given = [apart, positive, *close]
    return closed(squeeze(*ends).run(goal, tuple(settle(th, given, [*apart.hyps, *(c.concl for c in close)]) for th in orders)))


__all__ = ["EXPANSIONS", "Expansion", "rest_limit"]
