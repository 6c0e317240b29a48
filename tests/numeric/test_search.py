"""The search for witnesses: what it finds is refuted by the kernel or by enclosures, true statements are left alone, time is kept."""

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.binding import open_binder
from mathcheck.kernel.sorts import INT, NAT, REAL
from mathcheck.kernel.terms import number
from mathcheck.lang import (
    And,
    Function,
    Int,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    eq,
    exists,
    exp,
    factorial,
    forall,
    implies,
    infinity,
    integral,
    limit,
    log,
    ne,
    pi,
    sin,
    sqrt,
)
from mathcheck.methods.errors import MethodError
from mathcheck.methods.refutation import refute
from mathcheck.numeric.candidates import by_rank, functions, named_numbers, numbers
from mathcheck.numeric.search import find_witness, simplest
from mathcheck.registry.refuter import refuted_by_enclosures

x, y = Real("x"), Real("y")
n, m, k, j = Nat("n"), Nat("m"), Int("k"), Int("j")
u = Function("u")

FALSE = {
    "a small number": (forall(n, n < 5), {"n": 5}),
    "no variable": (eq(Q(2), 3), {}),
    "a boundary": (forall(x, 0 < x**2), {"x": 0}),
    "the boundary of a hypothesis": (forall(n, implies(3 <= n, ne(n, 3))), {"n": 3}),
    "a number that the statement names": (forall(n, n < 12345), {"n": 12345}),
    "a large real that it names": (forall(x, implies(200 < x, x < 12345)), {"x": 12345}),
    "an end of a domain": (forall(x, log(x) <= x - 1), {"x": 0}),
    "a root's domain": (forall(x, 0 <= sqrt(x - 7)), {"x": 0}),
    "a pole": (forall(x, eq((x - Q(22, 7)) / (x - Q(22, 7)), 1)), {"x": Fraction(22, 7)}),
    "a pole that is not named": (forall(x, eq((7 * x - 19) / (7 * x - 19), 1)), {"x": Fraction(19, 7)}),
    "touching": (forall(x, implies(0 < x, log(x) < x - 1)), {"x": 1}),
    "two variables": (forall(x, y, eq(exp(x * y), exp(x) * exp(y))), {"x": 0, "y": 1}),
    "an implication": (forall(x, y, implies(x < y, x**2 < y**2)), {"x": -1, "y": 0}),
    "the second part": (And(forall(x, x <= x), forall(n, n < 100)), {"n": 100}),
    "a quantifier below a hypothesis": (forall(n, implies(2 <= n, forall(m, n <= m))), {"n": 2, "m": 0}),
    "a quantifier that is supposed": (implies(exists(n, n < 4), eq(Q(0), 1)), {"n": 0}),
    "below a negation": (Not(exists(n, eq(n, 3))), {"n": 3}),
    "a disjunction": (forall(k, Or(k < 3, 5 < k)), {"k": 3}),
    "a negative integer": (forall(k, -3 < k), {"k": -3}),
    "a product": (forall(n, Prod(k, k, 1, n) < 100), {"n": 5}),
    "an integral": (forall(x, implies(0 < x, integral(exp(y), y, 0, x) < 3)), {"x": 2}),
    "a function": (forall(u, n, eq(Sum(u(k), k, 1, n), Sum(u(k), k, 0, n))), None),
    "a narrow valley": (forall(x, Q(1, 10**7) <= (x - Q(355, 113))**2), None),
    "a valley that nothing names": (forall(x, Q(1, 10**6) < x**4 - 6 * x**2 + 9), None),
}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_statement_has_a_witness(name):
    statement, wanted = FALSE[name]
    found = find_witness(statement)
    assert found is not None and wanted in (None, found)
    if name not in ("a quantifier that is supposed", "below a negation"):  # these the kernel refutes without
        try:
            refute(statement, found)
        except MethodError:
            assert refuted_by_enclosures(statement, found) == "refuted"


TRUE = {
    "a square": forall(x, 0 <= x**2),
    "the tangent": forall(x, 1 + x <= exp(x)),
    "a hypothesis that keeps poles out": forall(x, implies(ne(x, 2), eq((x - 2) / (x - 2), 1))),
    "a sine": forall(x, implies(0 < x, x < pi / 2, sin(x) < x - x**3 / 8)),
    "no number beyond": forall(n, exists(m, n < m)),
    "a sum": forall(n, eq(Sum(k, k, 0, n), n * (n + 1) / 2)),
    "a vacuous one": forall(x, implies(x < x, eq(x, x + 1))),
    "a false hypothesis for all": implies(forall(n, eq(n, 5)), eq(Q(0), 1)),
    "a false hypothesis without a value somewhere": implies(forall(n, eq(1 / n, 5)), eq(Q(0), 1)),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_true_statement_has_none(name):
    assert find_witness(TRUE[name], 0.5) is None


GUESSED = {
    "a number that does not exist": (forall(n, exists(m, eq(n, 2 * m))), {"n": 1}),
    "a hypothesis for all numbers": (forall(x, implies(forall(n, n * x <= 1), x <= -1)), {"x": 0}),
    "another limit": (limit(1 / n, n, infinity, 1), {}),
}


@pytest.mark.parametrize("name", GUESSED)
def test_what_only_looks_false_is_found_by_guessing_alone(name):
    statement, wanted = GUESSED[name]
    assert find_witness(statement, 0.5) is None
    assert find_witness(statement, 0.5, guessing=True) == wanted


def test_names_that_are_bound_twice_take_a_value_of_both_sorts():
    r, s = Real("v"), Nat("v")
    assert find_witness(implies(exists(s, s < 1), forall(r, r < 0))) == {"v": 0}


def test_the_same_witness_is_found_every_time():
    for statement, _ in FALSE.values():
        assert str(find_witness(statement)) == str(find_witness(statement))


HOSTILE = {
    "a tower": forall(n, n ** (n ** (n ** (n + 9))) < 5),
    "a long sum": forall(n, 0 < Sum(1 / factorial(k), k, 0, 10**6 + n)),
    "many variables": forall(*(Real(f"x{i}") for i in range(12)), 0 <= Real("x0") ** 2),
    "a large factorial": forall(n, 0 < factorial(10**6 + n)),
    "an infinite sum": forall(x, 0 <= Series(x**k / factorial(k), k, 0)),
    "deep integrals": forall(x, implies(0 <= x, 0 <= integral(integral(exp(x * y * sin(y)), y, 0, x), x, 0, x))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_is_kept(name):
    start = time.process_time()
    find_witness(HOSTILE[name], 0.5)
    assert time.process_time() - start < 5


def test_values_fit_their_sort():
    named = [Fraction(1, 3), Fraction(-5), Fraction(10**9)]
    assert all(v >= 0 and v.denominator == 1 for v in numbers(NAT, named))
    assert all(v.denominator == 1 for v in numbers(INT, named))
    assert {Fraction(1, 3), Fraction(4, 3), Fraction(-5), Fraction(10**9)} <= set(numbers(REAL, named))
    assert Fraction(10**9) + 1 in numbers(NAT, named)


def test_the_numbers_that_a_statement_names():
    found = named_numbers(forall(x, implies(0 < x, x < pi / 2, sin(x) < Q(7, 5))))
    assert {0, 2, Fraction(7, 5)} <= set(found)
    assert any(abs(v - Fraction(15707963, 10**7)) < Fraction(1, 500) for v in found)
    assert named_numbers(eq(log(Q(-1)), 0)) == [0, -1]


def test_the_functions_that_are_tried_have_values_everywhere():
    p = Function("p")
    for f in functions(p.sort):
        assert refuted_by_enclosures(forall(p, n, eq(p(n), p(n) + 1)), {
            "p": (*[Int(name) for name in f.params], f.body), "n": number(3)}) == "refuted"


@given(st.lists(st.integers(0, 4), max_size=4))
def test_by_rank_gives_every_tuple_once_and_small_sums_first(counts):
    found = list(by_rank(counts))
    assert [sum(t) for t in found] == sorted(sum(t) for t in found)
    total = 1
    for c in counts:
        total *= c
    assert len(set(found)) == len(found) == (total if counts else 1)


@given(st.fractions(max_denominator=50), st.fractions(min_value=0, max_value=2, max_denominator=50))
@settings(max_examples=200)
def test_the_simplest_fraction_lies_between_and_has_the_smallest_denominator(low, width):
    found = simplest(low, low + width)
    assert low <= found <= low + width
    for d in range(1, found.denominator):
        assert -(-low * d // 1) > (low + width) * d


@given(st.integers(-6, 6), st.integers(-6, 6), st.sampled_from(["<", "<=", "="]))
@settings(max_examples=60, deadline=None)
def test_what_is_found_is_false(a, b, sign):
    left, right = a * x**2 + b, x + a
    relation = {"<": left < right, "<=": left <= right, "=": eq(left, right)}[sign]
    statement = forall(x, relation)
    found = find_witness(statement, 0.3)
    if found is not None:
        refute(statement, found)
        assert open_binder(statement, number(found["x"])).free == frozenset()
