"""Constant functions, the two kinds of weights and the Taylor polynomial of exp, against values computed without the library."""

from fractions import Fraction
from math import comb, factorial

import pytest

from mathcheck.kernel.binding import replace
from mathcheck.kernel.domains import domain
from mathcheck.kernel.evaluation import value
from mathcheck.lang import Int, Nat, Q, Real, Sum, binomial_weight, constant, exp, exp_taylor, poisson_weight
from mathcheck.lang import factorial as factorial_term

n, m, k, x = Nat("n"), Nat("m"), Int("k"), Real("x")


def unfolded(call):
    return replace(call.data.body, dict(zip(call.data.params, call.args)))


@pytest.mark.parametrize("given", [0, 1, -1, Q(3, 2)])
def test_a_constant_function_has_its_value_everywhere(given):
    first, second, body = constant(given, n, m)
    assert (first, second) == (n, m)
    for i in range(3):
        at_i = replace(body, {(n.data, n.sort): Q(i), (m.data, m.sort): Q(4)})
        assert value(at_i) == value(given + Q(0))


def test_a_constant_function_has_no_value_left_of_0():
    _, body = constant(7, n)
    assert domain(replace(body, {(n.data, n.sort): k})) == domain(1**k) == (0 <= k,)


@pytest.mark.parametrize("params", [(), (k,), (x,), (n + 1,), (n, k)])
def test_a_constant_function_takes_natural_variables(params):
    with pytest.raises(TypeError, match="Nat variables"):
        constant(0, *params)


def test_binomial_weights_are_the_probabilities():
    p = Fraction(1, 3)
    for trials in range(5):
        for successes in range(7):
            exact = comb(trials, successes) * p**successes * (1 - p) ** max(trials - successes, 0)
            assert value(binomial_weight(trials, successes, Q(1, 3))) == exact
        assert sum(value(binomial_weight(trials, i, Q(1, 3))) for i in range(trials + 1)) == 1


def test_poisson_weights_are_the_probabilities():
    for count in range(5):
        assert unfolded(poisson_weight(count, Q(2))) == exp(-Q(2)) * Q(2) ** count / factorial_term(count)


def test_the_taylor_polynomial_of_exp_is_the_sum_written_out():
    assert exp_taylor(n, x) == Sum(x**k / factorial_term(k), k, 0, n)
    for degree in range(6):
        assert value(exp_taylor(degree, Q(-2, 3))) == sum(Fraction(-2, 3) ** i / factorial(i) for i in range(degree + 1))


def test_the_index_of_the_taylor_polynomial_is_not_a_variable_of_the_point():
    polynomial = exp_taylor(2, k)
    assert polynomial.free == k.free
    assert value(replace(polynomial, {(k.data, k.sort): Q(3)})) == 1 + 3 + Fraction(9, 2)
