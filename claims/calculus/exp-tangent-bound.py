"""1 + y <= exp(y): the derivative -t exp(-t) of (1 + t) exp(-t) makes that product largest at t = 0, where it is 1."""

from mathcheck import Claim, Twin, by, margin, region
from mathcheck.lang import Q, Real, deriv, eq, exp, forall

y, t, zero = Real("y"), Real("t"), Q(0)
bound = 1 + y <= exp(y)
statement = forall(y, bound)


def product(t):
    return (1 + t) * exp(-t)


def at_most_one(d, inverses):
    """(1 + y) exp(-y) <= 1, on each side of 0."""
    claim = product(y) <= 1
    one = d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero"))
    start = d.have("product at 0", eq(product(zero), 1), by.instance(x=zero), inverses, one)
    positive = d.have("exp(-t) is positive", 0 < exp(-t), by.instance(x=-t), d.cite("exp-positive"))
    left = d.suppose("left of 0", y < 0)
    rise = d.have("derivative on the left", deriv(product(t), t, t, -t * exp(-t)), by.derivative)
    rises = d.have("it rises on the left", 0 <= -t * exp(-t), by.arithmetic, positive, d.suppose("t on the left", t < 0))
    on_the_left = d.have("at most 1 on the left", claim, by.rising(t, y, zero), left, rise, rises, start)
    right = d.suppose("right of 0", 0 < y)
    fall = d.have("derivative on the right", deriv(-product(t), t, t, t * exp(-t)), by.derivative)
    falls = d.have("it falls on the right", 0 <= t * exp(-t), by.arithmetic, positive, d.suppose("t on the right", 0 < t))
    on_the_right = d.have("at most 1 on the right", claim, by.rising(t, zero, y), right, fall, falls, start)
    middle = d.suppose("0 itself", eq(y, 0))
    there = d.have("at most 1 at 0", claim, by.arithmetic, d.have("the same value", eq(product(y), 1), by.rewriting, middle, start))
    return d.have("at most 1", claim, by.cases(y < 0, eq(y, 0), 0 < y), on_the_left, there, on_the_right)


def derivation(d):
    positive = d.have("exp(y) is positive", 0 < exp(y), by.instance(x=y), d.cite("exp-positive", "exp-positive at y"))
    inverses = d.cite("exp-inverse")
    inverse = d.have("inverse", eq(exp(y) * exp(-y), 1), by.instance(x=y), inverses)
    multiplied = d.have("multiplied", exp(y) * product(y) <= exp(y), by.multiplying(exp(y)), at_most_one(d, inverses), positive)
    same = d.have("1 + y", eq(exp(y) * product(y), 1 + y), by.algebra, inverse)
    tangent = d.have("bound", bound, by.arithmetic, multiplied, same)
    return d.have("all", statement, by.generalisation, tangent)


claim = Claim(
    id="exp-tangent-bound",
    title="1 + y <= exp(y) for every real y",
    title_zh="指数函数不小于其在零点的切线",
    source="textbook",
    tags=("lemma", "calculus", "exp", "inequality"),
    picture=margin(exp(y) - (1 + y), over=(y, -3, 2)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(y=(-20, 20)),
    twins=[
        Twin("strict", forall(y, 1 + y < exp(y)), refuted_at={"y": 0}),
        Twin("with-a-square", forall(y, 1 + y + y**2 <= exp(y)), refuted_at={"y": 1}, note="3 <= exp(1) fails"),
        Twin("higher", forall(y, 2 + y <= exp(y)), refuted_at={"y": 0}),
        Twin("other-way", forall(y, exp(y) <= y), refuted_at={"y": 0}),
    ],
)
