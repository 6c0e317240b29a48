"""`mathcheck twins`: a claim's false twins and what refutes each; with --mutate, systematic wrong versions of its statement."""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from ..lang.mutations import CAP
from ..registry.report import Report, TwinReport, Unloaded
from ..registry.run import Result, exit_code
from ..words import Language, Words
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .options import LONGEST, ClaimId, Claims, Json, Lang, NoCache, Timeout, number
from .running import run
from .speaking import speaking
from .text import cells, clean, pad, page, paint, wrap
from .verdicts import unloaded_lines

SCHEMA = {"schema": "mathcheck-twins", "version": 1}
INDENT = " " * 4
NAME = 30  # columns at most
STYLES = {"refuted": "good", "ill-posed": "good", "surviving": "bad"}


def command(
        claim: ClaimId, claims: Claims = None, timeout: Timeout = None, no_cache: NoCache = False,
        mutate: Annotated[bool, typer.Option("--mutate", help="Look at wrong versions of the statement, one change each.")] = False,
        cap: Annotated[int, typer.Option("--cap", metavar="N", min=1, max=10_000, help="With --mutate: how many at most.")] = CAP,
        seconds: Annotated[float, typer.Option("--seconds", metavar="S", min=0.1, max=LONGEST, callback=number,
                                               help="With --mutate: how long to look for a witness or a proof of each.")] = 5.0,
        lang: Lang = Language.en, json_output: Json = False) -> int:
    """Show what refutes a claim's false twins.

    For each twin its outcome, what refutes it, where, and its statement. Runs the claim's file. With --mutate, wrong versions of
    the statement are made by one change each, and each is refuted, ill-posed, still true or undecided; these are no part of the claim,
    and what is said of them is English.

    Exit codes: 0 every twin is refuted or ill-posed; 1 one survives, or the claim could not be loaded; 3 it took too long; 2 usage;
    130 interrupted. With --mutate 0 whatever the mutants are.
    """
    folder = Folder(claims)
    path = folder.only(claim)
    if mutate:
        from .mutating import mutated

        return mutated(folder, path, cap=cap, seconds=seconds, timeout=timeout, json_output=json_output)
    start, words = time.monotonic(), speaking(Language.en if json_output else lang)
    done = run(folder, [path], timeout=timeout, cached=not no_cache, words=words)
    if done.interrupted:
        raise Stop("interrupted", INTERRUPTED)
    result = done.results[0][1]
    if result is None:
        raise Stop(f"{path} declares no `claim`", 1)
    code = _code(result)
    if json_output:
        print(json.dumps(_document(path, result, code, time.monotonic() - start), indent=2))
        return code
    columns = page(sys.stdout)
    for line in unloaded_lines(result, columns, words) if isinstance(result, Unloaded) else _lines(result, columns, words):
        print(line)
    return code


def _code(result: Result) -> int:
    if not isinstance(result, Report):
        return exit_code([result])
    if result.verdict == "undecided" and not result.twins:
        return 3
    return 1 if any(t.outcome == "surviving" for t in result.twins) else 0


def _lines(report: Report, columns: int, words: Words) -> list[str]:
    if report.verdict == "undecided" and not report.twins:
        return [line for p in report.problems for line in wrap(f"{report.id}: {p.why}; {p.hint}", columns, "", INDENT)]
    sizes = _sizes(report.twins, words)
    names = [words.template(name) for name in ("outcome", "by", "twin", "witness")]
    lines = [paint(" ".join(map(pad, names, (*sizes, 0))), "faint")] if report.twins else []
    for t in report.twins:
        lines += _twin(t, sizes, columns, words)
    counts = {word: sum(t.outcome == word for t in report.twins) for word in STYLES}
    said = words.template(", ").join(words.say("{count} {words}", count=n, words=words.of(word)) for word, n in counts.items() if n)
    head = words.say("{id}: {twins}", id=report.id, twins=words.counted(len(report.twins), "false twin"))
    return lines + wrap(words.say("{head}: {counts}", head=head, counts=said) if said else head, columns, "", INDENT)


def _sizes(twins: Sequence[TwinReport], words: Words) -> tuple[int, int, int]:
    """The columns of the outcome, of what refutes, and of the names, of which those that are longer get a line of their own."""
    outcome = max(cells(words.of(word)) for word in STYLES)
    by = max(cells(words.template(word)) for word in ("kernel", "enclosures"))
    return outcome, by, max(cells(words.template("twin")), min(NAME, max([4, *(len(_name(t)) for t in twins)])))


def _twin(t: TwinReport, sizes: tuple[int, int, int], columns: int, words: Words) -> list[str]:
    enclosed = bool(t.by) and "kernel" not in t.by
    by = words.template("enclosures" if enclosed else "kernel") if t.by else "-"
    outcome, name = words.of(t.outcome), _name(t)
    row = f"{pad(outcome, sizes[0])} {pad(by, sizes[1])} "
    if cells(name) <= sizes[2]:
        first, *rest = wrap(t.witness or "-", columns, f"{row}{pad(name, sizes[2])} ", INDENT * 2)
    else:
        first, *rest = wrap(name, columns, row, INDENT * 2)
        rest += wrap(words.say("at {witness}", witness=t.witness), columns, INDENT * 2) if t.witness else []
    lines = [paint(outcome, STYLES[t.outcome]) + first[len(outcome):], *rest, *wrap(t.statement, columns, INDENT, INDENT * 2)]
    below = [words.say("by {words}", words=words.of(t.by))] if enclosed else []
    below += [t.note] if t.note else []
    below += [words.say("the derivation stops at {step}", step=repr(t.stops))] if t.stops else []
    if t.problem:
        below += [t.problem.why, *([words.say("try: {hint}", hint=t.problem.hint)] if t.problem.hint else [])]
    return lines + [line for text in below for line in wrap(text, columns, INDENT, INDENT * 2)]


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
