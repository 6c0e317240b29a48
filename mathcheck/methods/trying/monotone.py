"""Inequalities by the sign of a derivative: a function that rises from an end where it is not negative is not negative.

`0 <= h` on an interval is shown from the sign of h at an end and the sign of h' inside, which is shown in the same way, h' written as a
product. Where h' changes its sign the interval is cut; a piece on which both sides keep a distance is left to halving. The signs are
looked at by enclosures at sample points before anything is tried; only theorems count.
"""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ...kernel.binding import fresh, substitute
from ...kernel.domains import domain
from ...kernel.equality import subst
from ...kernel.errors import KernelError
from ...kernel.logic import assume, forall_elim, forall_intro, imp_elim, imp_intro
from ...kernel.order import inequality
from ...kernel.sorts import REAL
from ...kernel.terms import ZERO, Term, eq, le, lt, number, variable
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..derived import absurd, compare, cut_all
from ..errors import MethodError
from ..monotony import rising
from .bounds import bounds, subterms
from .intervals import approximate, interval, sign_at
from .search import Search

_MAX_LEVEL = 6
_MAX_SIZE = 400
_STEPS = (Fraction(1, 64), Fraction(1, 16), *(Fraction(k, 8) for k in range(1, 8)), Fraction(15, 16), Fraction(63, 64))
_BEYOND = tuple(Fraction(k, 64) for k in (1, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 640, 1280, 3200))


def monotone(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the sign of the derivative."""
    variables = [variable(*v) for v in sorted(goal.free, key=repr) if v[1] is REAL]
    for x in variables:
        try:
            difference = goal.args[1] - goal.args[0]
            th = _Signs(search, facts, x).shown(difference, goal.op == "lt", 0)
            return inequality(goal, ("have", th))
        except (MethodError, KernelError):
            search.check()
    return None


class _Signs:
    """Signs of functions of x on the interval that the facts leave to it."""

    def __init__(self, search: Search, facts: Sequence[Theorem], x: Term) -> None:
        self.search, self.x = search, x
        self.outer = [f for f in facts if (x.data, x.sort) not in f.concl.free]
        self.here = interval(x, facts)
        self.low, self.high = (None if e is None else approximate(e.at) for e in (self.here.low, self.here.high))
        known = bounds([e.at for e in self.here[1:] if e is not None], [])
        self.facts = [*facts, *known]
        self.outer += known
        self.closed = not any(e is not None and e.at.free for e in (self.here.low, self.here.high))

    def shown(self, h: Term, strict: bool, level: int) -> Theorem:
        """0 < h or 0 <= h. Raises MethodError."""
        self.search.check()
        goal = (lt if strict else le)(ZERO, h)
        if level > _MAX_LEVEL or h.size > _MAX_SIZE:
            raise MethodError("the derivatives become too large", goal=goal)
        if (self.x.data, self.x.sort) not in h.free:
            return self.search.prove(goal, self.outer)
        signs = self._samples(h)
        if -1 in [s for _, s in signs]:
            raise MethodError("it is negative at a point", goal=goal)
        th = self._quickly(goal, h) if level else None  # the goal itself has been tried before
        if th is not None:
            return th
        return self.search.settled(self._fraction(h, goal, level) or self._by_factors(h, goal, level)
                                   or self._by_slope(h, goal, strict, level), self.facts)

    def _fraction(self, h: Term, goal: Term, level: int) -> Theorem | None:
        """By the slope, where h has divisors but its derivative none that must be cleared: sin(x)/cos(x) - x."""
        if not any(t.op == "div" and t.args[1].op == "cos" for t in subterms([h])):
            return None
        try:
            return self._by_slope(h, goal, goal.op == "lt", level)
        except (MethodError, KernelError):
            self.search.check()
            return None

    def _samples(self, h: Term) -> list[tuple[Fraction, int]]:
        points = list(self._points()) if self.closed and len(h.free) == 1 else []
        return [(q, s) for q in points if (s := sign_at(h, self.x, q)) is not None]

    def _points(self) -> Iterator[Fraction]:
        if self.low is not None and self.high is not None:
            return (self.low + (self.high - self.low) * s for s in _STEPS)
        if self.low is not None:
            return (self.low + s for s in _BEYOND)
        if self.high is not None:
            return (self.high - s for s in reversed(_BEYOND))
        return iter((*(-s for s in reversed(_BEYOND)), *_BEYOND))

    def _quickly(self, goal: Term, h: Term) -> Theorem | None:
        from .strategies import QUICK

        return self.search.by(QUICK, goal, self.facts)

    def _by_factors(self, h: Term, goal: Term, level: int) -> Theorem | None:
        from ...oracle.factor import factored

        product = factored(h)
        if product.op not in ("mul", "div", "npow"):
            return None
        parts = list(_factors(product))
        if len(parts) < 2 and product.op != "npow":
            return None
        negative, node = self._signed(product, goal.op == "lt", level)
        if negative:
            raise MethodError("the product is not positive", goal=goal)
        return inequality(goal, node)

    def _signed(self, t: Term, strict: bool, level: int) -> tuple[bool, tuple[object, ...]]:
        """Whether t is negated in the certificate that follows."""
        if t.op in ("mul", "div"):
            (first, a), (second, b) = self._signed(t.args[0], strict, level), self._signed(t.args[1], strict or t.op == "div", level)
            return first != second, ("mul", a, b if t.op == "mul" else ("inverse", b))
        if t.op == "num" and t != ZERO:
            return t.data < 0, ("const", abs(t.data))
        if t.op == "npow" and t.args[1].op == "num" and t.args[1].data > 1:
            base, k = t.args[0], t.args[1].data
            if not strict and k % 2 == 0:
                return False, ("square", base if k == 2 else base ** (k // 2))
            negative, node = self._signed(base, strict, level)
            result = node
            for _ in range(k - 1):
                result = ("mul", result, node)
            return negative and k % 2 == 1, result
        seen = {s for _, s in self._samples(t)}
        for negative in ((True, False) if -1 in seen else (False, True)):
            if (1 if negative else -1) in seen:
                continue
            try:
                return negative, ("have", self.shown(-t if negative else t, strict, level + 1))
            except (MethodError, KernelError):
                self.search.check()
        raise MethodError(f"the sign of {t!r} is not found")

    # --- by the derivative

    def _by_slope(self, h: Term, goal: Term, strict: bool, level: int) -> Theorem:
        slope, d = self._derivative(h)
        signs = self._samples(d)
        kinds = {s for _, s in signs} - {0}
        if kinds == {1, -1}:
            return self._cut(goal, d, signs)
        problem: Exception = MethodError("no end of the interval serves", goal=goal)
        for rises in ((True, False) if kinds != {-1} else (False, True)):
            if (-1 if rises else 1) in kinds:
                continue
            try:
                return self._from_end(h, goal, strict, slope, d, rises, level)
            except (MethodError, KernelError) as e:
                self.search.check()
                problem = e
        if isinstance(problem, MethodError):
            raise problem
        raise MethodError(str(problem))

    def _derivative(self, h: Term) -> tuple[Theorem, Term]:
        """deriv(h, x, x, d) with d written as a product, supposing that x lies inside the interval."""
        from ...oracle.circle import on_the_circle
        from ...oracle.factor import factored

        known = self._inside(self.x)
        raw = differentiate(h, self.x, self.x, [*known, *bounds([h], known)])
        found = raw.concl.args[2]
        plain = factored(found)
        d = min(on_the_circle(plain), key=lambda t: t.size, default=plain)
        d = d if d.size < plain.size else plain
        if d != found:
            same = by_inequalities(eq(found, d), []) if d is plain else self._same(found, d)
            raw = derivative.run(deriv(h, self.x, self.x, d), (raw, self.search.settled(same, known)))
        return self.search.settled(raw, known), d

    def _same(self, t: Term, other: Term) -> Theorem:
        return elimination.run(eq(t, other), tuple(f for f in bounds([t, other], []) if f.concl.op == "eq"))

    def _inside(self, t: Term) -> list[Theorem]:
        return [*self.outer, *(assume(g) for g in self.here.guards(t, strict=True))]

    def _from_end(self, h: Term, goal: Term, strict: bool, slope: Theorem, d: Term, rises: bool, level: int) -> Theorem:
        """From the left end where h rises, from the right end where it falls."""
        end = self.here.low if rises else self.here.high
        if end is None:
            raise MethodError("the interval has no end there", goal=goal)
        at_end = substitute(h, self.x, end.at)
        start = self.search.found(lt(ZERO, at_end), self.outer) or (
            self.search.prove(le(ZERO, at_end), self.outer) if not strict or end.strict else None)
        if start is None:
            raise MethodError("it is not positive at the end", goal=goal)
        steep = strict and start.concl.op == "le"
        inner = _Signs(self.search, self._inside(self.x), self.x)
        sign = inner.shown(d if rises else -d, steep, level + 1)
        if not rises:
            slope = derivative.run(deriv(-h, self.x, self.x, -d), (slope,))
        t = fresh("t", REAL, goal, *(s for f in self.facts for s in (*f.hyps, f.concl)))
        moved = [self._moved(th, t) for th in (slope, sign)]
        apart = (lt(end.at, self.x) if rises else lt(self.x, end.at))
        a, b = (end.at, self.x) if rises else (self.x, end.at)
        given = assume(apart)
        order = lt if steep else le
        f = substitute(h if rises else -h, self.x, t)
        grows = order(substitute(f, t, a), substitute(f, t, b))
        values = self._values(f, t, a, b, [*self.facts, given])
        th = rising(t, a, b).run(grows, (given, *moved, *self.facts, *values, *bounds([h, d], self.facts)))
        shown = by_inequalities(goal, [th, start])
        shown = self.search.settled(shown, [*self.facts, given])
        if end.theorem.concl == apart:
            return cut_all([end.theorem], shown)
        at = assume(eq(self.x, end.at))
        here = subst(by_inequalities(eq(end.at, self.x), [at]), self._weakly(start, goal), substitute(goal, self.x, t), t)
        beyond = absurd(assume(lt(*reversed(apart.args))), end.theorem, goal)
        ordered = (beyond, here, shown) if rises else (shown, here, beyond)
        a, b = self.x, end.at
        return self.search.settled(compare(a, b, *ordered), self.facts)

    def _values(self, f: Term, t: Term, a: Term, b: Term, facts: Sequence[Theorem]) -> list[Theorem]:
        """forall t. a <= t -> t <= b -> A, for what it takes that f has a value at t."""
        guards = [le(a, t), le(t, b)]
        found = []
        for condition in dict.fromkeys(c for c in domain(f) if (t.data, t.sort) in c.free and c.op != "forall"):
            th = self.search.found(condition, [*facts, *map(assume, guards)])
            if th is not None:
                for g in reversed(guards):
                    th = imp_intro(th, g)
                found.append(forall_intro(self.search.settled(th, facts), t))
        return found

    def _weakly(self, start: Theorem, goal: Term) -> Theorem:
        return start if start.concl.op == goal.op else inequality(Term(goal.op, start.concl.args), ("have", start))

    def _moved(self, th: Theorem, t: Term) -> Theorem:
        """A theorem about x inside the interval as one about t."""

        guards = self.here.guards(self.x, strict=True)
        for g in reversed(guards):
            th = imp_intro(th, g)
        th = self.search.settled(th, self.outer)
        moved = forall_elim(forall_intro(th, self.x), t)
        for g in self.here.guards(t, strict=True):
            moved = imp_elim(moved, assume(g))
        return moved

    # --- cutting the interval

    def _cut(self, goal: Term, d: Term, signs: Sequence[tuple[Fraction, int]]) -> Theorem:
        """The goal on both sides of a point where the derivative changes its sign, or of a piece in which it does."""
        from ...oracle.solutions import solutions

        zero = next((q for q, s in signs if s == 0), None)
        if zero is not None:
            return self._at(goal, [_literal(zero)])
        low, high = next((left[0], right[0]) for left, right in itertools.pairwise(signs) if left[1] != right[1])
        middle = _simplest(low, high)
        if sign_at(d, self.x, middle) == 0:
            return self._at(goal, [_literal(middle)])
        for t in solutions(eq(d, ZERO), self.x):
            q = approximate(t)
            if q is not None and low < q < high:
                try:
                    return self._at(goal, [t])
                except (MethodError, KernelError):
                    self.search.check()
        return self._at(goal, [_literal(low), _literal(high)])

    def _piece(self, goal: Term, given: Sequence[Theorem]) -> Theorem:
        """The goal on a piece of the interval: from an end at once, where the derivative is seen to have one sign."""
        inner = _Signs(self.search, [*self.facts, *given], self.x)
        h = goal.args[1]
        try:
            slope, d = inner._derivative(h)
            kinds = {s for _, s in inner._samples(d)} - {0}
            if len(kinds) == 1:
                return self.search.settled(inner._from_end(h, goal, goal.op == "lt", slope, d, kinds == {1}, 1), inner.facts)
        except (MethodError, KernelError):
            self.search.check()
        return self.search.prove(goal, [*self.facts, *given])

    def _at(self, goal: Term, points: Sequence[Term], given: Sequence[Theorem] = ()) -> Theorem:
        """The goal below the first point, between it and the next, .., and beyond the last."""
        if not points:
            return self._piece(goal, given)
        point = points[0]
        low, high = le(self.x, point), le(point, self.x)
        first = self._piece(goal, [*given, assume(low)])
        second = self._at(goal, points[1:], [assume(high)])
        weak = [inequality(low, ("have", assume(lt(self.x, point)))), by_inequalities(low, [assume(eq(self.x, point))]),
                inequality(high, ("have", assume(lt(point, self.x))))]
        return compare(self.x, point, cut_all([weak[0]], first), cut_all([weak[1]], first), cut_all([weak[2]], second))


def _factors(t: Term) -> Iterator[Term]:
    if t.op in ("mul", "div"):
        for a in t.args:
            yield from _factors(a)
    elif t.op != "num":
        yield t


def _literal(q: Fraction) -> Term:
    return number(q.numerator if q.denominator == 1 else q)


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """The number between with the smallest denominator."""
    denominator = 1
    while True:
        whole = -((-low * denominator) // 1)
        if whole <= high * denominator:
            return Fraction(int(whole), denominator)
        denominator += 1


__all__ = ["monotone"]
