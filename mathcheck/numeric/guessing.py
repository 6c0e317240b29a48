"""A guess at what a limit or an infinite sum is: a simple fraction near its values. It proves nothing and decides nothing."""

import time
from fractions import Fraction

from flint import acb, arb

from ..kernel.sorts import NAT
from ..kernel.terms import Term
from .arithmetic import SERIES, NoSeries, NotCovered, Number, Undefined, fraction, moderate
from .infinite import points
from .values import SLOTS, OutOfTime, Values

SECONDS = 0.5
LARGEST = 60  # denominator of a guess
_STEPS = (3, 5, 7)  # a limit is looked at 10^-k from its place, or at 10^k
_ITEMS = (40, 400, 4000)  # so many terms of an infinite sum are added
_CLOSE = Fraction(1, 100)


def likely_values(t: Term) -> list[Fraction]:
    """Fractions near to which the values come: of lim(f, x -> place), for a closed formula of that form, or of a closed infinite sum."""
    values = Values(time.monotonic() + SECONDS)
    try:
        near = _partial_sums(values, t) if t.op == "series" else _values(values, t)
    except (Undefined, NotCovered, NoSeries, OutOfTime):
        return []
    guesses = {Fraction(v).limit_denominator(LARGEST): v for v in near}
    return [g for g, v in reversed(guesses.items()) if abs(g - v) < _CLOSE]


def _values(values: Values, atom: Term) -> list[Fraction]:
    f, place, _ = atom.args
    at = values.compile(place.args[0], 0, {})([None] * SLOTS) if place.args else None
    body = values.compile(f, 1, {})
    found = []
    for k in _STEPS:
        for point in points(place.op, at, k, atom.data[1] is NAT)[-1:]:
            found += _centre(body([point, *[None] * SLOTS]))
    return found


def _partial_sums(values: Values, t: Term) -> list[Fraction]:
    found = []
    for items in _ITEMS:
        partial = Term("sum", (t.args[0], t.args[1], t.args[1] + items), t.data)
        found += _centre(values.compile(partial, 0, {})([None] * SLOTS))
    return found


def _centre(v: Number) -> list[Fraction]:
    if type(v) in (*SERIES, acb) or (type(v) is arb and not moderate(v)):
        return []
    return [fraction(v.mid() if type(v) is arb else v)]
