"""Numbers without an exact value: decided by intervals, or consistent to so many digits, never equal."""

import pytest

from mathcheck.lang import And, Int, Nat, Not, Or, Q, Real, cos, deriv, eq, exp, forall, implies, integral, log, pi, sin, sqrt, tan
from mathcheck.numeric.exact import check

n, k, x = Nat("n"), Int("k"), Real("x")
e = exp(Q(1))


@pytest.mark.parametrize("statement", [
    e < 3, Q(2) < e, Not(e < 2), Not(eq(e, 3)), Or(e < 2, sin(Q(1)) < 1), integral(exp(x), x, 0, 1) < 2, sqrt(Q(2)) <= Q(3, 2),
    implies(e < 2, eq(e, 0)), log(Q(2)) * 3 < pi,
])
def test_inequalities_are_decided_by_intervals(statement):
    assert check(statement, {}) == ("confirmed", "the one closed statement", 1, "", "enclosed")


def test_exact_parameters_are_put_in():
    assert check(forall(n, 0 < exp(n) - n), {"n": range(20)}) == ("confirmed", "n = 0..19", 20, "", "enclosed")
    assert check(forall(k, n, exp(k - n) <= exp(k)), {"k": range(-3, 4), "n": range(1, 4)})[::4] == ("confirmed", "enclosed")


@pytest.mark.parametrize(("statement", "digits"), [
    (eq(exp(Q(0)), 1), 50), (eq(sqrt(Q(2)) ** 2, 2), 50), (And(eq(cos(pi), -1), e < 3), 50), (eq(exp(log(Q(7))), 7), 50),
])
def test_an_equation_is_consistent_at_best(statement, digits):
    assert check(statement, {}) == ("consistent", "the one closed statement", 1, "", digits)


def test_a_comparison_with_0_counts_digits_after_the_point():
    assert check(eq(sin(pi), 0), {}).digits == 50
    assert check(eq(exp(log(Q(10) ** 30)) - Q(10) ** 30, 0), {}).digits < 50


def test_an_integral_is_consistent_to_few_digits():
    assert 1 <= check(eq(integral(exp(x), x, 0, 1), e - 1), {}).digits < 10


@pytest.mark.parametrize("statement", [e < 2, eq(e, Q(27182818284, 10**10)), eq(sin(pi / 2), 0), And(e < 3, eq(log(Q(2)), 1))])
def test_what_is_false_is_contradicted(statement):
    assert check(statement, {})[::3] == ("contradicted", "it is false")


def test_the_point_that_contradicts_is_named():
    assert check(forall(n, eq(cos(n * pi), 1)), {"n": range(9)}).where == "it is false at n = 1"


@pytest.mark.parametrize(("statement", "where"), [
    (Not(eq(exp(Q(0)), 1)), "intervals leave it open"),  # a consistent equation is not known to be true
    (implies(eq(exp(Q(0)), 1), Q(1) < 0), "intervals leave it open"),
    (exp(log(Q(7))) <= 7, "intervals leave it open"),
    (eq(1 / sin(Q(0)), 1), "not seen to be other than 0"),
    (eq(tan(pi / 2), 1), ""),
    (eq(integral(1 / x, x, -1, 1), 0), "not seen to be other than 0"),
    (deriv(x, x, 0, 1), "derivatives"),
    (forall(x, 0 < exp(x)), "regions of reals come later"),
])
def test_what_is_left_open_is_not_covered(statement, where):
    outcome = check(statement, {})
    assert outcome.outcome == "not covered" and where in outcome.where and outcome.digits is None
