"""Definitions, rewriting with equations, cited axioms, the factorial."""

from mathcheck import by
from mathcheck.lang import Function, Int, Nat, Q, Real, Sum, define, eq, exists, factorial, forall, ne

x, y = Real("x"), Real("y")
n, k, j, u = Nat("n"), Int("k"), Int("j"), Function("u")
f = define("f", x, x**2 + 1)
g = define("g", (x, y), 1 / (x - y))
h = define("h", n, 2**n)
archimedes = forall(x, exists(n, x < n))


def test_axiom_shows_its_own_statement_and_says_so(shows):
    assert shows(archimedes, by.axiom("archimedes")).axioms == ("archimedes",)


def test_axiom_refuses_another_statement(refuses):
    refuses(forall(x, exists(n, n < x)), by.axiom("archimedes"), why="gives forall x:Real. exists n:Nat. x < n instead",
            hint="state that as the goal")


def test_axiom_refuses_a_name_that_is_not_listed(refuses):
    refuses(archimedes, by.axiom("choice"), why="there is no axiom 'choice'", hint="mathcheck axioms")


def test_definition_shows_the_unfolded_equation(shows, given):
    shows(eq(f(y), y**2 + 1), by.definition())
    shows(eq(g(x, y), 1 / (x - y)), by.definition(g), given(ne(x, y)))


def test_definition_shows_what_follows_from_the_unfolded_equation(shows):
    assert shows(0 < f(y), by.definition(f)).definitions == (f,)


def test_definition_shows_definitions_inside_definitions(shows):
    twice = define("twice", x, 2 * f(x))
    shows(0 < twice(y), by.definition(twice, f), shows(0 < f(y), by.definition()))


def test_definition_refuses_a_goal_without_the_definition(refuses):
    refuses(0 < f(y), by.definition(g), why="the goal uses none of the definitions", hint="name those it uses")


def test_definition_refuses_a_quantified_goal(refuses):
    refuses(forall(y, 0 < f(y)), by.definition(f), why="the goal uses none of the definitions", hint="by.generalisation")


def test_definition_refuses_an_argument_at_which_the_body_has_no_value(refuses):
    refuses(eq(g(x, y), 1 / (x - y)), by.definition(g), why="it needs x - y != 0", hint="or suppose it")


def test_definition_refuses_an_integer_of_unknown_sign_for_a_natural_parameter(refuses):
    refuses(eq(h(k), 2**k), by.definition(h), why="it needs 0 <= k", hint="or suppose it")


def test_definition_refuses_what_is_false_of_it(refuses):
    refuses(f(y) < 1, by.definition(f), why="no combination of the given facts", hint="give more facts")


def test_factorial_step_shows_the_recursion(shows, given):
    shows(eq(factorial(n + 1), (n + 1) * factorial(n)), by.factorial_step)
    shows(eq(factorial(k + 1), (k + 1) * factorial(k)), by.factorial_step, given(0 <= k))


def test_factorial_step_refuses_an_integer_that_may_be_negative(refuses):
    refuses(eq(factorial(k + 1), (k + 1) * factorial(k)), by.factorial_step, why="it needs 0 <= k", hint="or suppose it")


def test_factorial_step_refuses_a_wrong_factor(refuses):
    refuses(eq(factorial(n + 1), n * factorial(n)), by.factorial_step, why="no combination of the given facts", hint="give more facts")


def test_rewriting_shows_the_goal_with_equals_replaced(shows, given):
    shows(0 < u(k), by.rewriting, *given(eq(k, 3), 0 < u(3)))
    shows(eq(x**3, 8), by.rewriting, given(eq(x, 2)), shows(eq(Q(2) ** 3, 8), by.computation))


def test_rewriting_shows_the_goal_by_several_equations_in_order_and_either_way_round(shows, given):
    shows(0 < u(k), by.rewriting, *given(eq(k, j), eq(3, j), 0 < u(3)))


def test_rewriting_shows_the_goal_below_a_binder_over_another_variable(shows, given):
    shows(eq(Sum(x * k, k, 0, 3), 12), by.rewriting, given(eq(x, 2)), shows(eq(Sum(2 * k, k, 0, 3), 12), by.computation))


def test_rewriting_refuses_without_an_equation(refuses, given):
    refuses(0 < u(k), by.rewriting, given(0 < u(3)), why="takes one or more equations and then the fact", hint="that fact last")


def test_rewriting_refuses_the_fact_before_the_equation(refuses, given):
    refuses(0 < u(k), by.rewriting, *given(0 < u(3), eq(k, 3)), why="takes one or more equations and then the fact",
            hint="give the equations first")


def test_rewriting_refuses_another_fact(refuses, given):
    refuses(0 < u(k), by.rewriting, *given(eq(k, 3), 0 < u(4)), why="replacing equals in the goal does not give 0 < u(4)",
            hint="in the order")


def test_rewriting_refuses_equations_in_the_wrong_order(refuses, given):
    refuses(0 < u(k), by.rewriting, *given(eq(j, 3), eq(k, j), 0 < u(3)), why="does not give 0 < u(3)", hint="in the order they apply")


def test_rewriting_refuses_a_real_equation_for_an_index(refuses, given):
    refuses(0 <= u(k), by.rewriting, *given(eq(k, x), 0 <= u(3)), why="does not give", hint="in the order they apply")
