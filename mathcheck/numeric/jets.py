"""Power series of unbounded intervals: a function of x and its derivatives, enclosed on a half-line or at a point of it.

A Jet holds, at each x in question, the Taylor coefficients f^(k)(x)/k! of a function of t at x + t or x - t. The coefficients of a sum,
a product and a composition are polynomials in those of their parts (Leibniz, Faa di Bruno), evaluated here in intervals: so what is
returned holds the coefficients of the result at every x. `Jets` evaluates the signature on them through the same compiled terms that
serve for points and boxes; what it does not know raises NotCovered.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Any

from flint import fmpq

from .arithmetic import Arithmetic, NotCovered, Number
from .unbounded import Interval, atan, cosine, exp, inverse, larger, log, magnitude, point, power, sine, sqrt

ZERO = point(0)


@dataclass(frozen=True, slots=True, eq=False)
class Jet:
    """parts: the coefficients, of which those after the last are exactly 0; length: how many are known. It is 1, the value alone, past
    a kink: a function with longer jets has all derivatives near each x."""

    parts: tuple[Interval, ...]
    length: int

    @property
    def constant(self) -> bool:
        """Whether all coefficients but the value are 0."""
        return len(self.parts) == 1 and self.length > 1

    def __getitem__(self, k: int) -> Interval:
        return self.parts[k] if k < len(self.parts) else ZERO

    def __neg__(self) -> "Jet":
        return Jet(tuple(-p for p in self.parts), self.length)

    def __add__(self, other: Number) -> "Jet":
        right = jet(other, self.length)
        length = min(self.length, right.length)
        pairs = itertools.zip_longest(self.parts[:length], right.parts[:length], fillvalue=ZERO)
        return Jet(tuple(_sum(a, b) for a, b in pairs), length)

    def __sub__(self, other: Number) -> "Jet":
        return self + -jet(other, self.length)

    def __rsub__(self, other: Number) -> "Jet":
        return jet(other, self.length) - self

    def __mul__(self, other: Number) -> "Jet":
        right = jet(other, self.length)
        length = min(self.length, right.length)
        parts = [ZERO] * min(length, len(self.parts) + len(right.parts) - 1)
        for i, a in enumerate(self.parts[:length]):
            for j, b in enumerate(right.parts[:length - i]):
                if a is not ZERO and b is not ZERO:
                    parts[i + j] = _sum(parts[i + j], a * b)
        return Jet(tuple(parts), length)

    __radd__, __rmul__ = __add__, __mul__

    def __lt__(self, other: Number) -> bool:
        """Whether every value is less; none may be undecided."""
        gap = (self - other)[0]
        if (-gap).positive:
            return True
        if gap.nonnegative:
            return False
        raise NotCovered("a condition on a number that is not fixed")

    def _undecided(self, other: object) -> bool:
        raise NotCovered("a range or condition over a number that is not fixed")

    def __hash__(self) -> int:
        raise NotCovered("a recursion over a number that is not fixed")

    __le__ = __gt__ = __ge__ = __eq__ = _undecided


def jet(value: Number, length: int) -> Jet:
    """A number as a constant."""
    return value if isinstance(value, Jet) else Jet((point(value),), length)


def _sum(a: Interval, b: Interval) -> Interval:
    return b if a is ZERO else a if b is ZERO else a + b


def _times(a: Interval, q: Number) -> Interval:
    return a * point(q)


def _composed(a: Jet, coefficients: Callable[[int], Interval]) -> Jet:
    """g(a), by the Taylor coefficients of g at the values of a."""
    if len(a.parts) == 1:
        return Jet((coefficients(0),), a.length)
    moving = Jet((ZERO, *a.parts[1:]), a.length)
    total, step = jet(0, a.length), jet(1, a.length)
    for k in range(a.length):
        total = total + step * Jet((coefficients(k),), a.length)
        step = step * moving
    return total


class Jets(Arithmetic):
    """The operations, on jets and on the numbers that they can be mixed with."""

    def div(self, a: Number, b: Number) -> Number:
        if type(b) is not Jet:
            return a * self.div(1, b) if type(a) is Jet else super().div(a, b)
        near = inverse(b[0])
        return a * _composed(b, lambda k: _times(power(near, k + 1), (-1) ** k))

    def exponent(self, e: Number) -> Number:
        """It may move."""
        return e if type(e) in (Jet, Interval) else super().exponent(e)

    def power(self, a: Number, e: Any) -> Number:
        """Where the exponent moves, exp(e log a): the same at the whole numbers, if a > 0."""
        if type(e) is Jet:
            return self.exp(e * self.log(a))
        if type(a) is not Jet:
            return super().power(a, e)
        return _composed(a, lambda k: _times(power(a[0], e - k), _binomial(fmpq(e), k)) if k <= e else ZERO)

    def integer_power(self, a: Number, e: Any) -> Number:
        return self.power(a, e) if type(e) is Jet else super().integer_power(a, e)

    def factorial(self, n: Any) -> Number:
        if type(n) is Jet:
            raise NotCovered("a factorial of a number that is not fixed")
        return super().factorial(n)

    def abs(self, a: Number) -> Number:
        if type(a) is not Jet:
            return super().abs(a)
        if a.constant:
            return Jet((magnitude(a[0]),), a.length)
        return a if a[0].positive else -a if (-a[0]).positive else Jet((magnitude(a[0]),), 1)

    def max(self, a: Number, b: Number) -> Number:
        if Jet not in (type(a), type(b)):
            return super().max(a, b)
        length = (a if type(a) is Jet else b).length
        a, b = jet(a, length), jet(b, length)
        gap = (a - b)[0]
        if not (a.constant and b.constant) and (gap.positive or (-gap).positive):
            return a if gap.positive else b
        return Jet((larger(a[0], b[0]),), min(a.length, b.length) if a.constant and b.constant else 1)

    def sqrt(self, a: Number, nonnegative: bool = False) -> Number:
        if type(a) is not Jet:
            return super().sqrt(a, nonnegative)
        head = larger(a[0], ZERO) if nonnegative else a[0]
        if a.constant or not head.positive:
            return Jet((sqrt(head),), a.length if a.constant else 1)
        root = sqrt(inverse(head))
        return _composed(a, lambda k: _times(power(root, 2 * k - 1), _binomial(fmpq(1, 2), k)) if k else sqrt(head))

    def log(self, a: Number) -> Number:
        if type(a) is not Jet:
            return super().log(a)
        value = log(a[0])
        return _composed(a, lambda k: _times(power(inverse(a[0]), k), fmpq((-1) ** (k - 1), k)) if k else value)

    def exp(self, a: Number) -> Number:
        if type(a) is not Jet:
            return super().exp(a)
        value = exp(a[0])
        return _composed(a, lambda k: _times(value, fmpq(1, factorial(k))))

    def sin(self, a: Number) -> Number:
        return self._wave(a, 0) if type(a) is Jet else super().sin(a)

    def cos(self, a: Number) -> Number:
        return self._wave(a, 1) if type(a) is Jet else super().cos(a)

    def _wave(self, a: Jet, turn: int) -> Jet:
        s, c = sine(a[0]), cosine(a[0])
        around: Sequence[Interval] = (s, c, -s, -c)
        return _composed(a, lambda k: _times(around[(k + turn) % 4], fmpq(1, factorial(k))))

    def tan(self, a: Number) -> Number:
        return self.div(self.sin(a), self.cos(a)) if type(a) is Jet else super().tan(a)

    def sec(self, a: Number) -> Number:
        return self.div(1, self.cos(a))

    def cot(self, a: Number) -> Number:
        return self.div(self.cos(a), self.sin(a)) if type(a) is Jet else super().cot(a)

    def csc(self, a: Number) -> Number:
        return self.div(1, self.sin(a))

    def atan(self, a: Number) -> Number:
        """After the value, the integral of a'/(1 + a^2)."""
        if type(a) is not Jet:
            return super().atan(a)
        if len(a.parts) == 1:
            return Jet((atan(a[0]),), a.length)
        slope = Jet(tuple(_times(p, k) for k, p in enumerate(a.parts) if k), a.length)
        rest = self.div(slope, 1 + self.power(a, 2))
        return Jet((atan(a[0]), *[_times(rest[k - 1], fmpq(1, k)) for k in range(1, a.length)]), a.length)


def _binomial(top: fmpq, k: int) -> fmpq:
    found = fmpq(1)
    for i in range(k):
        found = found * (top - i) / (i + 1)
    return found


__all__ = ["ZERO", "Jet", "Jets", "jet"]
