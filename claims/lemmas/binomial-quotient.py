"""choose(n, k)/n^k = (1 - 0/n) (1 - 1/n) .. (1 - (k-1)/n)/k! for n >= 1 and every natural k.

choose(n, k) k! is the product of n - j for j = 0, ..., k - 1, and each of its k factors is n times 1 - j/n. For k > n both sides are 0.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Prod, Q, at, choose, eq, factorial, forall, implies

n, k, j, zero = Nat("n"), Nat("k"), Int("j"), Q(0)


def factors(k):
    return Prod(n - j, j, 0, k - 1)


def ratios(k):
    return Prod(1 - j / n, j, 0, k - 1)


def quotient(right):
    return forall(n, k, implies(1 <= n, eq(choose(n, k) / n**k, right)))


def derivation(d):
    positive = d.suppose("n is positive", 1 <= n)
    scaled = eq(factors(k), n**k * ratios(k))
    base = d.have("no factors", at(scaled, k, 0), by.empty_range, positive)
    hypothesis = d.suppose("k factors", scaled)
    last_factor = d.have("last factor", eq(factors(k + 1), factors(k) * (n - k)), by.last_term)
    last_ratio = d.have("last ratio", eq(ratios(k + 1), ratios(k) * (1 - k / n)), by.last_term, positive)
    left = d.have("left side", eq(factors(k + 1), n**k * ratios(k) * (n - k)), by.algebra, hypothesis, last_factor, positive)
    right = d.have("right side", eq(n ** (k + 1) * ratios(k + 1), n**k * ratios(k) * (n - k)), by.multiplying(n ** (k + 1)), last_ratio,
                   positive)
    step = d.have("k + 1 factors", at(scaled, k, k + 1), by.algebra, left, right, positive)
    every = d.have("every k", forall(k, scaled), by.induction(k), base, step)
    taken = d.have("n out of each factor", scaled, by.instance(k=k), every)
    product = d.have("as a product", eq(choose(n, k) * factorial(k), factors(k)), by.instance(n=n, k=k), d.cite("binomial-product"))
    whole = d.have("without quotients", eq(choose(n, k) * factorial(k), n**k * ratios(k)), by.algebra, product, taken, positive)
    divided = d.have("divided", eq(choose(n, k) / n**k, ratios(k) / factorial(k)), by.multiplying(1 / (n**k * factorial(k))), whole,
                     positive)
    return d.have("all", quotient(ratios(k) / factorial(k)), by.generalisation, divided)


claim = Claim(
    id="binomial-quotient",
    title="choose(n, k)/n^k is the product of 1 - j/n for j < k, over k!",
    title_zh="组合数除以幂",
    source="textbook",
    tags=("lemma", "binomial"),
    statement=quotient(ratios(k) / factorial(k)),
    derivation=derivation,
    numeric=region(n=range(21), k=range(26)),
    twins=[
        Twin("any-n", forall(n, k, eq(choose(n, k) / n**k, ratios(k) / factorial(k))), refuted_at={"n": 0, "k": 1},
             note="a division by 0"),
        Twin("one-ratio-more", quotient(ratios(k + 1) / factorial(k)), refuted_at={"n": 2, "k": 1}, note="1 is not 1/2"),
        Twin("without-factorial", quotient(ratios(k)), refuted_at={"n": 2, "k": 2}, note="1/4 is not 1/2"),
        Twin("rising", quotient(Prod(1 + j / n, j, 0, k - 1) / factorial(k)), refuted_at={"n": 2, "k": 2}, note="1/4 is not 3/4"),
        Twin("limit-reached", quotient(1 / factorial(k)), refuted_at={"n": 2, "k": 2}, note="only in the limit of large n"),
    ],
)
