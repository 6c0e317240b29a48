"""The reduction formula of cos^n for natural n >= 2, without any condition on cos.

The product rule gives cos^(n-1) sin/n the derivative cos^n/n - (n-1)/n cos^(n-2) sin^2; writing sin^2 as 1 - cos^2 leaves
cos^n - (n-1)/n cos^(n-2). Integrating both sides is the formula for the integrals, whatever the order of the bounds.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Q, Real, cos, deriv, eq, forall, implies, integral, sin

n = Nat("n")
x, a, b = Real("x"), Real("a"), Real("b")
factor = (n - 1) / n


def boundary(x):
    return cos(x) ** (n - 1) * sin(x) / n


def slope(factor=factor):
    return cos(x) ** n - factor * cos(x) ** (n - 2)


def reduced(factor=factor):
    return eq(integral(cos(x) ** n, x, a, b), boundary(b) - boundary(a) + factor * integral(cos(x) ** (n - 2), x, a, b))


def pointwise(factor=factor):
    return forall(x, deriv(boundary(x), x, x, slope(factor)))


definite = forall(a, b, reduced())
statement = forall(n, implies(2 <= n, And(pointwise(), definite)))


def derivative_formula(d, large):
    """deriv(cos^(n-1) sin/n) = cos^n - (n-1)/n cos^(n-2) at every x."""
    product_rule = cos(x) ** n / n - factor * cos(x) ** (n - 2) * sin(x) ** 2
    raw = d.have("product rule", deriv(boundary(x), x, x, product_rule), by.derivative, large)
    circle = d.have("circle", eq(sin(x) ** 2 + cos(x) ** 2, 1), by.instance(x=x), d.cite("pythagorean-identity"))
    same = d.have("without sine", eq(product_rule, slope()), by.multiplying(-factor * cos(x) ** (n - 2)), circle, large)
    return d.have("derivative", deriv(boundary(x), x, x, slope()), by.derivative, raw, same, large)


def integral_formula(d, derivative, large):
    """The integral of that derivative is the increase of cos^(n-1) sin/n; it is a combination of two integrals."""
    total = d.have("increase", eq(integral(slope(), x, a, b), boundary(b) - boundary(a)), by.antiderivative(boundary(x), x),
                   derivative, large)
    return d.have("integrals", reduced(), by.linearity(x), total, large)


def derivation(d):
    large = d.suppose("n is at least 2", 2 <= n)
    derivative = derivative_formula(d, large)
    everywhere = d.have("everywhere", pointwise(), by.generalisation, derivative)
    intervals = d.have("every interval", definite, by.generalisation, integral_formula(d, derivative, large))
    both = d.have("both", And(pointwise(), definite), by.conjunction, everywhere, intervals)
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="cos-power-reduction",
    title="The reduction formula of cos^n for natural n >= 2",
    title_zh="余弦自然数次幂的降幂公式",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("lemma", "calculus", "trigonometry"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "fundamental-theorem", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(n=range(8), x=(-4, 4), a=[-1], b=[Q(1, 2), 4]),
    twins=[
        Twin("n-may-be-one", forall(n, implies(1 <= n, And(pointwise(), definite))), refuted_at={"n": 1, "x": 0},
             note="the exponent n - 2 is -1"),
        Twin("n-may-be-zero", forall(n, pointwise()), refuted_at={"n": 0, "x": 0}, note="division by n"),
        Twin("divided-by-n-less-2", forall(n, implies(2 <= n, pointwise((n - 1) / (n - 2)))), refuted_at={"n": 2, "x": 0}),
        Twin("last-term-added", forall(n, implies(2 <= n, pointwise(-factor))), refuted_at={"n": 2, "x": 0},
             note="the derivative is 1/2 there, not 3/2"),
        Twin("last-integral-subtracted", forall(n, implies(2 <= n, forall(a, b, reduced(-factor)))),
             refuted_at={"n": 2, "a": 0, "b": 1}),
    ],
)
