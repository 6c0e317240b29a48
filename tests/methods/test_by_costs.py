"""Costs: upper bounds by an expression, lower bounds by a closed list of claims, primes by certificate."""

import pytest

from mathcheck import by
from mathcheck.kernel.errors import KernelError
from mathcheck.lang import NAT, And, Function, Nat, Not, Or, complexity, eq, exists, forall, implies, prime
from mathcheck.methods import costs

n, a, b = Nat("n"), Nat("a"), Nat("b")
cost = Function("cost", NAT, NAT)


def facts(f):
    """f(1) = 1, f of sums and products is at most the sum, and every n >= 2 is one of them with equality."""
    joins = forall(a, b, implies(1 <= a, 1 <= b, And(f(a + b) <= f(a) + f(b), f(a * b) <= f(a) + f(b))))
    way = And(1 <= a, 1 <= b, Or(eq(n, a + b), And(2 <= a, 2 <= b, eq(n, a * b))), eq(f(n), f(a) + f(b)))
    return eq(f(1), 1), joins, forall(n, implies(2 <= n, exists(a, b, way)))


@pytest.fixture(params=[cost, complexity], ids=["a function", "a definition"])
def f(request):
    return request.param


def test_ones_shows_an_upper_bound_by_an_expression(shows, given, f):
    one, joins, _ = given(*facts(f))
    shows(f(6) <= 5, by.ones("2*3"), one, joins)
    shows(f(1) <= 1, by.ones("1"), one, joins)
    shows(f(353942783) <= 63, by.ones("2*3+(1+2^2*3^2)*(2+3^4*(1+2*3^10))"), one, joins)


def test_ones_shows_a_weaker_bound_and_takes_the_facts_from_one_conjunction(shows, given, f):
    shows(f(6) <= 8, by.ones("2*3"), given(And(*facts(f))))


def test_ones_refuses_more_ones_than_stated_or_another_number(refuses, given, f):
    one, joins, _ = given(*facts(f))
    refuses(f(353942783) <= 62, by.ones("2*3+(1+2^2*3^2)*(2+3^4*(1+2*3^10))"), one, joins, why="has 63 ones", hint="fewer")
    refuses(f(353942783) <= 63, by.ones("2*3+(1+2^2*3^2)*(2+3^4*(1+2*3^9))"), one, joins, why="has the value", hint="correct it")


def test_ones_refuses_a_damaged_expression(refuses, given, f):
    one, joins, _ = given(*facts(f))
    for damaged in ("2*", "2*4", "(2+3", "2**3", "", "2-1", "0", "one"):
        refuses(f(6) <= 5, by.ones(damaged), one, joins, why="it is no expression of ones", hint="write it with 1, 2, 3")


def test_ones_refuses_sixty_four_ones_called_sixty_three(refuses, given, f):
    """The best way to write p - 1, and 1 more: an expression of p that has one 1 too many."""
    one, joins, _ = given(*facts(f))
    longer = "1 + 2*(1 + 2^2*(1 + 2^2*(1 + 2*3))*(2 + 3^4))*(1 + 2*3^2*(1 + 2^2*3*(1 + 2^2)*(1 + 2^4)))"
    refuses(f(353942783) <= 63, by.ones(longer), one, joins, why="has 64 ones", hint="fewer")


def test_ones_refuses_other_goals_and_missing_facts(refuses, given, f):
    one, joins, splits = given(*facts(f))
    refuses(f(6) <= n, by.ones("2*3"), one, joins, why="literals", hint="as a literal")
    refuses(n <= 5, by.ones("2*3"), one, joins, why="is not the cost f(n)", hint="function variable")
    refuses(f(6) <= 5, by.ones("2*3"), one, splits, why="no premise says f of a sum or a product", hint="as a premise")
    refuses(f(6) <= 5, by.ones("2*3"), joins, why="no premise says f(1) = 1", hint="as a premise")


def test_closed_branches_shows_lower_bounds(shows, given, f):
    one, _, splits = given(*facts(f))
    shows(4 < f(6), by.closed_branches, one, splits)
    shows(0 < f(1), by.closed_branches, one, splits)
    shows(And(7 < f(11), 6 < f(12), 5 < f(7)), by.closed_branches, one, splits)
    shows(62 < f(353942782), by.closed_branches, one, splits)


def test_closed_branches_refuses_a_bound_that_is_false(refuses, given, f):
    one, _, splits = given(*facts(f))
    refuses(5 < f(6), by.closed_branches, one, splits, why="f(6) = 5", hint="a lower bound")
    refuses(63 < f(353942782), by.closed_branches, one, splits, why="= 63", hint="a lower bound")


def test_closed_branches_refuses_other_goals_and_missing_facts(refuses, given, f):
    one, joins, splits = given(*facts(f))
    refuses(5 <= f(6), by.closed_branches, one, splits, why="s < f(m)", hint="at least 63")
    refuses(4 < n, by.closed_branches, one, splits, why="is not the cost", hint="function variable")
    refuses(4 < f(6), by.closed_branches, one, joins, why="no premise says every n >= 2", hint="as a premise")
    refuses(And(4 < f(6), 3 < cost(4), 3 < complexity(4)), by.closed_branches, one, splits, why="another cost", hint="a step")


def test_closed_branches_is_checked_by_the_kernel(refuses, given, monkeypatch):
    """Whatever the search finds: with a claim dropped or raised the rule refuses."""
    from mathcheck.oracle import complexity_bounds

    one, _, splits = given(*facts(complexity))
    honest = complexity_bounds.lower_bounds

    def shorter(wanted):
        found = honest(wanted)
        first, *rest = found.claims
        return found._replace(claims=(first[:-1], *rest))

    monkeypatch.setattr(complexity_bounds, "lower_bounds", shorter)
    refuses(62 < complexity(353942782), by.closed_branches, one, splits, why="cost_exceeds", hint="check the goal")


def test_primality_shows_that_literals_are_prime(shows):
    for p in (2, 3, 4093, 16777259, 353942783, 10**12 + 39, 2**61 - 1):
        shows(prime(p), by.primality)


def test_primality_refuses_composites(refuses):
    for c in (1, 4, 353942782, 3215031751, 561, 2**67 - 1):
        refuses(prime(c), by.primality, why="is not prime", hint="check the number")


def test_primality_refuses_other_goals(refuses):
    for goal in (prime(n), eq(n, 2), Not(prime(4))):
        refuses(goal, by.primality, why="does not say of a literal", hint="prime(p)")


def test_the_split_that_the_kernel_takes_follows_from_the_recursion():
    from mathcheck.kernel.costs import splits
    from mathcheck.kernel.logic import assume

    strict = facts(cost)[2]
    th = costs._lax(cost(costs._x), assume(strict))
    assert (th.hyps, th.concl) == ((strict,), splits(cost(costs._x), costs._x))
    with pytest.raises(KernelError):
        costs._lax(cost(costs._x), assume(facts(complexity)[2]))
