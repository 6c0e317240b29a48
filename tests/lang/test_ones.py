"""Expressions of ones: counts and values from the definition, texts that read back, and refusal of everything else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.lang.ones import Expression, latex, ones, parse, text

WITNESS = "2*3 + (1 + 2^2*3^2)*(2 + 3^4*(1 + 2*3^10))"


def value(e):
    """The number, from the ones upwards."""
    values = {1: 1}
    for m, (op, a, b) in sorted(e.splits.items()):
        values[m] = values[a] + values[b] if op == "+" else values[a] * values[b]
    return values[e.n]


def evaluated(written):
    """The value by Python's own arithmetic."""
    return eval(written.replace("^", "**"), {"__builtins__": {}})


def written_ones(written):
    """The ones of a text by Python's own syntax: every number k counts k, a power repeats its base."""
    class Count(int):
        def __add__(self, other):
            return Count(int(self) + int(other))

        __mul__ = __add__

        def __pow__(self, k):
            return Count(int(self) * k)

    counted = re.sub(r"(?<!\*\*)\b(\d+)\b", r"C(\1)", written.replace("^", "**"))
    return int(eval(counted, {"__builtins__": {}, "C": Count}))


@st.composite
def texts(draw, depth=4):
    """Texts of the grammar without a factor 1 and without large powers."""
    def build(depth):
        if depth == 0 or draw(st.integers(0, 4)) == 0:
            return draw(st.sampled_from("123"))
        kind = draw(st.sampled_from("+*^"))
        if kind == "+":
            return f"({build(depth - 1)} + {build(depth - 1)})"
        base = build(depth - 1)
        base = base if evaluated(base) > 1 else "2"
        if kind == "^":
            return f"({base})^{draw(st.integers(1, 4))}"
        other = build(depth - 1)
        return f"({base})*({other if evaluated(other) > 1 else '3'})"
    return build(depth)


@st.composite
def expressions(draw):
    """Random splits from the top down."""
    n = draw(st.integers(1, 10**6))
    splits, pending = {}, [n]
    while pending:
        m = pending.pop()
        if m == 1 or m in splits:
            continue
        divisors = [d for d in range(2, min(m, 60)) if m % d == 0]
        if divisors and draw(st.booleans()):
            d = draw(st.sampled_from(divisors))
            splits[m] = ("*", d, m // d)
        else:
            a = draw(st.integers(max(1, m // 2 - 3), m - 1))
            splits[m] = ("+", a, m - a)
        pending += splits[m][1:]
    return Expression(n, splits)


def test_the_witness():
    e = parse(WITNESS)
    assert (e.n, value(e), ones(e), text(e)) == (353942783, 353942783, 63, WITNESS)
    assert latex(e) == (r"2 \cdot 3 + \left(1 + 2^{2} \cdot 3^{2}\right) \cdot "
                        r"\left(2 + 3^{4} \cdot \left(1 + 2 \cdot 3^{10}\right)\right)")


@pytest.mark.parametrize(("written", "n", "count", "printed"), [
    ("1", 1, 1, "1"), ("2", 2, 2, "2"), ("1+1+1", 3, 3, "3"), ("1+1+1+1", 4, 4, "1 + 3"), ("2*2", 4, 4, "2^2"), ("3+2", 5, 5, "2 + 3"),
    (" ( 1 + 2*2 ) * 3 ", 15, 8, "3*(1 + 2^2)"), ("((2+3))^2*2", 50, 12, "2*(2 + 3)^2"), ("3^1", 3, 3, "3"),
    ("1 + 1 + 2*3", 8, 7, "2 + 2*3"), ("1 + 1 + 1 + 1 + 2*3", 10, 9, "1 + 3 + 2*3"), ("2^1000", 2**1000, 2000, "2^1000"),
])
def test_reading_and_printing(written, n, count, printed):
    e = parse(written)
    assert (e.n, value(e), ones(e), text(e)) == (n, n, count, printed)


@pytest.mark.parametrize("written", [
    "", " ", "4", "0", "11", "01", "1 1", "1 2", "2(3)", "(2)3", "(2)(3)", "1+", "+1", "*2", "2*", "2**3", "()", "(1", "1)", "(1+2", "2^",
    "^2", "2^0", "2^-1", "2^(1+1)", "2^2^2", "2^2 ^2", "1*2", "2*1", "1^5", "(1)*(3)", "1-1", "3/1", "x", "1+x", "2^1001", "3^9999",
    "2^99999999999", "((3^600)*2)^2", "3^600*3^600", "1.0", "٣", "²", "2^²", "1\0", "1+" * 20_000 + "1",
])
def test_what_is_no_expression_is_a_value_error(written):
    with pytest.raises(ValueError):
        parse(written)


def test_a_number_written_twice_keeps_the_cheaper_way():
    e = parse("(1+1+1+1+1+1) + 2*3")
    assert (e.n, ones(e), e.splits[6]) == (12, 10, ("*", 2, 3))


def test_deep_nesting_needs_no_recursion():
    deep = "(" * 6000 + "1" + ")" * 6000
    assert parse(deep).n == 1
    tower = parse("(1+" * 4000 + "1" + ")" * 4000)
    assert (tower.n, ones(tower), value(tower), evaluated(text(tower))) == (4001, 4001, 4001, 4001)
    n, splits = 10**30, {}
    m = n
    while m > 1:
        splits[m] = ("*", 2, m // 2) if m % 2 == 0 and m > 2 else ("+", 1, m - 1)
        m = max(splits[m][1:])
    e = Expression(n, {**splits, 2: ("+", 1, 1)})
    assert value(e) == n == parse(text(e)).n
    assert latex(e).count(r"\left(") == latex(e).count(r"\right)")


def test_more_ones_than_fit_a_text_are_counted_but_not_printed():
    splits = {2**k: ("+", 2**(k - 1), 2**(k - 1)) for k in range(1, 200)}
    e = Expression(2**199, splits)
    assert ones(e) == value(e) == 2**199
    with pytest.raises(ValueError, match="ones"):
        text(e)


@pytest.mark.parametrize(("n", "splits"), [
    (0, {}), (-1, {}), (2, {}), (4, {4: ("+", 1, 3)}), (4, {4: ("+", 2, 3), 2: ("+", 1, 1), 3: ("+", 1, 2)}), (2, {2: ("*", 1, 2)}),
    (2, {2: ("-", 1, 1)}), (2, {2: ("+", 0, 2)}), (2, {2: ("+", 3, -1)}), (6, {6: ("*", 2, 3), 2: ("+", 1, 1)}), (6, {6: ("*", -2, -3)}),
])
def test_splits_that_are_none_are_refused(n, splits):
    with pytest.raises(ValueError):
        Expression(n, splits)


def test_an_expression_is_frozen_and_drops_what_does_not_occur():
    e = Expression(2, {2: ("+", 1, 1), 7: ("+", 3, 4)})
    assert e == Expression(2, {2: ("+", 1, 1)})
    with pytest.raises(AttributeError):
        e.n = 3


@given(texts())
@settings(max_examples=150, deadline=None)
def test_texts_are_read_with_their_value_and_no_more_ones(written):
    if evaluated(written).bit_length() > 1000:
        return
    e = parse(written)
    assert e.n == value(e) == evaluated(written)
    assert ones(e) <= written_ones(written)
    assert ones(parse(text(e))) <= ones(e)


@given(expressions())
@settings(max_examples=150, deadline=None)
def test_printed_expressions_read_back(e):
    if ones(e) > 3_000:
        return
    printed = text(e)
    assert evaluated(printed) == e.n == value(e)
    assert written_ones(printed) == ones(e)
    again = parse(printed)
    assert again.n == e.n and ones(again) <= ones(e)
    plain = latex(e).replace(r" \cdot ", "*").replace(r"\left", "").replace(r"\right", "")
    assert evaluated(plain.replace("^{", "^(").replace("}", ")")) == e.n


@given(st.text("123+*^() -4x", max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_as_python_reads_it_or_is_a_value_error(written):
    try:
        e = parse(written)
    except ValueError:
        return
    assert e.n == evaluated(written.strip())
