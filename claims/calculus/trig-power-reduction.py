"""The reduction formulas of cos^n, sin^n and sec^n together, as derivatives and as integrals.

For natural n >= 2 there is no condition on cos or sin. For integer n other than 0, in the case of sec other than 1, cos or sin must
not be 0: at the point, or anywhere between a and b, which may come in either order.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Max, Min, Nat, Q, Real, cos, deriv, eq, forall, implies, integral, ipow, ne, sec, sin, tan

natural, n = Nat("n"), Int("n")
x, a, b = Real("x"), Real("a"), Real("b")


def boundary_of_cos(power, n):
    return lambda x: power(cos(x), n - 1) * sin(x) / n


def boundary_of_sin(power, n):
    return lambda x: -(power(sin(x), n - 1) * cos(x)) / n


def boundary_of_sec(x):
    return ipow(sec(x), n - 2) * tan(x) / (n - 1)


def derivative(boundary, upper, lower, factor):
    return deriv(boundary(x), x, x, upper - factor * lower)


def reduced(boundary, upper, lower, factor):
    return eq(integral(upper, x, a, b), boundary(b) - boundary(a) + factor * integral(lower, x, a, b))


def away_from_zeros_of(f, formula):
    """The derivative wherever f is not 0, the integrals between any a and b between which f has no zero."""
    no_zero_between = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), ne(f(x), 0)))
    return And(forall(x, implies(ne(f(x), 0), derivative(*formula))), forall(a, b, implies(no_zero_between, reduced(*formula))))


def of_natural_powers(f, boundary_of):
    n = natural
    formula = boundary_of(pow, n), f(x) ** n, f(x) ** (n - 2), (n - 1) / n
    return forall(n, implies(2 <= n, And(forall(x, derivative(*formula)), forall(a, b, reduced(*formula)))))


def of_integer_powers(f, boundary_of):
    formula = boundary_of(ipow, n), ipow(f(x), n), ipow(f(x), n - 2), (n - 1) / n
    return forall(n, implies(ne(n, 0), away_from_zeros_of(f, formula)))


def of_secant():
    formula = boundary_of_sec, ipow(sec(x), n), ipow(sec(x), n - 2), (n - 2) / (n - 1)
    return forall(n, implies(ne(n, 1), away_from_zeros_of(cos, formula)))


LEMMAS = {
    "cos-power-reduction": of_natural_powers(cos, boundary_of_cos),
    "sin-power-reduction": of_natural_powers(sin, boundary_of_sin),
    "cos-integer-power-reduction": of_integer_powers(cos, boundary_of_cos),
    "sin-integer-power-reduction": of_integer_powers(sin, boundary_of_sin),
    "sec-power-reduction": of_secant(),
}
statement = And(*LEMMAS.values())


def derivation(d):
    return d.have("all", statement, by.conjunction, *(d.cite(lemma) for lemma in LEMMAS))


def of_cosine_at_least(bound, factor):
    """The derivative formula of cos^n for n from that bound on, with that coefficient."""
    formula = derivative(boundary_of_cos(pow, natural), cos(x) ** natural, cos(x) ** (natural - 2), factor)
    return forall(natural, implies(bound <= natural, forall(x, formula)))


right = (natural - 1) / natural


claim = Claim(
    id="trig-power-reduction",
    title="The reduction formulas of cos^n, sin^n and sec^n",
    title_zh="三角函数幂的降幂公式",
    source="The integral of 1/cos^3 and of cos^n, sin^n",
    tags=("calculus", "trigonometry", "headline"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-zero", "fundamental-theorem", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(n=range(5), x=(Q(1, 2), Q(5, 4)), a=[1], b=[Q(1, 2), Q(5, 4)]),
    witness={"natural": 2, "n": 2, "a": 1, "b": 1, "x": 1},
    twins=[
        Twin("n-may-be-one", of_cosine_at_least(1, right), refuted_at={"n": 1, "x": 0}, note="the exponent n - 2 is -1"),
        Twin("coefficient-upside-down", of_cosine_at_least(2, 1 / right), refuted_at={"n": 3, "x": 0},
             note="the derivative is 1/3 there, not -1/2"),
        Twin("last-term-added", of_cosine_at_least(2, -right), refuted_at={"n": 2, "x": 0}, note="the derivative is 1/2 there, not 3/2"),
        Twin("across-a-pole", eq(integral(ipow(x, -2), x, 1, -1), 2), refuted_at={"x": 0},
             note="why the base must not be 0 in between: -1/x would give 2 from 1 to -1, where 1/x^2 has no integral"),
        Twin("secant-of-exponent-one", forall(n, x, derivative(boundary_of_sec, ipow(sec(x), n), ipow(sec(x), n - 2), (n - 2) / (n - 1))),
             refuted_at={"n": 1, "x": 0}, note="division by n - 1"),
    ],
)
