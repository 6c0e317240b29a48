r"""A report as LaTeX: a whole document, or a fragment for \input in one's own.

It prints what the report holds: the statement as audited, every step with its reason, the twins, the verdict. It must never
sound better than the report: a statement that is not proved is not called a theorem, and a derivation that the audit did not
accept is not called a proof.
"""

import re
from collections.abc import Iterable, Sequence

from ..kernel.terms import Term
from ..lang.latex import inline, latex, latex_legend, latex_variables
from ..registry.numbers import checked_numbers
from ..registry.report import KERNEL, Problem, Proof, Report, TwinReport
from . import record
from .display import MACROS, OWN_WIDTH, WIDTH, display, display_definition
from .escape import code, comment, text

_PACKAGES = "\\usepackage{amsmath,amssymb,amsthm}"
_PREAMBLE = ("\\documentclass[11pt]{article}", "\\usepackage[a4paper,margin=28mm]{geometry}", _PACKAGES,
             "\\newtheorem*{mathchecktheorem}{Theorem}", "\\newtheorem*{mathcheckstatement}{Statement}", *MACROS)
_FRAGMENT_HEAD = (
    "% Needs amsmath, amssymb and amsthm: \\usepackage{amsmath,amssymb,amsthm} in the preamble, then \\input this file.",
    "% It defines only what is not defined yet. To number the statement with your own theorems, put before \\input for example",
    "%   \\newtheorem{mathchecktheorem}[theorem]{Theorem}   and   \\newtheorem{mathcheckstatement}[theorem]{Statement}",
)


def document(report: Report, fragment: bool) -> str:
    r"""The report as a LaTeX document; with fragment, only its body, for \input."""
    if fragment:
        lines = [*_FRAGMENT_HEAD, *_comments(report), *MACROS, *_environments(), *_body(WIDTH, report, heading=_title(report.title))]
    else:
        title = (f"{_title(report.title)}\\\\[1ex]\\normalsize " if report.title else "") + f"the claim {code(report.id)}"
        lines = [*_comments(report), *_PREAMBLE, f"\\title{{{title}}}", "\\author{}", "\\date{}", "\\begin{document}", "\\maketitle",
                 *_body(OWN_WIDTH, report, heading=""), "\\end{document}"]
    return "\n".join(lines) + "\n"


def _comments(report: Report) -> list[str]:
    fields = [("mathcheck export of the claim", report.id), ("title", report.title), ("title_zh", report.title_zh),
              ("source", report.source), ("verdict", report.verdict), ("statement", report.statement),
              *(("where", d) for d in report.definitions)]
    return [comment(key, value) for key, value in fields if value]


def _environments() -> list[str]:
    """Plain ones, for a document that has none; the title stands outside the label, where it may take several lines."""
    titled = "\\if\\relax\\detokenize{#1}\\relax\\else\\textbf{(#1)} \\fi"
    return [f"\\ifcsname {name}\\endcsname\\else\\newenvironment{{{name}}}[1][]"
            f"{{\\trivlist\\item[\\hskip\\labelsep\\textbf{{{word}.}}]{titled}\\itshape\\ignorespaces}}{{\\endtrivlist}}\\fi"
            for name, word in (("mathchecktheorem", "Theorem"), ("mathcheckstatement", "Statement"))]


def _body(width: float, report: Report, heading: str) -> list[str]:
    term = record.statement(report)
    return ["\\begingroup\\sloppy\\frenchspacing", *_theorem(width, report, term, heading), *_about(report),
            *_definitions(width, report, term), *_notation(report, term),
            *_paragraph("Verdict", _verdict(report)), *_computation(report),
            *(line for p in report.proofs for line in _derivation(width, p, named=len(report.proofs) > 1)), *_axioms(width, report),
            *_cited(report), *_twins(width, report), *_paragraph("Numeric check", _numeric(report)), *_problems(report), "\\par\\endgroup"]


def _title(title: str) -> str:
    """A title with its powers raised: cos^n and n^(n+1)."""
    words = re.split(r"\^(\w+|\([^()^]*\))", title)
    return "".join(f"\\textsuperscript{{{text(w.strip('()'))}}}" if i % 2 else _spaced(w) for i, w in enumerate(words))


def _spaced(words: str) -> str:
    """The text with the spaces at its ends."""
    lead, trail = words[:1].isspace() * " ", words[-1:].isspace() * " "
    return lead + text(words) + trail if words.strip() else lead


def _paragraph(title: str, words: str) -> list[str]:
    return ["", f"\\paragraph{{{title}.}} {words}"]


# The statement


def _theorem(width: float, report: Report, term: Term | None, heading: str) -> list[str]:
    name = "mathchecktheorem" if report.verdict == "proved" else "mathcheckstatement"
    opening = f"\\begin{{{name}}}" + (f"[{{{heading}}}]" if heading else "")
    if term is None:
        return [opening, "(No statement was read.)", f"\\end{{{name}}}"]
    where = [line for i, d in enumerate(record.definitions([term])) for line in ("and" if i else "where", display_definition(d, width))]
    return [opening, display(term, width), *where, f"\\end{{{name}}}"]


def _about(report: Report) -> list[str]:
    return ["\\noindent Source: " + _sentence(text(report.source))] if report.source else []


def _definitions(width: float, report: Report, term: Term | None) -> list[str]:
    """Those that only the steps use."""
    stated = record.definitions([] if term is None else [term])
    further = [d for d in record.definitions(_formulas(report)) if d not in stated]
    return [*_paragraph("Definitions", "The steps also use"), *(display_definition(d, width) for d in further)] if further else []


def _notation(report: Report, term: Term | None) -> list[str]:
    legend = latex_legend(*([] if term is None else [term]), *_formulas(report))
    return _paragraph("Notation", " ".join(legend)) if legend else []


def _formulas(report: Report) -> list[Term]:
    """All formulas of the steps."""
    return [f for proof in report.proofs for s in record.steps(proof) for f in (*s.hyps, s.concl)]


def _verdict(report: Report) -> str:
    inferences = sum(p.inferences for p in report.proofs)
    counted = f", {inferences} inferences of the kernel" if report.verdict == "proved" else ""
    return _sentence(text(record.verdict(report)) + counted)


def _computation(report: Report) -> list[str]:
    """What was run in place of a derivation, what it found, and what it was compared with."""
    computed = report.computation
    if computed is None:
        return []
    words = [f"The survey {text(computed.words())} was run.",
             *(_sentence(text(f[:1].upper() + f[1:])) for f in computed.findings)]
    if computed.checks:
        words.append(_sentence("It was compared with " + text("; ".join(computed.checks))))
    return _paragraph("Computation", " ".join(words))


# The derivation


def _derivation(width: float, proof: Proof, named: bool) -> list[str]:
    lines = record.steps(proof)
    title = "Derivation" + (f" ``{text(proof.name)}''" if named else "")
    shown = [*_free_variables(lines), *_steps(width, lines)]
    if proof.verdict == "proved":
        return ["", f"\\begin{{proof}}[{{{title}}}]", *shown, "\\end{proof}"]
    return [*_paragraph(f"{title}, not accepted", "These are the steps before the one that was refused."), *shown]


def _free_variables(lines: Sequence[record.Line]) -> list[str]:
    free = {v for s in lines for t in (*s.hyps, s.concl) for v in t.free}
    return [f"Throughout, ${latex_variables(free)}$."] if free else ["\\leavevmode"]


def _steps(width: float, lines: Sequence[record.Line]) -> list[str]:
    if not lines:
        return ["(No step.)"]
    numbers = {s.label: s.number for s in lines}
    items = [line for s in lines for line in _step(width, s, lines, numbers)]
    return ["\\begin{enumerate}", *items, "\\end{enumerate}"]


def _step(width: float, s: record.Line, lines: Sequence[record.Line], numbers: dict[str, int]) -> list[str]:
    item = f"\\item[({s.number})] \\textbf{{{text(s.label)}.}}"
    if s.kind == "suppose":
        return [f"{item} Suppose", display(s.concl, width)]
    if s.kind == "cite":
        named = "the claim of this name" if s.words == f"claim {s.label}" else f"the {text(s.words)}"
        return [f"{item} By {named},", display(s.concl, width)]
    why = (f" --- {text(s.why)}" if s.why else "") + (" (not part of the certificate: nothing rests on it)" if s.audited is False else "")
    reason = _sentence(f"By {text(s.words)}{_from(s.premises, numbers)}{why}")
    return [item + _under(record.supposed(s, lines)), display(s.concl, width), reason]


def _under(supposed: record.Supposed) -> str:
    known = [f"({n})" for n in supposed.numbers]
    stated = [f"${inline(latex(h))}$" for h in supposed.formulas]
    parts = ([("supposition " if len(known) == 1 else "suppositions ") + _listed(known)] if known else []) + stated
    return f" Under {_listed(parts)}:" if parts else ""


def _from(premises: Sequence[str], numbers: dict[str, int]) -> str:
    found = sorted({numbers[p] for p in premises if p in numbers})
    parts = [f"({n})" for n in found] + (["a fact shown outside these steps"] if any(p not in numbers for p in premises) else [])
    return f", from {_listed(parts)}" if parts else ""


# What the derivation rests on


def _axioms(width: float, report: Report) -> list[str]:
    if not report.proofs:
        return []
    if not report.axioms:
        return _paragraph("Axioms", "None is cited.")
    items = []
    for name, axiom in record.cited_axioms(report):
        known = [] if axiom is None else [text(axiom.words), display(axiom.statement, width), _sentence(text(axiom.source))]
        items.append("\n".join([f"\\item[{{{text(name)}}}]", *known]))
    return [*_paragraph("Axioms", "Cited, not proved:"), *_described(items)]


def _cited(report: Report) -> list[str]:
    cites = list(dict.fromkeys(c for p in report.proofs for c in p.cites))
    words = "The certificate also holds the " + ("proof of the cited claim " if len(cites) == 1 else "proofs of the cited claims ")
    return _paragraph("Lemmas", words + _listed([code(c) for c in cites]) + ".") if cites else []


# The guards


def _twins(width: float, report: Report) -> list[str]:
    if not report.twins:
        return []
    numbers = {s.label: s.number for p in report.proofs[:1] for s in record.steps(p)}
    shown = _described(_twin(width, t, numbers) for t in report.twins)
    return [*_paragraph("False twins", "Variants of the statement that must fail."), *shown]


def _twin(width: float, twin: TwinReport, numbers: dict[str, int]) -> str:
    at = f" at {text(twin.witness)}" if twin.witness else ""
    term = record.twin(twin)
    known = [] if term is None else record.definitions([term])
    shown = [code(twin.statement)] if term is None else [display(term, width), *(display_definition(d, width) for d in known)]
    parts = [f"\\item[{{{text(twin.id.rpartition('/')[2])}}}]", *shown, *([_sentence(text(twin.note))] if twin.note else [])]
    if twin.outcome == "surviving":
        parts.append("Not refuted" + at + (": " + _sentence(text(twin.problem.why)) if twin.problem else "."))
    elif twin.by not in ("", KERNEL):
        parts.append(f"{twin.outcome.capitalize()}{at}, by {text(twin.by)}.")
    elif twin.outcome == "refuted":
        citing = f", citing {_listed([text(a) for a in twin.axioms])}" if twin.axioms else ""
        parts.append(f"Refuted{at}: its negation is proved{citing}.")
    else:
        parts.append(f"{twin.outcome.capitalize()}{at}: {code(twin.how)} is proved.")
    if twin.stops is not None:
        number = f"step ({numbers[twin.stops]})" if twin.stops in numbers else "the step"
        parts.append(f"The derivation, rerun for it, stops at {number}, {text(twin.stops)}.")
    return "\n".join(parts)


def _numeric(report: Report) -> str:
    return "\n".join(_sentence(text(line[:1].upper() + line[1:])) for line in checked_numbers(report.numeric))


def _problems(report: Report) -> list[str]:
    if not report.problems:
        return []
    return [*_paragraph("Problems", "What stands in the way."), *_described(map(_problem, report.problems))]


def _problem(problem: Problem) -> str:
    lines = [f"\\item[{{{text(problem.where)}}}] " + _sentence(text(problem.why))]
    if problem.goal:
        lines.append(f"The goal is {code(problem.goal)}.")
    if problem.given:
        lines.append("Given: " + "; ".join(map(code, problem.given)) + ".")
    return "\n".join([*lines, _sentence(text(problem.hint))]).rstrip()


# Words


def _described(items: Iterable[str]) -> list[str]:
    return ["\\begin{description}\\raggedright", *items, "\\end{description}"]


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?" else words + "."
