"""exp(x + y) = exp(x) exp(y): exp(x + y) exp(-x) has derivative 0 in x, so it is exp(y)."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, deriv, eq, exp, forall

x, y, zero = Real("x"), Real("y"), Q(0)
shifted = exp(x + y) * exp(-x)
statement = forall(x, y, eq(exp(x + y), exp(x) * exp(y)))


def derivation(d):
    slope = d.have("derivative", deriv(shifted, x, x, 0), by.derivative)
    start = d.have("at 0", eq(exp(zero), 1), by.axiom("exp-zero"))
    constant = d.have("constant", eq(shifted, exp(zero + y) * exp(-zero)), by.constancy(x, x, zero), slope)
    moved = d.have("moved", eq(shifted, exp(y)), by.algebra, constant, start)
    inverse = d.have("inverse", eq(exp(x) * exp(-x), 1), by.instance(x=x), d.cite("exp-inverse"))
    law = d.have("law", eq(exp(x + y), exp(x) * exp(y)), by.algebra, moved, inverse, why="multiply by exp(x)")
    return d.have("all", statement, by.generalisation, law)


claim = Claim(
    id="exp-addition",
    title="exp(x + y) = exp(x) exp(y)",
    title_zh="指数函数的加法公式",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(x=(-4, 4), y=(-4, 4)),
    twins=[
        Twin("sum", forall(x, y, eq(exp(x + y), exp(x) + exp(y))), refuted_at={"x": 0, "y": 0}),
        Twin("one-more", forall(x, y, eq(exp(x + y), exp(x) * exp(y) + 1)), refuted_at={"x": 0, "y": 0}),
        Twin("half", forall(x, y, eq(exp(x + y), exp(x) * exp(y) / 2)), refuted_at={"x": 0, "y": 0}),
    ],
)
