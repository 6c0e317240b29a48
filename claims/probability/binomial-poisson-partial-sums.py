"""The binomial weights of n trials with mean r, each of probability r/n, and the Poisson weights of parameter r: they differ by at most
2 r^2/n in all, which tends to 0 as n grows."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, eq, forall, implies
from mathcheck.lang import binomial_weight as weight
from mathcheck.lang import poisson_weight as poisson

n, N, j, p, r = Nat("n"), Nat("N"), Int("j"), Real("p"), Real("r")


def distance(p=r / n):
    return Sum(abs(weight(n, j, p) - poisson(j, r)), j, 0, N)


bound = distance() <= 2 * r**2 / n


def statement(conclusion=bound):
    return forall(n, N, r, implies(0 < r, r <= n, conclusion))


def with_mean(d):
    """The bound for every p with n p = r."""
    of_mean = Sum(abs(weight(n, j, p) - poisson(j, n * p)), j, 0, N) <= 2 * n * p**2
    probability = d.suppose("p is not negative", 0 <= p), d.suppose("p is at most 1", p <= 1)
    any_p = d.have("any p", of_mean, by.instance(n=n, N=N, p=p), d.cite("binomial-poisson-distance"), *probability)
    here = d.have("with the mean r", distance(p) <= 2 * n * p**2, by.rewriting, d.suppose("mean", eq(n * p, r)), any_p)
    return d.have("every such p", forall(p, implies(0 <= p, p <= 1, eq(n * p, r), here.concl)), by.generalisation, here)


def derivation(d):
    positive, enough = d.suppose("r is positive", 0 < r), d.suppose("r is at most n", r <= n)
    trials = d.have("there are trials", 0 < n, by.arithmetic, positive, enough)
    low = d.have("r/n is not negative", 0 <= r / n, by.arithmetic, positive, trials)
    high = d.have("r/n is at most 1", r / n <= 1, by.arithmetic, enough, trials)
    mean = d.have("the mean is r", eq(n * (r / n), r), by.algebra, trials)
    value = d.have("the bound", eq(2 * n * (r / n) ** 2, 2 * r**2 / n), by.algebra, trials)
    at_mean = d.have("at r/n", distance() <= 2 * n * (r / n) ** 2, by.instance(p=r / n), with_mean(d), low, high, mean, trials)
    there = d.have("bound", bound, by.arithmetic, at_mean, value, trials)
    return d.have("all", statement(), by.generalisation, there)


claim = Claim(
    id="binomial-poisson-partial-sums",
    title="Binomial weights of mean r and Poisson weights of parameter r differ by at most 2 r^2/n in all",
    title_zh="二项分布的泊松逼近：部分和的误差界",
    source="textbook",
    tags=("probability", "binomial", "exp", "inequality"),
    statement=statement(),
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(5), N=[0, 2, 8], r=(Q(1, 4), 9)),
    twins=[
        Twin("smaller-constant", statement(distance() <= Q(3, 2) * r**2 / n), refuted_at={"n": 1, "N": 2, "r": Q(1, 8)},
             note="2 r (1 - exp(-r)) begins with 2 r^2"),
        Twin("second-order", statement(distance() <= 2 * r**2 / n**2), refuted_at={"n": 4, "N": 4, "r": 1}, note="0.158.. against 1/8"),
        Twin("no-trials", forall(n, N, r, implies(0 <= r, r <= n, bound)), refuted_at={"n": 0, "N": 0, "r": 0},
             note="r/0 has no value"),
        Twin("few-trials", forall(n, N, r, implies(0 < r, 1 <= n, bound)), refuted_at={"n": 3, "N": 8, "r": 9},
             note="r/n is not a probability"),
        Twin("third-order", statement(distance() <= 2 * r**3 / n), refuted_at={"n": 1, "N": 2, "r": Q(1, 8)}),
    ],
)
