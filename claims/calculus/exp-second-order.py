"""exp(h) differs from 1 + h by at most h^2/2 exp(|h|).

Write e(t) = exp(t) - 1 - t, which is never negative. To the right of 0 the difference t^2/2 exp(t) - e(t) increases: its derivative is
t^2/2 exp(t) + (t exp(t) - exp(t) + 1), and 1 - t <= exp(-t). To the left of 0 the difference t^2/2 - e(t) decreases: its derivative is
1 + t - exp(t). Both are 0 at 0.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, deriv, eq, exp, forall

h, t, zero = Real("h"), Real("t"), Q(0)


def error(t):
    return exp(t) - 1 - t


bound = abs(error(h)) <= h**2 / 2 * exp(abs(h))
statement = forall(h, bound)


def derivation(d):
    tangent = d.cite("exp-tangent-bound")
    positive = d.cite("exp-positive")
    at_zero = d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero"))
    not_negative = d.have("not below the tangent", 0 <= error(h), by.instance(y=h), tangent)
    magnitude = d.have("without bars", abs(error(h)) <= error(h), by.absolute_value, not_negative)

    right = d.suppose("right of 0", 0 < h)
    upper = to_the_right(d, right, tangent, positive, at_zero)
    distance = d.have("|h| on the right", eq(abs(h), h), by.absolute_value, right)
    on_the_right = d.have("on the right", bound, by.rewriting, distance,
                          d.have("on the right, with h", abs(error(h)) <= h**2 / 2 * exp(h), by.arithmetic, magnitude, upper))

    left = d.suppose("left of 0", h < 0)
    parabola = to_the_left(d, left, tangent, at_zero)
    growth = d.have("exp(|h|) is at least 1", 1 <= exp(abs(h)), by.instance(y=abs(h)), tangent)
    on_the_left = d.have("on the left", bound, by.arithmetic, magnitude, parabola, growth)

    middle = d.suppose("0 itself", eq(h, 0))
    vanishes = d.have("error at 0", eq(error(zero), 0), by.algebra, at_zero)
    at_0 = d.have("at 0", abs(error(zero)) <= zero**2 / 2 * exp(abs(zero)), by.absolute_value, vanishes)
    there = d.have("in the middle", bound, by.rewriting, middle, at_0)
    everywhere = d.have("everywhere", bound, by.cases(h < 0, eq(h, 0), 0 < h), on_the_left, there, on_the_right)
    return d.have("all", statement, by.generalisation, everywhere)


def to_the_right(d, right, tangent, positive, at_zero):
    """e(h) <= h^2/2 exp(h) for 0 < h."""
    after = d.suppose("t right of 0", 0 < t)
    below = d.have("1 - t", 1 - t <= exp(-t), by.instance(y=-t), tangent)
    factor = d.have("exp(t) is positive", 0 < exp(t), by.instance(x=t), positive)
    inverse = d.have("inverse", eq(exp(t) * exp(-t), 1), by.instance(x=t), d.cite("exp-inverse"))
    multiplied = d.have("multiplied", exp(t) * (1 - t) <= exp(t) * exp(-t), by.multiplying(exp(t)), below, factor)
    value = t**2 / 2 * exp(t) + (t * exp(t) - exp(t) + 1)
    sign = d.have("slope is not negative", 0 <= value, by.arithmetic, multiplied, inverse, factor, after)
    slope = d.have("slope on the right", deriv(t**2 / 2 * exp(t) - error(t), t, t, value), by.derivative)
    return d.have("above the error", error(h) <= h**2 / 2 * exp(h), by.rising(t, zero, h), right, slope, sign, at_zero)


def to_the_left(d, left, tangent, at_zero):
    """e(h) <= h^2/2 for h < 0."""
    value = exp(t) - 1 - t
    sign = d.have("slope of the negative", 0 <= value, by.instance(y=t), tangent)
    slope = d.have("slope on the left", deriv(error(t) - t**2 / 2, t, t, value), by.derivative)
    return d.have("below the parabola", error(h) <= h**2 / 2, by.rising(t, h, zero), left, slope, sign, at_zero)


claim = Claim(
    id="exp-second-order",
    title="|exp(h) - 1 - h| <= h^2/2 exp(|h|) for every real h",
    title_zh="指数函数一阶展开的误差界",
    source="textbook",
    tags=("lemma", "calculus", "exp", "inequality"),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "mean-value-theorem"),
    numeric=region(h=(-4, 4)),
    twins=[
        Twin("without-exp", forall(h, abs(error(h)) <= h**2 / 2), refuted_at={"h": 1}, note="0.718.. <= 1/2 fails"),
        Twin("third-order", forall(h, abs(error(h)) <= abs(h) ** 3 / 2 * exp(abs(h))), refuted_at={"h": Q(1, 10)},
             note="the error begins with h^2/2"),
        Twin("smaller-factor", forall(h, abs(error(h)) <= h**2 / 4 * exp(abs(h))), refuted_at={"h": Q(1, 10)},
             note="the error begins with h^2/2"),
        Twin("without-bars", forall(h, abs(error(h)) <= h**2 / 2 * exp(h)), refuted_at={"h": -1}, note="exp(-1) <= exp(-1)/2 fails"),
        Twin("strict", forall(h, abs(error(h)) < h**2 / 2 * exp(abs(h))), refuted_at={"h": 0}, note="0 < 0"),
    ],
)
