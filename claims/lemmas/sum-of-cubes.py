"""1 + 8 + ... + n^3 = (n(n+1)/2)^2."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Sum, eq, forall

n, k, m = Nat("n"), Int("k"), Int("m")
total = Sum(k**3, k, 1, n)
statement = forall(n, eq(total, (n * (n + 1) / 2) ** 2))


def derivation(d):
    return d.have("all", statement, by.summation)


claim = Claim(
    id="sum-of-cubes",
    title="1 + 8 + ... + n^3 = (n(n+1)/2)^2",
    title_zh="前n个立方数之和",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(301)),
    twins=[
        Twin("one-less", forall(n, eq(total, (n * (n - 1) / 2) ** 2)), refuted_at={"n": 1}),
        Twin("no-square", forall(n, eq(total, n * (n + 1) / 2)), refuted_at={"n": 2}),
        Twin("any-integer", forall(m, eq(Sum(k**3, k, 1, m), (m * (m + 1) / 2) ** 2)), refuted_at={"m": -2},
             note="the empty sum is 0"),
    ],
)
