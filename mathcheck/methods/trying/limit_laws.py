"""Limits that are not put together from limits of parts: powers of a number below 1, exp far out. Derived when first needed."""

import functools

from ...kernel.algebra import field
from ...kernel.binding import substitute
from ...kernel.induction import induction, nat_nonneg
from ...kernel.logic import assume, forall_elim, imp_elim
from ...kernel.order import inequality
from ...kernel.terms import ONE, ZERO, eq, le, lt
from ...kernel.theorem import Theorem
from ...lang.build import above, exp, infinity, limit
from ..algebraic import absolute_value, arithmetic, multiplying
from ..arithmetic import by_inequalities
from ..conditions import settle
from ..derived import cut_all, rewrite
from ..limits import beyond, closeness, eventually_equal
from .deriving import N, X, closed
from .laws import law


@functools.cache
def powers() -> Theorem:
    """x^n tends to 0 for |x| < 1. With h = 1 - |x| the product |x^n|*(1 + n*h) is at most 1, since it never rises."""
    small, gap, size = lt(abs(X), ONE), 1 - abs(X), abs(X**N)
    phi = le(size * (1 + N * gap), 1)
    start = by_inequalities(substitute(phi, N, ZERO), [absolute_value.run(eq(abs(X**ZERO), 1), ())])
    product = law("abs-product", X**N, X)
    power = rewrite(by_inequalities(eq(X**N * X, X ** (N + 1)), []), product)
    more = arithmetic.run(le(ZERO, (N + 1) * gap**2), ())
    factor = arithmetic.run(le(abs(X) * (1 + (N + 1) * gap), 1 + N * gap), (more,))
    rest = multiplying(size).run(le(size * (abs(X) * (1 + (N + 1) * gap)), size * (1 + N * gap)), (factor,))
    step = arithmetic.run(substitute(phi, N, N + 1), (power, rest, assume(phi)))
    natural = nat_nonneg(N)
    every = cut_all([natural], induction(settle(start, [], []), settle(step, [natural], [phi]), N, phi, ZERO))
    positive = arithmetic.run(lt(ZERO, 1 + N * gap), (assume(small),))
    most = inequality(le(size, 1 / (1 + N * gap)), ("mul", ("have", every), ("inverse", ("have", positive))))
    near = arithmetic.run(le(abs(X**N - 0), 1 / (1 + N * gap)), (settle(most, [positive], [small]), positive))
    near = settle(near, [positive], [small])
    wide = arithmetic.run(lt(ZERO, gap), (assume(small),))
    return closed(closeness(1 / (1 + N * gap)).run(limit(X**N, N, infinity, 0), (near, wide)), X, where=[small])


@functools.cache
def exp_grows() -> Theorem:
    """exp(x) tends to oo as x does."""
    return closed(beyond(1 + X).run(limit(exp(X), X, infinity, infinity), (law("exp-tangent", X),)))


@functools.cache
def exp_falls() -> Theorem:
    """exp(-x) tends to 0 from above as x tends to oo."""
    equal = by_inequalities(eq(1 / exp(X), exp(-X)), [law("exp-reciprocal", X)])
    equal = settle(equal, [law("exp-positive", X)], [])
    return closed(eventually_equal.run(limit(exp(-X), X, infinity, above(0)), (equal, exp_grows())))


@functools.cache
def next_powers() -> Theorem:
    """x^(n+1) tends to 0 for |x| < 1."""
    small = lt(abs(X), ONE)
    tends = imp_elim(forall_elim(powers(), X), assume(small))
    th = eventually_equal.run(limit(X ** (N + 1), N, infinity, 0), (field(X**N * X, X ** (N + 1)), tends))
    return closed(th, X, where=[small])


@functools.cache
def powers_grow() -> Theorem:
    """x^n tends to oo for 1 < x: it is at least 1 + n*(x - 1)."""
    large, phi = lt(ONE, X), le(1 + N * (X - 1), X**N)
    base = by_inequalities(substitute(phi, N, ZERO), [])
    natural, positive = nat_nonneg(N), by_inequalities(lt(ZERO, X), [assume(large)])
    grown = "add", ("mul", ("have", assume(phi)), ("have", positive)), ("mul", ("have", natural), ("square", X - 1))
    step = inequality(substitute(phi, N, N + 1), grown)
    every = cut_all([natural], induction(settle(base, [], []), settle(step, [natural], [phi, large]), N, phi, ZERO))
    return closed(beyond(1 + N * (X - 1)).run(limit(X**N, N, infinity, infinity), (every, assume(large))), X, where=[large])


def limit_laws() -> list[Theorem]:
    """All of them."""
    return [powers(), next_powers(), powers_grow(), exp_grows(), exp_falls()]


__all__ = ["limit_laws"]
