"""Tighter enclosures of a difference over a box: Taylor's formula with the remainder's derivative enclosed over the whole box.

With f the difference along the segment from the centre c to a point p of the box, f(p) = sum over k < N of f_k + f_N(somewhere on the
segment), where f_k are the Taylor coefficients in the segment's parameter from 0 to 1.
Source: Tucker, Validated Numerics (2011), chapter 4; the coefficients are Arb's power series.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import flint
from flint import arb, arb_series, fmpq

from .arithmetic import Env, NoSeries, Number, Run
from .boxes import between

Box = Mapping[int, tuple[fmpq, fmpq]]


def enclosed(difference: Run, env: Env, box: Box, order: int) -> arb:
    """A ball that holds the difference on the whole box. box: for each place of the environment that stands for an interval, its ends.
    Raises NoSeries where there is no expansion."""
    centre = {place: (low + high) / 2 for place, (low, high) in box.items()}
    if len(box) == 1:
        (place, (low, high)), = box.items()
        coefficients = _coefficients(difference, env, {place: (centre[place], arb(1))}, order)
        coefficients.append(_coefficients(difference, env, {place: (between(low, high), arb(1))}, order + 1)[order])
        return _polynomial(coefficients, between(low - centre[place], high - centre[place]))
    directions = {place: between(low - centre[place], high - centre[place]) for place, (low, high) in box.items()}
    coefficients = _coefficients(difference, env, {p: (centre[p], d) for p, d in directions.items()}, order)
    whole = {p: (between(*box[p]), d) for p, d in directions.items()}
    return sum(coefficients, arb(0)) + _coefficients(difference, env, whole, order + 1)[order]


def at_least_zero(difference: Run, env: Env, box: Box, order: int) -> bool:
    """Whether the difference is seen to be at least 0 on an interval where it touches 0 at an end or in the middle: its expansion there
    begins with exact zeros, and what is left after as many factors x - p has one sign."""
    if len(box) != 1:
        return False
    (place, (low, high)), = box.items()
    last = _coefficients(difference, env, {place: (between(low, high), arb(1))}, order + 1)[order]
    for p in (low, high, (low + high) / 2):
        coefficients = [*_coefficients(difference, env, {place: (p, arb(1))}, order), last]
        zeros = next((i for i, c in enumerate(coefficients) if not c.is_zero()), len(coefficients))
        if zeros == len(coefficients):
            return True
        if zeros == 0 or (zeros % 2 and low < p < high):
            continue
        rest = _polynomial(coefficients[zeros:], between(low - p, high - p))
        if rest >= 0 if zeros % 2 == 0 or p == low else rest <= 0:
            return True
    return False


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
