"""Integrals: what the methods show, and what they refuse with which advice."""

from mathcheck.lang import Max, Min, Nat, Q, Real, atan, cos, deriv, eq, exp, integral, ipow, log, pi, sin, tan
from mathcheck.methods import by

x, t, a, b, c, m = (Real(name) for name in "xtabcm")
n = Nat("n")
zero = Q(0)


def over(f, low=a, high=b):
    return integral(f, x, low, high)


def test_antiderivative_shows_an_integral_in_either_order(shows):
    shows(eq(over(x**2), b**3 / 3 - a**3 / 3), by.antiderivative(x**3 / 3, x))
    shows(eq(over(exp(x), 1, 0), 1 - exp(Q(1))), by.antiderivative(exp(x), x), shows(eq(exp(zero), 1), by.axiom("exp-zero")))


def test_antiderivative_shows_it_where_a_premise_keeps_the_pole_out(shows, given):
    inside = given(Min(a, b) <= x, x <= Max(a, b))
    above = given(0 < Min(a, b))
    positive = shows(0 < x, by.arithmetic, *inside, above)
    shows(eq(over(1 / x), log(b) - log(a)), by.antiderivative(log(x), x), positive, above)


def test_antiderivative_shows_it_for_a_derivative_that_a_premise_gives(shows, given):
    pythagoras = given(eq(sin(x) ** 2 + cos(x) ** 2, 1))
    refused_without = shows(deriv(sin(x) * cos(x), x, x, cos(x) ** 2 - sin(x) ** 2), by.derivative)
    shows(eq(over(cos(x) ** 2 - sin(x) ** 2), sin(b) * cos(b) - sin(a) * cos(a)), by.antiderivative(sin(x) * cos(x), x), refused_without)
    del pythagoras


def test_antiderivative_refuses_an_interval_across_a_pole(refuses):
    refuses(eq(over(ipow(x, -2), 1, -1), 2), by.antiderivative(-1 / x, x), why="it needs", hint="or suppose it")


def test_antiderivative_refuses_a_function_that_jumps(refuses, given):
    pythagoras = given(eq(sin(x / 2) ** 2 + cos(x / 2) ** 2, 1))
    refuses(eq(over(1 / cos(x / 2) ** 2, 0, 2 * pi), 0), by.antiderivative(2 * tan(x / 2), x), pythagoras, why="it needs cos(x/2)",
            hint="or suppose it")


def test_antiderivative_refuses_another_function(refuses):
    refuses(eq(over(x**2), b**3 - a**3), by.antiderivative(x**3, x), why="no combination", hint="give more facts")


def test_integrating_shows_what_sympy_integrates(shows, given):
    shows(eq(over(x**2 * exp(x)), (b**2 - 2 * b + 2) * exp(b) - (a**2 - 2 * a + 2) * exp(a)), by.integrating(x))
    shows(eq(over(3 * x**2 + sin(x)), b**3 - a**3 - cos(b) + cos(a)), by.integrating(x))
    shows(eq(over(1 / (1 + x**2)), atan(b) - atan(a)), by.integrating(x))


def test_integrating_refuses_an_antiderivative_that_jumps(refuses):
    refuses(eq(over(1 / (2 + cos(x)), 0, 2 * pi), 0), by.integrating(x), why="it needs", hint="or suppose it")


def test_integrating_refuses_an_interval_across_a_pole(refuses):
    refuses(eq(over(ipow(x, -2), 1, -1), 2), by.integrating(x), why="it needs", hint="or suppose it")


def test_integrating_refuses_what_sympy_does_not_integrate(refuses):
    refuses(eq(over(exp(sin(x) + x**2)), 0), by.integrating(x), why="SymPy suggests no antiderivative", hint="by.antiderivative")


def test_linearity_shows_sums_and_multiples(shows):
    shows(eq(over(3 * x**n - exp(x) / 2), 3 * over(x**n) - over(exp(x)) / 2), by.linearity(x))
    shows(eq(over(-(x * c)), -c * over(x)), by.linearity(x))


def test_linearity_refuses_a_product(refuses):
    refuses(eq(over(x * exp(x)), over(x) * over(exp(x))), by.linearity(x), why="no combination", hint="give more facts")


def test_linearity_refuses_a_summand_with_a_pole(refuses):
    refuses(eq(over(1 / x - 1 / x + x), over(x)), by.linearity(x), why="have values", hint="divisors")


def test_parts_shows_integration_by_parts(shows):
    shows(eq(over(x * exp(x)), b * exp(b) - a * exp(a) - over(exp(x))), by.parts(x, exp(x), x))


def test_parts_refuses_a_goal_without_integrals(refuses):
    refuses(eq(a, b), by.parts(x, exp(x), x), why="no integral in the goal", hint="the goal is")


def test_parts_refuses_factors_with_a_pole(refuses):
    refuses(eq(over(log(x)), b * log(b) - a * log(a) - (b - a)), by.parts(x, log(x), x), why="it needs", hint="or suppose it")


def test_substitution_shows_a_change_of_variable(shows, given):
    inside = given(zero <= x, x <= 2)
    square = shows(x**2 <= 4, by.arithmetic, *inside)
    shows(eq(over(2 * x * exp(x**2), 0, 2), integral(exp(t), t, zero**2, Q(2) ** 2)), by.substitution(x**2, x), square)


def test_substitution_refuses_an_inner_function_that_leaves_the_interval(refuses):
    refuses(eq(over(2 * x * exp(x**2), -2, 1), integral(exp(t), t, Q(-2) ** 2, Q(1) ** 2)), by.substitution(x**2, x), why="it needs",
            hint="or suppose it")


def test_substitution_refuses_other_bounds(refuses):
    goal = eq(over(2 * x * exp(x**2), 0, 2), integral(exp(t), t, 0, 2))
    refuses(goal, by.substitution(x**2, x), why="no two integrals", hint="write the")


def test_comparison_shows_an_order_of_integrals(shows, given):
    inside = given(zero <= x, x <= 1)
    less = shows(x**2 <= x, by.arithmetic, *inside)
    shows(over(x**2, 0, 1) <= over(x, 0, 1), by.comparison(x), less)


def test_comparison_shows_a_bound_by_a_constant(shows, given):
    bound = shows(exp(x) * 0 <= 3, by.arithmetic)
    shows(over(exp(x) * 0) <= 3 * (b - a), by.comparison(x), bound, given(a <= b))


def test_comparison_refuses_a_reversed_interval(refuses, given, shows):
    refuses(over(x * 0, 1, 0) <= over(x * 0 + 1, 1, 0), by.comparison(x), shows(x * 0 <= x * 0 + 1, by.arithmetic), why="it needs 1 <= 0",
            hint="or suppose it")


def test_comparison_refuses_an_order_at_other_points(refuses, given, shows):
    less = shows(x**2 <= x, by.arithmetic, *given(zero <= x, x <= 1))
    refuses(over(x**2, 0, 2) <= over(x, 0, 2), by.comparison(x), less, why="it needs x <= 1", hint="or suppose it")


def test_splitting_shows_two_parts(shows):
    shows(eq(over(exp(x)), over(exp(x), a, m) + over(exp(x), m, b)), by.splitting(m))


def test_splitting_refuses_a_part_with_a_pole(refuses, given):
    inside = given(Min(a, b) <= x, x <= Max(a, b))
    refuses(eq(over(1 / x), over(1 / x, a, m) + over(1 / x, m, b)), by.splitting(m), *inside, why="on the intervals", hint="divisors")


def test_splitting_refuses_a_wrong_sign(refuses):
    refuses(eq(over(exp(x)), over(exp(x), a, m) - over(exp(x), m, b)), by.splitting(m), why="no combination", hint="give more facts")


def test_reversing_shows_the_change_of_sign(shows):
    shows(eq(over(exp(x)), -over(exp(x), b, a)), by.reversing)
    shows(eq(over(exp(x), a, a), 0), by.reversing)


def test_reversing_refuses_the_same_sign(refuses):
    refuses(eq(over(exp(x)), over(exp(x), b, a)), by.reversing, why="no combination", hint="give more facts")


def test_reversing_refuses_a_pole(refuses):
    refuses(eq(over(1 / x), -over(1 / x, b, a)), by.reversing, why="on the intervals", hint="divisors")
