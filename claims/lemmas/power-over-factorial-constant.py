"""For every real x there is a c with |x^n/n!| <= c/2^n for all n: some natural m is larger than 2|x|, and c = m^m/m! will do."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Real, exists, factorial, forall

x, c, y, m, n = Real("x"), Real("c"), Real("y"), Nat("m"), Nat("n")
term = abs(x**n / factorial(n))
bounded = exists(c, forall(n, term <= c / 2**n))
statement = forall(x, bounded)


def derivation(d):
    large = d.suppose("m is large enough", 2 * abs(x) < m)
    peak = m**m / factorial(m)
    bound = d.have("bound", term <= peak / 2**n, by.instance(x=x, m=m, n=n), d.cite("power-over-factorial-bound"), large)
    every = d.have("for every n", forall(n, bound.concl), by.generalisation, bound)
    with_m = d.have("a constant, given m", bounded, by.witness(peak), every)
    archimedes = d.have("archimedes", forall(y, exists(n, y < n)), by.axiom("archimedes"))
    some = d.have("such an m", exists(m, 2 * abs(x) < m), by.instance(x=2 * abs(x)), archimedes)
    without = d.have("a constant", bounded, by.obtaining(m), some, with_m)
    return d.have("all", statement, by.generalisation, without)


claim = Claim(
    id="power-over-factorial-constant",
    title="For every real x there is a c with |x^n/n!| <= c/2^n for all n",
    title_zh="x^n/n! 不超过常数除以 2^n",
    source="textbook",
    tags=("lemma", "inequality", "factorial", "powers"),
    statement=statement,
    derivation=derivation,
    axioms=("archimedes",),
    numeric=region(x=(-3, 3), c=[1, 65], n=range(26)),
    twins=[
        Twin("every-constant", forall(x, c, n, term <= c / 2**n), refuted_at={"x": 1, "c": 1, "n": 1}, note="1 > 1/2"),
        Twin("negative-constant", forall(x, n, exists(c, And(c < 0, term <= c / 2**n))), refuted_at={"x": 0, "n": 1}),
        Twin("linear-constant", forall(x, n, term <= (1 + abs(x)) / 2**n), refuted_at={"x": 4, "n": 2}, note="8 > 5/4"),
    ],
)
