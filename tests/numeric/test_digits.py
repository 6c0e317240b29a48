"""Decimals: bounds on their safe side, and only digits that are proved."""

from fractions import Fraction

import flint
import pytest
from flint import arb, fmpq
from hypothesis import given
from hypothesis import strategies as st

from mathcheck.numeric.arithmetic import fraction, moderate
from mathcheck.numeric.digits import agreeing, at_least, at_most, in_full, proved

rational = st.fractions(-10**9, 10**9) | st.builds(lambda a, e: a * Fraction(10) ** e, st.fractions(-9, 9), st.integers(-60, 60))
radius = st.builds(lambda e, zero: 0 if zero else Fraction(10) ** e, st.integers(-40, 3), st.booleans())


def ball(middle, rad):
    return arb(fmpq(middle.numerator, middle.denominator), 0) + arb(0, arb(fmpq(*Fraction(rad).as_integer_ratio())))


@given(rational, radius, st.integers(1, 20))
def test_bounds_are_rounded_to_their_safe_side(middle, rad, figures):
    a = ball(middle, rad)
    low, high = Fraction(at_least(a, figures)), Fraction(at_most(a, figures))
    assert low <= fraction(a.mid()) - fraction(a.rad()) and fraction(a.mid()) + fraction(a.rad()) <= high
    for text in (at_least(a, figures), at_most(a, figures)):
        assert len(text.split("e")[0].replace("-", "").replace(".", "").strip("0")) <= figures
    size = max(abs(low), abs(high))
    assert high - low <= 4 * max(fraction(a.upper()) - fraction(a.lower()), size * Fraction(10) ** (1 - figures))


@given(rational, radius, st.integers(0, 30))
def test_only_digits_that_are_proved_are_printed(middle, rad, most):
    a = ball(middle, rad)
    text = proved(a, most)
    low, high = fraction(a.lower()), fraction(a.upper())
    if not text:
        assert low < 0 < high or int(low) != int(high)
        return
    digits = text.removesuffix("..")
    after = len(digits.partition(".")[2])
    assert after <= most
    value, step = abs(Fraction(digits)), Fraction(1, 10**after)
    for end in (low, high):
        assert value == abs(end) if not text.endswith("..") else value <= abs(end) < value + step
        assert end == 0 or (end < 0) == digits.startswith("-") or text.startswith("-0") == (end < 0)


@given(st.integers(0, 200), st.integers(1, 100), st.sampled_from([1, 2, 9]))
def test_agreeing_counts_no_digit_too_many(places, most, factor):
    gap = arb(fmpq(factor, 10**places))
    found = agreeing(gap, most)
    assert 0 <= found <= most
    assert found == 0 or Fraction(factor, 10**places) < Fraction(1, 10**found)
    assert found == most or not Fraction(factor, 10**places) < Fraction(1, 10 ** (found + 1)) * Fraction(999, 1000)


def test_edges():
    assert (at_most(arb("inf")), at_least(arb("nan")), at_most(arb(0)), at_least(arb(0))) == ("oo", "-oo", "0", "0")
    assert agreeing(arb(0), 50) == 50 and agreeing(arb("nan"), 50) == 0 and agreeing(arb(1), 50) == 0
    assert proved(arb(0, 1), 5) == "" and proved(arb(3), 5) == "3" and proved(arb(5) / 2, 5) == "2.5"
    assert proved(arb("nan"), 5) == "" and proved(arb(3) ** (2**60), 5) == "" and not moderate(arb(0, "inf"))
    assert in_full(Fraction(-1, 3)) == "-1/3" and in_full(10**5000) == "1" + "0" * 5000


@pytest.mark.parametrize("digits", [10, 1_000, 10_000])
def test_a_constant_is_printed_with_as_many_digits_as_are_asked_for(digits):
    flint.ctx.prec, outside = int(digits * 3.33) + 64, flint.ctx.prec
    try:
        text = proved(arb.pi(), digits)
        assert text.startswith("3.1415926535") and text.endswith("..") and len(text) == digits + 4
        assert arb(text.removesuffix("..")).overlaps(arb.pi() + arb(0, 1) * arb(10) ** -digits)
    finally:
        flint.ctx.prec = outside
