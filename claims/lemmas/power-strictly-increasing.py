"""Positive natural powers are strictly increasing on the nonnegative reals."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, forall, implies

a, b, e = Real("a"), Real("b"), Nat("e")
powers = a ** (e + 1) < b ** (e + 1)
statement = forall(a, b, e, implies(0 <= a, a < b, powers))


def derivation(d):
    nonnegative = d.suppose("nonnegative", 0 <= a)
    smaller = d.suppose("smaller", a < b)
    base = d.have("first power", at(powers, e, 0), by.arithmetic, smaller)
    hypothesis = d.suppose("hypothesis", powers)
    step = d.have("next power", at(powers, e, e + 1), by.arithmetic, hypothesis, nonnegative, smaller,
                  why="a a^(e+1) <= a b^(e+1) < b b^(e+1)")
    every = d.have("every power", powers, by.induction(e), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="power-strictly-increasing",
    title="a^(e+1) < b^(e+1) whenever 0 <= a < b",
    title_zh="非负实数上的幂严格递增",
    source="textbook",
    tags=("lemma", "powers"),
    statement=statement,
    derivation=derivation,
    numeric=region(a=[-2, 0, Q(1, 2), 1, 3], b=[Q(1, 2), 1, Q(9, 8), 4], e=range(26)),
    twins=[
        Twin("zeroth-power", forall(a, b, e, implies(0 <= a, a < b, a**e < b**e)), refuted_at={"a": 1, "b": 2, "e": 0}),
        Twin("negative-base", forall(a, b, e, implies(a < b, powers)), refuted_at={"a": -2, "b": 1, "e": 1}, note="4 > 1"),
        Twin("equal-bases", forall(a, b, e, implies(0 <= a, a <= b, powers)), refuted_at={"a": Q(1, 2), "b": Q(1, 2), "e": 3}),
    ],
)
