"""Bernoulli's inequality: 1 + n x <= (1 + x)^n for every real x >= -1 and every natural n."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, forall, implies

x, n = Real("x"), Nat("n")
bound = 1 + n * x <= (1 + x) ** n
statement = forall(x, n, implies(Q(-1) <= x, bound))


def derivation(d):
    large = d.suppose("x is large enough", Q(-1) <= x)
    base = d.have("n = 0", at(bound, n, 0), by.arithmetic)
    hypothesis = d.suppose("hypothesis", bound)
    step = d.have("n + 1", at(bound, n, n + 1), by.arithmetic, large, hypothesis,
                  why="(1+x)^(n+1) >= (1+x)(1+nx) = 1 + (n+1)x + n x^2")
    every = d.have("every n", bound, by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="bernoulli-inequality",
    title="Bernoulli's inequality: 1 + n x <= (1 + x)^n for x >= -1",
    title_zh="伯努利不等式",
    source="textbook",
    tags=("lemma", "inequality", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(x=(-3, 4), n=range(26)),
    twins=[
        Twin("any-x", forall(x, n, bound), refuted_at={"x": -3, "n": 5}, note="-14 > -32"),
        Twin("strict", forall(x, n, implies(Q(-1) <= x, 1 + n * x < (1 + x) ** n)), refuted_at={"x": 1, "n": 1}),
        Twin("one-more", forall(x, n, implies(Q(-1) <= x, 1 + (n + 1) * x <= (1 + x) ** n)), refuted_at={"x": 1, "n": 0}),
    ],
)
