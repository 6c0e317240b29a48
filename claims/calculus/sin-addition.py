"""sin(x + y) = sin(x) cos(y) + cos(x) sin(y).

sin(x + y - t) cos(t) + cos(x + y - t) sin(t) has the derivative 0 in t, so it is the same at t = 0 and at t = y.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, cos, deriv, eq, forall, sin

x, y, t, zero = Real("x"), Real("y"), Real("t"), Q(0)
moving = sin(x + y - t) * cos(t) + cos(x + y - t) * sin(t)
law = eq(sin(x + y), sin(x) * cos(y) + cos(x) * sin(y))
statement = forall(x, y, law)


def derivation(d):
    slope = d.have("derivative", deriv(moving, t, t, 0), by.derivative, why="the summands cancel in pairs")
    sine = d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero"))
    cosine = d.have("cosine at 0", eq(cos(zero), 1), by.axiom("cos-zero"))
    same = d.have("law", law, by.constancy(t, zero, y), slope, sine, cosine, why="at t = 0 it is the left side, at t = y the right side")
    return d.have("all", statement, by.generalisation, same)


claim = Claim(
    id="sin-addition",
    title="sin(x + y) = sin(x) cos(y) + cos(x) sin(y)",
    title_zh="正弦的加法公式",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(x=(-4, 4), y=(-4, 4)),
    twins=[
        Twin("cosine-twice", forall(x, y, eq(sin(x + y), sin(x) * cos(y) + cos(x) * cos(y))), refuted_at={"x": 0, "y": 0}),
        Twin("cosines", forall(x, y, eq(sin(x + y), cos(x) * cos(y) - sin(x) * sin(y))), refuted_at={"x": 0, "y": 0}),
        Twin("one-sided", forall(x, y, eq(sin(x + y), sin(x) + cos(x))), refuted_at={"x": 0, "y": 0}),
        Twin("minus", forall(x, y, eq(sin(x + y), sin(x) * cos(y) - cos(x) * sin(y))), refuted_at={"x": 0, "y": 1}, note="sin(1) is not 0"),
    ],
)
