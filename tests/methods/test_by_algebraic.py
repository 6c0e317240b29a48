"""Equations and inequalities: what is shown, and what a refusal tells a beginner."""

import pytest

from mathcheck import by
from mathcheck.kernel.errors import KernelError
from mathcheck.lang import Function, Int, Max, Min, Nat, Q, Real, Sum, eq, exists, forall, implies, ne

x, y, z = Real("x"), Real("y"), Real("z")
n, k, u = Nat("n"), Int("k"), Function("u")


def test_computation_shows_closed_facts(shows):
    shows(eq(Q(2) ** 10, 1024), by.computation)
    shows(5000 < Sum(k, k, 1, 100), by.computation)


def test_computation_refuses_variables(refuses):
    refuses(0 <= n, by.computation, why="holds variables, so there is nothing to compute", hint="by.arithmetic")


def test_computation_refuses_what_is_false(refuses):
    refuses(Q(1) < Q(0), by.computation, why="the formula is false", hint="check the two sides")


def test_computation_refuses_what_has_no_value(refuses):
    refuses(eq(1 / Q(0), 1 / Q(0)), by.computation, why="a division by zero", hint="check the two sides")


def test_computation_refuses_quantifiers(refuses):
    refuses(exists(n, n < 1), by.computation, why="only closed numbers are computed", hint="by.witness")


def test_algebra_shows_identities(shows):
    shows(eq((x + 1) ** 2, x**2 + 2 * x + 1), by.algebra)


def test_algebra_shows_what_follows_from_equations(shows, given):
    shows(eq(x, 3), by.algebra, *given(eq(x + y, 5), eq(y, 2)))


def test_algebra_shows_equal_arguments_equal(shows):
    shows(eq(u(k + 1 - 1), u(k)), by.algebra)


def test_algebra_refuses_to_cancel_what_may_be_zero(refuses):
    refuses(eq(x / x, 1), by.algebra, why="it needs x != 0", hint="or suppose it")


def test_algebra_refuses_a_supposition_that_is_not_given_as_a_premise(refuses, shows, given):
    nonzero = given(ne(x, 0))
    refuses(eq(x / x, 1), by.algebra, why="it needs x != 0", hint="name a fact that implies it among the step's premises")
    shows(eq(x / x, 1), by.algebra, nonzero)


def test_algebra_refuses_inequalities(refuses):
    refuses(0 <= x**2, by.algebra, why="algebra shows equations", hint="by.arithmetic")


def test_algebra_refuses_a_wrong_identity(refuses):
    refuses(eq((x + 1) ** 2, x**2 + 1), by.algebra, why="the two sides have different normal forms", hint="expand both sides")


def test_arithmetic_shows_what_the_facts_imply(shows, given):
    shows(0 < x + y, by.arithmetic, *given(0 < x, 0 < y))
    shows(x**2 <= y**2, by.arithmetic, *given(0 <= x, x <= y))


def test_arithmetic_shows_quotients_below_one(shows, given):
    shows(x / y < 1, by.arithmetic, *given(x < y, 0 < y))


def test_arithmetic_shows_that_integers_have_gaps(shows, given):
    shows(k + 1 <= n, by.arithmetic, given(k < n))


def test_arithmetic_shows_a_consequence_of_one_fact_beside_contradicting_ones(shows, given):
    shows(0 < x, by.arithmetic, *given(1 <= x, x <= 0))


def test_arithmetic_refuses_gaps_between_reals(refuses, given):
    refuses(x + 1 <= y, by.arithmetic, given(x < y), why="no combination of the given facts", hint="give more facts")


def test_arithmetic_refuses_without_the_needed_fact(refuses, given):
    refuses(0 < x + y, by.arithmetic, given(0 < x), why="no combination of the given facts shows it", hint="give more facts")


def test_arithmetic_refuses_a_quotient_whose_divisor_has_no_known_sign(refuses, given):
    refuses(x / y < 1, by.arithmetic, given(x < y), why="no combination of the given facts", hint="an intermediate step")


def test_arithmetic_refuses_an_existential_goal(refuses):
    refuses(exists(x, 0 <= x), by.arithmetic, why="the goal is not an equation or inequality", hint="prove its parts first")


def test_arithmetic_refuses_a_goal_written_with_double_equals(refuses):
    refuses(x == x, by.arithmetic, why="the goal is a bool, not a formula", hint="write eq(a, b)")


def test_arithmetic_refuses_a_premise_that_is_only_a_formula(refuses):
    refuses(0 <= x, by.arithmetic, 0 <= x, why="a premise is a formula, not the result of an earlier step", hint="d.suppose")


def test_squares_shows_the_mean_inequality(shows):
    shows(2 * x * y <= x**2 + y**2, by.squares(x - y))


def test_squares_refuses_a_square_that_does_not_help(refuses):
    refuses(2 * x * y <= x**2 + y**2, by.squares(x + y), why="(x + y)^2 >= 0 does not show", hint="give more facts")


def test_squares_refuses_what_is_false(refuses):
    refuses(2 * x * y <= x**2 + y**2 - 1, by.squares(x - y), why="no combination", hint="an intermediate step")


def test_squares_refuses_a_root_that_may_have_no_value(refuses):
    refuses(0 <= (1 / x) ** 2, by.squares(1 / x), why="it needs x != 0", hint="suppose it")


def test_cancelling_shows_the_goal_without_the_factor(shows, given):
    shows(x < y, by.cancelling(z), *given(z * x < z * y, 0 < z))
    shows(eq(x, y), by.cancelling(2), given(eq(2 * x, 2 * y)))


def test_cancelling_refuses_a_factor_of_unknown_sign(refuses, given):
    refuses(x < y, by.cancelling(z), given(z * x < z * y), why="the factor z is not known to be positive", hint="give 0 < factor")


def test_cancelling_refuses_a_negative_factor(refuses, given):
    refuses(x < y, by.cancelling(-2), given(-2 * y < -2 * x), why="the factor -2 is not known to be positive", hint="give 0 < factor")


def test_cancelling_refuses_a_premise_from_another_statement(refuses, given):
    refuses(x < y, by.cancelling(z), *given(z * x < z * y + 1, 0 < z), why="no given fact is the goal multiplied by z",
            hint="write both sides times the factor")


def test_multiplying_shows_both_sides_times_the_factor(shows, given):
    shows(z * x < z * y, by.multiplying(z), *given(x < y, 0 < z))
    shows(z * x <= z * y, by.multiplying(z), *given(x <= y, 0 <= z))
    shows(eq(z * x, z * y), by.multiplying(z), given(eq(x, y)))


def test_multiplying_refuses_a_factor_of_unknown_sign(refuses, given):
    refuses(z * x < z * y, by.multiplying(z), given(x < y), why="the sign of the factor z is not known", hint="give 0 < factor")


def test_multiplying_refuses_a_factor_that_may_be_zero_for_a_strict_goal(refuses, given):
    refuses(z * x < z * y, by.multiplying(z), *given(x < y, 0 <= z), why="the sign of the factor z is not known", hint="give 0 < factor")


def test_multiplying_refuses_a_goal_that_is_no_multiple(refuses, given):
    refuses(z * x < y, by.multiplying(z), *given(x < y, 0 < z), why="no given fact times z is the goal", hint="by.arithmetic")


def test_absolute_value_shows_the_value_by_the_sign(shows, given):
    shows(eq(abs(x), -x), by.absolute_value, given(x < 0))
    larger = given(x <= y)
    shows(eq(Max(x, y), y), by.absolute_value, larger)
    shows(eq(Min(y, x), x), by.absolute_value, larger)


def test_absolute_value_refuses_an_unknown_sign(refuses):
    refuses(eq(abs(x), x), by.absolute_value, why="no combination of the given facts", hint="give more facts")


def test_absolute_value_refuses_the_value_of_the_other_sign(refuses, given):
    refuses(eq(abs(x), x), by.absolute_value, given(x < 0), why="does not show |x| = x", hint="give more facts")


def test_a_float_literal_is_refused_wherever_it_is_written():
    words = by.squares, by.cancelling, by.multiplying, by.witness, x.__lt__, x.__mul__, lambda start: by.induction(n, start)
    for write in words:
        with pytest.raises(KernelError) as caught:
            write(0.5)
        assert "never 0.1" in caught.value.why and "Q(1, 3)" in caught.value.why


def test_a_method_that_is_not_called_is_no_method(refuses):
    refuses(0 <= x**2, by.squares, why="the third argument is not a method", hint="by.arithmetic or by.induction(n)")


def test_a_universal_goal_is_shown_by_arithmetic_at_a_new_variable(shows, given):
    about_x = given(x < 0)
    assert shows(forall(x, 0 <= x**2), by.arithmetic, about_x).hyps == ()


def test_arithmetic_refuses_a_universal_statement_by_what_its_matrix_lacks(refuses):
    t = Real("t")
    refuses(forall(t, eq(t / t, 1)), by.arithmetic, why="it needs t != 0", hint="suppose it")
    refuses(forall(t, implies(0 <= t, 1 <= t)), by.arithmetic, why="no combination of the given facts", hint="give more facts")


def test_algebra_takes_sums_as_one_whose_bounds_are_equal_whatever_their_index_is_called(shows):
    j = Int("j")
    shows(eq(Sum(u(k), k, 0, n + n), Sum(u(j), j, 0, 2 * n)), by.algebra)
