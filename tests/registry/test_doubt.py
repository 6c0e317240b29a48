"""Where a refused step fails by the numbers: only where all that it was given holds and has a value."""

from mathcheck.kernel.logic import assume
from mathcheck.lang import Function, Int, Nat, Q, Real, Sum, eq, forall, log
from mathcheck.registry.doubt import doubt

x, y, n, k = Real("x"), Real("y"), Nat("n"), Int("k")


def test_a_false_goal_fails_somewhere():
    assert doubt(n**2 <= 2**n, ()) == "; by the numbers it fails at n = 3"


def test_a_goal_without_a_value_fails_there():
    assert doubt(eq(x / x, 1), ()) == "; by the numbers it fails at x = 0"


def test_a_goal_that_follows_is_not_doubted():
    assert doubt(0 < x * y, (assume(0 < x), assume(0 < y))) == ""


def test_a_goal_fails_only_where_what_is_given_holds():
    assert doubt(x <= x**2, (assume(0 <= x),)) == "; by the numbers it fails at x = 1/2, where all that is given holds"


def test_where_what_is_given_has_no_value_nothing_is_said():
    assert doubt(0 < x, (assume(0 <= log(x)),)) == ""


def test_a_given_induction_hypothesis_is_heeded():
    formula = eq(Sum(k, k, 1, n), n * (n + 1) / 2)
    assert doubt(formula, (assume(formula),)) == ""


def test_a_closed_goal_has_no_place_to_fail():
    assert doubt(eq(Q(1), 2), ()) == ""


def test_what_cannot_be_looked_at_is_not_doubted():
    f = Function("f")
    assert doubt(forall(k, eq(f(k), f(k))), ()) == ""
