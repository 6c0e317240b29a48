"""Existence of whole numbers with a property that computing decides: small ones are tried, the largest among them growing."""

import itertools
from collections.abc import Iterator

from ...kernel.binding import open_binder
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute
from ...kernel.logic import exists_intro
from ...kernel.sorts import INT, NAT, Sort
from ...kernel.terms import BINDERS, Term, number
from ...kernel.theorem import Theorem
from .search import Search

_MAX_TRIED = 40_000


def small_numbers(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """At small whole numbers, one after the other."""
    sorts, body = _opened(goal)
    if goal.free or not sorts or not _decidable(body):
        return None
    for values in itertools.islice(_tuples(sorts), _MAX_TRIED):
        search.check()
        instance = goal
        for v in values:
            instance = open_binder(instance, v)
        try:
            return _closed(goal, values, compute(instance))
        except KernelError:
            continue
    return None


def _opened(goal: Term) -> tuple[list[Sort], Term]:
    """The sorts of the variables that are said to exist, if all are whole numbers, and what is said of them."""
    sorts: list[Sort] = []
    while goal.op == "exists":
        if goal.data[1] not in (NAT, INT):
            return [], goal
        sorts.append(goal.data[1])
        goal = goal.args[0]
    return sorts, goal


def _decidable(t: Term) -> bool:
    quantified = t.op in BINDERS and t.op not in ("sum", "prod")
    return not quantified and t.op != "call" and all(map(_decidable, t.args))


def _tuples(sorts: list[Sort]) -> Iterator[tuple[Term, ...]]:
    """All tuples, by their largest absolute value."""
    for size in itertools.count():
        ranges = [range(-size if s is INT else 0, size + 1) for s in sorts]
        for values in itertools.product(*ranges):
            if max(map(abs, values)) == size:
                yield tuple(map(number, values))


def _closed(goal: Term, values: tuple[Term, ...], th: Theorem) -> Theorem:
    """The goal from its body at the values."""
    if not values:
        return th
    return exists_intro(_closed(open_binder(goal, values[0]), values[1:], th), goal, values[0])


__all__ = ["small_numbers"]
