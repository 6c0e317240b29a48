"""Equations between sums of logarithms: both sides as the logarithm of one product."""

from collections.abc import Sequence
from fractions import Fraction

from ...kernel.binding import fresh
from ...kernel.equality import subst
from ...kernel.sorts import REAL
from ...kernel.terms import ONE, ZERO, Term, eq, lt
from ...kernel.theorem import Theorem
from ...lang.build import log
from ..arithmetic import by_inequalities
from .laws import law
from .linear import combination
from .search import Search

_MAX_FACTOR = 12


def of_logarithms(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the products of which sums of logarithms are the logarithms."""
    counts = _counts(goal)
    if counts is None:
        return None
    positive, negative = ([(u, q) for u, q in counts.items() if (q > 0) == side] for side in (True, False))
    left, right = (_logarithm(search, part, facts) for part in (positive, negative))
    products = [ONE if th is None else th.concl.args[0].args[0] for th in (left, right)]
    same = search.prove(eq(*products), facts)
    hole = fresh("hole", REAL, goal, same.concl)
    if left is None or right is None:
        found = [th for th in (left, right) if th is not None]
        if left is None:
            same = by_inequalities(eq(products[1], ONE), [same])
        equal = [subst(same, th, eq(log(hole), th.concl.args[1]), hole) for th in found]
        return by_inequalities(goal, [*equal, law("log-one")])
    return by_inequalities(goal, [subst(same, left, eq(log(hole), left.concl.args[1]), hole), right])


def _counts(goal: Term) -> dict[Term, int] | None:
    """How often each logarithm's argument occurs in the difference of the sides, as small integers; None if there is more in it."""
    found: dict[Term, Fraction] = {}
    for unit, q in combination(goal.args[0] - goal.args[1]).items():
        if len(unit) != 1 or unit[0].op != "log":
            return None
        found[unit[0].args[0]] = q
    if not found:
        return None
    least = min(abs(q) for q in found.values())
    counts = {u: q / least for u, q in found.items()}
    if any(q.denominator > 1 or abs(q) > _MAX_FACTOR for q in counts.values()):
        return None
    return {u: int(q) for u, q in counts.items()}


def _logarithm(search: Search, parts: Sequence[tuple[Term, int]], facts: Sequence[Theorem]) -> Theorem | None:
    """log(u*u*v) = log(u) + log(u) + log(v), for u twice and v once; None for nothing."""
    whole: Theorem | None = None
    known = list(facts)
    for u in [u for u, q in parts for _ in range(abs(q))]:
        known.append(search.prove(lt(ZERO, u), facts))
        if whole is None:
            whole = by_inequalities(eq(log(u), log(u)), [])
            continue
        product = whole.concl.args[0].args[0]
        known.append(by_inequalities(lt(ZERO, product * u), known))
        longer = law("log-product", product, u, given=known)
        whole = by_inequalities(eq(log(product * u), whole.concl.args[1] + log(u)), [longer, whole])
    return whole


__all__ = ["of_logarithms"]
