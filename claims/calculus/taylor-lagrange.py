"""Taylor's theorem with Lagrange's remainder, on either side of the centre: a != b. F(k, x) is the k-th derivative of F(0, x).

Write P(t) for the Taylor polynomial about t, of degree n, taken at b. Its derivative telescopes to F(n+1, t) (b - t)^n/n!, and
P(b) = F(0, b). So (F(0, b) - P(t)) (b - a)^(n+1) - (F(0, b) - P(a)) (b - t)^(n+1) is 0 at t = a and at t = b, and Rolle's theorem
gives the c.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.kernel.sorts import INT, REAL
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Not,
    Q,
    Real,
    Sum,
    choose,
    deriv,
    eq,
    exists,
    exp,
    factorial,
    forall,
    implies,
    ne,
)

F = Function("F", (INT, REAL), REAL)
n, k = Nat("n"), Int("k")
a, b, c, x, t, y = (Real(name) for name in ("a", "b", "c", "x", "t", "y"))
left_end, right_end = Min(a, b), Max(a, b)


def P(t):
    return Sum(F(k, t) * (b - t) ** k / factorial(k), k, 0, n)


def slope(x):
    return F(n + 1, x) * (b - x) ** n / factorial(n)


def difference(t):
    return (F(0, b) - P(t)) * (b - a) ** (n + 1) - (F(0, b) - P(a)) * (b - t) ** (n + 1)


def slope_of_the_difference(x):
    return (F(0, b) - P(a)) * ((n + 1) * (b - x) ** n) - slope(x) * (b - a) ** (n + 1)


remainder = F(n + 1, c) * (b - a) ** (n + 1) / factorial(n + 1)
expansion = eq(F(0, b), P(a) + remainder)
between = left_end < c, c < right_end
derivative = deriv(F(k, t), t, x, F(k + 1, x))
smooth = forall(k, x, implies(0 <= k, k <= n, left_end <= x, x <= right_end, derivative))
flat_point = And(*between, ne(a, c), ne(b, c), eq(slope_of_the_difference(c), 0))
statement = forall(F, n, a, b, implies(ne(a, b), smooth, exists(c, And(*between, expansion))))


def differentiated(d):
    """The difference's derivative at every x of the interval."""
    inside = d.suppose("not left of both", left_end <= x), d.suppose("not right of both", x <= right_end)
    index = d.suppose("not below 0", 0 <= k), d.suppose("not above n", k <= n)
    one = d.have("one derivative", derivative, by.instance(k=k, x=x), d.suppose("derivatives", smooth), *index, *inside)
    here = d.have("derivatives at x", forall(k, implies(0 <= k, k <= n, derivative)), by.generalisation, one)
    sloped = d.have("slope of P", deriv(P(t), t, x, slope(x)), by.instance(F=(k, y, F(k, y)), n=n, b=b, x=x), d.cite("taylor-slope"), here)
    at_x = d.have("slope", deriv(difference(t), t, x, slope_of_the_difference(x)), by.derivative, sloped)
    return d.have("slope everywhere", forall(x, implies(left_end <= x, x <= right_end, at_x.concl)), by.generalisation, at_x)


def same_at_the_ends(d):
    vanishes = d.have("a power of 0", eq((b - b) ** (n + 1), 0), by.instance(n=n), d.cite("power-of-zero"))
    value = d.have("P at b", eq(P(b), F(0, b)), by.instance(F=(k, y, F(k, y)), n=n, b=b), d.cite("taylor-value"))
    first = d.have("first part at b", eq((F(0, b) - P(b)) * (b - a) ** (n + 1), 0), by.multiplying(-((b - a) ** (n + 1))), value)
    second = d.have("second part at b", eq((F(0, b) - P(a)) * (b - b) ** (n + 1), 0), by.multiplying(F(0, b) - P(a)), vanishes)
    return d.have("same at the ends", eq(difference(a), difference(b)), by.algebra, first, second)


def derivation(d):
    apart = d.suppose("apart", ne(a, b))
    flat = d.have("a flat point", exists(c, flat_point), by.instance(g=(t, difference(t)), h=(x, slope_of_the_difference(x)), a=a, b=b),
                  d.cite("rolle-theorem"), apart, differentiated(d), same_at_the_ends(d))
    point = d.suppose("at such a point", flat_point)
    divided = d.have("divided", eq(F(0, b) - P(a), F(n + 1, c) * (b - a) ** (n + 1) / ((n + 1) * factorial(n))),
                     by.multiplying(1 / ((n + 1) * (b - c) ** n)), point)
    unfolded = d.have("next factorial", eq(factorial(n + 1), (n + 1) * factorial(n)), by.factorial_step)
    rest = d.have("remainder", eq(F(0, b) - P(a), remainder), by.rewriting, unfolded, divided)
    there = d.have("expansion", expansion, by.algebra, rest)
    found = d.have("expansion somewhere", exists(c, And(*between, expansion)), by.witness(c), point, there)
    taylor = d.have("some point", exists(c, And(*between, expansion)), by.obtaining(c), flat, found)
    return d.have("all", statement, by.generalisation, taylor)


def somewhere(equation):
    """Some c between satisfies the equation, as a denial, which is refuted by showing that no c does."""
    return Not(forall(c, implies(*between, Not(equation))))


def differentiable(*degrees):
    return [forall(x, implies(left_end <= x, x <= right_end, deriv(F(j, t), t, x, F(j + 1, x)))) for j in map(Q, degrees)]


square = (k, x, (1 - k) * (2 - k) / 2 * x**2 + k * (2 - k) * 2 * x + k * (k - 1))  # x^2, 2 x, 2 for k = 0, 1, 2
line = (k, x, (1 - k) * x + k)  # x, 1 for k = 0, 1
cube = (k, x, (1 - k) * x**3 + k * 3 * x**2)  # x^3, 3 x^2 for k = 0, 1

claim = Claim(
    id="taylor-lagrange",
    title="Taylor's theorem with Lagrange's remainder",
    title_zh="带拉格朗日余项的泰勒公式",
    source="textbook",
    tags=("lemma", "calculus", "taylor"),
    statement=statement,
    derivation=derivation,
    axioms=("mean-value-theorem",),
    numeric=region(F=[(k, x, choose(2, k) * factorial(k) * x ** Max(2 - k, 0)), (k, x, exp(x))], n=range(4), a=[0], b=[-1, 1], c=(-1, 1),
                   k=range(-1, 7), x=(-1, 1)),
    witness={"F": (k, x, 0), "n": 0, "a": 0, "b": 1},
    twins=[
        Twin("no-derivatives", forall(F, n, a, b, implies(ne(a, b), somewhere(expansion))),
             refuted_at={"F": (k, x, k), "n": 0, "a": 0, "b": 1}, note="F(0, .) = 0 and F(1, .) = 1"),
        Twin("wrong-factorial", forall(F, a, b, implies(ne(a, b), *differentiable(0, 1), somewhere(
            eq(F(0, b), F(0, a) + F(1, a) * (b - a) + F(2, c) * (b - a) ** 2)))),
             refuted_at={"F": square, "a": 0, "b": 1}, note="n = 1, the remainder divided by n! = 1: x^2 at 1"),
        Twin("midpoint", forall(F, a, b, implies(ne(a, b), *differentiable(0), eq(F(0, b), F(0, a) + F(1, (a + b) / 2) * (b - a)))),
             refuted_at={"F": cube, "a": 0, "b": 1}, note="n = 0, c in the middle: x^3 at 1"),
        Twin("distance", forall(F, a, b, implies(ne(a, b), *differentiable(0), somewhere(
            eq(F(0, b), F(0, a) + F(1, c) * (right_end - left_end))))),
             refuted_at={"F": line, "a": 0, "b": -1}, note="n = 0, the distance in place of b - a: x at -1, to the left"),
    ],
)
