"""A Taylor polynomial f of exp of even degree 2m+2 is strictly convex, and least at its only critical point, which is negative.

Its derivative g is the polynomial of degree 2m+1, and the derivative of g, of degree 2m, is positive: g increases. So f is strictly
convex and lies above each of its tangents but for the point of contact; the tangent at the zero c of g is level, and f is least there.
The zero: g is at least 1 from 0 on, and not positive at -(2m+1), where x^(2k)/(2k)! (1 + x/(2k+1)) <= 0 for every k <= m.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Nat, Q, Real, at, deriv, eq, exists, exp_taylor, factorial, forall, implies, ne

x, y, z, u, s, t, a, c = (Real(name) for name in "xyzustac")
m, n, zero = Nat("m"), Nat("n"), Q(0)
P = exp_taylor  # P(n, x) is the polynomial of degree n


def last(n, x):
    return x**n / factorial(n)


def convex(n):
    return forall(x, y, t, implies(ne(x, y), 0 < t, t < 1, P(n, (1 - t) * x + t * y) < (1 - t) * P(n, x) + t * P(n, y)))


def least_at(c, even):
    f, g = even + 2, even + 1
    only_zero = forall(x, implies(eq(P(g, x), 0), eq(x, c)))
    least = forall(x, implies(ne(x, c), P(f, c) < P(f, x)))
    return And(And(c < 0, eq(P(g, c), 0), only_zero), And(eq(P(f, c), last(f, c)), least))


def parts(even):
    slope_of_f = forall(a, deriv(P(even + 2, x), x, a, P(even + 1, a)))
    return And(convex(even + 2), slope_of_f, exists(c, least_at(c, even)))


def statement(even=2 * m):
    return forall(m, parts(even))


def slope(d, even, taylor, successor):
    next_slope = d.have("slope of the next", deriv(P(even + 1 + 1, x), x, a, P(even + 1, a)),
                        by.instance(m=even + 1, a=a), taylor)
    at_a = d.have("slope of f at a", deriv(P(even + 2, x), x, a, P(even + 1, a)), by.rewriting, successor, next_slope)
    return d.have("slope of f", forall(a, at_a.concl), by.generalisation, at_a)


def increase(d, even, taylor):
    """g(x) < g(y) for x < y."""
    order = d.suppose("x < y", x < y)
    slope_at_s = d.have("slope of g at s", deriv(P(even + 1, x), x, s, P(even, s)), by.instance(m=even, a=s), taylor)
    positive = d.have("its sign", 0 < P(even, s), by.instance(n=m, x=s), d.cite("exp-even-taylor-positive"),
                      why="this is where an odd degree fails")
    rises = d.have("g rises", P(even + 1, x) < P(even + 1, y), by.rising(s, x, y), order, slope_at_s, positive)
    return d.have("g increases", forall(x, y, implies(x < y, P(even + 1, x) < P(even + 1, y))), by.generalisation, rises)


def tangents_and_chords(d, even, slope_of_f, increasing):
    """f lies above its tangents, and is convex."""
    f, g = even + 2, even + 1
    above = forall(z, u, implies(ne(u, z), P(f, z) + P(g, z) * (u - z) < P(f, u)))
    both = d.have("convex, above the tangents", And(above, convex(f)), by.instance(f=(x, P(f, x)), g=(x, P(g, x))),
                  d.cite("tangent-below-graph"), slope_of_f, increasing)
    return (d.have("above the tangents", above, by.conjunction, both), d.have("convex", convex(f), by.conjunction, both))


def at_most_zero(m):
    return implies(x <= -(2 * m + 1), P(2 * m + 1, x) <= 0)


def not_positive(d):
    """P(2m+1, x) <= 0 for x <= -(2m+1), by induction on m."""
    claim = at_most_zero(m)
    constant = d.have("degree 0", eq(P(zero, x), 1), by.first_term)
    linear = d.have("degree 1", eq(P(zero + 1, x), P(zero, x) + last(zero + 1, x)), by.last_term)
    one = d.have("1!", eq(factorial(zero + 1), 1), by.computation)
    term = d.have("term of degree 1", eq(last(zero + 1, x), x), by.rewriting, one, d.have("x", eq(x ** (zero + 1) / 1, x), by.algebra))
    start = d.suppose("at most -1", x <= -(2 * zero + 1))
    sum_of_two = d.have("1 + x", P(2 * zero + 1, x) <= 0, by.arithmetic, start, linear, constant, term)
    base = d.have("start", at(claim, m, 0), by.generalisation, sum_of_two)
    hypothesis = d.suppose("hypothesis", claim)
    far = d.suppose("at most -(2m+3)", x <= -(2 * (m + 1) + 1))
    before = d.have("two degrees less", P(2 * m + 1, x) <= 0, by.instance(), hypothesis, far)
    even = d.have("even power", 0 <= x ** (2 * m + 2), by.squares(x ** (m + 1)))
    term = d.have("even term", 0 <= last(2 * m + 1 + 1, x), by.arithmetic, even)
    factor = d.have("its factor", 1 + x / (2 * m + 1 + 2) <= 0, by.arithmetic, far)
    product = d.have("two terms", last(2 * m + 1 + 1, x) * (1 + x / (2 * m + 1 + 2)) <= 0, by.arithmetic, term, factor)
    more = d.have("two more terms here", eq(P(2 * m + 1 + 1 + 1, x), P(2 * m + 1, x) + last(2 * m + 1 + 1, x) * (1 + x / (2 * m + 1 + 2))),
                  by.instance(n=2 * m + 1, x=x), two_more_terms(d))
    after = d.have("two degrees more", P(2 * (m + 1) + 1, x) <= 0, by.arithmetic, more, before, product)
    step = d.have("step", at(claim, m, m + 1), by.generalisation, after)
    return d.have("not positive", forall(m, claim), by.induction(m), base, step)


def two_more_terms(d):
    """The terms of degree n+1 and n+2 share the factor x^(n+1)/(n+1)!."""
    one = d.have("term n + 1", eq(P(n + 1, x), P(n, x) + last(n + 1, x)), by.last_term)
    two = d.have("term n + 2", eq(P(n + 1 + 1, x), P(n + 1, x) + last(n + 1 + 1, x)), by.last_term)
    unfolded = d.have("next factorial", eq(factorial(n + 1 + 1), (n + 1 + 1) * factorial(n + 1)), by.factorial_step)
    term = d.have("quotient of the terms", eq(last(n + 1 + 1, x), last(n + 1, x) * x / (n + 2)), by.algebra, unfolded)
    both = d.have("both terms", eq(P(n + 1 + 1, x), P(n, x) + last(n + 1, x) * (1 + x / (n + 2))), by.algebra, one, two, term)
    return d.have("two more terms", forall(n, x, both.concl), by.generalisation, both)


def zero_of_g(d, even, right):
    g = even + 1
    start = d.have("g is not positive at the left end", P(g, -(2 * m + 1)) <= 0, by.instance(x=-(2 * m + 1), m=m),
                   d.have("not positive for every x", forall(x, m, at_most_zero(m)), by.generalisation, not_positive(d)))
    end = d.have("g is positive at 0", 0 <= P(g, zero), by.instance(n=g, x=zero), right)
    order = d.have("the left end is left", -(2 * m + 1) <= zero, by.arithmetic)
    return d.have("g has a zero", exists(c, eq(P(g, c), 0)), by.crossing(P(g, x), x, -(2 * m + 1), zero), start, end, order)


def value_at_zero_of_g(d, even, successor, level):
    split = d.have("the last term at c", eq(P(even + 1 + 1, c), P(even + 1, c) + last(even + 1 + 1, c)), by.last_term)
    more = d.have("last term at c", eq(P(even + 2, c), P(even + 1, c) + last(even + 2, c)), by.rewriting, successor, split)
    return d.have("value at c", eq(P(even + 2, c), last(even + 2, c)), by.algebra, more, level)


def only_zero_of_g(d, g, increasing, level):
    other = d.suppose("x is a zero of g", eq(P(g, x), 0))
    before, beyond = d.suppose("x < c", x < c), d.suppose("c < x", c < x)
    below = d.have("g(x) < g(c)", P(g, x) < P(g, c), by.instance(x=x, y=c), increasing, before)
    above = d.have("g(c) < g(x)", P(g, c) < P(g, x), by.instance(x=c, y=x), increasing, beyond)
    same = d.have("x is c", eq(x, c), by.cases(x < c, eq(x, c), c < x),
                  d.have("not left of c", eq(x, c), by.contradiction, below, level, other), d.suppose("x = c", eq(x, c)),
                  d.have("not right of c", eq(x, c), by.contradiction, above, level, other))
    return d.have("no other zero", forall(x, implies(eq(P(g, x), 0), eq(x, c))), by.generalisation, same)


def minimum(d, even, increasing, tangent, right, successor):
    f, g = even + 2, even + 1
    level = d.suppose("c is a zero of g", eq(P(g, c), 0))
    beyond = d.suppose("c is not negative", 0 <= c)
    large = d.have("then g(c) is 1 or more", 1 <= P(g, c), by.instance(n=g, x=c), right, beyond)
    absurd = d.have("absurd", c < 0, by.contradiction, level, large)
    negative = d.have("c is negative", c < 0, by.cases(c < 0, 0 <= c), d.suppose("c < 0", c < 0), absurd)
    value = value_at_zero_of_g(d, even, successor, level)
    apart = d.suppose("x is not c", ne(x, c))
    flat = d.have("the tangent at c is level", eq(P(g, c) * (x - c), 0), by.multiplying(x - c), level)
    above = d.have("above the level tangent", P(f, c) < P(f, x), by.arithmetic, flat,
                   d.have("tangent at c", P(f, c) + P(g, c) * (x - c) < P(f, x), by.instance(z=c, u=x), tangent, apart))
    least = d.have("least at c", forall(x, implies(ne(x, c), P(f, c) < P(f, x))), by.generalisation, above)
    only = only_zero_of_g(d, g, increasing, level)
    everything = d.have("all of that", least_at(c, even), by.conjunction, negative, level, value, least, only)
    chosen = d.have("such a c", exists(c, least_at(c, even)), by.witness(c), everything)
    return d.have("minimum", exists(c, least_at(c, even)), by.obtaining(c), zero_of_g(d, even, right), chosen)


def derivation(d, even=2 * m):
    taylor = d.cite("exp-taylor-slope")
    successor = d.have("degree of f", eq(even + 1 + 1, even + 2), by.algebra)
    slope_of_f = slope(d, even, taylor, successor)
    increasing = increase(d, even, taylor)
    tangent, chords = tangents_and_chords(d, even, slope_of_f, increasing)
    lowest = minimum(d, even, increasing, tangent, d.cite("exp-taylor-at-least-one"), successor)
    together = d.have("together", parts(even), by.conjunction, chords, slope_of_f, lowest)
    return d.have("all", statement(even), by.generalisation, together)


claim = Claim(
    id="exp-even-taylor-unique-minimum",
    title="Taylor polynomials of exp of positive even degree are strictly convex and least at their only critical point, which is negative",
    title_zh="exp(x) 的正偶数次泰勒多项式严格凸，唯一的临界点为负且是最小值点",
    source="The even-order Taylor polynomials of exp(x) at 0 are always positive",
    tags=("calculus", "exp"),
    statement=statement(),
    derivation=derivation,
    axioms=("exp-derivative", "exp-zero", "intermediate-value-theorem", "mean-value-theorem"),
    numeric=region(m=range(1), x=[-3, -1, 0, 2], y=[-2, -1, Q(1, 2), 5], t=[0, Q(1, 8), Q(1, 2)], a=(-3, 3), c=[-1]),
    twins=[
        Twin("odd-degree", forall(m, convex(2 * m + 3)), refuted_at={"m": 0, "x": -4, "y": -2, "t": Q(1, 2), "s": -2},
             params={"even": 2 * m + 1}, breaks="its sign", note="degree 3: its second derivative is 1 + x, so it is concave left of -1"),
        Twin("any-weight", forall(m, x, y, t, implies(ne(x, y), P(2 * m + 2, (1 - t) * x + t * y)
                                                      < (1 - t) * P(2 * m + 2, x) + t * P(2 * m + 2, y))),
             refuted_at={"m": 0, "x": 0, "y": 1, "t": 0}, note="equality at the end points of the chord"),
        Twin("half-the-degree", forall(m, eq(P(2 * m + 1, -(m + 1)), 0)), refuted_at={"m": 1},
             note="the least point of degree n is not -n/2, though it is for n = 2: 1 - 2 + 2 - 8/6 = -1/3"),
        Twin("above-one-half", forall(m, x, Q(1, 2) < P(2 * m + 2, x)), refuted_at={"m": 0, "x": -1},
             note="fails at the least point only"),
        Twin("odd-minimum", forall(m, c, x, implies(eq(P(2 * m + 1, c), 0), P(2 * m + 1, c) <= P(2 * m + 1, x))),
             refuted_at={"m": 0, "c": -1, "x": -2}, note="1 + x is not least at its zero"),
        Twin("power-before", forall(m, c, implies(eq(P(2 * m + 1, c), 0), eq(P(2 * m + 2, c), last(2 * m + 1, c)))),
             refuted_at={"m": 0, "c": -1}, note="1/2 and -1"),
    ],
)
