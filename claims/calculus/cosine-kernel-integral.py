"""The integral of 1/(2 + cos) over a period is 2 pi/sqrt(3).

The antiderivative 2/sqrt(3) atan(tan(x/2)/sqrt(3)) jumps at pi: subtracting its values at 0 and 2 pi would give 0. Between -pi and
pi it is x/sqrt(3) - 2/sqrt(3) atan(sin(x)/(2 + sqrt(3) + cos(x))), and that is continuous everywhere, because cos is never below -1.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Q, Real, atan, cos, deriv, eq, forall, implies, integral, pi, sin, sqrt

x, zero, turn, root = Real("x"), Q(0), 2 * pi, sqrt(Q(3))
kernel = 1 / (2 + cos(x))


def ratio(x):
    return sin(x) / (2 + root + cos(x))


def moved(x):
    return x / root - 2 / root * atan(ratio(x))


derivative_at_x = deriv(moved(x), x, x, kernel)
value = eq(integral(kernel, x, 0, turn), 2 * pi / root)
statement = And(forall(x, derivative_at_x), value)


def signs(d, circle, positive):
    """The divisors 2 + cos and 2 + sqrt(3) + cos are positive."""
    above = d.have("cos is at least -1", 0 <= 1 + cos(x), by.squares(1 + cos(x), sin(x)), circle, why="2 (1 + cos) = (1 + cos)^2 + sin^2")
    return (d.have("divisor", 0 < 2 + cos(x), by.arithmetic, above),
            d.have("inner divisor", 0 < 2 + root + cos(x), by.arithmetic, above, positive))


def derivative_everywhere(d, circle, squared, positive, divisors):
    """The chain rule gives a quotient that is ((2 + r) cos + 1)/(2 (2 + r)(2 + cos)), r being sqrt(3)."""
    wide = 2 + root + cos(x)
    top, bottom = cos(x) * wide + sin(x) ** 2, wide**2 + sin(x) ** 2
    short_top, short_bottom = (2 + root) * cos(x) + 1, 2 * (2 + root) * (2 + cos(x))
    nonzero = d.have("sum of squares", 0 < bottom, by.arithmetic, *divisors)
    raw = d.have("chain rule", deriv(moved(x), x, x, 1 / root - 2 / root * (top / bottom)), by.derivative, positive, *divisors, nonzero)
    above = d.have("numerator", eq(top, short_top), by.algebra, circle)
    below = d.have("denominator", eq(bottom, short_bottom), by.algebra, circle, squared)
    short = d.have("with r^2 = 3", eq(1 / root - 2 / root * (short_top / short_bottom), kernel),
                   by.multiplying(-1 / (root * (2 + root) * (2 + cos(x)))), squared, positive, *divisors)
    same = d.have("kernel", eq(1 / root - 2 / root * (top / bottom), kernel), by.rewriting, above, below, short)
    return d.have("derivative", derivative_at_x, by.derivative, raw, same, positive, *divisors, nonzero)


def no_angle_at(d, name, point, sine, divisor):
    """The arc tangent is 0 where sin is 0."""
    no_ratio = d.have(f"{name}: ratio", eq(zero / (2 + root + cos(point)), zero), by.algebra, divisor)
    no_ratio = d.have(f"{name}: ratio with sin", eq(ratio(point), zero), by.rewriting, sine, no_ratio)
    no_angle = d.have(f"{name}: arc tangent of 0", eq(atan(zero), 0), by.axiom("atan-zero"))
    return d.have(f"{name}: arc tangent", eq(atan(ratio(point)), 0), by.rewriting, no_ratio, no_angle)


def derivation(d):
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    roots = d.have("square of a root", forall(x, implies(0 <= x, eq(sqrt(x) * sqrt(x), x))), by.axiom("sqrt-squared"))
    squared = d.have("square of the root", eq(root * root, 3), by.instance(x=Q(3)), roots)
    positive = d.have("root", 0 < root, by.enclosure)
    divisors = signs(d, circle, positive)
    d.have("the kernel has values", forall(x, 0 < 2 + cos(x)), by.generalisation, divisors[0])
    derivative = derivative_everywhere(d, circle, squared, positive, divisors)
    everywhere = d.have("at every point", forall(x, derivative_at_x), by.generalisation, derivative)
    start = no_angle_at(d, "at 0", zero, d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero")),
                        d.have("inner divisor at 0", 0 < 2 + root + cos(zero), by.enclosure))
    sine = d.have("sine at 2 pi", eq(sin(turn), 0), by.instance(x=pi, y=pi), d.cite("sin-addition"), d.cite("trig-half-pi"))
    finish = no_angle_at(d, "at 2 pi", turn, sine, d.have("inner divisor at 2 pi", 0 < 2 + root + cos(turn), by.enclosure))
    plain = d.have("without arc tangents", eq(turn / root - 2 / root * zero - (zero / root - 2 / root * zero), 2 * pi / root), by.algebra,
                   positive)
    growth = d.have("increase", eq(moved(turn) - moved(zero), 2 * pi / root), by.rewriting, finish, start, plain)
    total = d.have("fundamental theorem", eq(integral(kernel, x, 0, turn), moved(turn) - moved(zero)), by.antiderivative(moved(x), x),
                   everywhere, positive, *divisors)
    total = d.have("value", value, by.rewriting, growth, total)
    return d.have("all", statement, by.conjunction, everywhere, total)


claim = Claim(
    id="cosine-kernel-integral",
    title="The integral of 1/(2 + cos) over a period is 2 pi/sqrt(3)",
    title_zh="1/(2 + cos x) 在一个周期上的积分为 2π/√3",
    source="textbook",
    tags=("calculus", "trigonometry", "integral", "numbers"),
    statement=statement,
    derivation=derivation,
    axioms=("atan-derivative", "atan-zero", "cos-derivative", "cos-half-pi", "cos-zero", "fundamental-theorem", "mean-value-theorem",
            "sin-derivative", "sin-zero", "sqrt-squared"),
    numeric=region(x=(-7, 7)),
    twins=[
        Twin("jumping-antiderivative", eq(integral(kernel, x, 0, turn), 0),
             note="2/sqrt(3) atan(tan(x/2)/sqrt(3)) is 0 at both ends, but it jumps at pi; the kernel is at least 1/3"),
        Twin("without-the-root", eq(integral(kernel, x, 0, turn), 2 * pi / 3), note="3 in place of sqrt(3)"),
        Twin("half-a-period", eq(integral(kernel, x, 0, turn), pi / root), note="that is the integral from 0 to pi"),
        Twin("angle-added", deriv(x / root + 2 / root * atan(ratio(x)), x, 0, Q(1, 3)), note="the derivative at 0 is about 0.82, not 1/3"),
        Twin("without-the-two", eq(integral(1 / cos(x), x, 0, turn), 0), refuted_at={"x": pi / 2},
             note="1/cos has no value at pi/2, so there is no integral"),
    ],
)
