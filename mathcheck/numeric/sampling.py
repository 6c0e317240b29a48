"""The values of a function of one variable for a picture: enclosures over a row of cells, and at points.

What is returned holds the function: on the whole cell, or at the point. Where that cannot be shown the cell is left out, so a picture has a
gap there. The ends of enclosures are exact numbers of moderate size; no float appears here.
"""

import time
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import flint
from flint import arb, fmpq

from ..kernel.terms import Term
from .arithmetic import NoSeries, NotCovered, Number, Undefined, fraction
from .boxes import between
from .taylor import enclosed
from .values import SLOTS, OutOfTime, Values

BITS = (96, 384, 1536, 6144)  # precisions tried in turn
CLOSE = 40  # bits of a value that are enough for a picture
ORDER = 6  # of Taylor's formula in a cell
HALVINGS = 5  # of a cell in which f may have no value, or whose enclosure says too little
FLAT = 64  # what is higher than this part of the picture says too little
SCREEN = 1000  # bits: larger values are not drawn, smaller ones are rounded to 0 or this


class Unplottable(Exception):
    """The function cannot be drawn; the text says why."""


class Point(NamedTuple):
    """The function's value at a number lies from low to high."""

    at: Fraction
    low: Fraction
    high: Fraction


class Cell(NamedTuple):
    """The function has values from left to right, all from low to high; points: its values at both ends and at places between."""

    left: Fraction
    right: Fraction
    low: Fraction
    high: Fraction
    points: tuple[Point, ...]


def over_cells(f: Term, x: Term, ends: tuple[Fraction, Fraction], cells: int, points: int, seconds: float) -> list[Cell]:
    """Cells in order that cover the interval, but for those where f may have no value. cells: into how many the interval is cut, if no part
    has to be left out; points: how many steps a cell is divided into. Raises Unplottable."""
    low, high = (fmpq(e.numerator, e.denominator) for e in ends)
    f_over = _Function(f, x, seconds)
    step = (high - low) / cells
    places = [low + step * i for i in range(cells)] + [high]
    seen = [v for p in places if (v := f_over.at(p)) is not None]
    height = max(seen, key=lambda v: v.high).high - min(seen, key=lambda v: v.low).low if seen else Fraction(0)
    found = [c for left, right in pairwise(places) for c in _joined(f_over.within(left, right, height / FLAT, points, HALVINGS))]
    if not found:
        raise Unplottable(f"{f!r} has no value that can be shown from {ends[0]} to {ends[1]}")
    return found


def _joined(parts: Iterable[Cell]) -> list[Cell]:
    """The parts that one cell was cut into, those that touch as one again."""
    found: list[Cell] = []
    for c in parts:
        if found and found[-1].right == c.left:
            a = found.pop()
            c = Cell(a.left, c.right, min(a.low, c.low), max(a.high, c.high), a.points + c.points[1:])
        found.append(c)
    return found


def at_numbers(f: Term, n: Term, numbers: Iterable[int], seconds: float) -> list[Point]:
    """The values at whole numbers, but for those at which f may have none. Raises Unplottable."""
    function = _Function(f, n, seconds)
    found = [v for m in numbers if (v := function.at(m)) is not None]
    if not found:
        raise Unplottable(f"{f!r} has no value that can be shown")
    return found


def spread(low: int, high: int) -> Iterator[int]:
    """Whole numbers from low >= 1 to high, evenly spread on a logarithmic scale where they are not all there."""
    n = low
    while n < high:
        yield n
        n = max(n + 1, n * 6 // 5)
    yield high


class _Function:
    def __init__(self, f: Term, x: Term, seconds: float) -> None:
        self.f, self.x, self.deadline, self.seconds = f, x, time.monotonic() + seconds, seconds
        # compiled for each precision: a compiled recursion remembers values
        self._compiled = {bits: Values(self.deadline) for bits in BITS}
        try:
            self._runs = {bits: values.compile(f, 1, {x.data: 0}) for bits, values in self._compiled.items()}
        except NotCovered as e:
            raise Unplottable(f"{f!r} cannot be evaluated: {e}") from None

    def at(self, place: Number) -> Point | None:
        """The value at an exact number, closely enough for a picture; None where none is seen."""
        found = None
        for bits in BITS:
            found = self._value(place, bits) or found
            if found is not None and (found[0] == found[1] or (found[1] - found[0]) * 2**CLOSE < min(abs(found[0]), abs(found[1]))):
                break
        return None if found is None else Point(fraction(place), *found)

    def within(self, left: fmpq, right: fmpq, height: Fraction, points: int, halvings: int) -> Iterator[Cell]:
        """The cell, or cells in it of at most this height where there are halvings left to get there."""
        found = self._value((left, right), BITS[0])
        if halvings and (found is None or found[1] - found[0] > height):
            middle = (left + right) / 2
            yield from self.within(left, middle, height, -(-points // 2), halvings - 1)
            yield from self.within(middle, right, height, -(-points // 2), halvings - 1)
        elif found is not None:
            places = [left + (right - left) * i / points for i in range(points + 1)]
            values = tuple(v for p in places if (v := self.at(p)) is not None)
            yield Cell(fraction(left), fraction(right), *found, values)

    def _value(self, place: Number | tuple[fmpq, fmpq], bits: int) -> tuple[Fraction, Fraction] | None:
        """An enclosure of the value at a number, or of all values on an interval."""
        values, outside = self._compiled[bits], flint.ctx.prec
        flint.ctx.prec = bits
        values.arithmetic.doubt = False
        try:
            values.in_time()
            found = self._closer(place[0], place[1], bits) if isinstance(place, tuple) else self._runs[bits]([place, *[None] * SLOTS])
            return None if values.arithmetic.doubt else _ends(found, self.f)
        except Undefined:
            return None
        except NotCovered as e:
            raise Unplottable(f"{self.f!r} cannot be evaluated: {e}") from None
        except OutOfTime:
            raise Unplottable(f"the values of {self.f!r} take more than {self.seconds:g} seconds") from None
        finally:
            flint.ctx.prec = outside

    def _closer(self, left: fmpq, right: fmpq, bits: int) -> arb:
        """On an interval: what plain evaluation and Taylor's formula both allow."""
        run, state = self._runs[bits], self._compiled[bits].arithmetic
        env = [between(left, right), *[None] * SLOTS]
        plain = arb(run(env))
        if state.doubt:
            return plain
        try:
            closer = enclosed(state, run, env, {0: (left, right)}, ORDER)
            return plain if state.doubt or not closer.is_finite() else closer.intersection(plain) if plain.is_finite() else closer
        except (NoSeries, NotCovered, Undefined):
            return plain
        finally:
            state.doubt = False  # plain evaluation has shown that there are values


def _ends(found: Number, f: Term) -> tuple[Fraction, Fraction] | None:
    ball = arb(found)
    if not ball.is_finite():
        return None
    if not abs(ball) < arb(2) ** SCREEN:
        raise Unplottable(f"{f!r} has values beyond 2^{SCREEN}, too large for a picture")
    exact = type(found) is not arb
    return (fraction(found), fraction(found)) if exact else (_moderate(ball.lower(), -1), _moderate(ball.upper(), 1))


def _moderate(end: arb, side: int) -> Fraction:
    """The end of an enclosure, moved outwards where it is too close to 0."""
    tiny = Fraction(1, 2**SCREEN)
    if end.is_zero() or abs(end) >= arb(2) ** -SCREEN:
        return fraction(end)
    outwards = tiny if side > 0 else -tiny
    return outwards if bool(end > 0) == (side > 0) else Fraction(0)
