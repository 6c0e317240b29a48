"""exp of sums and multiples as products of powers: exp(2*x + y) = exp(x)^2*exp(y), exp(n*log(b)) = b^n."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ...kernel.algebra import field
from ...kernel.axioms import axiom
from ...kernel.binding import fresh
from ...kernel.equality import refl, subst
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ONE, ZERO, Term, eq, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import exp
from ..conditions import prove as evidently
from .bounds import bounds
from .laws import law
from .linear import Unit, combination, common_measure, written

_MAX_POWER = 40


class _Power(NamedTuple):
    """equal: a theorem exp(at) = .."""

    at: Term
    equal: Theorem


def exponents(arguments: Sequence[Term]) -> dict[Unit, Fraction]:
    """For each product in the arguments, the part of which they hold multiples; 1 for a logarithm, which is undone."""
    found: dict[Unit, list[Fraction]] = {}
    for a in arguments:
        for unit, q in combination(a).items():
            found.setdefault(unit, []).append(q)
    return {unit: Fraction(1) if any(t.op == "log" for t in unit) else common_measure(qs) for unit, qs in found.items()}


def exponential(argument: Term, parts: dict[Unit, Fraction], facts: Sequence[Theorem]) -> Theorem | None:
    """exp(argument) by its parts; None if one of them does not occur a whole number of times."""
    whole: _Power | None = None
    for unit, q in combination(argument).items():
        count = q / parts[unit]
        if count.denominator != 1 or abs(count) > _MAX_POWER:
            return None
        piece = _multiple(_base(unit, parts[unit], facts), int(count))
        whole = piece if whole is None else _sum(whole, piece)
    if whole is None:
        whole = _Power(ZERO, axiom("exp-zero"))
    return whole.equal if whole.at == argument else _renamed(whole, argument).equal


def _base(unit: Unit, q: Fraction, facts: Sequence[Theorem]) -> _Power:
    """exp of the part: b for log(b), exp(x)^n for n*x, else itself."""
    theta = written(unit, q)
    counters = [t for t in unit if t.op == "var" and t.sort is NAT]
    if counters and len(unit) > 1:
        rest = list(unit)
        rest.remove(counters[0])
        inner = _base(tuple(rest), q, facts)
        power = law("exp-multiple", counters[0], inner.at)
        hole = fresh("hole", REAL, power.concl, inner.equal.concl)
        power = subst(inner.equal, power, eq(power.concl.args[0], hole ** counters[0]), hole)
        return _renamed(_Power(counters[0] * inner.at, power), theta)
    if len(unit) == 1 and unit[0].op == "log" and q == 1:
        b = unit[0].args[0]
        known = [*facts, *bounds([b], facts)]
        if evidently(lt(ZERO, b), known) is not None:
            return _Power(theta, law("exp-log", b, given=known))
    return _Power(theta, refl(exp(theta)))


def _multiple(base: _Power, count: int) -> _Power:
    if count < 0:
        positive = _multiple(base, -count)
        reciprocal = law("exp-reciprocal", positive.at)
        hole = fresh("hole", REAL, reciprocal.concl, positive.equal.concl)
        return _Power(-positive.at, subst(positive.equal, reciprocal, eq(reciprocal.concl.args[0], ONE / hole), hole))
    if count == 1:
        return base
    power = law("exp-multiple", number(count), base.at)
    hole = fresh("hole", REAL, power.concl, base.equal.concl)
    return _Power(number(count) * base.at, subst(base.equal, power, eq(power.concl.args[0], hole**count), hole))


def _sum(a: _Power, b: _Power) -> _Power:
    whole = law("exp-sum", a.at, b.at)
    left = whole.concl.args[0]
    first, second = (fresh(name, REAL, whole.concl, a.equal.concl, b.equal.concl) for name in ("u", "v"))
    whole = subst(a.equal, whole, eq(left, first * exp(b.at)), first)
    return _Power(a.at + b.at, subst(b.equal, whole, eq(left, a.equal.concl.args[1] * second), second))


def _renamed(a: _Power, at: Term) -> _Power:
    if a.at == at:
        return a
    hole = fresh("hole", REAL, at, a.at, a.equal.concl)
    return _Power(at, subst(field(a.at, at), a.equal, eq(exp(hole), a.equal.concl.args[1]), hole))


__all__ = ["exponential", "exponents"]
