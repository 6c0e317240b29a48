"""Wrong versions of statements: well formed, all different, the same on every run, and said in words."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.process import room_for_terms
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL
from mathcheck.kernel.terms import MAX_DEPTH, Definition, Term
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
    Recursion,
    Sum,
    continuous,
    cos,
    define,
    define_rec,
    eq,
    exists,
    factorial,
    forall,
    implies,
    infinity,
    integral,
    ipow,
    least,
    limit,
    minus_infinity,
    ne,
    sin,
)
from mathcheck.lang.mutations import CAP, IN_A_DEFINITION, KINDS, mutants
from mathcheck.numeric.check import check
from mathcheck.registry.discovery import claim_files, load, packaged_claims

n, m, k, x, y, u = Nat("n"), Nat("m"), Int("k"), Real("x"), Real("y"), Function("u")
FILES = claim_files(packaged_claims())
ALL = 10**6


@pytest.fixture(scope="module")
def statements():
    return {p.stem: load(p).statement for p in FILES}


def of_kind(kind, statement):
    return {m.words: m.statement for m in mutants(statement, ALL) if m.kind == kind}


# Every shipped claim


@pytest.mark.parametrize("claim", [p.stem for p in FILES])
def test_mutants_of_a_shipped_claim(statements, claim):
    statement = statements[claim]
    found = mutants(statement)
    assert 0 < len(found) <= CAP and found == mutants(statement)
    for mutant in found:
        assert mutant.kind in KINDS and mutant.statement.sort is PROP and not mutant.statement.free and not mutant.statement.loose
        assert len({d.name for d in mutant.statement.definitions}) == len(mutant.statement.definitions)
        assert any(word in mutant.words for word in (" became ", " was dropped")) and "$" not in mutant.words and len(mutant.words) < 300
    assert len({m.statement for m in found} | {statement}) == len(found) + 1
    assert len({m.words for m in found}) == len(found)


@pytest.mark.parametrize("claim", [p.stem for p in FILES])
def test_no_kind_is_starved_and_fewer_are_the_first_of_more(statements, claim):
    every, found = mutants(statements[claim], ALL), mutants(statements[claim])
    assert found == every[:CAP] and mutants(statements[claim], 7) == every[:7]
    there = {kind: sum(m.kind == kind for m in every) for kind in KINDS}
    share = CAP // len(KINDS)
    for kind in KINDS:
        assert sum(m.kind == kind for m in found) >= min(there[kind], share)


def test_every_kind_occurs_and_every_part_of_a_long_conjunction_is_changed(statements):
    assert {m.kind for s in statements.values() for m in mutants(s)} == set(KINDS)

    def parts(t):
        return [*parts(t.args[0]), *parts(t.args[1])] if t.op == "and" else [t]

    whole = statements["trig-power-reduction"]
    changed = {i for m in mutants(whole) for i, (a, b) in enumerate(zip(parts(whole), parts(m.statement))) if a != b}
    assert changed == set(range(len(parts(whole)))) and len(changed) == 5


LIST = """
from mathcheck.lang.mutations import mutants
from mathcheck.registry.discovery import claim_files, load, packaged_claims
for path in {order}(claim_files(packaged_claims())):
    if path.stem in ("npow-compare-real", "falling-factorial", "integer-complexity-maximum"):
        print(*sorted(map(str, [(path.stem, i, m) for i, m in enumerate(mutants(load(path).statement))])), sep="\\n")
"""


def test_the_list_depends_neither_on_the_hash_seed_nor_on_what_was_built_before():
    def printed(seed, order):
        done = subprocess.run([sys.executable, "-c", LIST.format(order=order)], capture_output=True, text=True, check=True,
                              env={**os.environ, "PYTHONHASHSEED": seed})
        return sorted(done.stdout.splitlines())

    assert printed("1", "list") == printed("2", "reversed")


# Small statements, exactly


def test_the_exact_list_of_a_small_statement():
    small = forall(n, implies(3 <= n, 2 * n < n**2))
    assert [(m.kind, m.words, repr(m.statement)) for m in mutants(small, 12)] == [
        ("relation", "<= became < in 3 <= n", "forall n:Nat. 3 < n -> 2*n < n^2"),
        ("hypothesis", "the hypothesis 3 <= n was dropped", "forall n:Nat. 2*n < n^2"),
        ("domain", "n:Nat became n:Int", "forall n:Int. 3 <= n -> 2*n < n^2"),
        ("exponent", "the exponent 2 of n^2 became 3, in 2*n < n^2", "forall n:Nat. 3 <= n -> 2*n < n^3"),
        ("sign", "the left side of 2*n < n^2 became -(2*n)", "forall n:Nat. 3 <= n -> -(2*n) < n^2"),
        ("constant", "the constant 3 of 3 <= n became 4", "forall n:Nat. 4 <= n -> 2*n < n^2"),
        ("relation", "< became <= in 2*n < n^2", "forall n:Nat. 3 <= n -> 2*n <= n^2"),
        ("domain", "the condition 3 <= n became 2 <= n", "forall n:Nat. 2 <= n -> 2*n < n^2"),
        ("exponent", "the exponent 2 of n^2 became 1, in 2*n < n^2", "forall n:Nat. 3 <= n -> 2*n < n^1"),
        ("sign", "the right side of 2*n < n^2 became -n^2", "forall n:Nat. 3 <= n -> 2*n < -n^2"),
        ("constant", "the constant 2 of 2*n became 4, in 2*n < n^2", "forall n:Nat. 3 <= n -> 4*n < n^2"),
        ("relation", "<= became > in 3 <= n", "forall n:Nat. n < 3 -> 2*n < n^2"),
    ]


def test_the_exact_list_of_a_literal_equation():
    assert sorted((m.kind, repr(m.statement)) for m in mutants(eq(Q(1, 2), Q(1, 2)))) == sorted([
        ("relation", "1/2 < 1/2"), ("relation", "1/2 != 1/2"),
        *[("constant", f"{c} = 1/2") for c in ("3/2", "-1/2", "1", "1/4", "0")],
        *[("constant", f"1/2 = {c}") for c in ("3/2", "-1/2", "1", "1/4", "0")]])


@pytest.mark.parametrize(("kind", "statement", "expected"), [
    ("relation", forall(x, ne(x, 1)), {"forall x:Real. x = 1"}),
    ("relation", forall(x, Not(x < 1)), {"forall x:Real. x < 1", "forall x:Real. not 1 <= x"}),
    ("domain", forall(x, Not(x < 1)), {"forall x:Real. not x <= 1"}),
    ("relation", forall(x, 0 <= x**2), {"forall x:Real. 0 < x^2", "forall x:Real. x^2 < 0"}),
    ("hypothesis", forall(x, implies(And(0 < x, x < 1), ne(x, 3), x < 2)), {
        "forall x:Real. x != 3 -> x < 2", "forall x:Real. 0 < x and x < 1 -> x < 2",
        "forall x:Real. 0 < x -> x != 3 -> x < 2", "forall x:Real. x < 1 -> x != 3 -> x < 2"}),
    ("hypothesis", implies(forall(n, implies(n < 2, n < 1)), eq(0, 0)), {"0 = 0"}),  # a part of a hypothesis is not one of the statement
    ("domain", forall(x, implies(0 < x, 0 <= x, 0 < x)), {"forall x:Real. 0 <= x -> 0 <= x -> 0 < x"}),
    ("domain", forall(k, implies(k <= 2, k < 3)), {"forall k:Int. k <= 3 -> k < 3"}),
    ("domain", implies(exists(n, eq(n, 1)), exists(n, eq(n, 2))), {"(exists n:Int. n = 1) -> (exists n:Nat. n = 2)"}),
    ("domain", forall(n, limit(x**n, x, 0, 1)), {"forall n:Int. lim(x^n, x -> 0) = 1"}),
    ("index", forall(n, eq(Sum(k, k, 1, 2 * n), 3)), {
        f"forall n:Nat. sum(k, k, {b}) = 3" for b in ("0, 2*n", "2, 2*n", "1, 2*n + 1", "1, 2*n - 1")}),
    ("index", forall(u, k, eq(factorial(k), u(-k))), {
        f"forall u:(Int -> Real). forall k:Int. {b}"
        for b in ("(k + 1)! = u(-k)", "(k - 1)! = u(-k)", "k! = u(-k + 1)", "k! = u(-k - 1)")}),
    ("exponent", forall(x, eq(x**0, ipow(x, -1))), {
        "forall x:Real. x^1 = x^^(-1)", "forall x:Real. x^0 = x^^0", "forall x:Real. x^0 = x^^(-2)"}),
    ("sign", forall(x, eq(x - 1, -x)), {
        "forall x:Real. x + 1 = -x", "forall x:Real. x - 1 = x"}),
    ("sign", limit(x, x, infinity, minus_infinity), {"lim(x, x -> -oo) = -oo", "lim(x, x -> oo) = oo"}),
    ("function", forall(x, eq(abs(sin(x)), cos(x))), {
        "forall x:Real. sin(x) = cos(x)", "forall x:Real. |cos(x)| = cos(x)", "forall x:Real. |sin(x)| = sin(x)"}),
    ("function", eq(Sum(k, k, 1, 2), Prod(k, k, 1, 3)), {
        "prod(k, k, 1, 2) = prod(k, k, 1, 3)", "sum(k, k, 1, 2) = sum(k, k, 1, 3)"}),
    ("quantifier", forall(n, exists(m, n < m)), {"exists m:Nat. forall n:Nat. n < m", "forall n:Nat. forall m:Nat. n < m"}),
    ("quantifier", implies(exists(m, forall(n, n <= m)), eq(0, 1)), {
        "(forall n:Nat. exists m:Nat. n <= m) -> 0 = 1", "(exists m:Nat. exists n:Nat. n <= m) -> 0 = 1"}),
    ("quantifier", forall(n, exists(n, eq(n, 1))), {"forall n:Nat. forall n:Nat. n = 1"}),
], ids=lambda p: "" if isinstance(p, set) else repr(p))
def test_the_mutants_of_one_kind(kind, statement, expected):
    assert {repr(s) for s in of_kind(kind, statement).values()} == expected


def test_places_that_read_alike_are_numbered():
    words = of_kind("function", forall(x, eq(sin(x) + sin(x), 0)))
    assert list(words) == [f"sin(x) became cos(x), in sin(x) + sin(x) = 0 (place {i} of 2)" for i in (1, 2)]
    first, second = words.values()
    assert first == forall(x, eq(cos(x) + sin(x), 0)) and second == forall(x, eq(sin(x) + cos(x), 0))


def test_two_kinds_that_reach_one_statement_share_it():
    """u(k + 1) with the subscript k + 2 is u(k + 1) with the constant 2: one mutant, whichever kind comes to it first."""
    found = [m for m in mutants(forall(u, k, eq(u(k + 1), 0)), ALL) if repr(m.statement).endswith("u(k + 2) = 0")]
    assert len(found) == 1 and found[0].kind in ("index", "constant")


def test_the_words_use_the_names_that_are_shown():
    shadowed = forall(x, eq(integral(sin(x) ** 2, x, 0, x), 1))
    assert repr(shadowed) == "forall x:Real. integral(sin(x_)^2, x_, 0, x) = 1"
    assert "sin(x_) became cos(x_), in integral(sin(x_)^2, x_, 0, x) = 1" in of_kind("function", shadowed)
    assert "the right side of" not in " ".join(of_kind("sign", forall(x, continuous(sin(x), y, 0, x))))


def test_a_variable_is_not_captured_by_a_binder_of_the_same_name():
    both = Term("eq", (Term("bvar", (), (1, INT)), Term("bvar", (), (0, NAT))))
    statement = Term("forall", (Term("forall", (both,), ("n", NAT)),), ("n", INT))
    assert repr(statement) == "forall n:Int. forall n_:Nat. n = n_"
    assert of_kind("domain", statement) == {"n_:Nat became n_:Int": forall(k, forall(Int("j"), eq(k, Int("j"))))}


def test_a_long_term_is_cut_in_the_words():
    long = sum((sin(x) ** i for i in range(2, 40)), sin(x))
    assert all(len(m.words) < 200 for m in mutants(forall(x, eq(long, 0)), ALL))


# Definitions


def test_a_definition_that_is_changed_is_changed_everywhere():
    f = define("f", x, x + 1)
    g = define("g", x, f(x) * f(x))
    found = [m for m in mutants(forall(x, eq(f(x), g(x))), ALL) if m.words.startswith("in the definition of ")]
    assert 0 < len(found) <= 2 * IN_A_DEFINITION
    names = [{d.name: d for d in m.statement.definitions} for m in found]
    assert all(len(m.statement.definitions) == 2 == len(by_name) for m, by_name in zip(found, names))
    changed = [by_name for m, by_name in zip(found, names) if m.words.startswith("in the definition of f")]
    assert changed and all(d["f"] != f and d["g"].body == d["f"](x) * d["f"](x) for d in changed)
    assert all(isinstance(d["f"], Definition) for d in names)


def test_a_recursion_is_changed_only_into_a_recursion():
    double = define_rec("double", (n,), 0, lambda double: double(n) + 2, NAT)
    found = [m.statement for m in mutants(forall(n, eq(double(n), 2 * n)), ALL) if m.words.startswith("in the definition of double")]
    assert found and all(type(d) is Recursion and d.name == "double" and d != double for s in found for d in s.definitions)


# What is refused, and what is left out


@pytest.mark.parametrize("given_", [x < 1, x, n + 1, 3, "0 = 0", Term("bvar", (), (0, REAL))], ids=repr)
def test_only_a_closed_formula_has_mutants(given_):
    with pytest.raises(TypeError, match="closed formula"):
        mutants(given_)


def test_the_cap():
    assert mutants(eq(0, 1), 0) == [] and len(mutants(eq(0, 1), 3)) == 3
    with pytest.raises(ValueError):
        mutants(eq(0, 1), -1)


def test_a_change_that_is_ill_sorted_or_too_deep_is_left_out():
    halves = of_kind("constant", forall(Function("p", INT, PROP), Function("p", INT, PROP)(3)))
    assert {s.args[0].args[1].data for s in halves.values()} == {2, 4, 6, -3, 0} - {2, 4}  # one more and one less are shifts
    deep = x
    while deep.depth < MAX_DEPTH - 2:
        deep = -deep
    calls = sys.getrecursionlimit()
    room_for_terms()
    try:
        found = mutants(forall(x, eq(deep, 1)), 200)
    finally:
        sys.setrecursionlimit(calls)
    assert found and all(m.statement.depth <= MAX_DEPTH for m in found)


# Random statements


def numbers(variables):
    leaf = st.sampled_from(variables) | st.integers(-3, 3).map(Q)
    return st.recursive(leaf, lambda t: st.one_of(
        st.tuples(t, t).map(lambda p: p[0] + p[1]), st.tuples(t, t).map(lambda p: p[0] - p[1]), st.tuples(t, t).map(lambda p: p[0] * p[1]),
        t.map(lambda a: -a), t.map(abs), st.tuples(t, st.integers(0, 3)).map(lambda p: p[0] ** p[1]),
        st.tuples(t, t).map(lambda p: Sum(p[0], k, 0, n)), t.map(sin)), max_leaves=6)


ATOMS = st.tuples(st.sampled_from([eq, ne, lambda a, b: a < b, lambda a, b: a <= b]), numbers([n, k, x]), numbers([n, k, x])).map(
    lambda p: p[0](p[1], p[2]))
FORMULAS = st.recursive(ATOMS, lambda f: st.one_of(
    st.tuples(f, f).map(lambda p: And(*p)), st.tuples(f, f).map(lambda p: Or(*p)), st.tuples(f, f).map(lambda p: implies(*p)), f.map(Not),
    st.tuples(st.sampled_from([forall, exists]), st.sampled_from([n, k, x]), f).map(lambda p: p[0](p[1], p[2])),
    f.map(lambda a: eq(least(n, a), n))), max_leaves=4)


@settings(max_examples=100, deadline=None)
@given(FORMULAS)
def test_mutants_of_a_random_statement_are_formulas_that_differ(formula):
    statement = forall(n, k, x, formula)
    found = mutants(statement, 200)
    assert statement not in [m.statement for m in found]
    assert len({m.statement for m in found}) == len(found) > 0
    assert all(m.statement.sort is PROP and not m.statement.free and not m.statement.loose for m in found)


def implications():
    """Statements about one small natural number, for which the change is decided at every point."""
    base = st.tuples(st.integers(0, 4), st.integers(-3, 3), st.integers(-3, 3))
    return base.map(lambda p: forall(n, implies(p[0] < n, p[1] * n <= n**2 + p[2])))


@settings(max_examples=50, deadline=None)
@given(implications())
def test_dropped_and_widened_hypotheses_say_more(statement):
    if check(statement, {"n": range(8)}).outcome == "contradicted":
        for mutant in mutants(statement, ALL):
            if mutant.kind == "hypothesis" or (mutant.kind == "domain" and "condition" in mutant.words):
                assert check(mutant.statement, {"n": range(8)}).outcome == "contradicted"


def test_most_mutants_of_a_tight_statement_are_false():
    tight = forall(n, eq(Sum(2 * k - 1, k, 1, n), n**2))
    found = [m for m in mutants(tight) if m.kind != "domain"]
    false = [m for m in found if check(m.statement, {"n": range(6)}).outcome == "contradicted"]
    assert len(found) > 15 and len(false) == len(found)
