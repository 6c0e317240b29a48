"""The least natural number with a property: least(k, A), and what is defined as one."""

import pytest

from mathcheck import by
from mathcheck.lang import And, Nat, Not, define, eq, exists, forall, implies, least

n, k, j = Nat("n"), Nat("k"), Nat("j")
root = define("root", n, least(k, n <= k**2))


def said(t, n=n):
    """t is the least k with n <= k^2."""
    return And(n <= t**2, forall(j, implies(j < t, Not(n <= j**2))))


@pytest.fixture
def some(given):
    """That there is a least one, which gives it a value."""
    return given(exists(k, said(k)))


def test_least_number_shows_what_a_least_number_is(shows, some):
    assert shows(said(least(k, n <= k**2)), by.least_number, some).hyps == some.hyps


def test_least_number_shows_it_of_a_definition(shows, some):
    assert shows(said(root(n)), by.least_number, some).hyps == some.hyps


def test_least_number_shows_it_of_one_among_several(shows, some, given):
    fewer = define("fewer", n, least(k, n + root(1) <= k))
    has = And(n + root(1) <= fewer(n), forall(j, implies(j < fewer(n), Not(n + root(1) <= j))))
    one, more = given(exists(k, said(k, 1)), exists(k, And(n + root(1) <= k, forall(j, implies(j < k, Not(n + root(1) <= j))))))
    shows(has, by.least_number, one, more)


def test_least_number_refuses_a_number_that_may_not_exist(refuses):
    refuses(said(root(n)), by.least_number, why="it needs exists k:Nat", hint="suppose it")


def test_least_number_refuses_another_property(refuses, some):
    for goal in (And(n < root(n) ** 2, said(root(n)).args[1]), root(n) <= n, eq(root(n), 2)):
        refuses(goal, by.least_number, some, why="does not say what a least number is", hint="forall j. j < t -> not A[j]")


def test_least_number_refuses_a_goal_without_one(refuses, some):
    refuses(said(n), by.least_number, some, why="does not say what a least number is", hint="least(k, A)")


def test_least_number_refuses_half_of_it(refuses, some):
    refuses(n <= root(n) ** 2, by.least_number, some, why="does not say what a least number is", hint="forall j")
