"""Results of runs as JSON data, from one process to another, and back. Nothing is lost on the way."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .inputs import Change
from .report import Computed, Problem, Proof, Report, TwinReport, Unloaded
from .run import Result


def data_of(result: Result) -> dict[str, Any]:
    """The result as JSON data. kind: "report", "unloaded" or "none"."""
    if result is None:
        return {"kind": "none"}
    return {"kind": "report" if isinstance(result, Report) else "unloaded", "fields": asdict(result)}


def result_of(data: Mapping[str, Any]) -> Result:
    """The result that `data_of` made this from. Raises LookupError, TypeError, ValueError or AttributeError if it did not."""
    if data["kind"] == "none":
        return None
    return _report(data["fields"]) if data["kind"] == "report" else Unloaded(**data["fields"])


def _report(fields: Mapping[str, Any]) -> Report:
    problems = tuple(_problem(p) for p in fields["problems"])
    left = list(problems)

    def part(fields: Mapping[str, Any], *tuples: str) -> dict[str, Any]:
        """A part's fields. Its problem is the very one of the report: so it is seen which part a problem is of."""
        problem = None if fields["problem"] is None else _problem(fields["problem"])
        return {**fields, **{name: tuple(fields[name]) for name in tuples},
                "problem": left.pop(left.index(problem)) if problem is not None else None}

    listed = {name: tuple(fields[name]) for name in ("tags", "definitions", "axioms")}
    proofs = tuple(Proof(**part(p, "axioms", "cites")) for p in fields["proofs"])
    computed = fields["computation"] and Computed(**part(fields["computation"], "findings", "checks", "axioms"))
    twins = tuple(TwinReport(**part(t, "axioms")) for t in fields["twins"])
    return Report(**{**fields, **listed, "problems": problems, "proofs": proofs, "computation": computed, "twins": twins,
                     "warnings": tuple(_problem(w) for w in fields["warnings"]), "stale": fields["stale"] and Change(*fields["stale"])})


def _problem(fields: Mapping[str, Any]) -> Problem:
    return Problem(**{**fields, "given": tuple(fields["given"])})


__all__ = ["data_of", "result_of"]
