"""Where a claim's numeric check looks, and what the claim states for the parts that no finite computation reaches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ..kernel.terms import Term

DIGITS, MAX_DIGITS = 50, 10_000
MAX_ORDER = 100


@dataclass(frozen=True, slots=True)
class Region:
    """ranges: for each variable of the statement, by name: a range of whole numbers, a pair of exact numbers for a closed interval, a
    list of exact numbers, or a list of functions, each as (k, value at k). digits: to how many decimal digits equations are to hold;
    tails: for the index of an infinite sum a pair of an Int variable N and a bound, a term in N and the statement's variables, of |the sum
    of all terms after N|; rates: for the variable of a limit a bound, a term in it, of the distance from the limit; beyond: for a variable
    up to which order a monotone tail is tried beyond its range (numeric/beyond.py), such as the degree of a polynomial. Variables that are
    not named are reported as not covered."""

    ranges: Mapping[str, Any]
    digits: int = DIGITS
    tails: Mapping[str, tuple[Term, Term]] = field(default_factory=dict)
    rates: Mapping[str, Term] = field(default_factory=dict)
    beyond: Mapping[str, int] = field(default_factory=dict)

    def problem(self) -> tuple[str, str] | None:
        """What is wrong with it, and what to write instead."""
        for name, given in self.ranges.items():
            if _interval(given) is None and not isinstance(given, range) and not _points(given) and _functions(given) is None:
                return (f"the region of {name} is no range of whole numbers, no two exact numbers in order, and no list of numbers or of "
                        "functions", f"{name}=range(0, 101), {name}=(-2, Q(1, 2)), {name}=[0, 1], or for a function {name}=[(k, k**2)]")
        if type(self.digits) is not int or not 1 <= self.digits <= MAX_DIGITS:
            return f"digits={self.digits!r} is not a whole number from 1 to {MAX_DIGITS}", "digits=50"
        for name, pair in self.tails.items():
            if not (isinstance(pair, tuple) and len(pair) == 2 and all(type(t) is Term for t in pair) and pair[0].op == "var"):
                return f"the tail of {name} is not a pair of an Int variable and a bound", "tails={'k': (N, x**(N + 1) / (1 - x))}"
        for name, bound in self.rates.items():
            if type(bound) is not Term:
                return f"the rate of {name} is not a term", "rates={'n': 2 / n}"
        for name, order in self.beyond.items():
            if type(order) is not int or not 0 <= order <= MAX_ORDER or name not in self.ranges:
                return f"the order beyond {name} is not a whole number up to {MAX_ORDER}, or {name} has no range", "beyond={'x': 12}"
        return None

    def for_check(self) -> dict[str, Any]:
        """The arguments of mathcheck.numeric.check.check."""
        from ..numeric.values import Function

        ranges: dict[str, Any] = {}
        for name, given in self.ranges.items():
            functions = _functions(given)
            ranges[name] = given if isinstance(given, range) else _points(given) or _interval(given) if functions is None else [
                Function(tuple(p.data for p in params), body) for *params, body in functions]
        return {"ranges": ranges, "digits": self.digits, "rates": self.rates, "orders": self.beyond,
                "tails": {name: (last.data, bound) for name, (last, bound) in self.tails.items()}}


def region(*, digits: int = DIGITS, tails: Mapping[str, tuple[Term, Term]] | None = None, rates: Mapping[str, Term] | None = None,
           beyond: Mapping[str, int] | None = None, **ranges: Any) -> Region:
    """region(n=range(31), x=(-12, 12)): the numeric check decides the statement for these whole numbers and on this whole interval."""
    return Region(ranges, digits, tails or {}, rates or {}, beyond or {})


def _exact(value: Any) -> Fraction | None:
    if type(value) is Term and value.op == "num":
        value = value.data
    return Fraction(value) if type(value) in (int, Fraction) else None


def _interval(given: Any) -> tuple[Fraction, Fraction] | None:
    ends = [_exact(v) for v in given] if isinstance(given, tuple) and len(given) == 2 else []
    return (ends[0], ends[1]) if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] <= ends[1] else None


def _points(given: Any) -> list[Fraction]:
    points = [_exact(v) for v in given] if isinstance(given, list) else []
    return [] if None in points else [p for p in points if p is not None]


def _functions(given: Any) -> list[tuple[Term, ...]] | None:
    """Each as its parameters and its value."""
    from ..kernel.terms import number

    if not isinstance(given, list) or not given:
        return None
    found = []
    for f in given:
        if not isinstance(f, tuple) or len(f) < 2 or not all(type(p) is Term and p.op == "var" for p in f[:-1]) or (
                type(f[-1]) is not Term and _exact(f[-1]) is None):
            return None
        body = number(f[-1])
        if not body.free <= frozenset((p.data, p.sort) for p in f[:-1]):
            return None
        found.append((*f[:-1], body))
    return found


__all__ = ["Region", "region"]
