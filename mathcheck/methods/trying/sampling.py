"""Points at which the facts hold and the goal does not: then nothing need be tried. Exact intervals decide, and where they do not, nothing
is concluded."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ...kernel.binding import replace
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute
from ...kernel.intervals import Enclosing
from ...kernel.sorts import INT, NAT, REAL
from ...kernel.terms import Term, number
from ...kernel.theorem import Theorem
from .intervals import approximate, interval

_BITS = 64
_MAX_POINTS = 60
_REALS = tuple(Fraction(k, 30) for k in (0, 30, -30, 15, 60, -60, 3, 70, -10, 150, -210, 390, 3000))
_WHOLE = tuple(Fraction(n) for n in (0, 1, 2, 3, 4, 5, 7, 10, -1, -2, -5))


def refuted(goal: Term, facts: Sequence[Theorem]) -> str | None:
    """A point, in words, at which all facts hold and the goal, an equation or inequality, does not; None if none is seen."""
    if goal.op not in ("eq", "lt", "le"):
        return None
    free = sorted(goal.free | {v for f in facts for v in f.concl.free}, key=repr)
    if any(sort not in (REAL, INT, NAT) for _, sort in free) or not free:
        return None
    ranges = [_values(Term("var", (), v), facts) for v in free]
    for point in itertools.islice(_spread(ranges), _MAX_POINTS):
        values = {v: number(q.numerator if q.denominator == 1 else q) for v, q in zip(free, point)}
        if _truth(replace(goal, values)) is False and all(_truth(replace(f.concl, values)) is True for f in facts):
            return ", ".join(f"{name} = {t!r}" for (name, _), t in values.items())
    return None


def _spread(ranges: Sequence[Sequence[Fraction]]) -> Iterator[tuple[Fraction, ...]]:
    """Points of the box, first those with values of small places."""
    if len(ranges) == 1:
        return ((q,) for q in ranges[0])
    short = [r[: 9 if len(ranges) == 2 else 4] for r in ranges]
    diagonal = (tuple(r[(i * (k + 1)) % len(r)] for k, r in enumerate(ranges)) for i in range(12))
    return itertools.chain(diagonal, itertools.product(*short))


def _values(x: Term, facts: Sequence[Theorem]) -> list[Fraction]:
    here = interval(x, facts)
    low, high = (None if e is None else approximate(e.at) for e in (here.low, here.high))
    if x.sort is not REAL:
        candidates = _WHOLE if low is None else tuple(low + k for k in range(4))
        return [q for q in candidates if q.denominator == 1 and (high is None or q <= high)] or list(_WHOLE)
    if low is not None and high is not None and low < high:
        return [low + (high - low) * Fraction(k, 16) for k in (8, 1, 15, 4, 12, 2, 14, 6, 10, 0, 16)]
    if low is not None:
        return [low + q for q in _REALS if q >= 0]
    return [high - q for q in _REALS if q >= 0] if high is not None else list(_REALS)


def _truth(t: Term) -> bool | None:
    """Whether a closed formula is true; None where intervals do not say."""
    if t.free:
        return None
    if t.op in ("and", "or"):
        parts = [_truth(a) for a in t.args]
        decisive = t.op == "or"
        return decisive if decisive in parts else None if None in parts else not decisive
    if t.op == "not":
        inner = _truth(t.args[0])
        return None if inner is None else not inner
    if t.op not in ("eq", "lt", "le"):
        return None
    try:
        compute(t)
        return True
    except KernelError:
        pass
    try:
        (a, b), (c, d) = (Enclosing(_BITS, 16).value(s, {}) for s in t.args)
    except (KernelError, RecursionError):
        return None
    if b < c or d < a:
        return t.op != "eq" and b < c
    if (a, b) == (c, d) and a == b:
        return t.op != "lt"
    return None


__all__ = ["refuted"]
