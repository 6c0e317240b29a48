"""The reduction formula of sin^n for every integer n other than 0, wherever sin is not 0.

With integer powers the product rule still gives -sin^(n-1) cos/n the derivative sin^n - (n-1)/n sin^(n-2). Between a and b, in
either order, sin must have no zero: there the negative powers have no value. The derivation is parallel to the cosine's.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Max, Min, Q, Real, cos, deriv, eq, forall, implies, integral, ipow, ne, sin

n = Int("n")
x, a, b = Real("x"), Real("a"), Real("b")
factor = (n - 1) / n
power, lower_power = ipow(sin(x), n), ipow(sin(x), n - 2)
slope = power - factor * lower_power


def boundary(x):
    return -(ipow(sin(x), n - 1) * cos(x)) / n


derivative_at_x = deriv(boundary(x), x, x, slope)
reduced = eq(integral(power, x, a, b), boundary(b) - boundary(a) + factor * integral(lower_power, x, a, b))
no_zero_between = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), ne(sin(x), 0)))
pointwise = forall(x, implies(ne(sin(x), 0), derivative_at_x))
definite = forall(a, b, implies(no_zero_between, reduced))
statement = forall(n, implies(ne(n, 0), And(pointwise, definite)))


def derivation(d):
    nonzero = d.suppose("n is not 0", ne(n, 0))
    finite = d.suppose("sin is not 0", ne(sin(x), 0))
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    derivative = d.have("derivative", derivative_at_x, by.derivative, circle, nonzero, finite,
                        why="the product rule, and cos^2 = 1 - sin^2")
    everywhere = d.have("at every point", pointwise, by.generalisation, derivative)
    between = d.suppose("no zero between", no_zero_between)
    increase = eq(integral(slope, x, a, b), boundary(b) - boundary(a))
    total = d.have("increase", increase, by.antiderivative(boundary(x), x), everywhere, between, nonzero)
    formula = d.have("integrals", reduced, by.linearity(x), total, between, nonzero)
    intervals = d.have("over every interval", definite, by.generalisation, formula)
    both = d.have("both", And(pointwise, definite), by.conjunction, everywhere, intervals)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="sin-integer-power-reduction",
    title="The reduction formula of sin^n for integer n other than 0, away from the zeros of sin",
    title_zh="正弦整数次幂的降幂公式",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "fundamental-theorem", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(n=[-2, -1, 0, 1, 3], x=(Q(1, 4), 3), a=[1], b=[Q(1, 2), 3]),
    witness={"n": 1, "a": 1, "b": 1, "x": 1},
    twins=[
        Twin("n-may-be-zero", forall(n, x, derivative_at_x), refuted_at={"n": 0, "x": 1}, note="division by n"),
        Twin("without-the-condition", forall(n, x, implies(ne(n, 0), derivative_at_x)), refuted_at={"n": -1, "x": 0},
             note="sin(0) = 0 has no negative power"),
        Twin("plus-in-front", forall(n, x, implies(ne(n, 0), ne(sin(x), 0), deriv(-boundary(x), x, x, slope))),
             refuted_at={"n": 2, "x": 1}),
        Twin("across-a-zero", forall(n, a, b, implies(ne(n, 0), reduced)), refuted_at={"n": -1, "a": 1, "b": -1, "x": 0},
             note="1/sin is not continuous between 1 and -1"),
    ],
)
