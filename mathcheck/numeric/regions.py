"""A region for a statement that comes without one: small whole numbers and intervals around 0, within what its hypotheses say."""

from fractions import Fraction
from typing import Any

from ..kernel.sorts import NAT, REAL, is_subsort
from ..kernel.terms import Term, number, variable
from .values import Function

REACH = 10  # of a real variable
MOST = (60, 40, 12, 6, 4)  # whole numbers from 0, by how many variables there are


def region_for(statement: Term) -> dict[str, Any]:
    """Ranges for the quantified variables of a statement, by name. A variable that occurs in several parts gets one for all."""
    found: dict[str, Any] = {}
    variables = list(_quantified(statement))
    most = MOST[min(len({name for name, *_ in variables}), len(MOST)) - 1]
    for name, sort, low, high in variables:
        if sort.result is not None:
            given: Any = _functions(sort)
        elif sort is REAL:
            start = Fraction(-REACH) if low is None else low
            given = (start, max(start + REACH, Fraction(REACH)) if high is None else high)
            given = given if given[0] <= given[1] else (start, start)
        else:
            least = 0 if sort is NAT else -most
            first = max(least, -(-low.numerator // low.denominator)) if low is not None else least
            given = range(first, (high.numerator // high.denominator if high is not None else first + most) + 1)
            given = given if 0 < given.stop - given.start <= 10 * most else range(first, first + most + 1)
        found[name] = _hull(found[name], given) if name in found else given
    return found


def _quantified(f: Term) -> Any:
    """(name, sort, lower, upper) of each quantified variable; the bounds are those that literals in the hypotheses give."""
    if f.op in ("forall", "exists"):
        low, high = _bounds(f.args[0], 0)
        yield *f.data, low, high
    for a in f.args if f.sort.name == "Prop" else ():
        if a.sort.name == "Prop":
            yield from _quantified(a)


def _bounds(f: Term, index: int) -> tuple[Fraction | None, Fraction | None]:
    """The bounds of a bound variable in the hypotheses right below its quantifier, and those after it."""
    low: Fraction | None = None
    high: Fraction | None = None
    while f.op in ("forall", "imp"):
        if f.op == "forall":
            f, index = f.args[0], index + 1
            continue
        waiting = [f.args[0]]
        while waiting:
            h = waiting.pop()
            if h.op == "and":
                waiting += h.args
            if h.op in ("lt", "le"):
                a, b = h.args
                if b.op == "bvar" and b.data == index and a.op == "num":
                    low = Fraction(a.data) if low is None else max(low, Fraction(a.data))
                if a.op == "bvar" and a.data == index and b.op == "num":
                    high = Fraction(b.data) if high is None else min(high, Fraction(b.data))
        f = f.args[1]
    return low, high


def _hull(one: Any, other: Any) -> Any:
    if isinstance(one, range) and isinstance(other, range):
        return range(min(one.start, other.start), max(one.stop, other.stop))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return min(one[0], other[0]), max(one[1], other[1])
    return one


def _functions(sort: Any) -> list[Function]:
    """A few functions of the sort: constant, growing, and where the values may be, falling, negative and between 0 and 1."""
    names = tuple(f"k{i}" for i in range(len(sort.args)))
    first = variable(names[0], sort.args[0])
    bodies = [number(0), number(1), first, first**2, -first, 1 / (first**2 + 2)]
    return [Function(names, body) for body in bodies if is_subsort(body.sort, sort.result)]


__all__: list[str] = ["region_for"]
