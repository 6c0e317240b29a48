"""For a parameter r that is not negative the sizes of the Poisson weights have partial sums of at most exp(-r) exp(r) = 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, eq, exp, exp_taylor, factorial, forall, implies
from mathcheck.lang import poisson_weight as poisson

N, i, r = Nat("N"), Int("i"), Real("r")
sizes = Sum(abs(poisson(i, r)), i, 0, N)
statement = forall(N, r, implies(0 <= r, sizes <= 1))


def derivation(d):
    low, index = d.suppose("r is not negative", 0 <= r), d.suppose("0 <= i", 0 <= i)
    positive = d.have("exp(-r) is positive", 0 < exp(-r), by.instance(x=-r), d.cite("exp-positive"))
    power = d.have("power", 0 <= r**i / factorial(i), by.arithmetic, low, index)
    product = d.have("product", 0 <= exp(-r) * (r**i / factorial(i)), by.arithmetic, positive, power, index)
    unfolded = d.have("weight", eq(poisson(i, r), exp(-r) * (r**i / factorial(i))), by.definition(poisson), index)
    sign = d.have("not negative", 0 <= poisson(i, r), by.rewriting, unfolded, product)
    size = d.have("size", eq(abs(poisson(i, r)), exp(-r) * (r**i / factorial(i))), by.absolute_value, sign, unfolded)
    polynomial = exp_taylor(N, r)
    total = d.have("all sizes", eq(sizes, exp(-r) * polynomial), by.termwise, size)
    below = d.have("Taylor polynomial", polynomial <= exp(r), by.instance(n=N, x=r), d.cite("exp-taylor-at-most-exp"), low)
    multiplied = d.have("times exp(-r)", exp(-r) * polynomial <= exp(-r) * exp(r), by.multiplying(exp(-r)), below, positive)
    inverse = d.have("inverse", eq(exp(r) * exp(-r), 1), by.instance(x=r), d.cite("exp-inverse"))
    bound = d.have("bound", sizes <= 1, by.arithmetic, total, multiplied, inverse)
    return d.have("all", statement, by.generalisation, bound)


claim = Claim(
    id="poisson-partial-sums",
    title="The partial sums of the Poisson weights are at most 1",
    title_zh="泊松分布权重的部分和不超过一",
    source="textbook",
    tags=("lemma", "probability", "exp", "inequality"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(N=range(9), r=(Q(1, 8), 10)),
    twins=[
        Twin("any-parameter", forall(N, r, sizes <= 1), refuted_at={"N": 0, "r": -1}, note="exp(1) is above 1"),
        Twin("smaller-bound", forall(N, r, implies(0 <= r, sizes <= Q(99, 100))), refuted_at={"N": 1, "r": Q(1, 10)},
             note="11/10 exp(-1/10) = 0.995.."),
        Twin("at-least-half", forall(N, r, implies(0 <= r, 1 <= 2 * sizes)), refuted_at={"N": 1, "r": 3}, note="4 exp(-3) = 0.199.."),
        Twin("without-the-exponential", forall(N, r, implies(0 <= r, exp_taylor(N, r) <= 1)), refuted_at={"N": 1, "r": 1}),
    ],
)
