"""Limits of sums and of bounded sequences, infinite sums: exact sequents of accepted uses, and uses that must be refused."""

import pytest
from kernel_support import (
    INT,
    MINUS_OO,
    NAT,
    OO,
    REAL,
    Definition,
    Table,
    Term,
    above,
    always,
    assume,
    at,
    check_replayed,
    check_statement_survives,
    compute,
    eq,
    eventually,
    exists,
    f,
    fact,
    field,
    forall,
    forged,
    i,
    j,
    k,
    le,
    lim,
    lt,
    m,
    n,
    ne,
    near,
    negation,
    number,
    product,
    reciprocal,
    rule,
    series,
    total,
    u,
    under,
    variable,
    x,
    y,
    z,
)

from mathcheck.kernel.domains import domain
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.sorts import function_sort
from mathcheck.kernel.terms import imp

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b, c, L, S = (variable(name, REAL) for name in ("a", "b", "c", "L", "S"))
w, cc = variable("w", function_sort((INT, REAL), REAL)), variable("cc", function_sort((INT,), REAL))
FORGED, NOT_FREE = "not a theorem that this kernel made", "must not occur free"
index_of = Definition("reciprocal", (("t", INT),), variable("t", INT))  # another definition of that name

# limit_range
EACH = forall(k, lim(w(k, x), x, near(a), cc(k)))
TERM = rule("forall_elim", assume(EACH), k)
IN_RANGE = forall(k, imp(le(m, k), imp(le(k, n), lim(w(k, x), x, near(a), cc(k)))))
TERM_IN_RANGE = rule("imp_elim", rule("imp_elim", rule("forall_elim", assume(IN_RANGE), k), assume(le(m, k))), assume(le(k, n)))
POWERS = rule("limit_combine", rule("limit_constant", k, x, at(a)), "mul", rule("limit_identity", x, at(a)))
SMALL = rule("limit_narrow", rule("limit_reciprocal", rule("limit_identity", j, OO)), OO, at(0))
NOT_A_NUMBER, INDEX = "the premise is not a limit that is a number", "the index must be an Int variable"
for op, build in (("sum", total), ("prod", product)):
    accepts("limit_range", f"every term of a {op}", (TERM, op, k, number(0), n), (EACH,),
            lim(build(w(k, x), k, 0, n), x, near(a), build(cc(k), k, 0, n)))
    accepts("limit_range", f"every term in the range of a {op}", (TERM_IN_RANGE, op, k, m, n), (IN_RANGE,),
            lim(build(w(k, x), k, m, n), x, near(a), build(cc(k), k, m, n)))
    refuses("limit_range", f"a {op} of terms that tend to oo", (rule("limit_identity", x, OO), op, k, number(0), n), NOT_A_NUMBER)
accepts("limit_range", "an empty range", (TERM, "sum", k, number(1), number(0)), (EACH,),
        lim(total(w(k, x), k, 1, 0), x, near(a), total(cc(k), k, 1, 0)))
accepts("limit_range", "multiples", (POWERS, "sum", k, number(0), number(3)), (),
        lim(total(k * x, k, 0, 3), x, at(a), total(k * a, k, 0, 3)))
accepts("limit_range", "bounds and point must denote", (rule("limit_constant", number(1), x, near(1 / b)), "sum", k, fact(m), fact(n)),
        (ne(b, 0), le(0, m), le(0, n)),
        lim(total(1, k, fact(m), fact(n)), x, near(1 / b), total(1, k, fact(m), fact(n))))
accepts("limit_range", "the number of terms is the free j, not the index", (SMALL, "sum", k, number(1), j), (),
        lim(total(1 / i, k, 1, j), i, OO, total(0, k, 1, j)))
accepts("limit_range", "a bound called like the real variable",
        (rule("limit_constant", number(1), x, OO), "sum", k, number(0), variable("x", INT)),
        (), lim(total(1, k, 0, variable("x", INT)), y, OO, total(1, k, 0, variable("x", INT))))
accepts("limit_range", "a sum in the term over an index of the same name",
        (rule("limit_constant", total(k, k, 0, 2), x, OO), "sum", k, number(0), n),
        (), lim(total(total(m, m, 0, 2), k, 0, n), x, OO, total(total(m, m, 0, 2), k, 0, n)))
accepts("limit_range", "the variable has the index's name", (rule("limit_constant", c, variable("k", REAL), OO), "sum", k, number(0), n),
        (),
        lim(total(c, k, 0, n), x, OO, total(c, k, 0, n)))
ONE_TERM = assume(lim(w(k, x), x, near(a), cc(k)))
refuses("limit_range", "one term only", (ONE_TERM, "sum", k, number(0), n), NOT_FREE)
refuses("limit_range", "the terms of another range", (TERM_IN_RANGE, "sum", k, number(0), n), NOT_FREE)
refuses("limit_range", "a larger range", (TERM_IN_RANGE, "sum", k, m, n + 1), NOT_FREE)
refuses("limit_range", "all terms but one", (under(TERM, ne(k, 0)), "sum", k, number(0), n), NOT_FREE)
refuses("limit_range", "the index in the lower bound", (POWERS, "sum", k, k - 1, n), NOT_FREE)
refuses("limit_range", "the index in the upper bound", (POWERS, "sum", k, number(0), k), NOT_FREE)
refuses("limit_range", "the index in the point", (rule("limit_identity", x, at(a + k)), "sum", k, number(0), n), NOT_FREE)
refuses("limit_range", "terms below the index: 1/n for k < n", (under(SMALL, le(number(1), k), le(k, j - 1)), "sum", k, number(1), j),
        NOT_FREE)
refuses("limit_range", "the bound variable for a bound", (SMALL, "sum", k, number(1), Term("bvar", (), (0, NAT))), "without its binder")
refuses("limit_range", "values above their limit", (rule("limit_identity", x, above(a)), "sum", k, number(0), n), NOT_A_NUMBER)
refuses("limit_range", "an infinite sum", (TERM, "series", k, number(0), n), "the operation is sum or prod")
refuses("limit_range", "an integral", (TERM, "integral", k, number(0), n), "the operation is sum or prod")
refuses("limit_range", "a Nat index", (SMALL, "sum", i, number(0), n), INDEX)
refuses("limit_range", "a Real index", (SMALL, "sum", y, number(0), n), INDEX)
refuses("limit_range", "a literal for an index", (SMALL, "sum", number(0), number(0), n), INDEX)
refuses("limit_range", "a Real bound", (SMALL, "sum", k, number(0), y), "takes a Int where a Real was given")
refuses("limit_range", "oo for a bound", (SMALL, "sum", k, number(0), OO), "takes a Real where a Filter was given")
refuses("limit_range", "an equation", (assume(eq(x, a)), "sum", k, number(0), n), NOT_A_NUMBER)
refuses("limit_range", "two definitions of one name", (assume(lim(reciprocal(x), x, near(a), c)), "sum", k, number(0), index_of(n)),
        "would have two definitions")
refuses("limit_range", "a forged limit", (forged(lim(x, x, near(a), k)), "sum", k, number(0), n), FORGED)

# monotone_convergence
GOAL, CONVERGES = lim(u(j), j, OO, L), exists(L, lim(u(j), j, OO, L))
RISING, BOUNDED = assume(eventually(j, OO, le(u(j), u(j + 1)))), assume(eventually(j, OO, le(u(j), b)))
NOT_RISING, NOT_BOUNDED = "the sequence is eventually rising", "the sequence is eventually bounded"
NO_SEQUENCE, NO_VARIABLE = "the goal is not a limit of a sequence", "the limit in the goal is not a Real variable"
accepts("monotone_convergence", "a sequence", (RISING, BOUNDED, GOAL, b), (*RISING.hyps, *BOUNDED.hyps), CONVERGES)
accepts("monotone_convergence", "the bound may be called like the limit", (RISING, assume(eventually(j, OO, le(u(j), L))), GOAL, L),
        (*RISING.hyps, eventually(j, OO, le(u(j), L))), exists(x, lim(u(j), j, OO, x)))
accepts("monotone_convergence", "the free j is no index of the sequence",
        (assume(eventually(i, OO, le(u(i) + j, u(i + 1) + j))), assume(eventually(
    i, OO, le(u(i) + j, j))), lim(u(i) + j, i, OO, L), j), (eventually(i, OO, le(u(i) + j, u(i + 1) + j)),
            eventually(i, OO, le(u(i) + j, j))),
        exists(L, lim(u(i) + j, i, OO, L)))
accepts("monotone_convergence", "partial sums", (assume(eventually(j, OO, le(total(f(k), k, 0, j), total(f(k), k, 0, j + 1)))),
        assume(eventually(
    j, OO, le(total(f(k), k, 0, j), b))), lim(total(f(k), k, 0, j), j, OO, L), b), (eventually(j, OO, le(total(f(k), k, 0, j), total(
        f(k), k, 0, j + 1))), eventually(j, OO, le(total(f(k), k, 0, j), b))), exists(L, lim(total(f(k), k, 0, j), j, OO, L)))
refuses("monotone_convergence", "n in the bound: n rises and n <= n",
        (always(rule("inequality", le(j, j + 1), ("const", 1)), j, OO), always(rule(
    "inequality", le(j, j), ("const", 0)), j, OO), lim(j, j, OO, L), j), NOT_BOUNDED)
refuses("monotone_convergence", "a bound that is the index", (RISING, assume(eventually(j, OO, le(u(j), j))), GOAL, j), NOT_BOUNDED)
refuses("monotone_convergence", "the bound variable for a bound", (RISING, BOUNDED, GOAL, Term("bvar", (), (0, NAT))), "without its binder")
refuses("monotone_convergence", "another bound", (RISING, BOUNDED, GOAL, c), NOT_BOUNDED)
refuses("monotone_convergence", "bounded below", (RISING, assume(eventually(j, OO, le(b, u(j)))), GOAL, b), NOT_BOUNDED)
refuses("monotone_convergence", "another sequence is bounded", (RISING, assume(eventually(j, OO, le(cc(j), b))), GOAL, b), NOT_BOUNDED)
refuses("monotone_convergence", "bounded at infinitely many places", (RISING, assume(eventually(j, OO, le(u(2 * j), b))), GOAL, b),
        NOT_BOUNDED)
refuses("monotone_convergence", "each value has a bound", (RISING, assume(forall(j, exists(b, le(u(j), b)))), GOAL, b), NOT_BOUNDED)
refuses("monotone_convergence", "falling", (assume(eventually(j, OO, le(u(j + 1), u(j)))), BOUNDED, GOAL, b), NOT_RISING)
refuses("monotone_convergence", "rising in steps of two: (-1)^n", (assume(eventually(j, OO, le(u(j), u(j + 2)))), BOUNDED, GOAL, b),
        NOT_RISING)
refuses("monotone_convergence", "rising once", (assume(le(u(j), u(j + 1))), BOUNDED, GOAL, b), NOT_RISING)
refuses("monotone_convergence", "rising everywhere is not said eventually", (assume(forall(j, le(u(j), u(j + 1)))), BOUNDED, GOAL, b),
        NOT_RISING)
refuses("monotone_convergence", "another sequence rises", (assume(eventually(j, OO, le(cc(j), cc(j + 1)))), BOUNDED, GOAL, b), NOT_RISING)
refuses("monotone_convergence", "the premises exchanged", (BOUNDED, RISING, GOAL, b), NOT_RISING)
refuses("monotone_convergence", "the limit in the sequence", (assume(eventually(j, OO, le(u(j) * L, u(j + 1) * L))), assume(eventually(
    j, OO, le(u(j) * L, b))), lim(u(j) * L, j, OO, L), b), NOT_FREE)
refuses("monotone_convergence", "a limit that is given", (RISING, BOUNDED, lim(u(j), j, OO, 1), b), NO_VARIABLE)
refuses("monotone_convergence", "the limit is the bound", (RISING, BOUNDED, lim(u(j), j, OO, b + 0), b), NO_VARIABLE)
refuses("monotone_convergence", "a limit among the integers", (RISING, BOUNDED, lim(u(j), j, OO, n), b), NO_VARIABLE)
refuses("monotone_convergence", "to oo", (RISING, BOUNDED, lim(u(j), j, OO, OO), b), NO_SEQUENCE)
refuses("monotone_convergence", "to L from below", (RISING, BOUNDED, lim(u(j), j, OO, Term("below", (L,))), b), NO_SEQUENCE)
refuses("monotone_convergence", "a function of real numbers", (RISING, BOUNDED, lim(f(x), x, OO, L), b), NO_SEQUENCE)
refuses("monotone_convergence", "a function near a point", (RISING, BOUNDED, lim(f(x), x, near(a), L), b), NO_SEQUENCE)
refuses("monotone_convergence", "a function towards -oo", (RISING, BOUNDED, lim(f(x), x, MINUS_OO, L), b), NO_SEQUENCE)
refuses("monotone_convergence", "no limit", (RISING, BOUNDED, CONVERGES, b), NO_SEQUENCE)
refuses("monotone_convergence", "a formula for the bound", (RISING, BOUNDED, GOAL, eq(b, b)), "le takes a Real")
refuses("monotone_convergence", "oo for the bound", (RISING, BOUNDED, GOAL, OO), "le takes a Real")
refuses("monotone_convergence", "a forged bound", (RISING, forged(BOUNDED.concl), GOAL, b), FORGED)

# series_value
WHOLE = series(f(k), k, 0)
PARTIAL = assume(lim(total(f(k), k, 0, j), j, OO, L))
NO_SERIES, NOT_PARTIAL = "not an infinite sum and a limit that is a number", "the premise is not about the partial sums"
accepts("series_value", "a function", (PARTIAL, WHOLE), PARTIAL.hyps, eq(WHOLE, L))
accepts("series_value", "any names", (PARTIAL, series(f(m), m, 0)), PARTIAL.hyps, eq(WHOLE, L))
accepts("series_value", "from a symbolic start", (assume(lim(total(w(k, a), k, n + 1, j), j, OO, L)), series(w(k, a), k, n + 1)),
        (lim(total(w(k, a), k, n + 1, j), j, OO, L),), eq(series(w(k, a), k, n + 1), L))
accepts("series_value", "a parameter called like the index of the partial sums", (assume(lim(total(f(k) * j, k, j, i), i, OO, L)), series(
    f(k) * j, k, j)), (lim(total(f(k) * j, k, j, i), i, OO, L),), eq(series(f(k) * j, k, j), L))
accepts("series_value", "a series of series", (assume(lim(total(series(w(m, k), m, k), k, 0, j), j, OO, L)),
        series(series(w(m, k), m, k), k, 0)),
        (lim(total(series(w(m, k), m, k), k, 0, j), j, OO, L),), eq(series(series(w(m, k), m, k), k, 0), L))
for what, function in (("one term less", total(f(k), k, 0, j - 1)), ("one term more", total(f(k), k, 0, j + 1)),
                       ("a part of the terms", total(f(2 * k), k, 0, j)), ("every other partial sum", total(f(k), k, 0, 2 * j)),
                       ("from another start", total(f(k), k, 1, j)), ("other terms", total(f(k) + 0, k, 0, j)),
                       ("the terms themselves", f(j)), ("products", product(f(k), k, 0, j)),
                       ("multiples of the partial sums", 1 * total(f(k), k, 0, j)),
                       ("terms that depend on their number", total(f(j), k, 0, j))):
    refuses("series_value", what, (assume(lim(function, j, OO, L)), WHOLE), NOT_PARTIAL)
refuses("series_value", "the free j is not the index", (assume(lim(total(f(k), k, 0, j), i, OO, L)), WHOLE), NOT_PARTIAL)
refuses("series_value", "the sum diverges", (assume(lim(total(f(k), k, 0, j), j, OO, OO)), WHOLE), NO_SERIES)
refuses("series_value", "from below", (assume(lim(total(f(k), k, 0, j), j, OO, Term("below", (L,)))), WHOLE), NO_SERIES)
refuses("series_value", "a finite sum", (PARTIAL, total(f(k), k, 0, n)), NO_SERIES)
refuses("series_value", "a multiple of the series", (PARTIAL, 2 * WHOLE), NO_SERIES)
refuses("series_value", "bounded partial sums", (assume(le(total(f(k), k, 0, j), L)), WHOLE), NO_SERIES)
refuses("series_value", "a forged limit", (forged(PARTIAL.concl), WHOLE), FORGED)

# series_limit
HAS_VALUE = exists(S, lim(total(f(k), k, 0, j), j, OO, S))
accepts("series_limit", "a function", (WHOLE,), (HAS_VALUE,), lim(total(f(k), k, 0, j), j, OO, WHOLE))
accepts("series_limit", "a partial start", (series(cc(k), k, fact(n)),), (le(0, n), exists(S, lim(total(cc(k), k, fact(n), j), j, OO, S))),
        lim(total(cc(k), k, fact(n), j), j, OO, series(cc(k), k, fact(n))))
accepts("series_limit", "1/k from 0 says nothing", (series(1 / k, k, 0),), (exists(S, lim(total(1 / k, k, 0, j), j, OO, S)),),
        lim(total(1 / k, k, 0, j), j, OO, series(1 / k, k, 0)))
accepts("series_limit", "a parameter called S or n", (series(f(k) * S, k, j),), (exists(x, lim(total(f(k) * S, k, j, i), i, OO, x)),),
        lim(total(f(k) * S, k, j, i), i, OO, series(f(k) * S, k, j)))
for what, t in (("a finite sum", total(f(k), k, 0, n)), ("a product", product(f(k), k, 0, n)), ("a number", number(0)),
        ("a limit", PARTIAL.concl),
                ("a series and something", WHOLE + 0), ("a filter", OO), ("an equation between series", eq(WHOLE, WHOLE))):
    refuses("series_limit", what, (t,), "not an infinite sum")
refuses("series_limit", "an index without its binder", (Term("series", (f(k), Term("bvar", (), (0, INT))), ("k", INT)),),
        "without its binder")


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()
test_replayed_from_its_certificate = TABLE.replays(2)


def test_the_sum_of_1_over_n_for_k_below_n_is_not_taken_term_by_term():
    """It is 1 for every n. Each term tends to 0, and so does the sum of m of them, for every fixed m; n itself is bound."""
    fixed = rule("limit_range", SMALL, "sum", k, number(1), j)
    every = rule("forall_intro", fixed, j)
    assert every.concl == forall(j, lim(total(1 / i, k, 1, j), i, OO, total(0, k, 1, j)))
    one = rule("forall_elim", every, i)  # another free variable: not the index
    assert one.concl == lim(total(1 / j, k, 1, i), j, OO, total(0, k, 1, i)) != lim(total(1 / i, k, 1, i), i, OO, total(0, k, 1, i))
    diagonal = lim(total(1 / j, k, 1, j), j, OO, 0)
    for hyps in ((le(1, k), le(k, j)), (le(1, k), le(k, i))):
        with pytest.raises(KernelError, match=NOT_FREE):
            rule("limit_range", under(SMALL, *hyps), "sum", k, number(1), n)
    assert diagonal not in (fixed.concl, every.concl, one.concl)


def test_monotone_convergence_cites_its_axiom_and_unites_with_others():
    theorem = rule("monotone_convergence", RISING, BOUNDED, GOAL, b)
    assert theorem.axioms == ("monotone-convergence",)
    cited = rule("cut", rule("and_left", rule("and_intro", BOUNDED, rule("axiom", "archimedes"))), theorem)
    assert cited.axioms == ("archimedes", "monotone-convergence")
    for name, args in (("limit_range", (TERM, "sum", k, number(0), n)), ("series_value", (PARTIAL, WHOLE)), ("series_limit", (WHOLE,))):
        assert rule(name, *args).axioms == ()


def test_the_axiom_and_its_rule_say_the_same_of_a_total_sequence():
    """What rises everywhere and has a bound: forall n. u(n) <= u(n+1) gives what the rule asks for, and back it is not so."""
    rising, bounded = (rule("forall_elim", assume(forall(j, p)), j) for p in (le(u(j), u(j + 1)), le(u(j), b)))
    by_rule = rule("monotone_convergence", always(rising, j, OO), always(bounded, j, OO), GOAL, b)
    by_axiom = rule("forall_elim", rule("forall_elim_function", rule("axiom", "monotone-convergence"), (i,), u(i)), b)
    for premise in (rising, bounded):
        by_axiom = rule("imp_elim", by_axiom, assume(*premise.hyps))
    assert (by_axiom.concl, set(by_axiom.hyps), by_axiom.axioms) == (by_rule.concl, set(by_rule.hyps), by_rule.axioms)


def test_a_series_has_a_value_where_its_partial_sums_have_a_limit():
    condition, = domain(WHOLE)
    assert condition == HAS_VALUE
    assert rule("refl", WHOLE).hyps == (HAS_VALUE,)
    assert rule("defined", assume(eq(WHOLE, L)), HAS_VALUE).hyps == (eq(WHOLE, L),)
    shown = rule("exists_intro", PARTIAL, HAS_VALUE, L)
    value = rule("cut", shown, rule("refl", WHOLE))
    assert value.hyps == PARTIAL.hyps
    again = rule("limit_unique", rule("cut", shown, rule("series_limit", WHOLE)), PARTIAL)
    assert (again.hyps, again.concl) == (PARTIAL.hyps, eq(WHOLE, L))


def test_a_divergent_series_has_no_value():
    """1 + 1 + 1 + ... : were S its value, the partial sums would tend to S and to oo."""
    ones = series(1, k, 1)
    partial = assume(lim(total(1, k, 1, j), j, OO, OO))
    theorem = rule("limit_unique", rule("series_limit", ones), partial)
    assert set(theorem.hyps) == {*domain(ones), *partial.hyps}
    without = rule("not_intro", theorem, domain(ones)[0])
    assert without.concl == negation(domain(ones)[0]) and without.hyps == partial.hyps


def test_partial_sums_that_have_no_value_make_a_series_without_one():
    """1/k from k = 0: every partial sum lacks a value at k = 0."""
    limit = assume(lim(total(1 / k, k, 0, j), j, OO, L))
    near_it = rule("limit_eventually", limit, number(1), (compute(lt(0, 1)),))
    body = near_it.concl
    assert body == eventually(j, OO, lt(abs(total(1 / k, k, 0, j) - L), 1))
    q = variable("q", NAT)
    everywhere = assume(forall(j, imp(le(q, j), lt(abs(total(1 / k, k, 0, j) - L), 1))))
    there = rule("imp_elim", rule("forall_elim", everywhere, q), rule("inequality", le(q, q), ("const", 0)))
    condition = next(d for d in domain(there.concl))
    gap = rule("forall_elim", rule("defined", there, condition), number(0))
    gap = rule("imp_elim", rule("imp_elim", gap, compute(le(0, 0))), rule("nat_nonneg", q))
    false = rule("not_elim", gap, compute(eq(0, 0)))
    refuted = rule("exists_elim", near_it, false, q)
    assert (refuted.hyps, refuted.concl.op) == (limit.hyps, "false")


def test_no_rule_takes_a_series_apart():
    """Neither the rules of finite sums nor computation know it; what they need is the limit."""
    for name, args in (("range_empty", (WHOLE,)), ("range_succ", (WHOLE,)), ("compute", (series(0, k, 0),)), ("unfold", (WHOLE,)),
                       ("congruence", (rule("refl", f(k)), "series", k, number(0), n)), ("enclose", (lt(series(0, k, 0), 1), 64, 1)),
                       ("continuous_where_defined", (rule("refl", series(x**2 * k, k, 0)), x, number(0), number(1))),
                       ("deriv_sum", (assume(lim(x, x, near(a), L)), k, number(0), n))):
        with pytest.raises(KernelError):
            rule(name, *args)
    with pytest.raises(KernelError, match="takes a Int where a Filter"):
        total(f(k), k, 0, OO)
    with pytest.raises(KernelError, match="of sort Int"):
        series(f(x), x, 0)
    assert set(field(WHOLE - WHOLE, number(0)).hyps) == {HAS_VALUE}


@pytest.mark.parametrize("formula", [eq(WHOLE, L), le(series(f(k) * j, k, j), z), HAS_VALUE, eq(series(series(w(m, k), m, k), k, 0), 1)],
        ids=repr)
def test_statements_survive_their_way_through_a_file(formula):
    check_statement_survives(formula)


def test_a_derivation_is_replayed():
    check_replayed(rule("monotone_convergence", RISING, BOUNDED, GOAL, b))
    check_replayed(rule("series_value", PARTIAL, WHOLE))
    check_replayed(rule("limit_range", SMALL, "sum", k, number(1), n))
