"""The statement decided at every point of a region of exact integers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mathcheck.numeric.exact import check

from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.evaluation import compute
from mathcheck.kernel.terms import FALSE, TRUE, Term, le, negation
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    define,
    eq,
    exists,
    exp,
    factorial,
    forall,
    implies,
    infinity,
    ipow,
    limit,
    ne,
)
from mathcheck.numeric import exact

x = Real("x")
n, m, k, j, u = Nat("n"), Nat("m"), Int("k"), Int("j"), Function("u")
NONE = eq(1 / Q(0), 1)
T, F, U = (TRUE, True), (FALSE, False), (NONE, None)
OUTCOME = {True: ("confirmed", ""), False: ("contradicted", "it is false"), None: ("contradicted", "it has no value")}

AND = [(T, T, True), (T, F, False), (T, U, None), (F, T, False), (F, F, False), (F, U, False), (U, T, None), (U, F, False), (U, U, None)]
OR = [(T, T, True), (T, F, True), (T, U, True), (F, T, True), (F, F, False), (F, U, None), (U, T, True), (U, F, None), (U, U, None)]
IMP = [(T, T, True), (T, F, False), (T, U, None), (F, T, True), (F, F, True), (F, U, True), (U, T, True), (U, F, None), (U, U, None)]
TABLES = [(op, *row) for op, table in ((And, AND), (Or, OR), (implies, IMP)) for row in table]


@pytest.mark.parametrize(("op", "left", "right", "truth"), TABLES, ids=[f"{op.__name__} {a[1]} {b[1]}" for op, a, b, _ in TABLES])
def test_connectives_follow_the_strong_kleene_tables(op, left, right, truth):
    outcome = check(op(left[0], right[0]), {})
    assert (outcome.outcome, outcome.where) == OUTCOME[truth]


@pytest.mark.parametrize(("formula", "truth"), [(TRUE, False), (FALSE, True), (NONE, None)], ids=str)
def test_negation_keeps_what_has_no_value(formula, truth):
    assert (check(Not(formula), {}).outcome, check(Not(formula), {}).where) == OUTCOME[truth]


HOLDS = {
    "0^0 = 1": eq(Q(0) ** 0, 1),
    "an empty product": eq(Prod(k, k, 1, 0), 1),
    "an empty sum": eq(Sum(k, k, 5, 1), 0),
    "an empty sum of what has no value": eq(Sum(1 / k, k, 0, -1), 0),
    "an index range of fractions that are integers": eq(Sum(k, k, 1, Q(3)), 6),
    "a sum in a sum": eq(Sum(Sum(k * j, k, 1, j), j, 1, 3), 25),
    "a factorial": eq(factorial(Q(5)), 120),
    "a negative exponent": eq(ipow(Q(2, 3), -2), Q(9, 4)),
    "a power of a fraction": eq(Q(1, 2) ** 3, Q(1, 8)),
    "a quotient of fractions": eq(Q(1, 2) / Q(1, 3), Q(3, 2)),
    "absolute value, maximum, minimum": eq(abs(Q(-2)), Max(Min(2, 3), 1)),
    "a definition in a sum": eq(Sum(define("g", n, 2**n)(k), k, 0, 3), 15),
    "a sum in a definition": eq(define("h", n, Sum(k, k, 1, n))(4), 10),
}


@pytest.mark.parametrize("statement", HOLDS.values(), ids=HOLDS)
def test_a_closed_statement_that_holds_is_confirmed(statement):
    assert check(statement, {}) == ("confirmed", "the one closed statement", 1, "", "exact")


WITHOUT_VALUE = {
    "a division by 0": eq(1 / Q(0), 1 / Q(0)),
    "0 times what has no value": eq(0 * (1 / Q(0)), 0),
    "(-1)!": eq(factorial(Q(-1)), 1),
    "2^(-1) as a natural power": eq(Q(2) ** Q(-1), Q(1, 2)),
    "an integer power of 0": eq(ipow(0, 1), 0),
    "a term of a sum": eq(Sum(1 / k, k, 0, 1), 0),
    "a definition at a point where its body has none": eq(define("f", x, 1 / x)(0), 1),
    "a definition over Nat at -1": eq(define("c", n, n)(-1), -1),
}


@pytest.mark.parametrize("statement", WITHOUT_VALUE.values(), ids=WITHOUT_VALUE)
def test_a_closed_statement_without_a_value_is_contradicted(statement):
    assert check(statement, {})[0:4:3] == ("contradicted", "it has no value")


def test_every_point_of_the_region_is_decided():
    assert check(forall(n, m, n <= n + m), {"n": range(5), "m": range(4)}) == ("confirmed", "n = 0..4, m = 0..3", 20, "", "exact")


def test_the_region_says_its_step():
    assert check(forall(n, 0 <= n), {"n": range(0, 10, 3)}) == ("confirmed", "n = 0..9 step 3", 4, "", "exact")


def test_the_point_that_contradicts_is_named():
    assert check(forall(n, m, n + m < 7), {"n": range(5), "m": range(4)}).where == "it is false at n = 4, m = 3"


def test_a_point_without_a_value_is_named_even_if_the_others_hold():
    assert check(forall(k, eq(k / k, 1)), {"k": range(-2, 3)})[0:4:3] == ("contradicted", "it has no value at k = 0")


def test_a_guarded_division_has_a_value_everywhere():
    assert check(forall(k, implies(ne(k, 0), eq(k / k, 1))), {"k": range(-2, 3)}).outcome == "confirmed"


def test_where_it_is_false_is_named_rather_than_where_it_has_no_value():
    assert check(forall(k, eq(1 / k, 1)), {"k": range(4)}).where == "it is false at k = 2"


def test_only_the_variables_of_the_failing_part_are_named():
    inner = implies(forall(m, m < 2), FALSE)
    assert check(forall(n, And(inner, n < 2)), {"n": range(3), "m": range(3)}).where == "it is false at n = 2"


def test_the_variables_of_an_existence_are_named_in_order():
    statement = forall(n, exists(m, And(n <= m, forall(k, k < 3 - m))))
    assert check(statement, {"n": range(2), "m": range(4), "k": range(3)}).outcome == "not covered"
    assert check(exists(m, forall(n, m <= n)), {"n": range(3), "m": range(3)}).outcome == "confirmed"


def test_an_existence_is_confirmed_by_a_value_and_never_contradicted():
    assert check(forall(n, exists(m, n < m)), {"n": range(3), "m": range(5)}).outcome == "confirmed"
    assert check(exists(m, m < 0), {"m": range(3)})[0:4:3] == ("not covered", "no m in the range given makes it true")
    assert check(Not(exists(m, m < 0)), {"m": range(3)}).outcome == "not covered"


def test_a_hypothesis_for_all_is_not_taken_as_true_from_a_finite_range():
    for statement in (implies(forall(m, m < 3), FALSE), Not(forall(m, m < 3)), Not(Or(FALSE, forall(m, m < 3)))):
        assert check(statement, {"m": range(3)})[0:4:3] == (
            "not covered", "whether a hypothesis holds for every m, also outside the range given")
        assert check(statement, {"m": range(4)}).outcome == "confirmed"


def test_a_hypothesis_that_is_not_covered_does_not_matter_where_the_rest_decides():
    assert check(forall(n, implies(forall(m, n <= m), eq(n, 0))), {"n": range(4), "m": range(4)}).outcome == "confirmed"
    assert check(Or(forall(x, 0 <= x**2), TRUE), {}).outcome == "confirmed"
    assert check(And(forall(x, 0 <= x**2), FALSE), {}).outcome == "contradicted"


NOT_COVERED = {
    "reals": (forall(x, 0 <= x**2), {"x": range(5)}, "x, a variable over Real"),
    "functions": (forall(u, eq(u(0), u(0))), {}, "u, a variable over Int -> Real"),
    "limits": (limit(exp(x), x, infinity, infinity), {}, "limits"),
    "limits of sequences": (forall(n, limit(1 / (m + n), m, infinity, 0)), {"n": range(5)}, "limits"),
    "infinite sums": (eq(Series(1 / Q(2) ** k, k), 2), {}, "infinite sums"),
    "a variable without a range": (forall(n, m, n <= n + m), {"n": range(3)}, "m, a variable over Nat"),
    "a natural number below 0": (forall(n, 0 <= n), {"n": range(-1, 3)}, "n is a Nat, and its range goes below 0"),
    "an empty range": (forall(n, n < 0), {"n": range(0)}, "the range given for n is empty"),
    "an infinite sum": (eq(Series(1 / (k * (k + 1)), k, 1), 1), {}, "infinite sums"),
    "an infinite sum whose index would read a variable": (forall(n, eq(Series(1 / k, k, 1), 0)), {"n": range(3)}, "infinite sums"),
    "a limit": (limit(n, n, infinity, infinity), {}, "limits"),
    "an enormous number": (eq(Q(10) ** (10**7), 0), {}, "a number of more than"),
}


@pytest.mark.parametrize(("statement", "ranges", "where"), NOT_COVERED.values(), ids=NOT_COVERED)
def test_what_cannot_be_decided_is_not_covered(statement, ranges, where):
    outcome = check(statement, ranges)
    assert outcome.outcome == "not covered" and outcome.where.startswith(where)


def test_a_region_of_too_many_points_is_not_covered(monkeypatch):
    monkeypatch.setattr(exact, "MAX_POINTS", 100)
    assert check(forall(n, m, 0 <= n), {"n": range(11), "m": range(11)})[0:4:3] == ("not covered", "a region of more than 100 points")


small = st.integers(-4, 4)
index = st.sampled_from([k, j])


def _combine(children):
    binary = st.sampled_from(["add", "sub", "mul", "div", "max", "min"])
    integer = st.one_of(small.map(Q), st.builds(lambda a, b: a * b + 1, small.map(Q), small))
    return st.one_of(
        st.builds(lambda op, a, b: Term(op, (a, b)), binary, children, children),
        st.builds(lambda a, e: Term("npow", (a, e)), children, integer),
        st.builds(lambda a, e: Term("zpow", (a, e)), children, integer),
        st.builds(lambda op, a: Term(op, (a,)), st.sampled_from(["neg", "abs"]), children),
        st.builds(factorial, integer),
        st.builds(lambda f, i, a, lo, hi: f(a * i + i / Q(2), i, lo, hi), st.sampled_from([Sum, Prod]), index, children, integer, integer),
        st.builds(lambda a, b: define(f"f{a + 4}", x, x * x / (x - a))(b), small, children))


closed = st.recursive(st.one_of(small.map(Q), st.builds(Q, small, st.integers(1, 4))), _combine, max_leaves=6)


@settings(max_examples=150, deadline=None)
@given(closed, closed, st.sampled_from([le, eq]))
def test_the_numeric_check_and_the_kernel_agree_on_closed_formulas(a, b, relation):
    formula = relation(a, b)
    outcome = check(formula, {})
    try:
        compute(formula)
        kernel = OUTCOME[True]
    except KernelError as e:
        if "limit" in e.why or "bits" in e.why or "steps" in e.why:
            return
        try:
            compute(negation(formula))
            kernel = OUTCOME[False]
        except KernelError:
            kernel = OUTCOME[None]
    assert (outcome.outcome, outcome.where) == kernel
