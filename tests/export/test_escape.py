"""Text in LaTeX: nothing a title may hold can be taken for a command, and nothing vanishes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.export.escape import bookmark, chinese, code, comment, in_chinese, none, text

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
    ("x = -1, [-2.5, 3], 1 -1, x-1, a1-2, e^-x, -", r"x = $-$1, [$-$2.5, 3], 1 $-$1, x-1, a1-2, e\textasciicircum{}-x, -"),
    ("", ""),
]


@pytest.mark.parametrize("value, expected", TABLE)
def test_table(value, expected):
    assert text(value) == expected


def test_code_keeps_every_character():
    assert code("x^^-k <= {a_1} - --y") == r"\texttt{x\symbol{94}\symbol{94}-k <= \symbol{123}a\symbol{95}1\symbol{125} - -{}-y}"


def test_chinese_can_be_kept():
    assert text("a_b 数学“二”", in_chinese) == r"a\_b 数学“二”"
    assert text("数学 “a”…", chinese) == r"数学 ``a''\dots{}"
    assert text("𠀀ゅ龘", in_chinese) == r"[U+20000]\allowbreak{}ゅ[U+9F98]\allowbreak{}"
    assert code("数_", chinese) == r"\texttt{数\symbol{95}}"
    assert not any(in_chinese(chr(c)) for c in range(128))


def test_a_bookmark_is_characters():
    assert bookmark("x^2 数\n%") == r"x\unichar{94}2 \unichar{25968} \unichar{37}"


def test_a_long_word_can_be_broken():
    assert text("9" * 60).count("\\allowbreak{}") == 3 and "\\allowbreak" not in text("9" * 24)
    assert code("(a+b)*(a+b)*(a+b)*(a+b)*(a+b)").count("\\allowbreak{}") > 8


def test_a_comment_is_one_line():
    assert comment("title", "a\r\nb\x0b\x0c\x85\u2028c % \\x") == "% title: a b c % \\x"


@settings(max_examples=400)
@given(st.text(), st.sampled_from([none, chinese, in_chinese]))
def test_any_text_is_harmless(value, kept):
    for escaped in (text(value, kept), code(value, kept), bookmark(value)):
        assert all((c.isascii() and c.isprintable()) or kept(c) for c in escaped)
        outside = re.sub(r"(?<!\\)\$[^$]*\$", "", escaped)  # a subscript digit is written as mathematics
        assert not re.search(r"(?<!\\)[%&#_]", outside)
        assert escaped.replace("\\{", "").replace("\\}", "").count("{") == escaped.replace("\\{", "").replace("\\}", "").count("}")
        assert escaped.replace("\\$", "").count("$") % 2 == 0
    assert comment("t", value).isprintable() or not value.isprintable()
    assert "\n" not in comment("t", value) and len(comment("t", value).splitlines()) == 1
