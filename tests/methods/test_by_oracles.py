"""Factoring and elimination: a computer algebra system proposes, the kernel multiplies out."""

from mathcheck import by
from mathcheck.lang import Real, eq

a, b, c, x, y = Real("a"), Real("b"), Real("c"), Real("x"), Real("y")


def test_factoring_shows_an_inequality_from_the_signs_of_the_factors(shows, given):
    shows(x**2 < y**2, by.factoring, *given(0 < x, x < y))
    shows(1 / y < 1 / x, by.factoring, *given(0 < x, x < y))


def test_factoring_shows_products_of_many_signs(shows, given):
    shows(x**5 < x**3, by.factoring, *given(0 < x, x < 1))
    shows(0 < x**4 + 4, by.factoring, given(x < -2))
    shows(5 * x**2 < x**4 + 4, by.factoring, given(x < -2))
    shows(0 <= x**3 - x, by.factoring, *given(x <= 0, -1 <= x))


def test_factoring_shows_a_square_without_being_told(shows):
    shows(2 * x * y <= x**2 + y**2, by.factoring)


def test_factoring_refuses_factors_of_unknown_sign(refuses, given):
    refuses(x**2 < y**2, by.factoring, given(x < y), why="the sign of the factor x + y is not known", hint="give the sign of each factor")


def test_factoring_refuses_factors_that_may_be_zero_for_a_strict_goal(refuses, given):
    refuses(x**3 < y**2 * x, by.factoring, *given(0 <= x, x < y), why="do not show that it is positive", hint="the sign of each factor")


def test_factoring_refuses_an_equation(refuses):
    refuses(eq(x**2 - y**2, (x - y) * (x + y)), by.factoring, why="factoring shows inequalities", hint="by.algebra")


def test_factoring_refuses_what_is_false(refuses, given):
    refuses(x**2 < y**2, by.factoring, *given(x < y, y < 0), why="the signs of its factors do not show that it is positive",
            hint="the sign of each factor")


def test_elimination_shows_an_equation_from_equations(shows, given):
    shows(eq(a**2 + b**2, 13), by.elimination, *given(eq(a + b, 5), eq(a * b, 6)))
    shows(eq(x**3, 8), by.elimination, given(eq(x, 2)))


def test_elimination_shows_a_consequence_that_needs_a_basis(shows, given):
    shows(eq(a**3 + b**3 + c**3, 3 * a * b * c), by.elimination, given(eq(a + b + c, 0)))


def test_elimination_refuses_what_does_not_follow(refuses, given):
    refuses(eq(x, 2), by.elimination, given(eq(x**2, 4)), why="not a polynomial consequence of the given equations",
            hint="give more equations")


def test_elimination_refuses_without_equations(refuses, given):
    refuses(eq(x, 2), by.elimination, given(x < 3), why="elimination shows an equation from equations",
            hint="give the equations as premises")


def test_elimination_refuses_an_inequality(refuses, given):
    refuses(0 < x, by.elimination, given(eq(x, 2)), why="elimination shows an equation from equations", hint="as premises")
