"""The second opinion: at points where the statement's comparisons were made, mpmath must find the values that the balls hold."""

import time
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from flint import arb

from ..kernel.terms import Term
from .arithmetic import Broken, NotCovered, Undefined, fraction, moderate
from .digits import in_full, proved
from .findings import Evaluation
from .opinion import NO_VALUE, agrees, opinion
from .values import SLOTS, OutOfTime, Values

SECONDS = 1.0
DIGITS = 100  # that the second opinion is asked for at most: enough to notice, and its integrals stay short
_SHOWN = 25  # digits of a value in words


class Compared(NamedTuple):
    """agreed: how many values mpmath agreed with; differs: in words the first with which it did not, else empty; sampled: that value rests
    on a quadrature or on some terms of an infinite sum, which may look past something narrow, and so cannot contradict an enclosure."""

    agreed: int
    differs: str = ""
    sampled: bool = False


def compare(evaluations: Iterable[Evaluation], values: Values, digits: int) -> Compared:
    """Ask for a second opinion about both sides of each comparison, as long as there is time."""
    end = min(values.deadline, time.monotonic() + SECONDS)
    agreed = 0
    for atom, env in evaluations:
        for side in atom.args:
            if time.monotonic() > end:
                return Compared(agreed)
            value = _value(side, env, values)
            if value is None:
                continue
            found = opinion(side, [fraction(v) for v in env], {}, min(digits, DIGITS))
            if found is None:
                continue
            words = _differs(value, found)
            if words:
                where = f" at {', '.join(in_full(fraction(v)) for v in env)}" if env else ""
                return Compared(agreed, f"{side!r}{where}{words}", _sampled(side))
            agreed += 1
    return Compared(agreed)


def _sampled(t: Term) -> bool:
    parts = (*t.args, *(t.data.parts if t.op in ("call", "rec") else ()))
    return t.op in ("integral", "series") or any(map(_sampled, parts))


def _value(side: Term, env: tuple[Any, ...], values: Values) -> Any:
    """By enclosures: a number, NO_VALUE, or None where they leave it open."""
    values.arithmetic.doubt = False
    try:
        found = values.compile(side, len(env), {})([*env, *[None] * SLOTS])
    except Undefined:
        return NO_VALUE
    except (NotCovered, Broken, OutOfTime):
        return None
    return None if values.arithmetic.doubt else found


def _differs(value: Any, found: Any) -> str:
    if value is NO_VALUE or found is NO_VALUE:
        return "" if value is found else (f" has no value by the enclosures, and mpmath finds {found.value}" if value is NO_VALUE else
                                          f" has no value by mpmath, and the enclosures find {value}")
    low, high = _ends(value)
    if low is None or high is None or agrees(found, low, high):
        return ""
    return f" is {proved(arb(value), _SHOWN)} by the enclosures, and mpmath finds {found.value}"


def _ends(value: object) -> tuple[Fraction | None, Fraction | None]:
    if not isinstance(value, arb):
        return fraction(value), fraction(value)
    if not moderate(value):
        return None, None
    return fraction(value.lower()), fraction(value.upper())
