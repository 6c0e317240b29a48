"""Values at which a false statement is likely to show: small ones first, then those about the numbers that the statement itself names.

Everything here is exact and depends on the statement alone. Which values refute anything is for search.py to see.
"""

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from flint import arb

from ..kernel.binding import fits
from ..kernel.sorts import INT, NAT, REAL, Sort
from ..kernel.terms import Term, number, variable
from .arithmetic import NotCovered, Undefined, fraction, moderate
from .values import SLOTS, Function, OutOfTime, Values

_SMALL = (0, 1, 2, 3, -1, 4, 5, -2, -3)
_LARGER = (6, 7, 8, 9, 10, 12, 20, 50, 100, -5, -10, -100, 1000)
_HALVES = (Fraction(1, 2), Fraction(-1, 2))
_BETWEEN = (Fraction(1, 3), Fraction(2, 3), Fraction(3, 2), Fraction(1, 10), Fraction(9, 10), Fraction(-1, 10), Fraction(-3, 2),
            Fraction(1, 1000), Fraction(-1, 1000))
_BESIDE = (Fraction(1, 10), Fraction(1, 1000))
_SECONDS = 0.1  # for one closed term
MOST = 60  # values of one variable


def numbers(sort: Sort, named: Sequence[Fraction]) -> list[Fraction]:
    """Values of a variable of this sort, the likeliest first. named: the numbers that the statement names."""
    beside = [v for c in named for v in (c, c + 1, c - 1)]
    wanted: list[int | Fraction] = [*_SMALL, *(w for v in beside for w in (floor(v), ceil(v))), *_LARGER]
    if sort is REAL:
        wanted = [*_SMALL, *_HALVES, *beside, *(v for c in named for d in _BESIDE for v in (c + d, c - d)), *_BETWEEN, *_LARGER]
    found = dict.fromkeys(Fraction(v) for v in wanted if sort is not NAT or v >= 0)
    return list(found)[:MOST]


def functions(sort: Sort) -> list[Function]:
    """Functions of this sort, all with a value for all arguments; none for a predicate."""
    params = tuple(variable(f"k{i}" if i else "k", s) for i, s in enumerate(sort.args))
    k = params[0]
    bodies = [k, number(1), number(0), *params[1:], *(k + p for p in params[1:]), k * k, number(-1), -k, k - 1]
    if k.sort is NAT:
        bodies += [number(-1) ** k, number(2) ** k, number(0) ** k]
    return [Function(tuple(p.data for p in params), body) for body in bodies
            if sort.result is not None and fits(body, sort.result) and (sort.result is not NAT or body.sort is NAT or _natural(body))]


def _natural(body: Term) -> bool:
    return body.op == "num" and type(body.data) is int and body.data >= 0


def named_numbers(statement: Term) -> list[Fraction]:
    """The numbers that the statement names, each once: its literals, and numbers next to its other closed terms, such as pi/2."""
    found: dict[Fraction, None] = {}
    seen: set[Term] = set()
    waiting = [statement, *(p for d in sorted(statement.definitions, key=lambda d: d.name) for p in d.parts)]
    while waiting:
        t = waiting.pop(0)
        if t in seen:
            continue
        seen.add(t)
        if t.op == "num":
            found[Fraction(t.data)] = None
            continue
        if t.sort in (NAT, INT, REAL) and not t.free and not t.loose:
            found.update(dict.fromkeys(_about(t)))
        waiting += t.args
    return list(found)


def _about(t: Term) -> Iterator[Fraction]:
    """Fractions close below and above a closed term, or its exact value."""
    values = Values(time.monotonic() + _SECONDS)
    try:
        value = values.compile(t, 0, {})([None] * SLOTS)
    except (NotCovered, Undefined, OutOfTime):
        return
    if type(value) is not arb:
        yield fraction(value)
    elif moderate(value):
        step = 1 << 10
        below = Fraction(int((value.mid() * step).floor().fmpq().p), step)
        yield from (below, below + Fraction(1, step))


def by_rank(counts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The index tuples below these counts, those with the smallest sums first."""
    def summing(total: int, counts: Sequence[int]) -> Iterator[tuple[int, ...]]:
        if not counts:
            if total == 0:
                yield ()
            return
        most = sum(c - 1 for c in counts[1:])
        for i in range(max(0, total - most), min(total, counts[0] - 1) + 1):
            for rest in summing(total - i, counts[1:]):
                yield (i, *rest)

    for total in range(sum(c - 1 for c in counts) + 1 if all(counts) else 0):
        yield from summing(total, counts)


__all__ = ["by_rank", "functions", "named_numbers", "numbers"]
