"""The binomial weights of n + 1 trials are those of n trials convolved with those of one trial.

By Pascal's rule the weight of k + 1 successes in n + 1 trials is 1 - p times that in n trials, and p times that of k successes in n
trials. In the convolution only the last two terms are not 0, and they are these.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Max, Nat, Q, Real, Sum, at, choose, eq, forall
from mathcheck.lang import binomial_weight as weight

n, k, p = Nat("n"), Nat("k"), Real("p")
i, zero, one = Int("i"), Q(0), Q(1)


def convolution(k, upper=None):
    return Sum(weight(n, i, p) * weight(one, k - i, p), i, 0, k if upper is None else upper)


added = eq(weight(n + 1, k, p), convolution(k))
statement = forall(n, k, p, added)


def body(n, k, failures):
    return choose(n, k) * p**k * (1 - p) ** Max(failures, 0)


def one_failure_more(d, outside):
    """choose(n, k) p^k (1 - p)^(n + 1 - k) is 1 - p times the weight, also for k > n, where both are 0."""
    goal = eq(body(n, k, n + 1 - k), (1 - p) * body(n, k, n - k))
    inside = d.suppose("k <= n", k <= n)
    fewer = d.have("failures of n", eq(Max(n - k, 0), n - k), by.absolute_value, inside)
    more = d.have("failures of n + 1", eq(Max(n + 1 - k, 0), n - k + 1), by.absolute_value, inside)
    power = d.have("power of 1 - p", eq(choose(n, k) * p**k * (1 - p) ** (n - k + 1), (1 - p) * (choose(n, k) * p**k * (1 - p) ** (n - k))),
                   by.algebra, inside)
    there = d.have("one failure more, inside", goal, by.rewriting, more, fewer, power)
    beyond = d.suppose("n < k", n < k)
    nothing = d.have("no such weight", eq(choose(n, k), 0), by.instance(n=n, k=k), outside, beyond)
    rest = p**k * (1 - p) ** Max(n + 1 - k, 0) - (1 - p) * p**k * (1 - p) ** Max(n - k, 0)
    both = d.have("one failure more, outside", goal, by.multiplying(rest), nothing)
    either = d.have("one failure more", goal, by.cases(k <= n, n < k), there, both)
    return d.have("one failure more, always", forall(k, goal), by.generalisation, either)


def none(d, outside, failure):
    """weight(n + 1, 0, p) = (1 - p) weight(n, 0, p)."""
    before = d.have("choose(n, -1)", eq(choose(n, zero - 1), 0), by.instance(n=n, k=zero - 1), outside,
                    d.have("left of 0", zero - 1 < 0, by.computation))
    pascal = d.have("choose(n + 1, 0)", eq(choose(n + 1, zero), choose(n, zero)), by.recursion, before)
    unfolded = d.have("unfolded at 0", eq(weight(n + 1, zero, p), body(n + 1, zero, n + 1 - zero)), by.definition(weight))
    own = d.have("unfolded at 0, n trials", eq(weight(n, zero, p), body(n, zero, n - zero)), by.definition(weight))
    fewer = d.have("with the old coefficient", eq(body(n + 1, zero, n + 1 - zero), body(n, zero, n + 1 - zero)),
                   by.multiplying(p**zero * (1 - p) ** Max(n + 1 - zero, 0)), pascal)
    power = d.have("one failure more at 0", eq(body(n, zero, n + 1 - zero), (1 - p) * body(n, zero, n - zero)), by.instance(k=zero),
                   failure)
    return d.have("weight of 0", eq(weight(n + 1, zero, p), (1 - p) * weight(n, zero, p)), by.algebra, unfolded, own, fewer, power)


def some(d, failure):
    """weight(n + 1, k + 1, p) = (1 - p) weight(n, k + 1, p) + p weight(n, k, p)."""
    pascal = d.have("Pascal's rule", eq(choose(n + 1, k + 1), choose(n, k + 1) + choose(n, k)), by.recursion)
    last = n + 1 - (k + 1)
    unfolded = d.have("unfolded", eq(weight(n + 1, k + 1, p), body(n + 1, k + 1, last)), by.definition(weight))
    split = d.have("split", eq(body(n + 1, k + 1, last), body(n, k + 1, last) + p * body(n, k, last)),
                   by.multiplying(p ** (k + 1) * (1 - p) ** Max(last, 0)), pascal)
    same = d.have("as many failures", eq(Max(last, 0), Max(n - k, 0)), by.algebra)
    success = d.have("one success more", eq(body(n, k, last), weight(n, k, p)), by.rewriting, same,
                     d.have("unfolded, n trials", eq(body(n, k, n - k), weight(n, k, p)), by.definition(weight)))
    power = d.have("one failure more at k + 1", eq(body(n, k + 1, last), (1 - p) * body(n, k + 1, n - (k + 1))), by.instance(k=k + 1),
                   failure)
    own = d.have("unfolded, k + 1 of n", eq(weight(n, k + 1, p), body(n, k + 1, n - (k + 1))), by.definition(weight))
    return d.have("weight of k + 1", eq(weight(n + 1, k + 1, p), (1 - p) * weight(n, k + 1, p) + p * weight(n, k, p)), by.algebra,
                  unfolded, split, success, power, own)


def derivation(d):
    outside, trial = d.cite("binomial-outside"), d.cite("one-trial-weights")
    failure = one_failure_more(d, outside)
    at_0 = d.have("no success", eq(weight(one, zero, p), 1 - p), by.instance(p=p), trial)
    at_1 = d.have("a success", eq(weight(one, one, p), p), by.instance(p=p), trial)
    later = d.have("two successes", forall(k, eq(weight(one, k + 2, p), 0)), by.instance(p=p), trial)

    term = d.have("its weight", eq(weight(one, zero - zero, p), 1 - p), by.rewriting,
                  d.have("0 - 0", eq(zero - zero, zero), by.computation), at_0)
    single = d.have("one term", eq(convolution(zero), (1 - p) * weight(n, zero, p)), by.first_term, term)
    base = d.have("k = 0", at(added, k, 0), by.algebra, single, none(d, outside, failure))

    last = d.have("last term", eq(convolution(k + 1), convolution(k + 1, k) + weight(n, k + 1, p) * weight(one, k + 1 - (k + 1), p)),
                  by.last_term)
    before = d.have("last but one", eq(convolution(k + 1, k), convolution(k + 1, k - 1) + weight(n, k, p) * weight(one, k + 1 - k, p)),
                    by.last_term)
    stay = d.have("no success last", eq(weight(one, k + 1 - (k + 1), p), 1 - p), by.rewriting,
                  d.have("no index left", eq(k + 1 - (k + 1), zero), by.algebra), at_0)
    move = d.have("success last", eq(weight(one, k + 1 - k, p), p), by.rewriting, d.have("index 1 left", eq(k + 1 - k, one), by.algebra),
                  at_1)
    inside = d.suppose("0 <= i", 0 <= i), d.suppose("i <= k - 1", i <= k - 1)
    vanishing = d.have("more successes", eq(weight(one, k - 1 - i + 2, p), 0), by.instance(k=k - 1 - i), later, *inside)
    zero_weight = d.have("at this index", eq(weight(one, k + 1 - i, p), 0), by.rewriting,
                         d.have("index", eq(k + 1 - i, k - 1 - i + 2), by.algebra), vanishing)
    no_term = d.have("no further term", eq(weight(n, i, p) * weight(one, k + 1 - i, p), 0), by.multiplying(weight(n, i, p)), zero_weight,
                     *inside)
    rest = d.have("the rest", eq(convolution(k + 1, k - 1), 0), by.termwise, no_term)
    here = d.have("last weight", eq(weight(n, k + 1, p) * weight(one, k + 1 - (k + 1), p), (1 - p) * weight(n, k + 1, p)),
                  by.multiplying(weight(n, k + 1, p)), stay)
    there = d.have("weight before", eq(weight(n, k, p) * weight(one, k + 1 - k, p), p * weight(n, k, p)), by.multiplying(weight(n, k, p)),
                   move)
    step = d.have("k + 1", at(added, k, k + 1), by.algebra, some(d, failure), last, before, rest, here, there)
    every = d.have("every k", added, by.induction(k), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="binomial-weight-convolution",
    title="One trial more: the binomial weights convolved with those of one trial",
    title_zh="二项分布与伯努利分布的卷积",
    source="textbook",
    tags=("lemma", "probability", "binomial", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(5), k=range(7), p=(-1, 2)),
    twins=[
        Twin("no-trial-more", forall(n, k, p, eq(weight(n, k, p), convolution(k))), refuted_at={"n": 0, "k": 0, "p": 1}),
        Twin("one-term-less", forall(n, k, p, eq(weight(n + 1, k, p), convolution(k, k - 1))), refuted_at={"n": 0, "k": 0, "p": 0}),
        Twin("pointwise", forall(n, k, p, eq(weight(n + 1, k, p), weight(n, k, p) * weight(one, k, p))),
             refuted_at={"n": 1, "k": 1, "p": Q(1, 2)},
             note="1/2 against 1/4"),
        Twin("two-trials-more", forall(n, k, p, eq(weight(n + 2, k, p), convolution(k))), refuted_at={"n": 0, "k": 0, "p": Q(1, 2)}),
    ],
)
