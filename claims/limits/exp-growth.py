"""exp(x) tends to oo as x does, to 0 from above as x tends to -oo, and grows faster than every power of x: x^m exp(-x) tends to 0.

exp(x) is at least 1 + x, and exp(x) exp(-x) = 1. To the right of 0 it is also at least x^(m+1)/(m+1)!, a term of its Taylor
polynomial; so x^m exp(-x) is at most (m+1)!/x there.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Real, above, eq, exp, exp_taylor, factorial, forall, infinity, limit, minus_infinity

x, m = Real("x"), Nat("m")
grows, falls = limit(exp(x), x, infinity, infinity), limit(exp(x), x, minus_infinity, above(0))
beats = forall(m, limit(x**m * exp(-x), x, infinity, 0))
statement = And(grows, falls, beats)


def P(m):
    return exp_taylor(m, x)


def powers(d, inverse, positive):
    """x^m exp(-x) tends to 0."""
    right = d.suppose("right of 0", 0 < x)
    next_term = x ** (m + 1) / factorial(m + 1)
    last = d.have("last term", eq(P(m + 1), P(m) + next_term), by.last_term)
    others = d.have("the others", 1 <= P(m), by.instance(n=m, x=x), d.cite("exp-taylor-at-least-one"), right)
    polynomial = d.have("polynomial", P(m + 1) <= exp(x), by.instance(n=m + 1, x=x), d.cite("exp-taylor-at-most-exp"), right)
    term = d.have("one term", next_term <= exp(x), by.arithmetic, polynomial, last, others)
    small = d.have("times exp(-x)", next_term * exp(-x) <= exp(x) * exp(-x), by.multiplying(exp(-x)), term, positive)
    at_most_one = d.have("at most 1", next_term * exp(-x) <= 1, by.arithmetic, small, inverse)
    bound = factorial(m + 1) / x
    upper = d.have("upper bound", x**m * exp(-x) <= bound, by.multiplying(bound), at_most_one, right)
    lower = d.have("lower bound", 0 <= x**m * exp(-x), by.arithmetic, positive, right)
    tends = d.have("powers", limit(x**m * exp(-x), x, infinity, 0), by.squeeze(0, bound), lower, upper)
    return d.have("every power", beats, by.generalisation, tends)


def derivation(d):
    tangent = d.have("tangent", 1 + x <= exp(x), by.instance(y=x), d.cite("exp-tangent-bound"))
    to_the_right = d.have("to the right", grows, by.beyond(1 + x), tangent)
    inverse = d.have("inverse", eq(exp(x) * exp(-x), 1), by.instance(x=x), d.cite("exp-inverse"))
    positive = d.have("exp(-x) is positive", 0 < exp(-x), by.instance(x=-x), d.cite("exp-positive"))
    reciprocal = d.have("reciprocal", limit(1 / exp(-x), x, minus_infinity, above(0)), by.limit, to_the_right)
    same = d.have("the same function", eq(1 / exp(-x), exp(x)), by.algebra, inverse, positive)
    to_the_left = d.have("to the left", falls, by.eventually_equal, same, reciprocal)
    return d.have("all", statement, by.conjunction, to_the_right, to_the_left, powers(d, inverse, positive))


claim = Claim(
    id="exp-growth",
    title="exp tends to oo on the right, to 0 on the left, and grows faster than every power",
    title_zh="指数函数的极限：右侧趋于无穷，左侧趋于零，且增长快于任何幂函数",
    source="textbook",
    tags=("limits", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(m=range(5), rates={"x": 120 / abs(x)}),
    twins=[
        Twin("bounded", limit(exp(x), x, infinity, 0), note="it grows beyond all bounds"),
        Twin("to-one-on-the-left", limit(exp(x), x, minus_infinity, 1), note="it is 1 at 0 and tends to 0"),
        Twin("wrong-sign", forall(m, limit(x**m * exp(x), x, infinity, 0)), refuted_at={"m": 1}, note="that grows beyond all bounds"),
        Twin("on-the-left", forall(m, limit(x**m * exp(-x), x, minus_infinity, 0)), refuted_at={"m": 1}, note="it tends to -oo there"),
        Twin("to-one", forall(m, limit(x**m * exp(-x), x, infinity, 1)), refuted_at={"m": 3}, note="it tends to 0 for every m"),
    ],
)
