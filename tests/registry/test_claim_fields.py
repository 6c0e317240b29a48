"""A claim that is declared wrongly says what is wrong and what to write instead."""

import pytest

from mathcheck import Claim, ClaimError, Region, Twin, by, region
from mathcheck.lang import Real, define, eq, forall, implies

x = Real("x")
good = forall(x, 0 <= x**2)
square, other = define("square", x, x * x), define("square", x, x**2)
ambiguous, hidden = forall(x, eq(square(x), other(x))), forall(x, eq(square(x), define("outer", x, other(x) + 1)(x)))
negative = Twin("negative", forall(x, x**2 < 0), refuted_at={"x": 0})


def claim(**fields):
    return Claim(**{"id": "good", "title": "A square is not negative", "statement": good, **fields})


def derivation(d):
    return d.have("all", good, by.arithmetic)


WRONG = {
    "an id in upper case": ({"id": "Squares"}, "the id 'Squares' is not of the form [a-z0-9-]+", "for example 'squares'"),
    "an id with a space": ({"id": "two words"}, "is not of the form", "for example 'two-words'"),
    "an id with Chinese letters": ({"id": "平方"}, "is not of the form", "for example 'even-squares'"),
    "an empty id": ({"id": ""}, "the id '' is not of the form", "for example 'even-squares'"),
    "an id that is a number": ({"id": 3}, "the id 3 is not of the form", "for example 'even-squares'"),
    "no title": ({"title": ""}, "a claim needs a title", "title='...'"),
    "a title that is no text": ({"title": None}, "a claim needs a title", "title='...'"),
    "an unknown verdict": ({"expects": "true"}, "expects='true' is not a verdict", "one of proved, computed, refuted"),
    "a failed verdict": ({"expects": "failed"}, "expects='failed' is not a verdict", "one of proved"),
    "a statement with ==": ({"statement": x == x}, "a Python truth value, not a formula", "write eq(a, b)"),
    "a statement in words": ({"statement": "0 <= x^2"}, "the statement is a str, not a formula", "mathcheck.lang"),
    "a derivation that is no function": ({"derivation": 3}, "derivation must be a function", "def derivation(d)"),
    "no derivation in a mapping": ({"derivation": {}}, "derivation must be a function", "def derivation(d)"),
    "a derivation by name that is no function": ({"derivation": {"main": 3}}, "or several by name", "return d.have"),
    "two definitions of one name": ({"statement": ambiguous}, "two different definitions called square", "another name than square"),
    "one of them within another definition": ({"statement": hidden}, "two different definitions called square", "another name"),
    "a twin's with two definitions of one name": ({"twins": [Twin("a", ambiguous)]}, "uses two different definitions", "another"),
    "a twin that is only a formula": ({"twins": [good]}, "a twin needs an id of its own", ""),
    "a twin's id in upper case": ({"twins": [Twin("A", good)]}, "a twin needs an id of its own of the form [a-z0-9-]+: 'A'", ""),
    "two twins of one id": ({"twins": [negative, Twin("negative", good)]}, "a twin needs an id of its own", ""),
    "a twin's statement with ==": ({"twins": [Twin("a", x == x)]}, "a Python truth value", "write eq(a, b)"),
    "a slip in words": ({"twins": [Twin("a", good, slip="the post")]}, "slip must be True or False", "slip=True"),
    "a region that is a number": ({"numeric": 3}, "numeric must be a region", "numeric=region(n=range(0, 101))"),
    "an order beyond no range": ({"numeric": region(n=range(3), beyond={"x": 4})}, "the order beyond x", "beyond={'x': 12}"),
    "an order that is no number": ({"numeric": region(n=range(3), beyond={"n": "4"})}, "the order beyond n", "beyond={'x': 12}"),
    "a region that is a mapping": ({"numeric": {"n": range(3)}}, "numeric must be a region", "numeric=region("),
}


@pytest.mark.parametrize(("fields", "why", "hint"), WRONG.values(), ids=WRONG)
def test_a_wrong_field_is_refused(fields, why, hint):
    with pytest.raises(ClaimError) as caught:
        claim(**fields)
    assert why in caught.value.why and hint in caught.value.hint
    assert caught.value.claim.startswith(str(fields.get("id", "good")))
    assert str(caught.value).startswith(f"claim {caught.value.claim}: ") or not caught.value.claim


def test_a_chained_comparison_cannot_even_be_written():
    with pytest.raises(TypeError, match=r"two formulas \(And\)"):
        claim(statement=forall(x, 0 <= x <= 1))


def test_a_single_derivation_is_called_main():
    assert claim(derivation=derivation).derivations == {"main": derivation}
    assert claim(derivation={"short": derivation, "long": derivation}).derivations.keys() == {"short", "long"}
    assert claim().derivations == {}


def test_a_claim_and_a_twin_cannot_be_changed_afterwards():
    for thing, field in ((claim(), "id"), (negative, "note"), (Region({}), "ranges")):
        with pytest.raises(AttributeError):
            setattr(thing, field, "other")


def test_the_least_that_a_claim_needs():
    least = claim()
    assert (least.expects, least.twins, least.numeric, least.derivations) == ("proved", (), None, {})
    assert claim(statement=forall(x, implies(0 < x, 0 <= x**2))).statement.op == "forall"


def test_a_region_keeps_its_ranges():
    assert region(n=range(3), k=range(-2, 2)) == Region({"n": range(3), "k": range(-2, 2)})


def test_a_sympy_statement_is_translated_or_refused_with_advice():
    import sympy

    real, vague = sympy.Symbol("x", real=True), sympy.Symbol("x")
    with pytest.raises(ClaimError, match="the SymPy statement is refused"):
        claim(statement=sympy.Ge(vague**2 + 1, vague))
    with pytest.raises(ClaimError, match="the SymPy statement is refused"):
        claim(statement=sympy.Ge(real, 0.5))
