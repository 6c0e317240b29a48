"""Every Taylor polynomial of exp of even degree is positive on the whole real line; those of odd degree are not.

Write P(m, x) for the polynomial of degree m. Its derivative is P(m, x) less its last term, so exp(-x) P(m, x) has the derivative
-exp(-x) x^m/m!. For even m that is nowhere positive: going left from 0, where the product is 1, it does not fall below 1. To the
right of 0 every term is nonnegative.

The other derivation is by a critical point. For x <= -2n the terms pair up to at least 1, for 0 <= x they are at least 1, and between
there is a least value, at some c: so it is the least of all. There the derivative, P(2n, c) less its last term, is 0. So the least
value is c^(2n)/(2n)!, which is positive unless c = 0, where it is 1.
"""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Int, Nat, Q, Real, Sum, at, deriv, eq, exists, exp, factorial, forall, implies, ne

x, y, t, c = Real("x"), Real("y"), Real("t"), Real("c")
n, k = Nat("n"), Int("k")
zero = Q(0)


def P(m, x):
    return Sum(x**k / factorial(k), k, 0, m)


def last(m, x):
    return x**m / factorial(m)


def statement(degree=2 * n):
    return forall(n, x, 0 < P(degree, x))


def value_at_zero(d, degree):
    """P(degree, 0) = 1: all derivatives of exp are 1 at 0."""
    about_zero = Sum(1 * (zero - zero) ** k / factorial(k), k, 0, degree)
    value = d.have("as a Taylor polynomial about 0", eq(about_zero, 1), by.instance(F=(k, y, 1), n=degree, b=0), d.cite("taylor-value"))
    terms = d.have("its terms", eq(about_zero, P(degree, zero)), by.termwise)
    return d.have("at 0", eq(P(degree, zero), 1), by.algebra, value, terms)


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


def far_left(d):
    """1 <= P(2n, x) for x <= -2n: the next two terms are together x^(2n+1) (x + 2n + 2)/(2n + 2)!, which is not negative there."""
    degree = 2 * n
    bound = implies(x <= -(2 * n), 1 <= P(degree, x))
    constant = d.have("constant", eq(P(2 * zero, x), 1), by.rewriting, d.have("2*0", eq(2 * zero, zero), by.computation),
                      d.have("degree 0", eq(P(zero, x), 1), by.first_term))
    base = d.have("far left, degree 0", at(bound, n, 0), by.generalisation,
                  d.have("at least 1", 1 <= P(2 * zero, x), by.arithmetic, constant))
    hypothesis = d.suppose("far left, degree 2n", bound)
    left = d.suppose("far left of the next", x <= -(2 * (n + 1)))
    before = d.have("far left of this one", 1 <= P(degree, x), by.instance(), hypothesis, left)
    odd = d.have("one more term", eq(P(degree + 1, x), P(degree, x) + last(degree + 1, x)), by.last_term)
    even = d.have("two more terms", eq(P(degree + 1 + 1, x), P(degree + 1, x) + last(degree + 1 + 1, x)), by.last_term)
    factorials = d.have("factorial", eq(factorial(degree + 1 + 1), (degree + 1 + 1) * factorial(degree + 1)), by.factorial_step)
    square = d.have("a square", 0 <= (x**n) * (x**n), by.squares(x**n))
    outer = d.have("signs", 0 <= -x * (-x - 2 * n - 2), by.arithmetic, left)
    product = d.have("product of signs", 0 <= (x**n) * (x**n) * (-x * (-x - 2 * n - 2)), by.arithmetic, square, outer)
    below = d.have("over the factorial", 0 <= (x**n) * (x**n) * (-x * (-x - 2 * n - 2)) / factorial(degree + 1 + 1), by.arithmetic, product)
    pair = eq(last(degree + 1, x) + last(degree + 1 + 1, x), (x**n) * (x**n) * (-x * (-x - 2 * n - 2)) / factorial(degree + 1 + 1))
    pair = d.have("the two together", pair, by.algebra, factorials)
    there = d.have("far left, next", 1 <= P(2 * (n + 1), x), by.arithmetic, before, odd, even, pair, below)
    step = d.have("far left, degree 2n + 2", at(bound, n, n + 1), by.generalisation, there)
    return d.have("far left", forall(n, bound), by.induction(n), base, step)


def by_critical_point(d):
    """The post's own argument: at the point where P is least its derivative is 0, so its value is the last term alone."""
    degree, low = 2 * n, -(2 * n)
    far = far_left(d)
    order = d.have("order", low <= zero, by.arithmetic)
    least = And(low <= c, c <= zero, forall(t, implies(low <= t, t <= zero, P(degree, c) <= P(degree, t))))
    exists_least = d.have("a least value on [-2n, 0]", exists(c, least), by.least_point(P(degree, t), t, low, zero), order)
    found = d.suppose("least at c", least)
    on_it = d.have("least on the interval", least.args[1].args[1], by.conjunction, found)
    at_zero = value_at_zero(d, degree)
    right_end = d.have("c against 0", P(degree, c) <= P(degree, zero), by.instance(t=zero), on_it, order)
    at_most_one = d.have("at most 1", P(degree, c) <= 1, by.arithmetic, right_end, at_zero)
    everywhere = P(degree, c) <= P(degree, x)
    cases = [
        d.have("not above, far left", everywhere, by.arithmetic, at_most_one,
               d.have("at least 1 there", 1 <= P(degree, x), by.instance(n=n), far, d.suppose("x <= -2n", x <= low))),
        d.have("not above, between", everywhere, by.instance(t=x), on_it, d.suppose("-2n < x", low < x), d.suppose("x < 0", x < zero)),
        d.have("not above, on the right", everywhere, by.arithmetic, at_most_one,
               d.have("at least 1 on the right", 1 <= P(degree, x), by.instance(n=degree, x=x), d.cite("exp-taylor-at-least-one"),
                      d.suppose("0 <= x", zero <= x))),
    ]
    inside = d.have("not above, left of 0", everywhere, by.cases(x <= low, low < x), cases[0], cases[1])
    lowest = d.have("lowest", everywhere, by.cases(x < zero, zero <= x), inside, cases[2])
    globally = d.have("lowest everywhere", forall(x, everywhere), by.generalisation, lowest)
    slope = d.have("slope at c", deriv(P(degree, y), y, c, P(degree, c) - last(degree, c)), by.instance(m=degree, a=c),
                   d.cite("exp-taylor-slope"))
    value = d.have("value at c", eq(P(degree, c), last(degree, c)), by.critical_point(x, c - 1, c + 1), slope, globally)
    origin = d.suppose("c is 0", eq(c, 0))
    positive_at_0 = d.have("positive at 0", 0 < P(degree, c), by.rewriting, origin,
                           d.have("1 at 0", 0 < P(degree, zero), by.arithmetic, at_zero))
    elsewhere = d.suppose("c is not 0", ne(c, 0))
    power = d.have("power of c", ne(c**n, 0), by.arithmetic, elsewhere)
    square = d.have("square of it", 0 <= (c**n) * (c**n), by.squares(c**n))
    strict = d.have("positive square", 0 < (c**n) * (c**n), by.strictness, square,
                    d.have("not 0", ne(0, (c**n) * (c**n)), by.arithmetic, power))
    term = d.have("last term at c", 0 < last(degree, c), by.arithmetic, strict)
    positive = d.have("positive elsewhere", 0 < P(degree, c), by.arithmetic, value, term)
    at_c = d.have("positive at c", 0 < P(degree, c), by.cases(eq(c, 0), ne(c, 0)), positive_at_0, positive)
    here = d.have("positive at x", 0 < P(degree, x), by.arithmetic, at_c, lowest)
    line = d.have("positive", 0 < P(degree, x), by.obtaining(c), exists_least, here)
    return d.have("everywhere", statement(), by.generalisation, line)


claim = Claim(
    id="exp-even-taylor-positive",
    title="Taylor polynomials of exp of even degree are positive everywhere",
    title_zh="exp(x) 在 x=0 处的偶次泰勒展开式总是正的",
    source="The even-order Taylor polynomials of exp(x) at 0 are always positive",
    tags=("calculus", "exp", "headline"),
    statement=statement(),
    derivation={"decay": derivation, "critical-point": by_critical_point},
    axioms=("exp-derivative", "exp-zero", "extreme-value-theorem", "mean-value-theorem"),
    numeric=region(n=range(31)),
    twins=[
        Twin("odd-degree", statement(2 * n + 1), refuted_at={"n": 1, "x": -2}, params={"degree": 2 * n + 1}, breaks="even power",
             note="1 - 2 + 2 - 8/6 < 0"),
        Twin("at-least-one", forall(n, x, 1 <= P(2 * n, x)), refuted_at={"n": 1, "x": -1}, note="1 - 1 + 1/2 = 1/2"),
        Twin("above-one-half", forall(n, x, Q(1, 2) < P(2 * n, x)), refuted_at={"n": 1, "x": -1}, note="equality at n = 1, x = -1"),
        Twin("without-constant", forall(n, x, 0 < Sum(x**k / factorial(k), k, 1, 2 * n)), refuted_at={"n": 0, "x": 1}),
    ],
)
