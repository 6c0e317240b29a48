"""The Chinese table is whole, and written as Chinese is."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest

from mathcheck.cli import listing, verdicts, verifying
from mathcheck.kernel.axioms import AXIOMS
from mathcheck.registry.numbers import OUTCOMES
from mathcheck.registry.report import KERNEL, VERDICTS
from mathcheck.words import Language, words_of
from mathcheck.words.language import split
from mathcheck.words.zh import documents, formats, numbers, terminal

PACKAGE = Path(verdicts.__file__).parent.parent
CHINESE = words_of(Language.zh)
# said through a variable: the columns of the tables
COLUMNS = {*listing.HEADINGS, "verdict", "claim", "steps", "axioms", "twins", "numbers", "time", "outcome", "by", "twin", "witness",
           "kernel", "enclosures"}
_CALLED = {"say": 0, "template": 0, "said": 1}


def choices(node):
    """The texts that an expression of constants may be; what it is not known stands as q."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*map(choices, node.values))]
    if isinstance(node, ast.FormattedValue):
        return choices(node.value) if isinstance(node.value, ast.IfExp) else ["q"]
    if isinstance(node, ast.IfExp):
        return [*choices(node.body), *choices(node.orelse)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return ["".join(parts) for parts in product(choices(node.left), choices(node.right))]
    return ["q"]


def said(folder):
    """(phrase, file) of every phrase that code of a layer asks for."""
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _CALLED and len(node.args) > _CALLED[name]:
                phrases = choices(node.args[_CALLED[name]])
                yield from ((phrase, path.name) for phrase in phrases if phrase != "q")
            elif name == "counted":
                one, *many = [choices(a)[0] for a in node.args[1:]]
                yield from ((f"{{count}} {noun}", path.name) for noun in (one, *(many or [one + "s"])))


def method_words():
    for path in sorted((PACKAGE / "methods").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Method":
                yield from choices(node.args[0])


@pytest.mark.parametrize("folder", ["cli", "export", "registry"])
def test_every_phrase_has_an_entry(folder):
    assert [(phrase, file) for phrase, file in said(folder) if phrase not in CHINESE.phrases] == []


def test_no_entry_is_for_nothing():
    files = [path for folder in ("cli", "export", "registry") for path in sorted((PACKAGE / folder).rglob("*.py"))]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)]
    asked = {str(node.value) for node in nodes} | {phrase for folder in ("cli", "registry") for phrase, _ in said(folder)} | COLUMNS
    assert sorted({*documents.PHRASES, *numbers.PHRASES, *terminal.PHRASES} - asked) == []


def test_no_phrase_has_two_entries():
    tables = [documents.PHRASES, formats.PHRASES, numbers.PHRASES, terminal.PHRASES]
    assert sum(map(len, tables)) == len(CHINESE.phrases)


def test_every_column_has_an_entry():
    assert [name for name in sorted(COLUMNS) if name not in CHINESE.phrases] == []


@pytest.mark.parametrize("words", sorted(set(method_words())))
def test_every_method_has_a_name(words):
    assert CHINESE.of(words) != words


@pytest.mark.parametrize("name", AXIOMS)
def test_every_axiom_is_said(name):
    assert AXIOMS[name].words in CHINESE.sentences


@pytest.mark.parametrize("word", [*VERDICTS, *OUTCOMES, KERNEL, "computed (cached)", "unloaded", "declared twice", "ill-posed", "surviving",
                                  *verifying.MEANING.values()])
def test_every_verdict_has_its_word(word):
    assert word in CHINESE.sentences


@pytest.mark.parametrize("table", ["phrases", "sentences", "texts"])
def test_both_sides_have_the_same_fields(table):
    for english, chinese in getattr(CHINESE, table).items():
        names = split(english)[1::2]
        assert sorted(names) == sorted(split(chinese)[1::2]), english
        assert len(set(names)) == len(names), f"a field twice: {english}"


def test_fields_of_a_sentence_can_be_told_apart():
    for english in CHINESE.sentences:
        assert all(split(english)[2:-1:2]), f"two fields without anything between: {english}"
        assert not split(english)[1::2] or any(part.strip() for part in split(english)[::2]), english


@pytest.mark.parametrize("table", ["phrases", "sentences"])
def test_the_typography_is_chinese(table):
    for chinese in getattr(CHINESE, table).values():
        plain = re.sub(r"\$[^$]*\$", "q", chinese)
        assert not re.search(r"[\u4e00-\u9fff][,.;:!?()]|[,.;:!?()][\u4e00-\u9fff]", plain), f"half-width punctuation: {chinese}"
        assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9$]|[A-Za-z0-9$][\u4e00-\u9fff]", plain), f"no space: {chinese}"
        assert not re.search(r" [，。；：？！（）、]|[，。；：？！（）、] (?!\{)", plain), f"a space beside a mark: {chinese}"


def test_no_mark_on_a_terminal_is_wide_here_and_narrow_there():
    for chinese in (*terminal.PHRASES.values(), *numbers.PHRASES.values(), *CHINESE.sentences.values()):
        assert not re.search(r"[“”‘’…—]", chinese)
