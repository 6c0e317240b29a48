"""Limits of sums of more and more terms, and twins about infinite sums."""

import pytest

from mathcheck import by
from mathcheck.kernel.logic import assume
from mathcheck.kernel.terms import negation
from mathcheck.lang import (
    Function,
    Int,
    Nat,
    Q,
    Real,
    Series,
    Sum,
    eq,
    exists,
    forall,
    implies,
    infinity,
    limit,
    minus_infinity,
)
from mathcheck.methods.errors import MethodError
from mathcheck.methods.refutation import refute
from mathcheck.methods.wellposed import owed

n, m, k, j, i = Nat("n"), Nat("m"), Int("k"), Int("j"), Int("i")
x, L, S = Real("x"), Real("L"), Real("S")
u, a = Function("u"), Function("a", n.sort)
geometric = implies(abs(x) < 1, eq(Series(x**k, k, 0), 1 / (1 - x)))

EQUAL_TERMS = {
    "nothing": (Sum(0, k, 0, n), 0),
    "nothing, written as a power": (Sum(0 * 1**k, k, 1, n), 0),
    "negative ones": (Sum(-(1**k), k, 0, n), minus_infinity),
    "from 3 to n + 5": (Sum(2, k, 3, n + 5), infinity),
    "differences": (Sum(k - (k + 1), k, 0, n), minus_infinity),
    "with a parameter": (Sum(0 * 1**m * 1**k, k, 0, n), 0),
    "infinite sums": (Sum(Series(0 * 1**i * 1**j, j, 0), i, 0, n), 0),
    "one power of 1": (1**n, 1),
}


@pytest.mark.parametrize(("f", "value"), EQUAL_TERMS.values(), ids=EQUAL_TERMS)
def test_limit_shows_that_of_a_sum_of_equal_terms(shows, f, value):
    assert shows(limit(f, n, infinity, value), by.limit).hyps == ()


def test_limit_shows_that_of_partial_sums_where_a_fact_says_the_infinite_sum(shows, given):
    whole = given(eq(Series(u(k), k, 0), L))
    shows(limit(Sum(u(j), j, 0, n), n, infinity, L), by.limit, whole)
    shows(limit(2 * Sum(u(j), j, 0, n), n, infinity, 2 * L), by.limit, whole)
    shows(limit(Sum(Q(1, 2) ** j, j, 0, n), n, infinity, 2), by.limit, given(forall(x, geometric)))


def test_limit_shows_that_of_a_linear_combination_of_known_infinite_sums(shows, given):
    powers = given(forall(x, geometric))
    f = Q(1, 2) ** k - Q(4, 3) * Q(1, 3) ** k
    shows(limit(Sum(f, k, 0, n), n, infinity, 0), by.limit, powers)
    shows(limit(Sum(-(1**m * f) / 2, k, 0, n), n, infinity, 0), by.limit, powers)
    shows(limit(Sum(Series(1**i * f, k, 0), i, 0, n), n, infinity, 0), by.limit, powers)


@pytest.mark.parametrize("f", [Sum(k, k, 0, n), Sum(u(k), k, 0, n), Sum(1 / k, k, 1, n), Sum(x, k, 0, n)], ids=repr)
def test_limit_refuses_other_sums_of_more_and_more_terms(refuses, f):
    refuses(limit(f, n, infinity, 0), by.limit, why="", hint="s")


def test_a_witness_of_a_limit_is_found(shows, given):
    shows(exists(S, limit(Sum(0 * 1**k, k, 0, n), n, infinity, S)), by.witness())
    shows(exists(S, limit(Sum(u(k), k, 0, n), n, infinity, S)), by.witness(), given(Series(u(k), k, 0) <= L))


def test_a_statement_about_sequences_is_met_by_a_witness_or_with_a_lemma(shows):
    about = forall(a, L, implies(limit(Sum(a(k), k, 0, n), n, infinity, L), 0 <= L**2))
    assert all(th.hyps == () for th in owed(about, {"a": (n, 0 * 1**n), "L": 0}))
    slow = {"a": (n, 1**n / ((n + 1) * (n + 2))), "L": 1}
    with pytest.raises(MethodError, match="the witness given does not meet"):
        owed(about, slow)
    closed = 1 - 1 / (n + 2)
    every = shows(forall(n, eq(Sum(1**k / ((k + 1) * (k + 2)), k, 0, n), closed)), by.summation)
    sums = Sum(1**k / ((k + 1) * (k + 2)), k, 0, n)
    this = shows(eq(sums, closed), by.instance(n=n), every)
    tends = shows(limit(sums, n, infinity, 1), by.eventually_equal, this, shows(limit(closed, n, infinity, 1), by.limit))
    assert all(th.hyps == () for th in owed(about, slow, [tends]))


def test_an_infinite_sum_may_have_a_value_by_a_closed_lemma():
    term = 1 / (k * (k + 1))
    tends = assume(limit(Sum(term, k, 1, n), n, infinity, 1))
    with pytest.raises(MethodError):
        owed(eq(Series(term, k, 1), 1))
    assert [th.hyps for th in owed(eq(Series(term, k, 1), 1), None, [tends])] == [(tends.concl,)]


DIVERGENT = {
    "ones": (forall(a, eq(Series(a(k), k, 0), 0)), {"a": (n, 1**n)}),
    "at most, of negative ones": (forall(a, L, implies(0 <= L, Series(a(k), k, 0) <= L)), {"a": (n, -(1**n)), "L": 0}),
    "under a limit as hypothesis": (
        forall(a, L, implies(limit(a(n), n, infinity, L), eq(Series(a(k), k, 0), L))), {"a": (n, 1**n), "L": 1}),
}


@pytest.mark.parametrize(("statement", "witness"), DIVERGENT.values(), ids=DIVERGENT)
def test_what_speaks_of_a_divergent_sum_is_refuted_by_its_condition(statement, witness):
    th = refute(statement, witness)
    assert th.concl.op == "not" and th.concl != negation(statement) and th.hyps == ()


@pytest.mark.parametrize("statement", [eq(Series(0 * 1**k, k, 0), 1), 0 < Series(0 * 1**k, k, 0), Series(0 * 1**k, k, 0) <= -1], ids=repr)
def test_a_wrong_infinite_sum_is_refuted_by_the_limit_of_its_partial_sums(statement):
    assert refute(statement, {}).concl == negation(statement)


def test_an_infinite_sum_is_replaced_by_what_a_lemma_says_it_is():
    lemma = assume(forall(x, geometric))
    for conclusion in (eq(Series(x**k, k, 0), 1), 2 < Series(x**k, k, 0), Series(x**k, k, 0) < 2):
        statement = forall(x, implies(abs(x) < 1, conclusion))
        defined = assume(forall(x, implies(abs(x) < 1, exists(S, limit(Sum(x**k, k, 0, n), n, infinity, S)))))
        th = refute(statement, {"x": Q(1, 2)}, [lemma, defined])
        assert th.concl == negation(statement) and set(th.hyps) <= {lemma.concl, defined.concl}


def test_a_lemma_about_a_function_is_taken_at_the_witness():
    total = Series(a(k) - a(k + 1), k, 0)
    tends = limit(a(n), n, infinity, L)
    lemma = assume(forall(a, L, implies(tends, eq(total, a(0) - L))))
    defined = assume(forall(a, L, implies(tends, exists(S, limit(Sum(a(k) - a(k + 1), k, 0, n), n, infinity, S)))))
    statement = forall(a, L, implies(tends, eq(total, L - a(0))))
    witness = {"a": (n, 1**n / (n + 1)), "L": 0}
    assert refute(statement, witness, [lemma, defined]).concl == negation(statement)
    with pytest.raises(MethodError, match="is not known"):
        refute(statement, witness, [defined])


def test_an_infinite_sum_of_unknown_value_is_not_refuted():
    with pytest.raises(MethodError) as caught:
        refute(eq(Series(1 / k**2, k, 1), 1), {})
    assert "is not known" in caught.value.why and "prove it as a closed step" in caught.value.hint


def test_partial_sum_below_uses_what_its_terms_suppose(shows, given):
    f = Function("f", (n.sort, n.sort))
    row, j_in, i_in = Series(f(i, j), j, 0), given(0 <= j), given(0 <= i)
    one = shows(0 <= f(i, j), by.instance(n=i, m=j), given(forall(n, m, 0 <= f(n, m))), i_in, j_in)
    rows = given(forall(m, exists(S, limit(Sum(f(m, j), j, 0, n), n, infinity, S))))
    whole = given(eq(Series(row, i, 0), L))
    part = shows(Sum(f(i, j), j, 0, m) <= row, by.partial_sum_below(m), one, rows, i_in)
    sign = shows(0 <= row, by.arithmetic, part, shows(0 <= Sum(f(i, j), j, 0, m), by.termwise, one, i_in))
    shows(Sum(row, i, 0, n) <= L, by.partial_sum_below(n), sign, whole, rows)
