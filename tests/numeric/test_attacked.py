"""What an attack found in the numeric check, each a wrong word that must not come back."""

from fractions import Fraction

import pytest

from mathcheck.lang import parse_statement
from mathcheck.numeric.check import check


@pytest.mark.parametrize("text", [
    "lim(sin(7*pi*x), x -> oo) = 0", "lim(cos(14*pi*x), x -> oo) = 1", "lim(sin(7*pi/x), x -> 0) = 0",
    "lim(x*sin(7*pi*x)^2, x -> oo) = 0", "lim(x/(1 + x^2*sin(7*pi*x)^2), x -> oo) = oo", "lim(|sin(7*pi*x)| + 1/x, x -> oo) = 0",
    "lim(sin(pi*x), x -> oo) = 0", "lim(sin(60*pi*x), x -> oo) = 0", "lim(sin(70*pi/x), x -> 0+) = 0"])
def test_what_has_a_period_is_not_met_at_one_phase(text):
    assert check(parse_statement(text), {}, digits=30).outcome in ("inconclusive", "contradicted", "not covered")


@pytest.mark.parametrize("text", [
    "integral(max(0, 1 - 10^6*|x - 1/3|) + 1, x, 0, 1) = 1 + 1/10^6", "integral(exp(-(10^6*(x - 1/3))^2) + 1, x, 0, 1) > 1",
    "integral(||x - 1/3| - 1/10^7|, x, 0, 1) = 5/18 - 1/10^7 + 2/10^14"])
def test_a_quadrature_that_looks_past_something_narrow_contradicts_nothing(text):
    found = check(parse_statement(text), {}, digits=15)
    assert found.outcome == "inconclusive" and "by the enclosures, and mpmath finds" in found.where


def test_a_neighbour_that_is_looked_at_in_points_does_not_hide_a_period():
    statement = parse_statement("x in RR: integral(x*0 + t, t, 0, 1) = 1/2 and sin(2^14*pi*x) = 0")
    assert check(statement, {"x": (Fraction(0), Fraction(1))}, digits=30).outcome == "contradicted"


def test_lines_are_not_only_where_a_period_vanishes():
    statement = parse_statement("x, y in RR: x + y = y + x + sin(2^14*pi*x)*sin(2^14*pi*y)")
    unit = (Fraction(0), Fraction(1))
    assert check(statement, {"x": unit, "y": unit}, digits=30).outcome in ("contradicted", "inconclusive")


def test_a_number_with_a_short_expansion_is_printed_with_its_radius():
    notes = check(parse_statement("integral(x, x, 1, 0) = -1/2"), {}).notes
    assert any("-0.5" in note and "+/-" in note for note in notes)
