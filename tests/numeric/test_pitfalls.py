"""Traps of the numeric libraries that the tests compare with, pinned, and beside each one that it does not get into the kernel.

If a new mpmath or python-flint turns a pin red, the trap has moved: look whether the guard beside it is still the right one.
"""

import math
from fractions import Fraction

import flint
import mpmath
import pytest
import sympy

from mathcheck.kernel import enclosures
from mathcheck.kernel.binding import bind
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.intervals import Enclosing, enclose
from mathcheck.kernel.terms import Term, eq, le, lt, ne, negation, number
from mathcheck.lang import Max, Not, Or, Q, Real, cos, exp, forall, integral, log, sin, sqrt
from mathcheck.numeric import second
from mathcheck.numeric.check import check
from mathcheck.numeric.opinion import NO_VALUE, Opinion

X = Real("x")
SQUARE = Term("sqrt", (number(2),))**2


def exact(value):
    """An mpmath number as a fraction."""
    sign, mantissa, exponent, _ = value._mpf_
    return (-1)**sign*Fraction(int(mantissa))*Fraction(2)**exponent


def test_an_interval_of_mpmath_misses_the_value():
    """exp(-2^-40) = 1 - 2^-40 + 2^-81 - .. lies strictly above 1 - 2^-40, which is the whole interval."""
    q = -Fraction(1, 2**40)
    found = mpmath.iv.exp(-2**-40)
    low, high = (exact(mpmath.mp.make_mpf(end)) for end in found._mpi_)
    assert low == high == 1 + q
    terms = [q**j/math.factorial(j) for j in range(12)]
    below, above = sum(terms), sum(terms[:-1])  # the series alternates and falls
    assert high < below < above
    for bits in (24, 53, 100, 200):
        lo, hi = enclosures.exp(q, bits)
        assert lo <= below and above <= hi
    with pytest.raises(KernelError, match="do not lie apart"):
        enclose(le(Term("exp", (number(q),)), number(1 + q)), 200, 1)
    enclose(lt(number(1 + q), Term("exp", (number(q),))), 200, 1)


@pytest.mark.parametrize("value", [0.1, mpmath.mpf(1)/10, mpmath.mpf(1)/3, sympy.Float(0.1)], ids=repr)
def test_an_approximation_becomes_a_ball_without_radius(value):
    assert flint.arb(value).rad() == 0
    assert not flint.arb(value).contains(flint.fmpq(1, 10)) and not flint.arb(value).contains(flint.fmpq(1, 3))
    # a term takes integers and fractions and nothing else
    for inexact in (value, flint.arb(value), mpmath.iv.mpf(0.1)):
        for make in (number, Q, lambda v: X + v, lambda v: X*v, lambda v: X < v, lambda v: Term("num", (), v)):
            with pytest.raises((KernelError, TypeError)):
                make(inexact)
    with pytest.raises(KernelError):
        Enclosing(53, 1).value(X, {})


def test_comparisons_of_balls_that_overlap_are_all_false():
    square, two = flint.arb(2).sqrt()**2, flint.arb(2)
    assert square.overlaps(two)
    assert [square == two, square != two, square < two, square <= two, square > two, square >= two] == [False]*6
    for a, b in ((SQUARE, number(2)), (number(2), SQUARE)):
        for goal in (lt(a, b), le(a, b), ne(a, b), negation(lt(a, b)), negation(le(a, b))):
            with pytest.raises(KernelError, match="do not lie apart"):
                enclose(goal, 100, 1)
        with pytest.raises(KernelError, match="the goal is not a < b"):
            enclose(eq(a, b), 100, 1)
    # a comparison of terms is a term, which is neither true nor false
    for formula in (SQUARE < 2, eq(SQUARE, 2)):
        with pytest.raises(TypeError):
            bool(formula)


def test_the_interval_of_an_integral_holds_it_where_arb_is_not_told_of_a_kink():
    """The integral of sqrt(z*z) = |z| from -1 to 1 is 1; Arb takes the root to be holomorphic unless it is asked to look."""
    wrong = flint.acb.integral(lambda z, _: (z*z).sqrt(), -1, 1).real
    assert wrong.rad() < 1e-10 and not wrong.contains(1)
    told = flint.acb.integral(lambda z, holomorphic: (z*z).sqrt(analytic=holomorphic), -1, 1).real
    assert not told.is_finite() or told.contains(1)
    whole = bind("integral", X, Term("sqrt", (X*X,)), number(-1), number(1))
    lo, hi = Enclosing(53, 64).value(whole, {})
    assert lo <= 1 <= hi and hi - lo < Fraction(1, 10)


# the numeric check beside the kernel

def outcome(statement, **ranges):
    return check(statement, {name: tuple(map(Fraction, ends)) for name, ends in ranges.items()}).outcome


T = Real("t")
INTEGRALS = {
    "sqrt(z^2) on [-1, 1]": (sqrt(T * T), -1, 1, Q(1), number(Fraction("1.1547005383792515"))),
    "|x|/x on [-1, 2], which has no value at 0": (abs(T) / T, -1, 2, Q(1), Q(3)),
    "sqrt(|x|)^3 on [-1, 1]": (sqrt(abs(T)) ** 3, -1, 1, Q(4, 5), number(Fraction("0.4387"))),
    "max(x, 0) on [-1, 1]": (Max(T, 0), -1, 1, Q(1, 2), Q(0)),
    "|x - 1/3| on [0, 1]": (abs(T - Q(1, 3)), 0, 1, Q(5, 18), Q(1, 6)),
    "sqrt((x - 1/3)^2) on [0, 1]": (sqrt((T - Q(1, 3)) ** 2), 0, 1, Q(5, 18), Q(1, 6)),
}


@pytest.mark.parametrize(("body", "a", "b", "truth", "arb_says"), INTEGRALS.values(), ids=INTEGRALS)
def test_an_integral_over_a_kink_or_a_pole_is_never_what_arb_says_unasked(body, a, b, truth, arb_says):
    whole = integral(body, T, a, b)
    assert outcome(eq(whole, arb_says)) not in ("confirmed", "consistent")
    assert outcome(eq(whole, truth)) in (("contradicted", "inconclusive") if body.op == "div" else ("consistent", "inconclusive"))


def test_arb_integrates_over_a_jump_and_a_branch_unasked():
    assert not flint.acb.integral(lambda z, _: z.sgn(), -1, 2).real.contains(1)
    assert not flint.acb.integral(lambda z, _: z ** flint.acb("1.5"), -1, 1).real.contains(flint.fmpq(2, 5))


@pytest.mark.parametrize("body", [1 / T, 1 / T**2, 1 / (T - Q(1, 3)) ** 2, abs(T) / T, Term("tan", (2 * T,)), log(abs(T)), log(T) * 0],
                         ids=str)
def test_an_integral_across_a_pole_has_no_value(body):
    for claimed in (0 < integral(body, T, -1, 1) ** 2 + 1, eq(integral(body, T, -1, 1), 0), eq(integral(body, T, 1, -1), -2)):
        assert outcome(claimed) in ("contradicted", "inconclusive")
        assert outcome(Not(claimed)) in ("contradicted", "inconclusive")


@pytest.mark.parametrize(("statement", "expected"), [
    (lambda v: v <= v**2 + Q(1, 4), ("confirmed", "inconclusive")),  # touches at 1/2
    (lambda v: 2 * v / 3 <= v**2 + Q(1, 9), ("inconclusive", "confirmed")),  # at 1/3
    (lambda v: 1 + v <= exp(v), ("confirmed",)),
    (lambda v: v < v**2 + Q(1, 4), ("contradicted",)),
    (lambda v: 2 * v / 3 < v**2 + Q(1, 9), ("inconclusive", "contradicted")),
    (lambda v: 2 * v / 3 <= v**2 + Q(1, 9) - Q(1, 10**30), ("inconclusive", "contradicted")),
    (lambda v: sin(v) <= v + Q(1, 10**9), ("confirmed",)),
    (lambda v: (1 - cos(v)) <= v**2 / 2, ("confirmed",)),
    (lambda v: 1 / v**2 < 10**30, ("contradicted", "inconclusive")),
    (lambda v: 0 < 1 / (v - Q(1, 3)) ** 2, ("inconclusive", "contradicted")),
    (lambda v: exp(v) - exp(v) <= 0, ("confirmed", "inconclusive")),
    (lambda v: (v + 10**20) - 10**20 - v < Q(1, 10**9), ("confirmed",)),
], ids=range(12))
def test_touching_cancelling_and_dividing_by_zero(statement, expected):
    assert outcome(forall(X, statement(X)), x=(0, 1)) in expected


def test_the_square_of_a_root_is_consistent_and_never_confirmed():
    found = check(eq(SQUARE, number(2)), {})
    assert (found.outcome, found.digits) == ("consistent", 50)
    two = number(2)
    for goal in (lt(SQUARE, two), le(SQUARE, two), ne(SQUARE, two), Not(eq(SQUARE, two)), Not(ne(SQUARE, two))):
        assert check(goal, {}).outcome == "inconclusive"


@pytest.mark.parametrize("place", [39, 40, 49])
def test_a_constant_wrong_in_a_late_digit_is_caught(place):
    wrong = Q(1, 10**place)
    for left, right in ((4 * Term("atan", (number(1),)), Term("pi")), (sin(Term("pi") / 6), Q(1, 2)), (integral(T**2, T, 0, 1), Q(1, 3))):
        assert outcome(eq(left, right)) in ("consistent", "confirmed")
        assert outcome(eq(left, right + wrong)) == "contradicted"
    assert outcome(forall(X, eq(sin(X) ** 2 + cos(X) ** 2, 1 + wrong)), x=(0, 1)) == "contradicted"


@pytest.mark.parametrize("wrong", [NO_VALUE, Opinion(mpmath.mpf(3), mpmath.mpf(0))], ids=["no value", "3"])
def test_mpmath_disagreeing_fails_the_claim_and_names_both(monkeypatch, wrong):
    goal = eq(SQUARE, number(2))
    assert check(goal, {}).opinions == 2
    monkeypatch.setattr(second, "opinion", lambda *_: wrong)
    found = check(goal, {})
    assert found.outcome == "contradicted" and "mpmath" in found.where and "enclosures" in found.where
    assert ("no value" if wrong is NO_VALUE else "mpmath finds 3") in found.where


def test_mpmath_finding_a_value_where_the_enclosures_find_none(monkeypatch):
    monkeypatch.setattr(second, "opinion", lambda *_: Opinion(mpmath.mpf(3), mpmath.mpf(0)))
    found = check(Or(le(number(0), number(1)), lt(log(Q(-1)), number(0))), {})
    assert found.outcome == "contradicted"
