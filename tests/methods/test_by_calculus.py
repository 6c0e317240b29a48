"""Derivatives: what the methods show, and what they refuse with which advice."""

from mathcheck.lang import (
    Int,
    Nat,
    Q,
    Real,
    Sum,
    atan,
    cos,
    cot,
    csc,
    define,
    deriv,
    eq,
    exp,
    factorial,
    forall,
    implies,
    ipow,
    log,
    ne,
    sec,
    sin,
    sqrt,
    tan,
)
from mathcheck.methods import by

x, y, a, b, c = (Real(name) for name in "xyabc")
k, n, m = Int("k"), Nat("n"), Nat("m")
zero = Q(0)


def test_derivative_shows_polynomials_and_products(shows, given):
    shows(deriv(x**3 - 2 * x, x, a, 3 * a**2 - 2), by.derivative)
    shows(deriv(x**2 * exp(-x), x, a, (2 * a - a**2) * exp(-a)), by.derivative)
    shows(deriv(sin(x) * cos(x), x, a, cos(a) ** 2 - sin(a) ** 2), by.derivative)


def test_derivative_shows_symbolic_powers_and_sums(shows, given):
    shows(deriv(x ** (n + 1), x, a, (n + 1) * a**n), by.derivative)
    shows(deriv(ipow(x, k), x, a, k * ipow(a, k - 1)), by.derivative, given(ne(a, 0)))
    shows(deriv(Sum(x**k, k, 1, n), x, a, Sum(k * a ** (k - 1) * 1, k, 1, n)), by.derivative)


def test_derivative_shows_quotients_and_logarithms_where_they_are_defined(shows, given):
    shows(deriv(1 / x, x, a, -1 / a**2), by.derivative, given(ne(a, 0)))
    shows(deriv(log(x), x, a, 1 / a), by.derivative, given(0 < a))


def test_derivative_shows_roots_and_what_is_made_of_sine_and_cosine(shows, given):
    shows(deriv(sqrt(x), x, a, 1 / (2 * sqrt(a))), by.derivative, given(0 < a))
    shows(deriv(tan(x), x, a, (cos(a) * cos(a) + sin(a) * sin(a)) / cos(a) ** 2), by.derivative, given(ne(cos(a), 0)))
    shows(deriv(sec(x), x, a, sin(a) / cos(a) ** 2), by.derivative, given(ne(cos(a), 0)))
    shows(deriv(cot(x), x, a, -(cos(a) * cos(a) + sin(a) * sin(a)) / sin(a) ** 2), by.derivative, given(ne(sin(a), 0)))
    shows(deriv(csc(x), x, a, -cos(a) / sin(a) ** 2), by.derivative, given(ne(sin(a), 0)))
    shows(deriv(atan(x**2), x, a, 2 * a / (1 + a**4)), by.derivative)


def test_derivative_shows_the_absolute_value_off_its_corner(shows, given):
    shows(deriv(abs(x), x, a, 1), by.derivative, given(0 < a))
    shows(deriv(abs(x), x, c, -1), by.derivative, given(c < 0))
    left = given(b < 0)
    shows(deriv(log(abs(x)), x, b, 1 / b), by.derivative, left, shows(eq(abs(b), -b), by.absolute_value, left))


def test_derivative_shows_definitions_unfolded(shows, given):
    square = define("square", x, x * x)
    shows(deriv(square(x), x, a, 2 * a), by.derivative)
    inverse = define("inverse", x, 1 / x)
    shows(deriv(inverse(x), x, a, -1 / a**2), by.derivative, given(ne(a, 0)))


def test_derivative_shows_another_value_of_a_known_derivative(shows, given):
    known, equation = given(deriv(exp(x) * y, x, a, b + 1), eq(b, 2))
    shows(deriv(exp(x) * y, x, a, 3), by.derivative, known, equation)


def test_derivative_refuses_a_pole(refuses):
    refuses(deriv(1 / x, x, a, -1 / a**2), by.derivative, why="it needs a != 0", hint="or suppose it")


def test_derivative_refuses_a_corner(refuses):
    refuses(deriv(abs(x), x, a, 1), by.derivative, why="it needs a < 0", hint="or suppose it")


def test_derivative_refuses_a_wrong_value(refuses):
    refuses(deriv(x**2, x, a, a), by.derivative, why="no combination", hint="give more facts")


def test_same_function_shows_the_derivative_of_an_equal_function(shows, given):
    slope = shows(deriv(x**2 + 2 * x + 1, x, a, 2 * a + 2), by.derivative)
    shows(deriv((x + 1) ** 2, x, a, 2 * a + 2), by.same_function(x), slope, shows(eq(x**2 + 2 * x + 1, (x + 1) ** 2), by.algebra))


def test_same_function_shows_it_where_a_strict_condition_holds(shows, given):
    slope = shows(deriv(x, x, a, 1), by.derivative)
    equal = shows(eq(x, x**2 / x), by.algebra, given(ne(x, 0)))
    shows(deriv(x**2 / x, x, a, 1), by.same_function(x), slope, equal, given(ne(a, 0)))


def test_same_function_refuses_an_equation_at_one_point_only(refuses, given, shows):
    slope = shows(deriv(x * 1, x, a, 1), by.derivative)
    refuses(deriv(x**2, x, a, 1), by.same_function(x), slope, given(eq(x * 1, x**2)), why="need not hold near", hint="strict inequality")


def test_same_function_refuses_an_equation_about_another_function(refuses, given, shows):
    slope = shows(deriv(x**2, x, a, 2 * a), by.derivative)
    refuses(deriv(x**3, x, a, 2 * a), by.same_function(x), slope, shows(eq(x**3, x * x**2), by.algebra), why="no premise is a derivative",
            hint="give deriv")


def test_first_term_shows_a_sum_of_one_term(shows):
    shows(eq(Sum(x**k / factorial(k), k, 0, 0), 1), by.first_term)
    shows(eq(Sum(x * k, k, n, n), x * n), by.first_term)


def test_first_term_refuses_a_longer_sum(refuses):
    refuses(eq(Sum(x * k, k, 0, n), 0), by.first_term, why="no sum or product over a single index", hint="two bounds")


def test_first_term_refuses_a_wrong_value(refuses):
    refuses(eq(Sum(x * k, k, 1, 1), 2 * x), by.first_term, why="no sum or product over a single index", hint="two bounds")


def test_strictness_shows_less_from_at_most_and_unequal(shows, given):
    shows(a < b, by.strictness, *given(a <= b, ne(a, b)))
    shows(a < b, by.strictness, *given(a <= b, ne(b, a)))


def test_strictness_refuses_without_unequal_sides(refuses, given):
    refuses(a < b, by.strictness, given(a <= b), why="strictness takes", hint="give both")


def test_strictness_refuses_a_weak_goal(refuses, given):
    refuses(a <= b, by.strictness, *given(a <= b, ne(a, b)), why="strictness takes", hint="give both")


def test_an_odd_power_of_an_unknown_sign_is_not_shown_nonnegative(refuses):
    refuses(0 <= x ** (2 * n + 1), by.squares(x**n), why="no combination", hint="give more facts")


def test_a_quantified_slope_can_be_instantiated(shows, given):
    every = given(forall(m, a, implies(0 <= a, deriv(x**m * exp(x), x, a, y))))
    shows(deriv(x**n * exp(x), x, b, y), by.instance(m=n, a=b), every, given(0 <= b))
