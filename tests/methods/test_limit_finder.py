"""What the search for limits finds."""

from mathcheck.lang import REAL, Function, Real, above, below, infinity, limit, minus_infinity
from mathcheck.methods import by

x = Real("x")
g = Function("g", REAL, REAL)


def test_a_reciprocal_keeps_to_the_side_from_which_it_tends_to_0(shows, given):
    up, down = given(limit(g(x), x, infinity, infinity), limit(g(x), x, minus_infinity, minus_infinity))
    shows(limit(1 / g(x), x, infinity, above(0)), by.limit, up)
    shows(limit(1 / g(x), x, infinity, 0), by.limit, up)
    shows(limit(1 / g(x), x, minus_infinity, below(0)), by.limit, down)


def test_a_reciprocal_of_what_tends_to_0_from_one_side_grows(shows, given):
    shows(limit(1 / g(x), x, 0, minus_infinity), by.limit, given(limit(g(x), x, 0, below(0))))


def test_a_quotient_is_not_said_to_keep_to_a_side(refuses, given):
    up = given(limit(g(x), x, infinity, infinity))
    refuses(limit(2 / g(x), x, infinity, above(0)), by.limit, up, why="the limit is", hint="check the value")
