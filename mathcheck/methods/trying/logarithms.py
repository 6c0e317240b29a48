"""log of products, quotients, powers, roots and rational numbers as sums of logarithms."""

from collections.abc import Sequence
from fractions import Fraction

from ...kernel.binding import fits, fresh
from ...kernel.equality import subst
from ...kernel.evaluation import compute
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ONE, ZERO, Term, eq, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import log
from ..conditions import prove as evidently
from .bounds import bounds
from .laws import law

_MAX_DIVISOR = 10_000


def logarithm(t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """log(a) as a sum, one step; None if a is neither a product nor a power, or the signs of its factors are not known."""
    (a,) = t.args
    known = [*facts, *bounds([a], facts)]
    if a.op == "exp":
        return law("log-exp", a.args[0])
    if a.op == "num":
        return _of_number(Fraction(a.data))
    names = {"mul": "log-product", "div": "log-quotient", "sqrt": "log-root"}
    if a.op in names:
        if any(evidently(lt(ZERO, part), known) is None for part in a.args):
            return None
        return law(names[a.op], *a.args, given=known)
    if a.op == "npow" and fits(a.args[1], NAT) and evidently(lt(ZERO, a.args[0]), known) is not None:
        return law("log-power", *a.args, given=known)
    return None


def _of_number(q: Fraction) -> Theorem | None:
    if q == 1:
        return law("log-one")
    for n, inverted in ((q.numerator, False), (q.denominator, True)):
        if n == 1:
            continue
        if inverted:  # p/n with both parts positive
            return _named(number(q), number(q.numerator) / number(n), law("log-quotient", number(q.numerator), number(n), given=_signs(q)))
        if q.denominator == 1:
            return _of_integer(n)
    return _named(number(q), ONE / number(q.denominator), law("log-quotient", ONE, number(q.denominator), given=_signs(q)))


def _signs(q: Fraction) -> list[Theorem]:
    return [compute(lt(ZERO, number(n))) for n in (1, q.numerator, q.denominator)]


def _of_integer(n: int) -> Theorem | None:
    """log(n) for n = p^k*m with a small p; None for a prime."""
    p = next((d for d in range(2, min(n, _MAX_DIVISOR)) if n % d == 0), None)
    if p is None or p * p > n:
        return None
    k = 0
    rest = n
    while rest % p == 0:
        rest, k = rest // p, k + 1
    power = number(p) ** k
    given = [compute(lt(ZERO, number(m))) for m in (p, rest)] + [compute(lt(ZERO, power))]
    if rest == 1:
        return _named(number(n), power, law("log-power", number(p), number(k), given=given))
    return _named(number(n), number(p**k) * number(rest), law("log-product", number(p**k), number(rest),
                                                           given=[*given, compute(lt(ZERO, number(p**k)))]))


def _named(q: Term, form: Term, th: Theorem) -> Theorem:
    """log(q) = .. from log(form) = .."""
    hole = fresh("hole", REAL, th.concl)
    return subst(compute(eq(form, q)), th, eq(log(hole), th.concl.args[1]), hole)


__all__ = ["logarithm"]
