"""1 + 4 + ... + n^2 = n(n+1)(2n+1)/6."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Sum, eq, forall

n, k, m = Nat("n"), Int("k"), Int("m")
total = Sum(k**2, k, 1, n)
statement = forall(n, eq(total, n * (n + 1) * (2 * n + 1) / 6))


def derivation(d):
    return d.have("all", statement, by.summation)


claim = Claim(
    id="sum-of-squares",
    title="1 + 4 + ... + n^2 = n(n+1)(2n+1)/6",
    title_zh="前n个平方数之和",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(301)),
    twins=[
        Twin("one-less", forall(n, eq(total, n * (n - 1) * (2 * n - 1) / 6)), refuted_at={"n": 1}),
        Twin("twice", forall(n, eq(total, n * (n + 1) * (2 * n + 1) / 3)), refuted_at={"n": 1}),
        Twin("any-integer", forall(m, eq(Sum(k**2, k, 1, m), m * (m + 1) * (2 * m + 1) / 6)), refuted_at={"m": -2},
             note="the empty sum is 0"),
    ],
)
