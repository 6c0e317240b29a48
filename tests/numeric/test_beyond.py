"""What lies beyond a region: covered where it can be seen to be, and never where it is false."""

import time
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathcheck.kernel.terms import negation
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Or,
    Q,
    Real,
    Sum,
    atan,
    cos,
    define,
    eq,
    exists,
    exp,
    factorial,
    forall,
    implies,
    integral,
    ipow,
    log,
    ne,
    pi,
    sin,
    sqrt,
)
from mathcheck.numeric import values
from mathcheck.numeric.beyond import beyond
from mathcheck.numeric.check import check

x, y = Real("x"), Real("y")
n, m, j, k, u = Nat("n"), Nat("m"), Int("j"), Int("k"), Function("u")
HYPOTHESES, NO = "its hypotheses fail there", "not covered"


def said(statement, seconds=20, **ranges):
    """By side."""
    given_ranges = {name: tuple(map(Fraction, r)) if type(r) is tuple and not isinstance(r[0], values.Function) else r
                    for name, r in ranges.items() if name != "orders"}
    lines = beyond(statement, given_ranges, time.monotonic() + seconds, orders=ranges.get("orders"))
    return dict(line.split(": ") for line in lines)


def tail(order):
    return f"monotone tail of order {order}"


COVERED = {
    "the tangent of exp": (forall(x, 1 + x <= exp(x)), {"x": (-12, 12)}, {"x beyond 12": tail(1), "x below -12": tail(0)}),
    "exp never reaches 0": (forall(x, 0 < exp(x)), {"x": (-12, 12)}, {"x beyond 12": tail(0), "x below -12": tail(0)}),
    "an interval given by hypotheses": (forall(x, implies(0 <= x, implies(x <= 1, x**2 <= x))), {"x": (0, 1)},
                                        {"x beyond 1": HYPOTHESES, "x below 0": HYPOTHESES}),
    "one hypothesis of a conjunction": (forall(x, implies(And(abs(x) <= Q(1, 3), 0 <= exp(x)), eq(x, x))),
                                        {"x": (Fraction(-1, 3), Fraction(1, 3))}, {"x beyond 1/3": HYPOTHESES, "x below -1/3": HYPOTHESES}),
    "a negated hypothesis": (forall(x, implies(negation(1 < x), implies(negation(x < 0), x <= 1))), {"x": (0, 1)},
                             {"x beyond 1": HYPOTHESES, "x below 0": HYPOTHESES}),
    "either of two hypotheses": (forall(x, implies(Or(x < 1, x**2 < 1), x <= 1)), {"x": (-1, 1)},
                                 {"x beyond 1": HYPOTHESES, "x below -1": tail(0)}),
    "a hypothesis that cuts the side short": (forall(x, implies(0 < x, log(x) <= x - 1)), {"x": (Fraction(1, 100), 12)},
                                              {"x beyond 12": tail(1), "x below 1/100": tail(0)}),
    "natural numbers begin at 0": (forall(n, n < 2**n), {"n": range(50)}, {"n beyond 49": tail(1)}),
    "natural numbers below the region": (forall(n, n < 2**n), {"n": range(3, 50)}, {"n beyond 49": tail(1), "n below 3": NO}),
    "a lower bound of the region": (forall(n, implies(4 <= n, n**2 <= 2**n)), {"n": range(4, 30)},
                                    {"n beyond 29": tail(2), "n below 4": HYPOTHESES}),
    "an upper bound": (forall(n, implies(n < 6, n**2 <= 25)), {"n": range(6)}, {"n beyond 5": HYPOTHESES}),
    "integers on both sides": (forall(k, k <= k**2), {"k": range(-5, 6)}, {"k beyond 5": tail(1), "k below -5": tail(0)}),
    "a negative power": (forall(k, implies(1 <= k, ipow(2, -k) < 1)), {"k": range(1, 6)}, {"k beyond 5": tail(0), "k below 1": HYPOTHESES}),
    "another exponent that is enumerated": (forall(x, n, implies(-1 <= x, 1 + n * x <= (1 + x) ** n)), {"x": (-1, 5), "n": range(5)}, {
        "x beyond 5": tail(1) + ", for the others in their regions", "x below -1": HYPOTHESES, "n beyond 4": NO}),
    "all of two variables": (forall(x, y, implies(And(0 <= x, 0 <= y), -1 <= x * y)), {"x": (0, 3), "y": (0, 3)}, {
        "x beyond 3": tail(0), "x below 0": HYPOTHESES, "y beyond 3": tail(0), "y below 0": HYPOTHESES}),
    "one after the other": (forall(x, y, implies(And(0 <= y, y <= 1), -2 < x**2 - x * y)), {"x": (-2, 2), "y": (0, 1)}, {
        "x beyond 2": tail(1), "x below -2": tail(0), "y beyond 1": HYPOTHESES, "y below 0": HYPOTHESES}),
    "parts of a conjunction": (And(forall(x, -1 <= x**2), forall(n, implies(n <= 3, forall(x, -1 <= x**2 + n)))),
                               {"x": (-2, 2), "n": range(4)}, {
        "x beyond 2": tail(0), "x below -2": tail(0), "n beyond 3": HYPOTHESES}),
    "a part that says nothing of the variable": (forall(n, And(n < 2**n, forall(x, 0 < exp(x) + n))), {"x": (-2, 2), "n": range(4)}, {
        "n beyond 3": tail(1), "x beyond 2": tail(0), "x below -2": tail(0)}),
    "a kink at the region's end": (forall(x, 0 <= abs(x - 1) + Max(x, 1)), {"x": (-2, 1)}, {"x beyond 1": tail(0), "x below -2": tail(0)}),
    "a root from the region's end": (forall(x, implies(1 <= x, 0 <= sqrt(x - 1))), {"x": (1, 2)}, {
        "x beyond 2": tail(0), "x below 1": HYPOTHESES}),
    "waves are bounded": (forall(x, implies(0 <= x, sin(x) <= x)), {"x": (0, 3)}, {"x beyond 3": tail(0), "x below 0": HYPOTHESES}),
    "different from": (forall(x, implies(1 <= x, ne(exp(x), x))), {"x": (1, 3)}, {"x beyond 3": tail(1), "x below 1": HYPOTHESES}),
    "a definition": (forall(x, define("f", x, 1 + x**2)(x) > 0), {"x": (-1, 1)}, {"x beyond 1": tail(0), "x below -1": tail(0)}),
    "closed bounds that are not rational": (forall(x, implies(And(0 <= x, x <= pi), x <= 4)), {"x": (0, 3)}, {
        "x beyond 3": tail(0), "x below 0": HYPOTHESES}),
}


@pytest.mark.parametrize(("statement", "ranges", "expected"), COVERED.values(), ids=COVERED)
def test_what_is_covered_and_how(statement, ranges, expected):
    assert said(statement, **ranges) == expected


FALSE_BEYOND = {
    "negative in the end, though positive at the end": (forall(x, implies(0 <= x, 0 <= x * (100 - x))), {"x": (0, 12)}),
    "negative in the end, though all but the last derivative are positive": (
        forall(x, implies(0 <= x, 0 <= 10**9 + x**8 - x**9)), {"x": (0, 3)}),
    "oscillating": (forall(x, implies(0 <= x, 0 < sin(x) + 1)), {"x": (0, 1)}),
    "oscillating and growing": (forall(x, implies(0 <= x, 0 <= x * cos(x))), {"x": (0, 1)}),
    "falling below 0": (forall(x, implies(0 <= x, Q(1, 100) < exp(-x))), {"x": (0, 2)}),
    "falling slowly": (forall(x, implies(1 <= x, log(x) < 5)), {"x": (1, 2)}),
    "falling to 0 and a little below": (forall(x, implies(0 <= x, 0 < 1 / (1 + x) - Q(1, 10**6))), {"x": (0, 2)}),
    "an equation": (forall(x, implies(0 <= x, eq(abs(x), x))), {"x": (0, 2)}),
    "hypotheses that fail only partly": (forall(x, implies(And(0 <= x, x**2 <= 5), x <= 2)), {"x": (0, 2)}),
    "hypotheses that fail only in the end": (forall(x, implies(And(0 <= x, x <= 3), x <= 2)), {"x": (0, 2)}),
    "hypotheses that fail but at one point": (forall(x, implies(And(0 <= x, ne(x, 5)), ne(x, 6))), {"x": (0, 2)}),
    "no value beyond": (forall(x, implies(0 <= x, -1 <= sqrt(5 - x))), {"x": (0, 2)}),
    "no value at a point beyond": (forall(x, implies(0 <= x, -100 <= 1 / (x - 5) ** 2)), {"x": (0, 2)}),
    "a hypothesis without a value": (forall(x, implies(And(0 <= x, 1 / (5 - x) <= 0), x < 6)), {"x": (0, 2)}),
    "a hypothesis for all numbers": (forall(x, implies(And(0 <= x, forall(y, y <= 3)), x <= 2)), {"x": (0, 2), "y": (0, 3)}),
    "an existence": (forall(x, implies(0 <= x, exists(y, eq(x, y)))), {"x": (0, 2), "y": (0, 2)}),
    "false for the other variable": (forall(x, y, implies(0 <= x, x * y <= 4)), {"x": (0, 2), "y": (-2, 2)}),
    "a kink beyond": (forall(x, implies(0 <= x, 0 <= Min(x, 10 - x))), {"x": (0, 2)}),
    "a maximum beyond": (forall(x, implies(0 <= x, Max(x, 3) <= 3)), {"x": (0, 2)}),
    "a strict inequality that becomes an equation": (forall(x, implies(0 <= x, 0 < Max(0, 3 - x))), {"x": (0, 2)}),
    "whole numbers": (forall(n, n < 10), {"n": range(9)}),
    "one whole number": (forall(n, ne(n, 20)), {"n": range(9)}),
    "a factorial": (forall(n, Or(n < 5, factorial(n) <= 10**6)), {"n": range(6)}),
    "a sum": (forall(n, Sum(k, k, 1, n) <= 100), {"n": range(6)}),
    "a power that has no value at negative numbers": (forall(k, implies(k <= 5, 0 <= 2**k)), {"k": range(6)}),
    "an integral": (forall(x, implies(0 <= x, integral(y, y, 0, x) <= 9)), {"x": (0, 2)}),
}


@pytest.mark.parametrize(("statement", "ranges"), FALSE_BEYOND.values(), ids=FALSE_BEYOND)
def test_a_false_tail_is_refused(statement, ranges):
    lines = said(statement, **ranges)
    name = next(iter(ranges))
    assert any(words == NO for side, words in lines.items() if side.startswith(name)), lines


def test_the_order_may_be_given():
    statement = forall(x, implies(0 <= x, Sum((x - 3) ** k / factorial(k), k, 0, 11) <= exp(x - 3)))
    assert said(statement, x=(0, 4))["x beyond 4"] == NO
    assert said(statement, x=(0, 4), orders={"x": 12})["x beyond 4"] == tail(11)
    assert said(statement, x=(0, 4), orders={"x": 10})["x beyond 4"] == NO


def test_every_variable_that_is_cut_short_is_named():
    hidden = {"x beyond 2": NO, "x below 0": NO}
    assert said(forall(n, Or(exp(n) < 1, forall(x, 0 <= x**2))), n=range(3), x=(0, 2)) == {"n beyond 2": NO, **hidden}
    assert said(exists(y, forall(x, y <= x**2)), y=(-1, 0), x=(0, 2)) == hidden
    assert said(negation(negation(forall(x, 0 <= x**2))), x=(0, 2)) == hidden
    assert said(implies(negation(forall(x, x <= 2)), Q(0) <= 1), x=(0, 2)) == hidden
    assert said(implies(negation(forall(x, x <= 2)), forall(x, 3 <= x)), x=(0, 2)) == hidden
    assert said(forall(x, implies(negation(forall(x, x <= 2)), 3 <= x**2 + 3)), x=(0, 2)) == hidden
    assert said(implies(exists(x, x < 0), Q(0) <= 1), x=(0, 2)) == {}


def test_what_lies_between_the_steps_of_a_range_is_named():
    assert said(forall(n, 0 <= n), n=range(0, 10, 3)) == {"n beyond 9": tail(0), "n between its steps": NO}


def test_where_two_variables_are_beyond_is_named():
    lines = said(forall(x, y, implies(x < y, x <= y)), x=(-3, 3), y=(-3, 3))
    assert lines["x beyond 3"] == HYPOTHESES + ", for the others in their regions"
    assert lines["more than one of x, y outside its region"] == NO


def test_functions_are_those_of_the_region():
    square, negative = values.Function(("k",), k * k), values.Function(("k",), -k)
    statement = forall(u, n, -1 <= u(n))
    assert said(statement, u=(square,), n=range(2)) == {"n beyond 1": tail(0) + ", for the others in their regions"}
    assert said(statement, u=(square, negative), n=range(2)) == {"n beyond 1": NO}


def test_nothing_is_said_where_nothing_is_left_out():
    assert said(exp(Q(0)) <= 1) == {}


def test_little_time_is_no_claim():
    statement = forall(n, m, x, implies(0 <= x, (x + n) ** m <= (x + n + 1) ** m))
    assert said(statement, seconds=0, x=(0, 2), n=range(50), m=range(50))["x beyond 2"] == "not covered, the time is used up"
    start = time.monotonic()
    said(statement, seconds=0.5, x=(0, 2), n=range(50), m=range(50))
    assert time.monotonic() - start < 1.5


def test_check_reports_it_and_the_outcome_stays_about_the_region():
    outcome = check(forall(x, implies(0 <= x, 0 <= x * (100 - x))), {"x": (Fraction(1), Fraction(12))})
    assert outcome.outcome == "confirmed"
    assert outcome.beyond == ["x beyond 12: not covered", "x below 1: monotone tail of order 0"]
    assert check(forall(x, x < 0), {"x": (Fraction(1), Fraction(12))}).beyond == []


# statements of which nothing is known beforehand: what is said to be covered is true at points there

terms = st.recursive(
    st.one_of(st.just(x), st.integers(-3, 20).map(Q)),
    lambda t: st.one_of(
        st.builds(lambda a, b: a + b, t, t), st.builds(lambda a, b: a - b, t, t), st.builds(lambda a, b: a * b, t, t),
        st.builds(lambda a, b: a / b, t, t), st.builds(lambda a, e: a**e, t, st.integers(0, 3)), st.builds(Max, t, t), st.builds(Min, t, t),
        st.builds(lambda f, a: f(a), st.sampled_from([exp, log, sqrt, atan, sin, cos, abs]), t)),
    max_leaves=6)
atoms = st.builds(lambda a, b, kind: {"lt": a < b, "le": a <= b, "ne": ne(a, b), "eq": eq(a, b)}[kind], terms, terms, st.sampled_from(
    ["lt", "le", "ne", "eq"]))
formulas = st.one_of(atoms, st.builds(implies, atoms, atoms), st.builds(And, atoms, atoms), st.builds(Or, atoms, atoms),
                     st.builds(lambda a, b, c: implies(And(a, b), c), atoms, atoms, atoms))
AWAY = [Fraction(1, 10**12), Fraction(1, 7), *map(Fraction, (1, 3, 10, 150, 10**4, 10**9)), Fraction(22, 7)]


@given(formulas, st.sampled_from([-2, 0, 1, 3]), st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_what_is_covered_is_true_at_points_beyond(body, low, width):
    statement = forall(x, body)
    ends = Fraction(low), Fraction(low + width)
    right, left = beyond(statement, {"x": ends}, time.monotonic() + 5)
    for line, direction, end in ((right, 1, ends[1]), (left, -1, ends[0])):
        if "not covered" not in line:
            for away in AWAY:
                at = end + direction * away
                assert check(statement, {"x": (at, at)}, seconds=2).outcome != "contradicted", (line, at)


whole = st.recursive(
    st.one_of(st.just(n), st.integers(0, 9).map(Q)),
    lambda t: st.one_of(st.builds(lambda a, b: a + b, t, t), st.builds(lambda a, b: a * b, t, t),
                        st.builds(lambda a, e: a**e, t, st.integers(0, 3)),
                        st.builds(lambda b: b**n, t), st.builds(lambda a, b: a - b, t, t), st.builds(lambda a, b: a / (1 + b), t, t)),
    max_leaves=6)


@given(st.builds(lambda a, b, c, d: implies(a <= b, c <= d), whole, whole, whole, whole), st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_what_is_covered_is_true_at_whole_numbers_beyond(body, last):
    statement = forall(n, body)
    line, *_ = beyond(statement, {"n": range(last + 1)}, time.monotonic() + 5)
    assume("not covered" not in line)
    for away in (1, 2, 3, 10, 57, 400):
        assert check(statement, {"n": range(last + away, last + away + 1)}, seconds=2).outcome != "contradicted", line
