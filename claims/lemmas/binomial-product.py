"""Choosing k of n with order: choose(n, k) k! = n (n - 1) .. (n - k + 1), for every natural k. For k > n one factor is 0.

By induction on n, for all k at once. Write P(n, k) for the product. Its last factor gives P(n, k + 1) = P(n, k) (n - k), its first
P(n + 1, k + 1) = (n + 1) P(n, k). Pascal's rule times (k + 1)! is P(n, k + 1) + (k + 1) P(n, k) = (n - k + k + 1) P(n, k).
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Prod, Q, at, choose, eq, factorial, forall, implies

n, k, j, zero = Nat("n"), Nat("k"), Int("j"), Q(0)


def P(n, k):
    return Prod(n - j, j, 0, k - 1)


row = eq(choose(n, k) * factorial(k), P(n, k))
statement = forall(n, k, row)


def first_factor(d):
    """P(n + 1, k + 1) = (n + 1) P(n, k), by induction on k."""
    split = eq(P(n + 1, k + 1), (n + 1) * P(n, k))
    one = d.have("one factor", eq(P(n + 1, zero + 1), n + 1), by.first_term)
    none = d.have("no factor", eq(P(n, zero), 1), by.empty_range)
    base = d.have("first factor, k = 0", at(split, k, 0), by.algebra, one, none)
    hypothesis = d.suppose("first factor, k", split)
    longer = d.have("last factor of the left", eq(P(n + 1, k + 1 + 1), P(n + 1, k + 1) * (n + 1 - (k + 1))), by.last_term)
    shorter = d.have("last factor of the right", eq(P(n, k + 1), P(n, k) * (n - k)), by.last_term)
    step = d.have("first factor, k + 1", at(split, k, k + 1), by.algebra, longer, shorter, hypothesis)
    return d.have("first factor", forall(k, split), by.induction(k), base, step)


def first_column(d):
    """choose(n + 1, 0) 0! = P(n + 1, 0) from the same for n."""
    hypothesis = d.suppose("row n, k = 0", at(row, k, 0))
    none = d.have("no factors", eq(P(n, zero), 1), by.empty_range)


def derivation(d):
    split = first_factor(d)
    off = d.have("no factor at k = 0 in row 0", eq(P(zero, zero), 1), by.empty_range)
    return split


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
        Twin("one-factor-more", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n - j, j, 0, k))), refuted_at={"n": 2, "k": 0}),
        Twin("from-one", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n - j, j, 1, k))), refuted_at={"n": 2, "k": 1},
             note="2 is not 2 - 1"),
        Twin("without-factorial", forall(n, k, eq(choose(n, k), P(n, k))), refuted_at={"n": 2, "k": 2}, note="1 is not 2 * 1"),
        Twin("rising", forall(n, k, eq(choose(n, k) * factorial(k), Prod(n + j, j, 0, k - 1))), refuted_at={"n": 2, "k": 2},
             note="2 is not 2 * 3"),
    ],
)
