"""Verifying many claims: threads that ask worker processes, which fork for each file, and audit processes. This process loads no
claim file. Where the cache has an answer for unchanged files, the file is only loaded again, and the rest is done as for a new answer."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ..kernel.errors import KernelError, NotACertificate
from ..kernel.process import observable
from .answer import checked
from .cache import Cache
from .declaration import agrees
from .helper import HelperDied, Helpers
from .judge import audit, audit_command, enclosures_for, judge, refute_command, requests_for, survey_command
from .leftovers import run_folder
from .numbers import NOT_CHECKED
from .report import Problem, Report, Unloaded
from .shelf import Shelf

MAX_ENCLOSING = 60.0  # seconds for one statement
HURRIED = 5.0  # seconds of an inconclusive numeric check, after which it may be time that it lacked
MAX_READ = 1_000_000  # characters of a claim file that are searched for what it cites

Result = Report | Unloaded | None  # None: the file declares no claim
_NO_ANSWER = (LookupError, TypeError, ValueError, AttributeError, RecursionError, KernelError, NotACertificate)


class Runner:
    """Runs claim files. roots: where citations are looked up; timeout: seconds a claim may take, None for no limit; digits: to which the
    numbers are looked at, None for what each claim says; cache: made for the same roots and digits."""

    def __init__(self, roots: Sequence[Path], timeout: float | None = None, digits: int | None = None, cache: Cache | None = None) -> None:
        self.roots = [str(r) for r in roots]
        self.timeout = timeout
        self.digits = digits
        self._cache = cache
        # -P: the user's folder must not be searched for modules, it may hold a json.py
        self._workers = Helpers([sys.executable, "-P", "-m", "mathcheck.registry.worker"],
                                {**os.environ, "PYTHONIOENCODING": "utf-8:replace"})
        self._auditors = Helpers(audit_command())
        self._surveyors = Helpers(survey_command())
        self._refuters = Helpers(refute_command())
        self._stopped = False
        self._shelf = run_folder()

    def run(self, path: Path) -> Result:
        """One file, to its report."""
        try:
            return self._run(path) if self._cache is None else self._remembered(path, self._cache)
        except _NO_ANSWER as e:
            # a claim file is code: it may have written anything where the answer belongs
            return Unloaded(str(path), 0, f"its process gave an answer that is not one of a worker: {type(e).__name__}: {str(e)[:200]}",
                            "run the file with python to see more")

    def build(self, path: Path) -> dict[str, Any]:
        """What the worker says about one file, unaudited: a claim's declaration, steps and twins. kind: "claim", "none",
        "error" (the file could not be loaded) or "undecided" (it took too long)."""
        return self._work({"path": str(path), "roots": self.roots, "shelf": self._shelf.name,
                           **({"digits": self.digits} if self.digits else {})})

    def describe(self, path: Path) -> dict[str, Any]:
        """What a file declares, no derivation being run, as the worker says it; kind as for `build`."""
        return self._work({"path": str(path), "roots": self.roots, "describe": True})

    def _remembered(self, path: Path, cache: Cache) -> Result:
        """The report, from what the cache has where that is still right."""
        kept = cache.look(path)
        if kept.answer is None:
            return self._run(path, kept.stale)
        report, stale = self._again(path, kept.answer)
        if report is None:
            cache.drop(path)
            return self._run(path, stale)
        return report

    def _again(self, path: Path, answer: dict[str, Any]) -> tuple[Report | None, str]:
        """The report on an earlier answer, as its certificates are audited now; or None and what is wrong with it."""
        start = time.monotonic()
        loaded = self._work({"path": str(path), "roots": self.roots, "declare": True})
        try:
            if not agrees(loaded["declared"], answer):
                return None, "what it declares has changed"
        except _NO_ANSWER:  # it is no claim now, could not be loaded in time, or its process wrote something else
            return None, "it is not loaded as it was"
        try:
            report = self._judged(path, {**answer, "path": str(path)}, start)
        except _NO_ANSWER:
            return None, "what was kept of it is damaged"
        if report.verdict == "undecided":
            return None, "what was kept of it was not audited in time"
        if not report.met or report.problems:
            return None, "what was kept of it does not pass the audit"
        if report.proofs and report.proofs[0].certificate:  # for those that cite it and have changed
            Shelf(Path(self._shelf.name)).lay(path, report.proofs[0].certificate, answer["cited"])
        return replace(report, cached=True), ""

    def _run(self, path: Path, stale: str = "") -> Result:
        """The report on a file that is run. stale: why an earlier answer was not used."""
        start = time.monotonic()
        began = self._cache.sources.signature(path) if self._cache else ()
        answer = {**self.build(path), "path": str(path)}
        if answer["kind"] == "none":
            return None
        if answer["kind"] == "error":
            return Unloaded(str(path), answer["line"], answer["why"], answer["hint"])
        if answer["kind"] == "undecided":
            return _undecided(path, answer["why"], answer["hint"], time.monotonic() - start)
        if answer["id"] != path.stem:
            return Unloaded(str(path), 0, f"its process answered for another claim, {answer['id']!r}",
                            "a claim's file is named after its id")
        answer = checked(answer)
        report = replace(self._judged(path, answer, start), stale=stale)
        hurried = answer["numeric"]["outcome"] == "inconclusive" and answer["numeric"]["seconds"] > HURRIED
        if self._cache and "cited" in answer and report.met and not report.problems and not hurried:
            self._cache.keep(path, answer, began)
        return report

    def _judged(self, path: Path, answer: dict[str, Any], start: float) -> Report:
        """The report on a checked answer, everything in it audited."""
        left = None if self.timeout is None else max(0.1, self.timeout - (time.monotonic() - start))
        try:
            audits = audit(requests_for(answer), left, self._auditors.ask)
        except subprocess.TimeoutExpired:
            return _undecided(path, f"the audit was stopped after {self.timeout:g} seconds", "give more with --timeout",
                              time.monotonic() - start)
        except HelperDied:
            return _undecided(path, "the audit did not answer", "run mathcheck audit on the exported certificate", time.monotonic() - start)
        enclosed = [self._enclosed(wanted, start) for wanted in enclosures_for(answer)]
        asked = answer["computation"]
        if not asked or asked["error"] is not None:
            return judge(answer, audits, time.monotonic() - start, None, enclosed)
        known = self._cache.survey(asked) if self._cache else None
        if known is not None:
            report = judge(answer, audits, time.monotonic() - start, known, enclosed)
            if report.met and report.computation:
                return replace(report, computation=replace(report.computation, cached=True))
        survey = self._survey(asked, start)
        if self._cache and "statement" in survey:
            self._cache.keep_survey(asked, survey)
        return judge(answer, audits, time.monotonic() - start, survey, enclosed)

    def _enclosed(self, wanted: dict[str, Any], start: float) -> dict[str, Any]:
        """What enclosures say of a statement that must be false."""
        left = MAX_ENCLOSING if self.timeout is None else min(MAX_ENCLOSING, max(0.1, self.timeout - (time.monotonic() - start)))
        try:
            return self._refuters.ask(wanted, left)
        except subprocess.TimeoutExpired:
            return {"undecided": f"its enclosures were stopped after {left:g} seconds"}
        except HelperDied:
            return {"undecided": "the process that encloses ended without an answer"}

    def _survey(self, asked: dict[str, Any], start: float) -> dict[str, Any]:
        """What the survey that a computed claim names finds, or why it finds nothing."""
        left = None if self.timeout is None else max(0.1, self.timeout - (time.monotonic() - start))
        try:
            return self._surveyors.ask({"survey": asked["survey"], "arguments": asked["arguments"]}, left)
        except subprocess.TimeoutExpired:
            return {"undecided": f"the survey was stopped after {self.timeout:g} seconds", "hint": "give more with --timeout"}
        except HelperDied:
            return {"undecided": "the survey's process ended without an answer", "hint": "perhaps the memory was not enough"}

    def _work(self, request: dict[str, Any]) -> dict[str, Any]:
        path = request["path"]
        try:
            found = self._workers.ask(request, self.timeout)
            answer, code, said = found["answer"] if found["code"] == 0 else "", found["code"], found["said"]
        except subprocess.TimeoutExpired:
            return {"kind": "undecided", "why": f"stopped after {self.timeout:g} seconds", "hint": "give more with --timeout"}
        except HelperDied:  # the file has killed the process that forked it
            answer, code, said = "", "unknown", ""
        try:
            return dict(json.loads(answer))
        except (TypeError, ValueError):
            why = f"its process ended with code {code} and no answer" + (f": {said}" if said else "")
            return {"kind": "error", "path": path, "line": 0, "why": why, "hint": "run the file with python to see more"}

    def stop(self) -> None:
        """Kill every process that is still working."""
        self._stopped = True
        self._workers.stop()
        self._auditors.stop()
        self._surveyors.stop()
        self._refuters.stop()
        if self._cache:
            self._cache.close()
        try:
            self._shelf.cleanup()
        except RecursionError:
            pass  # a claim file has nested folders in it without end
        observable(True)

    def run_all(self, paths: Sequence[Path], jobs: int, done: Callable[[Path, Result], None] = lambda _path, _result: None,
                executor: Executor | None = None) -> Generator[tuple[Path, Result], None, None]:
        """Results in the order of the paths; done is called as each finishes, in whatever order that is and in any thread.
        Stops its processes when left early."""
        def tell(path: Path, future: Future[Result]) -> None:
            if not self._stopped and not future.cancelled() and future.exception() is None:
                done(path, future.result())

        pool = executor or ThreadPoolExecutor(max_workers=jobs)
        futures: list[Future[Result]] = []
        observable(False)
        self._auditors.start(min(jobs, len(paths)))  # before any claim file runs, which could take hold of one that is starting
        try:
            submitted: dict[Path, Future[Result]] = {}
            for p in cited_first(paths):
                submitted[p] = pool.submit(self.run, p)
                submitted[p].add_done_callback(partial(tell, p))
            futures = [submitted[p] for p in paths]
            for p, future in zip(paths, futures):
                yield p, future.result()
        finally:
            for future in futures:
                future.cancel()
            self.stop()
            if executor is None:
                pool.shutdown(wait=True)


def cited_first(paths: Sequence[Path]) -> list[Path]:
    """The files in an order in which those come early that others cite, by the ids that their texts name: then a proof that several
    claims need is on the shelf when it is needed. No file is run, and where the guess is wrong it only costs time."""
    names: dict[str, list[Path]] = {}
    for p in paths:
        names.setdefault(p.stem, []).append(p)
    cites = {p: [q for name in _cited_ids(p) for q in names.get(name, ())] for p in paths}
    order: dict[Path, None] = {}
    visited: set[Path] = set()
    for p in paths:
        waiting = [(p, False)]
        while waiting:
            q, ready = waiting.pop()
            if ready:
                order[q] = None
            elif q not in visited:
                visited.add(q)
                waiting += [(q, True), *((c, False) for c in cites[q])]
    return list(order)


def _cited_ids(path: Path) -> list[str]:
    if not path.is_file():
        return []
    try:
        with open(path, encoding="utf-8", errors="replace") as f:
            return re.findall(r"""\bcite\(\s*["']([a-z0-9-]+)["']""", f.read(MAX_READ))
    except OSError:
        return []


def _undecided(path: Path, why: str, hint: str, seconds: float) -> Report:
    return Report(id=path.stem, title="", title_zh="", source="", tags=(), path=str(path), expects="proved", verdict="undecided",
                  met=False, statement="", definitions=(), axioms=(), term="", proofs=(), twins=(),
                  numeric=NOT_CHECKED, seconds=seconds,
                  problems=(Problem("", why, hint),))


def same_ids(results: Sequence[tuple[Path, Result]]) -> list[Unloaded]:
    """Two files that declare one claim, as problems that name both."""
    seen: dict[str, list[str]] = {}
    for path, result in results:
        if isinstance(result, Report):
            seen.setdefault(result.id, []).append(str(path))
    return [Unloaded(paths[0], 0, f"the claim {claim} is declared twice: in " + " and in ".join(paths), "give one of them another id")
            for claim, paths in seen.items() if len(paths) > 1]


def default_jobs() -> int:
    """As many processes as there are processors."""
    return max(1, os.cpu_count() or 1)


def exit_code(results: Sequence[Result], problems: Sequence[Unloaded] = (), require: str | None = None) -> int:
    """0 every claim met what it expects; 1 something failed, was unexpectedly refuted or could not be loaded; else 3 something
    is undecided or open (with require="proved" also what expects to be open, undecided or computed)."""
    reports = [r for r in results if isinstance(r, Report)]
    if problems or any(isinstance(r, Unloaded) for r in results):
        return 1
    if any(not r.met and r.verdict in ("failed", "refuted") for r in reports):
        return 1
    if any(not r.met for r in reports) or (require == "proved" and any(r.verdict in ("computed", "open", "undecided") for r in reports)):
        return 3
    return 0
