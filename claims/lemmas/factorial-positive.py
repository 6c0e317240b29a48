"""n! is positive."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, at, eq, factorial, forall

n, m = Nat("n"), Int("m")
next_factorial = eq(factorial(n + 1), (n + 1) * factorial(n))
positive = 0 < factorial(n)
statement = forall(n, positive)


def derivation(d):
    base = d.have("start", at(positive, n, 0), by.computation)
    hypothesis = d.suppose("hypothesis", positive)
    unfolded = d.have("next factorial", next_factorial, by.factorial_step)
    product = d.have("product", 0 < (n + 1) * factorial(n), by.multiplying(n + 1), hypothesis)
    step = d.have("step", at(positive, n, n + 1), by.rewriting, unfolded, product)
    return d.have("all", statement, by.induction(n), base, step)


claim = Claim(
    id="factorial-positive",
    title="0 < n! for every natural n",
    title_zh="阶乘为正",
    source="textbook",
    tags=("lemma", "factorial"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(201)),
    twins=[
        Twin("above-one", forall(n, 1 < factorial(n)), refuted_at={"n": 0}),
        Twin("above-n", forall(n, n < factorial(n)), refuted_at={"n": 1}),
        Twin("any-integer", forall(m, 0 < factorial(m)), refuted_at={"m": -1}, note="(-1)! has no value"),
    ],
)
