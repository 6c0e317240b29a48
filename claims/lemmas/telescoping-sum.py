"""A sum of differences leaves the last value minus the first."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Function, Int, Max, Nat, Q, Sum, eq, forall

u, n, k = Function("u"), Nat("n"), Int("k")
differences = Sum(u(k) - u(k - 1), k, 1, n)
statement = forall(u, n, eq(differences, u(n) - u(0)))


def derivation(d):
    every = d.have("every n", forall(n, eq(differences, u(n) - u(0))), by.summation)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="telescoping-sum",
    title="The sum of u(k) - u(k-1) for k = 1, ..., n is u(n) - u(0)",
    title_zh="裂项求和",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(u=[(k, k**3), (k, 1 / (k**2 + 1)), (k, Q(2) ** Max(k, 0))], n=range(51)),
    twins=[
        Twin("from-one", forall(u, n, eq(differences, u(n) - u(1))), refuted_at={"u": (k, k), "n": 1}),
        Twin("signs", forall(u, n, eq(differences, u(0) - u(n))), refuted_at={"u": (k, k), "n": 1}),
        Twin("any-integer", forall(u, k, eq(Sum(u(k) - u(k - 1), k, 1, k), u(k) - u(0))), refuted_at={"u": (k, k), "k": -1},
             note="an empty sum is 0, however far the upper bound lies below"),
    ],
)
