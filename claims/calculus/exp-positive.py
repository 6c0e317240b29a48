"""exp is positive: it is the square of exp(x/2), and never 0."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Or, Q, Real, eq, exp, forall, ne

x = Real("x")
statement = forall(x, 0 < exp(x))


def derivation(d):
    square = d.have("square", eq(exp(x), exp(x / 2) ** 2), by.instance(x=x / 2, y=x / 2), d.cite("exp-addition"))
    not_negative = d.have("not negative", 0 <= exp(x), by.arithmetic, square)
    inverse = d.have("inverse", eq(exp(x) * exp(-x), 1), by.instance(x=x), d.cite("exp-inverse"))
    zero = d.suppose("zero", eq(exp(x), 0))
    one_is_zero = d.have("then 0 = 1", eq(Q(0), 1), by.algebra, zero, inverse)
    absurd = d.have("absurd", Or(), by.contradiction, one_is_zero, d.have("0 is not 1", ne(Q(0), 1), by.computation))
    not_zero = d.have("not zero", ne(exp(x), 0), by.refuting(eq(exp(x), 0)), absurd)
    positive = d.have("positive", 0 < exp(x), by.strictness, not_negative, not_zero)
    return d.have("all", statement, by.generalisation, positive)


claim = Claim(
    id="exp-positive",
    title="0 < exp(x) for every real x",
    title_zh="指数函数恒为正",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(x=(-1000, 1000)),
    twins=[
        Twin("above-one", forall(x, 1 < exp(x)), refuted_at={"x": 0}),
        Twin("below-one", forall(x, exp(x) < 1), refuted_at={"x": 0}),
        Twin("at-least-two", forall(x, 2 <= exp(-x)), refuted_at={"x": 0}),
    ],
)
