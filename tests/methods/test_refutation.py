"""Refuting at a witness: not S, or not one of the conditions without which S has no value."""

import pytest

from mathcheck.kernel.logic import assume
from mathcheck.kernel.terms import negation
from mathcheck.lang import (
    NAT,
    PROP,
    And,
    Function,
    Int,
    Nat,
    Not,
    Or,
    Q,
    Real,
    Sum,
    cos,
    define,
    eq,
    exists,
    exp,
    factorial,
    forall,
    iff,
    implies,
    integral,
    least,
    log,
    pi,
    sin,
    sqrt,
)
from mathcheck.methods.errors import MethodError
from mathcheck.methods.refutation import refute

x, y = Real("x"), Real("y")
n, m, j, k, u = Nat("n"), Nat("m"), Nat("j"), Int("k"), Function("u")
has = Function("P", NAT, PROP)
reciprocal = define("reciprocal", x, 1 / x)
constant = forall(u, n, eq(u(n), u(0)))

FALSE_THERE = {
    "an inequality": (forall(x, 0 < x), {"x": 0}),
    "an equation of sums": (forall(n, eq(Sum(k, k, 1, n), n)), {"n": 2}),
    "a hypothesis that is met": (forall(x, implies(0 < x, x < 1)), {"x": 2}),
    "a quantified hypothesis that is met": (forall(x, implies(forall(y, x <= y**2), 0 < x)), {"x": -1}),
    "a fraction": (forall(x, iff(x < 0, x < 1)), {"x": Q(1, 2)}),
    "a function": (constant, {"u": (k, k), "n": 1}),
    "a function with a hypothesis": (forall(u, implies(forall(k, u(k) <= u(k + 1)), eq(u(1), u(0)))), {"u": (k, k)}),
    "the left of an and": (And(Q(1) < 0, Q(0) < 1), {}),
    "the right of an and": (And(Q(0) < 1, Q(1) < 0), {}),
    "both sides of an or": (Or(Q(1) < 0, Q(2) < 0), {}),
    "a negation": (Not(Q(0) < 1), {}),
    "one of two quantified parts": (And(forall(x, 0 <= x**2), forall(x, 0 < x)), {"x": 0}),
    "exp(1) <= 2": (forall(x, exp(x) <= 2), {"x": 1}),
    "a logarithm equal to 1": (eq(log(Q(2)), 1), {}),
    "a root": (forall(x, implies(0 <= x, eq(sqrt(x), x))), {"x": 2}),
    "a value at 0": (forall(x, eq(exp(x), cos(x) + 1)), {"x": 0}),
    "a value at 0 beside one that is not": (forall(x, eq(exp(x), pi - 2)), {"x": 0}),
    "an integral over a period": (eq(integral(1 / (2 + cos(x)), x, 0, 2 * pi), 0), {}),
    "an integral with a parameter": (forall(y, integral(exp(x * y), x, 0, 1) < y), {"y": 1}),
    "a hypothesis shown by an enclosure": (forall(x, implies(sin(x) < 1, x < 2)), {"x": 2}),
    "the negation of what an enclosure shows": (Not(Q(0) < sin(Q(1))), {}),
    "pi as the witness": (forall(x, x**2 < 9), {"x": pi}),
    "more values than needed": (forall(x, 0 < x), {"x": 0, "y": 3}),
}


@pytest.mark.parametrize(("statement", "witness"), FALSE_THERE.values(), ids=FALSE_THERE)
def test_what_is_false_at_the_witness_is_refuted(statement, witness):
    th = refute(statement, witness)
    assert th.concl == negation(statement) and th.hyps == ()


WITHOUT_VALUE = {
    "x/x at 0": (forall(x, eq(x / x, 1)), {"x": 0}),
    "under a hypothesis that is met": (forall(x, implies(0 <= x, eq(x / x, 1))), {"x": 0}),
    "(-1)!": (forall(k, 0 < factorial(k)), {"k": -1}),
    "2^(-1) as a natural power": (forall(k, 0 < 2**k), {"k": -1}),
    "a definition": (forall(x, eq(reciprocal(x), reciprocal(x))), {"x": 0}),
    "a reciprocal of a reciprocal": (forall(x, eq(1 / (1 / x), x)), {"x": 0}),
    "a term of a sum": (forall(k, eq(Sum(1 / k, k, -1, 1), 0)), {"k": 0}),
}


@pytest.mark.parametrize(("statement", "witness"), WITHOUT_VALUE.values(), ids=WITHOUT_VALUE)
def test_what_has_no_value_at_the_witness_is_ill_posed(statement, witness):
    th = refute(statement, witness)
    assert th.concl.op == "not" and th.concl != negation(statement) and th.hyps == ()


def test_an_existence_is_refuted_where_its_parts_contradict_each_other():
    assert refute(exists(x, And(x < 1, 2 < x)), {}).hyps == ()
    assert refute(forall(y, exists(x, x**2 < y)), {"y": -1}).hyps == ()
    assert refute(exists(x, And(x < 0, 0 <= x)), {}).hyps == ()
    assert refute(forall(y, exists(x, And(x < 0, abs(y) <= x / 2))), {"y": 3}).hyps == ()
    assert refute(exists(x, And(eq(x, 1), eq(x, 2))), {}).hyps == ()


def test_an_existence_of_several_numbers_is_refuted_where_its_parts_contradict_each_other():
    assert refute(exists(x, y, And(x < y, y < x)), {}).hyps == ()
    assert refute(forall(n, Or(n < 0, exists(n, m, And(2 <= m, eq(1, 3 * n + m))))), {"n": 1}).hyps == ()


EXISTENCES = {
    "a hypothesis met at the witness": (forall(n, implies(exists(k, eq(n, 7 * k)), n < 7)), {"n": 14, "k": 2}),
    "a hypothesis met by two numbers": (
        forall(n, implies(exists(k, m, And(eq(n, 7 * k), m < k)), n < 7)), {"n": 14, "k": 2, "m": 1}),
    "a hypothesis met for a property": (forall(has, implies(exists(n, has(n)), has(0))), {"P": (n, eq(n, 6)), "n": 6}),
    "a universal part, at a value of its variable": (exists(x, And(0 <= x, forall(y, y <= x**2))), {"y": x**2 + 1}),
    "a universal part, at a number": (exists(n, And(n < 3, forall(m, m + n < 4))), {"m": 4}),
    "a universal part with a hypothesis": (
        forall(has, implies(exists(n, has(n)), exists(m, forall(j, implies(has(j), j < m))))), {"P": (n, eq(n, n)), "n": 0, "j": m}),
}


@pytest.mark.parametrize(("statement", "witness"), EXISTENCES.values(), ids=EXISTENCES)
def test_the_witness_also_says_what_exists_and_where_it_fails(statement, witness):
    th = refute(statement, witness)
    assert th.concl == negation(statement) and th.hyps == ()


@pytest.mark.parametrize(("statement", "witness"), [
    (exists(x, forall(y, x <= y**2)), {"y": 5}),
    (exists(x, y, x < y), {}),
    (forall(n, implies(exists(k, eq(n, 7 * k)), n < 7)), {"n": 14, "k": 3}),
])
def test_an_existence_that_the_witness_does_not_decide_is_refused(statement, witness):
    with pytest.raises(MethodError):
        refute(statement, witness)


half = define("half", n, least(m, n <= 2 * m))
has_halves = forall(n, exists(m, And(n <= 2 * m, forall(j, implies(j < m, Not(n <= 2 * j))))))
halves = forall(m, implies(1 <= m, eq(half(2 * m), m)))
six = 2 * Q(3)
BY_VALUES = {
    "an inequality": (forall(n, 2 ** half(n) <= n), {"n": six}),
    "a hypothesis that is met": (forall(n, implies(half(n) <= 3, n**2 < 36)), {"n": six}),
    "two values": (forall(n, m, half(n) < half(m)), {"n": six, "m": 2 * Q(2)}),
    "a value of a value": (forall(n, half(2 * half(n)) < 3), {"n": six}),
    "an argument that algebra shows to be the same": (forall(n, eq(half(n), 5)), {"n": Q(5) + 3}),
}


@pytest.fixture
def lemmas():
    """Values of a function that nothing computes."""
    return [assume(formula) for formula in (has_halves, halves, eq(half(8), 4))]


@pytest.mark.parametrize(("statement", "witness"), BY_VALUES.values(), ids=BY_VALUES)
def test_what_the_values_of_a_defined_function_contradict_is_refuted(statement, witness, lemmas):
    th = refute(statement, witness, lemmas)
    assert th.concl == negation(statement) and set(th.hyps) <= {lemma.concl for lemma in lemmas}
    with pytest.raises(MethodError):
        refute(statement, witness, lemmas[:1])


@pytest.mark.parametrize(("statement", "witness"), [
    (forall(n, half(n) <= n), {"n": six}),
    (forall(n, eq(half(n), 1)), {"n": 2 * Q(0)}),
    (forall(n, eq(half(n), 1)), {"n": 7}),
    (forall(n, implies(half(n) < 3, n < 6)), {"n": six}),
], ids=["true there", "an antecedent not met", "no lemma on that number", "a hypothesis not met"])
def test_values_of_a_defined_function_refute_nothing_else(statement, witness, lemmas):
    with pytest.raises(MethodError):
        refute(statement, witness, lemmas)


REFUSED = {
    "an existence that is true": (exists(x, x**2 < 1), {}, "", ""),
    "true there": (forall(x, 0 <= x), {"x": 1}, "at x = 1: at the witness it says 0 <= 1, which is true", "where the statement fails"),
    "true for that function": (constant, {"u": (k, 0 * k), "n": 1}, "at the witness it says 0*1 = 0*0, which is true", "fails"),
    "one side of an or true": (Or(Q(1) < 0, Q(2) < 3), {}, "it says 2 < 3, which is true", "where the statement fails"),
    "the hypothesis not met": (forall(x, implies(0 < x, x < 1)), {"x": -1}, "the hypothesis 0 < -1 is not shown to hold", "that meets it"),
    "true by an enclosure": (forall(x, exp(x) < 3), {"x": 1}, "it says exp(1) < 3, which is true", "where the statement fails"),
    "an equation that holds": (eq(exp(log(Q(2))), 2), {}, "log has no exact value", ""),
    "a hypothesis that enclosures refute": (forall(x, implies(exp(x) < 1, x < 0)), {"x": 1}, "is not shown to hold", "meets it"),
    "an integral across a pole": (eq(integral(1 / x, x, -1, 2), 5), {}, "no exact value", ""),
    "a value missing": (forall(x, y, x < y), {"x": 1}, "the witness gives no value for y", "add y=... to refuted_at"),
    "no value at all": (forall(x, 0 < x), {}, "at no witness: the witness gives no value for x", "add x=... to refuted_at"),
    "a free variable": (x < 0, {"x": 1}, "at the witness x < 0 still has variables", "give every variable a value"),
    "a negative natural number": (forall(n, 0 <= n), {"n": -1}, "0 <= -1", ""),
    "a fraction for a natural number": (forall(n, n < 0), {"n": Q(1, 2)}, "the value does not fit the sort Nat", ""),
    "a float": (forall(x, x < 0), {"x": 0.5}, "never 0.1", ""),
    "a number for a function": (constant, {"u": 3, "n": 1}, "the value does not fit the sort Int -> Real", ""),
    "a partial function": (constant, {"u": (k, 1 / k), "n": 1}, "", ""),
    "a hypothesis that needs a search": (forall(n, implies(exists(k, eq(n + 7, 2 * k)), 0 < n)), {"n": 0},
                                         "is not shown to hold", "meets it"),
}


@pytest.mark.parametrize(("statement", "witness", "why", "hint"), REFUSED.values(), ids=REFUSED)
def test_a_witness_that_proves_nothing_is_refused(statement, witness, why, hint):
    with pytest.raises(MethodError) as caught:
        refute(statement, witness)
    assert caught.value.why.startswith("the statement is not refuted at ")
    assert why in caught.value.why and hint in caught.value.hint and caught.value.hint
