"""1/(1*2) + 1/(2*3) + 1/(3*4) + ... = 1: the sum of the first n terms is 1 - 1/(n+1)."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Series, Sum, eq, forall, infinity, limit

k, n = Int("k"), Nat("n")
last = Int("N")
term = 1 / (k * (k + 1))
statement = eq(Series(term, k, 1), 1)


def derivation(d):
    closed = 1 - 1 / (n + 1)
    partial = d.have("partial sums", forall(n, eq(Sum(term, k, 1, n), closed)), by.summation)
    at_n = d.have("at n", eq(Sum(term, k, 1, n), closed), by.instance(n=n), partial)
    tends = d.have("limit", limit(closed, n, infinity, 1), by.limit)
    sums = d.have("limit of the partial sums", limit(Sum(term, k, 1, n), n, infinity, 1), by.eventually_equal, at_n, tends)
    return d.have("all", statement, by.series, sums)


claim = Claim(
    id="series-of-reciprocal-products",
    title="The sum of 1/(k (k+1)) over all k >= 1 is 1",
    title_zh="1/(k(k+1)) 的级数和为 1",
    source="textbook",
    tags=("series", "limit"),
    statement=statement,
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(tails={"k": (last, 1 / (last + 1))}),
    twins=[
        Twin("two", eq(Series(term, k, 1), 2), note="1"),
        Twin("less", Series(term, k, 1) <= Q(2, 3), refuted_at={"k": 3}, note="1/2 + 1/6 + 1/12 = 3/4"),
        Twin("below-one", Series(term, k, 1) < 1, note="each partial sum is below 1, their limit is not"),
        Twin("partial-sums", forall(n, eq(Sum(term, k, 1, n), 1)), refuted_at={"n": 1}, note="no partial sum is 1"),
    ],
)
