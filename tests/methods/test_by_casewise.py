"""Case distinctions: over conditions, over the three ways to compare, over the integers between two literals."""

from itertools import count

import pytest

from mathcheck import by
from mathcheck.lang import And, Function, Int, Max, Min, Nat, Not, Or, Real, at, eq, ne, sqrt

x, y = Real("x"), Real("y")
n, m, k, u = Nat("n"), Nat("m"), Int("k"), Function("u")
ordered = Min(x, y) <= Max(x, y)


@pytest.fixture
def under(d):
    """under(goal, method, A, ..): the goal shown under each of the suppositions A, .."""
    numbers = count()

    def show(goal, method, *conditions):
        return [d.have(f"case {next(numbers)}", goal, method, d.suppose(f"supposed {next(numbers)}", c)) for c in conditions]

    return show


def test_cases_shows_the_goal_from_a_condition_and_its_negation(shows, under):
    goal = 0 <= abs(x)
    shows(goal, by.cases(eq(x, 0), ne(x, 0)), *under(goal, by.arithmetic, eq(x, 0), ne(x, 0)))
    shows(goal, by.cases(0 <= x, x < 0), *under(goal, by.absolute_value, 0 <= x, x < 0))


def test_cases_shows_it_for_conditions_that_need_a_premise_to_have_a_value(shows, given, under):
    branches = under(0 <= abs(x), by.arithmetic, sqrt(x) < 2, 2 <= sqrt(x))
    shows(0 <= abs(x), by.cases(sqrt(x) < 2, 2 <= sqrt(x)), *branches, given(0 <= x))


def test_cases_shows_the_goal_from_three_conditions_in_any_order(shows, under):
    conditions = y < x, eq(x, y), x < y
    th = shows(ordered, by.cases(*conditions), *under(ordered, by.absolute_value, *conditions))
    assert th.hyps == ()


def test_cases_shows_the_goal_over_the_integers_between_two_literals(shows, given, under):
    goal = eq((k - 1) * (k - 2) * (k - 3), 0)
    values = eq(k, 1), eq(k, 2), eq(k, 3)
    th = shows(goal, by.cases(*values), *given(0 < k, k < 4), *under(goal, by.elimination, *values))
    assert set(th.hyps) == {0 < k, k < 4}


def test_cases_shows_that_an_integer_between_two_literals_is_one_of_them(shows, given, under):
    values = eq(k, 1), eq(k, 2)
    th = shows(Or(*values), by.cases(*values), *given(0 < k, k < 3), *under(Or(*values), by.witness(), *values))
    assert set(th.hyps) == {0 < k, k < 3}


def test_cases_shows_the_goal_from_a_disjunction_given_as_a_premise(shows, given, under):
    goal = eq(x**2, 4)
    either = Or(eq(x, 2), eq(x, -2))
    shows(goal, by.cases(eq(x, 2), eq(x, -2)), given(either), *under(goal, by.elimination, eq(x, 2), eq(x, -2)))


def test_cases_shows_that_integers_at_most_one_or_at_least_two_are_all(shows, under):
    low, high = under(0 <= (k - 1) * (k - 2), by.arithmetic, k <= 1, 2 <= k)
    assert shows(low.concl, by.cases(k <= 1, 2 <= k), low, high).hyps == ()


def test_cases_refuses_real_numbers_at_most_one_or_at_least_two(refuses, under):
    refuses(0 <= abs(x), by.cases(x <= 1, 2 <= x), *under(0 <= abs(x), by.arithmetic, x <= 1, 2 <= x), why="not evident that the cases",
            hint="as a disjunction")


def test_cases_refuses_conditions_that_leave_something_out(refuses, under):
    goal = 0 <= abs(x)
    refuses(goal, by.cases(0 < x, x < 0), *under(goal, by.absolute_value, 0 < x, x < 0), why="not evident that the cases are all there are",
            hint="as a disjunction")


def test_cases_refuses_an_integer_without_an_upper_bound(refuses, given, under):
    values = eq(k, 1), eq(k, 2)
    refuses(0 <= k, by.cases(*values), given(1 <= k), *under(0 <= k, by.arithmetic, *values), why="not evident that the cases are all",
            hint="as a disjunction")


def test_cases_refuses_a_case_that_no_premise_shows(refuses, under):
    refuses(0 <= abs(y), by.cases(0 <= x, x < 0), *under(0 <= abs(x), by.arithmetic, 0 <= x, x < 0),
            why="no premise shows the goal in the case 0 <= x", hint="suppose the case and show the goal under it")


def test_cases_refuses_a_condition_written_with_double_equals(refuses, under):
    goal = 0 <= abs(x)
    refuses(goal, by.cases(x == y, 0 <= x), *under(goal, by.arithmetic, 0 <= x), why="the cases are not formulas", hint="eq(a, b)")


def test_cases_refuses_no_conditions_at_all(refuses):
    refuses(0 <= x, by.cases(), why="the cases are not formulas", hint="name the conditions")


def test_cases_refuses_a_condition_that_may_have_no_value(refuses, under):
    goal = 0 <= abs(x)
    positive = 0 < 1 / x
    refuses(goal, by.cases(positive, Not(positive)), *under(goal, by.arithmetic, positive, Not(positive)), why="it needs x != 0",
            hint="suppose it")


def test_antisymmetry_shows_that_two_numbers_are_equal(shows, given):
    shows(eq(x, y), by.antisymmetry, *given(x <= y, y <= x))


def test_antisymmetry_shows_it_from_bounds_that_the_premises_imply(shows, given):
    shows(eq(n, 3), by.antisymmetry, *given(2 < n, n < m, m <= 4))


def test_antisymmetry_refuses_where_only_one_order_is_known(refuses, given):
    refuses(eq(x, y), by.antisymmetry, given(x <= y), why="the premises do not show y <= x", hint="in a step of its own")
    refuses(eq(x, y), by.antisymmetry, given(y < x), why="the premises do not show x <= y", hint="in a step of its own")


def test_antisymmetry_refuses_a_goal_that_is_not_an_equation(refuses, given):
    refuses(x <= y, by.antisymmetry, *given(x <= y, y <= x), why="the goal is not an equation", hint="from a <= b and b <= a")


def test_each_value_shows_finitely_many_cases(shows, given):
    th = shows(n**2 <= 2**n + 1, by.each_value(n, 0, 4), given(n <= 4))
    assert th.hyps == (n <= 4,)
    shows(And(0 <= k**2, k**2 < 10), by.each_value(k, -3, 3), *given(-4 < k, k < 4))


def test_each_value_refuses_a_bound_that_is_not_given(refuses):
    refuses(n**2 <= 2**n + 1, by.each_value(n, 0, 4), why="the premises do not show 0 <= n <= 4", hint="give it as a premise")


def test_each_value_refuses_a_value_at_which_the_goal_is_false(refuses, given):
    refuses(n**2 <= 2**n, by.each_value(n, 0, 4), given(n <= 4), why="at n = 3 the computation fails: the formula is false",
            hint="check that value")


def test_each_value_refuses_a_goal_with_a_second_variable(refuses, given):
    refuses(n * m <= 4 * m, by.each_value(n, 0, 4), given(n <= 4), why="at n = 0 the computation fails: the term is not closed",
            hint="by.cases")


def test_each_value_refuses_bounds_in_the_wrong_order(refuses, given):
    refuses(n <= 5, by.each_value(n, 3, 2), *given(3 <= n, n <= 2), why="there is no integer variable n = 3, ..., 2", hint="low <= high")


def test_each_value_refuses_a_real_variable(refuses, given):
    refuses(x <= 4, by.each_value(x, 0, 4), *given(0 <= x, x <= 4), why="there is no integer variable x", hint="takes an Int or Nat")


def test_the_cases_of_a_function_of_integers_are_shown_by_rewriting(d, given, shows):
    goal = u(n) < 2
    at_values = [shows(goal, by.rewriting, given(eq(n, v)), given(at(goal, n, v))) for v in (0, 1)]
    shows(goal, by.cases(eq(n, 0), eq(n, 1)), given(n < 2), *at_values)
