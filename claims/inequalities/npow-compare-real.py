"""Which is larger, x^(x+1) or (x+1)^x, for real x > 0? The second up to a point c = 2.293166287411861031508028291250.., then the first.

Their logarithms differ by h(x) = (x+1) log(x) - x log(x+1). The derivative of h is 1/x + 1/(x+1) - log(1 + 1/x), and
log(1 + 1/x) <= 1/x: h increases, so it has at most one zero. Enclosures show its signs at two decimals close together.
"""

from mathcheck import Claim, Twin, by, margin, region
from mathcheck.lang import And, Q, Real, at, define, deriv, eq, exists, exp, forall, implies, log

x, y, t, c, b, e = (Real(name) for name in "xytcbe")
h = define("h", x, (x + 1) * log(x) - x * log(x + 1))
power = define("power", (b, e), exp(e * log(b)))

DIGITS = 2_293166287411861031508028291250
scale = Q(10) ** 30
LEFT, RIGHT = Q(10 * DIGITS + 7, 10**31), Q(10 * DIGITS + 9, 10**31)  # one decimal more

increasing = forall(x, y, implies(0 < x, x < y, h(x) < h(y)))
smaller, same, larger = power(x, x + 1) < power(x + 1, x), eq(power(x, x + 1), power(x + 1, x)), power(x + 1, x) < power(x, x + 1)
before = forall(x, implies(0 < x, x < c, And(h(x) < 0, smaller)))
beyond = forall(x, implies(c < x, And(0 < h(x), larger)))
zero_to_thirty_decimals = And(DIGITS < scale * c, scale * c < DIGITS + 1, eq(h(c), 0))
all_about_c = And(DIGITS < scale * c, scale * c < DIGITS + 1, eq(h(c), 0), at(same, x, c), before, beyond)
crossing_point = exists(c, all_about_c)
statement = And(increasing, crossing_point)


def logarithm_of_the_next(d, positive):
    """log(t+1) <= log(t) + 1/t."""
    ratio = d.have("ratio", 0 < 1 + 1 / t, by.arithmetic, positive)
    split = d.have("log of the product", eq(log(t * (1 + 1 / t)), log(t) + log(1 + 1 / t)), by.instance(u=t, v=1 + 1 / t),
                   d.cite("log-product"), positive, ratio)
    product = d.have("product", eq(t * (1 + 1 / t), t + 1), by.algebra, positive)
    next_log = d.have("log of t + 1", eq(log(t + 1), log(t) + log(1 + 1 / t)), by.rewriting, product, split)
    bound = d.have("tangent bound", log(1 + 1 / t) <= 1 / t, by.instance(u=1 + 1 / t), d.cite("log-bounds"), ratio, positive)
    return d.have("log grows slowly", log(t + 1) <= log(t) + 1 / t, by.arithmetic, next_log, bound, positive)


def increase(d, start):
    """h(x) < h(y) for 0 < x < y."""
    order, inside = d.suppose("order", x < y), d.suppose("not left of x", x <= t)
    positive = d.have("t is positive", 0 < t, by.arithmetic, start, inside)
    value = 1 / t + 1 / (t + 1) - (log(t + 1) - log(t))
    slope = d.have("derivative", deriv(h(t), t, t, value), by.derivative, positive)
    fraction = d.have("positive fraction", 0 < 1 / (t + 1), by.arithmetic, positive)
    sign = d.have("positive derivative", 0 < value, by.arithmetic, logarithm_of_the_next(d, positive), fraction, positive)
    rises = d.have("h rises", h(x) < h(y), by.rising(t, x, y), order, slope, sign, start)
    return d.have("h increases", increasing, by.generalisation, rises)


def zero(d, left, right):
    negative = d.have("negative at the left end", h(left) < 0, by.enclosure)
    positive = d.have("positive at the right end", 0 < h(right), by.enclosure)
    return d.have("zero", exists(c, zero_to_thirty_decimals), by.crossing(h(x), x, left, right), negative, positive)


def powers_by_the_sign(d, positive):
    """How the powers compare where h is negative, zero and positive."""
    first, second = (x + 1) * log(x), x * log(x + 1)
    exponential = d.cite("exp-increasing")
    unfolded = d.have("h at x", eq(h(x), first - second), by.definition(h), positive)
    one = d.have("first power", eq(power(x, x + 1), exp(first)), by.definition(power), positive)
    two = d.have("second power", eq(power(x + 1, x), exp(second)), by.definition(power), positive)

    negative = d.suppose("h(x) < 0", h(x) < 0)
    logs = d.have("smaller logarithm", first < second, by.arithmetic, negative, unfolded, positive)
    less = d.have("smaller power", smaller, by.instance(x=first, y=second), exponential, logs, one, two, positive)

    zero_there = d.suppose("h(x) = 0", eq(h(x), 0))
    logs = d.have("same logarithm", eq(second, first), by.algebra, zero_there, unfolded, positive)
    equal = d.have("same power", same, by.rewriting, two, logs, one)

    above = d.suppose("h(x) > 0", 0 < h(x))
    logs = d.have("larger logarithm", second < first, by.arithmetic, above, unfolded, positive)
    more = d.have("larger power", larger, by.instance(x=second, y=first), exponential, logs, one, two, positive)
    return [for_every_x(d, name, positive, sign, order) for name, sign, order in (
        ("smaller", negative, less), ("same", zero_there, equal), ("larger", above, more))]


def for_every_x(d, name, positive, sign, order):
    follows = d.have(f"{name} power by the sign", implies(sign.concl, order.concl), by.generalisation, order, positive)
    return d.have(f"{name} power, every x", forall(x, implies(0 < x, follows.concl)), by.generalisation, follows)


def around_the_zero(d, grows, place, positive, powers):
    where_negative, where_zero, where_positive = powers
    start = d.have("c is positive", 0 < c, by.arithmetic, place)
    equal = d.have("powers at c", at(same, x, c), by.instance(x=c), where_zero, start, place)

    left = d.suppose("left of c", x < c)
    sign = d.have("h is negative", h(x) < 0, by.instance(x=x, y=c), grows, positive, left, place)
    less = d.have("powers left of c", smaller, by.instance(x=x), where_negative, sign, positive)
    both = d.have("negative and smaller", And(h(x) < 0, smaller), by.conjunction, sign, less)
    first = d.have("before c", before, by.generalisation, both)

    right = d.suppose("right of c", c < x)
    beyond_zero = d.have("x is positive there", 0 < x, by.arithmetic, start, right)
    sign = d.have("h is positive", 0 < h(x), by.instance(x=c, y=x), grows, start, right, place, beyond_zero)
    more = d.have("powers right of c", larger, by.instance(x=x), where_positive, sign, beyond_zero)
    both = d.have("positive and larger", And(0 < h(x), larger), by.conjunction, sign, more)
    second = d.have("beyond c", beyond, by.generalisation, both)
    return d.have("all about c", all_about_c, by.conjunction, place, equal, first, second)


def derivation(d, left=LEFT, right=RIGHT):
    positive = d.suppose("x is positive", 0 < x)
    grows = increase(d, positive)
    found = zero(d, left, right)
    place = d.suppose("c", zero_to_thirty_decimals)
    everything = around_the_zero(d, grows, place, positive, powers_by_the_sign(d, positive))
    chosen = d.have("such a c", crossing_point, by.witness(c), everything)
    point = d.have("crossing point", crossing_point, by.obtaining(c), found, chosen)
    return d.have("all", statement, by.conjunction, grows, point)


claim = Claim(
    id="npow-compare-real",
    title="x^(x+1) < (x+1)^x for 0 < x < c = 2.29316628.., and the other way round beyond c",
    title_zh="对正实数 x 比较 x^(x+1) 与 (x+1)^x 的大小",
    source="A problem that may be set from primary school to high school",
    tags=("inequality", "calculus", "log", "numbers"),
    picture=margin((x + 1) * log(x) - x * log(x + 1), over=(x, Q(1, 4), 5)),
    statement=statement,
    derivation=derivation,
    axioms=("exp-derivative", "exp-of-log", "exp-zero", "intermediate-value-theorem", "log-derivative", "log-of-exp", "mean-value-theorem"),
    numeric=region(x=[0, Q(1, 100), 1, 2, Q(9, 4), Q(12, 5), 10, 1000], y=[Q(1, 10), 2, Q(5, 2), 100], c=(2, 3)),
    twins=[
        Twin("decreasing", forall(x, y, implies(0 < x, x < y, h(y) < h(x))), refuted_at={"x": 1, "y": 2},
             note="h(1) = -log(2), and h(2) = log(8/9) is larger"),
        Twin("positive-from-two", forall(x, implies(2 < x, 0 < h(x))), refuted_at={"x": Q(9, 4)}, note="h is still negative at 9/4"),
        Twin("other-order-of-powers", forall(x, implies(2 < x, power(x + 1, x) < power(x, x + 1))), refuted_at={"x": Q(9, 4)},
             note="2.25^3.25 is less than 3.25^2.25"),
        Twin("crossing-at-e", eq(h(exp(1)), 0), note="the crossing point is not 2.718.."),
        Twin("crossing-at-four-decimals", eq(h(Q(22932, 10**4)), 0),
             note="2.2932, the crossing point rounded to four decimals, lies beyond it"),
        Twin("crossing-at-thirty-decimals", eq(h(DIGITS / scale), 0),
             note="the thirty decimals of the statement, cut off, lie before the crossing point"),
        Twin("from-zero", forall(x, y, implies(0 <= x, x < y, h(x) < h(y))), refuted_at={"x": 0, "y": 1}, note="log(0) has no value"),
        Twin("bracket-too-low", And(h(Q(229, 100)) < 0, 0 < h(Q(2293, 1000))), params={"left": Q(229, 100), "right": Q(2293, 1000)},
             breaks="positive at the right end", note="no zero lies between 2.29 and 2.293"),
        Twin("next-digit", And(h((DIGITS + 1) / scale) < 0, 0 < h((DIGITS + 2) / scale)),
             note="h is already positive one unit of the thirtieth decimal later"),
    ],
)
