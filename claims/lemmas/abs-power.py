"""|x^n| = |x|^n, by induction on n: |x^n x| = |x^n| |x|."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, Real, at, eq, forall

x, n = Real("x"), Nat("n")
power = eq(abs(x**n), abs(x) ** n)
statement = forall(x, n, power)


def derivation(d):
    one = d.have("|1|", eq(abs(Q(1)), 1), by.computation)
    base = d.have("power 0", at(power, n, 0), by.algebra, one)
    hypothesis = d.suppose("power n", power)
    product = d.have("one factor more", eq(abs(x**n * x), abs(x**n) * abs(x)), by.instance(x=x**n, y=x), d.cite("abs-product"))
    step = d.have("power n + 1", at(power, n, n + 1), by.algebra, product, hypothesis)
    every = d.have("every power", power, by.induction(n), base, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="abs-power",
    title="|x^n| = |x|^n for real x and natural n",
    title_zh="幂的绝对值等于绝对值的幂",
    source="textbook",
    tags=("lemma", "powers", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(x=(-2, 2), n=range(13)),
    twins=[
        Twin("without-bars-left", forall(x, n, eq(x**n, abs(x) ** n)), refuted_at={"x": -1, "n": 1}, note="-1 and 1"),
        Twin("without-bars-right", forall(x, n, eq(abs(x**n), x**n)), refuted_at={"x": -2, "n": 3}, note="8 and -8"),
        Twin("odd-exponent", forall(x, n, eq(x ** (2 * n + 1), abs(x) ** (2 * n + 1))), refuted_at={"x": -1, "n": 0},
             note="only for even exponents the bars on the left can go"),
        Twin("times", forall(x, n, eq(abs(n * x), abs(x) ** n)), refuted_at={"x": 3, "n": 2}, note="6 and 9"),
    ],
)
