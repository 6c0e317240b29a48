"""Every Taylor polynomial of exp is 1 at 0, since all derivatives of exp are 1 there."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, eq, exp_taylor, factorial, forall

n, k, y, zero = Nat("n"), Int("k"), Real("y"), Q(0)
value = eq(exp_taylor(n, zero), 1)
statement = forall(n, value)


def derivation(d):
    about_zero = Sum(1 * (zero - zero) ** k / factorial(k), k, 0, n)
    constant = d.have("as a Taylor polynomial about 0", eq(about_zero, 1), by.instance(F=(k, y, 1), n=n, b=0), d.cite("taylor-value"))
    terms = d.have("its terms", eq(about_zero, exp_taylor(n, zero)), by.termwise)
    return d.have("all", statement, by.generalisation, d.have("at 0", value, by.algebra, constant, terms))


claim = Claim(
    id="exp-taylor-at-zero",
    title="Taylor polynomials of exp are 1 at 0",
    title_zh="exp 的泰勒多项式在 0 处的值为一",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(31)),
    twins=[
        Twin("without-constant", forall(n, eq(Sum(zero**k / factorial(k), k, 1, n), 1)), refuted_at={"n": 1},
             note="the constant term is what makes it 1"),
        Twin("any-integer", forall(k, eq(exp_taylor(k, zero), 1)), refuted_at={"k": -1}, note="an empty sum is 0"),
        Twin("everywhere", forall(n, y, eq(exp_taylor(n, y), 1)), refuted_at={"n": 1, "y": 1}, note="1 + 1"),
    ],
)
