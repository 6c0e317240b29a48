"""n trials of probability p and the Poisson weights of parameter n p: the weights differ by at most 2 n p^2 in all.

Each further trial adds at most 2 p^2, which is the distance for one trial: weight(n + 1) is weight(n) * weight(1) and poisson((n + 1) p)
is poisson(n p) * poisson(p), * being the convolution, so their difference is

    (weight(n) - poisson(n p)) * weight(1) + poisson(n p) * (weight(1) - poisson(p)),

and the sizes of a convolution add up to at most the product, where the sizes of weight(1) and of poisson(n p) add up to at most 1.
"""

from mathcheck import Claim, Twin, by, margin, region
from mathcheck.lang import Int, Max, Nat, Q, Real, Sum, at, choose, eq, exp, factorial, forall, implies
from mathcheck.lang import binomial_weight as weight
from mathcheck.lang import poisson_weight as poisson

n, N, m, p = Nat("n"), Nat("N"), Nat("m"), Real("p")
i, j, zero, one = Int("i"), Int("j"), Q(0), Q(1)


def difference(n, j):
    return weight(n, j, p) - poisson(j, n * p)


def distance(n):
    return Sum(abs(difference(n, j)), j, 0, N)


bound = forall(N, distance(n) <= 2 * n * p**2)


def for_probabilities(conclusion):
    return forall(n, N, p, implies(0 <= p, p <= 1, conclusion))


statement = for_probabilities(distance(n) <= 2 * n * p**2)


def nothing_at_0(d, plain, other):
    """Both weights are 1 at 0 if there is no trial."""
    coefficient = d.have("choose(0, 0)", eq(choose(zero, zero), 1), by.computation)
    failures = d.have("max(0 - 0, 0)", eq(Max(zero - zero, 0), 0), by.computation)
    first = d.have("1 at 0", eq(at(plain, j, zero), 1), by.rewriting, coefficient, failures,
                   d.have("empty product", eq(one * p**zero * (1 - p) ** zero, 1), by.algebra))
    parameter = d.have("-(0 p)", eq(-(zero * p), zero), by.algebra)
    exponential = d.have("exp(-(0 p))", eq(exp(-(zero * p)), 1), by.rewriting, parameter,
                         d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero")))
    second = d.have("also 1 at 0", eq(at(other, j, zero), 1), by.rewriting, exponential,
                    d.have("0!", eq(factorial(zero), 1), by.computation),
                    d.have("empty power", eq(one * (zero * p) ** zero / one, 1), by.algebra))
    return d.have("1 and 1", eq(at(plain, j, zero), at(other, j, zero)), by.algebra, first, second)


def nothing_beyond(d, plain, other, further):
    """Both weights are 0 beyond 0 if there is no trial."""
    nothing = d.have("choose(0, j)", eq(choose(zero, j), 0), by.instance(n=zero, k=j), d.cite("binomial-outside"), further)
    first = d.have("0 beyond 0", eq(plain, 0), by.multiplying(p**j * (1 - p) ** Max(zero - j, 0)), nothing, further)
    power = d.have("power of 0", eq(zero ** (j - 1 + 1), 0), by.instance(n=j - 1), d.cite("power-of-zero"), further)
    exponent = d.have("exponent", eq(j, j - 1 + 1), by.algebra)
    parameter = d.have("0 p", eq(zero * p, zero), by.algebra)
    same_power = d.have("power of 0 p", eq((zero * p) ** j, 0), by.rewriting, parameter, exponent, power)
    second = d.have("also 0 beyond 0", eq(other, 0), by.multiplying(exp(-(zero * p)) / factorial(j)), same_power, further)
    return d.have("the same beyond 0", eq(plain, other), by.algebra, first, second, further)


def no_trial(d):
    """Without a trial both weights are 1 at 0 and 0 elsewhere."""
    plain = choose(zero, j) * p**j * (1 - p) ** Max(zero - j, 0)
    other = exp(-(zero * p)) * (zero * p) ** j / factorial(j)
    not_negative, origin, further = d.suppose("0 <= j", 0 <= j), d.suppose("at 0", eq(j, 0)), d.suppose("beyond 0", 0 < j)
    unfolded = d.have("weight without a trial", eq(weight(zero, j, p), plain), by.definition(weight), not_negative)
    also = d.have("Poisson weight without a trial", eq(poisson(j, zero * p), other), by.definition(poisson), not_negative)
    same = d.have("the same at 0", eq(plain, other), by.rewriting, origin, nothing_at_0(d, plain, other))
    either = d.have("the same", eq(plain, other), by.cases(eq(j, 0), 0 < j), same, nothing_beyond(d, plain, other, further), not_negative)
    none = d.have("no difference", eq(difference(zero, j), zero), by.algebra, unfolded, also, either, not_negative)
    size = d.have("its size", abs(difference(zero, j)) <= 0, by.rewriting, none, d.have("|0|", abs(zero) <= 0, by.computation))
    total = d.have("no differences", distance(zero) <= 0, by.termwise, size)
    start = d.have("distance without a trial", distance(zero) <= 2 * zero * p**2, by.arithmetic, total)
    return d.have("no trial", at(bound, n, 0), by.generalisation, start)


def split(d):
    """The sizes of the differences for n + 1 trials, by those of the two convolutions."""
    index = d.suppose("0 <= j, one trial more", 0 <= j)
    r = n * p
    trials = Sum(weight(n, i, p) * weight(one, j - i, p), i, 0, j)
    arrivals = Sum(poisson(i, r) * poisson(j - i, p), i, 0, j)
    first = Sum(difference(n, i) * weight(one, j - i, p), i, 0, j)
    second = Sum(poisson(i, r) * (weight(one, j - i, p) - poisson(j - i, p)), i, 0, j)
    weights = d.have("weights convolved", eq(weight(n + 1, j, p), trials), by.instance(n=n, k=j, p=p),
                     d.cite("binomial-weight-convolution"),
                     index)
    poissons = d.have("Poisson weights convolved", eq(arrivals, poisson(j, r + p)), by.instance(k=j, s=r, t=p), d.cite("poisson-addition"),
                      index)
    parts = d.have("two parts", eq(trials - arrivals, first + second), by.termwise, index)
    in_parts = d.have("in these parts", eq(weight(n + 1, j, p) - poisson(j, r + p), first + second), by.algebra, weights, poissons, parts,
                      index)
    parameter = d.have("parameter", eq((n + 1) * p, r + p), by.algebra)
    differs = d.have("difference", eq(difference(n + 1, j), first + second), by.rewriting, parameter, in_parts)
    triangle = d.have("triangle", abs(first + second) <= abs(first) + abs(second), by.instance(x=first, y=second),
                      d.cite("triangle-inequality"),
                      index)
    size = d.have("size of the difference", abs(difference(n + 1, j)) <= abs(first) + abs(second), by.rewriting, differs, triangle)
    firsts, seconds = Sum(abs(first), j, 0, N), Sum(abs(second), j, 0, N)
    return firsts, seconds, d.have("sizes", distance(n + 1) <= firsts + seconds, by.termwise, size)


def derivation(d):
    low, high = d.suppose("p is not negative", 0 <= p), d.suppose("p is at most 1", p <= 1)
    hypothesis = d.suppose("n trials", bound)
    firsts, seconds, total = split(d)
    convolutions = d.cite("convolution-bound")
    before = d.have("distance before", distance(n) <= 2 * n * p**2, by.instance(N=N), hypothesis)
    sizes = Sum(abs(weight(one, j, p)), j, 0, N) <= 1
    trials = d.have("sizes for one trial", implies(0 <= p, p <= 1, forall(N, sizes)), by.instance(p=p), d.cite("one-trial-weights"))
    trial = d.have("weights of one trial", sizes, by.instance(N=N), trials, low, high)
    first = d.have("first part", firsts <= 2 * n * p**2 * one,
                   by.instance(a=(m, difference(n, m)), c=(m, weight(one, m, p)), N=N, A=2 * n * p**2, C=one), convolutions, before, trial)
    parameter = d.have("parameter not negative", 0 <= n * p, by.arithmetic, low)
    arrivals = d.have("Poisson weights", Sum(abs(poisson(i, n * p)), i, 0, N) <= 1, by.instance(N=N, r=n * p),
                      d.cite("poisson-partial-sums"),
                      parameter)
    single = d.have("distance of one trial", Sum(abs(weight(one, j, p) - poisson(j, p)), j, 0, N) <= 2 * p**2, by.instance(p=p, J=N),
                    d.cite("bernoulli-poisson-distance"), low)
    second = d.have("second part", seconds <= one * (2 * p**2),
                    by.instance(a=(m, poisson(m, n * p)), c=(m, weight(one, m, p) - poisson(m, p)), N=N, A=one, C=2 * p**2), convolutions,
                    arrivals,
                    single)
    after = d.have("distance after", distance(n + 1) <= 2 * (n + 1) * p**2, by.arithmetic, total, first, second)
    step = d.have("n + 1 trials", at(bound, n, n + 1), by.generalisation, after)
    every = d.have("every n", forall(n, bound), by.induction(n), no_trial(d), step)
    here = d.have("here", distance(n) <= 2 * n * p**2, by.instance(n=n, N=N), every)
    return d.have("all", statement, by.generalisation, here)


claim = Claim(
    id="binomial-poisson-distance",
    title="Binomial and Poisson weights with the same mean n p differ by at most 2 n p^2 in all",
    title_zh="二项分布与泊松分布的距离（固定概率）",
    source="textbook",
    tags=("probability", "binomial", "exp", "inequality"),
    picture=margin(16 * p**2 - at(distance(n), n, 8, N, 12), over=(p, 0, 1)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(n=range(5), N=range(7), p=(Q(1, 8), 1)),
    twins=[
        Twin("smaller-constant", for_probabilities(distance(n) <= Q(3, 2) * n * p**2), refuted_at={"n": 1, "N": 2, "p": Q(1, 8)},
             note="2 p (1 - exp(-p)) begins with 2 p^2"),
        Twin("third-order", for_probabilities(distance(n) <= 2 * n * p**3), refuted_at={"n": 1, "N": 1, "p": Q(1, 4)}),
        Twin("any-number-of-trials", for_probabilities(distance(n) <= 2 * p**2), refuted_at={"n": 8, "N": 8, "p": Q(1, 4)}),
        Twin("any-p", forall(n, N, p, distance(n) <= 2 * n * p**2), refuted_at={"n": 1, "N": 3, "p": -1}),
        Twin("other-parameter", for_probabilities(Sum(abs(weight(n, j, p) - poisson(j, p)), j, 0, N) <= 2 * n * p**2),
             refuted_at={"n": 2, "N": 1, "p": Q(1, 4)}, note="the Poisson weights at p instead of n p"),
    ],
)
