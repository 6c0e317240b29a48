"""Balls in decimal: only digits that are proved are printed, and bounds are rounded to their safe side."""

from collections.abc import Callable
from fractions import Fraction

from flint import arb, fmpq, fmpz

from .arithmetic import Number, moderate


def at_most(a: arb, figures: int = 3) -> str:
    """A decimal number that is at least the ball's upper end."""
    return _decimal(a, figures, 1)


def at_least(a: arb, figures: int = 3) -> str:
    """A decimal number that is at most the ball's lower end."""
    return _decimal(a, figures, -1)


def _decimal(a: arb, figures: int, side: int) -> str:
    if not a.is_finite():
        return "oo" if side > 0 else "-oo"
    if a.is_zero():
        return "0"
    mid, rad, exponent = (int(v) for v in a.mid_rad_10exp(figures + 3))
    mantissa = mid + side * rad
    while abs(mantissa) >= 10**figures:  # rounded to the safe side
        mantissa, exponent = (-(-mantissa // 10) if side > 0 else mantissa // 10), exponent + 1
    return _written(mantissa, exponent)


def _written(mantissa: int, exponent: int) -> str:
    """mantissa * 10^exponent, short."""
    while mantissa and mantissa % 10 == 0:
        mantissa, exponent = mantissa // 10, exponent + 1
    sign, figures = "-" if mantissa < 0 else "", str(abs(mantissa))
    leading = exponent + len(figures) - 1
    if mantissa == 0:
        return "0"
    if not -5 < leading < 7:
        return f"{sign}{figures[0]}{'.' + figures[1:] if len(figures) > 1 else ''}e{leading}"
    if exponent >= 0:
        return sign + figures + "0" * exponent
    padded = figures.rjust(-exponent + 1, "0")
    return f"{sign}{padded[:exponent]}.{padded[exponent:]}"


def in_full(value: Number) -> str:
    """All digits of a number: Python itself writes no more than 4,300."""
    return str(fmpq(value.numerator, value.denominator) if isinstance(value, Fraction) else fmpq(value))


def agreeing(gap: Number, most: int) -> int:
    """To how many decimal digits two numbers agree that are at most gap apart: the greatest d up to most with gap < 10^-d."""
    return _greatest(lambda d: bool(gap < arb(10) ** -d), most)


def proved(a: arb, most: int) -> str:
    """The number's decimal expansion as far as the ball fixes it, to at most so many digits after the point; `..` if it goes on, ""
    if not even its integer part is fixed, or it is too large or too small to be written so."""
    if not moderate(a):
        return ""
    low, high = a.lower().fmpq(), a.upper().fmpq()
    if low < 0 < high:
        return ""
    small, large = (low, high) if low >= 0 else (-high, -low)

    def fixed(places: int) -> bool:
        return bool((small * fmpq(10) ** places).floor() == (large * fmpq(10) ** places).floor())

    if not fixed(0):
        return ""
    places = _greatest(fixed, most)
    scaled = small * fmpq(10) ** places
    whole, after = divmod(int(scaled.floor()), 10**places)
    exact = low == high and scaled.q == 1
    figures = in_full(after).rjust(places, "0") if places else ""
    if exact:
        figures = figures.rstrip("0")
    return ("-" if high <= 0 and low < 0 else "") + in_full(whole) + ("." + figures if figures else "") + ("" if exact else "..")


def _greatest(holds: Callable[[int], bool], most: int) -> int:
    """The greatest number from 0 to most at which it holds, of something that holds up to there and not beyond; 0 if nowhere."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _figures(n: int) -> str:
    """The decimal figures of a whole number, also where Python's own conversion refuses its length."""
    return str(fmpz(n))
