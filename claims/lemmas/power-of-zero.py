"""0^(n+1) = 0: the power is 0^n times 0."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, eq, forall

n, y, zero = Nat("n"), Real("y"), Q(0)
vanishes = eq(zero ** (n + 1), 0)
statement = forall(n, vanishes)


def derivation(d):
    split = d.have("any power", eq(y ** (n + 1), y**n * y), by.algebra)
    every = d.have("any power of any number", forall(y, split.concl), by.generalisation, split)
    power = d.have("a power of 0", eq(zero ** (n + 1), zero**n * zero), by.instance(y=zero), every)
    return d.have("all", statement, by.generalisation, d.have("vanishes", vanishes, by.algebra, power))


claim = Claim(
    id="power-of-zero",
    title="0^(n+1) = 0 for every natural n",
    title_zh="零的正整数次幂为零",
    source="textbook",
    tags=("lemma", "powers"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(101)),
    twins=[
        Twin("zeroth-power", forall(n, eq(zero**n, 0)), refuted_at={"n": 0}, note="0^0 = 1"),
        Twin("one", forall(n, eq(zero ** (n + 1), 1)), refuted_at={"n": 0}),
        Twin("any-base", forall(y, n, eq(y ** (n + 1), 0)), refuted_at={"y": 1, "n": 0}),
    ],
)
