"""Existence of whole numbers with a property that computing decides: small ones are tried, the largest among them growing."""

import itertools
import operator
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ...kernel.binding import fresh, open_binder, replace
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute, value
from ...kernel.logic import exists_intro
from ...kernel.sorts import INT, NAT, Sort
from ...kernel.terms import BINDERS, Term, number
from ...kernel.theorem import Theorem
from .search import Search

_MAX_TRIED, _MAX_POWER = 30_000, 100


def small_numbers(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """At small whole numbers, one after the other."""
    names, body = _opened(goal)
    if goal.free or not names or not _decidable(body):
        return None
    for values in itertools.islice(_tuples([v.sort for v in names]), _MAX_TRIED):
        search.check()
        if _holds(body, {(v.data, v.sort): n for v, n in zip(names, values)}):
            return _closed(goal, [number(n) for n in values])
    return None


def _opened(goal: Term) -> tuple[list[Term], Term]:
    """Variables for those that are said to exist, if all are whole numbers, and what is said of them."""
    names: list[Term] = []
    while goal.op == "exists":
        if goal.data[1] not in (NAT, INT):
            return [], goal
        names.append(fresh(goal.data[0], goal.data[1], goal, *names))
        goal = open_binder(goal, names[-1])
    return names, goal


def _decidable(t: Term) -> bool:
    quantified = t.op in BINDERS and t.op not in ("sum", "prod")
    return not quantified and t.op != "call" and all(map(_decidable, t.args))


def _tuples(sorts: list[Sort]) -> Iterator[tuple[int, ...]]:
    """All tuples, by their largest absolute value."""
    for size in itertools.count():
        ranges = [range(-size if s is INT else 0, size + 1) for s in sorts]
        for values in itertools.product(*ranges):
            if max(map(abs, values)) == size:
                yield values


_COMPARED = {"eq": operator.eq, "lt": operator.lt, "le": operator.le}
_COMBINED = {"add": operator.add, "sub": operator.sub, "mul": operator.mul}


def _holds(t: Term, values: dict[Any, int]) -> bool:
    """Whether a formula without quantifiers is true at these values; what has no value there makes it false."""
    if t.op == "and":
        return _holds(t.args[0], values) and _holds(t.args[1], values)
    try:
        if t.op in _COMPARED:
            return bool(_COMPARED[t.op](_number(t.args[0], values), _number(t.args[1], values)))
        compute(_at(t, values))
    except KernelError:
        return False
    return True


def _number(t: Term, values: dict[Any, int]) -> Fraction:
    if t.op in _COMBINED:
        return Fraction(_COMBINED[t.op](_number(t.args[0], values), _number(t.args[1], values)))
    if t.op == "var":
        return Fraction(values[t.data, t.sort])
    if t.op == "npow" and t.args[1].op == "num" and 0 <= t.args[1].data <= _MAX_POWER:
        return Fraction(_number(t.args[0], values) ** int(t.args[1].data))
    return Fraction(t.data if t.op == "num" else value(_at(t, values)))


def _at(t: Term, values: dict[Any, int]) -> Term:
    return replace(t, {name: number(n) for name, n in values.items()})


def _closed(goal: Term, values: list[Term]) -> Theorem:
    """The goal from its body at the values."""
    if not values:
        return compute(goal)
    return exists_intro(_closed(open_binder(goal, values[0]), values[1:]), goal, values[0])


__all__ = ["small_numbers"]
