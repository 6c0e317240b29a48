"""The least number with a property: exact sequents, when there is one, what its bound variable captures, and who refuses it."""

import itertools
import pickle
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_evaluator import UNDEFINED, evaluate, holds
from kernel_support import (
    INT,
    NAT,
    OO,
    PROP,
    REAL,
    Definition,
    KernelError,
    Table,
    Term,
    assume,
    case_name,
    check_replayed,
    check_statement_survives,
    compute,
    deriv,
    eq,
    exists,
    fact,
    field,
    forall,
    forged,
    have,
    i,
    integral,
    j,
    k,
    le,
    least,
    lim,
    lt,
    n,
    ne,
    near,
    number,
    refused,
    rule,
    series,
    total,
    u,
    variable,
    x,
    y,
)

from mathcheck.kernel.binding import open_binder
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.domains import domain
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import function_sort
from mathcheck.kernel.terms import FALSE, TRUE, conj, disj, imp, negation
from mathcheck.kernel.text import show
from mathcheck.kernel.writer import write_certificate
from mathcheck.numeric.check import check

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

a, b = variable("a", NAT), variable("b", NAT)
p = variable("p", function_sort((NAT,), PROP))
r = variable("r", function_sort((NAT, NAT), PROP))
w = variable("w", function_sort((NAT, INT), INT))
NOWHERE = eq(1 / number(0), 1)  # has no value


def at(said, v, value):
    """The formula with a number for its variable, by the rule of substitution and not by the kernel's own functions for binders."""
    return rule("inst", assume(said), v, number(value)).concl


def is_least(v, said, value):
    """said[value], and not said[v] for v below it, written out here and not by the kernel."""
    below = variable("under_it", NAT)
    return conj(at(said, v, value), forall(below, imp(lt(below, value), negation(at(said, v, below)))))


def has_least(v, said):
    bound = variable("bound", NAT)
    return exists(bound, is_least(v, said, bound))


def least_value(what, v, said, *hyps):
    """An accepted case: the only hypothesis is that there is such a number."""
    t = least(v, said)
    accepts("least_value", what, (t,), (has_least(v, said), *hyps), is_least(v, said, t))


# least_value
NOT_LEAST = "not a least number"
BESIDE = Term("least", (lt(i, Term("bvar", (), (0, NAT))),), ("i", NAT))  # least(j, i < j), its j called i
doubled = Definition("doubled", (("t", NAT),), 2 * variable("t", NAT))
ceiling = Definition("ceiling", (("t", REAL),), least(i, lt(variable("t", REAL), i)))
doubled_otherwise = Definition("doubled", (("t", NAT),), variable("t", NAT) + variable("t", NAT))

least_value("a predicate", i, p(i))
least_value("a number above a parameter", i, lt(x, i))
least_value("above an integer that may be negative", i, lt(n, i))
least_value("a property with a value at some numbers only", i, eq(1 / (i - 2), 1))
least_value("a property that does not mention the number", i, lt(x, y))
least_value("a property that is always true", i, TRUE)
least_value("a property that is never true", i, FALSE)
least_value("a property without a value", i, NOWHERE)
least_value("an existential property", i, exists(j, eq(i * i, 2 * j * j + x)))
least_value("a property of two numbers of which one is a parameter", i, r(i, j))
least_value("a least number in the property", i, lt(least(j, r(i, j)), i))
least_value("a sum in the property", i, lt(x, total(k * i, k, 0, i)))
least_value("a definition in the property", i, lt(x, doubled(i)))
least_value("a factorial of an integer in the property", i, lt(x, i * fact(n)))
accepts("least_value", "a bound variable called like a free one", (BESIDE,), (has_least(j, lt(i, j)),), is_least(j, lt(i, j), BESIDE))
refuses("least_value", "a variable", (i,), NOT_LEAST)
refuses("least_value", "a literal", (number(0),), NOT_LEAST)
refuses("least_value", "the property alone", (p(i),), NOT_LEAST)
refuses("least_value", "that there is one", (has_least(i, p(i)),), NOT_LEAST)
refuses("least_value", "a least number and more", (least(i, p(i)) + 0,), NOT_LEAST)
refuses("least_value", "an equation of one", (eq(least(i, p(i)), 0),), NOT_LEAST)
refuses("least_value", "a minimum", (Term("min", (i, j)),), NOT_LEAST)
refuses("least_value", "a sum", (total(k, k, 0, n),), NOT_LEAST)
refuses("least_value", "a definition that stands for one", (ceiling(x),), NOT_LEAST)
refuses("least_value", "an index without its binder", (least(i, r(i, Term("bvar", (), (1, NAT)))),), "without its binder")
refuses("least_value", "two definitions of one name", (least(i, lt(doubled(i), doubled_otherwise(i))),), "would have two definitions")
refuses("least_value", "a variable called like a definition", (least(i, lt(doubled(i), variable("doubled", REAL))),),
        "would be a variable and a definition")
refuses("least_value", "a theorem", (forged(eq(least(i, p(i)), 0)),), "must be a Term", misuse=True)

test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


@pytest.mark.parametrize("case", TABLE.accepted, ids=case_name)
def test_replayed_from_its_certificate(case):
    th = rule("least_value", *case.args)
    text = write_certificate(th.concl, th)
    again = read_certificate(text).theorem
    assert (again.hyps, again.concl) == (th.hyps, th.concl) and repr(again) == repr(th)
    assert '["least",[' in text and text.count('"least_value"') == 1


# When there is one


TRUTHS = {True: TRUE, False: FALSE, None: NOWHERE}


def tabulated(truths):
    """A formula that is so true, false or undefined at 0, 1, .., and from the last number on as it is there."""
    *first, last = (TRUTHS[truth] for truth in truths)
    return conj(imp(le(len(first), i), last), *[conj_all([imp(eq(i, at_), said) for at_, said in enumerate(first)])])


def conj_all(formulas):
    result = TRUE
    for formula in formulas:
        result = conj(formula, result)
    return result


def first_true(truths):
    """The first place where it is true, all before being false; None if there is no such place."""
    return next((at_ if truth else None for at_, truth in enumerate(truths) if truth is not False), None)


@pytest.mark.parametrize("truths", list(itertools.product((True, False, None), repeat=4)), ids=str)
def test_there_is_one_exactly_where_it_is_true_at_a_number_and_false_at_all_smaller_ones(truths):
    """Every way to be true, false or undefined at 0, 1, 2 and all others."""
    said = tabulated(truths)
    assert [evaluate(said, {"i": at_}) for at_ in range(6)] == [*truths, truths[-1], truths[-1]]
    t, expected = least(i, said), first_true(truths)
    [condition] = domain(t)
    assert condition == has_least(i, said)
    assert holds(condition, {}) is (expected is not None)
    if expected is not None:
        assert evaluate(t, {}) == expected
        assert evaluate(rule("least_value", t).concl, {}) is True
        for other in set(range(6)) - {expected}:
            assert evaluate(is_least(i, said, number(other)), {}) is not True, other


def test_a_number_below_at_which_the_property_has_no_value_is_in_the_way():
    """1/(i - 2) = 1 holds at 3 and nowhere else, and at 2 it has no value: were 2 let pass, 1/0 := 1 would give another least number."""
    said = eq(1 / (i - 2), 1)
    [condition] = domain(least(i, said))
    assert evaluate(least(i, said), {}) is UNDEFINED and not holds(condition, {})
    it = assume(is_least(i, said, a))
    here = rule("and_left", it)
    nonzero = rule("defined", here, ne(a - 2, 0))
    cancelled = rule("cut", nonzero, field((a - 2) * (1 / (a - 2)), number(1)))
    is_three = rule("sym", rule("subst", here, cancelled, eq((a - 2) * y, 1), y))
    above_two = rule("inequality", lt(2, a), ("add", ("const", 1), have(is_three)))
    not_at_two = rule("imp_elim", rule("forall_elim", rule("and_right", it), number(2)), above_two)
    false = rule("not_elim", rule("defined", not_at_two, ne(number(2) - 2, 0)), compute(eq(number(2) - 2, 0)))
    none = rule("exists_elim", assume(condition), false, a)
    assert (none.hyps, none.concl) == ((condition,), FALSE)


truth_tables = st.tuples(st.lists(st.sampled_from((0, 1, 1, 2, 2, 2)), min_size=9, max_size=9), st.sampled_from((0, 1)))


def truth_of(value):
    """Of 1/value = 1."""
    return {0: None, 1: True, 2: False}[value]


WHERE = {
    "alone": ("alone", "as a divisor", "as a natural place", "as a bound of a sum", "beside itself"),
    "under a binder": ("in a sum", "in a least number", "under a quantifier"),
}


@pytest.mark.parametrize("where", ["alone", "under a binder"])
def test_the_conditions_around_it_are_exact_too(where):
    """A(i, k) is 1/w(i, k) = 1, which is true, false or undefined at random; from 9 on it is not false, so that the search ends."""
    seen = Counter()

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(st.lists(truth_tables, min_size=3, max_size=3), st.integers(-1, 3), st.integers(0, 2))
    def run(tables, bound, row):
        def value(at_, k_):
            first, last = tables[int(k_) % 3]
            return [*first, last][min(int(at_), 9)]

        def expected(k_):
            return first_true([truth_of(value(at_, k_)) for at_ in range(10)])

        point, here = {"w": value, "n": bound, "k": row}, expected(row)
        inner = least(i, eq(1 / w(i, k), 1))
        below = [expected(k_) for k_ in range(bound + 1)]
        cases = {
            "alone": (inner, here),
            "as a divisor": (1 / inner, Fraction(1, here) if here else None),
            "as a natural place": (w(inner - 1, n), value(here - 1, bound) if here else None),
            "in a sum": (total(inner, k, 0, n), None if None in below else sum(below)),
            "as a bound of a sum": (total(1, k, 1, inner), here),
            "in a least number": (least(a, le(least(i, eq(1 / w(i, a), 1)), a)), least_of_least(expected)),
            "beside itself": (inner - least(j, eq(1 / w(j, k), 1)), None if here is None else 0),
            "under a quantifier": (forall(k, imp(le(0, k), imp(le(k, n), le(0, inner)))), None if None in below else True),
        }
        for what in WHERE[where]:
            t, number_ = cases[what]
            assert all(holds(d, point) for d in domain(t)) is (number_ is not None), what
            assert evaluate(t, point) == number_, what
            seen[what, number_ is None] += 1
        if here is not None:
            assert evaluate(rule("least_value", inner).concl, point) is True

    run()
    assert len(seen) == 2 * len(WHERE[where]) and min(seen.values()) >= 5, seen


def least_of_least(expected):
    """The least a with expected(a) <= a."""
    return first_true([None if expected(a_) is None else expected(a_) <= a_ for a_ in range(10)])


def test_the_conditions_in_words():
    assert domain(least(i, lt(x, i))) == (has_least(i, lt(x, i)),)
    assert domain(least(i, p(i)) ** least(i, p(i))) == (has_least(i, p(i)),)
    assert domain(u(least(i, p(i)))) == (has_least(i, p(i)),)
    assert domain(u(least(i, p(i)) - 1)) == (has_least(i, p(i)), le(0, least(i, p(i)) - 1))
    assert domain(ceiling(1 / x)) == (ne(x, 0), has_least(i, lt(1 / x, i)))
    assert set(field(least(i, p(i)) - least(j, p(j)), number(0)).hyps) == {has_least(i, p(i))}
    assert obligations(eq(least(i, lt(5, i * i)), 3)) == (has_least(i, lt(5, i * i)),)


def test_the_conditions_under_a_quantifier_and_in_a_range_in_words():
    assert domain(forall(j, eq(least(i, r(i, j)), 0))) == (forall(j, has_least(i, r(i, j))),)
    assert domain(forall(j, imp(has_least(i, r(i, j)), le(0, least(i, r(i, j)))))) == ()
    guarded = imp(le(0, k), imp(le(k, 4), has_least(i, le(k, i))))
    assert domain(total(least(i, le(k, i)), k, 0, 4)) == (forall(k, guarded),)


def test_a_condition_speaks_of_the_variable_that_the_property_speaks_of():
    """In the sum over n from 0 to 0 of those over m from n + 1 to n + 1: i/(i + 1 - m) = 1 has no value at i = 0 for m = 1. For n = 0 in
    the place of m it would be false there, and true at 1."""
    said = eq(i / (i + 1 - variable("m", INT)), 1)
    t = total(total(least(i, said), variable("m", INT), n + 1, n + 1), n, 0, 0)
    assert evaluate(t, {}) is UNDEFINED
    assert not all(holds(d, {}) for d in rule("refl", t).hyps)


def test_no_proof_of_false_from_a_condition_of_the_wrong_variable():
    """S, the sum over n from 0 to 0 of those over m from n + 1 to n + 1 of the least i with i = |m|, is 1. By congruence S = S without
    hypotheses, so each of its conditions holds; one that speaks of n in the place of m would not."""
    m = variable("m", INT)
    said, t = eq(i, abs(m)), least(i, eq(i, abs(m)))
    equal = rule("subst", assume(eq(j, abs(m))), assume(lt(j, abs(m))), lt(y, abs(m)), y)
    absurd = rule("not_elim", compute(negation(lt(0, 0))), rule("inequality", lt(0, 0), have(equal)))
    none_below = rule("forall_intro", rule("imp_intro", rule("not_intro", absurd, eq(j, abs(m))), lt(j, abs(m))), j)
    there_is = rule("exists_intro", rule("and_intro", rule("refl", abs(m)), none_below), has_least(i, said), abs(m))
    inner = rule("congruence", rule("cut", there_is, rule("refl", t)), "sum", m, n + 1, n + 1)
    same = rule("congruence", inner, "sum", n, number(0), number(0))
    assert same.hyps == ()
    [condition] = domain(same.concl)
    shown = rule("forall_elim", rule("defined", same, condition), number(0))
    shown = rule("imp_elim", rule("imp_elim", shown, compute(le(0, 0))), compute(le(0, 0)))
    shown = rule("forall_elim", shown, number(1))
    shown = rule("imp_elim", rule("imp_elim", shown, compute(le(number(0) + 1, 1))), compute(le(1, number(0) + 1)))
    it = assume(open_binder(shown.concl, a))
    one = rule("trans", rule("and_left", it), compute(eq(abs(number(1)), 1)))
    positive = rule("inequality", lt(0, a), ("add", ("const", 1), have(rule("sym", one))))
    not_at_zero = rule("imp_elim", rule("forall_elim", rule("and_right", it), number(0)), positive)
    with pytest.raises(KernelError, match="not the negation of the second"):
        false = rule("not_elim", not_at_zero, compute(eq(0, abs(number(0)))))
        rule("exists_elim", shown, false, a)  # |- false


def test_no_condition_under_a_binder_has_a_loose_index():
    for t in (forall(j, eq(least(i, r(i, j)), 0)), least(i, lt(least(j, r(i, j)), i)), total(least(i, lt(k, i)), k, 0, n)):
        for d in domain(t):
            assert not d.loose and d.free <= t.free
    assert rule("excluded_middle", forall(j, eq(least(i, r(i, j)), 0)))
    grown = rule("range_succ", total(least(i, le(k, i)), k, 0, n)).concl
    assert grown.args[1].args[1] == least(i, le(n + 1, i))


# What it binds


@pytest.mark.parametrize("name", ["i", "j", "k", "bound", "under_it"])
def test_no_name_that_is_put_in_is_captured(name):
    """y := a variable of whatever name, in the property, and in its domain condition."""
    v = variable(name, NAT)
    moved = rule("inst", rule("refl", least(i, lt(y, i)) + 0), y, v)
    t = moved.concl.args[0].args[0]
    assert (name, NAT) in t.free and t.args[0].args[0] == v
    assert t == least(variable("other", NAT), lt(v, variable("other", NAT)))
    assert moved.hyps == domain(t) and all((name, NAT) in d.free for d in moved.hyps)
    assert all(evaluate(t, {name: value}) == value + 1 for value in range(5))
    assert all(evaluate(rule("least_value", t).concl, {name: value}) is True for value in range(5))


def test_under_other_binders_its_property_mentions_their_variables():
    inside = forall(n, lt(n, least(i, lt(n, i))))
    at_i = rule("forall_elim", assume(inside), i + 1)
    assert at_i.concl == lt(i + 1, least(j, lt(i + 1, j)))
    row = total(least(i, le(k, i)), k, 0, 4)
    assert evaluate(row, {}) == 10
    nested = least(i, eq(least(j, le(i, j)) + y, i))
    moved = rule("inst", rule("refl", nested), y, i + j).concl.args[0]
    assert moved == least(a, eq(least(b, le(a, b)) + (i + j), a)) and moved.free == (i + j).free
    assert rule("least_value", moved).concl.args[0] == eq(least(b, le(moved, b)) + (i + j), moved)
    limit = lim(least(i, lt(x, i)), x, near(y), 3)
    assert rule("inst", assume(limit), y, i + x).concl == lim(least(j, lt(variable("z", REAL), j)), variable("z", REAL), near(i + x), 3)


def test_a_predicate_takes_a_property_that_mentions_names_from_around_it():
    """p := a property of i that mentions a free j, or an i from outside."""
    itself = rule("refl", least(i, p(i)))
    put_in = rule("inst_function", itself, p, (j,), eq(j, i + 2))
    t = least(a, eq(a, i + 2))
    assert put_in.concl == eq(t, t) and put_in.hyps == domain(t)
    every = rule("forall_intro", rule("imp_intro", itself, has_least(i, p(i))), p)
    at_body = rule("forall_elim_function", every, (i,), lt(j, i))
    assert at_body.hyps == () and at_body.concl == imp(has_least(i, lt(j, i)), eq(least(i, lt(j, i)), least(i, lt(j, i))))
    partial = rule("inst_function", itself, p, (i,), eq(1 / (i - x), 1))
    assert set(partial.hyps) == {has_least(i, eq(1 / (i - x), 1)), forall(i, ne(i - x, 0))}


def test_a_predicate_of_the_least_number_is_not_replaced():
    """A property may be true where its argument has no value, so p(least(i, p(i))) keeps its predicate; bound, it is a number like any."""
    value = rule("least_value", least(i, p(i)))
    refused("the body would hide that", "inst_function", value, p, (j,), eq(j, i + 2))
    refused("the body would hide that", "inst_function", value, p, (j,), TRUE)


def test_it_is_the_same_up_to_the_name_of_its_variable():
    t = least(i, lt(x, i))
    assert t == least(j, lt(x, j)) and hash(t) == hash(least(j, lt(x, j))) and pickle.loads(pickle.dumps(t)) == t
    others = [least(i, le(x, i)), least(i, lt(y, i)), least(i, lt(i, x)), least(i, lt(x, j)), least(i, negation(lt(i, x))), number(0)]
    assert len({t, *others}) == len(others) + 1
    assert rule("trans", rule("refl", t), rule("refl", least(j, lt(x, j)))).hyps == domain(t)


def test_what_is_no_least_number():
    for v in (n, x, u, p):
        with pytest.raises(KernelError, match="is of sort Nat"):
            least(v, TRUE)
    for said in (i, number(1), least(i, p(i)), OO):
        with pytest.raises(KernelError, match="takes a Prop where"):
            least(i, said)
    with pytest.raises(KernelError, match="only a variable can be bound"):
        least(number(0), TRUE)
    for args, data in (((TRUE, TRUE), ("i", NAT)), ((), ("i", NAT)), ((TRUE,), None), ((TRUE,), "i"), ((TRUE,), ("least", NAT))):
        with pytest.raises(KernelError):
            Term("least", args, data)
    with pytest.raises(KernelError, match="not reserved"):
        variable("least", NAT)
    with pytest.raises(KernelError, match="used at another sort"):
        Term("least", (lt(Term("bvar", (), (0, INT)), 1),), ("i", NAT))


# What is known of it


def least_square_above(bound, value):
    """|- least(i, bound < i*i) = value, for literals: a square above, none of a smaller number, and there are no two such numbers."""
    said, t, here = lt(bound, i * i), least(i, lt(bound, i * i)), number(value)
    most = (value - 1) ** 2
    below = rule("int_gap", assume(lt(j, here)))
    square = ("add", ("mul", have(below), have(rule("nat_nonneg", j))), ("mul", ("const", value - 1), have(below)))
    too_large = ("add", ("add", have(assume(lt(bound, j * j))), square), ("const", bound - most))
    absurd = rule("inequality", lt(0, 0), too_large)
    no_square = rule("not_intro", rule("not_elim", compute(negation(lt(0, 0))), absurd), lt(bound, j * j))
    none_below = rule("forall_intro", rule("imp_intro", no_square, lt(j, here)), j)
    above_bound = compute(lt(bound, here * here))
    there_is = rule("exists_intro", rule("and_intro", above_bound, none_below), has_least(i, said), here)
    value_of = rule("cut", there_is, rule("least_value", t))
    goal = eq(t, here)
    smaller = rule("imp_elim", rule("forall_elim", none_below, t), assume(lt(t, here)))
    larger = rule("imp_elim", rule("forall_elim", rule("and_right", value_of), here), assume(lt(here, t)))
    not_smaller = rule("ex_falso", rule("not_elim", smaller, rule("and_left", value_of)), goal)
    not_larger = rule("ex_falso", rule("not_elim", larger, above_bound), goal)
    others = rule("or_elim", assume(disj(goal, lt(here, t))), assume(goal), not_larger)
    return rule("cut", there_is, rule("or_elim", rule("trichotomy", t, here), not_smaller, others))


@pytest.mark.parametrize("bound, value", [(5, 3), (3, 2), (8, 3), (99, 10), (0, 1)])
def test_its_value_is_proved_from_the_rule(bound, value):
    proved = least_square_above(bound, value)
    assert (proved.hyps, proved.concl) == ((), eq(least(j, lt(bound, j * j)), value))
    check_replayed(proved)


def test_another_number_is_not_proved():
    for bound, value in ((5, 4), (5, 2), (8, 4)):
        with pytest.raises(KernelError):
            least_square_above(bound, value)


def test_it_is_a_natural_number():
    t = least(i, lt(x, i))
    assert t.sort is NAT
    assert rule("nat_nonneg", t).hyps == domain(t) and rule("nat_nonneg", t).concl == le(0, t)
    assert rule("inst", rule("nat_nonneg", j), j, t).hyps == domain(t)
    assert rule("int_gap", assume(lt(t, 5))).concl == le(t + 1, 5)


def test_two_rules_on_it_do_not_make_a_least_number_where_there_is_none():
    """Every theorem about the least number without its property keeps a hypothesis that is refutable."""
    for said in (FALSE, NOWHERE, lt(i, 0), disj(eq(1 / number(0), i), FALSE)):
        t = least(i, said)
        for th in (rule("least_value", t), rule("refl", t), rule("nat_nonneg", t), field(t, t), rule("excluded_middle", eq(t, 0)),
                   rule("inst", rule("refl", j), j, t), rule("trichotomy", t, number(0))):
            assert has_least(i, said) in th.hyps, th
        assert not holds(has_least(i, said), {})


# Who refuses it


def test_no_rule_computes_it():
    t, with_x = least(i, lt(3, i)), least(i, lt(x, i))
    for goal in (t, t + 1, eq(t, 4), le(0, t), 0 * t, total(t, k, 0, 1), ceiling(3), eq(total(least(i, lt(k, i)), k, 0, 2), 6)):
        refused("no exact value of least is computed", "compute", goal)
    for goal in (lt(t, 5), le(0, t), ne(t, 3), lt(total(t, k, 0, 1), 9), lt(0 * t, 1), lt(ceiling(3), 5), lt(2**t, 17)):
        with pytest.raises(KernelError):
            rule("enclose", goal, 64, 1)
    refused("a least number has no interval", "enclose", lt(t, 5), 64, 1)
    refused("a least number has no interval", "enclose_box", lt(with_x, 5), ((x, 0, 1),), (), 64, 1)
    refused("neither a definition", "unfold", t)
    for name, args in (("range_empty", (t,)), ("range_succ", (t,)), ("congruence", (rule("refl", i), "least", i, number(0), n)),
                       ("limit_range", (rule("limit_constant", i, x, near(y)), "least", i, number(0), n)), ("fact_succ", (p(i),)),
                       ("exists_elim", (assume(eq(t, 4)), assume(p(i)), i)), ("forall_elim", (assume(eq(t, 4)), number(1))),
                       ("exists_intro", (assume(eq(t, 4)), eq(t, 4), number(1))), ("defined", (rule("least_value", t), domain(t)[0]))):
        with pytest.raises(KernelError):
            rule(name, *args)


def test_it_is_not_continuous_in_what_its_property_mentions():
    """The least natural number above x jumps at every natural number."""
    jumps, constant = least(i, lt(x, i)), least(i, lt(y, i))
    for function in (jumps, x * jumps, 0 * jumps, ceiling(x), total(k * jumps, k, 0, 3)):
        value = rule("refl", function)
        refused("must not occur free", "continuous_where_defined", value, x, number(0), number(1))
        for condition in domain(function):
            value = rule("cut", rule("forall_elim", assume(forall(x, condition)), x), value)
        refused("not put together from continuous operations", "continuous_where_defined", value, x, number(0), number(1))
    assert rule("continuous_where_defined", rule("refl", x * constant), x, number(0), number(1)).hyps == domain(constant)
    refused("must not occur free", "deriv_constant", jumps, x, number(0))
    assert rule("deriv_constant", constant, x, number(0)).concl == deriv(constant, x, 0, 0)
    refused("must not occur free", "limit_constant", jumps, x, near(0))
    with pytest.raises(KernelError):
        rule("sturm", lt(jumps, x + 2), x, number(0), number(1))


def test_no_recursion_and_no_total_function_is_made_of_it():
    """Its conditions are not evident, so it has no place in the cases of a recursion; a function variable takes it with them."""
    step = variable("d", function_sort((NAT,), NAT))
    for base, then in ((least(i, TRUE), step(b)), (number(0), least(i, lt(step(b), i))), (number(0), step(b) + least(i, TRUE))):
        with pytest.raises(KernelError, match="does not have values everywhere"):
            Recursion("d", (("b", NAT),), NAT, base, then)
    with_it = rule("inst_function", rule("refl", u(i)), u, (j,), least(i, r(i, j)))
    assert with_it.hyps == (forall(j, has_least(i, r(i, j))),)


def test_the_numeric_check_covers_it():
    for statement in (eq(least(i, lt(3, i)), 4), forall(j, lt(j, least(i, lt(j, i)))), eq(total(least(i, lt(k, i)), k, 0, 2), 6)):
        assert check(statement, {"j": range(4)}).outcome == "confirmed"


# Text and files


@pytest.mark.parametrize("t, text", [
    (least(i, lt(x, i)), "least(i, x < i)"),
    (2 * least(i, p(i)) ** least(j, r(j, k)), "2*least(i, p(i))^least(j, r(j, k))"),
    (-least(i, forall(x, le(x, i))), "-least(i, forall x:Real. x <= i)"),
    (BESIDE, "least(i_, i < i_)"),
    (least(i, lt(least(j, lt(i, j)), i)), "least(i, least(j, i < j) < i)"),
    (Term("least", (lt(least(i, lt(Term("bvar", (), (0, NAT)), i)), Term("bvar", (), (0, NAT))),), ("i", NAT)),
     "least(i, least(i_, i < i_) < i)"),
    (least(i, lt(Definition("i", (("t", REAL),), variable("t", REAL))(1), i)), "least(i_, i(1) < i_)"),
    (total(least(i, lt(k, i)), k, 0, least(i, p(i))), "sum(least(i, k < i), k, 0, least(i, p(i)))"),
], ids=repr)
def test_text(t, text):
    assert show(t) == repr(t) == text


def test_different_ones_read_differently():
    terms = {least(v, said) for v in (i, j) for said in (lt(i, j), le(i, j), lt(j, i), lt(i, x), lt(x, j), p(i), p(j), conj(p(i), p(j)),
                                                         disj(p(i), p(j)), exists(j, r(i, j)), exists(i, r(i, j)), TRUE, FALSE)}
    terms |= {least(i, lt(least(j, r(i, j)), i)), least(i, lt(least(j, r(j, i)), i)), Term("min", (i, j)), total(i, k, 0, 1)}
    assert len({show(t) for t in terms}) == len(terms) >= 20


@pytest.mark.parametrize("formula", [eq(least(i, p(i)), j), forall(j, lt(j, least(i, lt(j, i)))), lt(BESIDE, x), has_least(i, r(i, j)),
                                     eq(ceiling(x), least(i, lt(least(j, r(i, j)), i))), eq(series(least(i, lt(k, i)), k, 0), 1),
                                     eq(integral(least(i, lt(x, i)), x, 0, 1), least(j, TRUE))], ids=repr)
def test_statements_survive_their_way_through_a_file(formula):
    check_statement_survives(formula)
