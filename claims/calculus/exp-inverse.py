"""exp(x) exp(-x) = 1: the derivative of the product is 0, and at 0 it is 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, deriv, eq, exp, forall

x, zero = Real("x"), Q(0)
product = exp(x) * exp(-x)
statement = forall(x, eq(product, 1))


def derivation(d):
    slope = d.have("derivative", deriv(product, x, x, 0), by.derivative, why="the two summands of the product rule cancel")
    start = d.have("at 0", eq(exp(zero), 1), by.axiom("exp-zero"))
    constant = d.have("constant", eq(product, exp(zero) * exp(-zero)), by.constancy(x, x, zero), slope)
    one = d.have("one", eq(product, 1), by.algebra, constant, start)
    return d.have("all", statement, by.generalisation, one)


claim = Claim(
    id="exp-inverse",
    title="exp(x) exp(-x) = 1",
    title_zh="exp(x) 与 exp(-x) 互为倒数",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(x=(-20, 20)),
    twins=[
        Twin("two", forall(x, eq(product, 2)), refuted_at={"x": 0}),
        Twin("sum", forall(x, eq(exp(x) + exp(-x), 1)), refuted_at={"x": 0}),
        Twin("difference", forall(x, eq(exp(x) - exp(-x), 1)), refuted_at={"x": 0}),
    ],
)
