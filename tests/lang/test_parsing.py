"""The printer and the parser are inverse to each other, what people type is read as they mean it, and what is wrong is said quickly."""

import itertools
import re
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lang_terms import DEFINITIONS, FREE, OPERATIONS, clash, square, terms

from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL
from mathcheck.kernel.terms import SIGNATURE, Definition, Term, eq, negation, number, variable
from mathcheck.kernel.text import show, show_definition, show_definitions
from mathcheck.lang import ParseError, choose, parse, parse_statement
from mathcheck.lang.parsing import parse_definition, parse_definitions
from mathcheck.lang.parsing.expressions import MAX_NESTING
from mathcheck.lang.parsing.lexer import MAX_CHARACTERS, MAX_DIGITS
from mathcheck.registry.discovery import claim_files, load, packaged_claims

ROOT = Path(__file__).resolve().parents[2]


def shipped():
    for path in claim_files(packaged_claims()):
        claim = load(path)
        yield claim.statement
        yield from (twin.statement for twin in claim.twins)


SHIPPED = [*shipped(), *(a.statement for a in AXIOMS.values())]


def read_back(t):
    return parse(show(t), variables=dict(t.free), definitions=t.definitions)


# The printer and the parser

def test_every_shipped_statement_is_read_back():
    assert len(SHIPPED) > 500
    assert [show(t) for t in SHIPPED if read_back(t) != t] == []


def test_every_shipped_statement_may_be_typed_as_it_is_printed():
    assert [show(t) for t in SHIPPED if parse_statement(show(t), definitions=parse_definitions(show_definitions(t))) != t] == []


def test_every_shipped_statement_of_standard_words_needs_no_definition():
    standard = {d for t in SHIPPED for d in t.definitions if parse_meaning(d.name) == d}
    typed = [t for t in SHIPPED if t.definitions <= standard]
    assert len(typed) > 500
    assert [show(t) for t in typed if parse_statement(show(t)) != t] == []


def parse_meaning(name):
    """The definition that a name stands for without any given, or None."""
    from mathcheck.lang.parsing.meaning import _STANDARD
    return _STANDARD.get(name)


def test_every_shipped_definition_is_read_back():
    definitions = {d for t in SHIPPED for d in t.definitions}
    assert len(definitions) > 5
    for d in definitions:
        assert parse_definition(show_definition(d), definitions={e for part in d.parts for e in part.definitions}) == d


@settings(max_examples=600, deadline=None)
@given(terms())
def test_a_term_is_read_back(t):
    assert read_back(t) == t


def test_the_generator_knows_every_operation():
    assert {op for ops in OPERATIONS.values() for op in ops} == set(SIGNATURE)


x, y, a = (variable(name, REAL) for name in "xya")
k, n = variable("k", INT), variable("n", NAT)


def npow(base, e):
    return Term("npow", (number(base), number(e)))


@pytest.mark.parametrize(("term", "text"), [
    (number(Fraction(1, 2)), "1/2"), (number(1) / 2, "(1)/2"), (number(1) / 0, "1/0"), (number(-1) / 2, "(-1)/2"), (number(1) / -2, "1/-2"),
    (number(1) / 2 * x, "(1)/2*x"), (x * 1 / 2, "x*1/2"), (number(Fraction(1, 2)) / 3, "1/2/3"), (number(-3), "-3"), (-number(3), "-(3)"),
    (-number(-3), "-(-3)"), (-(number(3) ** 2), "-3^2"), (number(-3) ** 2, "(-3)^2"), (-Term("fact", (number(3),)), "-3!"),
    (-Term("neg", (x,)), "--x"),
    (1 / number(2) ** n, "1/2^n"), (number(10) / Term("fact", (number(3),)), "10/3!"), (npow(x, -n), "npow(x, -n)"),
    (npow(x, -n * k + 1), "npow(x, -n*k + 1)"), (npow(x, -1), "npow(x, -1)"), (Term("zpow", (x, -n)), "x^^(-n)"),
    (npow(x, npow(-1, n)), "x^((-1)^n)"), (negation(eq(x, 1)), "x != 1"), (negation(negation(eq(x, 1))), "not x != 1"),
])
def test_terms_that_nearly_look_alike(term, text):
    assert show(term) == text
    assert read_back(term) == term


def grown(small):
    for op, places in (("neg", 1), ("fact", 1), ("add", 2), ("sub", 2), ("mul", 2), ("div", 2), ("npow", 2), ("zpow", 2)):
        for args in itertools.product(small, repeat=places):
            try:
                yield Term(op, args)
            except KernelError:  # an exponent that is no integer
                pass


def test_small_arithmetic_terms_read_differently_and_are_read_back():
    leaves = [number(v) for v in (1, -2, Fraction(1, 2))] + [n]
    once = [*leaves, *grown(leaves)]
    texts = {t: show(t) for t in grown([t for t in once if t.op not in ("add", "zpow")])}
    assert len(set(texts.values())) == len(texts) > 5_000
    assert [text for t, text in texts.items() if parse(text, variables={"n": NAT}) != t] == []


@pytest.mark.parametrize(("text", "same"), [
    ("x**2", "x^2"), ("x^-1", "x^^(-1)"), ("x**(-n)", "x^^(-n)"), ("x**((-n))", "x^^(-n)"), ("2**-n**2", "2^^(-n^2)"), ("x^2^3", "x^(2^3)"),
    ("x == 1", "x = 1"), ("x >= 1", "1 <= x"), ("x > 1 and x < 2", "1 < x and x < 2"), ("0.25", "1/4"), ("4/2", "2"), ("-1.5", "-3/2"),
    ("a < x <= y < 2", "a < x and x <= y and y < 2"), ("3 > x != y", "x < 3 and x != y"), ("|x|*|y|", "abs(x)*abs(y)"), ("√x", "sqrt(x)"),
    ("||x| - |y|| ≤ |x − y|", "||x| - |y|| <= |x - y|"), ("x·y × 2 ÷ π", "x*y*2/pi"), ("ln(x)", "log(x)"), ("factorial(n)", "n!"),
    ("binomial(n, k)", "choose(n, k)"), ("x = 1 <-> y = 1", "(x = 1 -> y = 1) and (y = 1 -> x = 1)"), ("x ≠ 0 ⇒ ¬ x = 0",
    "x != 0 -> not x = 0"),
    ("deriv(x^2, x) = 2*x", "deriv(a^2, a, x) = 2*x"), ("1 = lim(x, x -> 1)", "lim(x, x -> 1) = 1"), ("2*x = deriv(x^2, x)",
    "deriv(x^2, x, x) = 2*x"),
    ("lim((1 + x/n)^n, n -> oo) = exp(x)", "lim((1 + x/n)^n, n:Nat -> oo) = exp(x)"), ("lim(1/n, n -> ∞) = 0", "lim(1/a, a -> oo) = 0"),
    ("lim(1/x, x->0-)=-oo", "lim(1/x, x -> 0-) = -oo"), ("forall x in [0, 1). x < 1", "forall x:Real. 0 <= x -> x < 1 -> x < 1"),
    ("exists y in (x, oo). y > 0", "exists y:Real. x < y and 0 < y"), ("∀ x, y ∈ ℝ: x = y", "forall x:Real. forall y:Real. x = y"),
    ("forall x. exists m:Nat, i in ZZ. i < m", "forall x:Real. exists m:Nat. exists i:Int. i < m"), ("x -\n 1", "x - 1"), ("→ 0+", "-> 0+"),
    ("prime(n)", show(parse("2 <= n and forall a:Nat. forall b:Nat. a*b = n -> a = 1 or b = 1", variables={"n": NAT}))),
])
def test_what_is_read_as_the_same(text, same):
    variables = {"x": REAL, "y": REAL, "a": REAL, "n": NAT, "k": INT}
    assert parse(text, variables=variables) == parse(same, variables=variables)


@pytest.mark.parametrize(("text", "printed"), [
    ("n in NN, n >= 3: n**(n+1) > (n+1)**n", "forall n:Nat. 3 <= n -> (n + 1)^n < n^(n + 1)"),
    ("x in [0, 1]: x**2 <= x", "forall x:Real. 0 <= x -> x <= 1 -> x^2 <= x"),
    ("x in (-oo, 1]: x < 2", "forall x:Real. x <= 1 -> x < 2"), ("x in (-oo, oo): x = x", "forall x:Real. x = x"),
    ("integral(cos(x)**3, x, 0, pi/2) = 2/3", "integral(cos(x)^3, x, 0, pi/2) = 2/3"),
    ("x in RR, x != 0: x/x = 1", "forall x:Real. x != 0 -> x/x = 1"),
    ("x, y in RR: x*y = y*x", "forall x:Real. forall y:Real. x*y = y*x"),
    ("x^2 >= 0", "forall x:Real. 0 <= x^2"), ("n in Nat: x^n <= y", "forall x:Real. forall y:Real. forall n:Nat. x^n <= y"),
    ("x > y, x in NN, 0 < y < 1: x >= 1", "forall y:Real. forall x:Nat. y < x -> 0 < y -> y < 1 -> 1 <= x"),
    ("f:(Real -> Real), n:Int: f(n) = f(n)", "forall f:(Real -> Real). forall n:Int. f(n) = f(n)"),
    ("lim((1+1/n)**n, n -> oo) = exp(1)", "lim((1 + 1/n)^n, n:Nat -> oo) = exp(1)"),
    ("deriv(x^2, x) = 2*x", "forall x:Real. deriv(x_^2, x_, x) = 2*x"), ("9**9**9**9 > 1", "1 < 9^(9^(9^9))"),
    ("x**-1 > 0", "forall x:Real. 0 < x^^(-1)"), ("x: (x = x)", "forall x:Real. x = x"), ("sum(1/k^2, k, 1, oo) = pi^2/6",) * 2,
    ("3!=6", "3 != 6"), ("3! = 6", "3! = 6"), ("true", "true"),
])
def test_statements(text, printed):
    assert show(parse_statement(text)) == printed


# What is wrong

@pytest.mark.parametrize(("text", "at", "why", "hint"), [
    ("", 0, "the end does not fit", ""), ("x = ", 4, "expected", ""), ("x = 1 +", 6, "something is missing after '\\+'", ""),
    ("(x = 1", 6, "the bracket opened at character 1", ""), ("||x| > 0", 5, "the bar opened at character 1", ""),
    ("x) = 1", 1, "operator", ""),
    ("x + 1", 0, "a number, not a statement", "compare"), ("x**0.5 >= 0", 1, "exponent", "sqrt"), ("x^(1/2) = 1", 1, "exponent", "sqrt"),
    ("x^(1/3) = 1", 1, "exponent", "exp\\(a\\*log\\(x\\)\\)"), ("2^n > n", 1, "exponent", "n in NN"), ("n! > n", 1, "factorial", "n in NN"),
    ("sum(k, k, 1, n) = 1", 0, "a sum runs", "n in NN"), ("choose(n, 2) = 1", 0, "choose takes a Nat", "n in NN"),
    ("prime(p)", 0, "integer", "p in NN"), ("1 + (x > 0) = 1", 2, "a formula stands", ""), ("x and y", 2, "a number stands", "x = 1"),
    ("x: x", 0, "a number stands", ""), ("sinh(x) = 1", 0, "no function sinh", "exp\\(x\\) - exp\\(-x\\)"),
    ("1 + asin(x) = 1", 4, "asin", "atan"),
    ("floor(x) <= x", 0, "floor", "n in ZZ"), ("gcd(4, 6) = 2", 0, "gcd", "exists"), ("Sum(k, k, 1, 2) = 3", 0, "Sum", "sum\\?"),
    ("e > 2", 0, "e has no meaning", "exp\\(1\\)"), ("x = oo", 4, "oo is not a number", ""), ("sin = 1", 0, "needs its arguments",
    "sin\\("),
    ("sin^2(x) = 1", 5, "does not fit", "sin\\(x\\)\\^2"), ("2x = 1", 1, "after a number", "\\*"), ("2 x = 1", 2, "does not fit", "\\*"),
    ("x(y + 1) = 1", 0, "x is not a function", "x\\*"), ("1e999999999 > 0", 1, "after a number", "10\\^6"),
    (".5 = 1", 0, "does not fit", "0.5"),
    ("x > 0, y > 0", 12, "the statement is missing", "colon"), ("x, y > 0: x > 0", 0, "'x' has no range", ""),
    ("x in NN, x in ZZ: x = x", 9, "two ranges", ""), ("x in [0, x]: x = x", 5, "own variables", ""), ("x in QQ: x = x", 5, "no range",
    "integers"),
    ("x = 1 and x in NN", 12, "does not fit", "in front"), ("x => 1", 2, "no meaning", ">= or ->"), ("x² > 0", 1, "no meaning", "\\^2"),
    ("n!! = 1", 2, "two things", ""), ("x = 1 <-> x = 2 <-> x = 3", 16, "two things", "brackets"),
    ("max(1, 2, 3) = 3", 0, "3 arguments", "max\\(a, b\\)"),
    ("integral(x, x, 0, oo) = 1", 18, "ends at a number", "limit"), ("sum(k, 2, 1, 3) = 1", 7, "a variable is expected", ""),
    ("lim(x, x -> 1) + 1 = 2", 0, "one side", "lim\\("), ("deriv(x, x) < 2", 0, "one side", "deriv\\("),
    ("lim(x, x -> 1) != 2", 15, "not exist", "not"),
    ("lim(x^(1/2), x -> oo) = 1", 5, "exponent", "sqrt"), ("max:Nat: max = 1", 0, "not a name", ""), ("x = \0", 4, r"'\\x00'", ""),
    ("х = 1", 0, "CYRILLIC", "ASCII"), ("\ud800", 0, "udc?800|ud800", ""), ("f:(Real -> Real), x:Nat: f = x", 27, "takes a Real", ""),
    ("f:(Real -> Foo): 1 = 1", 11, "no sort", ""), ("f:(Real -> Real): f(1, 2) = 1", 18, "takes 1 arguments", ""),
])
def test_what_is_wrong_is_said_with_its_place(text, at, why, hint):
    with pytest.raises(ParseError) as refused:
        parse_statement(text)
    e = refused.value
    assert (e.position, bool(re.search(why, e.why)), bool(re.search(hint, e.hint))) == (at, True, True), e
    _, caret = e.shown(text).split("\n")
    assert caret.strip() == "^" and len(caret) == at + 1


def test_a_long_line_is_shown_around_the_place():
    text = "x = 1 and\n" + "y + " * 100 + "2y + " + "1 + " * 100 + "1 = 2\nand x = 1"
    with pytest.raises(ParseError) as refused:
        parse_statement(text)
    line, caret = refused.value.shown(text).split("\n")
    assert line.startswith("...") and line.endswith("...") and len(line) <= 80 and line[caret.index("^") - 1:].startswith("2y")


def test_names_that_are_not_given_are_refused():
    for text in ("x = 1", "f(1) = 1"):
        with pytest.raises(ParseError):
            parse(text)


def test_what_has_two_meanings_is_refused():
    f = variable("square", FREE["f"])
    other = Definition("square", square.params, variable("t", REAL))
    with pytest.raises(ParseError, match="function variable and of a definition"):
        read_back(f(square(1)))
    with pytest.raises(ParseError, match="two definitions"):
        read_back(eq(square(1), other(1)))
    outer = Definition("outer", square.params, other(variable("t", REAL)))
    with pytest.raises(ParseError, match="square is the name of two definitions"):
        parse_statement("square(x) = outer(x)", definitions=[square, outer])
    own = Definition("choose", (("n", NAT), ("k", INT)), variable("n", NAT) + variable("k", INT))
    with pytest.raises(ParseError, match="choose is the name of two definitions"):  # one stands for itself, one within binomial_weight
        parse_statement("choose(2, 1) = binomial_weight(2, 1, 1/2)", definitions=[own])
    assert parse_statement("choose(2, 1) = 3", definitions=[own]) == eq(own(2, 1), 3)


@pytest.mark.parametrize("text", [
    "f(x:Real) = x", "f(x) := x", "f(x:Real) := y", "f(x:Real) := x > 1", "exp(x:Real) := x", "f(0) := 1", "f(0) := 1, g(n + 1) := g(n)",
    "f(0) := 1, f(n + 2) := f(n)", "f(0) := 1, f(n + 1) := f(n + 1)", "f(0, t:Real) := 1, f(n + 1, s:Real) := s",
    "f(x:Real, x:Real) := x", "",
])
def test_what_is_no_definition(text):
    with pytest.raises(ParseError):
        parse_definition(text)


TWO = ["g(x:Real) := f(x) + 1", "f(x:Real) := x^2"]
HIDING = ["h(n:Nat) := g(n)", "g(n:Nat) := least(k, forall h:(Nat -> Nat). h(k) = n)"]


@pytest.mark.parametrize("texts", [TWO, HIDING], ids=["two", "a quantified name"])
def test_definitions_are_read_in_any_order(texts):
    found = parse_definitions(texts)
    assert [show_definition(d) for d in found] == texts
    assert parse_definitions(texts[::-1]) == found[::-1]


def test_a_definition_of_the_texts_comes_before_the_word_of_the_language():
    user, own = parse_definitions(["user(n:Nat) := choose(n, 1)", "choose(n:Nat, k:Int) := n + k"])
    assert user.parts[0].definitions == {own} != {choose}


@pytest.mark.parametrize(("texts", "why"), [
    (["f(x:Real) := g(x)", "g(x:Real) := f(x)"], "f, g call each other"), (["f(x:Real) := x", "f(x:Real) := 2*x"], "one name"),
    (["f(x:Real) := f(x)"], "no function f"), (["f(x:Real) := g(x)"], "no function g"), (["f(x:Real)"], "expected"),
])
def test_definitions_that_are_not_read(texts, why):
    with pytest.raises(ParseError, match=why):
        parse_definitions(texts)


@pytest.mark.parametrize("d", DEFINITIONS, ids=repr)
def test_definitions(d):
    assert parse_definition(show_definition(d), definitions=[choose] if d is clash else []) == d


# Hostile texts

DEEP = MAX_NESTING + 1
HOSTILE = {
    "100 kB of brackets": "(" * 100_000, "brackets": "(" * 9_000, "closed brackets": "(" * 4_000 + "1" + ")" * 4_000, "bars": "|" * 9_000,
    "minus": "-" * 9_000 + "1", "not": "not " * 2_000 + "1 = 1", "sum": "1" + "+1" * 4_900, "product": "x" + "*x" * 4_900,
    "tower": "9" + "**9" * 3_000, "chain": "x" + "<x" * 4_900, "and": "x=1" + " and x=1" * 900, "implications": "x=1->" * 1_900 + "x=1",
    "equivalences": "(" * 90 + "x=1" + "<->x=1)" * 90, "names": "x," * 4_900, "ranges": "x in [0,1]," * 900,
    "hypotheses": "x=1, " * 1_900 + "x=1: x=1",
    "variables": ",".join(f"x{i}" for i in range(1_500)) + " in RR: 1=1", "digits": "1" * (MAX_DIGITS + 1) + " = 1",
    "exponent": "1e999999999",
    "quantifiers": "forall x. " * DEEP + "x=1", "limits": "lim(least(m, " * 20 + "lim(x^(1/2), x->oo)=1" + "), z->oo)=1" * 20,
    "natural limits": "".join(f"lim(least(m, lim(x{i}^x{i}, y->oo)=1 and " for i in range(12)) + "1=1" +
    "".join(f" and x{i}^x{i}=1), x{i}->oo)=1" for i in reversed(range(12))),
    "sums": "sum(" * DEEP + "k" + ",k,0,1)" * DEEP, "NUL": "\0" * 9_000, "roots": "√" * 9_000, "spaces": " " * 9_000, "long": "x" * 9_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_refused_at_once(text):
    begun = time.process_time()
    with pytest.raises(ParseError) as refused:
        parse_statement(text)
    assert time.process_time() - begun < 1  # it is some milliseconds; a busy machine may take longer
    assert all(len(line) <= 80 for line in refused.value.shown(text).split("\n")) and len(str(refused.value)) < 10_000


@pytest.mark.parametrize("text", [
    "(" * 97 + "1" + ")" * 97 + " = 1", "-" * 95 + "x = 1", "x" + " + x" * 140 + " = 1", "9" + "**9" * 95 + " = 1",
    "x = 1 -> " * 95 + "x = 1",
    "".join(f"forall x{i}. " for i in range(95)) + "x1 = 1", "sum(" * 95 + "k" + ", k, 0, 1)" * 95 + " = 1", "1" * MAX_DIGITS + " = 1",
    "0 < " * 100 + "x", "1 = 2^least(k, " * 30 + "k = 1" + ")" * 30, "|1 + " * 45 + "x" + "|" * 45 + " = 1",
    "x = 1" + " " * (MAX_CHARACTERS - 5),
])
def test_texts_up_to_the_bounds_are_read_far_up_the_stack(text):
    def further_up(levels):
        return further_up(levels - 1) if levels else parse_statement(text)

    depth, frame = 0, sys._getframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    assert further_up(max(350 - depth, 1)).sort is PROP


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["x", "n", "1", "0.5", "(", ")", "|", "+", "-", "*", "/", "^", "^^", "!", "=", "<", "->", "and", "not",
":", ",", "in",
                                 "[", "]", "oo", "NN", "forall", ".", "lim(", "deriv(", "sum(", "least(", "f(", "Nat", "included",
                                 "√"])).map(" ".join)
       | st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        t = parse_statement(text)
    except ParseError as e:
        assert 0 <= e.position <= len(text) and e.shown(text)
    else:
        assert t.sort is PROP and not t.free and read_back(t) == t


# The documentation

def test_what_the_documentation_shows():
    page = (ROOT / "docs" / "syntax.md").read_text(encoding="utf-8")
    examples = re.findall(r"^(\S.*)\n {4}(.+)$",
    "\n".join(re.findall(r"^```text\n(.*?)^```", page, flags=re.DOTALL | re.MULTILINE)), flags=re.MULTILINE)
    assert len(examples) > 30
    for typed, printed in examples:
        if printed.startswith("refused: "):
            with pytest.raises(ParseError, match=re.escape(printed.removeprefix("refused: "))):
                parse_statement(typed)
        else:
            assert show(parse_statement(typed)) == printed
