"""Balls in decimal: only digits that are proved are printed, and bounds are rounded to their safe side."""

from flint import arb, fmpq

from .arithmetic import Number


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


def agreeing(gap: Number, most: int) -> int:
    """To how many decimal digits two numbers agree that are at most gap apart; most if that is 0 or less than 10^-most."""
    digits = 0
    while digits < most and gap < arb(fmpq(1, 10)) ** (digits + 1):
        digits += 1
    return digits


def proved(a: arb, most: int) -> str:
    """The number's decimal expansion, as far as the ball fixes it and to at most so many digits; `..` if it goes on. A ball that holds
    integer and sign but no digit after the point gives those; "" if not even they are fixed."""
    low, high = a.lower().fmpq(), a.upper().fmpq()
    if (low < 0) != (high < 0) and low != high:
        return ""
    sign = "-" if low < 0 else ""
    small, large = (low, high) if low >= 0 else (-high, -low)
    step, found = 1, ""
    for places in range(most + 1):
        below, above = int((small * step).floor()), int((large * step).floor())
        if below != above:
            break
        found = str(below) if not places else f"{str(below).rjust(places + 1, '0')[:-places]}.{str(below).rjust(places + 1, '0')[-places:]}"
        if low == high and small * step == below:
            return sign + found
        step *= 10
    return sign + found + ".." if found else ""
