"""1 + 2 + ... + n = n(n+1)/2, twice: by induction, and as a telescoping sum."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Sum, eq, forall

n, k, m = Nat("n"), Int("k"), Int("m")
total = Sum(k, k, 1, n)
statement = forall(n, eq(total, n * (n + 1) / 2))


def by_induction(d):
    return d.have("all", statement, by.summation)


def by_telescoping(d):
    def u(i):
        return i * (i + 1) / 2

    differences = Sum(u(k) - u(k - 1), k, 1, n)
    telescoped = d.have("telescoped", eq(differences, u(n)), by.instance(u=(k, u(k)), n=n), d.cite("telescoping-sum"))
    terms = d.have("terms", eq(differences, total), by.termwise, why="k(k+1)/2 - (k-1)k/2 = k")
    closed = d.have("closed form", eq(total, n * (n + 1) / 2), by.algebra, telescoped, terms)
    return d.have("all", statement, by.generalisation, closed)


claim = Claim(
    id="sum-of-integers",
    title="1 + 2 + ... + n = n(n+1)/2",
    title_zh="前n个正整数之和",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation={"induction": by_induction, "telescoping": by_telescoping},
    numeric=region(n=range(301)),
    twins=[
        Twin("one-less", forall(n, eq(total, n * (n - 1) / 2)), refuted_at={"n": 1}),
        Twin("without-last", forall(n, eq(Sum(k, k, 1, n - 1), n * (n + 1) / 2)), refuted_at={"n": 1}),
        Twin("any-integer", forall(m, eq(Sum(k, k, 1, m), m * (m + 1) / 2)), refuted_at={"m": -2}, note="0 is not 1"),
    ],
)
