"""How laws are derived and looked up: closed theorems, each made by the kernel from the axioms when first needed, under a name."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from ...kernel.axioms import axiom
from ...kernel.logic import assume, forall_intro, imp_intro
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ZERO, Term, number, variable
from ...kernel.theorem import Theorem
from ...lang.build import deriv
from ..calculus import derivative
from ..conditions import settle, specialised
from ..errors import MethodError
from ..monotony import constancy

X, Y, T, N = variable("x", REAL), variable("y", REAL), variable("t", REAL), variable("n", NAT)

LAWS: dict[str, Callable[[], Theorem]] = {}  # filled when the modules that derive them are imported


def a_law(derive: Callable[[], Theorem]) -> Callable[[], Theorem]:
    """Register a derivation as a law: sin_sum is "sin-sum". It is made once."""
    cached = functools.cache(derive)
    LAWS[derive.__name__.replace("_", "-")] = cached
    return cached


def law(name: str, *values: Any, given: Sequence[Theorem] = ()) -> Theorem:
    """The law of that name at the values. Raises MethodError where its suppositions do not follow from the given facts."""
    return _at(LAWS[name](), name, values, given)


def cited(name: str, *values: Any, given: Sequence[Theorem] = ()) -> Theorem:
    """The axiom of that name at the values."""
    return _at(axiom(name), name, values, given)


def _at(th: Theorem, name: str, values: Sequence[Any], given: Sequence[Theorem]) -> Theorem:
    found = specialised(th, [number(v) for v in values], given, 0)
    if found is None:
        raise MethodError(f"{name} is not known to apply to " + ", ".join(repr(number(v)) for v in values))
    return found


def closed(th: Theorem, *variables: Term, where: Sequence[Term] = (), known: Sequence[Theorem] = ()) -> Theorem:
    """forall variables. where -> th, whose other hypotheses the known theorems show."""
    th = settle(th, [*known, *(assume(h) for h in where)], where)
    for h in reversed(where):
        th = imp_intro(th, h)
    th = settle(th, [], [])
    for v in reversed(variables):
        th = forall_intro(th, v)
    return th


def constant(moving: Term, goal: Term, start: Any, end: Any, *known: Theorem) -> Theorem:
    """The goal, because `moving` has the derivative 0 in T and so is the same at the two points."""
    slope = derivative.run(deriv(moving, T, T, ZERO), known)
    return constancy(T, start, end).run(goal, (slope, *known))


__all__ = ["LAWS", "N", "T", "X", "Y", "a_law", "cited", "closed", "constant", "law"]
