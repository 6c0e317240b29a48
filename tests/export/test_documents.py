"""The documents: what they hold, that they name no more than the report does, and that one claim gives one document."""

import ast
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mathcheck.export import json as export_json
from mathcheck.export import latex as export_latex
from mathcheck.export import record
from mathcheck.export.article import article
from mathcheck.export.escape import text
from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_statement
from mathcheck.kernel.text import show, show_definition
from mathcheck.lang.latex import latex
from mathcheck.registry.report import Problem
from mathcheck.words import Language, words_of


def body(source):
    """The document without its comments."""
    return "\n".join(line for line in source.splitlines() if not line.startswith("%"))


def test_there_are_claims_to_export(shipped):
    assert "nobel-physics-count" in [r.id for r in shipped]


def tex(report, fragment=False, lang=Language.en):
    return export_latex.document(article(report, words_of(lang)), fragment)


def test_a_document_is_whole_and_a_fragment_is_not(documents, made_up):
    shipped = [(whole, part) for (_, whole), (_, part) in zip(documents[False], documents[True])]
    for whole, part in [*shipped, (tex(made_up), tex(made_up, fragment=True))]:
        assert whole.count("\\documentclass") == 1 and whole.rstrip().endswith("\\end{document}")
        assert part.startswith("% Needs amsmath, amssymb and amsthm")
        for word in ("\\documentclass", "\\usepackage", "\\newtheorem", "\\newcommand{", "\\begin{document}", "\\title"):
            assert word not in body(part)


def test_a_document_names_the_program_that_it_needs(documents, made_up):
    assert {source.splitlines()[0] for _, source in documents[False]} == {"% !TEX program = pdflatex"}
    assert tex(made_up).startswith("% !TEX program = xelatex\n")  # its author writes Chinese
    assert tex(replace(made_up, title="café", source=""), lang=Language.zh).startswith("% !TEX program = xelatex\n")


def test_only_comments_hold_more_than_ascii(documents, made_up, empty_report):
    for fragment in (False, True):
        for source in [*(source for _, source in documents[fragment]), tex(made_up, fragment=True), tex(empty_report, fragment=True)]:
            assert body(source).isascii()


def test_every_step_is_printed_with_its_number_and_reason(documents):
    for report, source in documents[True]:
        for i, proof in enumerate(report.proofs):
            lines = record.steps(proof)
            assert [s.number for s in lines] == list(range(1, len(proof.record["steps"]) + 1))
            assert all(f"step.{i}.{s.number}}}{{({s.number})}}" in source and f"\\textbf{{{text(s.label)}.}}" in source for s in lines)
            for s in lines:
                hidden = record.supposed(s, lines)
                assert s.kind == "suppose" or len(hidden.numbers) + len(hidden.formulas) == len(s.hyps)
        assert "Proved: replayed by an interpreter of its own" in source or report.verdict != "proved"


def test_a_step_of_the_example(shipped):
    [report] = [r for r in shipped if r.id == "nobel-physics-count"]
    source = tex(report)
    assert "$\\displaystyle 47 \\cdot 1 + 28 \\cdot 2 + 28 \\cdot 3 = 187$\n\\mathcheckreason{" in source
    assert "By exact computation --- 47 + 56 + 84." in source
    links = [f"\\mathcheckto{{step.0.{n}}}{{({n})}}" for n in (1, 2, 3, 4)]
    assert "By putting the parts together, from " + ", ".join(links[:3]) + f" and {links[3]}." in source


def test_what_a_step_supposes_stands_beside_it(made_up):
    [report] = [replace(made_up, proofs=made_up.proofs[:1])]
    steps = article(report).derivations[0].steps
    source = tex(report)
    assert "{(1)}Suppose $\\displaystyle 0 < \\gamma$" in source
    assert source.count("Under \\mathcheckto{step.0.1}") + source.count("Under supposition") == sum(s.kind == "have" for s in steps)


def test_suppositions_beside_a_formula(shipped):
    [report] = [r for r in shipped if r.id == "exp-even-taylor-positive"]
    source = tex(report)
    assert "\\mathcheckunder{Under supposition \\mathcheckto{step.0.8}{(8)}}" in source


def test_links_have_anchors(documents, whole_book, made_up):
    """In a document, in a fragment and in a book of those that cite each other."""
    sources = [*(source for _, source in [*documents[False], *documents[True]]), tex(made_up), whole_book]
    for source in sources:
        anchors = re.findall(r"\\mathcheckstep\{([^}]+(?:\}\.[^}]*)?)\}", source)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r"\\mathcheckto\{([^}]+(?:\}\.[^}]*)?)\}", source)) <= set(anchors)
        labels = re.findall(r"\\label\{(claim\.[^}]*)\}", source)
        assert set(re.findall(r"\\hyperref\[(claim\.[^\]]*)\]", source)) <= set(labels) and len(labels) == len(set(labels))


def test_cited_lemmas_axioms_and_sources_stand_at_the_end(shipped):
    [report] = [r for r in shipped if r.id == "exp-even-taylor-positive"]
    source = tex(report)
    assert "By the claim \\mathcheckto{lemma.2}{\\texttt{exp-positive}}." in source
    lemma, cited = source.index("\\mathcheckstep{lemma.2}{}"), "\\texttt{exp-positive}, cited in \\mathcheckto{step.0.4}{(4)} of ``decay''."
    assert source.index("\\mathcheckpart{Lemmas}") < lemma < source.index(cited)
    assert "By the axiom \\mathcheckto{axiom.2}{\\texttt{exp-zero}}." in source and "Source: \\mathcheckto{source.1}{[1]}." in source
    assert "\\mathcheckstep{source.1}{[1]}The even-order Taylor polynomials" in source


def test_the_slips_of_the_source_stand_by_themselves(made_up):
    slips = (replace(made_up.twins[0], slip=True), *made_up.twins[1:])
    source = tex(replace(made_up, twins=slips))
    head, others = source.index("\\mathcheckpart{The slip in the source}"), source.index("\\mathcheckpart{False twins}")
    assert head < source.index("\\textbf{kept.}") < others < source.index("\\textbf{undefined.}")
    assert "The slip in the source" not in tex(made_up)


def test_the_digest_is_that_of_the_certificate(made_up):
    [proof, _] = made_up.proofs
    data = proof.certificate.encode("ascii")
    digits = re.sub(r"\\allowbreak\{\}", "", tex(made_up))
    assert f"{len(data)} bytes, SHA-256 \\texttt{{{hashlib.sha256(data).hexdigest()}}}" in digits
    assert "mathcheck export made-up -{}-format certificate" in digits.replace("-\\allowbreak{}", "-")


def test_parts_can_be_left_out(made_up):
    marks = {"derivation": "\\begin{proof}", "twins": "{False twins}", "numbers": "{Numeric check}", "digest": "SHA-256"}
    for part, mark in marks.items():
        source = export_latex.document(article(made_up, without=[part]))
        assert mark in tex(made_up) and mark not in source


def test_what_is_not_proved_is_no_theorem(made_up, empty_report):
    for report in (made_up, empty_report):
        source = body(tex(report))
        assert "\\begin{mathchecktheorem}" not in source and "\\begin{mathcheckstatement}" in source
    source = tex(made_up)
    assert source.count("\\begin{proof}") == 1 and "not accepted" in source and "Not refuted" in source and "expected: proved" in source
    assert "\\begin{mathchecktheorem}" in tex(replace(made_up, verdict="proved"))


@pytest.mark.parametrize("title, printed", [
    ("The integral of sec^3, and sin^n", r"The integral of sec\textsuperscript{3}, and sin\textsuperscript{n}"),
    ("n^(n+1) < (n+1)^n", r"n\textsuperscript{n+1} $<$ (n+1)\textsuperscript{n}"),
    ("x^-1 and 2^(f(x))", r"x\textasciicircum{}$-$1 and 2\textasciicircum{}(f(x))"),
    ("a_b^c_d^e", None), ("^2", r"\textsuperscript{2}"), (" a ^b ", None)])
def test_powers_in_a_title_are_raised(made_up, title, printed):
    source = tex(replace(made_up, title=title))
    assert (printed or "\\textsuperscript{") in source and f"% title: {' '.join(title.split())}" in source


def test_the_definitions_follow_the_statement(made_up):
    source = tex(made_up)
    assert source.index("\\operatorname{square\\_of}(x) :=") < source.index("\\end{mathcheckstatement}")


def test_definitions_that_only_the_steps_use_stand_before_them(made_up):
    source = tex(made_up)
    start, end = source.index("\\mathcheckpart{Definitions}{The steps also use}"), source.index("\\begin{proof}")
    assert source.index("\\end{mathcheckstatement}") < start < source.index("\\operatorname{power\\_sum}(0, x) = 0") < end
    assert "\\operatorname{square\\_of}(x) :=" not in source[start:end]
    assert "{Definitions}" not in tex(replace(made_up, proofs=()))


def test_warnings_are_told(made_up):
    source = tex(replace(made_up, warnings=(Problem("kept", "as the other"),)))
    assert "\\mathcheckpart{Warnings}{}" in source and "\\textbf{kept.}\nas the other." in source and "{Warnings}" not in tex(made_up)


def test_what_is_said_is_in_every_language():
    """Each phrase that stands in the modules."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in Path(export_latex.__file__).parent.glob("*.py")]
    calls = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call) and n.args]
    said = {a.value for c in calls if getattr(c.func, "attr", getattr(c.func, "id", "")) in ("say", "part", "_twins")
            for a in c.args if isinstance(a, ast.Constant) and a.value}
    said |= {word for _, word in export_latex.preamble.ENVIRONMENTS}
    assert len(said) > 40 and said - set(words_of(Language.zh).phrases) == set()


@pytest.mark.parametrize("verdict", sorted(record.VERDICTS))
def test_every_verdict_has_its_words(made_up, verdict):
    [line] = article(replace(made_up, verdict=verdict)).meaning
    assert line.startswith(f"{verdict.capitalize()}: {record.VERDICTS[verdict]}") and ("expected" in line) == (verdict != "proved")
    [line] = article(replace(made_up, verdict=verdict, expects=verdict)).meaning
    assert "what the claim expects" in line or verdict == "proved"
    assert text(line[1:]) in tex(replace(made_up, verdict=verdict, expects=verdict))


def test_the_export_of_a_report_never_changes(shipped, made_up):
    for report in [*shipped[:3], made_up]:
        assert tex(report, fragment=True) == tex(report, fragment=True)
        assert export_json.document(report) == export_json.document(report)


# The book


def test_a_book_has_every_claim_once(whole_book, shipped):
    assert sorted(re.findall(r"\\label\{claim\.(.*)\}", whole_book)) == sorted(r.id for r in shipped)
    assert whole_book.count("\\mathcheckpart{Axioms}") > 50
    assert whole_book.count("\\chapter*{Axioms}") == whole_book.count("\\chapter*{Sources}") == 1


def test_lemmas_come_last(whole_book):
    headings = re.findall(r"\\chapter\{(.*)\}", whole_book)
    lemmas = [h.startswith(("Lemmas", "Further lemmas")) for h in headings]
    assert headings[0] == "Calculus" and any(lemmas) and lemmas == sorted(lemmas)


def test_a_book_refers_to_its_claims_by_page(shipped):
    chosen = [article(r) for r in shipped if r.id in ("exp-even-taylor-positive", "exp-positive")]
    source = export_latex.book(chosen)
    assert "By the claim \\hyperref[claim.exp-positive]{\\texttt{exp-positive}} (page \\pageref{claim.exp-positive})." in source
    assert "\\mathcheckpart{Used by}{\\hyperref[claim.exp-even-taylor-positive]" in source
    assert "\\texttt{exp-positive}, cited in" not in source and "\\texttt{exp-inverse}, cited in" in source  # which the book has not


# JSON


def test_json_of_every_claim(shipped, made_up, empty_report):
    for report in [*shipped, made_up, empty_report]:
        printed = export_json.document(report)
        data = json.loads(printed)
        assert printed.isascii() and printed.endswith("}\n") and (data["schema"], data["version"]) == ("mathcheck-export", 1)
        assert list(data) == ["schema", "version", *report.data(), "statement_latex", "statement_terms", "derivations"]
        assert {k: data[k] for k in report.data()} == json.loads(json.dumps(report.data()))
        assert [d["name"] for d in data["derivations"]] == [p.name for p in report.proofs]


def test_json_steps_are_the_records(shipped, made_up):
    for report in [*shipped, made_up]:
        for proof, d in zip(report.proofs, export_json.data(report)["derivations"], strict=True):
            for s, step in zip(record.steps(proof), d["steps"], strict=True):
                assert list(step) == ["number", "label", "kind", "formula", "latex", "hyps", "hyps_latex", "reason", "premises", "why",
                                      "axioms", "audited"]
                assert (step["formula"], step["latex"], step["reason"]) == (show(s.concl), latex(s.concl), s.words)
                assert step["hyps"] == [show(h) for h in s.hyps] and step["premises"] == list(s.premises)


def test_an_exported_certificate_can_be_audited(shipped):
    for report in shipped:
        data = json.loads(export_json.document(report))
        statement = "".join(line + "\n" for line in data["statement_terms"])
        assert latex(read_statement(statement)) == data["statement_latex"]
        assert sorted(map(show_definition, read_statement(statement).definitions)) == sorted(data["definitions"])
        for d in data["derivations"]:
            if d["verdict"] == "proved":
                assert audit("".join(line + "\n" for line in d["certificate"]), statement=statement)["outcome"] == "proved"


def test_exporting_loads_nothing_heavy():
    script = "import sys, mathcheck.export.latex, mathcheck.export.json; print([m for m in ('sympy', 'rich', 'typer') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_modules_document_their_fields(made_up):
    named = set(re.findall(r"[a-z_]+", export_json.__doc__))
    data = export_json.data(made_up)
    assert {"schema", "version", "statement_latex", "statement_terms", "derivations", *data["derivations"][0],
            *data["derivations"][0]["steps"][0]} <= named
