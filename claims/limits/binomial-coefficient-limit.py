"""choose(n, k)/n^k tends to 1/k! for every fixed k.

For n >= 1 it is the product of the k ratios 1 - j/n, over k!. Each ratio tends to 1, and so does the product of this fixed number of
them.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Prod, at, choose, eq, factorial, forall, infinity, limit

n, k, j = Nat("n"), Nat("k"), Int("j")
coefficient = choose(n, k) / n**k
ratios = Prod(1 - j / n, j, 0, k - 1)


def tends(value, function=coefficient):
    return forall(k, limit(function, n, infinity, value))


def derivation(d):
    positive = d.suppose("n is positive", 1 <= n)
    product = d.have("as a product", eq(coefficient, ratios / factorial(k)), by.instance(n=n, k=k), d.cite("binomial-quotient"), positive)
    ones = d.have("ones", eq(Prod(1 - j * 0, j, 0, k - 1), 1), by.instance(k=k), product_of_ones(d))
    together = d.have("ratios", limit(ratios, n, infinity, 1), by.limit, ones, why="k does not depend on n")
    quotient = d.have("over k!", limit(ratios / factorial(k), n, infinity, 1 / factorial(k)), by.limit, together)
    tends_there = d.have("limit", limit(coefficient, n, infinity, 1 / factorial(k)), by.eventually_equal, product, quotient)
    return d.have("all", tends(1 / factorial(k)), by.generalisation, tends_there)


def product_of_ones(d):
    """What the limit of the product comes to."""
    ones = eq(Prod(1 - j * 0, j, 0, k - 1), 1)
    base = d.have("no factor", at(ones, k, 0), by.empty_range)
    hypothesis = d.suppose("k ones", ones)
    step = d.have("k + 1 ones", at(ones, k, k + 1), by.last_term, hypothesis)
    return d.have("a product of ones", forall(k, ones), by.induction(k), base, step)


claim = Claim(
    id="binomial-coefficient-limit",
    title="choose(n, k)/n^k tends to 1/k! for every fixed k",
    title_zh="组合数与 n^k 之比的极限是 1/k!",
    source="textbook",
    tags=("lemma", "limit", "binomial"),
    statement=tends(1 / factorial(k)),
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(k=range(5), rates={"n": k**2 / n}),
    twins=[
        Twin("one", tends(1), refuted_at={"k": 2}, note="1/2 for pairs"),
        Twin("next-factorial", tends(1 / factorial(k + 1)), refuted_at={"k": 1}),
        Twin("power-of-two", tends(1 / 2**k), refuted_at={"k": 1}),
        Twin("twice", tends(1 / factorial(k), 2 * coefficient), refuted_at={"k": 0}),
    ],
)
