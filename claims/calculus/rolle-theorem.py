"""Rolle's theorem between a and b in either order: g(a) = g(b), and h is the derivative of g; then h is 0 somewhere in between."""

from mathcheck import Claim, Twin, by, region
from mathcheck.kernel.sorts import REAL
from mathcheck.lang import And, Function, Max, Min, Not, Real, cos, deriv, eq, exists, forall, implies, ne, sin

g, h = Function("g", REAL), Function("h", REAL)
a, b, c, x, t = (Real(name) for name in "abcxt")
between = Min(a, b) < c, c < Max(a, b)
derivative = deriv(g(t), t, x, h(x))
smooth = forall(x, implies(Min(a, b) <= x, x <= Max(a, b), derivative))
same = eq(g(a), g(b))
flat_point = exists(c, And(*between, ne(a, c), ne(b, c), eq(h(c), 0)))
statement = forall(g, h, a, b, implies(ne(a, b), smooth, same, flat_point))


def one_order(d, low, high, slope, ends):
    """A flat point between low and high, which are a and b in their order."""
    order = d.suppose(f"{low!r} < {high!r}", low < high)
    return d.have(f"flat point from {low!r} to {high!r}", flat_point, by.rolle(x, low, high), order, slope, ends)


def derivation(d):
    apart, ends = d.suppose("apart", ne(a, b)), d.suppose("same at the ends", same)
    inside = d.suppose("not left of both", Min(a, b) <= x), d.suppose("not right of both", x <= Max(a, b))
    slope = d.have("derivative", derivative, by.instance(x=x), d.suppose("derivatives", smooth), *inside)
    impossible = d.have("that is excluded", flat_point, by.contradiction, apart, d.suppose("a = b", eq(a, b)))
    either = d.have("flat point", flat_point, by.cases(a < b, eq(a, b), b < a),
                    one_order(d, a, b, slope, ends), impossible, one_order(d, b, a, slope, ends))
    return d.have("all", statement, by.generalisation, either)


def somewhere(equation):
    """Some c between satisfies the equation, as a denial, which is refuted by showing that no c does."""
    return Not(forall(c, implies(*between, Not(equation))))


claim = Claim(
    id="rolle-theorem",
    title="Rolle's theorem between a and b, in either order",
    title_zh="罗尔定理（两端点次序任意）",
    source="textbook",
    tags=("lemma", "calculus"),
    statement=statement,
    derivation=derivation,
    axioms=("mean-value-theorem",),
    numeric=region(g=[(x, x**4 - 2 * x**2), (x, x**3 - x), (x, cos(x))], h=[(x, 4 * x**3 - 4 * x), (x, 3 * x**2 - 1), (x, -sin(x))], a=[-1],
                   b=[1], x=(-1, 1), c=(-1, 1)),
    witness={"g": (x, 0), "h": (x, 0), "a": 0, "b": 1},
    twins=[
        Twin("other-value-at-the-end", forall(g, h, a, b, implies(ne(a, b), smooth, somewhere(eq(h(c), 0)))),
             refuted_at={"g": (x, x), "h": (x, 1), "a": 0, "b": 1}, note="x has the derivative 1 everywhere"),
        Twin("no-derivative", forall(g, h, a, b, implies(ne(a, b), same, somewhere(eq(h(c), 0)))),
             refuted_at={"g": (x, 0), "h": (x, 1), "a": 0, "b": 1}, note="h need not be the derivative of g"),
        Twin("midpoint", forall(g, h, a, b, implies(ne(a, b), smooth, same, eq(h((a + b) / 2), 0))),
             refuted_at={"g": (x, x**3 - x), "h": (x, 3 * x**2 - 1), "a": 0, "b": 1}, note="3/4 - 1 is not 0"),
    ],
)
