"""Which interval the facts leave to a variable, and values of terms in it, by enclosures in exact arithmetic."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ...kernel.binding import substitute
from ...kernel.errors import KernelError
from ...kernel.evaluation import value
from ...kernel.induction import nat_nonneg
from ...kernel.intervals import Enclosing
from ...kernel.sorts import NAT
from ...kernel.terms import Term, le, lt, number
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..errors import MethodError
from ..polynomial import coefficients

_BITS = 96
_TINY = Fraction(1, 1 << 60)


class End(NamedTuple):
    """A bound of a variable x: the theorem `at < x` or `at <= x`, or the same with x on the left."""

    at: Term
    strict: bool
    theorem: Theorem


class Interval(NamedTuple):
    """Where x is: the best ends that the facts give, None where they give none."""

    x: Term
    low: End | None
    high: End | None

    def guards(self, t: Term, strict: bool = False) -> list[Term]:
        """The formulas that put t into the interval; strict: into its inside."""
        found = []
        if self.low is not None:
            found.append((lt if strict or self.low.strict else le)(self.low.at, t))
        if self.high is not None:
            found.append((lt if strict or self.high.strict else le)(t, self.high.at))
        return found

    def points(self, goal: Term) -> list[Term]:
        """Some closed points of the interval, simple ones first."""
        ends = [e.at for e in (self.low, self.high) if e is not None]
        return [*(number(n) for n in (0, 1, -1)), *ends, *(e + 1 for e in ends), number(2)]


def interval(x: Term, facts: Sequence[Theorem]) -> Interval:
    """The narrowest interval that facts linear in x say; ends may hold other variables, and then the first is taken."""
    lows: list[End] = []
    highs: list[End] = []
    for f in [*facts, *([nat_nonneg(x)] if x.sort is NAT else [])]:
        if f.concl.op not in ("lt", "le") or (x.data, x.sort) not in f.concl.free:
            continue
        end = _end(x, f)
        if end is not None:
            below, found = end
            (lows if below else highs).append(found)
    return Interval(x, _best(lows, max), _best(highs, min))


def _best(ends: list[End], choose: object) -> End | None:
    if not ends:
        return None
    measured = [(q, e) for e in ends if (q := approximate(e.at)) is not None]
    if not measured:
        return ends[0]
    best = (max if choose is max else min)(q for q, _ in measured)
    alike = [e for q, e in measured if abs(q - best) < _TINY]
    return next((e for e in alike if e.strict), alike[0])


def _end(x: Term, f: Theorem) -> tuple[bool, End] | None:
    a, b = f.concl.args
    strict = f.concl.op == "lt"
    if b == x and (x.data, x.sort) not in a.free:
        return True, End(a, strict, f)
    if a == x and (x.data, x.sort) not in b.free:
        return False, End(b, strict, f)
    line = coefficients(b - a, x)
    if line is None or len(line) != 2:
        return None
    slope = _literal(line[1])
    if slope is None or slope == 0:
        return None
    at = _tidy(-line[0], slope)
    order = (lt if strict else le)(at, x) if slope > 0 else (lt if strict else le)(x, at)
    try:
        return slope > 0, End(at, strict, by_inequalities(order, [f]))
    except MethodError:
        return None


def _literal(t: Term) -> Fraction | None:
    try:
        return Fraction(value(t))
    except (KernelError, TypeError):
        return None


def _tidy(top: Term, slope: Fraction) -> Term:
    q = _literal(top)
    return top / number(slope) if q is None else number(_plain(q / slope))


def _plain(q: Fraction) -> int | Fraction:
    return q.numerator if q.denominator == 1 else q


def approximate(t: Term) -> Fraction | None:
    """A rational number close to a closed term; None if it has no value that enclosures see."""
    if t.free:
        return None
    try:
        low, high = Enclosing(_BITS, 64).value(t, {})
        return (low + high) / 2
    except (KernelError, RecursionError):
        return None


def sign_at(t: Term, x: Term, q: Fraction) -> int | None:
    """The sign of t where x = q: 1, -1, 0 (not told apart from 0), or None without a value."""
    try:
        low, high = Enclosing(_BITS, 16).value(substitute(t, x, number(_plain(q))), {})
    except (KernelError, RecursionError):
        return None
    return 1 if low > 0 else -1 if high < 0 else 0


__all__ = ["End", "Interval", "approximate", "interval", "sign_at"]
