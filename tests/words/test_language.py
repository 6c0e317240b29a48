"""Looking up what is said: phrases with fields are found again, whatever stands in the fields, and never slowly."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathcheck.words import ENGLISH, Field, Language, Words, words_of
from mathcheck.words.language import filled, split
from mathcheck.words.reasons import PHRASES

CHINESE = words_of(Language.zh)


def test_what_has_no_entry_stays_english():
    assert CHINESE.say("{a} of {b}?", a=1, b=2) == "1 of 2?" and CHINESE.template("x") == CHINESE.of("x") == "x"
    assert ENGLISH.of("open") == "open" and words_of(Language.en) is ENGLISH


def test_numbers_of_things():
    assert [ENGLISH.counted(n, "step") for n in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert ENGLISH.counted(2, "box", "boxes") == "2 boxes" and CHINESE.counted(2, "step") == "2 个步骤"
    assert [ENGLISH.listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert CHINESE.listed("abc") == "a、b 和 c"


def test_sentences_within_sentences_and_lists():
    assert CHINESE.of("n beyond 3: its hypotheses fail there") == "n 大于 3：那里条件不成立"
    assert CHINESE.of("it is false at n = 1, x in [f(0, 1), 2]") == "它在 n = 1, x ∈ [f(0, 1), 2] 处为假"
    assert CHINESE.items("n = 0..9, x in [0, 1], a one of 1, 2, at points") == "n = 0..9, x ∈ [0, 1], a 取 1, 2, 逐点检验"


def test_a_group_of_latex_is_no_field():
    assert split(r"$\mathbb{N}$ and $\binom{n}{k}$ of {name}") == [r"$\mathbb{N}$ and $\binom{n}{k}$ of ", "name", ""]
    assert split(r"{name}{other} $\binom{n}{k}$") == ["", "name", "", "other", r" $\binom{n}{k}$"]


def test_a_phrase_is_not_taken_for_a_sentence():
    """What a caller says and what is looked for in a finished text are two tables."""
    assert CHINESE.of("cos is 0 at pi, say") == "cos is 0 at pi, say"
    assert CHINESE.say("{outcome} at {witness}", outcome="a", witness="b") == "a，反例为 b"


def test_the_parts_of_a_reason():
    assert ENGLISH.parts("algebra") == ["algebra"]
    assert ENGLISH.parts("induction on n from 0") == ["induction on ", Field("formula", "n"), " from ", Field("formula2", "0")]
    chinese = ["对 ", Field("formula", "n"), " 的归纳法，自 ", Field("formula2", "0"), " 起"]
    assert CHINESE.parts("induction on n from 0") == chinese


@given(st.text("ab ", max_size=12), st.lists(st.text("ab ", min_size=1, max_size=2), min_size=1, max_size=3), st.booleans(), st.booleans())
def test_the_fields_are_those_of_a_lazy_regular_expression(said, texts, opens, closes):
    pieces = [*([""] if opens else []), *texts, *([""] if closes else [])]
    template = "{}".join(pieces)
    for i in range(len(pieces) - 1):
        template = template.replace("{}", f"{{f{i}}}", 1)
    pattern = "".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(split(template)))
    match = re.fullmatch(pattern, said, re.DOTALL)
    if len(split(template)) > 1:
        assert filled(split(template), said) == (match.groupdict() if match else None)


@pytest.mark.parametrize("english", sorted(english for english in CHINESE.sentences if split(english)[1:]))
def test_every_sentence_is_found_again(english):
    values = {name: f"q{i}" for i, name in enumerate(split(english)[1::2])}
    assert CHINESE.of(ENGLISH.say(english, **values)) == Words(Language.zh, CHINESE.sentences).say(english, **values)


@pytest.mark.parametrize("english", PHRASES)
def test_every_reason_has_its_own_phrase(english):
    values = {name: f"q{i}" for i, name in enumerate(split(english)[1::2])}
    found = ENGLISH.parts(ENGLISH.say(english, **values))
    assert [part for part in found if isinstance(part, Field)] == [Field(name, value) for name, value in values.items()]


@given(st.text())
def test_any_text_may_be_asked_for(text):
    for language in Language:
        assert bool(words_of(language).of(text)) == bool(text) and words_of(language).parts(text)


@pytest.mark.parametrize("piece", ["a beyond 1: ", "x in [", " at ", ", ", "(, ", "\\text{", "{words}", "near x = 1 it is within "])
def test_a_long_text_takes_no_long_time(piece):
    start = time.monotonic()
    text = piece * (20_000 // len(piece))
    for look_up in (CHINESE.of, CHINESE.parts, CHINESE.items, CHINESE.formula):
        look_up(text)
    assert time.monotonic() - start < 5


def test_words_in_formulas():
    assert CHINESE.formula(r"f \text{ is continuous on } [0, 1]") == r"f \text{ 连续于 } [0, 1]"
    assert CHINESE.formula(r"\text{the author's} \textstyle \lim_{\substack{x \to 0 \\ \text{included}}} x") == (
        r"\text{the author's} \textstyle \lim_{\substack{x \to 0 \\ \text{含该点}}} x")
    assert ENGLISH.formula(r"\text{ at }x") == r"\text{ at }x"
    assert len(set(CHINESE.texts.values())) == len(CHINESE.texts)
