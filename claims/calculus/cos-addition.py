"""cos(x + y) = cos(x) cos(y) - sin(x) sin(y).

cos(x + y - t) cos(t) - sin(x + y - t) sin(t) has the derivative 0 in t, so it is the same at t = 0 and at t = y.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, cos, deriv, eq, forall, sin

x, y, t, zero = Real("x"), Real("y"), Real("t"), Q(0)
moving = cos(x + y - t) * cos(t) - sin(x + y - t) * sin(t)
law = eq(cos(x + y), cos(x) * cos(y) - sin(x) * sin(y))
statement = forall(x, y, law)


def derivation(d):
    slope = d.have("derivative", deriv(moving, t, t, 0), by.derivative, why="the summands cancel in pairs")
    sine = d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero"))
    cosine = d.have("cosine at 0", eq(cos(zero), 1), by.axiom("cos-zero"))
    same = d.have("law", law, by.constancy(t, zero, y), slope, sine, cosine, why="at t = 0 it is the left side, at t = y the right side")
    return d.have("all", statement, by.generalisation, same)


claim = Claim(
    id="cos-addition",
    title="cos(x + y) = cos(x) cos(y) - sin(x) sin(y)",
    title_zh="余弦的加法公式",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(x=(-4, 4), y=(-4, 4)),
    twins=[
        Twin("sum", forall(x, y, eq(cos(x + y), cos(x) + cos(y))), refuted_at={"x": 0, "y": 0}),
        Twin("sines", forall(x, y, eq(cos(x + y), sin(x) * cos(y) + cos(x) * sin(y))), refuted_at={"x": 0, "y": 0}),
        Twin("halved", forall(x, y, eq(cos(x + y), (cos(x) * cos(y) - sin(x) * sin(y)) / 2)), refuted_at={"x": 0, "y": 0}),
        Twin("plus", forall(x, y, eq(cos(x + y), cos(x) * cos(y) + sin(x) * sin(y))), refuted_at={"x": 1, "y": 1}, note="cos(2) is not 1"),
    ],
)
