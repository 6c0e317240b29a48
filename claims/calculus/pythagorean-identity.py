"""sin^2 + cos^2 = 1: the derivative is 0, and at 0 it is 1."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, cos, deriv, eq, forall, sin

x, zero = Real("x"), Q(0)
total = sin(x) ** 2 + cos(x) ** 2
statement = forall(x, eq(total, 1))


def derivation(d):
    slope = d.have("derivative", deriv(total, x, x, 0), by.derivative, why="2 sin cos - 2 cos sin")
    constant = d.have("constant", eq(total, sin(zero) ** 2 + cos(zero) ** 2), by.constancy(x, x, zero), slope)
    sine = d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero"))
    cosine = d.have("cosine at 0", eq(cos(zero), 1), by.axiom("cos-zero"))
    one = d.have("one", eq(total, 1), by.algebra, constant, sine, cosine)
    return d.have("all", statement, by.generalisation, one)


claim = Claim(
    id="pythagorean-identity",
    title="sin(x)^2 + cos(x)^2 = 1",
    title_zh="正弦与余弦的平方和为一",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(x=(-20, 20)),
    twins=[
        Twin("two", forall(x, eq(total, 2)), refuted_at={"x": 0}),
        Twin("difference", forall(x, eq(sin(x) ** 2 - cos(x) ** 2, 1)), refuted_at={"x": 0}),
        Twin("product", forall(x, eq(2 * sin(x) * cos(x), 1)), refuted_at={"x": 0}),
    ],
)
