"""A number that exists because a difference changes its sign: between two points where it has opposite signs, a continuous function is 0.

Every function of the signature is continuous where it has values, so what is to be seen is that it has values all the way.
"""

from collections.abc import Sequence
from itertools import pairwise

import flint
from flint import fmpq

from .arithmetic import Env, NotCovered, Number, Run, Undefined, is_zero
from .boxes import between, midpoint
from .integrals import has_values
from .values import Values


def root(values: Values, difference: Run, env: Env, place: int, points: Sequence[fmpq]) -> Number:
    """A ball that holds a number between two of the points, which are in order, at which the difference is 0, or that number itself; None
    if no change of sign is found. place: of the number in the environment."""
    state, inner = values.arithmetic, list(env)

    def at(p: fmpq) -> Number:
        inner[place], state.doubt = midpoint(p, p), False
        try:
            found = difference(inner)
        except (Undefined, NotCovered):
            return None
        return None if state.doubt else found

    for low, high in pairwise(points):
        rising = _rising(at(low), at(high))
        if rising and _continuous(values, difference, env, place, low, high):
            while high - low > fmpq(1, 1 << flint.ctx.prec):
                middle = (low + high) / 2
                value = at(middle)
                if value is None or not (value > 0 or value < 0):
                    return midpoint(middle, middle) if value is not None and is_zero(value) else between(low, high)
                low, high = (low, middle) if (value > 0) == (rising > 0) else (middle, high)
            return between(low, high)
    return None


def _rising(one: Number, other: Number) -> int:
    """1 if the first is negative and the second positive, -1 the other way round, else 0."""
    if one is None or other is None:
        return 0
    return 1 if one < 0 and other > 0 else -1 if one > 0 and other < 0 else 0


def _continuous(values: Values, f: Run, env: Env, place: int, low: fmpq, high: fmpq) -> bool:
    state = values.arithmetic
    state.doubt = False
    try:
        has_values(values, f, env, place, low, high)
    except (Undefined, NotCovered):
        return False
    return not state.doubt


__all__ = ["root"]
