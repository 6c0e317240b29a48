"""What the exporters read from a report: its statement as a term, and a derivation's steps with their formulas.

The terms come from the report's own term tables, never from a claim file. Nothing here checks a step: a derivation whose
certificate the audit did not accept is read like any other, and the exporters say so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..kernel.axioms import AXIOMS, Axiom
from ..kernel.certificate import read_statement, read_terms
from ..kernel.terms import Defined, Term
from ..registry.report import Proof, Report, TwinReport

VERDICTS = {
    "proved": "replayed by an interpreter of its own",
    "computed": "an exhaustive exact computation that the kernel does not replay",
    "refuted": "its negation was replayed by an interpreter of its own",
    "undecided": "nothing wrong found, nothing proved",
    "open": "no complete derivation",
    "failed": "a step is refused, or a guard says no",
}


class Line(NamedTuple):
    """One step. number: from 1, in the order of the derivation; kind: "have", "suppose" or "cite"; hyps: what it still supposes;
    words: the method; premises: the labels of the steps used; why: the author's reason;
    audited: whether the certificate shows exactly this, None where no audit was asked."""

    number: int
    label: str
    kind: str
    hyps: tuple[Term, ...]
    concl: Term
    words: str
    premises: tuple[str, ...]
    why: str
    axioms: tuple[str, ...]
    audited: bool | None


class Supposed(NamedTuple):
    """What a step supposes: the numbers of the steps that suppose it, and the formulas that no earlier step introduces."""

    numbers: tuple[int, ...]
    formulas: tuple[Term, ...]


def statement(report: Report) -> Term | None:
    """The statement, None where none was read (the work on the claim was stopped early)."""
    return read_statement(report.term) if report.term else None


def twin(report: TwinReport) -> Term | None:
    """A twin's statement, None if the worker sent none that can be read."""
    return read_statement(report.term) if report.term else None


def steps(proof: Proof) -> tuple[Line, ...]:
    """The steps of a derivation, as far as it got."""
    if not proof.record.get("steps"):
        return ()
    terms = read_terms(proof.record["terms"])
    return tuple(
        _as_it_is(Line(number, s["label"], s["kind"], tuple(terms[i] for i in s["hyps"]), terms[s["concl"]], s["words"],
                       tuple(s["premises"]), s["why"], tuple(s["axioms"]), s.get("audited")))
        for number, s in enumerate(proof.record["steps"], 1))


def _as_it_is(line: Line) -> Line:
    """A step as what it is, whatever the claim's process calls it: a supposition supposes itself and nothing else, and a citation nothing.
    Of any other step it is shown what it supposes."""
    supposes = line.kind == "suppose" and line.hyps == (line.concl,)
    cites = line.kind == "cite" and not line.hyps and line.words.startswith("claim ")
    return line if supposes or cites else line._replace(kind="have", words=line.words or "a way that was not recorded")


def supposed(line: Line, lines: Sequence[Line]) -> Supposed:
    """The suppositions of a step, found among the steps before it."""
    known = {s.concl: s.number for s in lines if s.kind == "suppose" and s.number < line.number}
    return Supposed(tuple(sorted(known[h] for h in line.hyps if h in known)), tuple(h for h in line.hyps if h not in known))


def definitions(terms: Sequence[Term]) -> list[Defined]:
    """The definitions of these terms by name, each once."""
    found = {d.key: d for t in terms for d in t.definitions}
    return sorted(found.values(), key=lambda d: (d.name, repr(d)))


def cited_axioms(report: Report) -> list[tuple[str, Axiom | None]]:
    """The axioms a report cites; None for one this version does not know."""
    return [(name, AXIOMS.get(name)) for name in report.axioms]
