"""The exponential series: x^0/0! + x^1/1! + x^2/2! + .. = exp(x), for every real x.

The Taylor polynomial of degree n is within exp(|x|) |x|^(n+1)/(n+1)! of exp(x), and |x|^n/n! tends to 0.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Series, eq, exists, exp, exp_taylor, factorial, forall, implies, infinity, limit

x, S, n, k = Real("x"), Real("S"), Nat("n"), Int("k")
last = Int("N")
term = x**k / factorial(k)
P = exp_taylor  # P(n, x) is the polynomial of degree n
statement = forall(x, eq(Series(term, k), exp(x)))


def derivation(d):
    power = abs(x) ** n / factorial(n)
    vanishes = d.have("powers over factorials", limit(power, n, infinity, 0), by.instance(x=abs(x)), d.cite("power-over-factorial-limit"))
    later = abs(x) ** (n + 1) / factorial(n + 1)
    shifted = d.have("the next ones", limit(later, n, infinity, 0), by.composition(n + 1, n), vanishes)
    bound = exp(abs(x)) * later
    remainder = d.have("remainder", abs(exp(x) - P(n, x) - 0) <= bound, by.instance(n=n, x=x), d.cite("exp-taylor-remainder"))
    vanishing = d.have("difference", limit(exp(x) - P(n, x), n, infinity, 0), by.closeness(bound), remainder, shifted)
    same = d.have("rearranged", eq(exp(x) - (exp(x) - P(n, x)), P(n, x)), by.algebra)
    tends = d.have("partial sums", limit(P(n, x), n, infinity, exp(x)), by.eventually_equal, same, vanishing)
    value = d.have("they have a limit", exists(S, limit(P(n, x), n, infinity, S)), by.witness(exp(x)), tends)
    d.have("the series converges", forall(x, value.concl), by.generalisation, value)
    series = d.have("series", eq(Series(term, k), exp(x)), by.series, tends)
    return d.have("all", statement, by.generalisation, series)


claim = Claim(
    id="exp-series",
    title="The exponential series: the sum of x^k/k! over all k from 0 on is exp(x)",
    title_zh="指数级数：x^k/k! 之和等于 exp(x)",
    source="textbook",
    tags=("calculus", "exp", "series"),
    statement=statement,
    derivation=derivation,
    axioms=("archimedes", "exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(x=(-4, 4), tails={"k": (last, abs(x) ** (last + 1) / factorial(last + 1) * exp(abs(x)))}),
    twins=[
        Twin("without-the-constant", forall(x, eq(Series(term, k), exp(x) - 1)), refuted_at={"x": 0},
             note="that is the sum from k = 1 on: at x = 0 only the constant term is left"),
        Twin("opposite", forall(x, eq(Series(term, k), exp(-x))), refuted_at={"x": 1}, note="exp(1) is not exp(-1)"),
        Twin("geometric", forall(x, implies(abs(x) < 1, eq(Series(term, k), 1 / (1 - x)))), refuted_at={"x": Q(1, 2)},
             note="2 is the sum without the factorials, and more than exp(1/2)"),
        Twin("partial-sum", forall(x, n, eq(P(n, x), exp(x))), refuted_at={"x": 1, "n": 2}, note="5/2"),
    ],
)
