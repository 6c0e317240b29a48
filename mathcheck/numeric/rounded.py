"""Numbers that are exact where that is cheap, and otherwise an mpmath value with an honest estimate of its error.

The error of a result is the first-order error of its arguments plus a few units in the last place: an estimate that is meant to be
too large, not a bound that is proved. Whether a number is 0, positive or negative is decided only where the error leaves no doubt.
mpmath's global context is never touched: everything here works in the private context MP, at its present precision
(which makes it no place for several threads at once).
"""

from collections.abc import Callable
from fractions import Fraction
from math import isqrt
from typing import Any, NamedTuple

import mpmath

MP: Any = mpmath.mp.clone()
EXACT_BITS = 4_096  # an exact number of more bits is rounded
MAX_EXPONENT_BITS = 4_096  # of binary exponents: beyond, as for exp(exp(exp(10))), there is no opinion
MAX_FACTORIAL = 10**9
EXACT_FACTORIAL = 500
_ULPS = 3  # a rounding counts as 2^3 units in the last place
_SLACK_BITS = 30  # errors are inflated by 2^-30 of themselves, for their own roundings


class NoOpinion(Exception):
    """Not computed: unsupported, too large, too long, or not settled."""


class Undecided(NoOpinion):
    """The error leaves a decision open: more digits may help."""


class NoValue(Exception):
    """The term is seen to have no value."""


class Rounded(NamedTuple):
    """value and error: mpmath numbers of MP; what is meant lies within value +- error as far as one can tell."""

    value: Any
    error: Any


Number = int | Fraction | Rounded


def within(value: Any, error: Any = 0) -> Rounded:
    """A computed mpmath number whose arguments were as inexact as to move it by the error; its own rounding is added."""
    if not MP.isfinite(value) or not MP.isfinite(error):
        raise NoOpinion("a number that is not finite")
    return Rounded(value, error + MP.ldexp(error, -_SLACK_BITS) + MP.ldexp(abs(value), _ULPS - MP.prec))


def rounded(x: Number) -> Rounded:
    """The number with an error, at the present precision."""
    if isinstance(x, Rounded):
        return x
    return within(MP.mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else MP.mpf(x))


def point(value: Any) -> Rounded:
    """An mpmath number that is meant exactly."""
    return Rounded(value, MP.zero)


def exact_of(value: Any) -> Fraction:
    """A finite mpmath number as a fraction."""
    return Fraction(*mpmath.libmp.to_rational(value._mpf_))


def sign(x: Number) -> int:
    """-1, 0 or 1. Raises Undecided if the error leaves it open."""
    if not isinstance(x, Rounded):
        return (x > 0) - (x < 0)
    if abs(x.value) <= x.error:
        if x.error == 0:
            return 0
        raise Undecided("a number that may be 0")
    return 1 if x.value > 0 else -1


def compare(a: Number, b: Number) -> int:
    """The sign of a - b. Raises Undecided if the error leaves it open."""
    return sign(sub(a, b))


def _kept(x: int | Fraction) -> Number:
    return x if max(abs(x.numerator), x.denominator).bit_length() <= EXACT_BITS else rounded(x)


def neg(a: Number) -> Number:
    """-a."""
    return Rounded(-a.value, a.error) if isinstance(a, Rounded) else -a


def add(a: Number, b: Number) -> Number:
    """a + b."""
    if not isinstance(a, Rounded) and not isinstance(b, Rounded):
        return _kept(a + b)
    (x, dx), (y, dy) = rounded(a), rounded(b)
    return within(x + y, dx + dy)


def sub(a: Number, b: Number) -> Number:
    """a - b."""
    return add(a, neg(b))


def mul(a: Number, b: Number) -> Number:
    """a*b."""
    if not isinstance(a, Rounded) and not isinstance(b, Rounded):
        return _kept(a * b)
    (x, dx), (y, dy) = rounded(a), rounded(b)
    return within(x * y, abs(x) * dy + abs(y) * dx + dx * dy)


def div(a: Number, b: Number) -> Number:
    """a/b. Raises NoValue at b = 0, Undecided if b may be 0."""
    if sign(b) == 0:
        raise NoValue("a division by 0")
    if not isinstance(a, Rounded) and not isinstance(b, Rounded):
        return _kept(Fraction(a) / b)
    (x, dx), (y, dy) = rounded(a), rounded(b)
    quotient = x / y
    return within(quotient, (dx + abs(quotient) * dy) / (abs(y) - dy))


def absolute(a: Number) -> Number:
    """|a|."""
    return Rounded(abs(a.value), a.error) if isinstance(a, Rounded) else max(a, -a)


def maximum(a: Number, b: Number) -> Number:
    """The larger one, itself where that is clear."""
    try:
        return a if compare(a, b) >= 0 else b
    except Undecided:
        (x, dx), (y, dy) = rounded(a), rounded(b)
        return Rounded(max(x, y), max(dx, dy))


def minimum(a: Number, b: Number) -> Number:
    """The smaller one, itself where that is clear."""
    return neg(maximum(neg(a), neg(b)))


def power(a: Number, n: int) -> Number:
    """a to an integer power, 1 if n = 0. Raises NoValue for a negative power of 0."""
    if n < 0:
        return div(1, power(a, -n))
    if n <= 1:
        return a if n == 1 else 1
    if not isinstance(a, Rounded):
        if a in (0, 1, -1):
            return a if n % 2 else max(a, -a)
        if max(abs(a.numerator), a.denominator).bit_length() * n <= EXACT_BITS:
            return a**n
    x, dx = rounded(a)
    _modest(n * max(1, abs(MP.mag(x)) if x else 1))
    return within(x**n, n * dx * (abs(x) + dx) ** (n - 1))


def factorial(n: Number) -> Number:
    """n!. Raises NoValue below 0."""
    if sign(n) < 0:
        raise NoValue("the factorial of a negative number")
    if isinstance(n, Rounded) or n > MAX_FACTORIAL:
        raise NoOpinion(f"the factorial of a number above {MAX_FACTORIAL}")
    if n <= EXACT_FACTORIAL:
        product = 1
        for k in range(2, int(n) + 1):
            product *= k
        return product
    return within(MP.factorial(int(n)))


def _modest(exponent: int) -> None:
    if exponent.bit_length() > MAX_EXPONENT_BITS:
        raise NoOpinion("a number whose exponent is too large")


def _argument(a: Number) -> tuple[Any, Any]:
    x, dx = rounded(a)
    if x and abs(MP.mag(x)) > MAX_EXPONENT_BITS:
        raise NoOpinion("an argument that is too large or too small")
    return x, dx


def _exp(a: Number) -> Number:
    x, dx = _argument(a)
    value = MP.exp(x)
    return within(value, value * MP.expm1(dx))


def _log(a: Number) -> Number:
    if sign(a) <= 0:
        raise NoValue("the logarithm of a number that is not positive")
    x, dx = rounded(a)
    return within(MP.log(x), -MP.log1p(-dx / x))


def _sqrt(a: Number) -> Number:
    if sign(a) < 0:
        raise NoValue("the square root of a negative number")
    if not isinstance(a, Rounded):
        root = Fraction(isqrt(a.numerator), isqrt(a.denominator))
        if root * root == a:
            return root
    x, dx = rounded(a)
    return within(MP.sqrt(x), dx / MP.sqrt(x) if x else 0)


def _sin(a: Number) -> Number:
    x, dx = _argument(a)
    return within(MP.sin(x), min(dx, 2))


def _cos(a: Number) -> Number:
    x, dx = _argument(a)
    return within(MP.cos(x), min(dx, 2))


def _atan(a: Number) -> Number:
    x, dx = rounded(a)
    return within(MP.atan(x), min(dx / (1 + max(abs(x) - dx, 0) ** 2), 4))


def pi() -> Number:
    """pi."""
    return within(+MP.pi)


# where a value is rational, which is how an exact 0 is recognised: everywhere else at a rational number it is irrational
_RATIONAL: dict[str, tuple[int, int]] = {"exp": (0, 1), "log": (1, 0), "sin": (0, 0), "cos": (0, 1), "atan": (0, 0)}
_BASIC: dict[str, Callable[[Number], Number]] = {"exp": _exp, "log": _log, "sqrt": _sqrt, "sin": _sin, "cos": _cos, "atan": _atan}
_QUOTIENTS = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "sec": (None, "cos"), "csc": (None, "sin")}


def elementary(name: str, a: Number) -> Number:
    """An elementary function by its name in the signature of terms. Raises NoValue outside its domain."""
    if name in _QUOTIENTS:
        over, under = _QUOTIENTS[name]
        return div(elementary(over, a) if over else 1, elementary(under, a))
    if name in _RATIONAL and not isinstance(a, Rounded) and a == _RATIONAL[name][0]:
        return _RATIONAL[name][1]
    return _BASIC[name](a)


__all__ = ["MP", "NoOpinion", "NoValue", "Number", "Rounded", "Undecided", "absolute", "add", "compare", "div", "elementary", "exact_of",
           "factorial", "maximum", "minimum", "mul", "neg", "pi", "point", "power", "rounded", "sign", "sub", "within"]
