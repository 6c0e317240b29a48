"""What is said of the shipped claims, in a document and on a terminal: whole in Chinese, and within the width in every language."""

import io
import re
import sys

import pytest

from mathcheck.cli import showing, verdicts
from mathcheck.cli.text import cells, page, wrap
from mathcheck.export import record
from mathcheck.export.article import article
from mathcheck.export.prose import Formula
from mathcheck.lang.latex import latex, latex_legend
from mathcheck.registry.numbers import checked_numbers
from mathcheck.words import ENGLISH, Language, words_of

CHINESE = words_of(Language.zh)
# names that are the same in every language, and functions of formulas in text form
NAMES = {"mpmath", "SHA", "OEIS", "max", "min", "exp", "log", "sin", "cos", "atan", "sqrt", "choose", "one", "prime", "complexity"}
NO_START = "，。、；：？！）」"


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def formulas(made_up, shipped):
    """The made-up formulas, with everything that can be printed, and the statements of the shipped claims."""
    return [*(line.concl for line in record.steps(made_up.proofs[0])), *(record.statement(r) for r in shipped)]


def english(text):
    """The words that are left: Latin words of three letters and more, outside formulas and known names."""
    plain = re.sub(r"\$[^$]*\$", "", text)
    return [w for w in re.findall(r"[A-Za-z]{3,}", plain) if w not in NAMES]


def text_of(prose):
    return "".join(part if isinstance(part, str) else "" for part in prose)


def test_every_reason_is_translated(shipped):
    known = {s.words for r in shipped for p in r.proofs for s in record.steps(p) if s.words}
    assert len(known) > 400 and [words for words in sorted(known) if CHINESE.of(words) == words] == []


def test_every_sentence_of_a_document_is_translated(shipped):
    """A definition's name may stand in a sentence, and so may an axiom's."""
    for report in shipped:
        found = article(report, CHINESE)
        assert english(text_of(found.meaning)) == [] and english(" ".join(map(text_of, found.notation))) == [], report.id
        for derivation in found.derivations:
            for step in derivation.steps:
                assert english(text_of(step.under) + text_of(step.reason)) == [], (report.id, step.label)
        axioms = {axiom.name for axiom in found.axioms}
        for axiom in found.axioms:
            assert english(axiom.words) == [] and re.search(r"[\u4e00-\u9fff]", axiom.words)
        for twin, told in zip(found.twins, report.twins):
            plain = text_of(twin.outcome).replace(told.witness, "").replace(told.stops or "", "")
            for name in sorted({*axioms, *told.axioms}, key=len, reverse=True):
                plain = plain.replace(name, "")
            assert english(plain) == [], (report.id, twin.id)


def test_every_line_of_the_numeric_check_is_translated(shipped):
    lines = [pair for r in shipped for pair in zip(checked_numbers(r.numeric), checked_numbers(r.numeric, CHINESE), strict=True)]
    assert len(lines) > 400
    for said, chinese in lines:
        if not re.fullmatch(r".* = (-?[\d.]+|\[.*\])", said):  # a number with its digits says nothing in words
            assert re.search(r"[\u4e00-\u9fff]", chinese), said
            assert english(re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", chinese)) == [], said


def test_every_sentence_of_the_legend_is_translated(shipped, formulas):
    said = {s for f in formulas for s in latex_legend(f)}
    said |= {s for r in shipped for p in r.proofs for line in record.steps(p) for s in latex_legend(*line.hyps, line.concl)}
    assert [s for s in sorted(said) if CHINESE.of(s) == s] == []


def test_nothing_but_words_changes_in_a_formula(formulas):
    for english_latex in map(latex, formulas):
        chinese = CHINESE.formula(english_latex)
        texts = re.compile(r"\\text\{[^{}]*\}")
        assert texts.sub("", chinese) == texts.sub("", english_latex)
        assert not re.search(r"[A-Za-z]", "".join(texts.findall(chinese)).replace(r"\text", ""))


def test_the_formulas_of_both_languages_are_the_same(shipped):
    def shown(report, words):
        found = article(report, words)
        prose = [s.reason for d in found.derivations for s in d.steps]
        return found.formulas, [sorted(repr(p.term) for p in parts if isinstance(p, Formula)) for parts in prose]
    for report in shipped:
        assert shown(report, ENGLISH) == shown(report, CHINESE), report.id


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_longer_than_the_terminal_is_wide(shipped_run, monkeypatch, columns, language):
    words = words_of(language)
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", str(columns))
    room = page(sys.stdout)
    reports, answers = shipped_run
    rows = verdicts.Columns([r.id for r in reports], words)
    lines = [rows.heading()]
    for answer in answers.values():
        if answer.get("kind") == "claim":
            lines += [*showing._heading(answer, room, words), *showing._body(answer, room, words)]
    for report in reports:
        lines += [*rows.line(report), *verdicts.details(report, room, words), *verdicts.problem_lines(report, room, words)]
        lines += [*verdicts.stale_lines(report, room, words), *verdicts.warning_lines(report, room, words)]
    assert [line for line in lines if cells(re.sub(r"\x1b\[\d*m", "", line)) > columns] == []
    assert [line for line in lines if line.strip()[:1] in NO_START and line.strip()] == []


@pytest.mark.parametrize("columns", [12, 20, 33])
def test_no_line_begins_with_a_mark(columns):
    text = "设 f(x)，g(x)（其中 x，y 为实数）。则「甲乙丙丁」成立；" * 9 + "9" * 50 + "）。"
    lines = wrap(text, columns, "> ")
    assert max(map(cells, lines)) <= columns
    assert [line for line in lines if line[2:3] in NO_START or line[-1] in "（「"] == []
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")
