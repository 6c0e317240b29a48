"""The second opinion: at points where the statement's comparisons were made, mpmath must find the values that the balls hold."""

import time
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from flint import arb

from ..kernel.terms import Term
from .arithmetic import NotCovered, Undefined, fraction, moderate
from .digits import proved
from .formulas import Evaluation
from .opinion import NO_VALUE, agrees, opinion
from .values import SLOTS, OutOfTime, Values

SECONDS = 1.0
DIGITS = 100  # that the second opinion is asked for at most: enough to notice, and its integrals stay short
_SHOWN = 25  # digits of a value in words


class Compared(NamedTuple):
    """agreed: how many values mpmath agreed with; differs: in words the first with which it did not, else empty."""

    agreed: int
    differs: str


def compare(evaluations: Iterable[Evaluation], values: Values, digits: int) -> Compared:
    """Ask for a second opinion about both sides of each comparison, as long as there is time."""
    end = min(values.deadline, time.monotonic() + SECONDS)
    agreed = 0
    for atom, env in evaluations:
        for side in atom.args:
            if time.monotonic() > end:
                return Compared(agreed, "")
            found = opinion(side, [fraction(v) for v in env], {}, min(digits, DIGITS))
            if found is None:
                continue
            words = _differs(side, env, values, found)
            if words:
                return Compared(agreed, words)
            agreed += 1
    return Compared(agreed, "")


def _differs(side: Term, env: tuple[object, ...], values: Values, found: object) -> str:
    state = values.arithmetic
    state.doubt = False
    shown = f"{side!r}" + (f" at {', '.join(map(str, env))}" if env else "")
    try:
        value = values.compile(side, len(env), {})([*env, *[None] * SLOTS])
    except Undefined:
        return "" if found is NO_VALUE else f"{shown} has no value by the enclosures, and mpmath finds {found}"
    except (NotCovered, OutOfTime):
        return ""
    if state.doubt:
        return ""
    if found is NO_VALUE:
        return f"{shown} has no value by mpmath, and the enclosures find {value}"
    low, high = _ends(value)
    if low is None or high is None or agrees(found, low, high):  # type: ignore[arg-type]
        return ""
    return f"{shown} is {proved(arb(value), _SHOWN)} by the enclosures, and mpmath finds {found.value}"  # type: ignore[attr-defined]


def _ends(value: object) -> tuple[Fraction | None, Fraction | None]:
    if not isinstance(value, arb):
        return fraction(value), fraction(value)
    if not moderate(value):
        return None, None
    return fraction(value.lower()), fraction(value.upper())
