"""Text in LaTeX: nothing a title may hold can be taken for a command, and nothing vanishes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.export.escape import code, comment, text

TABLE = [
    (r"50% of a_b & #1", r"50\% of a\_b \& \#1"),
    (r"\alpha {x} $y$", r"\textbackslash{}alpha \{x\} \$y\$"),
    ("x^2 ~ |y|", r"x\textasciicircum{}2 \textasciitilde{} \textbar{}y\textbar{}"),
    ("a <= b >= c != d -> e < f", r"a $\leq$ b $\geq$ c $\neq$ d $\to$ e $<$ f"),
    ("109 - 6, one-sided, a--b", r"109 -- 6, one-sided, a-{}-{}b"),
    ('say "so" `now`', "say ''so'' {}`{}now{}`{}"),
    ("one\n two\tthree", "one two three"),
    ("α ≤ Ω, λ, ο", r"$\alpha$ $\leq$ $\Omega$, $\lambda$, [U+03BF]\allowbreak{}"),
    ("é ñ ı Ź x² a₁", r"\'{e} \~{n} [U+0131]\allowbreak{} \'{Z} x$^{2}$ a$_{1}$"),
    ("数学", r"[U+6570]\allowbreak{}[U+5B66]\allowbreak{}"),
    ("", ""),
]


@pytest.mark.parametrize("value, expected", TABLE)
def test_table(value, expected):
    assert text(value) == expected


def test_code_keeps_every_character():
    assert code("x^^-k <= {a_1} - --y") == r"\texttt{x\symbol{94}\symbol{94}-k <= \symbol{123}a\symbol{95}1\symbol{125} - -{}-y}"


def test_a_long_word_can_be_broken():
    assert text("9" * 60).count("\\allowbreak{}") == 3 and "\\allowbreak" not in text("9" * 24)
    assert code("(a+b)*(a+b)*(a+b)*(a+b)*(a+b)").count("\\allowbreak{}") > 8


def test_a_comment_is_one_line():
    assert comment("title", "a\r\nb\x0b\x0c\x85\u2028c % \\x") == "% title: a b c % \\x"


@settings(max_examples=400)
@given(st.text())
def test_any_text_is_harmless(value):
    for escaped in (text(value), code(value)):
        assert escaped.isascii() and escaped.isprintable()
        outside = re.sub(r"(?<!\\)\$[^$]*\$", "", escaped)  # a subscript digit is written as mathematics
        assert not re.search(r"(?<!\\)[%&#_]", outside)
        assert escaped.replace("\\{", "").replace("\\}", "").count("{") == escaped.replace("\\{", "").replace("\\}", "").count("}")
        assert escaped.replace("\\$", "").count("$") % 2 == 0
    assert comment("t", value).isprintable() or not value.isprintable()
    assert "\n" not in comment("t", value) and len(comment("t", value).splitlines()) == 1
