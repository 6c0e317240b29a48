"""A Taylor polynomial of exp of degree m, over x^m, tends to 1/m! at both ends of the line.

Induction on the degree: over x^(m+1), the polynomial of degree m+1 is 1/x times the ratio before, plus 1/(m+1)!.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Q, Real, at, eq, exp_taylor, factorial, forall, infinity, limit, minus_infinity, ne

x, m, zero = Real("x"), Nat("m"), Q(0)


def P(m):
    return exp_taylor(m, x)


def ratio(m):
    return P(m) / x**m


def tends(place):
    return limit(ratio(m), x, place, 1 / factorial(m))


right, left = forall(m, tends(infinity)), forall(m, tends(minus_infinity))
statement = And(right, left)


def derivation(d):
    one = d.have("0!", eq(factorial(zero), 1), by.computation)
    constant = d.have("degree 0", eq(P(zero), 1), by.first_term)
    first = d.have("ratio of degree 0", eq(1, ratio(zero)), by.algebra, constant)
    apart = d.suppose("x is not 0", ne(x, 0))
    more = d.have("one degree more", eq(P(m + 1), P(m) + x ** (m + 1) / factorial(m + 1)), by.last_term)
    following = d.have("ratio of degree m + 1", eq(ratio(m) * (1 / x) + 1 / factorial(m + 1), ratio(m + 1)),
                       by.multiplying(-1 / x ** (m + 1)), more, apart)
    ends = []
    for side, goal, place in (("right", right, infinity), ("left", left, minus_infinity)):
        base = d.have(f"{side}, degree 0", at(tends(place), m, 0), by.eventually_equal, first, one)
        hypothesis = d.suppose(f"{side}, degree m", tends(place))
        step = d.have(f"{side}, degree m + 1", at(tends(place), m, m + 1), by.eventually_equal, following, hypothesis)
        ends.append(d.have(f"{side}, every degree", goal, by.induction(m), base, step))
    return d.have("both ends", statement, by.conjunction, *ends)


claim = Claim(
    id="exp-taylor-leading-ratio",
    title="A Taylor polynomial of exp of degree m, over x^m, tends to 1/m! as x tends to oo or -oo",
    title_zh="exp 的 m 次泰勒多项式与 x^m 之比趋于 1/m!",
    source="textbook",
    tags=("lemma", "calculus", "limits", "exp"),
    statement=statement,
    derivation=derivation,
    numeric=region(m=range(6), rates={"x": 3 / abs(x)}),
    twins=[
        Twin("to-one", forall(m, limit(ratio(m), x, infinity, 1)), refuted_at={"m": 2}, note="1/2"),
        Twin("alternating", forall(m, limit(ratio(m), x, minus_infinity, (-1) ** m / factorial(m))), refuted_at={"m": 1},
             note="the power x^m is negative there as well"),
        Twin("grows", forall(m, limit(ratio(m), x, infinity, infinity)), refuted_at={"m": 3}),
        Twin("next-factorial", forall(m, limit(ratio(m), x, infinity, 1 / factorial(m + 1))), refuted_at={"m": 1}, note="1 and 1/2"),
    ],
)
