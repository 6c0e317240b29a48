"""The documents: what they hold, that they name no more than the report does, and that one claim gives one document."""

import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from mathcheck.export import json as export_json
from mathcheck.export import latex as export_latex
from mathcheck.export import record
from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_statement
from mathcheck.kernel.text import show, show_definition
from mathcheck.lang.latex import latex


def body(source):
    """The document without its comments."""
    return "\n".join(line for line in source.splitlines() if not line.startswith("%"))


def test_there_are_claims_to_export(shipped):
    assert "nobel-physics-count" in [r.id for r in shipped]


def test_a_document_is_whole_and_a_fragment_is_not(documents, made_up):
    shipped = [(whole, part) for (_, whole), (_, part) in zip(documents[False], documents[True])]
    for whole, part in [*shipped, (export_latex.document(made_up, fragment=False), export_latex.document(made_up, fragment=True))]:
        assert whole.count("\\documentclass") == 1 and whole.rstrip().endswith("\\end{document}")
        assert part.startswith("% Needs amsmath, amssymb and amsthm")
        for word in ("\\documentclass", "\\usepackage", "\\newtheorem", "\\newcommand", "\\begin{document}", "\\title"):
            assert word not in body(part)


def test_only_comments_hold_more_than_ascii(documents, made_up, empty_report):
    for fragment in (False, True):
        sources = [source for _, source in documents[fragment]]
        for source in [*sources, export_latex.document(made_up, fragment), export_latex.document(empty_report, fragment)]:
            assert body(source).isascii()


def test_every_step_is_printed_with_its_number_and_reason(documents):
    for report, source in documents[True]:
        for proof in report.proofs:
            lines = record.steps(proof)
            assert [s.number for s in lines] == list(range(1, len(proof.record["steps"]) + 1))
            assert all(f"\\item[({s.number})] \\textbf{{" in source for s in lines)
            for s in lines:
                hidden = record.supposed(s, lines)
                assert s.kind == "suppose" or len(hidden.numbers) + len(hidden.formulas) == len(s.hyps)
        assert "proved: replayed by an interpreter of its own" in source or report.verdict != "proved"


def test_a_step_of_the_example(shipped):
    [report] = [r for r in shipped if r.id == "nobel-physics-count"]
    source = export_latex.document(report, fragment=False)
    assert "\\[\n47 \\cdot 1 + 28 \\cdot 2 + 28 \\cdot 3 = 187\n\\]\nBy exact computation --- 47 + 56 + 84." in source
    assert "By putting the parts together, from (1), (2), (3) and (4)." in source
    assert "% title_zh: " + report.title_zh in source


def test_what_is_not_proved_is_no_theorem(made_up, empty_report):
    for report in (made_up, empty_report):
        source = body(export_latex.document(report, fragment=False))
        assert "\\begin{mathchecktheorem}" not in source and "\\begin{mathcheckstatement}" in source
    source = export_latex.document(made_up, fragment=False)
    assert source.count("\\begin{proof}") == 1 and "not accepted" in source and "Not refuted" in source and "expected: proved" in source
    assert "\\begin{mathchecktheorem}" in export_latex.document(replace(made_up, verdict="proved"), fragment=False)


@pytest.mark.parametrize("title, printed", [
    ("The integral of sec^3, and sin^n", r"The integral of sec\textsuperscript{3}, and sin\textsuperscript{n}"),
    ("n^(n+1) < (n+1)^n", r"n\textsuperscript{n+1} $<$ (n+1)\textsuperscript{n}"),
    ("x^-1 and 2^(f(x))", r"x\textasciicircum{}-1 and 2\textasciicircum{}(f(x))"),
    ("a_b^c_d^e", None), ("^2", r"\textsuperscript{2}"), (" a ^b ", None)])
def test_powers_in_a_title_are_raised(made_up, title, printed):
    source = export_latex.document(replace(made_up, title=title), fragment=False)
    assert (printed or "\\textsuperscript{") in source and f"% title: {' '.join(title.split())}" in source


def test_the_definitions_follow_the_statement(made_up):
    source = export_latex.document(made_up, fragment=False)
    assert source.index("\\operatorname{square\\_of}(x) :=") < source.index("\\end{mathcheckstatement}")


def test_definitions_that_only_the_steps_use_stand_before_the_notation(made_up):
    source = export_latex.document(made_up, fragment=False)
    start, end = source.index("\\paragraph{Definitions.} The steps also use"), source.index("\\paragraph{Notation.}")
    assert source.index("\\end{mathcheckstatement}") < start < source.index("\\operatorname{power\\_sum}(0, x) = 0") < end
    assert "\\operatorname{square\\_of}(x) :=" not in source[start:end]
    assert "\\paragraph{Definitions.}" not in export_latex.document(replace(made_up, proofs=()), fragment=False)


@pytest.mark.parametrize("verdict", sorted(record.VERDICTS))
def test_every_verdict_has_its_words(made_up, verdict):
    line = record.verdict(replace(made_up, verdict=verdict))
    assert line.startswith(f"{verdict}: {record.VERDICTS[verdict]}") and ("expected" in line) == (verdict != "proved")
    assert "what the claim expects" in record.verdict(replace(made_up, verdict=verdict, expects=verdict)) or verdict == "proved"


def test_the_export_of_a_report_never_changes(shipped, made_up):
    for report in [*shipped[:3], made_up]:
        assert export_latex.document(report, fragment=True) == export_latex.document(report, fragment=True)
        assert export_json.document(report) == export_json.document(report)


# JSON


def test_json_of_every_claim(shipped, made_up, empty_report):
    for report in [*shipped, made_up, empty_report]:
        text = export_json.document(report)
        data = json.loads(text)
        assert text.isascii() and text.endswith("}\n") and (data["schema"], data["version"]) == ("mathcheck-export", 1)
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
