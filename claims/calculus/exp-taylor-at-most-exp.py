"""To the right of 0 a Taylor polynomial P of exp of any degree n is at most exp.

The derivative of P is P less its last term, so exp(-x) P(x) has the derivative -exp(-x) x^n/n!: to the right of 0, where the product is
1, it falls.
"""

from mathcheck import Claim, Twin, by, curves, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, deriv, eq, exp, exp_taylor, factorial, forall, implies

x, y, t = Real("x"), Real("y"), Real("t")
n, k = Nat("n"), Int("k")
zero = Q(0)
P = exp_taylor  # P(n, x) is the polynomial of degree n


def product(x):
    return exp(-x) * P(n, x)


bound = P(n, x) <= exp(x)
statement = forall(n, x, implies(0 <= x, bound))


def derivation(d):
    inverses = d.cite("exp-inverse")
    start = d.have("polynomial at 0", eq(P(n, zero), 1), by.instance(n=n), d.cite("exp-taylor-at-zero"))
    right = d.suppose("right of 0", 0 < x)
    falls = product_falls(d, inverses, right, start)
    own = d.have("exp(x) is positive", 0 < exp(x), by.instance(x=x), d.cite("exp-positive", "exp-positive at x"))
    multiplied = d.have("multiplied", exp(x) * product(x) <= exp(x), by.multiplying(exp(x)), falls, own)
    inverse = d.have("inverse", eq(exp(x) * exp(-x), 1), by.instance(x=x), inverses)
    same = d.have("the polynomial", eq(exp(x) * product(x), P(n, x)), by.algebra, inverse)
    on_the_right = d.have("right of 0, bound", bound, by.arithmetic, multiplied, same)
    origin = d.suppose("at 0", eq(x, 0))
    one = d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero"))
    at_0 = d.have("bound at 0", bound, by.rewriting, origin, d.have("both are 1", P(n, zero) <= exp(zero), by.arithmetic, start, one))
    not_left = d.suppose("not left of 0", 0 <= x)
    either = d.have("either", bound, by.cases(eq(x, 0), 0 < x), at_0, on_the_right, not_left)
    return d.have("all", statement, by.generalisation, either)


def product_falls(d, inverses, right, start):
    """exp(-x) P(n, x) <= 1 for 0 < x."""
    last = t**n / factorial(n)
    slope = d.have("slope of the polynomial", deriv(P(n, y), y, t, P(n, t) - last), by.instance(m=n, a=t), d.cite("exp-taylor-slope"))
    decay = d.have("slope of the product", deriv(-product(y), y, t, exp(-t) * last), by.derivative, slope)
    factor = d.have("exp(-t) is positive", 0 < exp(-t), by.instance(x=-t), d.cite("exp-positive"))
    after = d.suppose("t right of 0", 0 < t)
    sign = d.have("sign of the slope", 0 <= exp(-t) * last, by.arithmetic, factor, after)
    inverse = d.have("inverse at 0", eq(exp(-zero), 1), by.instance(x=zero), inverses,
                     d.have("exp(0), for the start", eq(exp(zero), 1), by.axiom("exp-zero")))
    value = d.have("product at 0", eq(product(zero), 1), by.algebra, inverse, start)
    return d.have("at most 1", product(x) <= 1, by.rising(t, zero, x), right, decay, sign, value)


claim = Claim(
    id="exp-taylor-at-most-exp",
    title="Taylor polynomials of exp are at most exp to the right of 0",
    title_zh="exp 的泰勒多项式在非负实数处不超过 exp",
    source="textbook",
    tags=("lemma", "calculus", "exp", "inequality"),
    picture=curves(exp(x), *[P(m, x) for m in (1, 2, 3, 4)], over=(x, -1, 3)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(13), x=(0, 8)),
    twins=[
        Twin("any-x", forall(n, x, bound), refuted_at={"n": 2, "x": -2}, note="1 - 2 + 2 is more than exp(-2)"),
        Twin("strict", forall(n, x, implies(0 <= x, P(n, x) < exp(x))), refuted_at={"n": 3, "x": 0}, note="equality at 0"),
        Twin("no-factorials", forall(n, x, implies(0 <= x, Sum(x**k, k, 0, n) <= exp(x))), refuted_at={"n": 2, "x": 1},
             note="3 <= exp(1) fails"),
        Twin("one-more", forall(n, x, implies(0 <= x, P(n, x) + x**n / factorial(n) <= exp(x))), refuted_at={"n": 2, "x": 1},
             note="3 <= exp(1) fails"),
    ],
)
