"""Random limits made by the rules hold in rigorous numbers: far out, or close to the point, the function is close to the limit, by arb.

What is drawn are theorems without hypotheses. Each is looked at on three sets of its filter; the distance from the limit has to
fall below a bound for each, and the same statement with another limit has to fail.
"""

from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_arbs import enclosure
from kernel_support import (
    MINUS_OO,
    OO,
    KernelError,
    Term,
    above,
    always,
    at,
    below,
    compute,
    continuous_on,
    fun,
    j,
    k,
    le,
    lim,
    lt,
    ne,
    near,
    negation,
    number,
    rule,
    total,
    variable,
    x,
    y,
)

from mathcheck.kernel.binding import open_binder
from mathcheck.methods.calculus import differentiate

FAR = (10**3, 10**6, 10**12)
TOLERANCE = (Fraction(10**3), Fraction(1), Fraction(1, 10**6))  # at FAR, and at points as close: 1000 times that distance
RUNS = settings(max_examples=60, deadline=None, derandomize=True)
PLACES = {"oo": OO, "-oo": MINUS_OO, "n": OO, "near 1/2": near(Fraction(1, 2)), "at -2/3": at(Fraction(-2, 3)), "above 0": above(0),
          "below 2": below(2)}


def points(p):
    """Numbers in ever smaller sets of the filter, one or two for each."""
    for distance in FAR:
        if not p.args:
            yield (Fraction(distance) if p.op == "infinity" else -Fraction(distance),)
        else:
            a = Fraction(p.args[0].data)
            left, right = a - Fraction(1, distance), a + Fraction(1, distance)
            yield {"above": (right,), "below": (left,), "near": (left, right), "at": (left, a, right)}[p.op]


def ball_at(t, v, value):
    ctx.prec = 400
    given = int(value) if v.sort.name == "Nat" else value
    found = enclosure(t, {v.data: given})
    return arb(found) if isinstance(found, int) else found


def holds(limit, v):
    """On each of the sets the function lies as far from the limit as the tolerance allows, and on the side that it says."""
    p, q = limit.args[1:]
    body = open_binder(limit, v)
    for tolerance, values in zip(TOLERANCE, points(p), strict=True):
        for value in values:
            found = ball_at(body, v, value)
            if not found.is_finite():
                raise ValueError(f"no value of {body!r} at {value}")
            if q.op == "infinity" or q.op == "minus_infinity":
                large = found if q.op == "infinity" else -found
                if not large > 1 / (arb(tolerance.numerator) / tolerance.denominator):
                    return False
                continue
            difference = found - ball_at(q.args[0], v, value)
            if not abs(difference) < arb(tolerance.numerator) / tolerance.denominator:
                return False
            if (q.op == "above" and not difference > 0) or (q.op == "below" and not difference < 0) or (
                    q.op == "near" and difference.contains(0)):
                return False
    return True


def moved(limit):
    """The same statement with a limit that is 10 further, or with oo for -oo."""
    q = limit.args[2]
    other = Term(q.op, (q.args[0] + 10,)) if q.args else MINUS_OO if q.op == "infinity" else OO
    return Term("limit", (*limit.args[:2], other), limit.data)


def positive_or_negative(t):
    """0 < t or t < 0 by enclosure, None where neither is seen."""
    for goal in (lt(0, t), lt(t, 0)):
        try:
            return rule("enclose", goal, 80, 1)
        except KernelError:
            continue
    return None


def not_zero(t):
    return rule("enclose", ne(t, 0), 80, 1)


def whole(theorem):
    """With a number for its limit, where it was a side of one."""
    q = theorem.concl.args[2]
    return rule("limit_narrow", theorem, theorem.concl.args[1], at(q.args[0])) if q.op in ("above", "below", "near") else theorem


def size_of(th):
    q = th.concl.args[2]
    return abs(enclosure(q.args[0], {})) if q.args else arb(0)


@st.composite
def limits(draw, p, v, depth=3):
    """A theorem lim(f, v -> p) = q without hypotheses, put together by rules."""
    kind = draw(st.sampled_from(["constant", "identity", "small"] if depth == 0 else [
        "combine", "combine", "quotient", "reciprocal", "compose", "compose", "negative", "range", "multiple"]))
    constant = rule("limit_constant", number(draw(st.fractions(-2, 2, max_denominator=3))), v, p)
    if kind == "constant":
        return constant
    identity = rule("limit_identity", v, p)
    if kind == "identity":
        return identity
    if kind == "small":
        try:
            return rule("limit_reciprocal", identity)
        except KernelError:
            return identity
    th = draw(limits(p, v, depth - 1))
    if kind == "negative":
        return rule("limit_negative", th)
    if kind == "reciprocal":
        try:
            return rule("limit_reciprocal", th)
        except KernelError:
            return th
    if kind == "range":
        term = rule("limit_combine", rule("limit_constant", k, v, p), "mul", whole(th)) if th.concl.args[2].args else None
        return th if term is None else rule("limit_range", term, draw(st.sampled_from(("sum", "sum", "prod"))), k, number(0), number(
            draw(st.integers(-1, 2))))
    if kind == "compose":
        return composed(draw, whole(th))
    other = draw(limits(p, v, depth - 1))
    try:
        if kind == "quotient":
            other = whole(other)
            return rule("limit_quotient", whole(th), other, not_zero(other.concl.args[2].args[0]))
        if kind == "multiple":
            other = whole(other)
            return rule("limit_multiple", th, other, positive_or_negative(other.concl.args[2].args[0]))
        return rule("limit_combine", whole(th), draw(st.sampled_from(("add", "sub", "mul"))), whole(other))
    except (KernelError, IndexError):
        return th


def composed(draw, th):
    """A continuous or differentiable function of what has a number as its limit."""
    q = th.concl.args[2]
    if q.op != "at" or not size_of(th) < 3:
        return th
    [value] = q.args
    kind = draw(st.sampled_from(["exp", "sin", "cos", "atan", "abs", "square", "cube", "rational"]))
    if kind in ("exp", "sin", "cos", "atan"):
        outer = rule("limit_of_differentiable", differentiate(fun(kind, y), y, value, []))
    elif kind in ("square", "cube"):
        outer = rule("limit_of_differentiable", differentiate(y ** (2 if kind == "square" else 3), y, value, []))
    else:
        body = abs(y) if kind == "abs" else y + 1 if kind == "rational" else y
        inside = [rule("enclose", goal, 80, 1) for goal in (lt(-4, value), lt(value, 4))]
        outer = rule("limit_of_continuous", continuous_on(body, y, -4, 4), *inside)
    return rule("limit_compose", th, outer)


@pytest.mark.parametrize("what", PLACES)
def test_random_limits_are_true_in_numbers(what):
    p, v = PLACES[what], j if what == "n" else x
    seen = {"checked": 0, "deep": 0}

    @RUNS
    @given(limits(p, v))
    def run(theorem):
        assert theorem.hyps == ()
        limit = theorem.concl
        if limit.size > 400 or not size_of(theorem) < 10**3:
            return
        assert holds(limit, v), theorem
        assert not holds(moved(limit), v), theorem
        seen["checked"] += 1
        seen["deep"] += limit.depth > 5

    run()
    assert seen["checked"] >= 35 and seen["deep"] >= 10, seen


@pytest.mark.parametrize(("limit", "v"), [
    (lim(1 / x, x, OO, 1), x), (lim(x, x, OO, 5), x), (lim(fun("sin", x), x, OO, 0), x), (lim(abs(x - 2) / (x - 2), x, near(2), 1), x),
    (lim(1 / x, x, above(0), MINUS_OO), x), (lim(1 / x, x, OO, below(0)), x), (lim((1 + 1 / j) ** j, j, OO, 1), j),
    (lim(x * 0, x, OO, near(0)), x), (lim(x, x, at(0), near(0)), x),
    (lim(fun("exp", x), x, MINUS_OO, 1), x), (lim(total(1 / j, k, 1, 5) * j, j, OO, 0), j),
], ids=repr)
def test_a_wrong_limit_is_caught(limit, v):
    assert not holds(limit, v)


def test_a_function_without_values_there_is_no_limit():
    with pytest.raises(ValueError, match="no value"):
        holds(lim(fun("log", x), x, MINUS_OO, 0), x)


@RUNS
@given(st.sampled_from([fun("exp", y), fun("sin", y), fun("cos", y), y**3, y * fun("exp", y), fun("atan", y) - y]),
        st.fractions(-2, 2, max_denominator=5))
def test_difference_quotients_tend_to_the_slope(f, a):
    slope = differentiate(f, y, number(a), [])
    theorem = rule("limit_of_slopes", slope)
    assert theorem.hyps == () and theorem.concl.args[1] == near(0)
    h = variable("h", x.sort)
    body, stated = open_binder(theorem.concl, h), enclosure(theorem.concl.args[2].args[0], {})
    for distance in FAR:
        for step in (Fraction(1, distance), Fraction(-1, distance)):
            assert abs(ball_at(body, h, step) - stated) < arb(100) / distance
    wrong = Term("limit", (*theorem.concl.args[:2], at(theorem.concl.args[2].args[0] + 1)), theorem.concl.data)
    assert not holds(wrong, h)


@RUNS
@given(st.integers(0, 4), st.integers(1, 4), st.fractions(-2, 2, max_denominator=3))
def test_a_sum_with_a_fixed_number_of_terms(lo, length, c):
    """sum of (c + k/n)^2 over a fixed range tends to that of c^2, whatever the range; negative lengths give 0."""
    small = rule("limit_narrow", rule("limit_reciprocal", rule("limit_identity", j, OO)), OO, at(0))
    term = rule("limit_combine", rule("limit_constant", k, j, OO), "mul", small)
    term = rule("limit_combine", rule("limit_constant", number(c), j, OO), "add", term)
    term = rule("limit_combine", term, "mul", term)
    theorem = rule("limit_range", term, "sum", k, number(lo), number(lo + length - 2))
    assert holds(theorem.concl, j) and not holds(moved(theorem.concl), j)


@RUNS
@given(st.fractions(-3, 3, max_denominator=4), st.fractions(-3, 3, max_denominator=4))
def test_order_is_kept_weakly(first, second):
    """c + 1/n and d + 1/n tend to c and d, and c <= d is what limit_order gives where the one lies below the other."""
    low, high = sorted((first, second))
    sides = [rule("limit_constant", number(q), j, OO) for q in (low, high)]
    order = always(compute(le(number(low), number(high))), j, OO)
    assert rule("limit_order", *sides, order).concl == le(low, high)
    if low != high:
        with pytest.raises(KernelError, match="eventually so related"):
            rule("limit_order", *sides[::-1], order)
        assert compute(negation(le(high, low)))
