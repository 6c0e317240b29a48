"""What the numeric check decides at the ends of boxes, at single points, and of numbers that exist; and what it must not decide there."""

from fractions import Fraction

import pytest

from mathcheck.lang import (
    And,
    Function,
    Int,
    Nat,
    Q,
    Real,
    Sum,
    choose,
    cos,
    deriv,
    eq,
    exists,
    exp,
    exp_taylor,
    factorial,
    forall,
    implies,
    infinity,
    limit,
    log,
    pi,
    sin,
    sqrt,
)
from mathcheck.numeric.check import check
from mathcheck.numeric.digits import proved
from mathcheck.numeric.values import Function as Given
from mathcheck.registry.region import region

x, y, c, n, k = Real("x"), Real("y"), Real("c"), Nat("n"), Int("k")
UNIT, AROUND, LEFT = (Fraction(0), Fraction(1)), (Fraction(-2), Fraction(2)), (Fraction(-1), Fraction(0))

TRUE = {
    "a kink where it touches": (abs(exp(x) - 1 - x) <= x**2 / 2 * exp(abs(x)), {"x": AROUND}),
    "a kink at the end of the region": (abs(x) <= x, {"x": UNIT}),
    "a kink at the right end": (abs(x) <= -x, {"x": LEFT}),
    "many zeros where it touches": (implies(0 <= x, exp_taylor(9, x) <= exp(x)), {"x": UNIT}),
    "zeros that balls do not show": (abs((1 + x / 3) ** 3 - exp(x)) <= x**2 * exp(abs(x)) / 6, {"x": AROUND}),
    "terms that cancel": (abs(x - y) <= 1 * abs(x - y), {"x": LEFT, "y": (Fraction(1, 2), Fraction(2))}),
    "an edge where it touches": (abs(x + y) <= abs(x) + abs(y), {"x": (Fraction(1, 2), Fraction(2)), "y": (Fraction(-1, 4), Fraction(3))}),
    "a root from 0 on": (sqrt(x) < 2, {"x": UNIT}),
    "single points": (implies(0 <= x, x < y, sqrt(x) < sqrt(y)), {
        "x": [Fraction(-1), Fraction(0), Fraction(2)], "y": [Fraction(0), Fraction(1, 3), Fraction(9)]}),
}
FALSE = {
    "a kink": (abs(x) <= x, {"x": (Fraction(-1, 8), Fraction(1))}),
    "strict at an end": (implies(0 <= x, exp_taylor(3, x) < exp(x)), {"x": UNIT}),
    "strict at both ends": (x * (1 - x) > 0, {"x": UNIT}),
    "one sided bound of an absolute value": (abs(x) <= 1, {"x": (Fraction(-3), Fraction(1))}),
    "an end of odd order": (sin(x) <= x, {"x": (Fraction(-1), Fraction(1))}),
    "a single point": (x**2 > x, {"x": [Fraction(2), Fraction(1), Fraction(3)]}),
}


@pytest.mark.parametrize("name", TRUE)
def test_what_holds_is_confirmed(name):
    statement, ranges = TRUE[name]
    assert check(forall(*(Real(v) for v in ranges), statement), ranges).outcome == "confirmed"


@pytest.mark.parametrize("name", FALSE)
def test_what_fails_is_contradicted(name):
    statement, ranges = FALSE[name]
    assert check(forall(*(Real(v) for v in ranges), statement), ranges).outcome == "contradicted"


@pytest.mark.parametrize("ends", [UNIT, LEFT, AROUND])
def test_at_a_kink_there_is_no_derivative_whatever_interval_begins_there(ends):
    """On one side of 0 the absolute value is smooth; the derivative at 0 is asked for on both."""
    for value in (1, -1):
        statement = forall(x, deriv(abs(y), y, x, value))
        assert check(statement, {"x": ends}).outcome not in ("confirmed", "consistent")


def test_a_number_exists_where_a_difference_changes_its_sign():
    at = {"c": UNIT}
    assert check(exists(c, eq(cos(c), c)), at).outcome == "confirmed"
    assert check(exists(c, eq(c**2, Q(1, 2))), at).outcome == "confirmed"
    assert check(exists(c, eq(c * 3, 1)), at).outcome == "confirmed"


def test_no_number_is_found_by_a_change_of_sign_across_a_pole_or_with_another_condition():
    for statement, ranges in ((exists(c, eq(1 / (3 * c - 1), 0)), {"c": UNIT}), (exists(c, eq(c**2, 2)), {"c": UNIT}),
                              (exists(c, And(eq(c**2, Q(1, 2)), c > Q(3, 4))), {"c": UNIT})):
        assert check(statement, ranges).outcome not in ("confirmed", "consistent")


def test_the_numbers_that_are_tried_leave_no_trace():
    found = check(exists(c, And(c > 0, eq(c, 1))), {"c": [Fraction(1, 1000), Fraction(1)]})
    assert found.outcome == "confirmed" and found.margin.startswith("at least 1")


def test_a_list_of_whole_numbers_for_a_whole_number():
    found = check(forall(n, eq(Sum(k, k, 1, n), n * (n + 1) / 2)), {"n": [Fraction(0), Fraction(7), Fraction(1000)]})
    assert (found.outcome, found.points, found.region) == ("confirmed", 3, "n one of 0, 7, 1000")
    assert check(forall(n, n >= 0), {"n": [Fraction(1, 2)]}).outcome == "not covered"
    assert check(forall(n, n >= 0), {"n": [Fraction(-1)]}).outcome == "not covered"


def test_a_hypothesis_about_all_numbers_is_only_ever_shown_false():
    f = Function("f", Real("t").sort)
    functions = {"f": [Given(("t",), Real("t") ** 2)], "x": AROUND}
    holds = forall(f, implies(forall(x, f(x) >= 0), eq(f(1), 1)))
    vacuous = forall(f, implies(forall(x, f(x) < 0), eq(f(1), 2)))
    open_one = forall(f, implies(forall(x, f(x) >= 0), eq(f(1), 2)))
    assert [check(s, functions).outcome for s in (holds, vacuous, open_one)] == ["confirmed", "confirmed", "not covered"]


def test_a_limit_is_looked_at_in_points_and_its_note_is_the_farthest():
    found = check(forall(x, limit((1 + x / n) ** n, n, infinity, exp(x))), {"x": AROUND})
    assert found.outcome == "consistent" and found.region.endswith("at points") and len(found.notes) == 1


def test_a_limit_of_long_sums_stops_in_time():
    found = check(forall(k, implies(0 <= k, limit(choose(n, k) / n**k, n, infinity, 1 / factorial(k)))), {"k": range(4)})
    assert found.outcome == "consistent" and found.seconds < 5


def test_ten_thousand_digits_are_written():
    found = check(eq(sin(pi / 4), sqrt(Q(2)) / 2), {}, digits=10_000)
    assert (found.outcome, found.digits) == ("consistent", 10_000)
    assert check(log(Q(2)) < 1, {}, digits=10_000).outcome == "confirmed"
    import flint

    outside, flint.ctx.prec = flint.ctx.prec, 34_000
    try:
        assert len(proved(flint.arb.pi(), 10_000)) == 10_004
    finally:
        flint.ctx.prec = outside


def test_regions_take_lists_of_numbers():
    assert region(x=[0, Q(1, 2)]).problem() is None and region(x=[0, Q(1, 2)]).for_check()["ranges"] == {"x": [Fraction(0), Fraction(1, 2)]}
    for wrong in ([], [0, 0.5], [0, "1"]):
        assert region(x=wrong).problem() is not None
