"""The finite geometric sum: 1 + x + ... + x^n = (x^(n+1) - 1)/(x - 1) for x other than 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, eq, forall, implies, ne

x, n, k = Real("x"), Nat("n"), Int("k")
total = Sum(x**k, k, 0, n)
closed_form = eq(total, (x ** (n + 1) - 1) / (x - 1))
statement = forall(x, n, implies(ne(x, 1), closed_form))


def derivation(d):
    other = d.suppose("x is not 1", ne(x, 1))
    every = d.have("every n", forall(n, closed_form), by.summation, other)
    at_n = d.have("at n", closed_form, by.instance(n=n), every)
    return d.have("all", statement, by.generalisation, at_n)


claim = Claim(
    id="geometric-sum",
    title="1 + x + ... + x^n = (x^(n+1) - 1)/(x - 1) for x other than 1",
    title_zh="有限等比级数求和",
    source="textbook",
    tags=("lemma", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(x=(Q(-3, 2), Q(3, 4)), n=range(13)),
    twins=[
        Twin("x-may-be-one", forall(x, n, closed_form), refuted_at={"x": 1, "n": 0}, note="the right side has no value at x = 1"),
        Twin("one-power-less", forall(x, n, implies(ne(x, 1), eq(total, (x**n - 1) / (x - 1)))), refuted_at={"x": 2, "n": 0}),
        Twin("from-one", forall(x, n, implies(ne(x, 1), eq(Sum(x**k, k, 1, n), (x ** (n + 1) - 1) / (x - 1)))),
             refuted_at={"x": 2, "n": 0}, note="the empty sum is 0, not 1"),
    ],
)
