"""The truth of a closed formula by enclosures at a given precision."""

import flint

from ..kernel.terms import Term
from .arithmetic import NotCovered
from .comparisons import POSITIVE
from .formulas import Formulas
from .truth import ANYTHING
from .values import SLOTS, OutOfTime, Values

_GUARD = 64  # bits beyond the digits


def truth(formula: Term, digits: int, deadline: float) -> int:
    """The set of the values that a closed formula may have (truth.py), by balls of about so many decimal digits. No equation between
    numbers that are only enclosed is taken to hold, and nothing is said of a quantifier or a limit. deadline: a value of
    time.monotonic(), after which anything is possible."""
    if formula.free or formula.loose:
        return ANYTHING
    outside = flint.ctx.prec
    flint.ctx.prec = int(digits * 3.3219281) + _GUARD
    try:
        return Formulas(Values(deadline), {}, 0, {}).compile(formula, 0, POSITIVE)([None] * SLOTS)
    except (NotCovered, OutOfTime):
        return ANYTHING
    finally:
        flint.ctx.prec = outside


__all__ = ["truth"]
