"""Each hypothesis of each rule of limits is needed: a counterexample to the rule without it, and the kernel's refusal.

The falsity is a theorem of the kernel where it can be: `not conclusion`, or the conclusion and known limits giving false. Sequences that
are only named, like one that is 0 at even and 1 at odd numbers, are function variables with that as a hypothesis.
"""

import pytest
from kernel_support import (
    MINUS_OO,
    NAT,
    OO,
    REAL,
    KernelError,
    above,
    always,
    assume,
    at,
    below,
    compute,
    continuous_on,
    eq,
    eventually,
    f,
    field,
    forall,
    fun,
    i,
    j,
    k,
    le,
    lim,
    lt,
    ne,
    near,
    number,
    refused,
    rule,
    total,
    u,
    variable,
    x,
    y,
)

from mathcheck.kernel.binding import open_binder
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import function_sort
from mathcheck.kernel.terms import FALSE, Term, negation

L, r = variable("L", REAL), variable("r", REAL)
v = variable("v", u.sort)
PI = Term("pi")
SIGNS = number(-1) ** j  # 1, -1, 1, -1, ..


def constant(value, p, v=x):
    return rule("limit_constant", number(value), v, p)


def identity(p, v=x):
    return rule("limit_identity", v, p)


SMALL_ABOVE = rule("limit_reciprocal", identity(OO, j))  # 1/n -> 0+
SMALL = rule("limit_narrow", SMALL_ABOVE, OO, at(0))
UP = identity(OO, j)
DOWN = rule("limit_negative", UP)
EVEN = rule("limit_combine", UP, "add", UP)
ODD = rule("limit_combine", EVEN, "add", constant(1, OO, j))


def denied(contradiction, formula):
    """|- not formula, from formula |- false."""
    assert contradiction.concl == FALSE
    th = rule("not_intro", contradiction, formula)
    assert th.hyps == () and th.concl == negation(formula)
    return th


def impossible(equation):
    """false from a false equation between literals."""
    return rule("not_elim", compute(negation(equation.concl)), equation)


def equal_to(th, body, formula):
    """The limit th, of `body` instead, by the formula body = .. in the other direction."""
    goal = lim(body, j, th.concl.args[1], th.concl.args[2])
    return rule("limit_congruence", th, always(formula, j, OO), goal)


def along(th, index, value):
    """(-1)^n -> L gives value = L, by the indices at which it is that value."""
    part = rule("limit_compose", index, th)
    body = number(-1) ** {EVEN: j + j, ODD: j + j + 1}[index]
    same = equal_to(part, number(value), field(body, number(value)))
    return rule("limit_unique", constant(value, OO, j), same)


def test_oscillation_has_no_limit():
    """(-1)^n: were L its limit, it would be that of the even and of the odd terms, which are 1 and -1."""
    claim = lim(SIGNS, j, OO, L)
    assumed = assume(claim)
    both = rule("trans", along(assumed, EVEN, 1), rule("sym", along(assumed, ODD, -1)))
    denied(impossible(both), claim)
    for q in (OO, MINUS_OO):
        infinite = rule("limit_compose", EVEN, assume(lim(SIGNS, j, OO, q)))
        ones = equal_to(infinite, 1, field(number(-1) ** (j + j), number(1)))
        denied(rule("limit_unique", constant(1, OO, j), ones), lim(SIGNS, j, OO, q))
    refused("must not occur free", "limit_constant", SIGNS, j, OO)
    refused("a limit is not a number", "limit_quotient", SMALL_ABOVE, SMALL, compute(ne(1, 0)))


def test_oscillation_is_bounded_and_its_size_has_a_limit():
    """-1 <= (-1)^n <= 1, and |(-1)^n| -> 1: neither a bound nor the limit of |f| makes one of f, nor do equal limits of f^2."""
    squares = equal_to(constant(1, OO, j), SIGNS * SIGNS, field(number(1), SIGNS * SIGNS))
    assert squares.concl == lim(SIGNS * SIGNS, j, OO, 1)
    steps = assume(eventually(j, OO, le(SIGNS, number(-1) ** (j + 2))))  # rising in steps of two
    bounded = assume(eventually(j, OO, le(SIGNS, 1)))
    refused("eventually rising", "monotone_convergence", steps, bounded, lim(SIGNS, j, OO, L), number(1))
    refused("goal is not a limit", "limit_squeeze", constant(-1, OO, j), constant(1, OO, j), assume(eventually(j, OO, le(-1, SIGNS))),
            bounded, lim(SIGNS, j, OO, 1))


def test_zero_over_zero_may_be_anything():
    """n*(1/n), (1/n)/(1/n) and (2/n)/(1/n): the limits of the parts do not determine that of the quotient."""
    for c in (1, 2):
        small = rule("limit_combine", constant(c, OO, j), "mul", SMALL)
        refused("denominator's limit", "limit_quotient", small, SMALL, compute(ne(1, 0)))
        kept = rule("limit_quotient", small, SMALL, assume(ne(0, 0)))
        assert kept.hyps == (ne(0, 0),)
        goal = eventually(j, OO, eq(c, c * (1 / j) / (1 / j)))
        from_one = from_one_on(eq(c, c * (1 / j) / (1 / j)), field(number(c), c * (1 / j) / (1 / j)))
        assert from_one.concl == goal
        true = rule("limit_congruence", constant(c, OO, j), from_one, lim(c * (1 / j) / (1 / j), j, OO, c))
        assert true.hyps == ()


def nonzero_from_one(t):
    """1 <= j |- t != 0 for t = j and t = 1/j."""
    at_least = assume(le(1, j))
    positive = rule("inequality", lt(0, j), ("add", ("have", at_least), ("const", 1)))
    hole = variable("hole_", REAL)
    absurd = rule("subst", assume(eq(j, 0)), positive, lt(0, hole), hole)
    nonzero = rule("not_intro", rule("not_elim", compute(negation(lt(0, 0))), absurd), eq(j, 0))
    if t == j:
        return nonzero
    product = rule("cut", nonzero, field(1 / j * j, number(1)))
    zero = rule("trans", rule("sym", product), rule("inequality", eq(1 / j * j, 0), ("scale", ("have", assume(eq(1 / j, 0))), j)))
    th = rule("not_intro", impossible(zero), eq(1 / j, 0))
    return rule("cut", nonzero, th) if ne(j, 0) in th.hyps else th


def from_one_on(formula, th):
    """|- eventually the formula, whose conditions are that j or 1/j is not 0: from 1 on."""
    assert th.concl == formula
    for condition in th.hyps[::-1]:
        th = rule("cut", nonzero_from_one(condition.args[0].args[0]), th)
    for hyp in [h for h in th.hyps if h == ne(j, 0)]:
        th = rule("cut", nonzero_from_one(j), th) if hyp in th.hyps else th
    assert th.hyps == (le(1, j),)
    everywhere = rule("forall_intro", rule("imp_intro", th, le(1, j)), j)
    return rule("exists_intro", everywhere, eventually(j, OO, formula), number(1))


def test_infinity_minus_infinity_and_zero_times_infinity_may_be_anything():
    """(n + c) - n -> c and n*(c/n) -> c for every c."""
    for c in (0, 3):
        shifted = rule("limit_combine", UP, "add", constant(c, OO, j))
        refused("oo - oo", "limit_combine", shifted, "sub", UP)
        true = equal_to(constant(c, OO, j), j + c - j, field(number(c), j + c - j))
        assert (true.hyps, true.concl) == ((), lim(j + c - j, j, OO, c))
        small = rule("limit_combine", constant(c, OO, j), "mul", SMALL)
        refused("infinite limit times a number of unknown sign", "limit_combine", UP, "mul", small)
        refused("not known to be positive", "limit_multiple", UP, small, compute(le(0, 0)))
        near_it = from_one_on(eq(c, j * (c * (1 / j))), field(number(c), j * (c * (1 / j))))
        true = rule("limit_congruence", constant(c, OO, j), near_it, lim(j * (c * (1 / j)), j, OO, c))
        assert true.hyps == ()


def test_one_over_x_has_no_limit_at_zero_from_both_sides():
    """From above it is oo, from below -oo; its reciprocal tends to 0 all the same."""
    right, left = (rule("limit_reciprocal", identity(p)) for p in (above(0), below(0)))
    for q in (OO, MINUS_OO):
        assumed = assume(lim(1 / x, x, near(0), q))
        side, part = (right, above(0)) if q == MINUS_OO else (left, below(0))
        denied(rule("limit_unique", side, rule("limit_narrow", assumed, part, q)), assumed.concl)
    number_ = assume(lim(1 / x, x, near(0), L))
    denied(rule("limit_unique", right, rule("limit_narrow", number_, above(0), at(L))), number_.concl)
    refused("from below and from above", "limit_both_sides", left, right)
    refused("not oo, -oo", "limit_reciprocal", rule("limit_narrow", identity(at(0)), near(0), at(0)))
    refused("not oo, -oo", "limit_reciprocal", identity(near(0)))


@pytest.mark.parametrize("side", [above, below])
def test_one_side_is_not_both_sides(side):
    """1/x above 0 tends to oo, near 0 to nothing: a limit is narrowed, never widened."""
    one = rule("limit_reciprocal", identity(side(0)))
    for p in (near(0), at(0), above(0) if side is below else below(0), OO):
        refused("do not lie within", "limit_narrow", one, p, one.concl.args[2])
    widened = lim(1 / x, x, near(0), one.concl.args[2])
    other = below(0) if side is above else above(0)
    back = rule("limit_narrow", assume(widened), other, widened.args[2])
    denied(rule("limit_unique", rule("limit_reciprocal", identity(other)), back), widened)


def test_a_value_near_its_limit_lies_on_no_known_side_of_it():
    """The constant 0 tends to 0, and neither to 0+ nor to 0-, nor beside 0: 1/0 would tend to oo, and 0 < 0 hold eventually."""
    zero = constant(0, OO, j)
    for q in (above(0), below(0), near(0)):
        refused("do not lie within", "limit_narrow", zero, OO, q)
        claim = lim(0, j, OO, q)
        beyond = rule("limit_eventually", assume(claim), number(1), (compute(lt(0, 1)),))
        matrix = beyond.concl.args[0].args[0]
        assert matrix.op == "imp"
        there = rule("forall_elim", assume(everywhere(beyond.concl)), i)
        there = rule("imp_elim", there, rule("inequality", le(i, i), ("const", 0)))
        first = rule("and_left", there)
        if q.op == "below":
            first = rule("and_right", there)
        false = rule("not_elim", compute(negation(first.concl)), first) if first.concl.op == "lt" else rule("not_elim", first,
        compute(eq(0, 0)))
        denied(rule("exists_elim", beyond, false, i), claim)


def everywhere(formula):
    """The matrix of an existential formula at i."""
    return open_binder(formula, i)


def test_an_outer_function_that_is_not_continuous_is_not_composed():
    """f is 0 off 0 and 1 at 0, the inner function is 0: f of it is 1, the limit of f near 0 is 0."""
    step = (eq(f(0), 1), lim(f(y), y, near(0), 0))
    inner = constant(0, OO, j)
    refused("not taken where", "limit_compose", inner, assume(step[1]))
    assert inner.concl == lim(0, j, OO, 0)
    claim = lim(f(0), j, OO, 0)
    constantly = rule("limit_constant", f(0), j, OO)
    equation = rule("trans", rule("sym", assume(step[0])), rule("limit_unique", constantly, assume(claim)))
    assert rule("not_intro", impossible(equation), claim).hyps == (step[0],)
    continuous_there = rule("limit_with_value", assume(step[1]), assume(eq(f(0), 0)))
    assert rule("limit_compose", inner, continuous_there).concl == claim  # what is missing is f(0) = 0
    away = rule("limit_compose", rule("limit_narrow", SMALL_ABOVE, OO, near(0)), assume(step[1]))
    assert away.concl == lim(f(1 / j), j, OO, 0)  # an inner function that keeps away from 0


def test_the_excluded_point_is_not_included():
    """For the same f, the limit near 0 is 0 and the one with 0 included is not."""
    limit, value = assume(lim(f(y), y, near(0), 0)), assume(eq(f(0), 1))
    refused("do not lie within", "limit_narrow", limit, at(0), at(0))
    refused("not shown to be the limit", "limit_with_value", limit, value)
    claim = lim(f(y), y, at(0), 0)
    at_zero = rule("limit_compose", constant(0, OO, j), assume(claim))
    equation = rule("trans", rule("sym", value), rule("limit_unique", rule("limit_constant", f(0), j, OO), at_zero))
    assert rule("not_intro", impossible(equation), claim).hyps == value.hyps


def test_squeezed_between_different_limits():
    """-1 <= (-1)^n <= 1 with the limits -1 and 1; and below 1 alone says nothing: -n <= 1."""
    low, high = (assume(eventually(j, OO, o)) for o in (le(-1, SIGNS), le(SIGNS, 1)))
    for q in (-1, 1, 0, L):
        refused("taken at the same place with the same value", "limit_squeeze", constant(-1, OO, j), constant(1, OO, j), low, high,
                lim(SIGNS, j, OO, q))
    refused("eventually so related", "limit_squeeze", constant(1, OO, j), constant(1, OO, j), high, high, lim(SIGNS, j, OO, 1))
    refused("the limit is not a number", "limit_squeeze", UP, UP, assume(eventually(j, OO, le(j, u(j)))), assume(eventually(j, OO, le(
        u(j), j))), lim(u(j), j, OO, OO))
    refused("taken at the same place", "limit_beyond", UP, assume(eventually(j, OO, le(j, u(j)))), lim(u(j), j, OO, MINUS_OO))
    refused("eventually so related", "limit_beyond", UP, assume(eventually(j, OO, le(-j, j))), lim(-j, j, OO, OO))
    denied(rule("limit_unique", DOWN, assume(lim(-j, j, OO, OO))), lim(-j, j, OO, OO))


def test_order_at_infinitely_many_places_only():
    """u(2*n) = 1, u(2*n + 1) = 0: 1 <= u at infinitely many places. Were that enough, the limit 0 of u(2*n + 1) would be 1 or more."""
    often = assume(forall(i, le(1, u(i + i))))
    refused("eventually so related", "limit_order", constant(1, OO, j), assume(lim(u(j), j, OO, L)), often)
    refused("eventually so related", "limit_order", constant(1, OO, j), assume(lim(u(j), j, OO, L)),
            assume(eventually(j, OO, le(1, u(j + j)))))
    part = rule("limit_compose", EVEN, assume(lim(u(j), j, OO, L)))
    kept = rule("limit_order", constant(1, OO, j), part, always(rule("forall_elim", often, j), j, OO))
    assert kept.concl == le(1, L) and set(kept.hyps) == {lim(u(j), j, OO, L), *often.hyps}  # with a limit of the whole sequence it follows
    low = rule("limit_compose", ODD, assume(lim(u(j), j, OO, L)))
    zeros = assume(forall(j, eq(0, u(j + j + 1))))
    zero = rule("limit_congruence", constant(0, OO, j), always(rule("forall_elim", zeros, j), j, OO), lim(u(j + j + 1), j, OO, 0))
    false = rule("inequality", le(1, 0), ("add", ("have", kept), ("have", rule("limit_unique", low, zero))))
    none = rule("not_intro", rule("not_elim", compute(negation(le(1, 0))), false), lim(u(j), j, OO, L))
    assert set(none.hyps) == {*often.hyps, *zeros.hyps}


def test_equal_at_infinitely_many_places_only():
    """u(2*n) = 0 for all n and u(2*n + 1) = 1: it tends to nothing, though it equals 0 infinitely often."""
    zeros, ones = forall(j, eq(0, u(j + j))), forall(j, eq(1, u(j + j + 1)))
    claim = lim(u(j), j, OO, L)
    parts = []
    for value, index, same in ((0, EVEN, zeros), (1, ODD, ones)):
        part = rule("limit_compose", index, assume(claim))
        equation = rule("forall_elim", assume(same), j)
        moved = rule("limit_congruence", constant(value, OO, j), always(equation, j, OO), lim(equation.concl.args[1], j, OO, value))
        parts.append(rule("limit_unique", moved, part))
    refuted = rule("not_intro", impossible(rule("trans", parts[0], rule("sym", parts[1]))), claim)
    assert set(refuted.hyps) == {zeros, ones}
    refused("eventually so related", "limit_congruence", constant(0, OO, j), assume(zeros), lim(u(j), j, OO, 0))


def test_the_number_of_terms_must_not_depend_on_n():
    """1/n added up for k from 1 to n is 1, for every n >= 1, and the limit of its terms is 0."""
    diagonal = total(1 / j, k, 1, j)
    per_term = rule("limit_range", SMALL, "sum", k, number(1), i)
    assert per_term.concl == lim(total(1 / j, k, 1, i), j, OO, total(0, k, 1, i))
    refused("must not occur free", "limit_range", rule("weaken", SMALL, le(k, j)), "sum", k, number(1), i)
    claim = eq(total(y, k, 1, j), j * y)
    longer = rule("range_succ", total(y, k, 1, j))
    low = rule("inequality", le(1, j + 1), ("have", rule("nat_nonneg", j)))
    longer = rule("cut", low, longer) if low.concl in longer.hyps else longer
    step = rule("inequality", eq(total(y, k, 1, j + 1), (j + 1) * y), ("add", ("have", longer), ("have", assume(claim))))
    start = rule("cut", compute(lt(0, 1)), rule("range_empty", total(y, k, 1, 0)))
    start = rule("trans", start, field(number(0), number(0) * y))
    summed = rule("cut", rule("nat_nonneg", j), rule("induction", start, step, j, claim, number(0)))
    at_reciprocal = rule("inst", summed, y, 1 / j)
    assert at_reciprocal.concl == eq(diagonal, j * (1 / j))
    one = rule("trans", rule("cut", nonzero_from_one(j), at_reciprocal), rule("cut", nonzero_from_one(j), field(j * (1 / j), number(1))))
    one = rule("sym", one)
    guarded = rule("forall_intro", rule("imp_intro", one, le(1, j)), j)
    true = rule("limit_congruence", constant(1, OO, j), rule("exists_intro", guarded, eventually(j, OO, eq(1, diagonal)), number(1)),
                lim(diagonal, j, OO, 1))
    assert true.hyps == ()
    denied(impossible(rule("limit_unique", true, assume(lim(diagonal, j, OO, 0)))), lim(diagonal, j, OO, 0))


def test_a_range_of_infinite_limits_is_not_taken_term_by_term():
    """x and -x tend to oo and -oo, and x + -x to 0."""
    refused("not a limit that is a number", "limit_range", UP, "sum", k, number(0), number(1))
    refused("not a limit that is a number", "limit_range", SMALL_ABOVE, "prod", k, number(0), number(-1))  # the empty product is 1, not 1+


def test_a_subsequence_is_taken_at_natural_numbers():
    """sin(pi*n) is 0 along the natural numbers; along n/2, which also tends to oo, it is not."""
    zeros = assume(lim(fun("sin", PI * j), j, OO, 0))
    halves = rule("limit_multiple", UP, constant(number(1) / 2, OO, j), compute(lt(0, number(1) / 2)))
    assert halves.concl == lim(j * (number(1) / 2), j, OO, OO)
    refused("not of sort Nat", "limit_compose", halves, zeros)
    refused("not of sort Nat", "limit_compose", identity(OO), zeros)
    assert rule("limit_compose", EVEN, zeros).concl == lim(fun("sin", PI * (j + j)), j, OO, 0)


def test_eventually_undefined():
    """1/(sqrt(-1 - n)) and log(-x): without values far out there is no limit, and the kernel refutes each."""
    for body, condition in ((fun("log", -j), lt(0, -i)), (fun("sqrt", -1 - j), le(0, -1 - i))):
        claim = lim(body, j, OO, L)
        beyond = rule("limit_eventually", assume(claim), number(1), (compute(lt(0, 1)),))
        there = rule("imp_elim", rule("forall_elim", assume(everywhere(beyond.concl)), i), rule("inequality", le(i, i), ("const", 0)))
        undefined = rule("defined", there, condition)
        false = rule("inequality", lt(0, 0), ("add", ("have", undefined),
        ("have", rule("nat_nonneg", i)))) if condition.op == "lt" else rule(
            "inequality", le(0, -1), ("add", ("have", undefined), ("have", rule("nat_nonneg", i))))
        false = rule("not_elim", compute(negation(false.concl)), false)
        denied(rule("exists_elim", beyond, false, i), claim)


def test_continuity_inside_an_interval_is_needed():
    """sqrt is continuous on [0, 1] and has no values below 0: no limit near 0, and the rule asks for 0 inside the interval."""
    root = fun("sqrt", x)
    claim = lim(root, x, near(0), L)
    left = rule("limit_narrow", assume(claim), below(0), at(L))
    small = rule("limit_negative", SMALL_ABOVE)
    assert small.concl == lim(-(1 / j), j, OO, below(-number(0)))
    small = rule("subst", compute(-number(0)), small, lim(-(1 / j), j, OO, below(y)), y)
    values = rule("limit_compose", small, left)
    assert values.concl == lim(fun("sqrt", -(1 / j)), j, OO, L)  # of numbers that do not exist
    refused("not a < c", "limit_of_continuous", assume(rule("continuous_where_defined", rule("cut", assume(le(0, y)), rule(
        "refl", fun("sqrt", y))), x, number(0), number(1)).concl), compute(le(0, 0)), compute(lt(0, 1)))
    whole = continuous_on(abs(x), x, -1, 1)
    refused("not shown to lie inside", "limit_of_continuous", whole, compute(lt(-1, 1)), compute(le(1, 1)))


def test_the_size_of_a_set_at_a_point_is_positive():
    """|f - L| < 0 holds nowhere."""
    limit = constant(1, OO, j)
    for size in (0, -1):
        claim = eventually(j, OO, lt(abs(number(1) - 1), size))
        refused("must be shown positive", "limit_eventually", limit, number(size), ())
        there = rule("forall_elim", assume(everywhere(claim)), i)
        there = rule("imp_elim", there, rule("inequality", le(i, i), ("const", 0)))
        denied(rule("exists_elim", assume(claim), rule("not_elim", compute(negation(there.concl)), there), i), claim)


def test_monotone_convergence_needs_both_hypotheses():
    """n rises, -n is bounded above; neither tends to a number."""
    for th in (UP, DOWN):
        claim = lim(j if th is UP else -j, j, OO, L)
        denied(rule("limit_unique", assume(claim), th), claim)
    rising = always(rule("inequality", le(j, j + 1), ("const", 1)), j, OO)
    bounded = always(rule("inequality", le(-j, 0), ("have", rule("nat_nonneg", j))), j, OO)
    for bound in (number(0), j, j + 1, L):
        refused("eventually bounded", "monotone_convergence", rising, bounded, lim(j, j, OO, L), bound)
    refused("eventually rising", "monotone_convergence", bounded, bounded, lim(-j, j, OO, L), number(0))
    refused("eventually bounded", "monotone_convergence", rising, always(rule("inequality", le(j, j), ("const", 0)), j, OO),
            lim(j, j, OO, L), j)


def test_a_recursion_that_would_not_descend_gives_a_contradiction():
    """r(n + 1) := r(n + 1) + 1 has no solution, r(n + 1) := r(n + 2) many, r(n + 1) := 1/(r(n) - r(n)) none: no such definition."""
    n = variable("n", NAT)
    own = variable("r", function_sort((NAT,), REAL))
    for step in (own(n + 1) + 1, own(n + 2), 1 / (own(n) - own(n)), own(n - 1)):
        with pytest.raises(KernelError):
            Recursion("r", (("n", NAT),), REAL, number(0), step)
    equation = assume(forall(j, eq(u(j + 1), u(j + 1) + 1)))  # what the first would say
    at_zero = rule("forall_elim", equation, number(0))
    false = rule("inequality", eq(0, 1), ("have", at_zero))
    assert rule("not_intro", impossible(false), equation.concl).hyps == ()
