"""Every Taylor polynomial of exp of even degree is positive on the whole real line; those of odd degree are not.

Write P(m, x) for the polynomial of degree m. Its derivative is P(m, x) less its last term, so exp(-x) P(m, x) has the derivative
-exp(-x) x^m/m!. For even m that is nowhere positive: going left from 0, where the product is 1, it does not fall below 1. To the
right of 0 every term is nonnegative.

The other derivation is by a critical point. A polynomial of even degree 2n >= 2 with a positive leading coefficient grows beyond all
bounds on both sides, so it is least at some c. There the derivative, P(2n, c) less its last term, is 0. So the least value is
c^(2n)/(2n)!, which is positive unless c = 0, where it is 1.
"""

from mathcheck import Claim, Twin, by, curves, region
from mathcheck.lang import Int, Nat, Q, Real, Sum, deriv, eq, exists, exp, factorial, forall, infinity, limit, minus_infinity, ne

x, y, c = Real("x"), Real("y"), Real("c")
n, k = Nat("n"), Int("k")
zero = Q(0)


def P(m, x):
    return Sum(x**k / factorial(k), k, 0, m)


def last(m, x):
    return x**m / factorial(m)


def statement(degree=2 * n):
    return forall(n, x, 0 < P(degree, x))


def value_at_zero(d, degree):
    return d.have("at 0", eq(P(degree, zero), 1), by.instance(n=degree), d.cite("exp-taylor-at-zero"))


def derivation(d, degree=2 * n):
    product = exp(-x) * P(degree, x)
    slope = d.have("slope at this degree", deriv(P(degree, y), y, x, P(degree, x) - last(degree, x)), by.instance(m=degree, a=x),
                   d.cite("exp-taylor-slope"))
    decay = d.have("decay", deriv(-product, x, x, exp(-x) * last(degree, x)), by.derivative, slope,
                   why="the polynomial and its derivative cancel but for the last term")
    growth = d.have("exp(-x) is positive", 0 < exp(-x), by.instance(x=-x), d.cite("exp-positive"))
    even = d.have("even power", 0 <= x**degree, by.squares(x**n), why="this is where an odd degree fails")
    sign = d.have("sign", 0 <= exp(-x) * last(degree, x), by.arithmetic, growth, even)
    left = d.suppose("left of 0", x < 0)
    start = value_at_zero(d, degree)
    one = d.have("exp(-0)", eq(exp(-zero), 1), by.instance(x=zero), d.cite("exp-inverse"),
                 d.have("exp(0)", eq(exp(zero), 1), by.axiom("exp-zero")))
    value = d.have("product at 0", eq(exp(-zero) * P(degree, zero), 1), by.algebra, one, start)
    falls = d.have("falls", 1 <= product, by.rising(x, x, zero), left, decay, sign, value)
    positive = d.have("positive multiple", exp(-x) * 0 < product, by.arithmetic, falls)
    on_the_left = d.have("positive on the left", 0 < P(degree, x), by.cancelling(exp(-x)), positive, growth)
    right = d.suppose("right of 0", 0 <= x)
    on_the_right = d.have("positive on the right", 0 < P(degree, x), by.instance(n=degree, x=x), d.cite("exp-taylor-at-least-one"), right)
    line = d.have("on the whole line", 0 < P(degree, x), by.cases(x < 0, 0 <= x), on_the_left, on_the_right)
    return d.have("all", statement(degree), by.generalisation, line)


def least_somewhere(d, degree):
    """P(2n, x) is least at some c, for n >= 1: it is x^(2n) times a ratio that tends to 1/(2n)! at both ends of the line."""
    positive = d.suppose("the degree is not 0", 1 <= n)
    product = d.have("as a product", eq(P(degree, x) / x**degree * x**degree, P(degree, x)), by.algebra,
                     d.suppose("x is not 0", ne(x, 0)))
    leading = d.cite("exp-taylor-leading-ratio")
    right = d.have("grows on the right", limit(P(degree, x), x, infinity, infinity), by.eventually_equal, product, leading, positive)
    left = d.have("grows on the left", limit(P(degree, x), x, minus_infinity, infinity), by.eventually_equal, product, leading, positive,
                  why="this is where an odd degree fails")
    return d.have("a least value", exists(c, forall(x, P(degree, c) <= P(degree, x))), by.global_minimum(P(degree, x), x), right, left)


def positive_at(d, degree, value):
    """0 < P(2n, c) where P(2n, c) = c^(2n)/(2n)!."""
    origin = d.suppose("c is 0", eq(c, 0))
    one = d.have("positive at 0", 0 < P(degree, zero), by.arithmetic, value_at_zero(d, degree))
    at_0 = d.have("positive where c is 0", 0 < P(degree, c), by.rewriting, origin, one)
    elsewhere = d.suppose("c is not 0", ne(c, 0))
    square = d.have("even power", 0 <= c**degree, by.squares(c**n))
    power = d.have("power of c", 0 < c**degree, by.strictness, square, d.have("not 0", ne(0, c**degree), by.arithmetic, elsewhere))
    term = d.have("last term at c", 0 < last(degree, c), by.arithmetic, power)
    away = d.have("positive where c is not 0", 0 < P(degree, c), by.rewriting, value, term)
    return d.have("positive at c", 0 < P(degree, c), by.cases(eq(c, 0), ne(c, 0)), at_0, away)


def by_critical_point(d):
    """The post's own argument: at the point where P is least its derivative is 0, so its value is the last term alone."""
    degree = 2 * n
    exists_least = least_somewhere(d, degree)
    least = d.suppose("least at c", forall(x, P(degree, c) <= P(degree, x)))
    slope = d.have("slope at c", deriv(P(degree, y), y, c, P(degree, c) - last(degree, c)), by.instance(m=degree, a=c),
                   d.cite("exp-taylor-slope"))
    value = d.have("value at c", eq(P(degree, c), last(degree, c)), by.critical_point(x, c - 1, c + 1), slope, least)
    lower = d.have("not below the least value", P(degree, c) <= P(degree, x), by.instance(x=x), least)
    here = d.have("positive at x", 0 < P(degree, x), by.arithmetic, positive_at(d, degree, value), lower)
    higher = d.have("positive, degree not 0", 0 < P(degree, x), by.obtaining(c), exists_least, here)
    constant = d.have("constant", eq(P(2 * zero, x), 1), by.rewriting, d.have("2*0", eq(2 * zero, zero), by.computation),
                      d.have("degree 0", eq(P(zero, x), 1), by.first_term))
    lowest = d.have("positive, degree 0", 0 < P(degree, x), by.rewriting, d.suppose("n is 0", eq(n, 0)),
                    d.have("1 is positive", 0 < P(2 * zero, x), by.arithmetic, constant))
    line = d.have("positive", 0 < P(degree, x), by.cases(eq(n, 0), 1 <= n), lowest, higher)
    return d.have("everywhere", statement(), by.generalisation, line)


claim = Claim(
    id="exp-even-taylor-positive",
    title="Taylor polynomials of exp of even degree are positive everywhere",
    title_zh="exp(x) 在 x=0 处的偶次泰勒展开式总是正的",
    source="The even-order Taylor polynomials of exp(x) at 0 are always positive",
    tags=("calculus", "exp", "headline"),
    picture=curves(exp(x), *[P(m, x) for m in (1, 2, 3, 4, 5, 6)], over=(x, -5, 2)),
    statement=statement(),
    derivation={"decay": derivation, "critical-point": by_critical_point},
    axioms=("exp-derivative", "exp-zero", "extreme-value-theorem", "mean-value-theorem"),
    numeric=region(n=range(9), x=(-12, 12)),
    twins=[
        Twin("odd-degree", statement(2 * n + 1), refuted_at={"n": 1, "x": -2}, params={"degree": 2 * n + 1}, breaks="even power",
             note="1 - 2 + 2 - 8/6 < 0"),
        Twin("at-least-one", forall(n, x, 1 <= P(2 * n, x)), refuted_at={"n": 1, "x": -1}, note="1 - 1 + 1/2 = 1/2"),
        Twin("above-one-half", forall(n, x, Q(1, 2) < P(2 * n, x)), refuted_at={"n": 1, "x": -1}, note="equality at n = 1, x = -1"),
        Twin("without-constant", forall(n, x, 0 < Sum(x**k / factorial(k), k, 1, 2 * n)), refuted_at={"n": 0, "x": 1}),
    ],
)
