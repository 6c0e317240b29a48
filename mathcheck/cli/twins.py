"""`mathcheck twins`: a claim's false twins and what refutes each; with --mutate, systematic wrong versions of its statement."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from ..lang.mutations import CAP
from ..registry.report import Report, TwinReport, Unloaded
from ..registry.run import Result, exit_code
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .options import LONGEST, ClaimId, Claims, Json, NoCache, Timeout, number
from .running import run
from .text import clean, paint, plural, width, wrap
from .verdicts import unloaded_lines

SCHEMA = {"schema": "mathcheck-twins", "version": 1}
INDENT = " " * 4
OUTCOME, BY, NAME = 9, 10, 30  # columns, the last at most
STYLES = {"refuted": "good", "ill-posed": "good", "surviving": "bad"}


def command(
        claim: ClaimId, claims: Claims = None, timeout: Timeout = None, no_cache: NoCache = False,
        mutate: Annotated[bool, typer.Option("--mutate", help="Look at wrong versions of the statement, one change each.")] = False,
        cap: Annotated[int, typer.Option("--cap", metavar="N", min=1, max=10_000, help="With --mutate: how many at most.")] = CAP,
        seconds: Annotated[float, typer.Option("--seconds", metavar="S", min=0.1, max=LONGEST, callback=number,
                                               help="With --mutate: how long to look for a witness or a proof of each.")] = 5.0,
        json_output: Json = False) -> int:
    """Show what refutes a claim's false twins.

    For each twin its outcome, what refutes it, where, and its statement. Runs the claim's file. With --mutate, wrong versions of
    the statement are made by one change each, and each is refuted, ill-posed, still true or undecided; these are no part of the claim.

    Exit codes: 0 every twin is refuted or ill-posed; 1 one survives, or the claim could not be loaded; 3 it took too long; 2 usage;
    130 interrupted. With --mutate 0 whatever the mutants are.
    """
    folder = Folder(claims)
    path = folder.only(claim)
    if mutate:
        from .mutating import mutated

        return mutated(folder, path, cap=cap, seconds=seconds, timeout=timeout, json_output=json_output)
    start = time.monotonic()
    done = run(folder, [path], timeout=timeout, cached=not no_cache)
    if done.interrupted:
        raise Stop("interrupted", INTERRUPTED)
    result = done.results[0][1]
    if result is None:
        raise Stop(f"{path} declares no `claim`", 1)
    code = _code(result)
    if json_output:
        print(json.dumps(_document(path, result, code, time.monotonic() - start), indent=2))
        return code
    for line in unloaded_lines(result, width(sys.stdout)) if isinstance(result, Unloaded) else _lines(result, width(sys.stdout)):
        print(line)
    return code


def _code(result: Result) -> int:
    if not isinstance(result, Report):
        return exit_code([result])
    if result.verdict == "undecided" and not result.twins:
        return 3
    return 1 if any(t.outcome == "surviving" for t in result.twins) else 0


def _lines(report: Report, columns: int) -> list[str]:
    if report.verdict == "undecided" and not report.twins:
        return [line for p in report.problems for line in wrap(f"{report.id}: {p.why}; {p.hint}", columns, "", INDENT)]
    names = min(NAME, max([4, *(len(_name(t)) for t in report.twins)]))
    lines = [paint(f"{'outcome':{OUTCOME}} {'by':{BY}} {'twin':{names}} witness", "faint")] if report.twins else []
    for t in report.twins:
        lines += _twin(t, names, columns)
    counts = {word: sum(t.outcome == word for t in report.twins) for word in STYLES}
    said = ", ".join(f"{n} {word}" for word, n in counts.items() if n)
    return lines + wrap(f"{report.id}: {plural(len(report.twins), 'false twin')}{': ' if said else ''}{said}", columns, "", INDENT)


def _twin(t: TwinReport, names: int, columns: int) -> list[str]:
    by = "kernel" if "kernel" in t.by else "enclosures" if t.by else "-"
    row = f"{t.outcome:{OUTCOME}} {by:{BY}} "
    if len(_name(t)) <= names:
        first, *rest = wrap(t.witness or "-", columns, f"{row}{_name(t):{names}} ", INDENT * 2)
    else:
        first, *rest = wrap(_name(t), columns, row, INDENT * 2)
        rest += wrap(f"at {t.witness}", columns, INDENT * 2) if t.witness else []
    lines = [paint(t.outcome, STYLES[t.outcome]) + first[len(t.outcome):], *rest]
    lines += wrap(t.statement, columns, INDENT, INDENT * 2)
    if by == "enclosures":
        lines += wrap(f"by {t.by}", columns, INDENT, INDENT * 2)
    if t.note:
        lines += wrap(t.note, columns, INDENT, INDENT * 2)
    if t.stops:
        lines += wrap(f"the derivation stops at {t.stops!r}", columns, INDENT, INDENT * 2)
    if t.problem:
        lines += wrap(f"{t.problem.why}", columns, INDENT, INDENT * 2)
        lines += wrap(f"try: {t.problem.hint}", columns, INDENT, INDENT * 2) if t.problem.hint else []
    return lines


def _name(t: TwinReport) -> str:
    return clean(t.id.partition("/")[2])


def _document(path: Path, result: Report | Unloaded, code: int, seconds: float) -> dict[str, Any]:
    document: dict[str, Any] = {**SCHEMA, "mathcheck": __version__, "path": os.path.abspath(path), "exit_code": code, "seconds": seconds}
    if isinstance(result, Unloaded):
        return {**document, "id": path.stem, "statement": "", "twins": [],
                "problems": [{"where": "", "why": result.why, "hint": result.hint, "goal": "", "given": []}]}
    data = result.data()
    problems = [] if result.twins else data["problems"]
    return {**document, "id": result.id, "statement": result.statement, "twins": data["twins"], "problems": problems}
