"""A report as an article: what a document says of a claim, in the reader's language and in no format yet.

The formats print an article and add nothing. It must never sound better than the report: a statement that is not proved is no theorem,
and a derivation that the audit did not accept is no proof. Formulas come from the report's own term tables; nothing here is checked.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..kernel.axioms import AXIOMS, Axiom
from ..kernel.domains import domain
from ..kernel.errors import KernelError
from ..kernel.terms import Defined, Term
from ..lang.latex import latex_legend, latex_variables
from ..registry.numbers import checked_numbers
from ..registry.report import KERNEL, Problem, Proof, Report, TwinReport
from ..words import ENGLISH, Language, Words
from . import record
from .prose import ClaimName, Code, Formula, Part, Prose, StepNumber, Tex, ended, joined, listed, notation, said, titled
from .reasons import Reader

_OPENINGS = ("smallest margin ", "near ", "stated by the claim")  # of numeric lines that begin with a word, not with a formula
PARTS = ("derivation", "twins", "numbers", "digest")  # what a document can be without


@dataclass(frozen=True, slots=True)
class Step:
    """A step. kind: "have", "suppose" or "cite"; suppositions: what it still supposes; under: that in words, "Under supposition (3)",
    empty for nothing; reason: a sentence, how and from which steps, empty for a supposition; why: the author's reason; premises: the
    numbers of the steps used; axioms: what it rests on; conditions: under which its formula has a value; the kernel lets no step through
    for which they do not follow from what it supposes; audited: as of record.Line."""

    number: int
    label: str
    kind: str
    formula: Term
    suppositions: tuple[Term, ...]
    under: Prose
    reason: Prose
    why: str
    premises: tuple[int, ...]
    axioms: tuple[str, ...]
    conditions: tuple[Term, ...]
    audited: bool | None


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derivation. name: empty where it is the only one; proof: the audit has accepted it; variables: the sentence on its free variables;
    inferences: of the kernel; certificate: its text, None where none was accepted."""

    name: str
    proof: bool
    variables: Prose
    steps: tuple[Step, ...]
    inferences: int
    certificate: str | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim that is cited, with its statement."""

    id: str
    statement: Term


@dataclass(frozen=True, slots=True)
class CitedAxiom:
    """An axiom that is cited. words, source: empty, statement: None, for one that this version does not know."""

    name: str
    words: str
    statement: Term | None
    source: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A false variant. id: its own, without the claim's; slip: the claim's source has it so; statement: None where it could not be
    read, then `text` has it; outcome: sentences on what has become of it."""

    id: str
    slip: bool
    statement: Term | None
    text: str
    where: tuple[Defined, ...]
    note: str
    outcome: Prose
    refuted: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """Of a certificate that was accepted, as the file that mathcheck export writes. derivation: its name, empty for the only one; content:
    the file's."""

    derivation: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the file, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """The file's, in bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Article:
    """What a document says of a claim. kind: what its statement may be called; where: the definitions in it; definitions: those that only
    steps use; notation: sentences on the signs of all displays; verdict: its word, in English; meaning: the verdict in a sentence;
    warnings: as of Report; parts that were not wanted are empty."""

    id: str
    words: Words
    title: Prose
    source: str
    tags: tuple[str, ...]
    kind: Literal["theorem", "statement"]
    statement: Term | None
    where: tuple[Defined, ...]
    definitions: tuple[Defined, ...]
    notation: tuple[Prose, ...]
    verdict: str
    met: bool
    meaning: Prose
    computation: tuple[Prose, ...]
    derivations: tuple[Derivation, ...]
    lemmas: tuple[Cited, ...]
    axioms: tuple[CitedAxiom, ...]
    sources: tuple[str, ...]
    twins: tuple[Twin, ...]
    numbers: tuple[str, ...]
    digests: tuple[Digest, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def formulas(self) -> list[Term]:
        """Everything that is shown as a display."""
        steps = [t for d in self.derivations for s in d.steps for t in (s.formula, *s.suppositions)]
        cited = [a.statement for a in self.axioms if a.statement is not None]
        return [*([] if self.statement is None else [self.statement]), *steps, *(c.statement for c in self.lemmas), *cited,
                *(t.statement for t in self.twins if t.statement is not None)]


def article(report: Report, words: Words = ENGLISH, without: Collection[str] = ()) -> Article:
    """The article on a report. without: some of PARTS."""
    term = record.statement(report)
    stated = record.definitions([] if term is None else [term])
    proofs = () if "derivation" in without else report.proofs
    steps = [f for p in proofs for s in record.steps(p) for f in (*s.hyps, s.concl)]
    twins = () if "twins" in without else tuple(_twin(words, report, t, without) for t in report.twins)
    axioms, lemmas = tuple(_axiom(words, name, axiom) for name, axiom in record.cited_axioms(report)), _lemmas(report)
    shown = [term, *steps, *(c.statement for c in lemmas), *(a.statement for a in axioms), *(t.statement for t in twins)]
    named = len(report.proofs) > 1
    return Article(
        id=report.id, words=words, title=_title(report, words), source=report.source, tags=report.tags,
        kind="theorem" if report.verdict == "proved" else "statement", statement=term, where=tuple(stated),
        definitions=tuple(d for d in record.definitions(steps) if d not in stated),
        notation=tuple(notation(words.of(s)) for s in latex_legend(*(t for t in shown if t is not None))),
        verdict=report.verdict, met=report.met, meaning=_meaning(report, words), computation=_computation(report, words),
        derivations=tuple(_derivation(words, p, named) for p in proofs), lemmas=lemmas, axioms=axioms,
        sources=tuple(dict.fromkeys(s for s in (report.source, *(a.source for a in axioms)) if s)), twins=twins,
        numbers=() if "numbers" in without else _numbers(words, report.numeric),
        digests=() if "digest" in without else tuple(_digests(report, named)), problems=report.problems, warnings=report.warnings)


def _title(report: Report, words: Words) -> Prose:
    return titled(report.title_zh if words.language is Language.zh and report.title_zh else report.title)


def _numbers(words: Words, found: Mapping[str, Any]) -> tuple[str, ...]:
    """The numeric report, a sentence a line."""
    lines = checked_numbers(found)
    return tuple(_sentence(words, line) if s in (lines[0], found["where"]) or s.startswith(_OPENINGS) else _closed(words, line)
                 for s, line in zip(lines, checked_numbers(found, words)))


def _sentence(words: Words, line: str) -> str:
    """A line that begins with a word as a sentence; a variable or a formula at its beginning stays as it is."""
    first = line.split(" ", 1)[0].rstrip(":")
    return _closed(words, line[:1].upper() + line[1:] if len(first) > 1 and first.isalpha() else line)


def _closed(words: Words, line: str) -> str:
    """The line with a full stop; an exclamation mark at its end is a factorial's."""
    return line + words.template(".") if line.endswith("!") else ended(words, line)


# The verdict


def _meaning(report: Report, words: Words) -> Prose:
    """The verdict with its meaning, and what was expected where that differs."""
    by = report.refuted_by not in ("", KERNEL)
    meaning = words.say("by {words}", words=words.of(report.refuted_by)) if by else words.of(record.VERDICTS.get(report.verdict, ""))
    word = words.of(report.shown_verdict)
    line = words.say("{verdict}: {meaning}", verdict=word, meaning=meaning) if meaning else word
    if report.verdict == "proved":
        inferences = sum(p.inferences for p in report.proofs)
        line = words.say("{line}, {count} inferences of the kernel", line=line, count=inferences)
    if report.verdict != report.expects:
        line = words.say("{line}; expected: {words}", line=line, words=words.of(report.expects))
    elif report.verdict != "proved":
        line = words.say("{line}; this is what the claim expects", line=line)
    return (ended(words, line[:1].upper() + line[1:]),)


def _computation(report: Report, words: Words) -> tuple[Prose, ...]:
    """What was run in place of a derivation, what it found, and what it was compared with."""
    computed = report.computation
    if computed is None:
        return ()
    found = [words.say("The survey {survey} was run.", survey=computed.words())]
    found += [_sentence(words, words.of(f)) for f in computed.findings]
    if computed.checks:
        checks = words.template("; ").join(map(words.of, computed.checks))
        found.append(ended(words, words.say("It was compared with {checks}", checks=checks)))
    return tuple((f,) for f in found)


# The derivation


def _derivation(words: Words, proof: Proof, named: bool) -> Derivation:
    lines = record.steps(proof)
    reader = Reader((t for s in lines for t in (*s.hyps, s.concl)), proof.axioms if proof.verdict == "proved" else tuple(AXIOMS))
    free = {v for s in lines for t in (*s.hyps, s.concl) for v in t.free}
    variables = said(words, "Throughout, {variables}.", variables=Tex(latex_variables(free))) if free else ()
    numbers = {s.label: s.number for s in lines}
    return Derivation(proof.name if named else "", proof.verdict == "proved", variables,
                      tuple(_step(words, reader, s, lines, numbers) for s in lines), proof.inferences,
                      proof.certificate if proof.verdict == "proved" else None)


def _step(words: Words, reader: Reader, s: record.Line, lines: Sequence[record.Line], numbers: dict[str, int]) -> Step:
    premises = tuple(sorted({numbers[p] for p in s.premises if p in numbers}))
    try:
        conditions = domain(s.concl)
    except KernelError:  # more than it counts
        conditions = ()
    shown = s.kind == "have"
    return Step(number=s.number, label=s.label, kind=s.kind, formula=s.concl, suppositions=s.hyps if shown else (),
                under=_under(words, record.supposed(s, lines)) if shown else (), reason=_reason(words, reader, s, premises, numbers),
                why=s.why, premises=premises, axioms=s.axioms, conditions=conditions, audited=s.audited)


def _under(words: Words, supposed: record.Supposed) -> Prose:
    known: list[Part] = [StepNumber(n) for n in supposed.numbers]
    parts: list[Part | Prose] = []
    if known:
        template = "supposition {numbers}" if len(known) == 1 else "suppositions {numbers}"
        parts.append(said(words, template, numbers=listed(words, known)))
    parts += [Formula(h) for h in supposed.formulas]
    return said(words, "Under {suppositions}", suppositions=listed(words, parts)) if parts else ()


def _reason(words: Words, reader: Reader, s: record.Line, premises: Sequence[int], numbers: dict[str, int]) -> Prose:
    if s.kind == "suppose":
        return ()
    if s.kind == "cite":
        return said(words, "By the claim {claim}.", claim=ClaimName(s.words.removeprefix("claim ")))
    found: list[Part] = [StepNumber(n) for n in premises]
    found += [words.template("a fact shown outside these steps")] if any(p not in numbers for p in s.premises) else []
    method = reader.reason(words, s.words)
    if not found:
        return said(words, "By {method}.", method=method)
    return said(words, "By {method}, from {steps}.", method=method, steps=listed(words, found))


# What it rests on


def _lemmas(report: Report) -> tuple[Cited, ...]:
    """The claims that a derivation cites, once each, in the order of its steps: those that its certificate shows, and no others."""
    steps = [s for p in report.proofs for s in record.steps(p) if s.kind == "cite" and s.audited]
    cited: dict[str, Term] = {}
    for s in steps:
        cited.setdefault(s.words.removeprefix("claim "), s.concl)
    return tuple(Cited(claim, statement) for claim, statement in cited.items())


def _axiom(words: Words, name: str, axiom: Axiom | None) -> CitedAxiom:
    if axiom is None:
        return CitedAxiom(name, "", None, "")
    return CitedAxiom(name, words.of(axiom.words), axiom.statement, axiom.source)


def _digests(report: Report, named: bool) -> list[Digest]:
    # what was not accepted is no certificate, and may be anything that the claim's process has sent
    return [Digest(p.name if named else "", p.certificate.rstrip("\n").encode("ascii") + b"\n") for p in report.proofs
            if p.certificate and p.verdict == "proved"]


# The guards


def _twin(words: Words, report: Report, twin: TwinReport, without: Collection[str]) -> Twin:
    term = record.twin(twin)
    # a number says which step only where there is one derivation, and the reader has it
    numbered = report.proofs if len(report.proofs) == 1 and "derivation" not in without else ()
    labels = {s.label: s.number for p in numbered for s in record.steps(p)}
    return Twin(twin.id.rpartition("/")[2], twin.slip, term, twin.statement, tuple(record.definitions([] if term is None else [term])),
                twin.note, joined([_outcome(words, twin), *_stops(words, twin, labels)], words.template(" ")),
                twin.outcome != "surviving")


def _outcome(words: Words, twin: TwinReport) -> Prose:
    """What has become of it."""
    outcome = words.of(twin.outcome if twin.outcome != "surviving" else "not refuted")
    head = words.say("{outcome} at {witness}", outcome=outcome, witness=twin.witness) if twin.witness else outcome
    head = head[:1].upper() + head[1:]
    if twin.outcome == "surviving":
        return (ended(words, words.say("{head}: {words}", head=head, words=twin.problem.why) if twin.problem else head),)
    if twin.by not in ("", KERNEL):
        return (words.say("{head}, by {words}.", head=head, words=words.of(twin.by)),)
    if twin.outcome == "refuted":
        if twin.axioms:
            return (words.say("{head}: its negation is proved, citing {axioms}.", head=head, axioms=words.listed(twin.axioms)),)
        return (words.say("{head}: its negation is proved.", head=head),)
    return said(words, "{head}: {theorem} is proved.", head=head, theorem=Code(twin.how))


def _stops(words: Words, twin: TwinReport, labels: dict[str, int]) -> list[Prose]:
    if twin.stops is None:
        return []
    if twin.stops not in labels:
        return [(words.say("The derivation, rerun for it, stops at the step {label}.", label=twin.stops),)]
    return [said(words, "The derivation, rerun for it, stops at step {number}, {label}.", number=StepNumber(labels[twin.stops]),
                 label=twin.stops)]
