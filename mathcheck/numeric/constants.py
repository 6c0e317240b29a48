"""Closed comparisons of numbers that have no exact value here, by intervals that hold both sides."""

from fractions import Fraction
from typing import NamedTuple

from ..kernel.intervals import Enclosing
from ..kernel.terms import Term

_BITS = 200
_CELLS = 256  # of an integral
DIGITS = 50


class Comparison(NamedTuple):
    """truth: what the intervals decide, None if they do not; digits: for an equation that they leave open, to how many decimal
    digits the two sides agree: after the point, or of their size if that is above 1; else None."""

    truth: bool | None
    digits: int | None


def compare(atom: Term) -> Comparison:
    """A closed a = b, a < b or a <= b. Raises KernelError where a side is not seen to have a value."""
    enclosing = Enclosing(_BITS, _CELLS)
    (a, b), (c, d) = (enclosing.value(side, {}) for side in atom.args)
    if b < c or d < a:
        return Comparison(b < c and atom.op != "eq", None)
    if atom.op == "le" and b == c:
        return Comparison(True, None)
    return Comparison(None, _digits(min(a, c), max(b, d)) if atom.op == "eq" else None)


def _digits(low: Fraction, high: Fraction) -> int:
    size = max(abs(low), abs(high), Fraction(1))
    digits = 0
    while digits < DIGITS and (high - low) * 10 ** (digits + 1) <= size:
        digits += 1
    return digits


__all__ = ["DIGITS", "Comparison", "compare"]
