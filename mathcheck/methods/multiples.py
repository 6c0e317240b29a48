"""Which multiples of an equation may help to show another: for a monomial M of the goal and a monomial m of the equation, the
equation times M/m has M among its monomials. That finds sin(x)^2 = 1 - cos(x)^2 under cos(x)^n."""

from collections.abc import Iterator
from typing import Any

from ..kernel.polynomials import Exponent, Monomial, Polynomial
from ..kernel.sorts import NAT
from ..kernel.terms import ONE, Term, number

_MAX_MULTIPLES = 60


def multipliers(goal: Polynomial, denominator: Polynomial, equation: Polynomial) -> list[Term]:
    """The terms M/m over the goal's denominator, those with symbolic exponents first; none where a base is not a term."""
    below = _term(denominator)
    if below is None:
        return []
    found: dict[Monomial, None] = {}
    for big in goal:
        for small in equation:
            ratio = _ratio(big, small)
            if ratio is not None:
                found.setdefault(ratio)
    terms = (_monomial_term(m) for m in sorted(found, key=lambda m: all(_constant(e) for _, e in m)))
    usable = (t if below == ONE else t / below for t in terms if t is not None)
    return [t for t, _ in zip((t for t in usable if t != ONE), range(_MAX_MULTIPLES))]


def _ratio(big: Monomial, small: Monomial) -> Monomial | None:
    """big/small; None if a literal exponent would be negative."""
    powers: dict[Any, dict[Any, int]] = {base: dict(e) for base, e in big}
    for base, e in small:
        power = powers.setdefault(base, {})
        for m, c in e:
            power[m] = power.get(m, 0) - c
    result = []
    for base, power in powers.items():
        exponent = frozenset((m, c) for m, c in power.items() if c)
        if _constant(exponent) and any(c < 0 for _, c in exponent):
            return None
        if exponent:
            result.append((base, exponent))
    return frozenset(result)


def _constant(e: Exponent) -> bool:
    return all(not m for m, _ in e)


def _monomial_term(monomial: Monomial) -> Term | None:
    result = ONE
    for base, e in sorted(monomial, key=canonical):
        if type(base) is not Term:
            return None
        exponent = _exponent_term(e)
        natural = all(c > 0 and all(t.sort is NAT for t, _ in m) for m, c in e)
        power = base if exponent == ONE else Term("npow" if natural else "zpow", (base, exponent))
        result = power if result == ONE else result * power
    return result


def _exponent_term(e: Exponent) -> Term:
    total: Term | None = None
    for m, c in sorted(e, key=canonical):
        product = number(c)
        for t, k in sorted(m, key=canonical):
            factor = t if k == 1 else t**k
            product = factor if product == ONE else product * factor
        total = product if total is None else total + product
    return number(0) if total is None else total


def _term(p: Polynomial) -> Term | None:
    parts: Iterator[tuple[Any, Term | None]] = ((c, _monomial_term(m)) for m, c in sorted(p.items(), key=canonical))
    total: Term | None = None
    for c, t in parts:
        if t is None:
            return None
        product = number(c) if t == ONE else t if c == 1 else number(c) * t
        total = product if total is None else total + product
    return total


def canonical(x: Any) -> str:
    """Text to sort by: the repr, with what is in a set in an order of its own, for the set's order may differ from run to run."""
    if isinstance(x, tuple | frozenset):
        parts = [canonical(part) for part in x]
        return "(" + ", ".join(sorted(parts) if isinstance(x, frozenset) else parts) + ")"
    return repr(x)


__all__ = ["canonical", "multipliers"]
