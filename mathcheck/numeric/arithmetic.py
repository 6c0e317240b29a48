"""Arithmetic on what a number may be here: an exact int or fmpq, an Arb ball, a power series of either, a complex ball.

Every function keeps to one promise: what it returns holds the value at each point that the arguments hold. Where an argument may
lie outside the function's domain this is noted in `doubt`; where it certainly does, Undefined is raised. No float ever becomes a ball.
"""

import math
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

from flint import acb, arb, arb_series, fmpq, fmpq_series

Number: TypeAlias = Any  # int | fmpq | arb | arb_series | fmpq_series | acb: flint has no types for mypy
SERIES = (arb_series, fmpq_series)  # of exact numbers flint raises TypeError or ValueError where the values are not exact
Env: TypeAlias = list[Any]  # the numbers of the variables bound around a term, outermost first, and free places after them
Run: TypeAlias = Callable[[Env], Number]  # a compiled term
MAX_BITS = 1 << 18  # of an exact number that is kept exact
MAX_FACTORIAL = 15_000  # which has about so many bits


class Undefined(Exception):
    """The term has no value, at any of the points in question."""


class NotCovered(Exception):
    """Not a question that this evaluator answers; the text says what it is about."""


class Broken(Exception):
    """A bound that the claim states is exceeded; the text says which and where."""


class NoSeries(Exception):
    """No Taylor expansion here: a kink, or a domain that may end."""


class Sides(Enum):
    """What a power series in t at a point is about. BOTH: the function on both sides of it; FORWARD: for t >= 0 only; WITHIN: for each
    point of an interval its restriction to that interval. At the ends of an interval |x| has no kink, if 0 is one."""

    BOTH, FORWARD, WITHIN = range(3)


class Arithmetic:
    """The operations, and what they noticed. doubt: some argument may have been outside its function's domain; analytic: the integrator
    asks for functions that are analytic on the whole complex ball, and else for no finite value; sides: what of the neighbourhood of
    their point power series speak about."""

    def __init__(self) -> None:
        self.doubt = False
        self.analytic = False
        self.sides = Sides.BOTH

    def div(self, a: Number, b: Number) -> Number:
        kind = type(b)
        if kind is arb:
            if b.contains(0):
                if b.is_zero():
                    raise Undefined
                self.doubt = True
        elif kind in SERIES:
            if b[0] == 0 if kind is fmpq_series else b[0].contains(0):
                raise NoSeries
        elif kind is not acb:
            if b == 0:
                raise Undefined
            return (fmpq(a) if type(a) is int else a) / b
        return a / b

    def exponent(self, e: Number) -> Number:
        """An exponent that `power` takes. Raises NotCovered for a whole number that is too large to be exact."""
        return whole(e, "an exponent")

    def power(self, a: Number, e: int) -> Number:
        """a^e for an integer e >= 0; 0^0 = 1."""
        kind = type(a)
        if kind is arb:
            return a**e if not a.contains(0) else _power_around_zero(a, e)
        if kind in SERIES or kind is acb:
            return _squaring(a, e)
        if _bits(a) * e > MAX_BITS and a not in (0, 1, -1):
            return arb(a) ** e
        return a**e

    def integer_power(self, a: Number, e: int) -> Number:
        """a^e for any integer e, a not 0."""
        if e >= 0:
            self.div(1, a)  # the base must not be 0, whatever the exponent
            return self.power(a, e)
        return self.div(1, self.power(a, -e))

    def mul(self, a: Number, b: Number) -> Number:
        return shrunk(a * b)

    def factorial(self, n: int) -> Number:
        if n < 0:
            raise Undefined
        if n > MAX_FACTORIAL:
            return arb(n + 1).gamma()
        return math.factorial(n)

    def abs(self, a: Number) -> Number:
        if type(a) in SERIES:
            return a * self._sign(a)
        if type(a) is arb:
            return abs(a).nonnegative_part()
        return a.real_abs(analytic=self.analytic) if type(a) is acb else abs(a)

    def max(self, a: Number, b: Number) -> Number:
        kinds = (type(a), type(b))
        if arb_series in kinds or fmpq_series in kinds:
            return a if self._sign(a - b) > 0 else b
        if acb in kinds:
            return acb(a).real_max(acb(b), analytic=self.analytic)
        return arb(a).max(arb(b)) if arb in kinds else max(a, b)

    def min(self, a: Number, b: Number) -> Number:
        return -self.max(-a, -b)

    def _sign(self, a: Number) -> int:
        """The sign of a power series' values near the point, where it does not change there: see `sides`."""
        head = a[0] if type(a) in SERIES else a
        if head > 0 or (self.sides is Sides.WITHIN and head >= 0):
            return 1
        if head < 0 or (self.sides is Sides.WITHIN and head <= 0):
            return -1
        order = next((i for i in range(a.prec) if not is_zero(a[i])), -1) if type(a) in SERIES else 0
        if order < 0:
            return 1  # no term is left that could have a sign
        if type(a) in SERIES and (order % 2 == 0 or self.sides is Sides.FORWARD) and (a[order] > 0 or a[order] < 0):
            return 1 if a[order] > 0 else -1
        raise NoSeries

    def sqrt(self, a: Number, nonnegative: bool = False) -> Number:
        """nonnegative: the argument is known not to be negative."""
        a = _ball(a)
        if type(a) is arb:
            if a < 0:
                raise Undefined
            if a >= 0:
                return a.sqrt()
            if not nonnegative:
                self.doubt = True
            return arb(0).union(a.upper().sqrt()).nonnegative_part()
        if type(a) is acb:
            return a.sqrt(analytic=self.analytic)
        if not a[0] > 0:
            raise NoSeries
        return a.sqrt()

    def log(self, a: Number) -> Number:
        a = _ball(a)
        if type(a) is arb:
            if a <= 0:
                raise Undefined
            if not a > 0:
                self.doubt = True
        elif type(a) is acb:
            return a.log(analytic=self.analytic)
        elif not a[0] > 0:
            raise NoSeries
        return a.log()

    def exp(self, a: Number) -> Number:
        return a.exp() if type(a) is arb else _ball(a).exp()

    def sin(self, a: Number) -> Number:
        return a.sin() if type(a) is arb else _ball(a).sin()

    def cos(self, a: Number) -> Number:
        return a.cos() if type(a) is arb else _ball(a).cos()

    def tan(self, a: Number) -> Number:
        a = _ball(a)
        self._divisor(a.cos())
        return a.tan()

    def sec(self, a: Number) -> Number:
        return self.div(1, _ball(a).cos())

    def cot(self, a: Number) -> Number:
        a = _ball(a)
        self._divisor(a.sin())
        return a.cos() / a.sin() if type(a) is arb_series else a.cot()

    def csc(self, a: Number) -> Number:
        return self.div(1, _ball(a).sin())

    def _divisor(self, b: Number) -> None:
        """Note where b may be 0; the caller has a tighter quotient than by it. At its poles Arb's own function is not finite."""
        if type(b) is not acb:
            self.div(1, b)

    def atan(self, a: Number) -> Number:
        a = _ball(a)
        if type(a) is acb and self.analytic and not abs(a.imag) < 1:
            return acb("nan")  # its branch cuts run from i and -i along the imaginary axis
        return a.atan()


def is_zero(a: Number) -> bool:
    """Whether a number is 0, and not only may be."""
    return bool(a.is_zero()) if type(a) is arb else bool(a == 0)


def _ball(a: Number) -> Number:
    return arb(a) if type(a) is int or type(a) is fmpq else a


def _bits(a: Number) -> int:
    return int(a.bit_length() if type(a) is int else max(a.p.bit_length(), a.q.bit_length()))


def _power_around_zero(a: arb, e: int) -> arb:
    if e == 0:
        return arb(1)
    if not a.is_finite():
        return arb(0, "inf")
    low, high = a.lower(), a.upper()
    if e % 2:
        return (low**e).union(high**e)
    return arb(0).union(abs(low).max(abs(high)) ** e).nonnegative_part()


def _squaring(a: Number, e: int) -> Number:
    result, base = None, a
    while e:
        if e & 1:
            result = base if result is None else result * base
        e >>= 1
        if e:
            base = base * base
    return 1 if result is None else result


def shrunk(a: Number) -> Number:
    """A number that has grown too long to be kept exact becomes a ball."""
    return a if type(a) not in (int, fmpq) or _bits(a) <= MAX_BITS else arb(a)


def whole(a: Number, what: str) -> int:
    """An int. Raises NotCovered for a whole number that is too large to be exact."""
    if type(a) is not int:
        raise NotCovered(f"{what} that is too large to be exact")
    return a


def exactly(value: int | Fraction) -> Number:
    """A Python number as an exact one of this module."""
    return value if type(value) is int else fmpq(value.numerator, value.denominator)


def moderate(a: arb) -> bool:
    """Whether the ends of a ball can be written as fractions: of 2^(2^60) flint cannot, and ends the process."""
    return bool(a.is_finite()) and all(abs(int(end.man_exp()[1])) <= MAX_BITS for end in (a.lower(), a.upper()))


def fraction(a: Number) -> Fraction:
    """The exact value of an int, an fmpq or a ball without radius. Raises NotCovered for one that is too large or too small."""
    if type(a) is arb:
        if not moderate(a):
            raise NotCovered("a number that is too large or too small to be written as a fraction")
        mantissa, exponent = a.man_exp()
        return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return Fraction(int(a.p), int(a.q)) if type(a) is fmpq else Fraction(a)
