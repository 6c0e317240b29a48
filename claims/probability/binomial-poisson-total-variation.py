"""The binomial weights with n trials and mean r differ from the Poisson weights of mean r by at most 2 r^2/n, all differences added up.

This is twice the total variation distance. The partial sums of the differences are at most 2 r^2/n, which is the claim
binomial-poisson-partial-sums: n single trials are replaced by Poisson variables one after the other, each at the price of 2 (r/n)^2. The
terms are not negative, so the partial sums rise and converge, and their limit is at most the bound. For k > n the binomial weight is 0.
"""

from mathcheck import Claim, Twin, by, convergence, region
from mathcheck.lang import Int, Nat, Q, Real, Series, Sum, at, choose, exists, factorial, forall, implies, infinity, limit
from mathcheck.lang import binomial_weight as weight
from mathcheck.lang import poisson_weight as poisson

n, N, i, r, s = Nat("n"), Nat("N"), Int("i"), Real("r"), Real("s")
last = Int("N")
term = abs(weight(n, i, r / n) - poisson(i, r))
distance = Series(term, i, 0)


def for_a_mean(conclusion):
    return forall(n, r, implies(0 < r, r <= n, conclusion))


def at_most(bound):
    return for_a_mean(distance <= bound)


def derivation(d):
    mean = d.suppose("the mean is positive", 0 < r), d.suppose("and at most n", r <= n)
    trials = d.have("there are trials", 0 < n, by.arithmetic, *mean)
    partial = d.have("partial sums", Sum(term, i, 0, N) <= 2 * r**2 / n, by.instance(n=n, N=N, r=r),
                     d.cite("binomial-poisson-partial-sums"), *mean)
    index = d.suppose("a number of successes", 0 <= i)
    nonnegative = d.have("a difference", 0 <= term, by.arithmetic, index, trials)
    converges = exists(s, limit(Sum(term, i, 0, N), N, infinity, s))
    exists_sum = d.have("the sum exists", converges, by.bounded_series(N), nonnegative, partial, trials)
    d.have("for every mean", for_a_mean(converges), by.generalisation, exists_sum)
    whole = d.have("whole sum", distance <= 2 * r**2 / n, by.bounded_series(N), nonnegative, partial, trials)
    return d.have("all", at_most(2 * r**2 / n), by.generalisation, whole)


claim = Claim(
    id="binomial-poisson-total-variation",
    title="Binomial against Poisson: the differences of the weights add up to at most 2 r^2/n",
    title_zh="二项分布与泊松分布的全变差:逐项差之和不超过 2 r^2/n",
    source="When probability meets complex analysis: from binomial to Poisson (quantified)",
    tags=("probability", "series", "headline"),
    picture=convergence(at(Sum(term, i, 0, 20), r, 1), 2 / n, over=(n, 1, 200)),
    statement=at_most(2 * r**2 / n),
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem", "monotone-convergence"),
    numeric=region(n=[1, 2, 5], r=(Q(1, 2), 4),
                   tails={"i": (last, choose(n, last + 1) * (r / n) ** (last + 1) + r ** (last + 1) / factorial(last + 1))}),
    twins=[
        Twin("half-the-bound", at_most(r**2 / n), refuted_at={"n": 1, "r": 1, "i": 2}, note="2 (1 - 1/e) = 1.264.. exceeds 1"),
        Twin("squared-n", at_most(2 * r**2 / n**2), refuted_at={"n": 10, "r": 1, "i": 4}, note="0.0586.. exceeds 0.02"),
        Twin("single-mean", at_most(2 * r / n**2), refuted_at={"n": 4, "r": 4, "i": 6}),
    ],
)
