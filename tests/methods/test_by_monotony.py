"""What a derivative says over an interval, and the points that continuity gives."""

from mathcheck.lang import REAL, And, Function, Q, Real, cos, deriv, eq, exists, exp, forall, implies, ne, sin
from mathcheck.methods import by

x, y, a, b, c, t = (Real(name) for name in "xyabct")
zero = Q(0)
f, g = (Function(name, REAL, REAL) for name in "fg")


def test_constancy_shows_equal_values(shows):
    slope = shows(deriv(exp(x) * exp(-x), x, x, 0), by.derivative)
    shows(eq(exp(a) * exp(-a), exp(b) * exp(-b)), by.constancy(x, a, b), slope)


def test_constancy_shows_equal_values_on_an_interval(shows, given):
    inside = given(a <= x, x <= b, 0 < a)
    slope = shows(deriv(abs(x) / x, x, x, 0), by.derivative, shows(0 < x, by.arithmetic, *inside),
                  shows(eq(abs(x), x), by.absolute_value, *inside))
    shows(eq(abs(a) / a, abs(b) / b), by.constancy(x, a, b), slope, given(a <= b), inside[2])


def test_constancy_refuses_a_derivative_that_is_not_zero(refuses, shows):
    slope = shows(deriv(x, x, x, 1), by.derivative)
    refuses(eq(a, b), by.constancy(x, a, b), slope, why="is not 0", hint="show deriv")


def test_constancy_refuses_a_derivative_that_is_supposed_of_one_point(refuses, given):
    half = given(deriv(y * x, x, x, 0))
    refuses(eq(y * a, y * b), by.constancy(x, a, b), half, why="it needs deriv", hint="or suppose it")


def test_constancy_refuses_an_interval_with_a_pole(refuses, given, shows):
    slope = shows(deriv(abs(x) / x, x, x, 0), by.derivative, given(0 < x), shows(eq(abs(x), x), by.absolute_value, given(zero < x)))
    refuses(eq(abs(Q(-1)) / -1, abs(Q(1)) / 1), by.constancy(x, -1, 1), slope, why="have values", hint="divisors")


def test_rising_shows_that_a_function_grows(shows, given):
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    less, positive = given(a < b, 0 <= a)
    sign = shows(0 <= 2 * x, by.arithmetic, given(a <= x), positive)
    shows(a**2 <= b**2, by.rising(x, a, b), less, slope, sign)


def test_rising_shows_it_with_strict_suppositions_and_a_root_at_the_end(shows, given):
    inside = given(zero < x, x < b)
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    shows(0 < b**2, by.rising(x, 0, b), given(zero < b), slope, shows(0 < 2 * x, by.arithmetic, *inside))


def test_rising_refuses_without_the_sign(refuses, given, shows):
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    refuses(a**2 <= b**2, by.rising(x, a, b), given(a < b), slope, why="the sign of the derivative", hint="show 0 <= 2*x")


def test_rising_refuses_a_sign_known_at_other_points_only(refuses, given, shows):
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    sign = shows(0 <= 2 * x, by.arithmetic, given(1 <= x))
    refuses(a**2 <= b**2, by.rising(x, a, b), given(a < b), slope, sign, why="it needs 1 <=", hint="or suppose it")


def test_rising_refuses_across_a_pole(refuses, given, shows):
    slope = shows(deriv(-1 / x, x, x, 1 / x**2), by.derivative, given(ne(x, 0)))
    sign = shows(0 <= 1 / x**2, by.squares(1 / x), given(ne(x, 0)))
    refuses(Q(1) <= -1, by.rising(x, -1, 1), slope, sign, why="have values", hint="divisors")


def test_mean_shows_a_point_with_the_mean_slope(shows, given):
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    shows(exists(c, And(a < c, c < b, eq(b**2 - a**2, 2 * c * (b - a)))), by.mean(x, a, b), slope, given(a < b))


def test_mean_refuses_without_order(refuses, shows):
    slope = shows(deriv(x**2, x, x, 2 * x), by.derivative)
    refuses(exists(c, And(a < c, c < b)), by.mean(x, a, b), slope, why="it needs a < b", hint="or suppose it")


def test_mean_refuses_a_corner_inside(refuses, given, shows):
    slope = shows(deriv(abs(x), x, x, 1), by.derivative, given(0 < x))
    refuses(exists(c, And(-1 < c, c < 1)), by.mean(x, -1, 1), slope, why="it needs 0 < x", hint="or suppose it")


def test_rolle_shows_a_flat_point(shows, given):
    slope = shows(deriv(sin(x), x, x, cos(x)), by.derivative)
    shows(exists(x, And(a < x, x < b, eq(cos(x), 0))), by.rolle(x, a, b), slope, *given(a < b, eq(sin(a), sin(b))))


def test_rolle_refuses_different_values_at_the_ends(refuses, shows, given):
    slope = shows(deriv(x, x, x, 1), by.derivative)
    refuses(exists(x, And(a < x, x < b)), by.rolle(x, a, b), slope, given(a < b), why="it needs a = b", hint="or suppose it")


def test_rolle_refuses_without_a_derivative(refuses, given):
    refuses(exists(x, And(-1 < x, x < 1)), by.rolle(x, -1, 1), given(0 < y), why="no premise is a derivative", hint="show deriv")


def test_crossing_shows_a_root(shows):
    shows(exists(x, And(1 <= x, x <= 2, eq(x**2 - 2, 0))), by.crossing(x**2 - 2, x, 1, 2))


def test_crossing_shows_a_root_of_a_falling_function(shows):
    shows(exists(x, And(0 <= x, x <= 2, eq(1 - x**3, -2))), by.crossing(1 - x**3, x, 0, 2, -2))


def test_crossing_refuses_one_sign_at_both_ends(refuses):
    refuses(exists(x, And(-1 <= x, x <= 1, eq(x**2 + 1, 0))), by.crossing(x**2 + 1, x, -1, 1), why="it needs", hint="or suppose it")


def test_crossing_refuses_a_pole(refuses):
    refuses(exists(x, And(-1 <= x, x <= 1, eq(1 / x, 0))), by.crossing(1 / x, x, -1, 1), why="have values", hint="divisors")


def test_least_point_shows_a_minimum(shows, given):
    shows(exists(c, And(a <= c, c <= b, forall(x, implies(a <= x, x <= b, exp(c) - c <= exp(x) - x)))), by.least_point(exp(x) - x, x, a, b),
          given(a <= b))


def test_least_point_refuses_an_empty_interval(refuses):
    refuses(exists(c, c <= b), by.least_point(x, x, a, b), why="it needs a <= b", hint="or suppose it")


def test_least_point_refuses_a_pole(refuses):
    refuses(exists(c, And(-1 <= c, c <= 1)), by.least_point(1 / x, x, -1, 1), why="have values", hint="divisors")


def test_critical_point_shows_that_the_derivative_is_0(shows, given):
    least = given(forall(x, implies(a < x, x < b, exp(c) - c <= exp(x) - x)))
    slope = shows(deriv(exp(x) - x, x, c, exp(c) - 1), by.derivative)
    shows(eq(exp(c), 1), by.critical_point(x, a, b), slope, least, *given(a < c, c < b))


def test_critical_point_shows_it_from_a_closed_interval(shows, given):
    least = given(forall(x, implies(a <= x, x <= b, c**2 <= x**2)))
    shows(eq(c, 0), by.critical_point(x, a, b), shows(deriv(x**2, x, c, 2 * c), by.derivative), least, *given(a < c, c < b))


def test_critical_point_refuses_an_end_of_the_interval(refuses, shows, given):
    least = given(forall(x, implies(a <= x, x <= b, a <= x)))
    refuses(eq(1, 0), by.critical_point(x, a, b), shows(deriv(x, x, a, 1), by.derivative), least, given(a < b), why="it needs a < a",
            hint="or suppose it")


def test_critical_point_refuses_where_nothing_says_that_it_is_least(refuses, shows, given):
    refuses(eq(2 * c, 0), by.critical_point(x, a, b), shows(deriv(x**2, x, c, 2 * c), by.derivative), *given(a < c, c < b),
            why="it needs c^2 <= x^2", hint="or suppose it")


def test_critical_point_refuses_a_corner(refuses, given):
    least = given(forall(x, implies(-1 < x, x < 1, abs(zero) <= abs(x))))
    refuses(eq(1, 0), by.critical_point(x, -1, 1), least, why="no premise is a derivative", hint="show deriv")


def test_least_point_shows_it_for_a_function_variable_whose_derivative_is_a_premise(shows, given):
    """The derivative holds for every x; another premise, about x in the interval, must not be taken for it."""
    slope = shows(deriv(f(x), x, x, g(x)), by.instance(x=x), given(forall(x, deriv(f(t), t, x, g(x)))))
    beside = shows(0 <= x - a, by.arithmetic, given(a <= x))
    shows(exists(c, And(a <= c, c <= b, forall(x, implies(a <= x, x <= b, f(c) <= f(x))))), by.least_point(f(x), x, a, b), slope, beside,
          given(a <= b))
