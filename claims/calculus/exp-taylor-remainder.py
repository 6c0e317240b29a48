"""The Taylor polynomial of exp of degree n is within exp(|x|) |x|^(n+1)/(n+1)! of exp, on the whole line.

By Taylor's theorem the difference is exp(c) x^(n+1)/(n+1)! for some c between 0 and x, and there exp(c) is less than exp(|x|). At 0
the two are equal.
"""

from mathcheck import Claim, Twin, by, convergence, region
from mathcheck.lang import And, Int, Max, Min, Nat, Q, Real, Sum, at, deriv, eq, exists, exp, exp_taylor, factorial, forall, ne

x, y, t, c = Real("x"), Real("y"), Real("t"), Real("c")
n, k = Nat("n"), Int("k")
zero = Q(0)
P = exp_taylor  # P(n, x) is the polynomial of degree n

power = abs(x) ** (n + 1) / factorial(n + 1)
close = abs(exp(x) - P(n, x)) <= exp(abs(x)) * power
statement = forall(n, x, close)


def expansion(d, one):
    """exp(x) - P(n, x) = exp(c)/(n+1)! x^(n+1) for some c between 0 and x, where x is not 0."""
    centred = Sum(exp(zero) * (x - zero) ** k / factorial(k), k, 0, n)
    remainder = exp(c) * (x - zero) ** (n + 1) / factorial(n + 1)
    taylor = And(Min(zero, x) < c, c < Max(zero, x), eq(exp(x), centred + remainder))
    slope = d.have("exp is its own derivative", deriv(exp(t), t, y, exp(y)), by.derivative)
    found = d.have("Taylor's theorem", exists(c, taylor), by.instance(F=(k, t, exp(t)), n=n, a=0, b=x), d.cite("taylor-lagrange"),
                   d.suppose("x is not 0", ne(x, 0)), slope)
    there = d.suppose("such a c", taylor)
    term = d.have("a term", eq(exp(zero) * (x - zero) ** k / factorial(k), x**k / factorial(k)), by.multiplying(x**k / factorial(k)),
                  one, d.suppose("its index", 0 <= k))
    terms = d.have("all terms", eq(centred, P(n, x)), by.termwise, term)
    return found, there, d.have("difference", eq(exp(x) - P(n, x), exp(c) / factorial(n + 1) * x ** (n + 1)), by.algebra, there, terms)


def at_zero(d, one, exp_positive):
    """The bound for x = 0, where exp and the polynomial are both 1."""
    start = d.have("polynomial at 0", eq(P(n, zero), 1), by.instance(n=n), d.cite("exp-taylor-at-zero"))
    same = d.have("no difference at 0", eq(exp(zero) - P(n, zero), 0), by.algebra, one, start)
    nothing = d.have("size of no difference", eq(abs(exp(zero) - P(n, zero)), 0), by.absolute_value, same)
    positive = d.have("exp(|0|) is positive", 0 < exp(abs(zero)), by.instance(x=abs(zero)), exp_positive)
    there = d.have("bound at 0", at(close, x, 0), by.arithmetic, nothing, positive)
    return d.have("bound where x is 0", close, by.rewriting, d.suppose("x is 0", eq(x, 0)), there)


def derivation(d):
    one, exp_positive = d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero")), d.cite("exp-positive")
    found, there, difference = expansion(d, one)
    factor = exp(c) / factorial(n + 1)
    positive = d.have("exp(c) is positive", 0 < exp(c), by.instance(x=c), exp_positive)
    sign = d.have("sign of the factor", 0 <= factor, by.arithmetic, positive)
    product = d.have("absolute values", eq(abs(factor * x ** (n + 1)), abs(factor) * abs(x ** (n + 1))),
                     by.instance(x=factor, y=x ** (n + 1)), d.cite("abs-product"))
    powers = d.have("of the power", eq(abs(x ** (n + 1)), abs(x) ** (n + 1)), by.instance(x=x, n=n + 1), d.cite("abs-power"))
    itself = d.have("of the factor", eq(abs(factor), factor), by.absolute_value, sign)
    error = d.have("size of the difference", eq(abs(exp(x) - P(n, x)), abs(factor) * abs(x) ** (n + 1)), by.rewriting,
                   difference, powers, product)
    scaled = d.have("without bars", eq(abs(factor) * abs(x) ** (n + 1), exp(c) * power), by.multiplying(abs(x) ** (n + 1)), itself)
    order = d.have("c is less than |x|", c < abs(x), by.cases(0 <= x, x < 0),
                   d.have("to the right of 0", c < abs(x), by.arithmetic, there, d.suppose("x is not negative", 0 <= x)),
                   d.have("to the left of 0", c < abs(x), by.arithmetic, there, d.suppose("x is negative", x < 0)))
    rises = d.have("exp(c) is less than exp(|x|)", exp(c) < exp(abs(x)), by.instance(x=c, y=abs(x)), d.cite("exp-increasing"), order)
    larger = d.have("a larger factor", exp(c) * power <= exp(abs(x)) * power, by.multiplying(power), rises)
    with_c = d.have("bound, given c", close, by.arithmetic, error, scaled, larger)
    elsewhere = d.have("bound elsewhere", close, by.obtaining(c), found, with_c)
    either = d.have("bound", close, by.cases(eq(x, 0), ne(x, 0)), at_zero(d, one, exp_positive), elsewhere)
    return d.have("all", statement, by.generalisation, either)


claim = Claim(
    id="exp-taylor-remainder",
    title="|exp(x) - P(n, x)| <= exp(|x|) |x|^(n+1)/(n+1)! for the Taylor polynomial P(n, x) of exp of degree n",
    title_zh="exp 的泰勒多项式的误差估计",
    source="textbook",
    tags=("lemma", "calculus", "exp", "inequality"),
    picture=convergence(exp(Q(3)) - P(n, Q(3)), exp(Q(3)) * Q(3) ** (n + 1) / factorial(n + 1), over=(n, 1, 40)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(9), x=(-4, 4)),
    twins=[
        Twin("without-exp", forall(n, x, abs(exp(x) - P(n, x)) <= power), refuted_at={"n": 0, "x": 1}, note="exp(1) - 1 is more than 1"),
        Twin("exp-of-x", forall(n, x, abs(exp(x) - P(n, x)) <= exp(x) * power), refuted_at={"n": 0, "x": -1},
             note="1 - exp(-1) is more than exp(-1): the largest value of exp between 0 and x is what counts"),
        Twin("signed-power", forall(n, x, abs(exp(x) - P(n, x)) <= exp(abs(x)) * x ** (n + 1) / factorial(n + 1)),
             refuted_at={"n": 0, "x": -1}, note="the bound would be negative"),
        Twin("strict", forall(n, x, abs(exp(x) - P(n, x)) < exp(abs(x)) * power), refuted_at={"n": 0, "x": 0}, note="both sides are 0"),
        Twin("one-degree-more", forall(n, x, abs(exp(x) - P(n, x)) <= exp(abs(x)) * abs(x) ** (n + 2) / factorial(n + 2)),
             refuted_at={"n": 0, "x": Q(1, 2)}, note="exp(1/2) - 1 and exp(1/2)/8"),
    ],
)
