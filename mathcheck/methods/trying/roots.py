"""Square roots: of numbers as multiples of roots of primes, of squares, of products and quotients."""

import math
from collections.abc import Sequence
from fractions import Fraction

from ...kernel.algebra import field
from ...kernel.evaluation import compute
from ...kernel.terms import ONE, ZERO, Term, eq, le, number
from ...kernel.theorem import Theorem
from ...lang.build import sqrt
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from .bounds import bounds
from .laws import law

_MAX_NUMBER = 10**12
_MAX_DIVISOR = 10_000


def root(t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """sqrt(a) written in a simpler way; None if nothing is known of a's shape or sign."""
    (a,) = t.args
    if a.op == "num":
        return _of_number(Fraction(a.data))
    known = [*facts, *bounds([a], facts)]
    for candidate in _candidates(a, known):
        if candidate != t and evidently(le(ZERO, candidate), [*known, *bounds([candidate], known)]) is not None:
            return _checked(candidate, a, [*known, *bounds([candidate], known)])
    return None


def _checked(candidate: Term, a: Term, known: Sequence[Theorem]) -> Theorem:
    """sqrt(a) = candidate, which is not negative and whose square is a."""
    if candidate.op == "abs":
        known = [*known, law("abs-squared", candidate.args[0])]
    square = elimination.run(eq(candidate * candidate, a), (*(f for f in known if f.concl.op == "eq"), field(a, a)))
    return law("root-of-square", candidate, a, given=[*known, square])


def _candidates(a: Term, facts: Sequence[Theorem]) -> list[Term]:
    if a.op == "npow" and a.args[1].op == "num" and a.args[1].data % 2 == 0:
        base = a.args[0] if a.args[1].data == 2 else a.args[0] ** (a.args[1].data // 2)
        return [base, -base, abs(base)]
    if a.op == "mul" and a.args[0] == a.args[1]:
        return [a.args[0], -a.args[0], abs(a.args[0])]
    if a.op == "exp":
        return [Term("exp", (a.args[0] / 2,))]
    if a.op in ("mul", "div") and all(evidently(le(ZERO, part), facts) is not None for part in a.args):
        first, second = (sqrt(part) for part in a.args)
        return [first * second if a.op == "mul" else first / second]
    from ...oracle.factor import factored

    whole = factored(a)
    if whole != a and whole.op in ("npow", "mul", "div"):
        return _candidates(whole, facts)
    return []


def _of_number(q: Fraction) -> Theorem | None:
    """A rational number: sqrt(p/q) = sqrt(p*q)/q, and sqrt(n) as a product of roots of primes with what is a square before them."""
    if q < 0 or q.numerator * q.denominator > _MAX_NUMBER:
        return None
    square, primes = _split(q.numerator * q.denominator)
    result: Term = number(Fraction(square, q.denominator))
    for p in primes:
        result = sqrt(number(p)) if result == ONE else result * sqrt(number(p))
    if result == sqrt(number(q)):
        return None
    known = bounds([result], [])
    known.append(by_inequalities(le(ZERO, result), known) if primes else compute(le(ZERO, result)))
    return _checked(result, number(q), known)


def _split(n: int) -> tuple[int, list[int]]:
    """n = square^2 * product of the primes."""
    if n == 0:
        return 0, []
    square, primes, d = 1, [], 2
    while d * d <= n and d <= _MAX_DIVISOR:
        while n % (d * d) == 0:
            n, square = n // (d * d), square * d
        if n % d == 0:
            n //= d
            primes.append(d)
        d += 1
    whole = math.isqrt(n)
    if whole * whole == n:
        return square * whole, primes
    return square, [*primes, n]


__all__ = ["root"]
