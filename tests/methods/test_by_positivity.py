"""Signs of polynomials: an interval from the premises and no root in it, or a sum of squares."""

from mathcheck import by
from mathcheck.lang import Nat, Q, Real, eq, exp, ne, sqrt

x, y, z, a, b, n = Real("x"), Real("y"), Real("z"), Real("a"), Real("b"), Nat("n")


def test_sturm_shows_what_holds_everywhere(shows):
    shows(0 < x**4 - 3 * x + 3, by.sturm)
    shows(ne(x**2 + x, -1), by.sturm)
    shows(4 * x <= x**4 + 3, by.sturm)
    shows(2 * x <= x**2 + 1, by.sturm)
    shows(x**2 <= x * x, by.sturm)


def test_sturm_shows_what_holds_on_the_interval_of_the_premises(shows, given):
    low, high, strict = given(1 <= x, 2 * x <= 5, 0 < x - 1)
    shows(x**3 < 16, by.sturm, low, high)
    shows(x < x**2, by.sturm, strict)
    shows(0 < x**3 - x, by.sturm, low, strict)
    shows(ne(x**2, 2 * x - 1), by.sturm, strict)
    shows(x**2 < 7, by.sturm, low, high, given(x < 10))


def test_sturm_shows_weak_inequalities_that_touch_zero(shows, given):
    low, high = given(0 <= x, x <= 1)
    shows(0 <= x * (1 - x), by.sturm, low, high)
    shows(x**3 <= x, by.sturm, low, high)
    shows(0 <= (x - Q(1, 2)) ** 2 * x**3 * (x + 1), by.sturm, low)
    shows(0 <= (3 * x - 1) ** 4 * (1 - x) ** 5, by.sturm, high)
    shows(0 <= (x**2 - Q(1, 2)) ** 2, by.sturm)


def test_sturm_shows_more_about_natural_numbers_and_equations(shows, given):
    shows(n < n**2 + 1, by.sturm)
    shows(0 < n**3 + 1, by.sturm)
    shows(x**2 < 10, by.sturm, given(eq(2 * x, 6)))
    shows(0 < x - x + 1, by.sturm)


def test_sturm_refuses_a_root_inside(refuses, given):
    low, high = given(1 <= x, x <= 2)
    refuses(0 < x**5 - x - 2, by.sturm, low, high, hint="premises that bound x by numbers",
            why="the two sides are equal for x near 1.267, and the premises say only 1 <= x and x <= 2")
    refuses(x <= x**3, by.sturm, why="equal for x at -1, and the premises say only every Real x", hint="away from there")
    refuses(0 < (x - 1) ** 2, by.sturm, low, why="equal for x at 1", hint="an end that is a root by <")


def test_sturm_refuses_a_bound_that_is_not_a_premise(refuses, shows, given):
    positive = given(0 < x)
    refuses(0 < x**3 + x, by.sturm, why="equal for x at 0", hint="premises that bound x")
    shows(0 < x**3 + x, by.sturm, positive)


def test_sturm_refuses_what_is_false(refuses, given):
    refuses(x**2 < x - 1, by.sturm, why="the other inequality holds for every Real x", hint="check the two sides")
    refuses(x**2 <= x - 1, by.sturm, why="the other inequality holds", hint="check the two sides")
    refuses(x**2 < x * x, by.sturm, why="the same polynomial", hint="by.algebra")


def test_sturm_refuses_contradicting_premises(refuses, given):
    refuses(0 < x**2 + 1, by.sturm, *given(x < 0, 1 < x), why="no x satisfies 1 < x and x < 0", hint="contradict each other")


def test_sturm_refuses_other_goals(refuses, given):
    refuses(0 < x**2 + y**2 + 1, by.sturm, why="several variables: x, y", hint="by.sum_of_squares")
    refuses(0 < exp(x) + 1, by.sturm, why="not a polynomial in one variable: it has exp(x)", hint="replace what is not")
    refuses(0 < 2 ** n, by.sturm, why="not a polynomial in one variable", hint="replace what is not")
    refuses(eq(x, x), by.sturm, why="p < q, p <= q or p != q", hint="by.algebra")
    refuses(Q(0) < 1, by.sturm, why="no variable", hint="by.computation")
    refuses(0 < 1 / (x**2 + 1), by.sturm, why="a divisor that is not a number", hint="smaller degrees")


def test_sum_of_squares_shows_inequalities_in_several_variables(shows):
    shows(x * y + y * z + z * x <= x**2 + y**2 + z**2, by.sum_of_squares)
    shows(0 < x**2 + x * y + y**2 + x + y + 1, by.sum_of_squares)
    shows((a * x + b * y) ** 2 <= (a**2 + b**2) * (x**2 + y**2), by.sum_of_squares)
    shows(2 * x**2 * y**2 <= x**4 + y**4, by.sum_of_squares)


def test_sum_of_squares_shows_inequalities_in_one_variable(shows):
    shows(8 * x <= x**8 + 8, by.sum_of_squares)
    shows(0 < x**6 - x**5 + x**4 - x**3 + x**2 - x + 1, by.sum_of_squares)
    shows(0 <= (x**2 - 2) ** 2 * (x**4 - x + 1), by.sum_of_squares)
    shows(x**2 <= x * x, by.sum_of_squares)


def test_sum_of_squares_shows_what_holds_for_other_terms_too(shows, given):
    shows(2 * exp(x) <= exp(x) ** 2 + 1, by.sum_of_squares)
    shows(2 * sqrt(x) * y <= sqrt(x) ** 2 + y**2, by.sum_of_squares, given(0 <= x))


def test_sum_of_squares_refuses_a_square_that_may_be_zero(refuses):
    refuses(2 * x * y < x**2 + y**2, by.sum_of_squares, why="1*(x - y)^2, without a positive constant", hint="<= instead of <")
    refuses(x < x, by.sum_of_squares, why="the difference is 0,", hint="<= instead of <")


def test_sum_of_squares_refuses_what_has_negative_values(refuses, given):
    refuses(0 <= x * y, by.sum_of_squares, why="is not found to be a sum of squares", hint="by.squares(x - y)")
    refuses(0 <= x**3, by.sum_of_squares, given(0 <= x), why="is not found to be a sum of squares", hint="by.sturm")


def test_sum_of_squares_refuses_a_polynomial_that_is_none(refuses):
    """Motzkin's polynomial is not negative and not a sum of squares of polynomials."""
    refuses(3 * x**2 * y**2 <= x**4 * y**2 + x**2 * y**4 + 1, by.sum_of_squares, why="not found to be a sum of squares", hint="by.squares")


def test_sum_of_squares_refuses_other_goals(refuses):
    refuses(ne(x**2, -1), by.sum_of_squares, why="sums of squares show p <= q or p < q", hint="by.sturm")
