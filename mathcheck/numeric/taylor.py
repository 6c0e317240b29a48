"""Tighter enclosures of a difference over a box: Taylor's formula with the remainder's derivative enclosed over the whole box.

With f the difference along the segment from the centre c to a point p of the box, f(p) = sum over k < N of f_k + f_N(somewhere on the
segment), where f_k are the Taylor coefficients in the segment's parameter from 0 to 1.
Source: Tucker, Validated Numerics (2011), chapter 4; the coefficients are Arb's power series.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import flint
from flint import arb, arb_series, fmpq, fmpq_series

from .arithmetic import SERIES, Arithmetic, Env, NoSeries, Number, Run, Sides, is_zero
from .boxes import between

Box = Mapping[int, tuple[fmpq, fmpq]]
MAX_ZEROS = 32


def enclosed(state: Arithmetic, difference: Run, env: Env, box: Box, order: int) -> arb:
    """A ball that holds the difference on the whole box. box: for each place of the environment that stands for an interval, its ends.
    Raises NoSeries where there is no expansion."""
    centre = {place: (low + high) / 2 for place, (low, high) in box.items()}
    if len(box) == 1:
        (place, (low, high)), = box.items()
        coefficients = _coefficients(difference, env, {place: (centre[place], arb(1))}, order)
        with _about(state, Sides.WITHIN):
            coefficients.append(_coefficients(difference, env, {place: (between(low, high), arb(1))}, order + 1)[order])
        return _polynomial(coefficients, between(low - centre[place], high - centre[place]))
    directions = {place: between(low - centre[place], high - centre[place]) for place, (low, high) in box.items()}
    coefficients = _coefficients(difference, env, {p: (centre[p], d) for p, d in directions.items()}, order)
    whole = {p: (between(*box[p]), d) for p, d in directions.items()}
    with _about(state, Sides.WITHIN):
        found = sum(coefficients, arb(0)) + _coefficients(difference, env, whole, order + 1)[order]
        closer = _by_slopes(difference, env, box, coefficients[0])
        return closer if closer >= 0 or closer <= 0 or closer.rad() < found.rad() else found


def _by_slopes(difference: Run, env: Env, box: Box, value: arb) -> arb:
    """The same from the slope in each variable: where terms cancel, so do their slopes. If all have a sign, the least and the largest value
    are at corners of the box; else from the value at the centre."""
    inner = [between(*box[i]) if i in box else v for i, v in enumerate(env)]
    least, largest = list(inner), list(inner)
    monotone = True
    for place, (low, high) in box.items():
        slope = _coefficients(difference, inner, {place: (inner[place], arb(1))}, 2)[1]
        value += slope * between((low - high) / 2, (high - low) / 2)
        monotone = monotone and bool(slope >= 0 or slope <= 0)
        least[place], largest[place] = (low, high) if slope >= 0 else (high, low)
    if not monotone:
        return value
    ends = arb(difference(least)), arb(difference(largest))
    hull = ends[0].union(ends[1])
    return hull.nonnegative_part() if ends[0] >= 0 else hull


def at_least_zero(state: Arithmetic, difference: Run, env: Env, box: Box, order: int) -> bool:
    """Whether the difference is seen to be at least 0 on an interval where it touches 0 at an end or in the middle: its expansion there
    begins with exact zeros, and what is left after as many factors x - p has one sign. order: terms looked at after the zeros."""
    if len(box) != 1:
        return False
    (place, (low, high)), = box.items()
    middle = (low + high) / 2
    for p, towards in ((low, 1), (high, -1), (middle, 1)):
        with _about(state, Sides.BOTH if p == middle else Sides.FORWARD):
            zeros = _zeros(difference, env, place, p, towards)
            if zeros == 0 or (zeros % 2 and p == middle):
                continue
            coefficients = _coefficients(difference, env, {place: (p, arb(towards))}, zeros + order)[zeros:]
        with _about(state, Sides.WITHIN):
            coefficients.append(_coefficients(difference, env, {place: (between(low, high), arb(towards))}, zeros + order + 1)[-1])
        reach = between(low - p, high - p) if p == middle else between(fmpq(0), high - low)
        if _polynomial(coefficients, reach) >= 0:
            return True
    return False


def _zeros(f: Run, env: Env, place: int, p: fmpq, towards: int) -> int:
    """How many coefficients at the start are 0: seen in exact numbers, where the function allows that, else in balls without radius. At
    most MAX_ZEROS."""
    inner = list(env)
    with series_length(MAX_ZEROS):
        try:
            inner[place] = fmpq_series([p, fmpq(towards)])
            found = f(inner)
        except (TypeError, ValueError):
            inner[place] = arb_series([arb(p), towards])
            found = f(inner)
        if type(found) not in SERIES:
            return MAX_ZEROS if is_zero(found) else 0
        return next((i for i in range(found.prec) if not is_zero(found[i])), found.prec)


def _coefficients(f: Run, env: Env, along: Mapping[int, tuple[Number, arb]], length: int) -> list[arb]:
    inner = list(env)
    with series_length(length + 1):  # a derivative costs one
        for place, (start, direction) in along.items():
            inner[place] = arb_series([arb(start), direction])
        found = f(inner)
        if not isinstance(found, arb_series):
            return [arb(found), *[arb(0)] * (length - 1)]
        coefficients = [found[i] for i in range(length)]
    if found.prec < length or not all(c.is_finite() for c in coefficients):
        raise NoSeries
    return coefficients


@contextmanager
def _about(state: Arithmetic, sides: Sides) -> Iterator[None]:
    outside, state.sides = state.sides, sides
    try:
        yield
    finally:
        state.sides = outside


@contextmanager
def series_length(length: int) -> Iterator[None]:
    """Power series of this length."""
    outside = flint.ctx.cap
    flint.ctx.cap = length
    try:
        yield
    finally:
        flint.ctx.cap = outside


def _polynomial(coefficients: list[arb], x: arb) -> arb:
    total = arb(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total
