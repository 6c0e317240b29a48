"""Domain conditions: tables of D(t), binders that do not leak, and what follows only under the conditions."""

import pytest
from kernel_support import (
    MINUS_OO,
    OO,
    REAL,
    Definition,
    KernelError,
    P,
    Term,
    above,
    assume,
    at,
    below,
    between,
    compute,
    continuous,
    deriv,
    eq,
    exists,
    f,
    fact,
    field,
    forall,
    fun,
    i,
    integral,
    j,
    k,
    le,
    least,
    lim,
    lt,
    m,
    n,
    ne,
    near,
    number,
    reciprocal,
    rule,
    series,
    square_of,
    total,
    u,
    variable,
    x,
    y,
    z,
    zpow,
)

from mathcheck.kernel.domains import domain
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import INT, NAT, function_sort
from mathcheck.kernel.terms import FALSE, TRUE, conj, disj, imp, negation

lead = Definition("lead", (("a", NAT), ("b", INT)), variable("a", NAT) / variable("b", INT))

a, b = (variable(name, REAL) for name in "ab")
_n, _t = variable("n", NAT), variable("t", REAL)
climb = Recursion("climb", (("n", NAT), ("t", REAL)), REAL, _t, variable("climb", function_sort((NAT, REAL), REAL))(_n, _t) * _n)
column = Definition("column", (("t", INT),), total(1 / (m + variable("t", INT)), m, 0, 2))


def over(lo, hi, condition):
    """forall k. lo <= k -> k <= hi -> condition."""
    return forall(k, imp(le(lo, k), imp(le(k, hi), condition)))


def has_least(v, said):
    """exists v. said, and for every number j below not said[j]."""
    below = rule("inst", assume(said), v, j).concl
    return exists(v, conj(said, forall(j, imp(lt(j, v), negation(below)))))


TABLE = {
    "a literal": (number(3), []),
    "a variable": (x, []),
    "arithmetic": (abs(-x * y - 1), []),
    "a quotient": (x / y, [ne(y, 0)]),
    "a quotient by a literal": (x / 2, []),
    "a quotient by zero": (x / 0, [ne(0, 0)]),
    "a quotient by a zero that is not a literal": (x / (number(1) - 1), [ne(number(1) - 1, 0)]),
    "a quotient in a quotient": (1 / (1 / x), [ne(x, 0), ne(1 / x, 0)]),
    "a condition once": (1 / x + 2 / x, [ne(x, 0)]),
    "a quotient times zero": (0 * (1 / x), [ne(x, 0)]),
    "a natural power": (x**n, [le(0, n)]),
    "a power of natural exponent": (x**j, []),
    "a literal power": (x**2, []),
    "a negative natural power": (x ** number(-1), [le(0, -1)]),
    "an exponent with a condition": (x ** fact(n), [le(0, n)]),
    "an integer power": (zpow(x, n), [ne(x, 0)]),
    "an integer power of a literal": (zpow(2, n), []),
    "an integer power of zero": (zpow(0, 2), [ne(0, 0)]),
    "a factorial": (fact(n - 1), [le(0, n - 1)]),
    "a factorial of minus one": (fact(-1), [le(0, -1)]),
    "a sequence at a natural number": (u(j), []),
    "a sequence at an integer": (u(n), [le(0, n)]),
    "a sequence at a factorial": (u(fact(n)), [le(0, n)]),
    "a predicate at a quotient": (P(1 / x), [ne(x, 0)]),
    "a definition": (square_of(1 / x), [ne(x, 0)]),
    "a definition that divides": (reciprocal(x - 1), [ne(x - 1, 0)]),
    "a definition with a natural place": (lead(n, m), [le(0, n), ne(m, 0)]),
    "a sum": (total(k * k, k, m, n), []),
    "a sum with a partial bound": (total(k, k, 0, fact(n)), [le(0, n)]),
    "a sum over a quotient": (total(1 / k, k, 0, n), [over(0, n, ne(k, 0))]),
    "a sum over a quotient free of the index": (total(k / x, k, 0, n), [over(0, n, ne(x, 0))]),
    "an empty sum of nothing": (total(1 / number(0), k, 1, 0), [over(1, 0, ne(0, 0))]),
    "a sum whose index serves as a natural number": (total(u(k) / fact(k), k, 0, n), [over(0, n, ne(fact(k), 0))]),
    "a sum from a natural number": (total(u(k), k, j, n), []),
    "a sum from an integer": (total(u(k), k, m, n), [over(m, n, le(0, k))]),
    "a sum from minus one": (total(u(k), k, -1, n), [over(-1, n, le(0, k))]),
    "a sum over a shifted sequence": (total(u(k - 1), k, 1, n), [over(1, n, le(0, k - 1))]),
    "a sum in a sum": (total(total(1 / (k + m), m, 0, k), k, 0, n),
        [over(0, n, forall(m, imp(le(0, m), imp(le(m, k), ne(k + m, 0)))))]),
    "a definition with a range, in a range": (total(column(k), k, 0, n),
                                              [over(0, n, forall(m, imp(le(0, m), imp(le(m, 2), ne(m + k, 0)))))]),
    "an atom": (lt(1 / x, 1), [ne(x, 0)]),
    "a negation": (negation(lt(1 / x, 1)), [ne(x, 0)]),
    "a conjunction from the left": (conj(lt(0, x), lt(1 / x, 1)), [imp(lt(0, x), ne(x, 0))]),
    "a conjunction that guards exactly": (conj(ne(x, 0), lt(1 / x, 1)), []),
    "a conjunction from the right guards nothing": (conj(lt(1 / x, 1), ne(x, 0)), [ne(x, 0)]),
    "an implication": (imp(lt(0, x), lt(1 / x, 1)), [imp(lt(0, x), ne(x, 0))]),
    "an implication that guards exactly": (imp(ne(x, 0), eq(x / x, 1)), []),
    "an implication with a conjunction": (imp(conj(lt(y, 1), ne(x, 0)), eq(x / x, 1)), []),
    "an implication that guards another variable": (imp(ne(y, 0), eq(x / x, 1)), [imp(ne(y, 0), ne(x, 0))]),
    "an implication with a partial hypothesis": (imp(lt(1 / x, 1), lt(1 / x, 2)), [ne(x, 0), imp(lt(1 / x, 1), ne(x, 0))]),
    "a disjunction": (disj(eq(x, 0), lt(1 / x, 1)), []),
    "a disjunction that guards nothing": (disj(ne(x, 0), lt(1 / x, 1)), [imp(negation(ne(x, 0)), ne(x, 0))]),
    "a universal statement": (forall(x, eq(x / x, 1)), [forall(x, ne(x, 0))]),
    "a guarded universal statement": (forall(x, imp(ne(x, 0), eq(x / x, 1))), []),
    "an existential statement": (exists(x, eq(1 / x, y)), [forall(x, ne(x, 0))]),
    "a quantifier over another variable": (forall(y, eq(x / x, y)), [ne(x, 0)]),
    "a double quantifier": (forall((x, y), lt(1 / (x - y), 1)), [forall((x, y), ne(x - y, 0))]),
    "true and false": (conj(TRUE, FALSE), []),
    "a square root": (fun("sqrt", x), [le(0, x)]),
    "a square root of a natural number": (fun("sqrt", j), []),
    "a square root of a negative literal": (fun("sqrt", -1), [le(0, -1)]),
    "a square root of a quotient": (fun("sqrt", 1 / x), [ne(x, 0), le(0, 1 / x)]),
    "tan": (fun("tan", x), [ne(fun("cos", x), 0)]),
    "sec": (fun("sec", x), [ne(fun("cos", x), 0)]),
    "csc": (fun("csc", x), [ne(fun("sin", x), 0)]),
    "cot": (fun("cot", x), [ne(fun("sin", x), 0)]),
    "tan times cot": (fun("tan", x) * fun("cot", x), [ne(fun("cos", x), 0), ne(fun("sin", x), 0)]),
    "tan of a square root": (fun("tan", fun("sqrt", x)), [le(0, x), ne(fun("cos", fun("sqrt", x)), 0)]),
    "tan at a literal": (fun("tan", 0), [ne(fun("cos", 0), 0)]),
    "atan": (fun("atan", x * y), []),
    "atan of a quotient": (fun("atan", 1 / x), [ne(x, 0)]),
    "pi": (Term("pi"), []),
    "a quotient by pi": (x / Term("pi"), [ne(Term("pi"), 0)]),
    "an integral": (integral(x * y, x, a, b), [continuous(x * y, x, a, b)]),
    "an integral of a constant": (integral(0, x, 0, 1), [continuous(0, x, 0, 1)]),
    "an integral of a quotient": (integral(1 / x, x, -1, 1), [continuous(1 / x, x, -1, 1)]),
    "an integral between quotients": (integral(x, x, 1 / a, fun("log", b)), [ne(a, 0), lt(0, b), continuous(x, x, 1 / a, fun("log", b))]),
    "an integral over one point": (integral(1 / x, x, 0, 0), [continuous(1 / x, x, 0, 0)]),
    "an integral whose end has the variable's name": (integral(z * y, z, 0, x), [continuous(z * y, z, 0, x)]),
    "an integral in an integral": (integral(integral(x * y, y, 0, x), x, 0, 1), [continuous(integral(x * y, y, 0, x), x, 0, 1)]),
    "an integral as an end": (integral(x, x, 0, integral(y, y, 0, 1)),
                              [continuous(y, y, 0, 1), continuous(x, x, 0, integral(y, y, 0, 1))]),
    "a sum of integrals": (total(integral(x**2 / k, x, 0, k), k, 1, n), [over(1, n, continuous(x**2 / k, x, 0, k))]),
    "a sum of integrals free of the index": (total(integral(x, x, 0, y), k, 1, n), [over(1, n, continuous(x, x, 0, y))]),
    "an integral of a sum": (integral(total(x / k, k, 0, n), x, 0, 1), [continuous(total(x / k, k, 0, n), x, 0, 1)]),
    "a sum of square roots": (total(fun("sqrt", k), k, 0, n), []),
    "a sum of square roots of integers": (total(fun("sqrt", k), k, m, n), [over(m, n, le(0, k))]),
    "a sum of secants": (total(fun("sec", k * x), k, 0, n), [over(0, n, ne(fun("cos", k * x), 0))]),
    "continuity": (continuous(1 / x, x, a, b), []),
    "continuity between quotients": (continuous(1 / x, x, 1 / a, fun("log", b)), [ne(a, 0), lt(0, b)]),
    "a denied continuity": (negation(continuous(1 / x, x, a, 1 / b)), [ne(b, 0)]),
    "continuity of a function with an integral": (continuous(integral(1 / x, x, 0, y), y, 0, 1), []),
    "continuity on every interval": (forall((a, b), continuous(f(x), x, 1 / a, b)), [forall(a, ne(a, 0))]),
    "an integral under a quantifier": (forall(a, le(0, integral(x * x, x, 0, a))), [forall(a, continuous(x * x, x, 0, a))]),
    "an integral with a guard": (forall(a, imp(continuous(f(x), x, 0, a), eq(integral(f(x), x, 0, a), y))), []),
    "an integral with the guard of another interval": (imp(continuous(f(x), x, 0, a), eq(integral(f(x), x, a, 0), y)),
                                                       [imp(continuous(f(x), x, 0, a), continuous(f(x), x, a, 0))]),
    "a square root with a guard": (forall(x, imp(le(0, x), le(0, fun("sqrt", x)))), []),
    "some secant": (exists(x, eq(fun("sec", x), y)), [forall(x, ne(fun("cos", x), 0))]),
    "a limit": (lim(1 / x, x, near(a), b), []),
    "a limit at a quotient": (lim(1 / x, x, near(1 / a), fun("log", b)), [ne(a, 0), lt(0, b)]),
    "a one-sided limit at a quotient": (lim(fun("sqrt", x), x, above(1 / a), below(1 / b)), [ne(a, 0), ne(b, 0)]),
    "a limit at infinity": (lim(1 / x, x, OO, MINUS_OO), []),
    "a limit of a sequence": (lim(u(j - 1), j, OO, 1 / a), [ne(a, 0)]),
    "a denied limit": (negation(lim(1 / x, x, at(1 / a), OO)), [ne(a, 0)]),
    "a limit at every point": (forall(a, lim(1 / x, x, near(1 / a), b)), [forall(a, ne(a, 0))]),
    "a guarded limit": (forall(a, imp(ne(a, 0), lim(1 / x, x, near(1 / a), 1 / a))), []),
    "a filter": (near(1 / a), [ne(a, 0)]),
    "infinity": (OO, []),
    "an integral in the point of a limit": (lim(x, x, near(integral(1 / x, x, 0, b)), 0), [continuous(1 / x, x, 0, b)]),
    "a limit whose point has the variable's name": (lim(z, z, near(1 / x), 1 / x), [ne(x, 0)]),
    "a series": (series(f(k), k, 0), [exists(a, lim(total(f(k), k, 0, j), j, OO, a))]),
    "a series of reciprocals": (series(1 / k, k, 1), [exists(a, lim(total(1 / k, k, 1, j), j, OO, a))]),
    "a series with a partial start": (series(f(k), k, fact(n)), [le(0, n), exists(a, lim(total(f(k), k, fact(n), j), j, OO, a))]),
    "a series with a parameter": (series(x**abs(k), k, 0) + 1 / x, [exists(a, lim(total(x**abs(k), k, 0, j), j, OO, a)), ne(x, 0)]),
    "a series whose start is called like the index": (series(f(k) * j, k, j), [exists(a, lim(total(f(k) * j, k, j, i), i, OO, a))]),
    "a sum of series": (total(series(f(m) * k, m, k), k, 0, n), [over(0, n, exists(a, lim(total(f(m) * k, m, k, j), j, OO, a)))]),
    "a series in a series": (series(series(f(m) * k, m, 0), k, 0), [exists(a, lim(total(series(f(m) * k, m, 0), k, 0, j), j, OO, a))]),
    "a series under a quantifier": (forall(x, eq(series(f(k) * x, k, 0), x)), [
        forall(x, exists(a, lim(total(f(k) * x, k, 0, j), j, OO, a)))]),
    "a recursion": (climb(j, x), []),
    "a recursion at an integer": (climb(n, x), [le(0, n)]),
    "a recursion at a negative literal": (climb(-1, x), [le(0, -1)]),
    "a recursion with partial arguments": (climb(fact(n), 1 / x), [le(0, n), ne(x, 0)]),
    "a recursion in itself": (climb(j, climb(n, 1 / x)), [ne(x, 0), le(0, n)]),
    "a sum of a recursion": (total(climb(k, x), k, 0, n), []),
    "a sum of a recursion from an integer": (total(climb(k, x), k, m, n), [over(m, n, le(0, k))]),
    "a least number": (least(i, lt(x, i)), [has_least(i, lt(x, i))]),
    "a least number whose property divides": (least(i, eq(1 / (i - x), y)), [has_least(i, eq(1 / (i - x), y))]),
    "a least number called like a parameter": (least(j, lt(x, j)) + j, [has_least(i, lt(x, i))]),
    "a least number twice": (least(i, lt(x, i)) * least(j, lt(x, j)), [has_least(i, lt(x, i))]),
    "a quotient by a least number": (1 / least(i, lt(x, i)), [has_least(i, lt(x, i)), ne(least(i, lt(x, i)), 0)]),
    "a sequence below a least number": (u(least(i, lt(x, i)) - 1), [has_least(i, lt(x, i)), le(0, least(i, lt(x, i)) - 1)]),
    "a power with a least number for exponent": (x ** least(i, lt(x, i)), [has_least(i, lt(x, i))]),
    "a sum up to a least number": (total(k, k, 0, least(i, lt(x, i))), [has_least(i, lt(x, i))]),
    "a sum of least numbers free of the index": (total(k * least(i, lt(x, i)), k, m, n), [over(m, n, has_least(i, lt(x, i)))]),
    "a least number with a guard": (imp(has_least(i, lt(x, i)), eq(least(i, lt(x, i)), y)), []),
    "a least number of a quotient outside": (least(i, lt(1 / x, i)), [has_least(i, lt(1 / x, i))]),
    "a limit at a least number": (lim(x, x, near(least(i, lt(y, i))), 0), [has_least(i, lt(y, i))]),
    "the limit of a least number": (lim(least(i, lt(x, i)), x, near(y), 0), []),
    "the derivative of an integral": (deriv(integral(1 / x, x, 0, y), y, a, 1 / a), [ne(a, 0)]),
}


@pytest.mark.parametrize("what", TABLE)
def test_the_domain_conditions_are(what):
    t, conditions = TABLE[what]
    assert list(domain(t)) == conditions


@pytest.mark.parametrize("what", TABLE)
def test_no_condition_has_a_loose_index_or_a_new_free_variable(what):
    t, _ = TABLE[what]
    assert all(not d.loose and d.free <= t.free for d in domain(t))


# Binders


def test_an_empty_sum_of_an_undefined_body_is_zero():
    empty = total(1 / number(0), k, 1, 0)
    assert compute(eq(empty, 0)).hyps == ()
    theorem = rule("cut", compute(lt(0, 1)), rule("range_empty", empty))
    assert (theorem.hyps, theorem.concl) == ((), eq(empty, 0))


def test_the_condition_of_a_sum_is_about_its_own_index():
    """In sum over k of 1/k the condition speaks of all k in the range, not of a k outside."""
    theorem = rule("refl", total(1 / k, k, 0, n) + k)
    assert theorem.hyps == (over(0, n, ne(k, 0)),)
    moved = rule("inst", theorem, k, number(5))
    assert moved.hyps == theorem.hyps


def test_a_free_k_does_not_discharge_the_condition_on_the_index():
    with pytest.raises(KernelError, match="not a hypothesis"):
        rule("cut", compute(ne(number(1), 0)), rule("inst", rule("refl", total(1 / k, k, 0, n)), n, number(3)))


def test_the_condition_of_a_sum_from_zero_over_the_reciprocals_is_refutable():
    """forall k. 0 <= k -> k <= 3 -> k /= 0 fails at 0."""
    condition = domain(total(1 / k, k, 0, 3))[0]
    at_zero = rule("forall_elim", assume(condition), number(0))
    broken = rule("imp_elim", rule("imp_elim", at_zero, compute(le(0, 0))), compute(le(0, 3)))
    refuted = rule("not_intro", rule("not_elim", broken, compute(eq(0, 0))), condition)
    assert (refuted.hyps, refuted.concl) == ((), negation(condition))


def test_the_condition_of_an_integral_over_a_pole_is_refutable():
    """1/x has no value at 0, which lies between -1 and 1."""
    condition, = domain(integral(1 / x, x, -1, 1))
    low, high = (compute(h) for h in between(number(0), -1, 1))
    pole = rule("defined", rule("continuous_value", assume(condition), low, high), ne(0, 0))
    refuted = rule("not_intro", rule("not_elim", pole, compute(eq(0, 0))), condition)
    assert (refuted.hyps, refuted.concl) == ((), negation(condition))


def test_an_integral_asks_for_continuity_and_gives_it():
    theorem = rule("refl", integral(f(x), x, a, b))
    assert theorem.hyps == (continuous(f(x), x, a, b),)
    assert rule("defined", assume(eq(integral(f(x), x, a, b), y)), theorem.hyps[0]).hyps == (eq(integral(f(x), x, a, b), y),)
    assert rule("imp_intro", assume(eq(integral(f(x), x, a, b), y)), eq(integral(f(x), x, a, b), y)).hyps == theorem.hyps
    assert rule("excluded_middle", continuous(1 / x, x, a, 1 / b)).hyps == (ne(b, 0),)


def test_a_quotient_is_one_only_where_it_denotes():
    quotient = field(x / x, number(1))
    assert quotient.hyps == (ne(x, 0),)
    with pytest.raises(KernelError, match="must not occur free"):
        rule("forall_intro", quotient, x)
    guarded = rule("forall_intro", rule("imp_intro", quotient, ne(x, 0)), x)
    assert (guarded.hyps, guarded.concl) == ((), forall(x, imp(ne(x, 0), eq(x / x, 1))))


def test_no_instance_gives_zero_over_zero():
    guarded = rule("forall_intro", rule("imp_intro", field(x / x, number(1)), ne(x, 0)), x)
    at_zero = rule("forall_elim", guarded, number(0))
    assert at_zero.concl == imp(ne(0, 0), eq(number(0) / 0, 1))
    with pytest.raises(KernelError, match="the formula is false"):
        compute(ne(0, 0))


def test_a_bound_variable_does_not_capture_what_is_put_in():
    """y := k in sum over k of y gives n + 1 times the free k, not the sum of the indices."""
    theorem = rule("inst", rule("refl", total(y, k, 0, n)), y, k)
    inside = theorem.concl.args[0]
    assert (k.data, INT) in inside.free
    assert inside == total(variable("k", INT), m, 0, n)
    assert inside != total(k, k, 0, n)


def test_a_quantifier_does_not_capture_what_is_put_in():
    below = rule("inst", assume(exists(y, lt(x, y))), x, y)
    assert below.concl == exists(z, lt(y, z))
    assert below.concl != exists(y, lt(y, y))


def test_a_definition_does_not_capture_its_argument():
    shifted = Definition("shifted", (("t", x.sort),), total(k * variable("t", x.sort), k, 0, 3))
    theorem = rule("unfold", shifted(k))
    assert theorem.concl.args[1] == total(m * k, m, 0, 3)


def test_induction_with_the_variable_in_a_hypothesis_is_refused():
    phi = le(0, u(j))
    base, step = assume(le(0, u(0))), assume(eq(j, 0), phi, le(0, u(j + 1)))
    with pytest.raises(KernelError, match="must not occur free"):
        rule("induction", base, step, j, phi, number(0))


def test_a_natural_variable_takes_an_integer_only_if_it_is_not_negative():
    theorem = rule("inst", field(x ** (j + 1), x * x**j), j, number(-1))
    assert le(0, -1) in theorem.hyps


# Axioms


def test_axioms_are_united():
    cited = rule("axiom", "archimedes")
    at_x = rule("forall_elim", cited, x)
    both = rule("and_intro", rule("or_left", rule("refl", y), lt(i, 1)), rule("imp_intro", at_x, lt(0, x)))
    assert both.axioms == ("archimedes",)
    assert rule("and_left", both).axioms == ("archimedes",)
    assert rule("inst", both, y, x).axioms == ("archimedes",)
    assert rule("exists_elim", at_x, assume(lt(x, i), lt(y, 2)), i).axioms == ("archimedes",)
    assert rule("refl", y).axioms == ()
