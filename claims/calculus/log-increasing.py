"""log is strictly increasing: its derivative 1/t is positive for positive t."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, deriv, forall, implies, log

u, v, t = Real("u"), Real("v"), Real("t")
grows = log(u) < log(v)
statement = forall(u, v, implies(0 < u, u < v, grows))


def derivation(d):
    positive, order = d.suppose("u is positive", 0 < u), d.suppose("order", u < v)
    inside = d.suppose("not left of u", u <= t)
    slope = d.have("derivative", deriv(log(t), t, t, 1 / t), by.derivative, positive, inside)
    sign = d.have("positive slope", 0 < 1 / t, by.arithmetic, positive, inside)
    increase = d.have("increase", grows, by.rising(t, u, v), order, slope, sign, positive)
    return d.have("all", statement, by.generalisation, increase)


claim = Claim(
    id="log-increasing",
    title="log is strictly increasing on the positive numbers",
    title_zh="对数函数严格递增",
    source="textbook",
    tags=("lemma", "calculus", "log"),
    statement=statement,
    derivation=derivation,
    axioms=("log-derivative", "mean-value-theorem"),
    numeric=region(u=[-1, 0, Q(1, 1000), 1, Q(9, 8)], v=[Q(1, 1000), Q(1, 3), 1, Q(9, 8), 10**9]),
    twins=[
        Twin("from-zero", forall(u, v, implies(0 <= u, u < v, grows)), refuted_at={"u": 0, "v": 1}, note="log(0) has no value"),
        Twin("negative-numbers", forall(u, v, implies(u < v, grows)), refuted_at={"u": -1, "v": 1}, note="log(-1) has no value"),
        Twin("larger-positive", forall(u, v, implies(0 < v, u < v, grows)), refuted_at={"u": 0, "v": 1}, note="log(0) has no value"),
        Twin("falling", forall(u, v, implies(0 < u, u < v, log(v) < log(u))), refuted_at={"u": 1, "v": 2}, note="log(2) < log(1) fails"),
    ],
)
