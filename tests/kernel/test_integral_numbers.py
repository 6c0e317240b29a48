"""Random instances of the rules of integrals hold in rigorous numbers: enclosures of integrals of analytic functions, by arb."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_arbs import enclosure, possible, slope_possible
from kernel_support import (
    Term,
    assume,
    between,
    compute,
    continuous_on,
    eq,
    field,
    fun,
    integral,
    le,
    lt,
    ne,
    number,
    positive_is_not_zero,
    rule,
    variable,
    x,
    y,
)

from mathcheck.kernel.binding import substitute
from mathcheck.methods.calculus import differentiate

WIDTH = Fraction(1, 10**20)
b = variable("b", x.sort)
POINT = {"b": Fraction(5, 7)}
ONE_PLUS_SQUARE = positive_is_not_zero(rule("inequality", lt(0, 1 + x**2), ("add", ("const", 1), ("square", x))))
ENTIRE = (x, b, number(2), number(Fraction(-1, 3)), x * x, fun("sin", x), fun("cos", 2 * x), fun("exp", Fraction(1, 2) * x),
          fun("exp", fun("sin", x)), fun("sin", b * x))


def combined(atoms):
    return st.recursive(st.sampled_from(atoms), lambda inner: st.one_of(
        st.builds(lambda f, g: f + g, inner, inner), st.builds(lambda f, g: f - g, inner, inner),
        st.builds(lambda f, g: f * g, inner, inner), st.builds(lambda f: -f, inner)), max_leaves=4)


entire, functions = combined(ENTIRE), combined((*ENTIRE, 1 / (1 + x**2)))
ends = st.fractions(-3, 3, max_denominator=8)
RUNS = settings(max_examples=40, deadline=None, derandomize=True)


def smooth(f, lo, hi):
    """continuous(f, x, lo, hi), which every function here is."""
    shown = (ONE_PLUS_SQUARE,) if ne(1 + x**2, 0) in rule("refl", f).hyps else ()
    theorem = continuous_on(f, x, lo, hi, *shown)
    assert theorem.hyps == ()
    return theorem


def check(theorem):
    """The theorem is true as far as the enclosures see; moved by 10^-9 beyond what is true, it is seen to be false."""
    assert theorem.hyps == ()
    assert possible(theorem.concl, POINT, WIDTH), theorem
    left, right = theorem.concl.args
    excess = abs(right - left) if theorem.concl.op == "le" else number(0)
    assert not possible(Term(theorem.concl.op, (left + excess + Fraction(1, 10**9), right)), POINT, WIDTH)


@RUNS
@given(functions, st.sampled_from(["add", "sub"]), functions, ends, ends)
def test_integral_combine(f, op, g, lo, hi):
    check(rule("integral_combine", smooth(f, lo, hi), op, smooth(g, lo, hi)))


@RUNS
@given(st.one_of(ends.map(number), st.sampled_from([b, fun("exp", b), b / 3])), functions, ends, ends)
def test_integral_multiple(c, f, lo, hi):
    check(rule("integral_multiple", c, smooth(f, lo, hi)))


@RUNS
@given(functions, ends, ends, ends)
def test_integral_split(f, lo, middle, hi):
    check(rule("integral_split", smooth(f, lo, middle), smooth(f, middle, hi)))


@RUNS
@given(functions, functions, ends, ends)
def test_integral_comparison(f, g, lo, hi):
    """f <= f + g^2, over [lo, hi] with lo <= hi."""
    lo, hi = sorted((lo, hi))
    larger = f + g**2
    order = rule("inequality", le(f, larger), ("square", g))
    if order.hyps:
        order = rule("cut", ONE_PLUS_SQUARE, order)
    check(rule("integral_comparison", compute(le(lo, hi)), smooth(f, lo, hi), smooth(larger, lo, hi), order, x))


@RUNS
@given(functions, functions, ends, ends)
def test_integral_congruence(f, g, lo, hi):
    """(f + g)*(f - g) = f^2 - g^2 and the like: what `field` equates."""
    left, right = (f + g) * (f - g), f * f - g * g
    equation = field(left, right)
    if equation.hyps:
        equation = rule("cut", ONE_PLUS_SQUARE, equation)
    check(rule("integral_congruence", smooth(left, lo, hi), equation, x))


@RUNS
@given(functions, ends, ends, st.fractions(-2, 2, max_denominator=3), st.fractions(-2, 2, max_denominator=3))
def test_integral_substitution(f, lo, hi, scale, shift):
    """u = scale*x + shift, between the values at the ends."""
    inner = scale * x + number(shift)
    slope = differentiate(substitute(inner, x, y), y, x, [])
    values = sorted(Fraction(scale) * end + shift for end in (lo, hi))
    bounds = tuple(rule("inequality", wanted, stays(wanted, scale, lo, hi, values)) for wanted in between(inner, *values))
    outer = smooth(f, *values)
    speed = continuous_on(slope.concl.args[2], x, lo, hi)
    check(rule("integral_substitution", continuous_on(inner, x, lo, hi), speed, outer, slope, bounds, x))


def stays(wanted, scale, lo, hi, values):
    """A certificate that scale*x + shift keeps to one side between lo and hi."""
    below = wanted.args[1].op != "max"
    first, last = sorted((lo, hi))
    low, high = between(x, lo, hi)
    at_low = ("add", ("have", assume(low)), ("have", compute(le(first, low.args[0]))))  # first <= x
    at_high = ("add", ("have", assume(high)), ("have", compute(le(high.args[1], last))))  # x <= last
    used = at_low if (scale >= 0) == below else at_high
    end = compute(le(wanted.args[0], values[0])) if below else compute(le(values[1], wanted.args[1]))
    return "add", ("mul", ("const", abs(Fraction(scale))), used), ("have", end)


@RUNS
@given(entire, ends, ends)
def test_fundamental_theorem(f, lo, hi):
    """The derivative of a function integrates to its increase."""
    slope = differentiate(substitute(f, x, y), y, x, [])
    check(rule("fundamental_theorem", smooth(f, lo, hi), smooth(slope.concl.args[2], lo, hi), slope, x))


@RUNS
@given(functions, st.fractions(-2, 2, max_denominator=8))
def test_deriv_integral(f, point):
    """The integral up to a has the derivative f(a), by divided differences over narrow intervals."""
    a = variable("a", x.sort)
    theorem = rule("deriv_integral", smooth(f, -3, 3), assume(lt(-3, a)), assume(lt(a, 3)))
    width = Fraction(1, 2**40)
    assert slope_possible(theorem.concl, POINT, "a", point, point + width)
    wrong = Term("has_deriv", (*theorem.concl.args[:2], theorem.concl.args[2] + Fraction(1, 10**6)), theorem.concl.data)
    assert not slope_possible(wrong, POINT, "a", point, point + width)


@pytest.mark.parametrize("wrong", [
    eq(integral(x, x, 0, 1), 1), eq(integral(fun("sin", x), x, 0, 1), integral(fun("cos", x), x, 0, 1)),
    eq(integral(x**2, x, 0, 1) + integral(x**2, x, 2, 3), integral(x**2, x, 0, 3)), eq(integral(x, x, 1, 0), integral(x, x, 0, 1)),
    eq(integral(b * x, x, 0, 1), x * integral(x, x, 0, 1)), le(integral(1, x, 0, 1), integral(x, x, 0, 1)),
    le(integral(0, x, 1, 0), integral(1, x, 1, 0)), eq(integral(fun("exp", 2 * x), x, 0, 1), integral(fun("exp", x), x, 0, 2)),
], ids=repr)
def test_a_wrong_statement_is_caught(wrong):
    assert not possible(wrong, {**POINT, "x": Fraction(2, 3)}, WIDTH)


def test_a_pole_gives_no_enclosure():
    assert not enclosure(integral(1 / x**2, x, -1, 1), {}).is_finite()
    with pytest.raises(ValueError, match="no useful enclosure"):
        possible(eq(integral(1 / x**2, x, -1, 1), -2), {}, WIDTH)
