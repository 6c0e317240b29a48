"""Choosing k of n with order: choose(n, k) k! = n (n - 1) .. (n - k + 1), for every natural k. For k > n one factor is 0.

By induction on n, for all k at once. Write P(x, k) for the product. Its last factor gives P(x, k + 1) = P(x, k) (x - k), its first
P(x, k + 1) = x P(x - 1, k). Pascal's rule times (k + 1)! is P(n, k + 1) + (k + 1) P(n, k) = (n + 1) P(n, k).
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Prod, Q, Real, at, choose, eq, factorial, forall

n, k, j, x, zero = Nat("n"), Nat("k"), Int("j"), Real("x"), Q(0)


def P(x, k):
    return Prod(x - j, j, 0, k - 1)


entry = eq(choose(n, k) * factorial(k), P(n, k))
statement = forall(n, k, entry)


def first_factor(d):
    """P(x, k + 1) = x P(x - 1, k) for every real x, by induction on k."""
    split = eq(P(x, k + 1), x * P(x - 1, k))
    one = d.have("one factor", eq(P(x, zero + 1), x), by.first_term)
    none = d.have("no factor", eq(P(x - 1, zero), 1), by.empty_range)
    base = d.have("first factor, k = 0", at(split, k, 0), by.algebra, one, none)
    hypothesis = d.suppose("first factor, k", split)
    left = d.have("last factor on the left", eq(P(x, k + 1 + 1), P(x, k + 1) * (x - (k + 1))), by.last_term)
    right = d.have("last factor on the right", eq(P(x - 1, k + 1), P(x - 1, k) * (x - 1 - k)), by.last_term)
    step = d.have("first factor, k + 1", at(split, k, k + 1), by.algebra, left, right, hypothesis)
    every = d.have("first factor, every k", forall(k, split), by.induction(k), base, step)
    return d.have("first factor", forall(x, every.concl), by.generalisation, every)


def row_zero(d, split, outside):
    """choose(0, k) k! = P(0, k): 1 for k = 0, else 0."""
    base = d.have("row 0, k = 0", at(entry, n, 0, k, 0), by.computation)
    right = d.have("right of row 0", eq(choose(zero, k + 1), 0), by.instance(n=0, k=k + 1), outside)
    factor = d.have("a factor 0", eq(P(zero, k + 1), 0), by.instance(x=0, k=k), split)
    step = d.have("row 0, k + 1", at(entry, n, 0, k, k + 1), by.algebra, right, factor)
    return d.have("row 0", forall(k, at(entry, n, 0)), by.induction(k), base, step)


def next_row(d, split, outside):
    hypothesis = d.suppose("row n", forall(k, entry))
    empty = [d.have(f"no factor of {name}", eq(P(t, zero), 1), by.empty_range) for name, t in (("n", n), ("n + 1", n + 1))]
    first = d.have("first entry", at(entry, k, 0), by.instance(k=0), hypothesis)
    left = d.have("left of row n", eq(choose(n, zero - 1), 0), by.instance(n=n, k=zero - 1), outside)
    same = d.have("the next row begins alike", eq(choose(n + 1, zero), choose(n, zero)), by.recursion, left)
    base = d.have("row n + 1, k = 0", at(entry, n, n + 1, k, 0), by.algebra, *empty, first, same)

    pascal = d.have("Pascal's rule", eq(choose(n + 1, k + 1), choose(n, k + 1) + choose(n, k)), by.recursion)
    one = d.have("entry k + 1", at(entry, k, k + 1), by.instance(k=k + 1), hypothesis)
    other = d.have("entry k", entry, by.instance(k=k), hypothesis)
    factorials = d.have("factorial", eq(factorial(k + 1), (k + 1) * factorial(k)), by.factorial_step)
    last = d.have("last factor", eq(P(n, k + 1), P(n, k) * (n - k)), by.last_term)
    rest = d.have("the other factors", eq(P(n + 1 - 1, k), P(n, k)), by.termwise)
    front = d.have("first factor of n + 1", eq(P(n + 1, k + 1), (n + 1) * P(n, k)), by.instance(x=n + 1, k=k), split, rest)
    shifted = d.have("entry k times (k + 1)!", eq(choose(n, k) * factorial(k + 1), (k + 1) * P(n, k)), by.algebra, other, factorials)
    sum_ = d.have("the two entries", eq((choose(n, k + 1) + choose(n, k)) * factorial(k + 1), (n + 1) * P(n, k)),
                  by.algebra, one, shifted, last)
    step = d.have("row n + 1, k + 1", at(entry, n, n + 1, k, k + 1), by.rewriting, pascal, front, sum_)
    return d.have("row n + 1", forall(k, at(entry, n, n + 1)), by.induction(k), base, step)


def derivation(d):
    split, outside = first_factor(d), d.cite("binomial-outside")
    return d.have("all", statement, by.induction(n), row_zero(d, split, outside), next_row(d, split, outside))


claim = Claim(
    id="binomial-product",
    title="choose(n, k) k! = n (n - 1) .. (n - k + 1)",
    title_zh="组合数与下降阶乘",
    source="textbook",
    tags=("lemma", "binomial", "factorial"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(21), k=range(26)),
    twins=[
        Twin("one-factor-more", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n - j, j, 0, k))), refuted_at={"n": 2, "k": 0},
             note="1 is not 2"),
        Twin("from-one", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n - j, j, 1, k))), refuted_at={"n": 2, "k": 1},
             note="2 is not 2 - 1"),
        Twin("without-factorial", forall(n, k, eq(choose(n, k), P(n, k))), refuted_at={"n": 2, "k": 2}, note="1 is not 2 * 1"),
        Twin("rising", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n + j, j, 0, k - 1))), refuted_at={"n": 2, "k": 2},
             note="2 is not 2 * 3"),
    ],
)
