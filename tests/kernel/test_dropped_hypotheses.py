"""Each hypothesis of each cited fact is needed: a counterexample to the fact without it, and the kernel's refusal.

The falsity is shown by the kernel where it can be: a theorem `not conclusion`, or `conclusion |- false` where the conclusion has no
value. The step is f(t) = -1 for t <= 0 and f(t) = 0 for 0 < t; that there is such a function is plain, so what follows from STEP
is refuted, not STEP.
"""

from fractions import Fraction

import pytest
from kernel_reals import mp
from kernel_support import (
    HALF,
    REAL,
    KernelError,
    Term,
    assume,
    between,
    compute,
    continuous,
    continuous_on,
    deriv,
    eq,
    exists,
    f,
    field,
    forall,
    fun,
    have,
    inside,
    integral,
    larger,
    le,
    lt,
    ne,
    number,
    refused,
    rule,
    smaller,
    variable,
    x,
    y,
    z,
)

from mathcheck.kernel.binding import open_binder, substitute
from mathcheck.kernel.terms import FALSE, conj, imp, negation
from mathcheck.methods.calculus import differentiate
from mathcheck.methods.library import max_min_facts

c, d, t = (variable(name, REAL) for name in "cdt")
ZERO, ONE, TWO = number(0), number(1), number(2)
PI = Term("pi")
STEP = (forall(t, imp(le(t, 0), eq(f(t), -1))), forall(t, imp(lt(0, t), eq(f(t), 0))))


def add(*nodes):
    first, *rest = nodes
    return ("add", first, add(*rest)) if rest else first


def times(node, term):
    return "scale", node, number(term)


def absurd(false, *nodes):
    """false, a closed formula, follows from the nodes: their hypotheses |- false."""
    return rule("not_elim", compute(negation(false)), rule("inequality", false, add(*nodes)))


def denied(contradiction, formula, *shown):
    """|- not formula, the domain conditions of the formula being shown."""
    th = rule("not_intro", contradiction, formula)
    for value in shown:
        th = rule("cut", value, th)
    assert th.concl == negation(formula)
    return th


def nowhere(formula, refute):
    """formula |- false for an existential formula, refute(c) being its body at c |- false."""
    return rule("exists_elim", assume(formula), refute(open_binder(formula, c)), c)


def conjuncts(formula):
    """The theorems formula |- each conjunct."""
    th, found = assume(formula), []
    while th.concl.op == "and":
        found.append(rule("and_left", th))
        th = rule("and_right", th)
    return [*found, th]


def at(statement, value, th):
    """The value of the step at a point that th shows to lie on one side."""
    return rule("imp_elim", rule("forall_elim", assume(statement), number(value)), th)


def before(value, th):
    return at(STEP[0], value, th)


def after(value, th):
    return at(STEP[1], value, th)


AT_0, AT_1, AT_MINUS_1 = before(0, compute(le(0, 0))), after(1, compute(lt(0, 1))), before(-1, compute(le(-1, 0)))


def flat(v, positive):
    """0 < v (or v < 0) |- deriv(f(x), x, v) = 0 for the step."""
    sign = assume(lt(0, y) if positive else lt(y, 0))
    value = after(y, sign) if positive else before(y, rule("inequality", le(y, 0), have(sign)))
    sides = rule("deriv_constant", ZERO, x, v), rule("deriv_identity", x, v)
    entry = (assume(lt(0, v)), *sides) if positive else (assume(lt(v, 0)), *sides[::-1])
    return rule("deriv_congruence", rule("deriv_constant", value.concl.args[1], x, v), rule("sym", value), y, (entry,))


def pole(body, lo, hi):
    """continuous(body, x, lo, hi) |- false for a body that has no value at 0, between the literals lo and hi."""
    values = rule("continuous_value", assume(continuous(body, x, lo, hi)), *(compute(h) for h in between(ZERO, number(lo), number(hi))))
    condition = next(h for h in rule("refl", values.concl.args[0]).hyps if h in (ne(0, 0), ne(number(0) ** 2, 0), lt(0, 0)))
    undefined = rule("defined", values, condition)
    if condition.op == "not":
        return rule("not_elim", undefined, compute(condition.args[0]))
    return rule("not_elim", compute(negation(condition)), undefined)


def without_value(conclusion, body, lo, hi):
    """conclusion |- false: it holds only if the body is continuous from lo to hi."""
    needs = rule("defined", assume(conclusion), continuous(body, x, lo, hi))
    th = rule("cut", needs, pole(body, lo, hi))
    assert (th.hyps, th.concl) == ((conclusion,), FALSE)


def integral_of_constant(value, lo, hi):
    """|- integral(value, x, lo, hi) = value*hi - value*lo."""
    big = rule("deriv_combine", rule("deriv_constant", value, y, x), "mul", rule("deriv_identity", y, x))
    area = rule("fundamental_theorem", continuous_on(value * y, y, lo, hi), continuous_on(big.concl.args[2], x, lo, hi), big, x)
    same = rule("integral_congruence", continuous_on(value, x, lo, hi), rule("sym", field(big.concl.args[2], value)), x)
    return rule("trans", same, area)


# The mean value theorem


def mean_value(function, slope, lo, hi):
    """exists c. lo < c < hi and f(hi) - f(lo) = slope(c)*(hi - lo)."""
    lo, hi = number(lo), number(hi)
    return exists(t, conj(lt(lo, t), conj(lt(t, hi), eq(function(hi) - function(lo), slope(t) * (hi - lo)))))


def test_mean_value_without_differentiability_at_one_point_inside():
    """|x| on [-1, 1]: no slope, 1 or -1, is 0. The kernel keeps `x != 0`, or one side."""
    slope = variable("slope", f.sort)
    signs = forall(t, eq(slope(t) * slope(t), 1))
    claim = mean_value(abs, slope, -1, 1)

    def refute(body):
        equation = conjuncts(body)[2]
        square = rule("forall_elim", assume(signs), c)
        ends = compute(eq(abs(ONE) - abs(number(-1)), 0))
        return absurd(eq(0, 1), have(square), times(add(have(equation), times(have(ends), -1)), slope(c) / 2))

    assert denied(nowhere(claim, refute), claim).hyps == (signs,)
    for positive, value in ((True, 1), (False, -1)):  # and the slopes of |x| are 1 and -1, no others
        slope_at = differentiate(abs(x), x, t, [assume(lt(0, t) if positive else lt(t, 0))])
        only = rule("deriv_unique", assume(deriv(abs(x), x, t, d)), slope_at)
        square = rule("inequality", eq(d, value), times(have(only), 1))
        assert set(square.hyps) == {deriv(abs(x), x, t, d), lt(0, t) if positive else lt(t, 0)}
        refused("must not occur free", "mean_value", compute(lt(-1, 1)), continuous_on(abs(x), x, -1, 1), slope_at, t)


def test_mean_value_without_continuity_at_an_end():
    """The step on [0, 1]: slope 0 inside, but f(1) - f(0) = 1. It is not continuous, by the mean value theorem."""
    claim = mean_value(f, lambda _: ZERO, 0, 1)

    def refute(body):
        return absurd(eq(1, 0), have(conjuncts(body)[2]), have(rule("sym", AT_1)), have(AT_0))

    refuted = denied(nowhere(claim, refute), claim)
    assert set(refuted.hyps) == set(STEP)
    inner = flat(t, True)
    assumed = rule("mean_value", compute(lt(0, 1)), assume(continuous(f(x), x, 0, 1)), inner, t)
    assert assumed.concl == claim and continuous(f(x), x, 0, 1) in assumed.hyps
    not_continuous = rule("not_intro", rule("not_elim", refuted, assumed), continuous(f(x), x, 0, 1))
    assert set(not_continuous.hyps) == set(STEP) and not_continuous.axioms == ("mean-value-theorem",)
    refused("must not occur free", "continuous_where_differentiable", inner, t, ZERO, ONE)
    refused("does not say that a function is continuous", "mean_value", compute(lt(0, 1)), rule("refl", f(x)), inner, t)


@pytest.mark.parametrize("hi", [0, -1])
def test_mean_value_without_order(hi):
    """No point lies strictly between 0 and 0, nor above 0 and below -1."""
    claim = mean_value(lambda s: s, lambda _: ONE, 0, hi)
    assert denied(nowhere(claim, lambda body: absurd(lt(0, hi), *map(have, conjuncts(body)[:2]))), claim).hyps == ()
    same = rule("deriv_identity", x, t)
    for order in (compute(le(hi, 0)), compute(negation(lt(0, hi)))):
        refused("the first premise is not a < b", "mean_value", order, continuous_on(x, x, 0, hi), same, t)
    refused("the formula is false", "compute", lt(0, hi))


# The intermediate value theorem


def attained(function, value, lo, hi):
    return exists(t, conj(le(lo, t), conj(le(t, hi), eq(function(t), value))))


def by_sides(nonnegative, at_zero, above):
    """false from 0 <= c, given 0 = c |- false and 0 < c |- false."""
    c_ = nonnegative.concl.args[1]
    below = absurd(lt(0, 0), have(nonnegative), have(assume(lt(c_, 0))))
    rest = rule("or_elim", assume(Term("or", (eq(0, c_), lt(c_, 0)))), at_zero, below)
    return rule("or_elim", rule("trichotomy", ZERO, c_), above, rest)


def step_at_zero(equation):
    """0 = c |- f(c) = -1."""
    return before(c, rule("inequality", le(c, 0), times(have(equation), -1)))


def test_intermediate_value_without_continuity():
    """The step on [0, 1] is -1 and 0, never -1/2."""
    claim = attained(f, -HALF, 0, 1)
    zero_is_c, less = assume(eq(0, c)), assume(lt(0, c))

    def refute(body):
        low, _, equation = conjuncts(body)
        at_zero = absurd(eq(number(-1), -HALF), have(equation), times(have(step_at_zero(zero_is_c)), -1))
        above = absurd(eq(0, -HALF), have(equation), times(have(after(c, less)), -1))
        return by_sides(low, at_zero, above)

    assert set(denied(nowhere(claim, refute), claim).hyps) == set(STEP)
    low = rule("inequality", le(f(0), -HALF), add(have(AT_0), have(compute(le(-1, -HALF)))))
    high = rule("inequality", le(-HALF, f(1)), add(have(compute(le(-HALF, 0))), times(have(AT_1), -1)))
    refused("does not say", "intermediate_value", compute(le(0, 1)), rule("refl", f(x)), low, high)
    kept = rule("intermediate_value", compute(le(0, 1)), assume(continuous(f(x), x, 0, 1)), low, high)
    assert kept.concl == claim and continuous(f(x), x, 0, 1) in kept.hyps


def test_intermediate_value_across_a_pole():
    """1/x is -1 at -1 and 1 at 1, and nowhere 0; it is not continuous between."""
    claim = attained(lambda s: 1 / s, ZERO, -1, 1)

    def refute(body):
        equation = conjuncts(body)[2]
        return absurd(eq(1, 0), times(have(equation), c))

    assert nowhere(claim, refute).hyps == (claim,)
    assert denied(pole(1 / x, -1, 1), continuous(1 / x, x, -1, 1)).hyps == ()
    refused("must not occur free", "continuous_where_defined", rule("refl", 1 / x), x, number(-1), ONE)


def test_intermediate_value_without_order_or_values_at_the_ends():
    """-x on [1, -1]: -1 <= 0 <= 1, and no c has 1 <= c <= -1. x on [0, 1] is not 2 and not -1."""
    claim = attained(lambda s: -s, ZERO, 1, -1)
    assert denied(nowhere(claim, lambda body: absurd(le(1, -1), *map(have, conjuncts(body)[:2]))), claim).hyps == ()
    down = continuous_on(-x, x, 1, -1)
    refused("not a <= b", "intermediate_value", compute(le(-1, 1)), down, compute(le(-ONE, 0)), compute(le(0, -number(-1))))
    refused("the formula is false", "compute", le(1, -1))
    up = continuous_on(x, x, 0, 1)
    for value, which in ((number(2), 1), (number(-1), 0)):
        claim = attained(lambda s: s, value, 0, 1)

        def refute(body, value=value, which=which):
            bound, equation = conjuncts(body)[which], conjuncts(body)[2]
            goal = le(value, 1) if which else le(0, value)
            return absurd(goal, have(bound), times(have(equation), -1 if which else 1))

        assert denied(nowhere(claim, refute), claim).hyps == ()
        true = compute(le(0, value) if which else le(value, 1))
        low, high = (true, true) if which else (compute(le(value, 0)), true)
        refused("not shown to lie between", "intermediate_value", compute(le(0, 1)), up, low, high)
        refused("the formula is false", "compute", le(value, 1) if which else le(0, value))


# The extreme value theorem


def least(function, lo, hi):
    everywhere = forall(z, imp(le(lo, z), imp(le(z, hi), le(function(t), function(z)))))
    return exists(t, conj(le(lo, t), conj(le(t, hi), everywhere)))


def compared(everywhere, point, low, high):
    """f(c) <= f(point)."""
    return rule("imp_elim", rule("imp_elim", rule("forall_elim", everywhere, point), low), high)


def test_extreme_value_without_continuity_at_an_end():
    """x - f(x) for the step f is 1 at 0 and x above: as on the half-open interval 0 < x, no value is least on [0, 1]."""
    claim = least(lambda s: s - f(s), 0, 1)
    zero_is_c, less = assume(eq(0, c)), assume(lt(0, c))

    def refute(body):
        low, high, everywhere = conjuncts(body)
        half = compared(everywhere, HALF, compute(le(0, HALF)), compute(le(HALF, 1)))
        at_half = after(HALF, compute(lt(0, HALF)))
        # c - f(c) = 0 - -1 = 1 there, and 1/2 at 1/2
        at_zero = absurd(le(1, HALF), have(half), have(zero_is_c), have(step_at_zero(zero_is_c)), times(have(at_half), -1))
        positive = rule("inequality", lt(0, c / 2), ("mul", ("const", Fraction(1, 2)), have(less)))
        smaller_one = compared(everywhere, c / 2, rule("inequality", le(0, c / 2), have(positive)),
                               rule("inequality", le(c / 2, 1), add(have(high), ("mul", ("const", Fraction(1, 2)), have(less)))))
        above = absurd(lt(0, 0), have(smaller_one), times(have(after(c / 2, positive)), -1), have(after(c, less)),
                       ("mul", ("const", Fraction(1, 2)), have(less)))
        return by_sides(low, at_zero, above)

    assert set(denied(nowhere(claim, refute), claim).hyps) == set(STEP)
    refused("does not say", "extreme_value", compute(le(0, 1)), rule("refl", x - f(x)))
    kept = rule("extreme_value", compute(le(0, 1)), assume(continuous(x - f(x), x, 0, 1)))
    assert kept.concl == claim and kept.hyps == (continuous(x - f(x), x, 0, 1),)


def test_extreme_value_across_a_pole():
    """1/x has no least value on [-1, 1]: it has none at 0, and falls below every number to the left of 0."""
    claim = least(lambda s: 1 / s, -1, 1)

    def refute(body):
        everywhere = conjuncts(body)[2]
        at_zero = compared(everywhere, ZERO, compute(le(-1, 0)), compute(le(0, 1)))
        return rule("not_elim", rule("defined", at_zero, ne(0, 0)), compute(eq(0, 0)))

    assert nowhere(claim, refute).hyps == (claim,)
    refused("must not occur free", "continuous_where_defined", rule("refl", 1 / x), x, number(-1), ONE)


def test_extreme_value_without_order():
    claim = least(lambda s: s, 1, 0)
    assert denied(nowhere(claim, lambda body: absurd(le(1, 0), *map(have, conjuncts(body)[:2]))), claim).hyps == ()
    refused("not a <= b", "extreme_value", compute(le(0, 1)), continuous_on(x, x, 1, 0))


# The fundamental theorem


@pytest.mark.parametrize(("lo", "why"), [(0, "continuity at the end 0"), (-1, "differentiability at 0, inside")])
def test_fundamental_theorem_without_a_hypothesis_on_the_antiderivative(lo, why):
    """The step has the derivative 0 off 0, and 0 integrates to 0, not to f(1) - f(lo) = 1.

    A continuous function whose derivative is 0 off a null set is no antiderivative either: Cantor's staircase rises from 0 to 1.
    """
    claim = eq(integral(0, x, lo, 1), f(1) - f(lo))
    at_start = AT_0 if lo == 0 else AT_MINUS_1
    nodes = have(assume(claim)), times(have(integral_of_constant(ZERO, lo, 1)), -1), have(AT_1), times(have(at_start), -1)
    refuted = denied(absurd(eq(0, 1), *nodes), claim, continuous_on(0, x, lo, 1))
    assert set(refuted.hyps) == set(STEP)
    inner = flat(x, True)
    for slope in (inner, rule("weaken", flat(x, False), lt(0, x))):
        refused("must not occur free", "fundamental_theorem", assume(continuous(f(x), x, lo, 1)), continuous_on(0, x, lo, 1), slope, x)
    bounded = inner if lo else rule("cut", rule("inequality", lt(0, x), add(have(compute(le(0, smaller(0, 1)))), have(
        assume(lt(smaller(0, 1), x))))), inner)
    if lo == 0:  # differentiable inside: what is missing is the continuity, which stays a hypothesis
        kept = rule("fundamental_theorem", assume(continuous(f(x), x, 0, 1)), continuous_on(0, x, 0, 1), bounded, x)
        assert kept.concl == claim and continuous(f(x), x, 0, 1) in kept.hyps
        assert set(rule("not_intro", rule("not_elim", refuted, kept), continuous(f(x), x, 0, 1)).hyps) == set(STEP)


@pytest.mark.parametrize(("lo", "hi"), [(-1, 1), (1, -1)])
def test_fundamental_theorem_across_a_pole(lo, hi):
    """-1/x has the derivative 1/x^2 off 0, but no integral of it from -1 to 1 is -2, and none from 1 to -1 is 2."""
    big, small = -1 / x, 1 / x**2
    value = compute(-1 / number(hi) - -1 / number(lo)).concl.args[1]
    assert value == number(-2 if lo < hi else 2)
    without_value(eq(integral(small, x, lo, hi), value), small, lo, hi)
    for body in (big, small):
        refused("must not occur free", "continuous_where_defined", rule("refl", body), x, number(lo), number(hi))
        assert denied(pole(body, lo, hi), continuous(body, x, lo, hi)).hyps == ()
    slope = differentiate(-1 / y, y, x, [assume(ne(x, 0))])
    assumed = [assume(continuous(body, x, lo, hi)) for body in (big, slope.concl.args[2])]
    refused("must not occur free", "fundamental_theorem", *assumed, slope, x)


def test_fundamental_theorem_with_an_antiderivative_that_jumps():
    """2/sqrt(3)*atan(tan(x/2)/sqrt(3)) is equal at 0 and 2*pi; the integral of its derivative 1/(2 + cos(x)) is 2*pi/sqrt(3)."""
    root = fun("sqrt", 3)
    big = 2 / root * fun("atan", fun("tan", x / 2) / root)
    area = mp.quad(lambda s: 1 / (2 + mp.cos(s)), [0, mp.pi, 2 * mp.pi])
    rise = [2 / mp.sqrt(3) * mp.atan(mp.tan(end / 2) / mp.sqrt(3)) for end in (mp.zero, 2 * mp.pi)]
    assert abs(area - 2 * mp.pi / mp.sqrt(3)) < 1e-30 and abs(rise[1] - rise[0]) < 1e-30
    jump = assume(continuous(big, x, 0, 2 * PI))
    between_ends = [assume(h) for h in between(PI, ZERO, 2 * PI)]
    undefined = rule("defined", rule("continuous_value", jump, *between_ends), ne(fun("cos", PI / 2), 0))
    contradiction = rule("not_elim", undefined, rule("axiom", "cos-half-pi"))
    assert set(contradiction.hyps) == {jump.concl, *between(PI, ZERO, 2 * PI)}  # pi lies between 0 and 2*pi
    facts = [assume(ne(fun("cos", x / 2), 0)), assume(le(0, 3)), assume(ne(root, 0))]
    slope = differentiate(open_binder(jump.concl, y), y, x, facts)
    integrand = assume(continuous(slope.concl.args[2], x, 0, 2 * PI))
    assert ne(fun("cos", x / 2), 0) in slope.hyps
    refused("must not occur free", "fundamental_theorem", jump, integrand, slope, x)
    refused("must not occur free", "continuous_where_differentiable", slope, x, ZERO, 2 * PI)
    refused("must not occur free", "continuous_where_defined", rule("refl", big), x, ZERO, 2 * PI)


def test_fundamental_theorem_without_continuity_of_the_integrand():
    """2*sqrt(x) is continuous on [0, 1] with the derivative 1/sqrt(x) inside, which is unbounded: no integral in Rudin's sense.

    x^2*sin(1/x^2), with 0 at 0, even has a derivative everywhere, and that is unbounded near 0.
    """
    steep = 1 / x
    without_value(eq(integral(steep, x, 0, 1), 2), steep, 0, 1)
    big = rule("cut", inside(x, 0, 1)[0], rule("refl", 2 * fun("sqrt", x)))
    continuous_big = rule("continuous_where_defined", big, x, ZERO, ONE)
    slope = differentiate(2 * fun("sqrt", y), y, x, [assume(lt(0, x)), assume(ne(2 * fun("sqrt", x), 0))])
    assert slope.concl.args[0] == continuous_big.concl.args[0]
    refused("must not occur free", "continuous_where_defined", rule("refl", slope.concl.args[2]), x, ZERO, ONE)
    refused("does not say", "fundamental_theorem", continuous_big, rule("refl", slope.concl.args[2]), slope, x)


def test_fundamental_theorem_without_the_right_derivative():
    """x^2 has the derivative 1 at 1/2; the integral of 1 over [0, 2] is 2 and not 4."""
    claim = eq(integral(1, x, 0, 2), number(2) ** 2 - number(0) ** 2)
    refuted = denied(absurd(eq(2, 4), have(assume(claim)), times(have(integral_of_constant(ONE, 0, 2)), -1)), claim,
                     continuous_on(1, x, 0, 2))
    assert refuted.hyps == ()
    slope = rule("deriv_power", rule("deriv_identity", y, x), compute(le(1, 2)))
    refused("the derivative is not the integrand", "fundamental_theorem", continuous_on(y**2, y, 0, 2), continuous_on(1, x, 0, 2), slope, x)
    at_half = rule("inst", slope, x, HALF)
    refused("not taken at the variable", "fundamental_theorem", continuous_on(y**2, y, 0, 2), continuous_on(1, x, 0, 2), at_half, x)


# The derivative of an integral


def area(body, lo):
    """y -> the integral of the body from lo to y."""
    return integral(body, x, lo, y)


def area_exists(th, body, lo):
    """continuous(body, x, lo, hi), from a theorem about the integral from lo to hi, and that the body has a value at hi."""
    whole = th.concl.args[0]
    hi = whole.args[2]
    continuity = rule("defined", th, continuous(body, x, lo, hi))
    low, high = (next(e for e in max_min_facts(bound(lo, hi)) if hi in e.concl.args) for bound in (smaller, larger))
    return continuity, rule("continuous_value", continuity, low, high)


def has_values_on_one_side(slope, finite, side):
    """false from deriv(F, y, p) = d, F(p) < B and F(y) < B |- p <= y (or y <= p): for F has values on both sides of p.

    F(y) < B holds near p, and so does F(2*p - y) < B; but then p <= y and p <= 2*p - y, so y = p near p, and deriv(y, y, p) = 0.
    """
    p, bound, hole = slope.concl.args[1], finite.concl.args[1], variable("hole_", REAL)
    function = open_binder(slope.concl, y)
    mirror, image = 2 * p - y, 2 * p - p
    same = compute(eq(p, image))
    moved = rule("subst", same, slope, deriv(function, y, hole, slope.concl.args[2]), hole)
    mirrored = rule("deriv_chain", differentiate(mirror, y, p, []), moved)
    finite_there = rule("subst", same, finite, lt(substitute(function, y, hole), bound), hole)
    constant = rule("deriv_constant", bound, y, p)
    near = (finite, slope, constant), (finite_there, mirrored, constant)
    reflected = rule("inst", side, y, mirror)
    if side.concl == le(p, y):
        low, high = side, rule("inequality", le(y, p), have(reflected))
    else:
        low, high = rule("inequality", le(p, y), have(reflected)), side
    only = rule("trans", rule("sym", rule("max_min", low, "max", 0)), rule("max_min", high, "max", 1))  # y = max(p, y) = p
    unit = rule("deriv_congruence", rule("deriv_identity", y, p), only, y, near)
    return absurd(eq(1, 0), have(rule("deriv_unique", unit, rule("deriv_constant", p, y, p))))


@pytest.mark.parametrize("point", [0, 1, -1, 2])
def test_derivative_of_an_integral_at_an_end_or_outside(point):
    """sqrt(x*(1 - x)) on [0, 1]: its integral from 0 to y has values for 0 <= y <= 1 only. So it has none at -1 and 2, and at 0 and 1
    none on one side, and no derivative d there in the sense of the atom, in particular not the integrand."""
    def root(v):
        return fun("sqrt", v * (1 - v))

    def order(low, high):
        return compute(low) if holds(low) else compute(negation(low)), compute(high) if holds(high) else compute(negation(high))

    p = number(point)
    claim = deriv(area(root(x), 0), y, p, d)
    if point in (0, 1):
        finite = rule("enclose", lt(integral(root(x), x, 0, p), 1), 32, 4)
        _, value = area_exists(assume(lt(area(root(x), 0), 1)), root(x), ZERO)
        inside_root = rule("defined", value, le(0, y * (1 - y)))
        # y = y*(1 - y) + y^2 and 1 - y = y*(1 - y) + (1 - y)^2
        goal, rest = (le(0, y), y) if point == 0 else (le(y, 1), 1 - y)
        refuted = has_values_on_one_side(assume(claim), finite, rule("inequality", goal, add(have(inside_root), ("square", rest))))
    else:
        _, value = area_exists(rule("deriv_value", assume(claim)), root(x), ZERO)
        condition = le(0, p * (1 - p))
        refuted = rule("not_elim", compute(negation(condition)), rule("defined", value, condition))
    assert (refuted.hyps, refuted.concl) == ((claim,), FALSE)
    product = rule("inequality", le(0, x * (1 - x)), ("mul", have(inside(x, 0, 1)[0]), have(inside(x, 0, 1)[1])))
    premise = rule("continuous_where_defined", rule("cut", product, rule("refl", root(x))), x, ZERO, ONE)
    assert premise.hyps == ()
    refused("the bounds are not|not inside", "deriv_integral", premise, *order(lt(0, point), lt(point, 1)))
    refused("the bounds are not", "deriv_integral", premise, *order(le(0, point), le(point, 1)))
    with pytest.raises(KernelError, match="the formula is false"):
        compute(conj(lt(0, point), lt(point, 1)))
    kept = rule("deriv_integral", premise, assume(lt(0, p)), assume(lt(p, 1)))
    assert kept.concl == deriv(area(root(x), 0), y, p, root(p)) and set(kept.hyps) == {lt(0, p), lt(p, 1)}


@pytest.mark.parametrize("point", [ZERO, HALF])
def test_derivative_of_an_integral_across_a_pole(point):
    """1/x on [-1, 1]: no integral from -1 to 0 or 1/2, so no derivative of it there, though 1/x is continuous around 1/2."""
    conclusion = deriv(area(1 / x, -1), y, point, 1 / point)
    claim = deriv(area(1 / x, -1), y, point, d)
    continuity, _ = area_exists(rule("deriv_value", assume(claim)), 1 / x, number(-1))
    refuted = rule("cut", continuity, pole(1 / x, -1, point))
    assert (refuted.hyps, refuted.concl) == ((claim,), FALSE)
    inside_interval = compute(lt(-1, point)), compute(lt(point, 1))
    refused("does not say", "deriv_integral", rule("refl", 1 / x), *inside_interval)
    kept = rule("deriv_integral", assume(continuous(1 / x, x, -1, 1)), *inside_interval)
    assert (kept.hyps, kept.concl) == ((continuous(1 / x, x, -1, 1),), conclusion)
    assert denied(pole(1 / x, -1, 1), continuous(1 / x, x, -1, 1)).hyps == ()


def jump(continuity, positive):
    """false from continuous(f, x, -1, b) and 0 < b, for the step: by the mean value theorem on [0, b] its rise there is 0."""
    end = positive.concl.args[1]
    bounds = (*max_min_facts(smaller(-1, end)), *max_min_facts(larger(-1, end)))
    zero = (rule("inequality", le(smaller(-1, end), 0), add(have(bounds[0]), have(compute(le(-1, 0))))),
            rule("inequality", le(0, larger(-1, end)), add(have(bounds[3]), have(positive))))
    part = rule("continuous_within", continuity, (*zero, bounds[1], bounds[3]))
    found = rule("mean_value", positive, part, flat(t, True), t)

    def refute(body):
        return absurd(eq(1, 0), have(conjuncts(body)[2]), times(have(after(end, positive)), -1), have(AT_0))

    return rule("cut", found, nowhere(found.concl, refute))


def test_derivative_of_an_integral_where_the_integrand_jumps_before_the_point():
    """The step at 1/2, where it is 0 all around: the integral from -1 has no value there."""
    claim = deriv(area(f(x), -1), y, HALF, d)
    continuity = rule("defined", rule("deriv_value", assume(claim)), continuous(f(x), x, -1, HALF))
    refuted = jump(continuity, compute(lt(0, HALF)))
    assert set(refuted.hyps) == {claim, *STEP} and refuted.concl == FALSE
    inside_interval = compute(lt(-1, HALF)), compute(lt(HALF, 1))
    refused("does not say", "deriv_integral", rule("refl", f(x)), *inside_interval)
    kept = rule("deriv_integral", assume(continuous(f(x), x, -1, 1)), *inside_interval)
    assert kept.hyps == (continuous(f(x), x, -1, 1),) and kept.concl == deriv(area(f(x), -1), y, HALF, f(HALF))


def test_derivative_of_an_integral_where_the_integrand_jumps_at_the_point():
    """The step at 0 is continuous on [-1, 0], and its integral from -1 is -1 there; beyond 0 there is no integral. (In a wider sense
    there is one, with a corner at 0.)"""
    claim = deriv(area(f(x), -1), y, 0, d)
    bounds = [assume(h) for h in between(x, number(-1), ZERO)]
    left = rule("inequality", le(x, 0), add(have(bounds[1]), have(compute(le(larger(-1, 0), 0)))))
    same = rule("integral_congruence", continuous_on(-1, x, -1, 0), rule("sym", before(x, left)), x)
    value = rule("trans", rule("sym", same), integral_of_constant(number(-1), -1, 0))
    finite = rule("inequality", lt(integral(f(x), x, -1, 0), 1), add(have(value), have(compute(lt(-1, 1)))))
    finite = rule("cut", rule("defined", value, continuous(f(x), x, -1, 0)), finite)
    assert finite.hyps == STEP[:1]
    continuity = rule("defined", assume(lt(area(f(x), -1), 1)), continuous(f(x), x, -1, y))
    beyond = rule("ex_falso", jump(continuity, assume(lt(0, y))), le(y, 0))
    at_most = (rule("inequality", le(y, 0), times(have(assume(eq(0, y))), -1)), rule("inequality", le(y, 0), have(assume(lt(y, 0)))))
    rest = rule("or_elim", assume(Term("or", (eq(0, y), lt(y, 0)))), *at_most)
    side = rule("or_elim", rule("trichotomy", ZERO, y), beyond, rest)
    assert set(side.hyps) == {lt(area(f(x), -1), 1), *STEP}
    refuted = has_values_on_one_side(assume(claim), finite, side)
    assert set(refuted.hyps) == {claim, *STEP} and refuted.concl == FALSE
    kept = rule("deriv_integral", assume(continuous(f(x), x, -1, 1)), compute(lt(-1, 0)), compute(lt(0, 1)))
    assert kept.hyps == (continuous(f(x), x, -1, 1),) and kept.concl == deriv(area(f(x), -1), y, 0, f(0))


# Substitution


def test_substitution_where_the_inner_function_leaves_the_outer_interval():
    """u = x^2 goes from 1 to 1 by way of 0, where 1/u has no value: the integral of 2*x/x^2 over [-1, 1] has none."""
    inner, speed = x**2, 2 * x
    claim = eq(integral(1 / inner * speed, x, -1, 1), integral(1 / t, t, 1, 1))
    without_value(claim, 1 / inner * speed, -1, 1)
    slope = rule("deriv_power", rule("deriv_identity", y, x), compute(le(1, 2)))
    premises = continuous_on(y**2, y, -1, 1), continuous_on(slope.concl.args[2], x, -1, 1), assume(continuous(1 / t, t, 1, 1)), slope
    at_ends = tuple(compute(h) for h in between(number(-1) ** 2, ONE, ONE))
    refused("not shown to stay", "integral_substitution", *premises, at_ends, x)
    for_one = tuple(assume(h) for h in between(x**2, ONE, ONE))
    refused("must not occur free", "integral_substitution", *premises, for_one, x)


def test_substitution_without_continuity_of_the_inner_function():
    """The step has the derivative 0 inside [0, 1] and rises by 1: 0 is not the integral of 1 from f(0) to f(1)."""
    claim = eq(integral(ONE * 0, x, 0, 1), integral(1, t, f(0), f(1)))
    none = integral(0, x, 0, 1)
    zero = rule("trans", rule("integral_multiple", ONE, continuous_on(0, x, 0, 1)), field(ONE * none, none))
    zero = rule("cut", continuous_on(0, x, 0, 1), rule("trans", zero, integral_of_constant(ZERO, 0, 1)))
    nodes = (have(assume(claim)), times(have(zero), -1), have(integral_of_constant(ONE, f(0), f(1))), have(AT_1), times(have(AT_0), -1))
    refuted = denied(absurd(eq(0, 1), *nodes), claim, continuous_on(ONE * 0, x, 0, 1), continuous_on(1, x, f(0), f(1)))
    assert set(refuted.hyps) == set(STEP)
    inner = flat(x, True)
    premises = continuous_on(0, x, 0, 1), continuous_on(1, t, -1, 0), inner
    bounds = tuple(assume(h) for h in between(f(x), number(-1), ZERO))
    refused("does not say", "integral_substitution", rule("refl", f(x)), *premises, bounds, x)
    refused("must not occur free", "integral_substitution", assume(continuous(f(x), x, 0, 1)), *premises, bounds, x)


def test_substitution_with_another_derivative():
    """u = 2*x with 1 for its derivative: the integral of 1 over [0, 1] is 1, that from 0 to 2 is 2."""
    claim = eq(integral(ONE * 1, x, 0, 1), integral(1, t, ZERO * 2, ONE * 2))
    unit = rule("integral_congruence", continuous_on(ONE * 1, x, 0, 1), field(ONE * 1, ONE), x)
    unit = rule("trans", unit, integral_of_constant(ONE, 0, 1))
    nodes = have(assume(claim)), times(have(unit), -1), have(integral_of_constant(ONE, ZERO * 2, ONE * 2))
    refuted = denied(absurd(eq(1, 2), *nodes), claim, continuous_on(ONE * 1, x, 0, 1), continuous_on(1, x, ZERO * 2, ONE * 2))
    assert refuted.hyps == ()
    slope = rule("deriv_combine", rule("deriv_identity", y, x), "mul", rule("deriv_constant", TWO, y, x))
    premises = continuous_on(y * 2, y, 0, 1), continuous_on(1, x, 0, 1), continuous_on(1, t, 0, 2)
    refused("not about the derivative", "integral_substitution", *premises, slope, (), x)
    refused("not the one that is continuous", "integral_substitution", *premises, rule("deriv_identity", y, x), (), x)
    refused("must not occur free", "integral_substitution", *premises, assume(deriv(y * 2, y, x, 1)), (), x)


def root_of_zero_is_not_zero(nonzero):
    """false from 2*sqrt(0) != 0."""
    root = fun("sqrt", 0)
    square = rule("imp_elim", rule("forall_elim", rule("axiom", "sqrt-squared"), ZERO), compute(le(0, 0)))
    zero = rule("cut", nonzero, rule("inequality", eq(2 * root, 0), times(have(square), 4 / (2 * root))))
    return rule("not_elim", nonzero, zero)


def test_substitution_without_continuity_of_the_derivative():
    """u = sqrt(x) on [0, 1] with its derivative 1/(2*sqrt(x)), which is unbounded: the integral of that has no value, and the integral of
    1 from sqrt(0) to sqrt(1) is 1."""
    root, speed = fun("sqrt", x), 1 / (2 * fun("sqrt", x))
    claim = eq(integral(ONE * speed, x, 0, 1), integral(1, t, fun("sqrt", 0), fun("sqrt", 1)))
    continuity = rule("defined", assume(claim), continuous(ONE * speed, x, 0, 1))
    value = rule("continuous_value", continuity, *(compute(h) for h in between(ZERO, ZERO, ONE)))
    refuted = root_of_zero_is_not_zero(rule("defined", value, ne(2 * fun("sqrt", 0), 0)))
    assert (refuted.hyps, refuted.concl) == ((claim,), FALSE)

    low, high = inside(x, 0, 1)
    inner = rule("continuous_where_defined", rule("cut", low, rule("refl", root)), x, ZERO, ONE)
    above = rule("inequality", lt(0, x), add(have(compute(le(0, smaller(0, 1)))), have(assume(lt(smaller(0, 1), x)))))
    slope = rule("imp_elim", rule("forall_elim", rule("axiom", "sqrt-derivative"), x), above)
    assert slope.concl == deriv(fun("sqrt", y), y, x, speed)
    nonnegative, square = (rule("imp_elim", rule("forall_elim", rule("axiom", "sqrt-" + w), x), low) for w in ("nonnegative", "squared"))
    # 1 - s = ((1 - s^2) + (1 - s)^2)/2 for s = sqrt(x)
    below_one = "mul", ("const", Fraction(1, 2)), add(have(high), have(square), ("square", 1 - root))
    bounds = (rule("inequality", le(smaller(0, 1), root), add(have(nonnegative), have(compute(le(smaller(0, 1), 0))))),
              rule("inequality", le(root, larger(0, 1)), add(below_one, have(compute(le(1, larger(0, 1)))))))
    stays = tuple(rule("cut", low, th) for th in bounds)
    outer = continuous_on(1, t, 0, 1)
    refused("does not say", "integral_substitution", inner, rule("refl", speed), outer, slope, stays, x)
    refused("must not occur free", "continuous_where_defined", rule("refl", speed), x, ZERO, ONE)
    kept = rule("integral_substitution", inner, assume(continuous(speed, x, 0, 1)), outer, slope, stays, x)
    assert (kept.hyps, kept.concl) == ((continuous(speed, x, 0, 1),), claim)


def test_substitution_without_continuity_of_the_outer_function():
    """u = x on [-1, 1] with 1/u: neither integral has a value."""
    without_value(eq(integral(1 / x * 1, x, -1, 1), integral(1 / t, t, -1, 1)), 1 / x * 1, -1, 1)
    inner, speed = continuous_on(y, y, -1, 1), continuous_on(1, x, -1, 1)
    stays = tuple(assume(h) for h in between(x, number(-1), ONE))
    refused("does not say", "integral_substitution", inner, speed, rule("refl", 1 / t), rule("deriv_identity", y, x), stays, x)
    kept = rule("integral_substitution", inner, speed, assume(continuous(1 / t, t, -1, 1)), rule("deriv_identity", y, x), stays, x)
    assert kept.hyps == (continuous(1 / t, t, -1, 1),)


# Comparison and linearity


def test_comparison_without_order_or_inequality():
    """0 <= 1, but the integral of 1 from 1 to 0 is -1; and 1 <= 0 fails."""
    for lo, hi, small, large in ((1, 0, ZERO, ONE), (0, 1, ONE, ZERO)):
        claim = le(integral(small, x, lo, hi), integral(large, x, lo, hi))
        values = [integral_of_constant(value, lo, hi) for value in (small, large)]
        continuity = [continuous_on(value, x, lo, hi) for value in (small, large)]
        refuted = denied(absurd(le(1, 0), have(assume(claim)), times(have(values[0]), -1), have(values[1])), claim, *continuity)
        assert refuted.hyps == ()
        true = compute(le(0, 1))
        why = "not about one interval" if lo else "the inequality is not f <= g"
        refused(why, "integral_comparison", true, *continuity, true, x)


@pytest.mark.parametrize("name", ["integral_combine", "integral_comparison", "integral_multiple", "integral_congruence", "integral_split"])
def test_without_continuity_the_integrals_have_no_value(name):
    """1/x over [-1, 1]: 1/x - 1/x, 0*(1/x) and the like are not 0 there, nor are the two sides of an inequality comparable."""
    gap, other = rule("refl", 1 / x), continuous_on(1, x, -1, 1)
    args = {"integral_combine": (other, "sub", gap), "integral_comparison": (compute(le(-1, 1)), gap, other, assume(le(1 / x, 1)), x),
            "integral_multiple": (ZERO, gap), "integral_congruence": (gap, gap, x), "integral_split": (gap, other)}[name]
    refused("does not say that a function is continuous", name, *args)
    for body in (0 * (1 / x), 1 / x - 1 / x):
        without_value(eq(integral(body, x, -1, 1), 0), body, -1, 1)


# Continuity


def test_continuity_without_its_hypotheses():
    """The step has a value everywhere and a derivative off 0 and is not continuous; 1/x is on [1, 2] and not on [-1, 1]."""
    refused("not put together from continuous operations", "continuous_where_defined", rule(
        "forall_elim", assume(forall(x, eq(f(x), f(x)))), x), x, ZERO, ONE)
    refused("must not occur free", "continuous_where_differentiable", flat(x, True), x, ZERO, ONE)
    part = assume(continuous(1 / x, x, 1, 2))
    outside = [compute(h) if holds(h) else compute(negation(h)) for v in (-1, 1) for h in between(number(v), ONE, TWO)]
    refused("four inequalities|not those wanted", "continuous_within", part, tuple(outside))
    refused("the formula is false", "compute", between(number(-1), ONE, TWO)[0])
    refused("not shown to lie", "continuous_value", part, compute(le(smaller(1, 2), 3)), compute(le(1, larger(1, 2))))


def holds(formula):
    try:
        compute(formula)
    except KernelError:
        return False
    return True


# Axioms with a hypothesis


def given(name, value):
    """The axiom at a value: guard and conclusion."""
    th = rule("forall_elim", rule("axiom", name), number(value))
    guard, conclusion = th.concl.args
    refused("not the antecedent", "imp_elim", th, compute(eq(0, 0)))
    assert rule("imp_elim", th, assume(guard)).hyps[-1] == guard
    return guard, conclusion


@pytest.mark.parametrize(("name", "op"), [("log-derivative", "log"), ("sqrt-derivative", "sqrt")])
def test_derivatives_of_log_and_sqrt_at_a_negative_number(name, op):
    """log and sqrt have no value at -1, so no derivative there."""
    guard, conclusion = given(name, -1)
    value = rule("deriv_value", assume(conclusion))
    condition = rule("defined", value, lt(0, -1) if op == "log" else le(0, -1))
    refuted = rule("not_elim", compute(negation(condition.concl)), condition)
    assert refuted.hyps == (conclusion,)
    assert compute(negation(guard)).hyps == ()


@pytest.mark.parametrize("name", ["log-derivative", "sqrt-derivative"])
def test_derivatives_of_log_and_sqrt_at_zero(name):
    """1/0 and 1/(2*sqrt(0)) have no value; sqrt(0) is 0 by its square."""
    _, conclusion = given(name, 0)
    if name == "log-derivative":
        undefined = rule("defined", assume(conclusion), ne(0, 0))
        assert rule("not_elim", undefined, compute(eq(0, 0))).hyps == (conclusion,)
        return
    nonzero = rule("defined", assume(conclusion), ne(2 * fun("sqrt", 0), 0))
    assert root_of_zero_is_not_zero(nonzero).hyps == (conclusion,)


@pytest.mark.parametrize(("name", "condition"), [("exp-of-log", lt(0, -1)), ("sqrt-squared", le(0, -1)), ("sqrt-nonnegative", le(0, -1))])
def test_log_and_sqrt_of_a_negative_number(name, condition):
    guard, conclusion = given(name, -1)
    undefined = rule("defined", assume(conclusion), condition)
    assert rule("not_elim", compute(negation(condition)), undefined).hyps == (conclusion,) and guard == condition


def test_exp_of_log_at_zero():
    guard, conclusion = given("exp-of-log", 0)
    assert rule("not_elim", compute(negation(guard)), rule("defined", assume(conclusion), lt(0, 0))).hyps == (conclusion,)


def test_cos_is_not_positive_at_half_pi_and_not_at_minus_two():
    """x < pi/2: cos(pi/2) = 0, by an axiom. 0 <= x: cos(-2) < 0, in numbers."""
    at_end = rule("forall_elim", rule("axiom", "cos-positive"), PI / 2)
    first, rest = at_end.concl.args
    second, conclusion = rest.args
    assert (first, second, conclusion) == (le(0, PI / 2), lt(PI / 2, PI / 2), lt(0, fun("cos", PI / 2)))
    refuted = denied(absurd(lt(0, 0), have(assume(conclusion)), have(rule("axiom", "cos-half-pi"))), conclusion)
    assert (refuted.hyps, refuted.axioms) == ((), ("cos-half-pi",))
    assert denied(absurd(lt(0, 0), have(assume(second))), second).hyps == ()
    assert mp.cos(-2) < 0
    refused("not the antecedent", "imp_elim", rule("forall_elim", rule("axiom", "cos-positive"), number(-2)), compute(le(-2, 0)))
    assert compute(negation(le(0, -2))).hyps == ()


def test_axioms_on_intervals_are_applied_to_total_functions_only():
    """1/t in the axiom leaves `forall t. t != 0`, which is refutable."""
    for name in ("mean-value-theorem", "intermediate-value-theorem", "extreme-value-theorem", "fundamental-theorem",
                 "integral-derivative", "change-of-variable"):
        th = rule("forall_elim_function", rule("axiom", name), (t,), 1 / t)
        gap, = th.hyps
        assert gap == forall(t, ne(t, 0))
        assert denied(rule("not_elim", rule("forall_elim", assume(gap), ZERO), compute(eq(0, 0))), gap).hyps == ()
