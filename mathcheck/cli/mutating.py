"""Wrong versions of a claim's statement, for `mathcheck twins ID --mutate`: each is looked at in a process that loads no claim file."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from .. import __version__
from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.text import show
from ..kernel.writer import write_statement
from ..lang.mutations import Mutant, mutants
from ..registry.answer import checked
from ..registry.helper import HelperDied, Helpers
from ..registry.mutating import OUTCOMES, mutate_command
from ..registry.run import Runner, default_jobs
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .render import Progress
from .text import paint, plural, width, wrap

SCHEMA = {"schema": "mathcheck-mutants", "version": 1}
INDENT = " " * 4
WORD = 10  # the longest outcome
STYLES = {"refuted": "good", "ill-posed": "good", "still true": "unsure", "undecided": "faint"}
GRACE = 10.0  # seconds for starting, and for methods that do not look at the clock


class Looked(NamedTuple):
    """A mutant, and what became of it."""

    mutant: Mutant
    found: dict[str, Any]
    seconds: float


def mutated(folder: Folder, path: Path, *, cap: int, seconds: float, timeout: float | None, json_output: bool) -> int:
    """Make the mutants, look at each, and print the table. Raises Stop where the claim has no statement to change."""
    start = time.monotonic()
    answer = _answer(folder, path, timeout)
    statement = read_statement(answer["term"])
    chosen = mutants(statement, cap)
    looked, interrupted = _look(chosen, _known(answer), seconds)
    code = INTERRUPTED if interrupted else 0
    took = time.monotonic() - start
    if json_output:
        print(json.dumps({**SCHEMA, "mathcheck": __version__, "path": os.path.abspath(path), "exit_code": code, "interrupted": interrupted,
                          "seconds": took, "id": answer["id"], "statement": show(statement), "counts": _counts(looked),
                          "mutants": [_data(m) for m in looked]}, indent=2))
        return code
    columns = width(sys.stdout)
    for m in looked:
        print("\n".join(_lines(m, columns)))
    counts = ", ".join(f"{n} {word}" for word, n in _counts(looked).items() if n)
    head = f"interrupted after {len(looked)} of {plural(len(chosen), 'mutant')}" if interrupted else plural(len(looked), "mutant")
    print("\n".join(wrap(f"{answer['id']}: {head}{': ' if counts else ''}{counts}; {took:.1f} s", columns, "", INDENT)))
    return code


def _answer(folder: Folder, path: Path, timeout: float | None) -> dict[str, Any]:
    """The claim as its own process declares it."""
    runner = Runner(folder.roots, timeout)
    try:
        answer = {**runner.build(path), "path": str(path)}
        if answer["kind"] == "none":
            raise Stop(f"{path} declares no `claim`", 1)
        if answer["kind"] != "claim":
            line = f", line {answer['line']}" if answer.get("line") else ""
            raise Stop(f"{path}{line}: {answer['why']}" + (f" ({answer['hint']})" if answer["hint"] else ""),
                       3 if answer["kind"] == "undecided" else 1)
        found = checked(answer)
        read_statement(found["term"])
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, KernelError, NotACertificate):
        raise Stop(f"{path}: its process gave an answer that is not one of a worker", 1) from None
    finally:
        runner.stop()
    return found


def _known(answer: dict[str, Any]) -> dict[str, Any]:
    """What may help to refute a mutant: the claim's own steps, and where its twins fail."""
    known = [{"certificate": d["certificate"], "terms": d["terms"]} for d in answer["derived"] if d["certificate"]]
    return {"known": known, "at": [t["at"] for t in answer["refuted"] if t.get("at")]}


def _look(chosen: list[Mutant], known: dict[str, Any], seconds: float) -> tuple[list[Looked], bool]:
    """What becomes of each, in order, and whether Ctrl-C came before the end."""
    helpers = Helpers(mutate_command())

    def one(mutant: Mutant) -> Looked:
        start = time.monotonic()
        try:
            found = helpers.ask({"statement": write_statement(mutant.statement), "seconds": seconds, **known}, 2 * seconds + GRACE)
        except subprocess.TimeoutExpired:
            found = _undecided("it was stopped, which had taken too long")
        except HelperDied:
            found = _undecided("its process ended without an answer")
        if found.get("outcome") not in OUTCOMES:
            found = _undecided(str(found.get("error", "its process gave no answer")))
        return Looked(mutant, found, time.monotonic() - start)

    looked: list[Looked] = []
    futures: list[Future[Looked]] = []
    with Progress(len(chosen), "looking at mutants") as bar, ThreadPoolExecutor(default_jobs()) as pool:
        try:
            futures = [pool.submit(one, m) for m in chosen]
            for future in futures:
                looked.append(future.result())
                bar.advance()
            return looked, False
        except KeyboardInterrupt:
            return looked, True
        finally:
            for future in futures:
                future.cancel()
            helpers.stop()


def _undecided(why: str) -> dict[str, Any]:
    return {"outcome": "undecided", "witness": "", "by": "", "why": why}


def _counts(looked: list[Looked]) -> dict[str, int]:
    return {word: sum(m.found["outcome"] == word for m in looked) for word in OUTCOMES}


def _data(m: Looked) -> dict[str, Any]:
    return {"kind": m.mutant.kind, "change": m.mutant.words, "statement": show(m.mutant.statement), **m.found, "seconds": m.seconds}


def _lines(m: Looked, columns: int) -> list[str]:
    outcome = m.found["outcome"]
    first, *rest = wrap(m.mutant.words, columns, f"{outcome:{WORD}} ", " " * (WORD + 1))
    by = f", by {m.found['by']}" if "enclosures" in m.found["by"] else ""
    where = f"at {m.found['witness']}{by}" if m.found["witness"] else m.found["why"] or by.removeprefix(", ")
    lines = [paint(outcome, STYLES[outcome]) + first[len(outcome):], *rest]
    return lines + ([paint(line, "faint") for line in wrap(where, columns, " " * (WORD + 1))] if where else [])
