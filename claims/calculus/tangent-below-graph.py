"""A function f with an increasing derivative g lies above each of its tangents but for the point of contact, and is strictly convex.

By the mean value theorem f(u) - f(z) = g(s) (u - z) for an s between z and u, and g(s) compares with g(z) as u with z. The tangent at
z = (1-t)x + ty, looked at from x and from y, gives convexity.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.kernel.sorts import REAL
from mathcheck.lang import And, Function, Q, Real, deriv, eq, exists, exp, forall, implies, ne

f, g = Function("f", REAL), Function("g", REAL)
a, x, y, z, u, s, t = (Real(name) for name in "axyzust")
differentiable = forall(a, deriv(f(x), x, a, g(a)))
increasing = forall(x, y, implies(x < y, g(x) < g(y)))
tangent = f(z) + g(z) * (u - z) < f(u)
middle = (1 - t) * x + t * y
chord = f(middle) < (1 - t) * f(x) + t * f(y)
above_tangents = forall(z, u, implies(ne(u, z), tangent))
convex = forall(x, y, t, implies(ne(x, y), 0 < t, t < 1, chord))
statement = forall(f, g, implies(differentiable, increasing, And(above_tangents, convex)))


def one_side(d, name, low, high, slope, grows):
    """The tangent at z lies below f(u), low and high being z and u in their order."""
    order = d.suppose(f"u {name} of z", low < high)
    mean_slope = And(low < s, s < high, eq(f(high) - f(low), g(s) * (high - low)))
    mean = d.have(f"mean slope {name} of z", exists(s, mean_slope), by.mean(s, low, high), slope, order)
    point = d.suppose(f"such an s {name} of z", mean_slope)
    first, second = (z, s) if low == z else (s, z)
    rises = d.have(f"g rises {name} of z", g(first) < g(second), by.instance(x=first, y=second), grows, point)
    more = d.have(f"slopes {name} of z", g(first) * (high - low) < g(second) * (high - low), by.multiplying(high - low), rises, order)
    above = d.have(f"above there, {name} of z", tangent, by.arithmetic, more, point)
    return d.have(f"above {name} of z", tangent, by.obtaining(s), mean, above)


def above_the_tangent(d):
    """f(z) + g(z) (u - z) < f(u) for u other than z."""
    grows = d.suppose("g increases", increasing)
    slope = d.have("slope of f", deriv(f(x), x, s, g(s)), by.instance(a=s), d.suppose("derivative", differentiable))
    never = d.have("that is excluded", tangent, by.contradiction, d.suppose("u is not z", ne(u, z)), d.suppose("u is z", eq(u, z)))
    everywhere = d.have("above on both sides", tangent, by.cases(u < z, eq(u, z), z < u),
                        one_side(d, "left", u, z, slope, grows), never, one_side(d, "right", z, u, slope, grows))
    return d.have("above the tangents", above_tangents, by.generalisation, everywhere)


def convexity(d, tangents):
    apart, positive, small = (d.suppose("x is not y", ne(x, y)), d.suppose("t is positive", 0 < t), d.suppose("t is less than 1", t < 1))
    other = d.have("1 - t is positive", 0 < 1 - t, by.arithmetic, small)
    not_x = d.have("t (x - y) is not 0", ne(t * (x - y), 0), by.arithmetic, positive, apart)
    not_y = d.have("(1 - t)(y - x) is not 0", ne((1 - t) * (y - x), 0), by.arithmetic, other, apart)
    at_x = d.have("tangent seen from x", f(middle) + g(middle) * (x - middle) < f(x), by.instance(z=middle, u=x), tangents, not_x)
    at_y = d.have("tangent seen from y", f(middle) + g(middle) * (y - middle) < f(y), by.instance(z=middle, u=y), tangents, not_y)
    mixed_x = d.have("1 - t times that", (1 - t) * (f(middle) + g(middle) * (x - middle)) < (1 - t) * f(x), by.multiplying(1 - t),
                     at_x, other)
    mixed_y = d.have("t times that", t * (f(middle) + g(middle) * (y - middle)) < t * f(y), by.multiplying(t), at_y, positive)
    below = d.have("below the chord", chord, by.arithmetic, mixed_x, mixed_y, why="the slopes cancel: (1-t)(x - z) + t(y - z) = 0")
    return d.have("convex", convex, by.generalisation, below)


def derivation(d):
    tangents = above_the_tangent(d)
    both = d.have("both", And(above_tangents, convex), by.conjunction, tangents, convexity(d, tangents))
    return d.have("all", statement, by.generalisation, both)


claim = Claim(
    id="tangent-below-graph",
    title="A function with an increasing derivative lies above its tangents and is strictly convex",
    title_zh="导数递增的函数位于其切线上方且严格凸",
    source="textbook",
    tags=("lemma", "calculus", "inequality"),
    statement=statement,
    derivation=derivation,
    axioms=("mean-value-theorem",),
    numeric=region(f=[(x, x**2), (x, exp(x)), (x, x), (x, -(x**2))], g=[(x, 2 * x), (x, exp(x)), (x, 1), (x, x)], a=(-2, 2),
                   z=[-2, 0, Q(1, 2)], u=[-2, 0, 1], x=[-2, 0, 1], y=[-1, 0, 3], t=[0, Q(1, 8), Q(1, 2)]),
    witness={"f": (x, x**2), "g": (x, 2 * x)},
    twins=[
        Twin("constant-slope", forall(f, g, implies(differentiable, above_tangents)),
             refuted_at={"f": (x, x), "g": (x, 1), "z": 0, "u": 1}, note="x lies on its tangents"),
        Twin("point-of-contact", forall(f, g, z, u, implies(differentiable, increasing, tangent)),
             refuted_at={"f": (x, x**2), "g": (x, 2 * x), "z": 0, "u": 0}, note="equality at the point of contact"),
        Twin("any-weight", forall(f, g, x, y, t, implies(differentiable, increasing, ne(x, y), chord)),
             refuted_at={"f": (x, x**2), "g": (x, 2 * x), "x": 0, "y": 1, "t": 0}, note="equality at the end points of the chord"),
        Twin("no-derivative", forall(f, g, x, y, t, implies(increasing, ne(x, y), 0 < t, t < 1, chord)),
             refuted_at={"f": (x, -(x**2)), "g": (x, x), "x": 0, "y": 2, "t": Q(1, 2)}, note="-1 is not less than -2"),
    ],
)
