"""A verified claim as text: its line, its details, what is wrong with it and what to try next."""

from collections.abc import Sequence

from ..kernel.certificate import read_statement
from ..kernel.text import show_definitions
from ..registry.numbers import checked_numbers
from ..registry.report import KERNEL, Computed, Problem, Report, TwinReport, Unloaded
from .render import coloured_verdict
from .steps import definition_lines, derivation_lines
from .text import clean, paint, plural, wrap

INDENT = " " * 4
_WORD = 9  # the longest verdict


class Columns:
    """The columns of the lines for these claims."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._id = max([5, *(len(clean(i)) for i in ids)])

    def heading(self) -> str:
        """What the columns are."""
        return paint(f"{'verdict':{_WORD}} {'claim':{self._id}} steps axioms {'twins':9} {'numbers':12}   time", "faint")

    def line(self, report: Report) -> str:
        """verdict, id, steps, axioms, twins, numeric check, seconds or that it is unchanged."""
        steps = str(report.steps) if report.proofs else "-"
        axioms = str(len(report.axioms) or "none") if report.proofs or report.axioms else "-"
        numbers = clean(report.numeric.get("outcome", ""))
        time = "unchanged" if report.cached else f"{report.seconds:4.1f} s"
        return (coloured_verdict(report.verdict, report.met, _WORD)
                + f" {clean(report.id):{self._id}} {steps:>5} {axioms:6} {_twins(report.twins):9} {numbers:12} {time}")


def _twins(twins: Sequence[TwinReport]) -> str:
    refuted = sum(t.outcome != "surviving" for t in twins)
    return "none" if not twins else f"{refuted} refuted" if refuted == len(twins) else f"{refuted} of {len(twins)}"


def details(report: Report, columns: int) -> list[str]:
    """For -v: the statement as the audit returned it, the steps as the author wrote them, twins, numeric check."""
    lines = wrap(report.statement, columns, f"{INDENT}statement: ", INDENT * 2) if report.statement else []
    lines += definition_lines(report.definitions, columns, INDENT * 2)
    for proof in report.proofs:
        rests = f"axioms: {', '.join(proof.axioms) or 'none'}, cites: {', '.join(map(str, proof.cites)) or 'none'}"
        lines += wrap(f"derivation {proof.name}: {plural(proof.steps, 'step')}, {plural(proof.inferences, 'kernel inference')}, {rests}",
                      columns, INDENT, INDENT * 2)
        lines += derivation_lines(proof.record, columns, INDENT)
    if report.computation is not None:
        lines += _computation(report.computation, columns)
    for t in report.twins:
        where = f" at {t.witness}" if t.witness else ""
        stops = f"; the derivation stops at {t.stops!r}" if t.stops else ""
        cited = f"; axioms: {', '.join(t.axioms)}" if t.axioms else ""
        by = f", by {t.by}" if t.by not in ("", KERNEL) else ""
        lines += wrap(f"twin {t.id}: {t.outcome}{where}{by}{stops}{cited}", columns, INDENT, INDENT * 2)
        lines += wrap(t.statement, columns, INDENT * 2, INDENT * 3)
        own = [d for d in show_definitions(read_statement(t.term)) if d not in report.definitions]
        lines += definition_lines(own, columns, INDENT * 2)
    first, *more = checked_numbers(report.numeric)
    lines += wrap(f"numbers: {first}{'; of an earlier run (cached)' if report.cached else ''}", columns, INDENT, INDENT * 2)
    return lines + [line for m in more for line in wrap(m, columns, INDENT * 2, INDENT * 3)]


def _computation(computed: Computed, columns: int) -> list[str]:
    """What was run, what it found, and what it was compared with."""
    run = ", run earlier (cached)" if computed.cached else ""
    lines = wrap(f"computed by the survey {computed.words()}{run}; the kernel does not replay it", columns, INDENT, INDENT * 2)
    for finding in computed.findings:
        lines += wrap(f"found: {finding}", columns, INDENT * 2, INDENT * 3)
    if computed.checks:
        lines += wrap("compared with: " + "; ".join(computed.checks), columns, INDENT * 2, INDENT * 3)
    return lines


def problem_lines(report: Report, columns: int) -> list[str]:
    """Everything that keeps the claim from its expected verdict, each with what to try next."""
    lines: list[str] = []
    for p in report.problems:
        lines += wrap(f"{_where(report, p)}: {p.why}", columns, INDENT, INDENT * 2)
        if p.goal and str(p.goal) not in str(p.why):
            lines += wrap(f"wanted: {p.goal}", columns, INDENT * 2, INDENT * 3)
        for g in p.given:
            lines += wrap(f"given: {g}", columns, INDENT * 2, INDENT * 3)
        lines += wrap(f"try: {p.hint or f'mathcheck show {report.id}'}", columns, INDENT * 2, INDENT * 3)
    if not report.met and not report.problems:
        why, hint = _unmet(report)
        lines += [*wrap(f"{report.id}: {why}", columns, INDENT, INDENT * 2), *wrap(f"try: {hint}", columns, INDENT * 2, INDENT * 3)]
    elif report.met and report.expects != "proved":
        by = f" by {report.refuted_by}" if report.refuted_by not in ("", KERNEL) else ""
        lines += wrap(f"{report.id}: {report.shown_verdict}{by}, as it expects", columns, INDENT, INDENT * 2)
    return lines


def stale_lines(report: Report, columns: int) -> list[str]:
    """Why a claim was run again that is known, if that concerns this claim alone."""
    if report.stale is None or report.stale.everywhere:
        return []
    return wrap(f"{report.id}: run again, because {report.stale.why}", columns, INDENT, INDENT * 2)


def warning_lines(report: Report, columns: int) -> list[str]:
    """What the claim is warned of, each with what to try next."""
    lines: list[str] = []
    for w in report.warnings:
        lines += wrap(f"warning: {_where(report, w)}: {w.why}", columns, INDENT, INDENT * 2)
        lines += wrap(f"try: {w.hint}", columns, INDENT * 2, INDENT * 3)
    return lines


def _where(report: Report, problem: Problem) -> str:
    where = clean(problem.where)
    if not where:
        return report.id
    if where.startswith(f"{report.id}/"):
        return f"twin {where}"
    if where in ("numeric check", "refutation", "computation", "groundwork"):
        return f"{report.id}, {where}"
    proof = next((p for p in report.proofs if p.problem is problem), None)
    if proof is not None and (proof.name == where or len(report.proofs) > 1):
        named = f"{report.id}, derivation {clean(proof.name)!r}"
        return named if proof.name == where else f"{named}, step {where!r}"
    return f"{report.id}, step {where!r}"


def _unmet(report: Report) -> tuple[str, str]:
    if report.verdict == "open":
        return "it has no derivation", "give it one, or write expects='open'"
    return f"it is {report.verdict}, but expects {report.expects}", f"write expects={report.verdict!r} if that is meant"


def unloaded_lines(unloaded: Unloaded, columns: int) -> list[str]:
    """A file that could not be loaded: name, line, reason, what to try."""
    line = f", line {unloaded.line}" if unloaded.line else ""
    first, *rest = wrap(f"{unloaded.path}{line}: {unloaded.why}", columns, " " * (_WORD + 1), INDENT, cut=False)  # paths stay whole
    lines = [paint("unloaded", "bad") + first[len("unloaded"):], *rest]
    return lines + (wrap(f"try: {unloaded.hint}", columns, INDENT * 2, INDENT * 3) if unloaded.hint else [])
