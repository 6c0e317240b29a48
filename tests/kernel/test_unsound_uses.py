"""Attempts to prove something false, each stopped: refused, or left with a hypothesis that cannot be met.

The numbers are those of the list of unsound uses in the rule book. Uses of real powers and others (8, 31 to 39, 51 to 54, 60, 61) and
of a rule for one claim (55) have no rule here to abuse, or are elsewhere: those of derivatives are below, by name, those of continuity
and integrals in test_dropped_hypotheses.py, of enclosures in test_intervals.py, of limits also in test_limit_counterexamples.py.
"""

import pytest
from kernel_support import (
    HALF,
    MINUS_OO,
    OO,
    KernelError,
    Term,
    above,
    assume,
    at,
    below,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    eventually,
    exists,
    f,
    fact,
    field,
    forall,
    fun,
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
    x_as_int,
    y,
    z,
    zpow,
)

from mathcheck.kernel.domains import domain
from mathcheck.kernel.obligations import obligations
from mathcheck.kernel.terms import FALSE, conj, imp, negation

NEVER = eq(1 / number(0), 1)  # has no value


def absurd(hypothesis):
    """The hypothesis is refutable, so what stands under it says nothing."""
    assert compute(negation(hypothesis)).hyps == ()


def test_01_a_quotient_by_zero_is_not_equal_to_itself():
    theorem = rule("refl", number(1) / 0)
    assert theorem.hyps == (ne(0, 0),)
    absurd(ne(0, 0))
    assert field(1 / x - 1 / x, number(0)).hyps == (ne(x, 0),)


def test_02_zero_over_zero_is_not_one():
    theorem = rule("inst", field(x / x, number(1)), x, number(0))
    assert theorem.hyps == (ne(0, 0),)
    refused("the formula is false", "compute", ne(0, 0))


def test_03_a_condition_is_not_cancelled_away():
    assert field(0 * (1 / x), number(0)).hyps == (ne(x, 0),)
    assert rule("inequality", eq(0 * (1 / x), 0), ("const", 0)).hyps == (ne(x, 0),)


def test_04_a_negative_exponent_does_not_slip_in_for_a_natural_one():
    theorem = rule("inst", field(x ** (j + 1), x * x**j), j, number(-1))
    assert le(0, -1) in theorem.hyps
    absurd(le(0, -1))


def test_05_an_integer_power_of_zero_has_no_value():
    refused("integer power of zero", "compute", eq(zpow(0, 2), 0))
    assert ne(x, 0) in field(zpow(x, 2), x * x).hyps


def test_06_integer_and_natural_powers_agree_only_where_both_denote():
    assert set(field(zpow(x, n), x**n).hyps) == {ne(x, 0), le(0, n)}


def test_07_a_half_is_no_exponent():
    for op in (x ** 2, x):
        with pytest.raises(KernelError, match="takes a Int where a Real was given"):
            op ** HALF


def test_09_a_free_variable_is_not_captured_by_a_sum():
    theorem = rule("inst", rule("range_succ", total(y, k, 0, n)), y, k)
    assert theorem.concl.args[1] == total(k, variable("p", k.sort), 0, n) + k
    assert (k.data, k.sort) in theorem.concl.free


def test_10_a_condition_on_the_index_does_not_leak_to_a_sum_over_zero():
    body = field(k / k, number(1))
    refused("must not occur free", "congruence", body, "sum", k, number(0), n)
    guarded = assume(ne(k, 0), le(0, k), le(k, n), eq(x, x))
    refused("must not occur free", "congruence", guarded, "sum", k, number(0), n)
    assert domain(total(1 / k, k, 0, n)) == (forall(k, imp(le(0, k), imp(le(k, n), ne(k, 0)))),)


def test_11_a_free_variable_of_the_index_name_does_not_meet_the_condition():
    theorem = rule("refl", total(1 / k, k, 0, n))
    assert rule("inst", theorem, k, number(1)).hyps == theorem.hyps


def test_12_a_condition_blocks_generalisation_until_it_is_a_guard():
    quotient = field(x / x, number(1))
    refused("must not occur free", "forall_intro", quotient, x)
    guarded = rule("forall_intro", rule("imp_intro", quotient, ne(x, 0)), x)
    assert guarded.concl == forall(x, imp(ne(x, 0), eq(x / x, 1)))


def test_13_something_without_value_neither_implies_itself_nor_is_true_or_false():
    assert rule("imp_intro", assume(NEVER), NEVER).hyps == (ne(0, 0),)
    assert rule("excluded_middle", NEVER).hyps == (ne(0, 0),)


def test_14_undefined_is_not_false():
    broken = rule("not_elim", assume(ne(x, 0)), assume(eq(x, 0)))
    impossible = rule("not_intro", broken, eq(1 / x, 1 / x))
    assert ne(x, 0) in impossible.hyps and eq(x, 0) in impossible.hyps
    assert rule("cut", rule("defined", assume(eq(1 / x, 1 / x)), ne(x, 0)), broken).hyps == (eq(1 / x, 1 / x), eq(x, 0))


def test_15_a_case_split_on_something_undefined_pays_for_it():
    assert rule("trichotomy", 1 / x, number(0)).hyps == (ne(x, 0),)
    assert rule("excluded_middle", lt(1 / x, 0)).hyps == (ne(x, 0),)


def test_16_a_witness_must_denote():
    claim = exists(y, negation(lt(y, y)))
    assert rule("exists_intro", assume(negation(lt(1 / number(0), 1 / number(0)))), claim, 1 / number(0)).hyps[-1] == ne(0, 0)


def test_17_a_chosen_element_has_a_name_of_its_own():
    refused("must not occur free", "exists_elim", assume(exists(y, lt(x, y))), assume(lt(x, x)), x)


def test_18_two_chosen_elements_are_not_one():
    both = assume(lt(0, z), lt(z, 0), lt(1, 2))
    inner = assume(exists(y, lt(0, y)))
    refused("must not occur free", "exists_elim", inner, both, z)


def test_19_a_value_must_lie_in_the_sort():
    refused("does not fit", "inst", rule("nat_nonneg", j), j, HALF)
    refused("does not fit", "inst", field(n, n), n, HALF)
    assert rule("inst", rule("nat_nonneg", j), j, number(-1)).hyps == (le(0, -1),)


def test_20_an_empty_range_has_no_element():
    empty = assume(forall(k, imp(le(3, k), imp(le(k, 2), FALSE))))
    at_two = rule("forall_elim", empty, number(2))
    assert at_two.concl == imp(le(3, 2), imp(le(2, 2), FALSE))
    refused("the formula is false", "compute", le(3, 2))


def test_21_contradictory_hypotheses_owe_a_witness():
    nonsense = forall(x, imp(conj(lt(x, 0), lt(0, x)), eq(0, 1)))
    assert exists(x, conj(lt(x, 0), lt(0, x))) in obligations(nonsense)


def test_21b_nested_contradictory_hypotheses_owe_a_witness_too():
    nonsense = forall((x, y), imp(lt(x, y), imp(lt(y, x), FALSE)))
    assert exists(x, exists(y, conj(lt(x, y), lt(y, x)))) in obligations(nonsense)


def test_21c_contradictory_hypotheses_about_a_function_owe_a_witness():
    g = variable("g", f.sort)
    assert obligations(forall(g, imp(forall(x, lt(g(x), g(x))), eq(0, 1)))) != ()


GOAL = eq(x * n, 0)
BASE = rule("inequality", eq(x * 0, 0), ("const", 0))
STEP = rule("inequality", eq(x * (n + 1), 0), ("add", ("have", assume(GOAL)), ("have", assume(eq(x, 0)))))


def test_22_a_base_about_the_variable_itself_is_refused():
    refused("must not occur free", "induction", rule("weaken", BASE, eq(n, 0)), STEP, n, GOAL, number(0))


def test_23_a_step_that_starts_later_is_refused():
    refused("must not occur free", "induction", BASE, rule("weaken", STEP, le(5, n)), n, GOAL, number(0))


def test_24_a_step_that_looks_back_two_places_is_refused():
    refused("must not occur free", "induction", BASE, rule("weaken", STEP, eq(x * (n - 1), 0)), n, GOAL, number(0))


def test_25_natural_numbers_do_not_start_below_zero():
    refused("start must be a Nat", "induction", assume(le(-3, 0)), assume(le(j + 1, 0)), j, le(j, 0), number(-3))


def test_26_a_range_does_not_run_backwards():
    assert le(0, number(-3) + 1) in rule("range_succ", total(k, k, 0, -3)).hyps
    absurd(le(0, number(-3) + 1))
    assert compute(total(k, k, 3, 1)).concl.args[1] == number(0)


def test_27_a_shift_keeps_the_bound_of_its_range():
    assert le(0, n + 1) in rule("range_succ", total(u(abs(k)), k, 0, n)).hyps
    with pytest.raises(KernelError):
        field(total(u(abs(k)), k, 0, n + 1), total(u(abs(k)), k, 0, n) + u(abs(n + 1)))


def test_28_a_certificate_that_divides_by_n_says_nothing_at_zero():
    ratio = rule("inst", field(-k / n * (n / k), number(-1)), n, number(0))
    assert ne(0, 0) in ratio.hyps
    absurd(ne(0, 0))


def test_29_a_partial_sequence_is_no_sequence():
    theorem = rule("inst_function", field(u(j) + 1, 1 + u(j)), u, (j,), 1 / j)
    assert theorem.hyps == (forall(j, ne(j, 0)),)
    broken = rule("not_elim", rule("forall_elim", assume(*theorem.hyps), number(0)), compute(eq(0, 0)))
    assert rule("not_intro", broken, theorem.hyps[0]).hyps == ()


def test_30_the_body_of_a_function_does_not_see_bound_variables():
    lemma = rule("refl", total(u(abs(k)), k, 0, n))
    theorem = rule("inst_function", lemma, u, (j,), j * k)
    p = variable("p", k.sort)
    assert theorem.concl.args[0] == total(abs(p) * k, p, 0, n)


def test_48_an_inequality_is_not_multiplied_by_something_of_unknown_sign():
    less = ("have", assume(lt(x, y)))
    refused("only an equation", "inequality", lt(x * z, y * z), ("scale", less, z))
    refused("not the difference", "inequality", lt(number(-3) ** 2, number(1) ** 2), ("have", compute(lt(-3, 1))))


def test_49_a_common_factor_must_not_be_zero():
    theorem = rule("trans", field(y, x * y / x), field(x * y / x, y))
    assert theorem.hyps == (ne(x, 0),)
    scaled = rule("inequality", eq(y, z), ("scale", ("have", assume(eq(x * y, x * z))), 1 / x))
    assert ne(x, 0) in scaled.hyps


def test_50_a_strict_inequality_is_not_got_from_a_weak_one_nor_an_equation():
    weak = ("have", assume(le(x, y)))
    refused("too weak", "inequality", lt(x, y), weak)
    refused("too weak", "inequality", eq(x, y), weak)
    refused("too weak", "inequality", lt(0, x**2), ("square", x))


def test_56_an_integer_index_does_not_become_a_real_one():
    refused("sort that holds both sides", "subst", assume(eq(n, x)), rule("refl", u(n)), eq(u(n), u(n)), n)


def test_57_one_name_does_not_stand_for_two_variables():
    refused("two sorts in one sequent", "weaken", assume(lt(x, 1)), lt(x_as_int, 1))
    refused("two sorts", "trichotomy", x, x_as_int)
    with pytest.raises(KernelError, match="two sorts"):
        x + x_as_int


def test_59_a_factorial_without_value_is_not_nonnegative():
    assert rule("nat_nonneg", fact(-1)).hyps == (le(0, -1),)
    absurd(le(0, -1))


# Derivatives. By name: the list's numbers for them are not used here.


def test_derivative_a_parameter_is_not_the_variable():
    """deriv(y*x, y, x) = x is true for every x, and says nothing about x*x."""
    slope = rule("deriv_combine", rule("deriv_identity", y, x), "mul", rule("deriv_constant", x, y, x))
    assert slope.concl == deriv(y * x, y, x, number(1) * x + x * 0)
    parameter = continuous_on(y * x, y, 0, 1)
    refused("must not occur free", "mean_value", compute(lt(0, 1)), parameter, slope, x)
    moved = rule("inst", slope, x, y)
    assert moved.concl == deriv(z * y, z, y, number(1) * y + y * 0) != deriv(z * z, z, y, number(1) * y + y * 0)


def test_derivative_equality_at_a_point_gives_no_derivative():
    """x = x*x at 1, where the slopes are 1 and 2."""
    slope = rule("deriv_identity", x, number(1))
    refused("left side is not", "deriv_congruence", slope, compute(eq(1, number(1) * 1)), y, ())
    at_one = rule("subst", assume(eq(1, y)), compute(eq(1, number(1) * 1)), eq(z, z * z), z)  # 1 = y |- y = y*y
    refused("must not occur free", "deriv_congruence", slope, at_one, y, ())
    at_one_only = compute(eq(1, 1)), rule("deriv_constant", number(1), x, number(1)), slope
    refused("not g < h or g != h", "deriv_congruence", slope, at_one, y, (at_one_only,))


def test_derivative_the_absolute_value_has_none_at_zero():
    slope = rule("deriv_identity", x, number(0))
    right = rule("sym", rule("abs_of_nonnegative", assume(le(0, y))))
    zero = rule("deriv_constant", number(0), x, number(0))
    refused("must not occur free", "deriv_congruence", slope, right, y, ())
    refused("not g < h or g != h", "deriv_congruence", slope, right, y, ((compute(le(0, 0)), zero, slope),))
    refused("the formula is false", "compute", lt(0, 0))


def test_derivative_a_function_without_value_at_the_point_has_none():
    """The reciprocal at 0, and 0/x, whose values elsewhere are constant."""
    zero, one = number(0), rule("deriv_constant", number(1), x, number(0))
    refused("divisor is not shown", "deriv_quotient", one, rule("deriv_identity", x, zero), compute(ne(1, 0)))
    absurd(ne(0, 0))
    refused("must not occur free", "deriv_constant", 0 / x, x, zero)
    refused("must not occur free", "deriv_congruence", rule("deriv_constant", zero, x, zero), field(zero, 0 / y), y, ())
    refused("not g < h or g != h", "deriv_congruence", rule("deriv_constant", zero, x, zero), field(zero, 0 / y), y,
            ((compute(negation(lt(0, 0))), rule("deriv_identity", x, zero), rule("deriv_constant", zero, x, zero)),))
    power = rule("deriv_integer_power", rule("deriv_identity", x, y), assume(ne(y, 0)), number(2))
    assert rule("inst", power, y, zero).hyps == (ne(0, 0),)


def test_derivative_the_power_zero_is_left_to_the_constant():
    """0*f^(-1)*d has no value where f is 0, although f^0 is the constant 1."""
    refused("not 1 <= e", "deriv_power", rule("deriv_identity", x, number(0)), compute(le(0, 0)))
    symbolic = rule("inst", rule("deriv_power", rule("deriv_identity", x, y), assume(le(1, n))), n, number(0))
    absurd(symbolic.hyps[0])


def test_derivative_the_number_of_summands_does_not_vary():
    """x*x is not the sum of x over k from 1 to x: a bound is an Int term and the point is under no sum."""
    with pytest.raises(KernelError, match="takes a Int"):
        total(x, k, 1, x)
    refused("must not occur free", "deriv_sum", rule("deriv_identity", x, x + k), k, number(1), n)


def test_derivative_there_is_no_mean_value_between_a_point_and_itself_nor_over_a_gap():
    refused("the formula is false", "compute", lt(1, 1))
    gap = rule("deriv_integer_power", rule("deriv_identity", x, y), assume(ne(y, 0)), number(-1))  # 1/x on [-1, 1]
    refused("must not occur free", "mean_value", compute(lt(-1, 1)), assume(continuous(zpow(x, -1), x, -1, 1)), gap, y)
    refused("must not occur free", "continuous_where_differentiable", gap, y, number(-1), number(1))


def test_derivative_the_chain_is_taken_at_the_inner_value():
    inner = rule("deriv_combine", rule("deriv_identity", x, number(2)), "mul", rule("deriv_identity", x, number(2)))
    outer = rule("forall_elim", rule("axiom", "sin-derivative"), number(2))
    refused("not taken at the inner function's value", "deriv_chain", inner, outer)


def test_derivative_nothing_but_the_point_and_the_value_is_known_to_denote():
    """deriv(0*log(x), x, -1) = 0 is false, not undefined: it has no condition, and its negation may be proved."""
    atom = deriv(0 * Term("log", (x,)), x, -1, 0)
    assert domain(atom) == () and rule("excluded_middle", atom).hyps == ()
    refused("not a closed formula", "compute", atom)


def test_derivative_logarithms_of_zero_and_less_have_no_value():
    for point in (0, -1):
        undefined = rule("refl", Term("log", (number(point),)))
        assert undefined.hyps == (lt(0, point),)
        absurd(lt(0, point))


# Limits


def constant(value, p, v=x):
    return rule("limit_constant", number(value), v, p)


def identity(p, v=x):
    return rule("limit_identity", v, p)


def reciprocal_of_n():
    """|- lim(1/n, n -> oo) = 0."""
    return rule("limit_narrow", rule("limit_reciprocal", identity(OO, j)), OO, at(0))


def test_40_no_rule_takes_a_limit_or_a_derivative_inside_an_infinite_sum():
    """Nor are two limits exchanged: x^n on [0, 1] tends to 0 below 1 and is 1 at 1."""
    each = assume(forall(k, deriv(f(x) * k, x, y, k)))
    term = rule("forall_elim", each, k)
    refused("sum where a Real was given|takes a Int|Filter", "deriv_sum", term, k, number(0), OO)
    refused("takes a Real where a Filter", "limit_range", constant(k, near(y)), "sum", k, number(0), OO)
    refused("the operation is sum or prod", "limit_range", constant(k, near(y)), "series", k, number(0), number(9))
    refused("the operation must be sum or prod", "congruence", rule("refl", k), "series", k, number(0), number(9))
    of_powers = rule("series_limit", series(x**abs(k), k, 0))
    assert domain(of_powers.concl) == domain(series(x**abs(k), k, 0)) == of_powers.hyps
    refused("must not occur free", "forall_intro", of_powers, x)
    inner = assume(lim(x**j, j, OO, 0))
    refused("not taken where", "limit_compose", identity(at(1)), inner)
    refused("not the limits of one function|not taken at the same place", "limit_unique", inner, constant(1, at(1)))


def test_41_a_power_with_the_index_in_the_exponent_is_no_continuous_function_of_the_base():
    """(1 + 1/n)^n: for a fixed exponent m the powers tend to 1, for the exponent n they do not."""
    inner = rule("limit_combine", constant(1, OO, j), "add", reciprocal_of_n())
    power = rule("limit_of_continuous", continuous_on(y**j, y, 0, 3), compute(lt(0, number(1) + 0)), compute(lt(number(1) + 0, 3)))
    fixed = rule("forall_intro", rule("limit_compose", inner, power), j)
    assert fixed.concl == forall(j, lim((1 + 1 / i) ** j, i, OO, (number(1) + 0) ** j))
    assert rule("forall_elim", fixed, i).concl != lim((1 + 1 / i) ** i, i, OO, (number(1) + 0) ** i)
    refused("must not occur free", "limit_constant", (1 + 1 / j) ** j, j, OO)
    refused("in a Real variable", "limit_constant", y**j, k, OO)


def test_42_the_value_at_the_excluded_point_is_not_the_limit():
    """x/x tends to 1 at 0; it has no value there."""
    ones = always_but_at_zero()
    limit = rule("limit_congruence", constant(1, near(0)), ones, lim(x / x, x, near(0), 1))
    assert limit.hyps == ()
    refused("not shown to be the limit", "limit_with_value", limit, compute(eq(1, 1)))
    refused("do not lie within", "limit_narrow", limit, at(0), at(1))
    with_value = rule("limit_with_value", limit, assume(eq(number(0) / 0, 1)))
    assert with_value.hyps == (eq(number(0) / 0, 1),)
    absurd_value = rule("not_elim", rule("defined", assume(*with_value.hyps), ne(0, 0)), compute(eq(0, 0)))
    assert absurd_value.concl == FALSE
    refused("not taken where", "limit_compose", constant(0, OO, j), limit)  # 1 at the constant sequence 0


def always_but_at_zero():
    """|- eventually, as x -> 0: 1 = x/x."""
    goal = eventually(x, near(0), eq(1, x / x))
    inner = rule("imp_intro", field(number(1), x / x), lt(abs(x - 0), 1))
    everywhere = rule("forall_intro", rule("imp_intro", inner, ne(x, 0)), x)
    return rule("exists_intro", rule("and_intro", compute(lt(0, 1)), everywhere), goal, number(1))


def test_43_a_limit_at_a_point_is_two_sided():
    """|x|/x is 1 above 0 and -1 below."""
    sides = [assume(lim(abs(x) / x, x, p, q)) for p, q in ((below(0), -1), (above(0), 1))]
    refused("from below and from above", "limit_both_sides", *sides)
    refused("from below and from above", "limit_both_sides", sides[1], sides[1])
    for one in sides:
        refused("do not lie within", "limit_narrow", one, near(0), one.concl.args[2])
    refused("not taken at the same place", "limit_unique", *sides)
    two_sided = assume(lim(abs(x) / x, x, near(0), 1))
    below_it = rule("limit_narrow", two_sided, below(0), at(1))
    false = rule("not_elim", compute(ne(-1, 1)), rule("limit_unique", sides[0], below_it))
    assert set(false.hyps) == {*two_sided.hyps, *sides[0].hyps} and false.concl == FALSE


def test_44_nothing_is_divided_by_what_tends_to_zero():
    small, zero = reciprocal_of_n(), number(0)
    refused("denominator's limit", "limit_quotient", constant(1, OO, j), small, compute(negation(lt(0, 0))))
    refused("not oo, -oo, 0\\+ or 0-", "limit_reciprocal", small)
    back = rule("limit_reciprocal", rule("limit_reciprocal", identity(OO, j)))  # from 0+, which is known here, to oo
    assert back.concl == lim(1 / (1 / j), j, OO, OO)
    for op in ("log", "sqrt"):
        refused("must not occur free", "continuous_where_defined", rule("refl", fun(op, x)), x, number(-1), number(1))
    half_line = continuous(fun("sqrt", x), x, 0, 1)
    refused("not a < c", "limit_of_continuous", assume(half_line), compute(le(0, 0)), compute(lt(0, 1)))
    root = assume(lim(fun("sqrt", x), x, above(0), 0))
    refused("not taken where", "limit_compose", small, root)
    assert rule("limit_compose", rule("limit_reciprocal", identity(OO, j)), root).concl == lim(fun("sqrt", 1 / j), j, OO, 0)
    assert rule("limit_quotient", constant(1, OO, j), small, assume(ne(zero, 0))).hyps == (ne(0, 0),)
    absurd(ne(0, 0))


def test_45_strict_order_is_not_kept():
    """0 < 1/n, and the limit is 0."""
    order = assume(eventually(j, OO, lt(0, 1 / j)))
    refused("eventually so related", "limit_order", constant(0, OO, j), reciprocal_of_n(), order)
    weak = rule("limit_order", constant(0, OO, j), reciprocal_of_n(), assume(eventually(j, OO, le(0, 1 / j))))
    assert weak.concl == le(0, 0)
    refused("too weak", "inequality", lt(0, 0), ("have", weak))
    refused("the formula is false", "compute", lt(0, 0))


def test_46_what_holds_eventually_does_not_hold_everywhere():
    """1/(n - 5) tends to 0 like what it is beyond 5, and has no value at 5."""
    shifted = rule("limit_combine", identity(OO, j), "sub", constant(5, OO, j))
    limit = rule("limit_narrow", rule("limit_reciprocal", shifted), OO, at(0))
    assert (limit.hyps, limit.concl) == ((), lim(1 / (j - 5), j, OO, 0))
    refused("not a domain condition", "defined", limit, ne(j - 5, 0))
    near_it = rule("limit_eventually", limit, number(1), (compute(lt(0, 1)),))
    refused("not a universal statement", "forall_elim", near_it, number(5))
    threshold = rule("exists_elim", near_it, near_it, i)
    assert threshold.concl == near_it.concl
    refused("must not occur free", "exists_elim", near_it, assume(forall(j, imp(le(i, j), lt(abs(1 / (j - 5) - 0), 1)))), i)
    eventual = assume(eventually(j, OO, eq(u(j), 0)))
    refused("not a universal statement", "forall_elim", eventual, j)
    moved = rule("limit_congruence", constant(0, OO, j), assume(eventually(j, OO, eq(0, u(j)))), lim(u(j), j, OO, 0))
    assert moved.hyps == (eventually(j, OO, eq(0, u(j))),)
    refused("eventually so related", "limit_congruence", constant(0, OO, j), eventual, lim(u(j), j, OO, 0))


def test_47_a_function_without_values_infinitely_often_has_no_limit():
    """0/sin(pi*n) is 0 for no n: were 0 its limit, it would have values beyond some m, and so at m."""
    body = 0 / fun("sin", Term("pi") * j)
    limit = assume(lim(body, j, OO, 0))
    near_it = rule("limit_eventually", limit, number(1), (compute(lt(0, 1)),))
    there = rule("forall_elim", assume(forall(j, imp(le(i, j), lt(abs(body - 0), 1)))), i)
    value = rule("imp_elim", there, rule("inequality", le(i, i), ("const", 0)))
    nonzero = rule("defined", value, ne(fun("sin", Term("pi") * i), 0))
    integral_multiple = assume(forall(i, eq(fun("sin", Term("pi") * i), 0)))
    false = rule("not_elim", nonzero, rule("forall_elim", integral_multiple, i))
    refuted = rule("exists_elim", near_it, false, i)
    assert set(refuted.hyps) == {*limit.hyps, *integral_multiple.hyps} and refuted.concl == FALSE
    refused("eventually so related", "limit_congruence", constant(0, OO, j), assume(forall(j, imp(ne(fun("sin", Term("pi") * j), 0), eq(
        0, body)))), limit.concl)


def test_58_no_value_is_least_on_an_unbounded_or_open_interval():
    """exp tends to 0 towards -oo: what a limit is need not be a value. Continuity and its theorems speak of two numbers."""
    decay = assume(lim(fun("exp", x), x, MINUS_OO, above(0)))
    refused("does not say that a function is continuous", "extreme_value", compute(le(0, 1)), decay)
    refused("not a limit near a point", "limit_with_value", decay, compute(eq(0, 0)))
    for bounds in ((MINUS_OO, OO), (number(0), OO)):
        with pytest.raises(KernelError, match="takes a Real where a Filter was given"):
            continuous(fun("exp", x), x, *bounds)
        with pytest.raises(KernelError, match="takes a Real where a Filter was given"):
            integral(fun("exp", x), x, *bounds)
    below_one = assume(lim(f(x), x, below(1), 0))
    refused("does not say that a function is continuous", "extreme_value", compute(le(0, 1)), below_one)


def test_limits_of_infinite_ones_are_not_combined():
    up, down, small = identity(OO, j), rule("limit_negative", identity(OO, j)), reciprocal_of_n()
    for first, op, second in ((up, "sub", up), (up, "add", down), (down, "sub", down), (up, "mul", small), (small, "mul", down)):
        refused("oo - oo, or an infinite limit times", "limit_combine", first, op, second)
    refused("not known to be positive", "limit_multiple", up, small, compute(le(0, 0)))
    refused("a limit is not a number", "limit_quotient", up, up, compute(ne(1, 0)))
    for q in (OO, MINUS_OO):
        with pytest.raises(KernelError, match="where a Filter was given"):
            eq(q, q)
        with pytest.raises(KernelError, match="where a Filter was given"):
            q - q


def test_a_least_number_does_not_step_over_numbers_at_which_its_property_has_no_value():
    """1/i = 1 at 1, and at 0 it has no value. Were 1 the least such number, 1/0 := 1 would make it 0."""
    t = least(i, eq(1 / i, 1))
    value = rule("least_value", t)
    [condition] = value.hyps
    one = rule("and_intro", compute(eq(1 / number(1), 1)), assume(forall(j, imp(lt(j, 1), ne(1 / j, 1)))))
    assert rule("exists_intro", one, condition, number(1)).hyps == one.hyps
    at_zero = rule("imp_elim", rule("forall_elim", assume(one.hyps[0]), number(0)), compute(lt(0, 1)))
    absurd(rule("defined", at_zero, ne(0, 0)).concl)


def test_a_least_number_that_there_is_not_is_no_number():
    """No natural number is negative: what follows for the least negative one stands under a hypothesis that is refutable."""
    t = least(i, lt(i, 0))
    value = rule("and_left", rule("least_value", t))
    false = rule("inequality", lt(0, 0), ("add", have(value), have(rule("nat_nonneg", t))))
    [condition] = false.hyps
    negative = assume(conj(lt(j, 0), forall(i, imp(lt(i, j), negation(lt(i, 0))))))
    none = rule("inequality", lt(0, 0), ("add", have(rule("and_left", negative)), have(rule("nat_nonneg", j))))
    impossible = rule("exists_elim", assume(condition), rule("not_elim", compute(negation(lt(0, 0))), none), j)
    refuted = rule("not_intro", impossible, condition)
    assert (refuted.hyps, refuted.concl) == ((), negation(condition))


def test_a_least_number_of_its_parameter_is_no_witness_for_all():
    """The least number above x is one for each x: a bound for all does not follow."""
    t = least(i, lt(x, i))
    above_x = rule("and_left", rule("least_value", t))
    refused("must not occur free", "forall_intro", above_x, x)
    some = rule("exists_intro", above_x, exists(i, lt(x, i)), t)
    assert some.hyps == above_x.hyps
    for claim in (exists(i, forall(x, lt(x, i))), forall(x, exists(i, lt(x, i)))):
        refused("does not fit the sort|not the claim at this witness|not an existential", "exists_intro", above_x, claim, t)


def test_a_cost_is_not_bounded_by_the_number_that_it_belongs_to():
    """0 <= f(1) is too little: f = 0 satisfies the rest; and a bound for f(0) is none of a number."""
    zero = assume(le(0, number(0)))
    refused("the first premise", "cost_exceeds", zero, zero, number(0), i, ((2, 1),), (), (), ())
    refused("the first premise", "cost_exceeds", compute(le(0, 0)), zero, number(0) * i, i, ((2, 1),), (), (), ())


def test_a_prime_is_not_a_number_without_small_divisors():
    for composite in (4_099 * 4_111, 4_093**2, 1_093**2, 1, 0, -2):
        refused("not seen to be prime", "prime", composite, ())
