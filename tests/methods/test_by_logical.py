"""Connectives and quantifiers: putting together, generalising, instantiating, contradicting, witnesses."""

import pytest

from mathcheck import by
from mathcheck.kernel.terms import FALSE
from mathcheck.lang import And, Function, Int, Nat, Not, Or, Q, Real, eq, exists, forall, implies, log, ne

x, y, z = Real("x"), Real("y"), Real("z")
n, m, k, u = Nat("n"), Nat("m"), Int("k"), Function("u")
squares_grow = forall(x, y, implies(0 <= x, x < y, x**2 < y**2))
sequences_grow = forall(u, n, implies(forall(k, u(k) <= u(k + 1)), u(n) <= u(n + 1)))


@pytest.fixture
def positive_reciprocal(d):
    return d.have("1/x", 0 < 1 / x, by.arithmetic, d.suppose("x", 0 < x))


def test_conjunction_shows_a_conjunction_from_its_parts(shows, given):
    shows(And(0 <= x, x < 1), by.conjunction, *given(x < 1, 0 <= x))


def test_conjunction_shows_a_part_of_a_conjunction(shows, given):
    shows(x < 1, by.conjunction, given(And(0 <= x, And(x < 1, x < 2))))


def test_conjunction_refuses_a_part_that_is_not_given(refuses, given):
    refuses(And(0 <= x, x < 1), by.conjunction, given(0 <= x), why="x < 1 is not among the premises", hint="one step for each part")


def test_conjunction_refuses_to_compute_anything(refuses):
    refuses(And(Q(0) < 1, Q(1) < 2), by.conjunction, why="0 < 1 is not among the premises", hint="one step for each part")


def test_contradiction_shows_anything_from_facts_that_exclude_each_other(shows, given):
    shows(FALSE, by.contradiction, *given(x < y, y < z, z < x))
    shows(eq(x, 7), by.contradiction, *given(eq(y, 0), ne(y, 0)))


def test_contradiction_shows_that_a_number_has_one_value(shows, given):
    shows(FALSE, by.contradiction, *given(eq(x, 1), eq(x, 2)))


def test_contradiction_refuses_facts_that_agree(refuses, given):
    refuses(FALSE, by.contradiction, *given(x < y, y < z), why="no premise contradicts the others", hint="give the two facts that exclude")


def test_contradiction_refuses_without_premises(refuses):
    refuses(FALSE, by.contradiction, why="no premise contradicts", hint="give the two facts")


def test_generalisation_shows_the_quantified_implication(shows, positive_reciprocal):
    assert shows(forall(x, implies(0 < x, 0 < 1 / x)), by.generalisation, positive_reciprocal).hyps == ()


def test_generalisation_shows_an_inner_antecedent_that_needs_the_outer_one_to_have_a_value(shows, given):
    shows(forall(x, implies(0 < x, log(x + 1) < 0, 0 < x)), by.generalisation, given(0 < x))


def test_generalisation_shows_both_parts_of_a_conjunction_from_one_fact(shows, positive_reciprocal):
    shows(And(implies(0 < x, 0 < 1 / x), implies(And(0 < x, x < 1), 0 < 1 / x)), by.generalisation, positive_reciprocal)


def test_generalisation_shows_an_antecedent_that_has_a_value_by_a_further_premise(shows, given, d):
    nonzero = d.have("a divisor", forall(n, ne(n**2 + 1, 0)), by.arithmetic)
    goal = forall(n, implies(x / (n**2 + 1) < 1, 0 <= n))
    shows(goal, by.generalisation, d.have("n", 0 <= n, by.arithmetic), nonzero)


def test_generalisation_refuses_a_variable_that_something_is_supposed_about(refuses, positive_reciprocal):
    refuses(forall(x, 0 < 1 / x), by.generalisation, positive_reciprocal, why="still supposes something about a variable",
            hint="as an antecedent")


def test_generalisation_refuses_the_body_of_another_statement(refuses, positive_reciprocal):
    refuses(forall(x, implies(0 < x, 0 < 2 / x)), by.generalisation, positive_reciprocal, why="no premise is the body of the goal",
            hint="with the same variables")


def test_generalisation_refuses_the_body_in_another_variable(refuses, positive_reciprocal):
    refuses(forall(y, implies(0 < y, 0 < 1 / y)), by.generalisation, positive_reciprocal, why="no premise is the body of the goal",
            hint="with the same variables")


def test_generalisation_refuses_without_a_premise(refuses):
    refuses(forall(x, 0 <= x**2), by.generalisation, why="it generalises a premise, and none is given", hint="the step that shows the body")


def test_generalisation_refuses_an_antecedent_that_may_have_no_value(refuses, given, shows):
    refuses(forall(x, implies(0 < 1 / x, 0 < 1 / x)), by.generalisation, given(0 < 1 / x), why="x != 0", hint="as an antecedent")


def test_instance_shows_a_lemma_at_the_given_values(shows, given):
    shows(x**2 < (x + 1) ** 2, by.instance(x=x, y=x + 1), *given(squares_grow, 0 <= x))


def test_instance_shows_what_follows_from_the_instance(shows, given):
    shows(4 < n**2 + 1, by.instance(x=2, y=n), *given(squares_grow, 2 < n))


def test_instance_shows_a_lemma_at_a_function(shows, given, d):
    step = d.have("k", forall(k, k <= k + 1), by.arithmetic)
    shows(n <= n + 1, by.instance(u=(k, k), n=n), given(sequences_grow), step)


def test_instance_shows_values_up_to_algebra_in_the_arguments(shows, given):
    shows(0 <= u(n), by.instance(m=n - 1), *given(forall(m, 0 <= u(m + 1)), 1 <= n))


def test_instance_refuses_an_antecedent_that_is_not_shown(refuses, given):
    refuses(4 < n**2 + 1, by.instance(x=2, y=n), given(squares_grow), why="the lemma needs 2 < n", hint="in a step of its own")


def test_instance_refuses_a_wrong_variable_name(refuses, given):
    refuses(4 < n**2, by.instance(a=2, y=n), *given(squares_grow, 2 < n), why="the lemma has no variable 'a'", hint="by name")


def test_instance_refuses_a_variable_left_without_a_value(refuses, given):
    refuses(5 < u(3), by.instance(x=2), given(forall(x, y, x + y < u(3))), why="y has no value yet", hint="give y=... as well")


def test_instance_refuses_a_lemma_that_is_not_the_first_premise(refuses, given):
    refuses(4 < n**2, by.instance(x=2, y=n), *given(2 < n, squares_grow), why="the first premise must be a universal statement",
            hint="give it first")


def test_instance_refuses_a_goal_that_does_not_follow(refuses, given):
    refuses(9 < n**2, by.instance(x=2, y=n), *given(squares_grow, 2 < n), why="no combination of the given facts", hint="give more facts")


def test_instance_refuses_a_natural_variable_at_an_integer_of_unknown_sign(refuses, given):
    refuses(0 <= u(k), by.instance(n=k), given(forall(n, 0 <= u(n))), why="it needs 0 <= k", hint="or suppose it")


def test_instance_refuses_a_value_that_may_not_exist(refuses, given):
    refuses(0 <= u(3) + 1 / x, by.instance(y=1 / x), given(forall(y, 0 <= u(3) + y)), why="it needs x != 0", hint="or suppose it")


def test_instance_refuses_a_value_of_the_wrong_sort(refuses, given):
    refuses(0 <= u(3), by.instance(n=x), given(forall(n, n <= u(3))), why="n is a Nat in the lemma, and x is a Real",
            hint="a value that is a Nat")


def test_instance_refuses_a_function_given_as_a_number(refuses, given):
    refuses(n <= n + 1, by.instance(u=k, n=n), given(sequences_grow), why="the value does not fit the sort Int -> Real",
            hint="check the goal")


def test_obtaining_shows_a_goal_that_does_not_mention_the_value(shows, given):
    some, such = given(exists(x, And(0 < x, x < y)), And(0 < z, z < y))
    assert shows(0 < y, by.obtaining(z), some, shows(0 < y, by.arithmetic, such)).hyps == some.hyps


def test_obtaining_shows_a_goal_from_several_values(shows, given):
    some, such = given(exists(x, y, And(0 < x, x < y, y < z)), And(0 < n, n < m, m < z))
    assert shows(1 < z, by.obtaining(n, m), given(exists(n, m, such.concl)), shows(1 < z, by.arithmetic, such))
    such = given(And(0 < x, x < y, y < z))
    assert shows(0 < z, by.obtaining(x, y), some, shows(0 < z, by.arithmetic, such)).hyps == some.hyps


def test_obtaining_refuses_more_variables_than_there_are_quantifiers(refuses, given, shows):
    some, such = given(exists(x, And(0 < x, x < z)), And(0 < x, x < z))
    refuses(0 < z, by.obtaining(x, y), some, shows(0 < z, by.arithmetic, such), why="more variables than existential quantifiers",
            hint="from the outside in")


def test_obtaining_refuses_a_goal_about_one_of_several_values(refuses, given, shows):
    some, such = given(exists(x, y, And(0 < x, x < y)), And(0 < x, x < y))
    for value in (x, y):
        positive = shows(0 < value, by.arithmetic, such)
        refuses(0 < value, by.obtaining(x, y), some, positive, why="must not occur free", hint="check the goal")


def test_obtaining_refuses_one_variable_for_two_values(refuses, given, shows):
    some, such = given(exists(x, y, And(0 < x, x < y, y < z)), And(0 < x, x < x, x < z))
    refuses(0 < z, by.obtaining(x, x), some, shows(0 < z, by.arithmetic, such), why="must not occur free", hint="check the goal")


def test_obtaining_refuses_a_goal_about_the_value_itself(refuses, given, shows):
    some, such = given(exists(x, And(0 < x, x < y)), And(0 < z, z < y))
    refuses(0 < z, by.obtaining(z), some, shows(0 < z, by.conjunction, such), why="z must not occur free", hint="check the goal")


def test_obtaining_refuses_a_premise_that_claims_no_existence(refuses, given):
    refuses(0 < y, by.obtaining(z), *given(0 < y, And(0 < z, z < y)), why="takes an existential premise", hint="give exists .. first")


def test_obtaining_refuses_a_single_premise(refuses, given):
    refuses(0 < y, by.obtaining(z), given(exists(x, And(0 < x, x < y))), why="and a premise that shows the goal",
            hint="suppose the body for a new variable")


def test_obtaining_and_witness_turn_one_existence_into_another(shows, given):
    some, such = given(exists(x, And(0 < x, x < y)), And(0 < z, z < y))
    half = shows(exists(x, And(0 < x, x < y / 2)), by.witness(z / 2), such)
    assert shows(half.concl, by.obtaining(z), some, half).hyps == some.hyps


def test_refuting_shows_the_negation(shows, given):
    shows(Not(x**2 < 0), by.refuting(x**2 < 0), shows(FALSE, by.contradiction, given(x**2 < 0)))


def test_refuting_refuses_a_premise_that_is_not_false(refuses, given):
    refuses(Not(x**2 < 0), by.refuting(x**2 < 0), given(x**2 < 0), why="no premise shows false under that supposition",
            hint="show false by.contradiction first")


def test_refuting_refuses_a_goal_other_than_the_negation(refuses, given, shows):
    false = shows(FALSE, by.contradiction, given(x**2 < 0))
    refuses(0 <= x**2, by.refuting(x**2 < 0), false, why="no premise shows false under that supposition", hint="by.contradiction")


def test_refuting_keeps_every_other_supposition(shows, given):
    nonnegative, negative = given(0 <= x, x < 0)
    assert shows(Not(x < 0), by.refuting(x < 0), shows(FALSE, by.contradiction, nonnegative, negative)).hyps == (0 <= x,)


def test_witness_shows_existence(shows):
    shows(exists(x, x**2 < x), by.witness(Q(1, 2)))
    shows(exists(x, y, And(x < y, y < x + 1)), by.witness(0, Q(1, 2)))
    shows(Or(x < x, 0 <= x**2), by.witness())


def test_witness_shows_existence_at_a_term(shows, given):
    shows(exists(y, eq(x * y, 1)), by.witness(1 / x), given(ne(x, 0)))


def test_witness_refuses_a_value_at_which_the_body_fails(refuses):
    refuses(exists(x, x**2 < x), by.witness(2), why="2^2 < 2 is not shown by the premises", hint="in a step of its own")


def test_witness_refuses_a_term_that_may_have_no_value(refuses):
    refuses(exists(y, eq(x * y, 1)), by.witness(1 / x), why="x*(1/x) = 1 is not shown", hint="in a step of its own")


def test_witness_refuses_a_negative_natural_number(refuses):
    refuses(exists(n, n < 1), by.witness(-1), why="it needs 0 <= -1", hint="a natural number is not negative")


def test_witness_refuses_a_fraction_for_a_natural_number(refuses):
    refuses(exists(n, 0 < n), by.witness(Q(1, 2)), why="the witness does not fit the sort Nat", hint="check the goal")


def test_witness_refuses_more_values_than_quantifiers(refuses):
    refuses(exists(x, x**2 < x), by.witness(Q(1, 2), 3), why="more witnesses than existential quantifiers", hint="one value for each")


def test_witness_refuses_fewer_values_than_quantifiers(refuses):
    refuses(exists(x, y, And(x < y, y < x + 1)), by.witness(0), why="exists y:Real. 0 < y and y < 0 + 1 is not shown",
            hint="in a step of its own")
