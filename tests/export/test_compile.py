"""TeX takes every document, fragment and book: nothing outside the lines, no character missing from a font, no link without an end."""

import re
import subprocess
from dataclasses import replace

import pytest

from mathcheck.export.article import article
from mathcheck.export.latex import book, document
from mathcheck.export.pdf import typeset
from mathcheck.kernel.terms import Term
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import (
    Int,
    Nat,
    Real,
    Series,
    above,
    below,
    choose,
    eq,
    exp,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    limit,
    log,
    minus_infinity,
    sin,
)
from mathcheck.words import Language, words_of

WORRIES = ("Overfull", "Missing character", "Undefined control sequence", "LaTeX Error", "mktexpk", "multiply", "pdfTeX warning")
USER = r"""\documentclass{%s}
\usepackage{amsmath,amssymb,amsthm}
%s
\begin{document}
\section{Mine}
Some text.
%s
More text.
\end{document}
"""
LANGUAGES = pytest.mark.parametrize("lang", list(Language))
# What babel does for French and German, without babel.
ACTIVE = r"""\AtBeginDocument{\catcode`\:=13 \catcode`\;=13 \catcode`\!=13 \catcode`\?=13 \catcode`\"=13 \french}
\begingroup\catcode`\:=13 \catcode`\;=13 \catcode`\!=13 \catcode`\?=13 \catcode`\"=13
\gdef\french{\protected\def:{\ifmmode\string:\else\unskip\nobreak\ \string:\fi}%
\protected\def;{\ifmmode\string;\else\unskip\nobreak\ \string;\fi}%
\protected\def!{\ifmmode\string!\else\unskip\nobreak\thinspace\string!\fi}\protected\def?{\string?}\def"##1{\string"##1}}
\endgroup"""
OWN = {
    "plain": ("article", ""),
    "amsart with hyperref": ("amsart", r"\usepackage{hyperref}"),
    "own theorems": ("report", r"\newtheorem{theorem}{Theorem}\newtheorem{mathchecktheorem}[theorem]{Theorem}"),
    "own rows": ("article", r"\newcommand{\mathcheckrow}[2]{\par$#2$\par}\usepackage[T1]{fontenc}"),
    "active characters": ("article", ACTIVE),
}


def worries(folder, source, program="pdflatex"):
    """What a single run of TeX complains about."""
    (folder / "user.tex").write_text(source, encoding="utf-8")
    done = subprocess.run([program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "user.tex"], cwd=folder,
                          capture_output=True, timeout=300)
    log = (folder / "user.log").read_text("utf-8", "replace")
    found = [line for line in log.splitlines() if any(w in line for w in WORRIES) or line.startswith("!")]
    return ([f"exit code {done.returncode}"] if done.returncode else []) + found


@LANGUAGES
def test_the_book_of_all_claims(tex, shipped, whole_book, lang):
    made = typeset(whole_book if lang is Language.en else book([article(r, words_of(lang)) for r in shipped]))
    assert made.worries == () and made.pdf.startswith(b"%PDF")


@LANGUAGES
def test_some_claims_alone(tex, shipped, made_up, empty_report, lang):
    """The book has all of them; here they are with everything that the book has but once."""
    chosen = [r for r in shipped if r.id in ("exp-even-taylor-positive", "nobel-physics-count")]
    for report in [*chosen, made_up, empty_report]:
        assert typeset(document(article(report, words_of(lang)))).worries == (), report.id


def test_a_book_of_awkward_claims(tex, shipped, made_up, empty_report):
    """With a citation of a claim that is in it and of one that is not, two of one title, and no tags."""
    reports = [*[r for r in shipped if r.id in ("exp-even-taylor-positive", "exp-positive", "exp-increasing")], made_up,
               replace(made_up, id="made-up-too", tags=("lemma", 'b"!@|{')), replace(empty_report, id="empty", tags=())]
    assert typeset(book([article(r) for r in reports])).worries == ()


def test_limits_infinite_sums_and_binomials(tex, made_up, tmp_path):
    """In the statement itself, where their equations follow, and in the false twins."""
    n, k, x, y = Nat("n"), Int("k"), Real("x"), Real("y")
    statement = forall(x, y, implies(
        abs(x) < 1, limit((1 + 1 / n) ** n, n, infinity, exp(1)), limit(sin(x) / x, x, 0, below(1)),
        limit(log(x), x, above(0), minus_infinity), limit(x * y, x, Term("at", (y,)), y**2),
        eq(Series(choose(2 * n, k) * x**k, k), 1 / (1 - x) ** 2), eq(falling(n, y) / factorial(n), choose(n, 2) ** 2)))
    twin = replace(made_up.twins[0], term=write_statement(statement))
    report = article(replace(made_up, verdict="proved", term=write_statement(statement), twins=(twin,), problems=()))
    source = document(report)
    assert "\\binom{0}{k} = 0^{\\lvert k\\rvert}" in source and "x^{\\underline{0}} = 1" in source and "\\lim_{n \\to \\infty}" in source
    assert typeset(source).worries == () and worries(tmp_path, USER % ("article", "", document(report, fragment=True))) == []


def test_all_fragments_in_one_document(tex, documents, tmp_path):
    assert worries(tmp_path, USER % ("article", "", "\n".join(source for _, source in documents[True]))) == []


@pytest.mark.parametrize("own", OWN)
def test_fragments_in_a_users_document(tex, documents, made_up, empty_report, tmp_path, own):
    """Some of them twice."""
    sources = [source for r, source in documents[True] if r.id in ("exp-even-taylor-positive", "sec-cubed-integral", "nobel-physics-count")]
    sources += [document(article(r), fragment=True) for r in (made_up, empty_report)]
    kind, preamble = OWN[own]
    assert worries(tmp_path, USER % (kind, preamble, "\n".join(sources + sources[1:]))) == []


@pytest.mark.parametrize("preamble", ["", "\\usepackage{hyperref}"], ids=["plain", "hyperref"])
def test_chinese_fragments(tex, shipped, made_up, tmp_path, preamble):
    reports = [made_up, *[r for r in shipped if r.id in ("exp-even-taylor-positive", "nobel-physics-count")]]
    sources = [document(article(r, words_of(Language.zh)), fragment=True) for r in reports]
    assert worries(tmp_path, USER % ("ctexart", preamble, "\n".join([*sources, sources[0]])), "xelatex") == []


@LANGUAGES
def test_links_lead_somewhere_and_pages_are_counted(tex, poppler, shipped, lang):
    """As poppler reads them."""
    [report] = [r for r in shipped if r.id == "exp-even-taylor-positive"]
    made = typeset(document(article(report, words_of(lang)))).pdf
    text = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    info = subprocess.run(["pdfinfo", "-"], input=made, capture_output=True, check=True).stdout.decode()
    [title], [count] = (re.findall(rf"^{field}: +(.*)$", info, flags=re.MULTILINE) for field in ("Title", "Pages"))
    assert title == (report.title_zh if lang is Language.zh else report.title)
    foot = words_of(lang).say("Page {page} of {count}", page=1, count=count)
    assert "".join(foot.split()) in "".join(text.split())
    links = subprocess.run(["pdfinfo", "-dests", "-"], input=made, capture_output=True, check=True).stdout.decode()
    assert {"step.0.1", "step.1.1", "lemma.1", "axiom.1", "source.1"} <= set(re.findall(r'"([^"]*)"', links))


@LANGUAGES
def test_the_same_source_gives_the_same_pdf(tex, shipped, lang):
    source = document(article(shipped[0], words_of(lang)))
    assert typeset(source).pdf == typeset(source).pdf
