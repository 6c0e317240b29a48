"""The picture that a claim declares: what is wrong with one is said, and as data it stays the same."""

import json
from fractions import Fraction

import pytest

from mathcheck import Claim, ClaimError, Picture, convergence, curves, margin, records
from mathcheck.kernel.errors import KernelError, NotACertificate
from mathcheck.kernel.writer import write_terms
from mathcheck.lang import Function, Int, Nat, Q, Real, Sum, exp, forall, infinity, pi
from mathcheck.registry.answer import declared
from mathcheck.registry.picture import LARGEST, MOST_CURVES, MOST_NUMBERS, MOST_SURVEYED, read_picture, written_picture
from mathcheck.registry.sampled import Unplottable, sampled

x, y, n, k, u = Real("x"), Real("y"), Nat("n"), Int("k"), Function("u")
GOOD = {
    "curves": curves(exp(x), 1 + x, 2, Fraction(1, 2), over=(x, -2, Q(1, 2))),
    "margin": margin(exp(x) - (1 + x), over=(x, Fraction(-1, 3), 2)),
    "margin of natural numbers": margin(2**n - n, over=(n, 0, 9)),
    "margin of integers": margin(k**2 - k, over=(k, -5, 5)),
    "convergence": convergence(abs((1 + 1 / n) ** n - exp(1)), 2 / n, over=(n, 1, 10**4)),
    "records": records(), "a few records": records(up_to=12),
}
WRONG = {
    "no picture": (exp(x), "picture must be a picture", "picture=curves("),
    "no curves": (curves(over=(x, 0, 1)), f"1 to {MOST_CURVES} curves, not 0", "curves("),
    "many curves": (curves(*range(MOST_CURVES + 1), over=(x, 0, 1)), f"not {MOST_CURVES + 1}", "curves("),
    "over nothing": (margin(x, over=None), "over what", "margin("),
    "over two": (margin(x, over=(0, 1)), "over what", "margin("),
    "over a list": (margin(x, over=[x, 0, 1]), "over what", "margin("),
    "over a term": (margin(x, over=(x + 1, 0, 1)), "a variable for a number, not over x + 1", "over="),
    "over a name": (margin(x, over=("x", 0, 1)), "a variable for a number, not over 'x'", "over="),
    "over a function": (margin(x, over=(u, 0, 1)), "a variable for a number, not over u", "over="),
    "a float as an end": (margin(x, over=(x, 0, 1.5)), "from one exact number to a larger one, not from 0 to 1.5", "over="),
    "a term as an end": (margin(x, over=(x, 0, pi)), "not from 0 to pi", "over="),
    "a truth value as an end": (margin(x, over=(x, False, 1)), "not from False to 1", "over="),
    "a point": (margin(x, over=(x, 1, 1)), "to a larger one", "over="),
    "backwards": (margin(x, over=(x, 2, 1)), "to a larger one, not from 2 to 1", "over="),
    "curves of whole numbers": (curves(n, over=(n, 0, 5)), "n is a variable for whole numbers", "curves("),
    "a convergence of reals": (convergence(x, x, over=(x, 1, 5)), "x is a Real variable", "convergence("),
    "a convergence from 0": (convergence(n, n, over=(n, 0, 5)), f"from 1 on, to at most {LARGEST}", "convergence("),
    "a convergence without end": (convergence(n, n, over=(n, 1, LARGEST + 1)), f"to at most {LARGEST}", "convergence("),
    "half a whole number": (margin(n, over=(n, 0, Q(3, 2))), "n is a whole number, and does not go from 0 to 3/2", "margin("),
    "below the natural numbers": (margin(n, over=(n, -1, 3)), "n is a natural number, and does not begin at -1", "margin("),
    "many numbers": (margin(n, over=(n, 0, MOST_NUMBERS)), f"at most {MOST_NUMBERS} whole numbers", "margin("),
    "a float": (curves(0.5, over=(x, 0, 1)), "shows terms, and 0.5 is a float", "curves("),
    "a formula": (curves(x < 1, over=(x, 0, 1)), "shows numbers, and x < 1 is none", "curves("),
    "a place": (curves(infinity, over=(x, 0, 1)), "shows numbers", "curves("),
    "a function": (curves(u, over=(x, 0, 1)), "shows numbers, and u is none", "curves("),
    "another variable": (curves(x + y, over=(x, 0, 1)), "x + y depends on y, and the picture goes over x alone", "curves("),
    "a variable of another sort": (curves(Nat("x"), over=(x, 0, 1)), "depends on x", "curves("),
    "no records": (records(up_to=0), f"a whole number from 1 to {MOST_SURVEYED}", "records("),
    "many records": (records(up_to=10**12), f"a whole number from 1 to {MOST_SURVEYED}", "records("),
    "half a record": (records(up_to=1.5), "whole number", "records("),
    "a true record": (records(up_to=True), "whole number", "records("),
    "another kind": (Picture("pie", (x,), (x, 0, 1)), "there is no picture 'pie'", "one of curves, margin"),
}


def claim(picture):
    return Claim(id="good", title="A square is not negative", statement=forall(x, 0 <= x**2), picture=picture)


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_is_the_same_after_a_journey_as_data(name):
    picture = claim(GOOD[name]).picture
    data = json.loads(json.dumps(written_picture(picture)))
    again = read_picture(data)
    assert again.functions == picture.functions and written_picture(again) == data
    assert again.kind == "records" or (again.over[0], again.ends) == (picture.over[0], picture.ends)
    assert again.problem() is None


@pytest.mark.parametrize(("picture", "why", "hint"), WRONG.values(), ids=WRONG)
def test_a_wrong_picture_is_refused(picture, why, hint):
    with pytest.raises(ClaimError) as caught:
        claim(picture)
    assert why in caught.value.why and hint in caught.value.hint and caught.value.claim == "good"


@pytest.mark.parametrize("data", [
    {"kind": "pie", "terms": write_terms([x, x, Q(0), Q(1)])},
    {"kind": "margin", "terms": write_terms([x, y, x, Q(0), Q(1)])},
    {"kind": "margin", "terms": write_terms([x, Q(0), Q(1)])},
    {"kind": "margin", "terms": write_terms([])},
    {"kind": "convergence", "terms": write_terms([n, n, Q(1), Q(2)])},
    {"kind": "curves", "terms": write_terms([y, x, Q(0), Q(1)])},
    {"kind": "curves", "terms": write_terms([x, x, x, x])},
    {"kind": "records", "terms": write_terms([])},
    {"kind": "records", "terms": write_terms([x])},
    {"kind": "records", "terms": write_terms([Q(1), Q(2)])},
    {"kind": "records", "terms": write_terms([Q(1, 2)])},
    {"kind": "curves", "terms": "not terms"},
    {"kind": "curves", "terms": ""},
])
def test_data_that_is_no_picture_is_refused(data):
    with pytest.raises((ValueError, NotACertificate, KernelError)):
        read_picture(data)


@pytest.mark.parametrize("answer", [{}, {"id": "a", "title": "b"}, {"id": "a", "title": 3, "picture": None},
                                    {"id": "a", "title": "b", "picture": {"kind": "curves"}}, {"id": "a", "title": "b", "picture": []},
                                    {"id": "a", "title": "b", "picture": {"kind": "curves", "terms": 3}}])
def test_a_declaration_that_no_worker_writes_is_refused(answer):
    with pytest.raises(ValueError, match="answer"):
        declared(answer)


def test_records_are_those_of_the_survey():
    shown = sampled(records(up_to=1000))
    assert shown.least[:8] == ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (7, 10), (8, 11)) and shown.least[-1] == (23, 719)
    assert shown.largest[:7] == ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6), (6, 9), (7, 12)) and len(shown.largest) == len(shown.least)
    [power] = shown.graphs
    for c in power.cells:
        assert c.low**3 <= 3**c.right and Fraction(3) ** int(c.left) <= c.high**3


def test_what_has_no_place_on_a_logarithmic_scale_is_not_drawn():
    with pytest.raises(Unplottable, match="not seen to be positive"):
        sampled(convergence(n - n, 1 / n, over=(n, 1, 9)))


def test_a_curve_has_narrow_cells_and_a_margin_wide_ones():
    narrow, wide = (sampled(p).graphs[0].cells for p in (curves(x**2, over=(x, 0, 1)), margin(x**2, over=(x, 0, 1))))
    assert len(narrow) > 200 > 100 > len(wide) > 20
    assert sampled(margin(Sum(k, k, 0, n), over=(n, 0, 3))).graphs[0].points[3][1:] == (6, 6)
