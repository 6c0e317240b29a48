"""Random facts and goals: a method refuses, or gives the goal itself from no more than was supposed, and it is true there."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck import Derivation, StepError, by
from mathcheck.kernel.terms import Term, eq, le, lt, number
from mathcheck.lang import Real

x, y = Real("x"), Real("y")
MONOMIALS = (number(1), x, y, x**2, x * y, y**2)
POINTS = [(Fraction(a, 2), Fraction(b, 2)) for a, b in product(range(-6, 7), repeat=2)]
RELATIONS = {"lt": (lt, lambda v: v > 0), "le": (le, lambda v: v >= 0), "eq": (eq, lambda v: v == 0)}

small = st.integers(-3, 3)
linear = st.tuples(small, small, small, st.just(0), st.just(0), st.just(0))
quadratic = st.tuples(small, small, small, small, small, small)
quick = settings(max_examples=60, deadline=None)


def term(coefficients) -> Term:
    parts = [m if c == 1 else c * m for c, m in zip(coefficients, MONOMIALS) if c]
    total = parts[0] if parts else number(0)
    for p in parts[1:]:
        total = total + p
    return total


def value(coefficients, point):
    a, b = point
    return sum(c * m for c, m in zip(coefficients, (1, a, b, a * a, a * b, b * b)))


def formula(relation, coefficients):
    """0 < p, 0 <= p or 0 = p for the polynomial with these coefficients."""
    return RELATIONS[relation][0](number(0), term(coefficients))


def facts(of):
    return st.lists(st.tuples(st.sampled_from(["lt", "le", "le", "eq"]), of), max_size=3)


def attempt(suppositions, goal, method):
    """The theorem, or None where the method refuses. Nothing but a StepError may come out."""
    d = Derivation(lambda _name: None)
    given_facts = [d.suppose(f"fact {i}", formula(*s)) for i, s in enumerate(suppositions)]
    try:
        return d.have("goal", formula(*goal), method, *given_facts)
    except StepError as e:
        assert e.label == "goal" and e.why
        return None


def check(suppositions, goal, method):
    th = attempt(suppositions, goal, method)
    if th is None:
        return
    assert th.concl == formula(*goal)
    assert set(th.hyps) <= {formula(*s) for s in suppositions}
    for point in POINTS:
        if all(RELATIONS[r][1](value(p, point)) for r, p in suppositions):
            assert RELATIONS[goal[0]][1](value(goal[1], point)), point


@quick
@given(facts(linear), st.sampled_from(["lt", "le", "eq"]), linear)
def test_arithmetic_on_random_linear_facts(suppositions, relation, goal):
    check(suppositions, (relation, goal), by.arithmetic)


@quick
@given(facts(quadratic), st.sampled_from(["lt", "le"]), quadratic)
def test_arithmetic_on_random_quadratic_facts(suppositions, relation, goal):
    check(suppositions, (relation, goal), by.arithmetic)


@quick
@given(st.lists(linear, min_size=1, max_size=3), st.lists(st.integers(0, 4), min_size=4, max_size=4), st.booleans())
def test_arithmetic_shows_every_nonnegative_combination_of_linear_facts(forms, weights, strict):
    goal = [sum(w * f[i] for w, f in zip(weights, forms)) for i in range(6)]
    goal[0] += weights[3] + strict
    suppositions = [("le", f) for f in forms]
    assert attempt(suppositions, ("lt" if strict else "le", tuple(goal)), by.arithmetic) is not None


@quick
@given(facts(quadratic), linear, st.sampled_from(["lt", "le"]), quadratic)
def test_squares_on_random_facts(suppositions, root, relation, goal):
    check(suppositions, (relation, goal), by.squares(term(root)))


@quick
@given(linear, st.integers(0, 3))
def test_squares_shows_an_expanded_square_plus_a_constant(root, extra):
    c, a, b = root[:3]
    goal = (c * c + extra, 2 * a * c, 2 * b * c, a * a, 2 * a * b, b * b)
    assert attempt([], ("le", goal), by.squares(term(root))) is not None


@quick
@given(linear, linear, st.sampled_from(["lt", "le"]))
def test_factoring_shows_a_product_of_factors_of_known_sign(first, second, relation):
    c, a, b = first[:3]
    f, d, e = second[:3]
    goal = (c * f, a * f + c * d, b * f + c * e, a * d, a * e + b * d, b * e)
    check([(relation, first), (relation, second)], (relation, goal), by.factoring)


@quick
@given(facts(linear), linear)
def test_contradiction_on_random_linear_facts(suppositions, goal):
    check(suppositions, ("lt", goal), by.contradiction)


@quick
@given(facts(linear), linear, st.sampled_from(["lt", "le", "eq"]), linear)
def test_multiplying_and_cancelling_on_random_facts(suppositions, factor, relation, goal):
    check(suppositions, (relation, goal), by.multiplying(term(factor)))
    check(suppositions, (relation, goal), by.cancelling(term(factor)))


@quick
@given(facts(quadratic), quadratic)
def test_elimination_on_random_equations(suppositions, goal):
    check(suppositions, ("eq", goal), by.elimination)
