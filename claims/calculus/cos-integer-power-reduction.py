"""The reduction formula of cos^n for every integer n other than 0, wherever cos is not 0.

With integer powers the product rule still gives cos^(n-1) sin/n the derivative cos^n - (n-1)/n cos^(n-2). Between a and b, in
either order, cos must have no zero: there the negative powers have no value.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Max, Min, Q, Real, cos, deriv, eq, forall, implies, integral, ipow, ne, pi, sin

n = Int("n")
x, a, b = Real("x"), Real("a"), Real("b")
factor = (n - 1) / n
power, lower_power = ipow(cos(x), n), ipow(cos(x), n - 2)
slope = power - factor * lower_power


def boundary(x):
    return ipow(cos(x), n - 1) * sin(x) / n


derivative_at_x = deriv(boundary(x), x, x, slope)
reduced = eq(integral(power, x, a, b), boundary(b) - boundary(a) + factor * integral(lower_power, x, a, b))
no_zero_between = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), ne(cos(x), 0)))
pointwise = forall(x, implies(ne(cos(x), 0), derivative_at_x))
definite = forall(a, b, implies(no_zero_between, reduced))
statement = forall(n, implies(ne(n, 0), And(pointwise, definite)))


def derivation(d):
    nonzero = d.suppose("n is not 0", ne(n, 0))
    finite = d.suppose("cos is not 0", ne(cos(x), 0))
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    derivative = d.have("derivative", derivative_at_x, by.derivative, circle, nonzero, finite,
                        why="the product rule, and sin^2 = 1 - cos^2")
    everywhere = d.have("at every point", pointwise, by.generalisation, derivative)
    between = d.suppose("no zero between", no_zero_between)
    increase = eq(integral(slope, x, a, b), boundary(b) - boundary(a))
    total = d.have("increase", increase, by.antiderivative(boundary(x), x), everywhere, between, nonzero)
    formula = d.have("integrals", reduced, by.linearity(x), total, between, nonzero)
    intervals = d.have("over every interval", definite, by.generalisation, formula)
    both = d.have("both", And(pointwise, definite), by.conjunction, everywhere, intervals)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="cos-integer-power-reduction",
    title="The reduction formula of cos^n for integer n other than 0, away from the zeros of cos",
    title_zh="余弦整数次幂的降幂公式",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "fundamental-theorem", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(n=[-2, -1, 0, 1, 3], x=(Q(-5, 4), Q(5, 4)), a=[-1], b=[Q(1, 2), Q(5, 4)]),
    witness={"n": 1, "a": 0, "b": 1, "x": 0},
    twins=[
        Twin("n-may-be-zero", forall(n, x, derivative_at_x), refuted_at={"n": 0, "x": 0}, note="division by n"),
        Twin("without-the-condition", forall(n, x, implies(ne(n, 0), derivative_at_x)), refuted_at={"n": -1, "x": pi / 2},
             note="cos(pi/2) = 0 has no negative power"),
        Twin("last-term-added", forall(n, x, implies(ne(n, 0), ne(cos(x), 0), deriv(boundary(x), x, x, power + factor * lower_power))),
             refuted_at={"n": 2, "x": 0}, note="the derivative is 1/2 there, not 3/2"),
        Twin("across-a-zero", forall(n, a, b, implies(ne(n, 0), reduced)), refuted_at={"n": -1, "a": 0, "b": 2, "x": pi / 2},
             note="1/cos is not continuous between 0 and 2"),
        Twin("ends-only", forall(n, a, b, implies(ne(n, 0), ne(cos(a), 0), ne(cos(b), 0), reduced)),
             refuted_at={"n": -1, "a": 0, "b": pi, "x": pi / 2}, note="that cos is not 0 at a and b is not enough"),
    ],
)
