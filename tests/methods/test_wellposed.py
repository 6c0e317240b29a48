"""What a statement owes: every term in it has a value, and its hypotheses can be met."""

import pytest

from mathcheck.kernel.axioms import axiom
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.logic import forall_intro
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.order import inequality
from mathcheck.lang import (
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
    eq,
    exists,
    exp,
    factorial,
    forall,
    iff,
    implies,
    ipow,
    log,
    ne,
)
from mathcheck.methods.conditions import prove
from mathcheck.methods.errors import MethodError
from mathcheck.methods.library import abs_facts
from mathcheck.methods.wellposed import owed

x, y, z = Real("x"), Real("y"), Real("z")
n, m, k, j, u = Nat("n"), Nat("m"), Int("k"), Int("j"), Function("u")

WELL_POSED = {
    "no division, no hypothesis": forall(x, 0 <= x**2),
    "a guarded division": forall(x, implies(ne(x, 0), eq(x / x, 1))),
    "a guard that follows": forall(x, implies(1 < x, 0 < 1 / (x - 1))),
    "a guard on the left of an and": forall(x, implies(And(0 < x, 0 < 1 / x), 0 < x)),
    "a guard on the left of an or": forall(x, Or(eq(x, 0), eq(x / x, 1))),
    "a division by the index": forall(n, eq(Sum(1 / k, k, 1, n), Sum(1 / k, k, 1, n))),
    "nested quantifiers": forall(x, implies(0 < x, forall(y, implies(x < y, 0 < y)))),
    "an inner existence": forall(x, implies(0 < x, exists(y, eq(x * y, 1)))),
    "exclusive cases": forall(x, And(implies(x < 0, x < 1), implies(0 <= x, -1 < x))),
    "both directions": forall(x, iff(x < 0, 0 < -x)),
    "a negation": forall(x, implies(Not(x < 0), 0 <= x)),
    "a disjunction": forall(x, implies(Or(x < 0, 3 < x), 0 < x**2)),
    "an existence as hypothesis": forall(n, implies(exists(k, eq(n, 2 * k)), 0 <= n)),
    "two existences as hypotheses": forall(n, implies(exists(k, eq(n, 2 * k)), exists(j, eq(n, 3 * j)), 0 <= n)),
    "an existence between inequalities": forall(n, m, implies(0 < n, exists(k, eq(n, 2 * k)), 0 < m, 0 <= n)),
    "a function": forall(u, n, implies(eq(u(0), 0), 3 <= n, eq(u(0) * 2, 0))),
    "a growing function": forall(u, implies(forall(k, u(k) < u(k + 1)), u(0) < u(1))),
    "no variables": And(eq(Q(1), 1), Q(0) < 1),
    "a negative exponent": forall(k, 0 < ipow(2, k)),
}


@pytest.mark.parametrize("statement", WELL_POSED.values(), ids=WELL_POSED)
def test_a_well_posed_statement_gets_its_theorems(statement):
    shown = owed(statement)
    assert [th.concl for th in shown] == list(obligations(statement))
    assert all(th.hyps == () for th in shown)


ILL_POSED = {
    "x/x": forall(x, eq(x / x, 1)),
    "a hypothesis that divides": forall(x, implies(0 < 1 / x, 0 < x)),
    "a guard on the right": forall(x, implies(And(0 < 1 / x, 0 < x), 0 < x)),
    "an index that may be 0": forall(n, eq(Sum(1 / k, k, 0, n), 0)),
    "(-1)!": forall(k, 0 < factorial(k)),
    "a power to an integer": forall(k, 0 < 2**k),
    "0 to an integer": forall(x, k, eq(ipow(x, k), ipow(x, k))),
    "a sequence of natural index before 0": forall(w := Function("w", n.sort), n, implies(1 <= n, eq(w(n - 2), w(n - 2)))),
    "a value below an existence": forall(x, implies(0 < x, exists(y, eq(1 / y, x)))),
}


@pytest.mark.parametrize("statement", ILL_POSED.values(), ids=ILL_POSED)
def test_an_ill_posed_statement_is_refused_with_the_condition_it_lacks(statement):
    with pytest.raises(MethodError) as caught:
        owed(statement)
    assert caught.value.why.startswith("the statement is not well posed: ") and caught.value.why.endswith(" is not shown")
    assert "add the missing hypothesis" in caught.value.hint
    assert caught.value.facts["condition"] in obligations(statement)


VACUOUS = {
    "1 < x < 0": forall(x, implies(1 < x, x < 0, x < 5)),
    "1 < x and x < 0": forall(x, implies(And(1 < x, x < 0), x < 5)),
    "a natural number below 0": forall(n, implies(n < 0, 0 <= n)),
    "exclusive hypotheses": forall(x, implies(x < 0, 0 <= x, x < 1)),
    "nested": forall(x, implies(0 < x, forall(y, implies(y < -x, x < y, y < 5)))),
    "one vacuous case of two": forall(x, And(implies(x < 0, x < 1), implies(x**2 < 0, x < 1))),
    "a function": forall(u, implies(u(0) < 0, 0 < u(0), u(1) < 0)),
}


@pytest.mark.parametrize("statement", VACUOUS.values(), ids=VACUOUS)
def test_a_vacuous_statement_is_refused_and_a_witness_is_asked_for(statement):
    with pytest.raises(MethodError) as caught:
        owed(statement)
    assert "no witness found for exists" in caught.value.why and "may be vacuous" in caught.value.why
    assert "vacuity check" in caught.value.why and "witness=dict(" in caught.value.hint and "leave out a hypothesis" in caught.value.hint


def test_a_witness_far_away_must_be_given():
    far = forall(n, implies(5000 < n, n < n**2))
    with pytest.raises(MethodError, match="no witness found"):
        owed(far)
    assert len(owed(far, {"n": 5001})) == 1
    narrow = forall(x, implies(Q(1, 3) < x, x < Q(2, 5), x < 1))
    assert len(owed(narrow, {"x": Q(3, 8)})) == 1


def test_a_function_witness_is_its_parameters_and_its_value():
    fast = forall(u, implies(forall(k, 2 + u(k) < u(k + 1)), u(0) < u(1)))
    with pytest.raises(MethodError, match="no witness found"):
        owed(fast)
    assert len(owed(fast, {"u": (k, 3 * k)})) == 1


@pytest.mark.parametrize("value", [4, 0.5, "6", (k, k)], ids=repr)
def test_a_witness_that_does_not_meet_the_hypotheses_is_refused(value):
    with pytest.raises(MethodError, match="the witness given does not meet"):
        owed(forall(x, implies(5 < x, x < x**2)), {"x": value})


def test_a_negative_witness_for_a_natural_number_is_refused():
    with pytest.raises(MethodError, match="the witness given does not meet"):
        owed(forall(n, implies(n < 5, n < 7)), {"n": -1})


def test_a_partial_function_is_no_witness():
    with pytest.raises(MethodError, match="the witness given does not meet"):
        owed(forall(u, implies(eq(u(1), 1), 0 <= u(1))), {"u": (k, 1 / k)})


def test_a_statement_with_free_variables_owes_nothing_and_is_refused():
    with pytest.raises(KernelError, match="a statement is a closed formula; free: x"):
        owed(x < 1)


def test_what_a_fact_showed_is_not_remembered_where_the_fact_is_missing():
    undone = axiom("exp-of-log")
    goal = eq(exp(log(exp(Q(1)))), exp(Q(1)))
    assert prove(goal, []) is None
    assert prove(goal, [undone]).axioms == ("exp-of-log",)
    assert prove(goal, []) is None


def test_a_universal_lemma_may_say_why_a_term_has_a_value():
    kernel = forall(x, eq(1 / (2 + cos(x)), 1 / (2 + cos(x))))
    with pytest.raises(MethodError, match="not well posed"):
        owed(kernel)
    lemma = forall_intro(inequality(0 < 2 + abs(x), ("add", ("have", abs_facts(abs(x))[0]), ("const", 2))), x)
    assert len(owed(forall(x, eq(1 / (2 + abs(x)), 1 / (2 + abs(x)))), None, [lemma])) == 1
