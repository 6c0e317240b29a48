"""Intervals that may be unbounded, with ends that may be left out: what Arb's balls cannot hold.

An Interval stands for the real numbers x with low <= x <= high, or < where that end is open. Infinity is never a member, so an infinite
end is open, low is less than oo and high more than -oo. Every function returns an interval that holds each value at the members of its
arguments; ends are rounded outwards, and an end may be called open only if it is not a value.

oo - oo does not arise: a sum adds low ends, none of which is oo, and high ends, none of which is -oo. In a product 0*oo counts as 0: the
members lie in boxes with finite ends that grow without bound, a product takes its extreme values over a box at corners, and at a corner
whose one end is 0 it is 0 for each of these boxes. If the least value is taken at all then at a corner of closed ends (the product is
linear in each factor), or it is 0 and one factor has the closed end 0: so a least end is open only if no corner that gives it is closed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flint import arb

from .arithmetic import NotCovered, Number

OO = arb("inf")


@dataclass(frozen=True, slots=True)
class Interval:
    """Ends are exact; see the module for what is a member."""

    low: arb
    high: arb
    low_open: bool = False
    high_open: bool = False

    @property
    def positive(self) -> bool:
        """Whether every member is."""
        return bool(self.low > 0 or (self.low_open and self.low == 0))

    @property
    def nonnegative(self) -> bool:
        """Whether every member is."""
        return bool(self.low >= 0)

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return bool(self.low.is_finite() and self.high.is_finite())

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        return rounded(self.low + other.low, self.high + other.high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __mul__(self, other: "Interval") -> "Interval":
        if self.nonnegative and other.nonnegative:
            corners = [_product(*a, *b) for a, b in zip(self._ends(), other._ends())]
        else:
            corners = [_product(*a, *b) for a in self._ends() for b in other._ends()]
        low, low_open = min((_below(v), is_open) for v, is_open in corners)  # of equal ones the closed
        high, closed = max((_above(v), not is_open) for v, is_open in corners)
        return rounded(low, high, low_open, not closed)

    def _ends(self) -> tuple[tuple[arb, bool], tuple[arb, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)


def _below(ball: arb) -> arb:
    """An exact number, or -oo, that is at most what the ball holds; its lower end is nan where the ball says nothing."""
    low = ball.lower()
    return low if low >= -OO else -OO


def _above(ball: arb) -> arb:
    return -_below(-ball)


def rounded(low: arb, high: arb, low_open: bool = False, high_open: bool = False) -> Interval:
    """The interval between balls that hold its ends. A ball that says nothing gives an infinite end."""
    below, above = _below(low), _above(high)
    below = below if below < OO else -OO  # a finite number too large for Arb
    above = above if above > -OO else OO
    return Interval(below, above, low_open or not below > -OO, high_open or not above < OO)


def point(value: Number) -> Interval:
    """An interval that holds a number, exact or within a ball."""
    ball = arb(value)
    return rounded(ball, ball)


def _product(a: arb, a_open: bool, b: arb, b_open: bool) -> tuple[arb, bool]:
    """Of two ends, and whether it is no value there."""
    if a == 0 or b == 0:
        return arb(0), not ((a == 0 and not a_open) or (b == 0 and not b_open))
    return a * b, a_open or b_open


def _rising(f: Callable[[arb], arb], a: Interval, at_low: arb, at_high: arb) -> Interval:
    """A function that rises strictly, with its limits at the ends that are infinite."""
    return rounded(f(a.low) if a.low > -OO else at_low, f(a.high) if a.high < OO else at_high, a.low_open, a.high_open)


def inverse(a: Interval) -> Interval:
    """1/a. Raises NotCovered if 0 may be a member."""
    if (-a).positive:
        return -inverse(-a)
    if not a.positive:
        raise NotCovered("a quotient by what may be 0")
    return rounded(1 / a.high if a.high < OO else arb(0), 1 / a.low if a.low > 0 else OO, a.high_open, a.low_open)


def magnitude(a: Interval) -> Interval:
    """|a|."""
    if a.nonnegative:
        return a
    if (-a).nonnegative:
        return -a
    far, is_open = (a.high, a.high_open) if a.high > -a.low else (-a.low, a.low_open)
    return Interval(arb(0), far, False, is_open and not (a.high == -a.low and not a.high_open))


def larger(a: Interval, b: Interval) -> Interval:
    """max(a, b)."""
    low_open = a.low_open if a.low > b.low else b.low_open if b.low > a.low else a.low_open or b.low_open
    high_open = a.high_open if a.high > b.high else b.high_open if b.high > a.high else a.high_open and b.high_open
    return Interval(a.low if a.low > b.low else b.low, a.high if a.high > b.high else b.high, low_open, high_open)


def power(a: Interval, e: int) -> Interval:
    """a^e for e >= 0; 0^0 = 1."""
    if e == 0:
        return point(1)
    if e % 2 == 0:
        a = magnitude(a)
    return _rising(lambda v: v**e, a, -OO, OO)


def exp(a: Interval) -> Interval:
    """e^a, which is more than 0 whatever the rounding."""
    found = _rising(arb.exp, a, arb(0), OO)
    return found if found.low > 0 else Interval(arb(0), found.high, True, found.high_open)


def log(a: Interval) -> Interval:
    """Raises NotCovered unless a is positive."""
    if not a.positive:
        raise NotCovered("a logarithm of what may not be positive")
    return rounded(a.low.log() if a.low > 0 else -OO, a.high.log() if a.high < OO else OO, a.low_open, a.high_open)


def sqrt(a: Interval) -> Interval:
    """Raises NotCovered unless a is at least 0."""
    if not a.nonnegative:
        raise NotCovered("a square root of what may be negative")
    return _rising(arb.sqrt, a, arb(0), OO)


def atan(a: Interval) -> Interval:
    """The arctangent, between -pi/2 and pi/2."""
    return _rising(arb.atan, a, -arb.pi() / 2, arb.pi() / 2)


def sine(a: Interval) -> Interval:
    """sin a."""
    return _wave(arb.sin, a)


def cosine(a: Interval) -> Interval:
    """cos a."""
    return _wave(arb.cos, a)


def _wave(f: Callable[[arb], arb], a: Interval) -> Interval:
    if not a.bounded:
        return Interval(arb(-1), arb(1))
    ball = f(a.low.union(a.high))
    return rounded(ball.max(arb(-1)), ball.min(arb(1)))


__all__ = ["OO", "Interval", "atan", "cosine", "exp", "inverse", "larger", "log", "magnitude", "point", "power", "rounded", "sine", "sqrt"]
