"""`mathcheck verify`: one line a claim, what went wrong under it, a summary, and an exit code that says the same."""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from ..registry.report import VERDICTS, Report, Unloaded
from ..registry.run import Result, exit_code
from ..words import Language, Words
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .options import Claims, Digits, Jobs, Json, Lang, NoCache, Required, Timeout
from .running import Finished, run
from .speaking import speaking
from .text import complain, page, wrap
from .verdicts import Columns, details, problem_lines, stale_lines, unloaded_lines, warning_lines

SCHEMA = {"schema": "mathcheck-verify", "version": 1}
MEANING = {1: "something failed, was unexpectedly refuted or could not be loaded", 3: "something is undecided or open",
           INTERRUPTED: "interrupted"}


def command(
        ids: Annotated[list[str] | None, typer.Argument(metavar="ID", show_default=False,
                                                        help="Claims by id; all if none is named.")] = None,
        claims: Claims = None, jobs: Jobs = None, timeout: Timeout = None,
        require: Annotated[Required | None, typer.Option("--require", show_default=False, help="With `proved`, a claim that is only "
                                                         "computed, or expects to be open, counts as undecided.")] = None,
        digits: Digits = None, no_cache: NoCache = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Statements, steps, twins and numeric checks too.")] = False,
        lang: Lang = Language.en, json_output: Json = False) -> int:
    """Verify claims.

    Each claim's derivation is run in a process of its own; an interpreter that has loaded no claim file replays the
    certificates, and the verdict is what it says. Verifying runs the code of the claim files. What is unchanged since an earlier
    run is not derived again; its certificates are audited again. A narrow
    terminal leaves out columns of the table.

    Exit codes: 0 every claim met what it expects; 1 something failed, was unexpectedly refuted or could not be loaded;
    3 something is undecided or open; 2 usage; 130 interrupted.
    """
    start = time.monotonic()
    folder = Folder(claims)
    paths = folder.chosen(ids or ())
    words = speaking(Language.en if json_output else lang)
    columns = Columns([p.stem for p in paths], words)
    headed = False

    def each(_path: Path, result: Result) -> None:
        nonlocal headed
        if json_output or result is None:
            return
        if not headed:
            print(columns.heading())
            headed = True
        if isinstance(result, Report):
            shown = [*([details] if verbose else []), stale_lines, problem_lines, warning_lines]
            lines = [*columns.line(result), *(line for what in shown for line in what(result, page(sys.stdout), words))]
        else:
            lines = unloaded_lines(result, page(sys.stdout), words)
        for line in lines:
            print(line)
        sys.stdout.flush()

    done = run(folder, paths, jobs=jobs, timeout=timeout, digits=digits, cached=not no_cache, each=each, words=words)
    for path in done.without_claim:
        complain(f"{'error' if ids else 'notice'}: {path} declares no `claim`; a claim file says claim = Claim(...), and mathcheck new ID "
                 "begins one")
    if not done.reports and not done.unloaded and not done.interrupted:
        raise Stop(f"there is nothing to verify in {folder.places()}: no file declares a claim")
    code = INTERRUPTED if done.interrupted else exit_code([r for _, r in done.results], done.problems, require.value if require else None)
    if ids and done.without_claim and not done.interrupted:
        code = 1  # somebody asked for this claim
    if json_output:
        print(json.dumps(_document(folder, done, code, time.monotonic() - start), indent=2))
    else:
        for problem in done.problems:
            for line in unloaded_lines(problem, page(sys.stdout), words):
                print(line)
        for line in _summary(done, len(paths), code, time.monotonic() - start, words):
            print(line)
    return code


def _summary(done: Finished, wanted: int, code: int, seconds: float, words: Words) -> list[str]:
    between = words.template(", ")
    if done.interrupted:
        head = words.say("interrupted after {count} of {files}", count=len(done.results), files=words.counted(wanted, "file"))
    else:
        head = words.counted(len(done.reports), "claim")
    counts = between.join(words.say("{count} {words}", count=n, words=words.of(what)) for what, n in _counts(done).items() if n)
    line = words.say("{head}: {counts}", head=head, counts=counts) if counts else head
    warnings = sum(len(r.warnings) for r in done.reports)
    line += words.template("; ") + words.counted(warnings, "warning") if warnings else ""
    lines = [line + words.template("; ") + words.say("{seconds} s", seconds=f"{seconds:.1f}"), *_known(done, words)]
    for reason, times in Counter(r.stale.why for r in done.reports if r.stale and r.stale.everywhere).items():
        claims = words.counted(times, "claim")
        lines.append(words.say("run again, because {words}: {claims}", words=words.of(reason), claims=claims))
    cited = sorted({a for r in done.reports for a in r.axioms})
    if cited:
        lines.append(words.say("axioms cited: {axioms}", axioms=between.join(cited)))
    unexpected = [r.id for r in done.reports if not r.met and r.verdict not in ("failed", "undecided", "open")]
    if unexpected:
        lines.append(words.say("not as expected: {claims}", claims=between.join(unexpected)))
    if code:
        lines.append(words.say("exit code {code}: {words}", code=code, words=words.of(MEANING[code])))
    return [short for line in lines for short in wrap(line, page(sys.stdout))]


def _known(done: Finished, words: Words) -> list[str]:
    """How many claims are unchanged, if any were run before."""
    unchanged = sum(r.cached for r in done.reports)
    known = unchanged or any(r.stale for r in done.reports)
    again = len(done.reports) - unchanged
    return [words.say("{unchanged} unchanged and audited again, {again} run", unchanged=unchanged, again=again)] if known else []


def _counts(done: Finished) -> dict[str, int]:
    shown = Counter(r.shown_verdict for r in done.reports)
    counts = {word: shown[word] for v in VERDICTS for word in (v, f"{v} (cached)")}
    counts["unloaded"] = sum(isinstance(r, Unloaded) for _, r in done.results)
    counts["declared twice"] = len(done.problems)
    return counts


def _document(folder: Folder, done: Finished, code: int, seconds: float) -> dict[str, Any]:
    return {**SCHEMA, "mathcheck": __version__, **folder.data(), "exit_code": code,
            "interrupted": done.interrupted, "seconds": seconds,
            "counts": {v: sum(r.verdict == v for r in done.reports) for v in VERDICTS},
            "unchanged": sum(r.cached for r in done.reports),
            "claims": [r.data() for r in done.reports],
            "unloaded": [{"path": u.path, "line": u.line, "why": u.why, "hint": u.hint} for u in done.unloaded],
            "without_claim": [str(p) for p in done.without_claim]}
