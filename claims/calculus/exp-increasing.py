"""exp is strictly increasing: it is its own derivative, and positive."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, deriv, exp, forall, implies

x, y, t = Real("x"), Real("y"), Real("t")
grows = exp(x) < exp(y)
statement = forall(x, y, implies(x < y, grows))


def derivation(d):
    order = d.suppose("order", x < y)
    slope = d.have("derivative", deriv(exp(t), t, t, exp(t)), by.derivative)
    sign = d.have("positive", 0 < exp(t), by.instance(x=t), d.cite("exp-positive"))
    increase = d.have("increase", grows, by.rising(t, x, y), order, slope, sign)
    return d.have("all", statement, by.generalisation, increase)


claim = Claim(
    id="exp-increasing",
    title="exp is strictly increasing",
    title_zh="指数函数严格递增",
    source="textbook",
    tags=("lemma", "calculus", "exp"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(x=[-100, -1, 0, Q(1, 3), 2], y=[-1, 0, Q(1, 3), Q(3, 8), 50]),
    twins=[
        Twin("weak-order", forall(x, y, implies(x <= y, grows)), refuted_at={"x": 0, "y": 0}),
        Twin("any-order", forall(x, y, grows), refuted_at={"x": 0, "y": 0}),
        Twin("steeper", forall(x, y, implies(x < y, exp(x) + 2 * (y - x) < exp(y))), refuted_at={"x": -1, "y": 0},
             note="exp(-1) + 2 < 1 fails"),
        Twin("one-more", forall(x, y, implies(x <= y, exp(x) + 1 <= exp(y) + y - x)), refuted_at={"x": 0, "y": 0}),
    ],
)
