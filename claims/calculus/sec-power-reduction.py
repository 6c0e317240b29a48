"""The reduction formula of sec^n for every integer n other than 1, wherever cos is not 0.

sec' = sec tan and tan' = sec^2, so sec^(n-2) tan/(n-1) has the derivative ((n-2) sec^(n-2) tan^2 + sec^n)/(n-1); writing tan^2 as
sec^2 - 1 leaves sec^n - (n-2)/(n-1) sec^(n-2). For n = 2 that is tan' = sec^2. Between a and b, in either order, cos must have no
zero.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Max, Min, Q, Real, cos, deriv, eq, forall, implies, integral, ipow, ne, pi, sec, sin, tan

n = Int("n")
x, a, b = Real("x"), Real("a"), Real("b")
factor = (n - 2) / (n - 1)
power, lower_power = ipow(sec(x), n), ipow(sec(x), n - 2)
slope = power - factor * lower_power


def boundary(x):
    return ipow(sec(x), n - 2) * tan(x) / (n - 1)


derivative_at_x = deriv(boundary(x), x, x, slope)
reduced = eq(integral(power, x, a, b), boundary(b) - boundary(a) + factor * integral(lower_power, x, a, b))
no_zero_between = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), ne(cos(x), 0)))
pointwise = forall(x, implies(ne(cos(x), 0), derivative_at_x))
definite = forall(a, b, implies(no_zero_between, reduced))
statement = forall(n, implies(ne(n, 1), And(pointwise, definite)))


def first_derivatives(d, secant, tangent, circle, finite):
    """sec' = sec tan and tan' = sec^2."""
    product = d.have("1/cos times sin/cos", eq(1 / cos(x) * (sin(x) / cos(x)), sin(x) / cos(x) ** 2), by.algebra, finite)
    product = d.have("sec tan", eq(sec(x) * tan(x), sin(x) / cos(x) ** 2), by.rewriting, secant, tangent, product)
    square = d.have("1/cos squared", eq((1 / cos(x)) ** 2, 1 / cos(x) ** 2), by.algebra, finite)
    square = d.have("sec^2", eq(sec(x) ** 2, 1 / cos(x) ** 2), by.rewriting, secant, square)
    return (d.have("derivative of sec", deriv(sec(x), x, x, sec(x) * tan(x)), by.derivative, product, finite),
            d.have("derivative of tan", deriv(tan(x), x, x, sec(x) ** 2), by.derivative, square, circle, finite))


def derivative_formula(d, not_one, finite):
    """The derivative at every x where cos is not 0."""
    secant = d.have("secant", eq(sec(x), 1 / cos(x)), by.definition(), finite)
    tangent = d.have("tangent", eq(tan(x), sin(x) / cos(x)), by.definition(), finite)
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    slopes = first_derivatives(d, secant, tangent, circle, finite)
    over = d.have("circle over cos^2", eq((sin(x) / cos(x)) ** 2, (1 / cos(x)) ** 2 - 1), by.multiplying(1 / cos(x) ** 2), circle, finite)
    squares = d.have("tan^2", eq(tan(x) ** 2, sec(x) ** 2 - 1), by.rewriting, tangent, secant, over)
    product_rule = factor * lower_power * tan(x) ** 2 + power / (n - 1)
    raw = d.have("product rule", deriv(boundary(x), x, x, product_rule), by.derivative, *slopes, not_one, finite)
    same = d.have("without tan", eq(product_rule, slope), by.multiplying(factor * lower_power), squares, not_one, finite)
    return d.have("derivative", derivative_at_x, by.derivative, raw, same, not_one, finite)


def derivation(d):
    not_one = d.suppose("n is not 1", ne(n, 1))
    finite = d.suppose("cos is not 0", ne(cos(x), 0))
    everywhere = d.have("at every point", pointwise, by.generalisation, derivative_formula(d, not_one, finite))
    between = d.suppose("no zero between", no_zero_between)
    increase = eq(integral(slope, x, a, b), boundary(b) - boundary(a))
    total = d.have("increase", increase, by.antiderivative(boundary(x), x), everywhere, between, not_one)
    formula = d.have("integrals", reduced, by.linearity(x), total, between, not_one)
    intervals = d.have("over every interval", definite, by.generalisation, formula)
    both = d.have("both", And(pointwise, definite), by.conjunction, everywhere, intervals)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="sec-power-reduction",
    title="The reduction formula of sec^n for integer n other than 1, away from the zeros of cos",
    title_zh="正割整数次幂的降幂公式",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "fundamental-theorem", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(n=[-2, 0, 1, 2, 3], x=(-1, 1), a=[-1], b=[Q(1, 2), 1]),
    witness={"n": 0, "a": 0, "b": 1, "x": 0},
    twins=[
        Twin("n-may-be-one", forall(n, x, derivative_at_x), refuted_at={"n": 1, "x": 0}, note="division by n - 1"),
        Twin("without-the-condition", forall(n, x, implies(ne(n, 1), derivative_at_x)), refuted_at={"n": 2, "x": pi / 2},
             note="sec has no value at pi/2"),
        Twin("across-a-zero", forall(n, a, b, implies(ne(n, 1), reduced)), refuted_at={"n": 2, "a": 0, "b": 2, "x": pi / 2},
             note="sec^2 is not continuous between 0 and 2"),
        Twin("coefficient-upside-down",
             forall(n, x, implies(ne(n, 1), ne(n, 2), ne(cos(x), 0), deriv(boundary(x), x, x, power - lower_power / factor))),
             refuted_at={"n": 3, "x": 0}, note="the derivative is 1/2 there, not -1"),
    ],
)
