"""Refuting wrong limits and wrong infinite sums: against the true ones, or by partial sums."""

import pytest

from mathcheck import Derivation
from mathcheck.kernel.terms import negation
from mathcheck.lang import And, Int, Nat, Q, Real, Series, Sum, eq, exists, forall, implies, infinity, limit, ne
from mathcheck.methods import by
from mathcheck.methods.errors import MethodError
from mathcheck.methods.refutation import refute

n, k = Nat("n"), Int("k")
a, s, x = (Real(name) for name in "asx")
products = 1 / (k * (k + 1))


def no_claims(claim):
    raise LookupError(claim)


@pytest.fixture(scope="module")
def lemmas():
    """sum 1/(k (k + 1)) = 1, and that the sum exists, as closed steps of a derivation say it."""
    d = Derivation(no_claims)
    closed = d.have("closed form", forall(n, eq(Sum(products, k, 1, n), 1 - 1 / (n + 1))), by.summation)
    here = d.have("here", eq(Sum(products, k, 1, n), 1 - 1 / (n + 1)), by.instance(n=n), closed)
    whole = d.have("sum", eq(Series(products, k, 1), 1), by.series, here)
    tends = d.have("partial sums", limit(Sum(products, k, 1, n), n, infinity, 1), by.series, whole)
    exists_sum = d.have("exists", exists(s, limit(Sum(products, k, 1, n), n, infinity, s)), by.witness(1), tends)
    return [whole, exists_sum]


WRONG = {
    "another value": (forall(a, limit(a / n, n, infinity, a)), {"a": 1}),
    "a number for growth": (forall(a, limit(a + n, n, infinity, a)), {"a": 1}),
    "growth for a number": (limit(1 / n, n, infinity, infinity), {}),
    "a function that algebra shows constant": (forall(a, limit((1 + (a - a) / n) ** n, n, infinity, 2)), {"a": 3}),
    "under a hypothesis": (forall(a, implies(0 < a, limit(x / a, x, 1, 1))), {"a": 2}),
    "that some limit exists": (exists(s, limit(n + 1, n, infinity, s)), {}),
    "that the limit lies elsewhere": (exists(s, And(limit(1 / n, n, infinity, s), 1 < s)), {}),
}


@pytest.mark.parametrize(("statement", "witness"), WRONG.values(), ids=WRONG)
def test_a_wrong_limit_is_refuted(statement, witness):
    th = refute(statement, witness)
    assert th.concl == negation(statement) and th.hyps == ()


def test_a_wrong_limit_is_refuted_by_a_lemma():
    d = Derivation(no_claims)
    lemma = forall(x, implies(abs(x) < 1, limit(x**n, n, infinity, 0)))
    wrong = forall(x, limit(x**n, n, infinity, x))
    with pytest.raises(MethodError, match="is not known"):
        refute(wrong, {"x": Q(1, 2)})
    th = refute(wrong, {"x": Q(1, 2)}, [d.suppose("as a lemma", lemma)])
    assert th.concl == negation(wrong) and th.hyps == (lemma,)  # a lemma of a claim has no hypotheses


def test_a_sum_with_another_value_is_refuted_by_the_true_one(lemmas):
    wrong = eq(Series(products, k, 1), Q(1, 2))
    assert refute(wrong, {}, lemmas).concl == negation(wrong)


def test_a_sum_below_one_of_its_partial_sums_is_refuted(lemmas):
    wrong = Series(products, k, 1) <= Q(1, 2)
    assert refute(wrong, {}, lemmas).concl == negation(wrong)  # by the value that a lemma says it has
    with pytest.raises(MethodError, match="which is true"):
        refute(wrong, {"k": 1}, lemmas)
    assert refute(wrong, {"k": 3}, lemmas).concl == negation(wrong)


TRUE = {
    "a true limit": (limit(1 / n, n, infinity, 0), {}, "which is true"),
    "an unknown limit": (limit(Q(-1) ** n, n, infinity, 0), {}, "is not known"),
    "a sum of unknown value": (eq(Series(1 / k**3, k, 1), 1), {}, "the value of sum(1/k^3, k, 1, oo) is not known"),
    "a hypothesis not met": (forall(a, implies(ne(a, a), limit(a / n, n, infinity, a))), {"a": 1}, "is not shown to hold"),
}


@pytest.mark.parametrize(("statement", "witness", "why"), TRUE.values(), ids=TRUE)
def test_what_is_not_shown_false_is_not_refuted(statement, witness, why):
    with pytest.raises(MethodError) as caught:
        refute(statement, witness)
    assert why in caught.value.why
