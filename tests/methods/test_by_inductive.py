"""Induction, plain and strong."""

import pytest

from mathcheck import by
from mathcheck.lang import And, Function, Int, Nat, Real, at, eq, forall, implies

n, m, k, x = Nat("n"), Nat("m"), Int("k"), Real("x")
u = Function("u")
power = n + 1 <= 2**n
late = 2 * n + 1 < 2**n


@pytest.fixture
def base(d):
    return d.have("base", at(power, n, 0), by.computation)


@pytest.fixture
def step(d):
    return d.have("n + 1", at(power, n, n + 1), by.arithmetic, d.suppose("hypothesis", power))


@pytest.fixture
def late_premises(d):
    start, hypothesis = d.suppose("start", 3 <= n), d.suppose("hypothesis for late", late)
    return d.have("at 3", at(late, n, 3), by.computation), d.have("late step", at(late, n, n + 1), by.arithmetic, start, hypothesis)


def test_induction_shows_a_statement_for_every_natural_number(shows, base, step):
    assert shows(forall(n, power), by.induction(n), base, step).hyps == ()


def test_induction_shows_the_open_statement_too(shows, base, step):
    assert shows(power, by.induction(n), step, base).hyps == ()


def test_induction_shows_a_statement_from_a_later_start(shows, late_premises):
    assert shows(forall(n, implies(3 <= n, late)), by.induction(n, 3), *late_premises).hyps == ()


def test_induction_shows_a_statement_about_integers_from_a_negative_start(shows, d):
    bound = k + 3 <= 2 ** (k + 2)
    first = d.have("at -2", at(bound, k, -2), by.computation)
    start, hypothesis = d.suppose("from -2", -2 <= k), d.suppose("ih", bound)
    following = d.have("following", at(bound, k, k + 1), by.arithmetic, start, hypothesis)
    assert shows(forall(k, implies(-2 <= k, bound)), by.induction(k, -2), first, following).hyps == ()


def test_induction_refuses_without_its_start(refuses, step):
    refuses(forall(n, power), by.induction(n), step, why="no premise is the start of the induction, 0 + 1 <= 2^0", hint="show that first")


def test_induction_refuses_without_its_step(refuses, base):
    refuses(forall(n, power), by.induction(n), base, why="no premise is the step of the induction, n + 1 + 1 <= 2^(n + 1)",
            hint="suppose n + 1 <= 2^n")


def test_induction_refuses_a_start_other_than_the_goals(refuses, late_premises):
    refuses(forall(n, implies(3 <= n, late)), by.induction(n), *late_premises, why="no premise is the start of the induction",
            hint="say by.induction(n, 3)")


def test_induction_refuses_a_start_other_than_the_premises(refuses, late_premises):
    refuses(forall(n, implies(4 <= n, late)), by.induction(n, 4), *late_premises, why="the start of the induction, 2*4 + 1 < 2^4",
            hint="show that first")


def test_induction_refuses_a_step_of_another_statement(refuses, base, late_premises):
    refuses(forall(n, power), by.induction(n), base, late_premises[1], why="no premise is the step of the induction",
            hint="and show it from there")


def test_induction_refuses_a_step_that_supposes_more_about_the_variable(refuses, d, base):
    small = d.suppose("small", n <= 5)
    more = d.have("six", n + 1 <= 6, by.arithmetic, small)
    step = d.have("too much", And(at(power, n, n + 1), n + 1 <= 6), by.conjunction,
                  d.have("ok", at(power, n, n + 1), by.arithmetic, d.suppose("ih", power)), more)
    start = d.have("both at 0", at(And(power, n <= 6), n, 0), by.computation)
    refuses(forall(n, And(power, n <= 6)), by.induction(n), start, step, why="a premise still supposes", hint="make it an antecedent")


def test_induction_refuses_a_real_variable(refuses, d):
    refuses(forall(x, implies(0 <= x, x < 2**n)), by.induction(x), why="no next one", hint="made by Nat or Int")


def test_induction_refuses_the_wrong_variable(refuses, base, step):
    refuses(forall(n, power), by.induction(m), base, step, why="no premise is the step of the induction, m + 1 + 1 <= 2^(m + 1)",
            hint="suppose m + 1 <= 2^m")


def test_below_names_all_smaller_values():
    assert by.below(power, n) == forall(m, implies(0 <= m, m < n, at(power, n, m)))
    assert by.below(power, n, 2) == forall(m, implies(2 <= m, m < n, at(power, n, m)))


def test_below_shows_the_statement_at_a_smaller_value(shows, given):
    smaller, positive = given(by.below(power, n), 1 <= n)
    shows(at(power, n, n - 1), by.instance(k=n - 1), smaller, positive)


def test_below_refuses_a_value_that_is_not_known_to_be_smaller(refuses, given):
    refuses(u(n + 1) < n + 1, by.instance(k=n + 1), given(by.below(u(n) < n, n)), why="the lemma needs n + 1 < n",
            hint="in a step of its own")


def test_below_refuses_a_value_that_may_be_negative(refuses, given):
    refuses(u(n - 1) < n - 1, by.instance(k=n - 1), given(by.below(u(n) < n, n)), why="the lemma needs 0 <= n - 1",
            hint="in a step of its own")


fibonacci = And(eq(u(0), 0), eq(u(1), 1), forall(n, eq(u(n + 2), u(n + 1) + u(n))))
growth = u(n) < 2**n


def test_strong_induction_shows_that_fibonacci_numbers_stay_below_powers_of_two(d, shows):
    recurrence = d.suppose("recurrence", fibonacci)
    smaller = d.suppose("smaller", by.below(growth, n))
    few = d.suppose("n <= 1", n <= 1)
    values = []
    for v in (0, 1):
        first = d.have(f"u({v})", at(growth, n, v), by.arithmetic, recurrence)
        values.append(d.have(f"n = {v}", growth, by.rewriting, d.suppose(f"suppose {v}", eq(n, v)), first))
    low = d.have("low", growth, by.cases(eq(n, 0), eq(n, 1)), few, *values)
    many = d.suppose("2 <= n", 2 <= n)
    rule = d.have("rule", forall(n, eq(u(n + 2), u(n + 1) + u(n))), by.conjunction, recurrence)
    last = d.have("last", eq(u(n), u(n - 1) + u(n - 2)), by.instance(n=n - 2), rule, many)
    one = d.have("one below", at(growth, n, n - 1), by.instance(k=n - 1), smaller, many)
    two = d.have("two below", at(growth, n, n - 2), by.instance(k=n - 2), smaller, many)
    high = d.have("high", growth, by.arithmetic, last, one, two, many)
    both = d.have("both", growth, by.cases(n <= 1, 2 <= n), low, high)
    every = shows(forall(n, growth), by.strong_induction(n), both)
    assert every.hyps == (fibonacci,)
    assert shows(forall(u, implies(fibonacci, forall(n, growth))), by.generalisation, every).hyps == ()


def test_strong_induction_shows_a_statement_from_a_later_start(d, shows):
    start, smaller = d.suppose("start", 2 <= n), d.suppose("smaller", by.below(late_bound := (n < 2**n), n, 2))
    step = d.have("step", late_bound, by.conjunction, d.have("direct", late_bound, by.induction(n),
                  d.have("at 0", at(late_bound, n, 0), by.computation),
                  d.have("next", at(late_bound, n, n + 1), by.arithmetic, d.suppose("ih", late_bound))), start, smaller)
    assert shows(forall(n, implies(2 <= n, late_bound)), by.strong_induction(n, 2), step).hyps == ()


def test_strong_induction_refuses_without_the_step(refuses, base):
    refuses(forall(n, power), by.strong_induction(n), base, why="no premise is n + 1 <= 2^n under the supposition forall k:Nat.",
            hint="suppose that and show it")


def test_strong_induction_refuses_the_supposition_of_another_start(refuses, d):
    smaller = d.suppose("from 0", by.below(growth, n))
    here = d.have("here", growth, by.instance(k=n), smaller, d.suppose("absurd", n < n))
    refuses(forall(n, implies(2 <= n, growth)), by.strong_induction(n, 2), here, why="n must not occur free", hint="check the goal")


def test_strong_induction_refuses_a_goal_of_another_form(refuses, d):
    refuses(forall(n, implies(1 <= n, growth)), by.strong_induction(n, 2), d.suppose("step", growth),
            why="the goal is not forall n. 2 <= n ->", hint="state it in that form")
