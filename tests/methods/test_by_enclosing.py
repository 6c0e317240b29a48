"""Inequalities by enclosures: between numbers, and on boxes."""

from mathcheck import by
from mathcheck.lang import (
    Int,
    Nat,
    Not,
    Q,
    Real,
    Sum,
    cos,
    define,
    eq,
    exp,
    factorial,
    integral,
    log,
    ne,
    pi,
    sin,
    sqrt,
    tan,
)

x, y, n, k = Real("x"), Real("y"), Nat("n"), Int("k")


def test_enclosure_shows_inequalities_between_numbers(shows):
    shows(exp(Q(1)) > 2, by.enclosure)
    shows(pi <= Q(22, 7), by.enclosure)
    shows(ne(log(Q(2)), 1), by.enclosure)
    shows(Not(exp(Q(1)) <= 2), by.enclosure)
    shows(Q(1, 2) < Q(2, 3), by.enclosure)


def test_enclosure_shows_what_needs_a_high_precision(shows):
    shows(exp(pi * sqrt(Q(163))) < 262537412640768744, by.enclosure)
    shows(sin(Q(10) ** 50) < Q(-7896, 10000), by.enclosure)
    shows(exp(Q(1, 2**1000)) > 1, by.enclosure)


def test_enclosure_shows_bounds_of_sums_and_integrals(shows):
    shows(Sum(1 / factorial(k), k, 0, 20) < exp(Q(1)), by.enclosure)
    shows(integral(1 / (2 + cos(x)), x, 0, 2 * pi) > 3, by.enclosure)
    shows(integral(sqrt(x), x, 0, 1) < Q(67, 100), by.enclosure)


def test_enclosure_refuses_what_is_false(refuses):
    refuses(exp(Q(1)) <= 2, by.enclosure, why="the enclosures show the contrary: not exp(1) <= 2", hint="check the goal")


def test_enclosure_refuses_equal_sides(refuses):
    refuses(exp(log(Q(2))) <= 2, by.enclosure, why="no enclosure of the two sides is narrow enough", hint="if the sides are equal")


def test_enclosure_refuses_an_equation(refuses):
    refuses(eq(exp(Q(0)), 1), by.enclosure, why="no enclosure shows that two numbers are equal", hint="by.algebra")


def test_enclosure_refuses_an_integral_across_a_pole(refuses):
    refuses(integral(1 / x, x, -1, 2) > 0, by.enclosure, why="the divisor is not seen to be other than 0", hint="split an integral")


def test_enclosure_refuses_variables(refuses, given):
    refuses(x < x + exp(Q(1)), by.enclosure, given(0 <= x), why="it holds variables", hint="by.bisection")


def test_bisection_shows_an_inequality_on_a_box(shows, given):
    shows(sin(x) < x + Q(1, 100), by.bisection, *given(0 <= x, x <= 1))
    shows(x * exp(-x) < Q(2, 5), by.bisection, *given(0 <= x, x <= 10))
    shows(x * y < 2 + x**2 + y**2, by.bisection, *given(-1 <= x, x <= 1, -1 <= y, y < 1))


def test_bisection_shows_it_from_strict_and_inexact_bounds(shows, given):
    shows(tan(x) < 2 * x + 1, by.bisection, *given(0 < x, x < 1))
    shows(cos(x) < Q(3, 2), by.bisection, *given(0 <= x, x <= 2 * pi))
    shows(ne(sin(x), 0), by.bisection, *given(log(Q(2)) < x, x <= pi - 1))


def test_bisection_shows_it_with_the_tightest_of_several_bounds(shows, given):
    shows(log(x) > -3, by.bisection, *given(0 <= x, Q(1, 10) <= x, x <= 5, x <= Q(7) / 2))


def test_bisection_shows_what_holds_for_the_parameter_of_an_integral(shows, given):
    square = define("square", x, x * x)
    shows(integral(exp(-square(x) * y), x, 0, 1) > Q(1, 10), by.bisection, *given(0 <= y, y <= 1))


def test_bisection_refuses_what_is_false_in_the_middle(refuses, given):
    refuses(sin(x) < Q(1, 2), by.bisection, *given(0 <= x, x <= 2), why="it fails at x = 1", hint="check the goal")


def test_bisection_refuses_sides_that_meet(refuses, given):
    refuses(sin(x) <= x, by.bisection, *given(0 <= x, x <= 1), why="it is not decided near x = ", hint="must keep a distance")


def test_bisection_refuses_a_pole_in_the_box(refuses, given):
    refuses(log(x) < 5, by.bisection, *given(0 <= x, x <= 1), why="the argument is not seen to be positive", hint="shrink it")


def test_bisection_refuses_a_missing_bound(refuses, given):
    refuses(sin(x) < 2, by.bisection, given(0 <= x), why="no bound x <= hi", hint="suppose it")
    refuses(sin(x) < 2, by.bisection, *given(x <= 3, y <= x), why="no bound lo <= x", hint="suppose it")


def test_bisection_refuses_bounds_that_contradict_each_other(refuses, given):
    refuses(sin(x) < 2, by.bisection, *given(2 <= x, x <= 1), why="leave nothing for x", hint="by.contradiction")


def test_bisection_refuses_integers(refuses, given):
    refuses(n < exp(pi + 1), by.bisection, *given(0 <= n, n <= 1), why="n is not a Real variable", hint="by.each_value")


def test_bisection_refuses_a_closed_goal(refuses):
    refuses(Q(1) < pi, by.bisection, why="it holds no variables", hint="by.enclosure")


def test_bisection_refuses_an_equation(refuses, given):
    refuses(eq(sin(x), sin(x)), by.bisection, *given(0 <= x, x <= 1), why="no enclosure shows that two numbers are equal",
            hint="by.algebra")
