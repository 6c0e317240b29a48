"""The integral of sec^3, wherever cos is not 0, and from 0 to pi/4 to thirty decimals.

sin/cos^2 has the derivative 2 sec^3 - sec, and log|(1 + sin)/cos| has sec: half their sum has sec^3. The logarithm's argument is
not 0, for 2 (1 + sin) = (1 + sin)^2 + cos^2 is positive where cos is not 0; the absolute value is the quotient where cos is positive
and its negative where cos is negative. Between a and b, in either order, cos must have no zero.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Max, Min, Q, Real, cos, deriv, eq, exp, forall, implies, integral, log, ne, pi, sec, sin, sqrt

x, a, b = Real("x"), Real("a"), Real("b")
zero, end, root = Q(0), pi / 4, sqrt(Q(2))
scale, digits = Q(10) ** 30, 1_147793574696319037017149024594  # the value's first thirty decimals
cube, closed_form = sec(x) ** 3, (root + log(1 + root)) / 2


def quotient(x):
    return (1 + sin(x)) / cos(x)


def half_sum(x):
    return (sin(x) / cos(x) ** 2 + log(abs(quotient(x)))) / 2


has_logarithm = 0 < abs(quotient(x))
logarithm_at_x = And(has_logarithm, deriv(log(abs(quotient(x))), x, x, 1 / cos(x)))
derivative_at_x = deriv(half_sum(x), x, x, cube)
increase = eq(integral(cube, x, a, b), half_sum(b) - half_sum(a))
no_zero_between = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), ne(cos(x), 0)))
pointwise = forall(x, implies(ne(cos(x), 0), derivative_at_x))
definite = forall(a, b, implies(no_zero_between, increase))
value = eq(integral(cube, x, 0, end), closed_form)
decimals = And(digits < scale * closed_form, scale * closed_form < digits + 1)
statement = And(pointwise, definite, value, decimals)


def case(d, name, size, sign, circle):
    """The logarithm has a value and the derivative 1/cos where cos has the sign supposed, size being its absolute value."""
    argument, squares, factor = (1 + sin(x)) / size, sin(x) ** 2 + cos(x) ** 2, 1 / (cos(x) * (1 + sin(x)))
    finite = d.have(f"{name}: cos is not 0", ne(cos(x), 0), by.arithmetic, sign)
    square = d.have(f"{name}: square of cos", 0 < cos(x) * cos(x), by.arithmetic, sign)
    top = d.have(f"{name}: 1 + sin", 0 < 1 + sin(x), by.squares(1 + sin(x)), square, circle, why="twice it is (1 + sin)^2 + cos^2")
    positive = d.have(f"{name}: argument", 0 < argument, by.arithmetic, top, sign)
    absolute = d.have(f"{name}: absolute value", eq(abs(quotient(x)), argument), by.absolute_value, positive, finite)
    raw = d.have(f"{name}: chain rule", deriv(log(argument), x, x, (squares + sin(x)) * factor), by.derivative, positive, finite, top)
    short = d.have(f"{name}: shorter", eq((squares + sin(x)) * factor, 1 / cos(x)), by.multiplying(factor), circle, finite, top)
    slope = d.have(f"{name}: slope", deriv(log(argument), x, x, 1 / cos(x)), by.derivative, raw, short, finite, top)
    itself = d.have(f"{name}: logarithm", eq(log(argument), log(argument)), by.algebra, positive, finite)
    same = d.have(f"{name}: same logarithm", eq(log(argument), log(abs(quotient(x)))), by.rewriting, absolute, itself)
    slope = d.have(f"{name}: slope of the logarithm", logarithm_at_x.args[1], by.same_function(x), slope, same, sign)
    has_value = d.have(f"{name}: value", has_logarithm, by.rewriting, absolute, positive)
    return d.have(f"{name}: together", logarithm_at_x, by.conjunction, has_value, slope)


def logarithm_anywhere(d, finite, circle):
    """The logarithm has a value and the derivative 1/cos where cos is not 0."""
    negative, null, positive = cos(x) < 0, eq(cos(x), 0), 0 < cos(x)
    left = case(d, "negative", -cos(x), d.suppose("cos is negative", negative), circle)
    impossible = d.have("cos cannot be 0", logarithm_at_x, by.contradiction, finite, d.suppose("cos is 0", null))
    right = case(d, "positive", cos(x), d.suppose("cos is positive", positive), circle)
    return d.have("logarithm", logarithm_at_x, by.cases(negative, null, positive), left, impossible, right)


def antiderivative(d, finite, circle, logarithm):
    """The derivative is sec^3 where cos is not 0."""
    secant = d.have("secant", eq(sec(x), 1 / cos(x)), by.definition(), finite)
    power = d.have("cube of 1/cos", eq((1 / cos(x)) ** 3, 1 / cos(x) ** 3), by.algebra, finite)
    power = d.have("cube of sec", eq(cube, 1 / cos(x) ** 3), by.rewriting, secant, power)
    return d.have("derivative", derivative_at_x, by.derivative, logarithm, power, circle, finite,
                  why="sin/cos^2 has the derivative 2/cos^3 - 1/cos")


def over_intervals(d, everywhere, argument):
    """The fundamental theorem between a and b."""
    between = d.suppose("no zero between", no_zero_between)
    total = d.have("increase", increase, by.antiderivative(half_sum(x), x), everywhere, argument, between)
    return d.have("over every interval", definite, by.generalisation, total)


def value_at_zero(d):
    """The antiderivative is 0 at 0."""
    sine = d.have("sine at 0", eq(sin(zero), 0), by.axiom("sin-zero"))
    cosine = d.have("cosine at 0", eq(cos(zero), 1), by.axiom("cos-zero"))
    undone = d.have("log undoes exp", forall(x, eq(log(exp(x)), x)), by.axiom("log-of-exp"))
    of_one = d.have("log of exp(0)", eq(log(exp(zero)), 0), by.instance(x=zero), undone)
    of_one = d.have("log of 1", eq(log(Q(1)), 0), by.rewriting, d.have("exp at 0", eq(exp(zero), 1), by.axiom("exp-zero")), of_one)
    one = d.have("argument at 0", eq(abs(quotient(zero)), 1), by.rewriting, sine, cosine,
                 d.have("absolute value of 1", eq(abs((1 + zero) / Q(1)), 1), by.computation))
    logarithm = d.have("logarithm at 0", eq(log(abs(quotient(zero))), 0), by.rewriting, one, of_one)
    first = d.have("first summand at 0", eq(sin(zero) / cos(zero) ** 2, 0), by.rewriting, sine, cosine,
                   d.have("0/1", eq(zero / Q(1) ** 2, 0), by.computation))
    return d.have("antiderivative at 0", eq(half_sum(zero), 0), by.algebra, logarithm, first)


def value_at_end(d):
    """The antiderivative at pi/4: sin and cos are sqrt(2)/2 there."""
    values = d.cite("trig-quarter-pi")
    sine = d.have("sine at pi/4", eq(sin(end), root / 2), by.conjunction, values)
    cosine = d.have("cosine at pi/4", eq(cos(end), root / 2), by.conjunction, values)
    roots = d.have("square of a root", forall(x, implies(0 <= x, eq(sqrt(x) * sqrt(x), x))), by.axiom("sqrt-squared"))
    squared = d.have("square of the root", eq(root * root, 2), by.instance(x=Q(2)), roots)
    positive = d.have("root of 2", 0 < root, by.enclosure)
    first = d.have("first summand", eq(root / 2 / (root / 2) ** 2, root), by.multiplying(-1 / root), squared, positive)
    first = d.have("first summand at pi/4", eq(sin(end) / cos(end) ** 2, root), by.rewriting, sine, cosine, first)
    argument = d.have("argument", eq((1 + root / 2) / (root / 2), 1 + root), by.multiplying(-1 / root), squared, positive)
    absolute = d.have("absolute value", eq(abs(1 + root), 1 + root), by.absolute_value, positive)
    argument = d.have("argument at pi/4", eq(abs(quotient(end)), 1 + root), by.rewriting, sine, cosine, argument, absolute)
    itself = d.have("logarithm of 1 + sqrt(2)", eq(log(1 + root), log(1 + root)), by.algebra)
    logarithm = d.have("logarithm at pi/4", eq(log(abs(quotient(end))), log(1 + root)), by.rewriting, argument, itself)
    return d.have("antiderivative at pi/4", eq(half_sum(end), closed_form), by.algebra, first, logarithm)


def up_to_quarter_pi(d, intervals):
    """The value from 0 to pi/4."""
    cosines = d.have("cos is positive up to pi/2", forall(x, implies(0 <= x, x < pi / 2, 0 < cos(x))), by.axiom("cos-positive"))
    order = d.have("sign of pi", 0 < pi, by.enclosure)
    low, high = d.suppose("from 0", Min(zero, end) <= x), d.suppose("to pi/4", x <= Max(zero, end))
    above = d.have("not negative", 0 <= x, by.arithmetic, low, order)
    below = d.have("before pi/2", x < pi / 2, by.arithmetic, high, order)
    positive = d.have("cos there", 0 < cos(x), by.instance(x=x), cosines, above, below)
    nonzero = d.have("no zero there", ne(cos(x), 0), by.arithmetic, positive)
    no_zero = d.have("no zero from 0 to pi/4", forall(x, implies(Min(zero, end) <= x, x <= Max(zero, end), ne(cos(x), 0))),
                     by.generalisation, nonzero)
    start, finish = value_at_zero(d), value_at_end(d)
    return d.have("value", value, by.instance(a=zero, b=end), intervals, no_zero, start, finish)


def derivation(d):
    finite = d.suppose("cos is not 0", ne(cos(x), 0))
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    logarithm = logarithm_anywhere(d, finite, circle)
    derivative = antiderivative(d, finite, circle, logarithm)
    has_value = d.have("value of the logarithm", has_logarithm, by.conjunction, logarithm)
    argument = d.have("logarithm's argument", forall(x, implies(ne(cos(x), 0), has_logarithm)), by.generalisation, has_value)
    everywhere = d.have("at every point", pointwise, by.generalisation, derivative)
    intervals = over_intervals(d, everywhere, argument)
    number = up_to_quarter_pi(d, intervals)
    bounds = [d.have(f"decimals from {name}", part, by.enclosure) for name, part in zip(("below", "above"), decimals.args)]
    return d.have("all", statement, by.conjunction, everywhere, intervals, number, *bounds)


claim = Claim(
    id="sec-cubed-integral",
    title="The integral of sec^3, and its value from 0 to pi/4",
    title_zh="正割立方的积分，及其从 0 到 π/4 的值",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("calculus", "trigonometry", "integral", "numbers"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-half-pi", "cos-positive", "cos-zero", "exp-zero", "fundamental-theorem", "log-derivative", "log-of-exp",
            "mean-value-theorem", "sin-derivative", "sin-zero", "sqrt-squared"),
    witness={"a": 0, "b": 1, "x": 0},
    numeric=region(x=(Q(-3, 2), Q(3, 2)), a=[-1, 0], b=[Q(1, 2), Q(3, 2)]),
    twins=[
        Twin("minus-the-logarithm",
             forall(x, implies(ne(cos(x), 0), deriv((sin(x) / cos(x) ** 2 - log(abs(quotient(x)))) / 2, x, x, cube))),
             refuted_at={"x": 0}, note="the derivative is 0 there, not 1"),
        Twin("without-the-half", forall(x, implies(ne(cos(x), 0), deriv(2 * half_sum(x), x, x, cube))), refuted_at={"x": 0},
             note="the derivative is 2 there, not 1"),
        Twin("without-the-absolute-value",
             forall(x, implies(ne(cos(x), 0), deriv((sin(x) / cos(x) ** 2 + log(quotient(x))) / 2, x, x, cube))),
             refuted_at={"x": 3}, note="cos(3) is negative, and the logarithm has no value there"),
        Twin("across-the-pole", forall(a, b, increase), refuted_at={"a": 0, "b": 2, "x": pi / 2},
             note="sec^3 has no value at pi/2, between 0 and 2"),
        Twin("ends-only", forall(a, b, implies(ne(cos(a), 0), ne(cos(b), 0), increase)), refuted_at={"a": 0, "b": pi, "x": pi / 2},
             note="that cos is not 0 at a and b is not enough"),
        Twin("twice-the-value", eq(integral(cube, x, 0, end), root + log(1 + root)), note="the half is forgotten"),
        Twin("minus-in-the-value", eq(integral(cube, x, 0, end), (root - log(1 + root)) / 2),
             note="sec^3 is at least 1, so the integral is at least pi/4"),
        Twin("last-decimal", And(digits + 1 < scale * closed_form, scale * closed_form < digits + 2), note="one more in the last decimal"),
    ],
)
