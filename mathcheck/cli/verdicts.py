"""A verified claim as text: its line, its details, what is wrong with it and what to try next."""

import sys
from collections.abc import Sequence

from ..kernel.certificate import read_statement
from ..kernel.text import show_definitions
from ..registry.numbers import OUTCOMES, checked_numbers
from ..registry.report import KERNEL, VERDICTS, Computed, Problem, Report, TwinReport, Unloaded
from ..words import ENGLISH, Words
from .render import coloured_verdict
from .steps import definition_lines, derivation_lines
from .text import cells, clean, is_terminal, pad, paint, width, wrap

INDENT = " " * 4
_LEFT_OUT = ("axioms", "numbers", "steps", "twins", "time")  # in this order, where a terminal has no room for all columns


class Columns:
    """The columns of the lines for these claims: all of them, or as many as the terminal has room for."""

    def __init__(self, ids: Sequence[str], words: Words) -> None:
        self._words = words
        self._room = width(sys.stdout) if is_terminal(sys.stdout) else sys.maxsize
        self._seconds = cells(self._time(0.0))
        sizes = {"verdict": max(cells(words.of(v)) for v in VERDICTS), "claim": max([5, *(cells(clean(i)) for i in ids)]), "steps": 5,
                 "axioms": 6, "twins": 9, "numbers": max(cells(words.of(o)) for o in OUTCOMES),
                 "time": max(self._seconds, cells(words.template("unchanged")))}
        self._sizes = {name: max(size, cells(words.template(name))) for name, size in sizes.items()}
        for name in _LEFT_OUT:
            if sum(self._sizes.values()) + len(self._sizes) - 1 > self._room:
                del self._sizes[name]

    def heading(self) -> str:
        """What the columns are."""
        return paint(self._row({name: self._words.template(name) for name in self._sizes}), "faint")

    def line(self, report: Report) -> list[str]:
        """verdict, id, steps, axioms, twins, numeric check, seconds or that it is unchanged."""
        words, verdict = self._words, self._words.of(report.verdict)
        row = self._row({
            "verdict": verdict, "claim": clean(report.id), "steps": str(report.steps) if report.proofs else "-",
            "axioms": str(len(report.axioms) or words.template("none")) if report.proofs or report.axioms else "-",
            "twins": _twins(report.twins, words), "numbers": words.of(clean(report.numeric.get("outcome", ""))),
            "time": words.template("unchanged") if report.cached else self._time(report.seconds)})
        first, *rest = wrap(row, self._room, "", INDENT) if cells(row) > self._room else [row]
        return [coloured_verdict(report.verdict, report.met, verdict) + first[len(verdict):], *rest]

    def _time(self, seconds: float) -> str:
        return self._words.say("{seconds} s", seconds=f"{seconds:4.1f}")

    def _row(self, shown: dict[str, str]) -> str:
        right = {"steps": self._sizes.get("steps", 0), "time": self._seconds}  # numbers, one below the other
        texts = (" " * (right.get(name, 0) - cells(shown[name])) + shown[name] for name in self._sizes)
        return " ".join(pad(text, size) for text, size in zip(texts, self._sizes.values())).rstrip()


def _twins(twins: Sequence[TwinReport], words: Words) -> str:
    refuted = sum(t.outcome != "surviving" for t in twins)
    if not twins:
        return words.template("none")
    if refuted == len(twins):
        return words.say("{count} refuted", count=refuted)
    return words.say("{refuted} of {count}", refuted=refuted, count=len(twins))


def details(report: Report, columns: int, words: Words) -> list[str]:
    """For -v: the statement as the audit returned it, the steps as the author wrote them, twins, numeric check."""
    lines = wrap(report.statement, columns, INDENT + words.template("statement: "), INDENT * 2) if report.statement else []
    lines += definition_lines(report.definitions, columns, INDENT * 2, words)
    between, none = words.template(", "), words.template("none")
    for proof in report.proofs:
        said = words.say("derivation {name}: {steps}, {inferences}, axioms: {axioms}, cites: {claims}", name=proof.name,
                         steps=words.counted(proof.steps, "step"), inferences=words.counted(proof.inferences, "kernel inference"),
                         axioms=between.join(proof.axioms) or none, claims=between.join(map(str, proof.cites)) or none)
        lines += wrap(said, columns, INDENT, INDENT * 2)
        lines += derivation_lines(proof.record, columns, INDENT, words)
    if report.computation is not None:
        lines += _computation(report.computation, columns, words)
    for t in report.twins:
        lines += _twin(t, report, columns, words)
    first, *more = checked_numbers(report.numeric, words)
    earlier = words.template("; of an earlier run (cached)") if report.cached else ""
    lines += wrap(words.say("numbers: {words}", words=first) + earlier, columns, INDENT, INDENT * 2)
    return lines + [line for m in more for line in wrap(m, columns, INDENT * 2, INDENT * 3)]


def _twin(twin: TwinReport, report: Report, columns: int, words: Words) -> list[str]:
    said = words.say("twin {id}: {outcome}", id=twin.id, outcome=words.of(twin.outcome))
    said += words.say(" at {witness}", witness=twin.witness) if twin.witness else ""
    said += words.say(", by {words}", words=words.of(twin.by)) if twin.by not in ("", KERNEL) else ""
    said += words.say("; the derivation stops at {step}", step=repr(twin.stops)) if twin.stops else ""
    said += words.say("; axioms: {axioms}", axioms=words.template(", ").join(twin.axioms)) if twin.axioms else ""
    lines = [*wrap(said, columns, INDENT, INDENT * 2), *wrap(twin.statement, columns, INDENT * 2, INDENT * 3)]
    own = [d for d in show_definitions(read_statement(twin.term)) if d not in report.definitions]
    return lines + definition_lines(own, columns, INDENT * 2, words)


def _computation(computed: Computed, columns: int, words: Words) -> list[str]:
    """What was run, what it found, and what it was compared with."""
    survey = words.say("{survey}, run earlier (cached)", survey=computed.words()) if computed.cached else computed.words()
    lines = wrap(words.say("computed by the survey {survey}; the kernel does not replay it", survey=survey), columns, INDENT, INDENT * 2)
    for finding in computed.findings:
        lines += wrap(words.say("found: {words}", words=words.of(finding)), columns, INDENT * 2, INDENT * 3)
    if computed.checks:
        checks = words.template("; ").join(map(words.of, computed.checks))
        lines += wrap(words.say("compared with: {checks}", checks=checks), columns, INDENT * 2, INDENT * 3)
    return lines


def problem_lines(report: Report, columns: int, words: Words = ENGLISH) -> list[str]:
    """Everything that keeps the claim from its expected verdict, each with what to try next."""
    lines: list[str] = []
    for p in report.problems:
        lines += wrap(words.say("{where}: {why}", where=_where(report, p, words), why=p.why), columns, INDENT, INDENT * 2)
        if p.goal and str(p.goal) not in str(p.why):
            lines += wrap(words.say("wanted: {formula}", formula=p.goal), columns, INDENT * 2, INDENT * 3)
        for g in p.given:
            lines += wrap(words.say("given: {formula}", formula=g), columns, INDENT * 2, INDENT * 3)
        lines += _hint(p.hint or f"mathcheck show {report.id}", columns, words)
    if not report.met and not report.problems:
        why, hint = _unmet(report, words)
        lines += wrap(words.say("{where}: {why}", where=report.id, why=why), columns, INDENT, INDENT * 2)
        lines += _hint(hint, columns, words)
    elif report.met and report.expects != "proved":
        verdict = words.of(report.shown_verdict)
        if report.refuted_by not in ("", KERNEL):
            verdict = words.say("{verdict} by {words}", verdict=verdict, words=words.of(report.refuted_by))
        lines += wrap(words.say("{id}: {verdict}, as it expects", id=report.id, verdict=verdict), columns, INDENT, INDENT * 2)
    return lines


def _hint(hint: str, columns: int, words: Words) -> list[str]:
    return wrap(words.say("try: {hint}", hint=hint), columns, INDENT * 2, INDENT * 3)


def stale_lines(report: Report, columns: int, words: Words) -> list[str]:
    """Why a claim was run again that is known, if that concerns this claim alone."""
    if report.stale is None or report.stale.everywhere:
        return []
    said = words.say("{id}: run again, because {words}", id=report.id, words=words.of(report.stale.why))
    return wrap(said, columns, INDENT, INDENT * 2)


def warning_lines(report: Report, columns: int, words: Words) -> list[str]:
    """What the claim is warned of, each with what to try next."""
    lines: list[str] = []
    for w in report.warnings:
        said = words.say("warning: {where}: {why}", where=_where(report, w, words), why=w.why)
        lines += [*wrap(said, columns, INDENT, INDENT * 2), *_hint(w.hint, columns, words)]
    return lines


def _where(report: Report, problem: Problem, words: Words) -> str:
    where = clean(problem.where)
    if not where:
        return report.id
    if where.startswith(f"{report.id}/"):
        return words.say("twin {id}", id=where)
    if where in ("numeric check", "refutation", "computation", "groundwork"):
        return words.say("{id}, {words}", id=report.id, words=words.of(where))
    step = words.say("{id}, step {step}", id=report.id, step=repr(where))
    proof = next((p for p in report.proofs if p.problem is problem), None)
    if proof is None or (proof.name != where and len(report.proofs) == 1):
        return step
    if proof.name == where:
        return words.say("{id}, derivation {name}", id=report.id, name=repr(clean(proof.name)))
    return words.say("{id}, derivation {name}, step {step}", id=report.id, name=repr(clean(proof.name)), step=repr(where))


def _unmet(report: Report, words: Words) -> tuple[str, str]:
    if report.verdict == "open":
        return words.template("it has no derivation"), "give it one, or write expects='open'"
    differs = words.say("it is {verdict}, but expects {expected}", verdict=words.of(report.verdict), expected=words.of(report.expects))
    return differs, f"write expects={report.verdict!r} if that is meant"


def unloaded_lines(unloaded: Unloaded, columns: int, words: Words = ENGLISH) -> list[str]:
    """A file that could not be loaded: name, line, reason, what to try."""
    where = words.say("{path}, line {line}", path=unloaded.path, line=unloaded.line) if unloaded.line else unloaded.path
    verdict = words.of("unloaded")
    said = words.say("{where}: {why}", where=where, why=unloaded.why)
    size = max(cells(words.of(v)) for v in VERDICTS)
    first, *rest = wrap(said, columns, " " * (max(size, cells(verdict)) + 1), INDENT, cut=False)  # paths stay whole
    lines = [paint(verdict, "bad") + first[cells(verdict):], *rest]
    return lines + (_hint(unloaded.hint, columns, words) if unloaded.hint else [])
