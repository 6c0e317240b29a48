"""A claim's statement is the same wherever it is printed or written: in the certificate, in the audit's answer, by `mathcheck show` and in
each export. What is text is read back, what is a term compared."""

import json
import re

import pytest

from mathcheck.cli import showing
from mathcheck.cli.steps import statement_lines
from mathcheck.export import json as export_json
from mathcheck.export.record import steps
from mathcheck.kernel.audit import RULE_MODULES
from mathcheck.kernel.certificate import read_certificate, read_statement
from mathcheck.kernel.text import show_definition, show_definitions
from mathcheck.lang import And, Nat, Q, Real, define, exists, forall, implies
from mathcheck.lang.latex import latex
from mathcheck.lang.parsing import parse_definitions, parse_statement


def read_back(statement, definitions):
    """The term that a text and the definitions beside it mean; every one of these is used."""
    known = parse_definitions(definitions)
    term = parse_statement(statement, definitions=known)
    assert term.definitions == set(known)
    return term


def audited(report):
    """The statement as the audit returned it."""
    return read_statement(report.term)


def test_there_are_enough_claims(shipped):
    assert len(shipped) > 90 and len([r for r in shipped if r.verdict == "proved"]) > 85


def test_the_statement_of_a_report_is_the_audited_one(shipped):
    for report in shipped:
        assert read_back(report.statement, report.definitions) == audited(report), report.id
        for twin in report.twins:
            term = read_statement(twin.term)
            assert read_back(twin.statement, [show_definition(d) for d in term.definitions]) == term, twin.id


def test_the_header_of_a_certificate_states_what_it_proves(shipped):
    for report in shipped:
        for proof in report.proofs:
            if proof.certificate:
                replayed = read_certificate(proof.certificate)
                assert replayed.statement == replayed.theorem.concl == audited(report), report.id
    assert RULE_MODULES  # which importing brings the rules


def test_json_has_the_statement(shipped):
    for report in shipped:
        data = json.loads(export_json.document(report))
        assert read_back(data["statement"], data["definitions"]) == audited(report), report.id
        assert read_statement("\n".join([*data["statement_terms"], ""])) == audited(report), report.id


def commented(source):
    """The statement and its definitions in the comments of a document."""
    lines = source.splitlines()
    [statement] = [line.removeprefix("% statement: ") for line in lines if line.startswith("% statement: ")]
    return read_back(statement, [line.removeprefix("% where: ") for line in lines if line.startswith("% where: ")])


@pytest.mark.parametrize("fragment", [False, True])
def test_latex_has_the_statement_in_comments(documents, fragment):
    for report, source in documents[fragment]:
        assert commented(source) == audited(report), report.id


def test_the_book_has_the_statements_in_comments(shipped, whole_book):
    _, *parts = whole_book.split("% mathcheck export of the claim: ")
    found = {part.split("\n", 1)[0]: commented(part) for part in parts}
    assert len(parts) == len(found) and found == {r.id: audited(r) for r in shipped}


LAYOUT = re.compile(r"\\(?:begin|end)\{aligned\}|\\mathcheckrow\{[\d.]+em\}|\\phantom\{\(\}|\\[][;\\]|[\s{}()&$]|"
                    r"\\(?:quad|qquad|land|lor|Rightarrow|left|right|biggl|biggr|displaystyle|nobreak|leavevmode|smallskip)(?![a-z])")


def flat(text):
    """Formulas without what only lays them out."""
    return LAYOUT.sub("", text)


@pytest.mark.parametrize("fragment", [False, True])
def test_latex_shows_the_statement(documents, fragment):
    for report, source in documents[fragment]:
        [theorem] = re.findall(r"\n\\begin\{(?:mathchecktheorem|mathcheckstatement)\}(?:\[[^\n]*\])?\n(.*?)\n(?:where|\\end\{mathcheck)",
                               source, flags=re.DOTALL)
        assert flat(theorem) == flat(latex(audited(report))), report.id


@pytest.mark.parametrize("fragment", [False, True])
def test_latex_shows_every_step(documents, fragment):
    """The formula between a step's number and its reason, all of its lines together."""
    for report, source in documents[fragment]:
        for i, proof in enumerate(report.proofs):
            for s in steps(proof):
                _, shown = re.split(rf"\\mathcheckstep\{{[^ ]*step\.{i}\.{s.number}\}}\{{\({s.number}\)\}}", source)
                shown = re.sub(r"\\mathcheckunder\{.*\}", "", shown[:shown.index("\\mathcheckreason{")]).removeprefix("Suppose ")
                assert flat(shown) == flat(latex(s.concl)), (report.id, s.number)


# mathcheck show


WIDE = 10**6


def section(printed):
    """The lines of the section Statement, and the definitions below them."""
    lines = printed[printed.index("\nStatement\n") + len("\nStatement\n"):].split("\n\n")[0].split("\n")
    lines = [line for line in lines if not line.startswith("  checked by numbers for ")]
    definitions = [line.removeprefix("  where ") for line in lines if line.startswith("  where ")]
    return lines[:len(lines) - len(definitions)], definitions


def levels(lines):
    """Indented lines as (depth, text)."""
    return [((len(line) - len(line.lstrip())) // 2 - 1, line.lstrip()) for line in lines]


def sentence(lines):
    """An outlined statement as one formula."""
    (depth, first), *rest = lines
    if found := re.fullmatch("for all (.*)|there (?:is|are) (.*) with", first):
        places = [(name, sort) for names, sort in re.findall(r"((?:\w+, )*\w+) in (\([^)]*\)|\w+)", found[1] or found[2])
                  for name in names.split(", ")]
        word = "forall" if found[1] else "exists"
        return "".join(f"{word} {name}:{sort}. " for name, sort in places) + sentence(rest)
    if first.startswith("if "):
        suppositions = [first.removeprefix("if ")]
        while rest[0][1].startswith("and "):
            suppositions.append(rest.pop(0)[1].removeprefix("and "))
        (_, then), *below = rest
        conclusion = sentence(below) if then == "then" else then.removeprefix("then ")
        assert then == "then" or (then.startswith("then ") and not below)
        return " -> ".join(f"({f})" for f in (*suppositions, conclusion))
    if first.startswith("(1) "):
        starts = [i for i, (d, text) in enumerate(lines) if d == depth and re.match(r"\(\d+\) ", text)]
        parts = [lines[i:j] for i, j in zip(starts, [*starts[1:], len(lines)])]
        moved = [[(0, text.split(" ", 1)[1]), *((d - depth - 2, t) for d, t in below)] for (_, text), *below in parts]
        return " and ".join(f"({sentence(part)})" for part in moved)
    assert not rest
    return first


x, y, n = Real("x"), Real("y"), Nat("n")
f = define("f", x, x + 1)
PARTS = And(And(And(x < y, forall(n, 0 <= n)), y < f(x)), implies(x < 1, exists(x, n, x < n)), x < 2)


@pytest.mark.parametrize("statement", [
    forall(x, y, exists(n, And(PARTS, PARTS))), forall(x, y, implies(x < y, y < 2, PARTS)), And(forall(x, y, PARTS), Q(1) < 2),
    forall(x, y, implies(forall(x, PARTS), exists(n, implies(n < x, PARTS)))),
], ids=["parts in parts", "parts behind suppositions", "a quantified part", "a quantified supposition"])
def test_an_outline_is_read_back(statement):
    assert read_back(sentence(levels(statement_lines(statement, (), WIDE))), show_definitions(statement)) == statement


def test_show_says_the_statement(shipped_run, monkeypatch, capsys):
    reports, answers = shipped_run
    monkeypatch.setattr(showing, "page", lambda _stream: WIDE)
    monkeypatch.setattr(showing.Runner, "build", lambda _runner, path: answers[path])
    for report in reports:
        assert showing.command(report.id) == 0
        lines, definitions = section(capsys.readouterr().out)
        assert read_back(sentence(levels(lines)), definitions) == audited(report), report.id
