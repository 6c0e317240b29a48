"""A report as one JSON document, for programs.

  schema, version     "mathcheck-export", 1
  id .. steps         the report: its fields as in Report.data(), in that order, without certificates
  statement_latex     the statement in LaTeX, null where none was read
  statement_terms     the statement in the kernel's term format, as lines: what an audit is told to expect
  derivations         a list of
    name, verdict
    steps             a list of {number, label, kind, formula, latex, hyps, hyps_latex, reason, premises, why, axioms, audited}:
                      formula and hyps in the kernel's text form, reason in words, premises by label, audited whether the
                      certificate shows the step, null where no audit was asked
    certificate       its lines, null where there is none; joined with newlines and ended by one, it is a file that
                      `mathcheck audit` replays

The document is ASCII, its keys always in this order. It holds what the report holds; a reader who trusts nobody audits the
certificates. The formulas and their LaTeX are for people and are never read back.
"""

import json
from typing import Any

from ..kernel.text import show
from ..lang.latex import latex
from ..registry.report import Proof, Report
from . import record

SCHEMA = "mathcheck-export"
VERSION = 1


def document(report: Report) -> str:
    """The report as JSON text."""
    return json.dumps(data(report), ensure_ascii=True, indent=1, allow_nan=False) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as JSON data."""
    term = record.statement(report)
    return {"schema": SCHEMA, "version": VERSION, **report.data(),
            "statement_latex": None if term is None else latex(term), "statement_terms": report.term.splitlines(),
            "derivations": [_derivation(p) for p in report.proofs]}


def _derivation(proof: Proof) -> dict[str, Any]:
    return {"name": proof.name, "verdict": proof.verdict, "steps": [_step(s) for s in record.steps(proof)],
            "certificate": None if proof.certificate is None else proof.certificate.splitlines()}


def _step(s: record.Line) -> dict[str, Any]:
    return {"number": s.number, "label": s.label, "kind": s.kind, "formula": show(s.concl), "latex": latex(s.concl),
            "hyps": [show(h) for h in s.hyps], "hyps_latex": [latex(h) for h in s.hyps], "reason": s.words,
            "premises": list(s.premises), "why": s.why, "axioms": list(s.axioms), "audited": s.audited}
