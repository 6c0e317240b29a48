"""Finite sums and products."""

from mathcheck import by
from mathcheck.lang import Function, Int, Nat, Prod, Real, Sum, eq, factorial, forall, implies, ne

x, y, n, m, k, j, u = Real("x"), Real("y"), Nat("n"), Nat("m"), Int("k"), Int("j"), Function("u")


def squares(upper):
    return Sum(k**2, k, 1, upper)


def test_empty_range_shows_the_sum_0_and_the_product_1(shows, given):
    shows(eq(Sum(u(k), k, 1, 0), 0), by.empty_range)
    shows(eq(Prod(u(k), k, n + 1, n), 1), by.empty_range)
    shows(eq(Sum(u(k), k, 1, j), 0), by.empty_range, given(j < 1))


def test_empty_range_refuses_a_range_that_may_hold_something(refuses):
    refuses(eq(Sum(u(k), k, 1, n), 0), by.empty_range, why="no sum or product in the goal is known to be empty", hint="give hi < lo")


def test_empty_range_refuses_the_product_0(refuses):
    refuses(eq(Prod(u(k), k, 1, 0), 0), by.empty_range, why="no combination of the given facts", hint="give more facts")


def test_empty_range_refuses_a_goal_without_a_sum(refuses):
    refuses(eq(x, x), by.empty_range, why="no sum or product in the goal", hint="give hi < lo")


def test_last_term_shows_the_sum_without_its_last_term(shows, given):
    shows(eq(squares(n + 1), squares(n) + (n + 1) ** 2), by.last_term)
    shows(eq(squares(n), squares(n - 1) + n**2), by.last_term, given(1 <= n))
    shows(eq(Prod(k, k, 1, n + 1), (n + 1) * Prod(k, k, 1, n)), by.last_term)
    shows(eq(Sum(u(k), k, 1, 3), Sum(u(k), k, 1, 2) + u(3)), by.last_term)
    shows(eq(Sum(1 / factorial(k), k, 0, n), Sum(1 / factorial(k), k, 0, n - 1) + 1 / factorial(n)), by.last_term)


def test_last_term_asks_only_what_the_last_term_itself_needs(shows, given):
    def powers(top):
        return Sum(u(k) * x**k * y ** (n - k), k, 0, top)

    shows(eq(powers(m + 1), powers(m) + u(m + 1) * x ** (m + 1) * y ** (n - (m + 1))), by.last_term, given(m + 1 <= n))


def test_last_term_refuses_a_range_that_may_be_empty(refuses):
    refuses(eq(squares(n), squares(n - 1) + n**2), by.last_term, why="it needs 1 <= n - 1 + 1", hint="or suppose it")


def test_last_term_refuses_the_wrong_last_term(refuses):
    refuses(eq(squares(n + 1), squares(n) + n**2), by.last_term, why="no sum or product whose last term can be taken off", hint="as m + 1")


def test_last_term_refuses_terms_that_have_no_value(refuses):
    refuses(eq(Sum(1 / k, k, 0, n + 1), Sum(1 / k, k, 0, n) + 1 / (n + 1)), by.last_term, why="-> k != 0", hint="or suppose it")


def test_last_term_refuses_a_goal_without_a_sum(refuses):
    refuses(eq(x, x), by.last_term, why="no sum or product", hint="as m + 1")


def test_summation_shows_closed_forms(shows, given):
    shows(forall(n, eq(Sum(2 * k - 1, k, 1, n), n**2)), by.summation)
    shows(forall(n, eq(Sum(x**k, k, 0, n), (x ** (n + 1) - 1) / (x - 1))), by.summation, given(ne(x, 1)))
    shows(forall(n, implies(ne(x, 0), eq(Prod(x, k, 1, n), x**n))), by.summation)


def test_summation_shows_a_product_of_fractions(shows):
    shows(forall(n, eq(Prod((k + 1) / k, k, 1, n), n + 1)), by.summation)


def test_summation_refuses_a_wrong_closed_form(refuses):
    refuses(forall(n, eq(Sum(2 * k - 1, k, 1, n), n**2 + 1)), by.summation, why="no combination of the given facts", hint="give more facts")


def test_summation_refuses_a_closed_form_that_may_divide_by_zero(refuses):
    refuses(forall(n, eq(Sum(x**k, k, 0, n), (x ** (n + 1) - 1) / (x - 1))), by.summation, why="it needs x - 1 != 0", hint="or suppose it")


def test_summation_refuses_a_goal_that_is_not_quantified(refuses):
    refuses(eq(Sum(2 * k - 1, k, 1, n), n**2), by.summation, why="summation shows forall n:Nat. sum(.., lo, n) = F(n)", hint="in that form")


def test_summation_refuses_the_sum_on_the_right(refuses):
    refuses(forall(n, eq(n**2, Sum(2 * k - 1, k, 1, n))), by.summation, why="summation shows", hint="the left side must be the sum")


def test_summation_refuses_integers_in_place_of_natural_numbers(refuses):
    refuses(forall(j, eq(Sum(2 * k - 1, k, 1, j), j**2)), by.summation, why="forall n:Nat", hint="in that form")


def test_summation_refuses_an_antecedent_about_the_upper_bound(refuses):
    refuses(forall(n, implies(1 <= n, eq(squares(n), squares(n)))), by.summation, why="an antecedent speaks of the upper bound",
            hint="by.induction")


def test_termwise_shows_sums_of_equal_terms_equal(shows):
    shows(eq(Sum((k + 1) ** 2, k, 1, n), Sum(k**2 + 2 * k + 1, k, 1, n)), by.termwise)


def test_termwise_shows_terms_equal_that_are_so_only_in_the_range(shows, given):
    shows(eq(Sum(k / k, k, 1, n), Sum(1, k, 1, n)), by.termwise)
    value = shows(eq(abs(k), k), by.absolute_value, given(1 <= k))
    assert shows(eq(Prod(abs(k), k, 1, n), Prod(k, k, 1, n)), by.termwise, value).hyps == ()


def test_termwise_shows_a_sum_times_one_over_the_same_range(shows):
    shows(Sum(u(j), j, 0, n) * Sum(k, k, 0, n) <= Sum(Sum(u(j), j, 0, n) * k, k, 0, n), by.termwise)
    shows(eq(Sum(Sum(u(j), j, 0, n) * k, k, 0, n), Sum(u(j), j, 0, n) * Sum(k, k, 0, n)), by.termwise)


def test_termwise_refuses_terms_that_differ_somewhere_in_the_range(refuses):
    refuses(eq(Sum(k / k, k, 0, n), Sum(1, k, 0, n)), by.termwise, why="the terms are not shown equal: k/k = 1", hint="lo <= k and k <= hi")


def test_termwise_refuses_different_ranges(refuses):
    refuses(eq(Sum(k, k, 1, n), Sum(k, k, 0, n)), by.termwise, why="two sums over one range are equal", hint="to the same bounds")


def test_termwise_refuses_an_equation_that_needs_more_than_the_range(refuses, given, shows):
    value = shows(eq(abs(k), k), by.absolute_value, given(5 <= k))
    refuses(eq(Sum(abs(k), k, 1, n), Sum(k, k, 1, n)), by.termwise, value, why="k must not occur free", hint="check the goal")


def test_termwise_refuses_a_goal_without_sums(refuses):
    refuses(eq(x, x), by.termwise, why="two sums over one range", hint="by.last_term")


def test_termwise_shows_equations_that_are_linear_in_sums_over_one_range(shows):
    v, i = Function("v"), Int("i")
    shows(eq(Sum(u(k) + v(k), k, 1, n), Sum(u(k), k, 1, n) + Sum(v(k), k, 1, n)), by.termwise)
    shows(eq(Sum(x * u(k) - v(k), k, i, j), x * Sum(u(i), i, i, j) - Sum(v(k), k, i, j)), by.termwise)
    shows(eq(Sum(u(k), k, 1, n) - Sum(u(k) + k, k, 1, n) + Sum(k, k, 1, n), 0), by.termwise)
    shows(eq(Sum(x * Sum(u(i), i, 0, j), j, 0, n), x * Sum(Sum(u(i), i, 0, j), j, 0, n)), by.termwise)


def test_termwise_shows_sums_in_the_order_of_their_terms(shows, given):
    v, total = Function("v"), Sum(u(k), k, 1, n)
    shows(Sum(k, k, 0, n) <= Sum(k + 1, k, 0, n), by.termwise)
    shows(total <= x * Sum(v(k), k, 1, n), by.termwise, given(forall(k, implies(1 <= k, k <= n, u(k) <= x * v(k)))))
    assert shows(0 <= Sum(abs(k), k, 1, n) - Sum(k, k, 1, n), by.termwise).hyps == ()


def test_termwise_takes_terms_that_have_values_in_the_range_only(shows, given, d):
    w = Function("w", Nat("n").sort)
    shows(eq(Sum(w(n - k) + w(k), k, 0, n), Sum(w(n - k), k, 0, n) + Sum(w(k), k, 0, n)), by.termwise)
    low, high = given(0 <= k), given(k <= n)
    order = d.have("terms", w(k) <= w(k) + abs(w(n - k)), by.arithmetic, low, high)
    assert shows(Sum(w(k), k, 0, n) <= Sum(w(k) + abs(w(n - k)), k, 0, n), by.termwise, order).hyps == ()


def test_termwise_refuses_terms_that_are_not_in_order(refuses):
    refuses(Sum(k + 1, k, 0, n) <= Sum(k, k, 0, n), by.termwise, why="the terms are not shown in this order: k + 1 <= k", hint="lo <= k")


def test_termwise_refuses_what_is_not_linear_or_wrong_over_no_terms(refuses):
    refuses(eq(Sum(1, k, 1, n) * Sum(1, k, 1, n), Sum(1, k, 1, n)), by.termwise, why="no combination of the given facts", hint="give more")
    refuses(Sum(-1, k, 1, n) <= -1, by.termwise, why="linear in such sums", hint="to the same bounds")
