"""Verifying many claims: threads that ask worker processes, which fork for each file, and audit processes. This process loads no
claim file. Where the cache has an answer for unchanged files, the file is only loaded again, and the rest is done as for a new answer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..kernel.errors import KernelError, NotACertificate
from ..kernel.process import observable
from .answer import checked
from .cache import Cache
from .declaration import agrees
from .discovery import SEE_MORE
from .folders import declared_twice
from .gate import Gate
from .helper import HelperDied, Helpers
from .inputs import Change
from .judge import audit, audit_command, enclosures_for, judge, refute_command, requests_for, survey_command
from .leftovers import run_folder
from .numbers import NOT_CHECKED
from .order import cited_first
from .report import Problem, Report, Unloaded
from .shelf import Shelf

MAX_ENCLOSING = 60.0  # seconds for one statement
HURRIED = 5.0  # seconds of an inconclusive numeric check, after which it may be time that it lacked

Result = Report | Unloaded | None  # None: the file declares no claim
_NO_ANSWER = (LookupError, TypeError, ValueError, AttributeError, RecursionError, KernelError, NotACertificate)


class _Unused(NamedTuple):
    """An earlier answer that is not used. why: in words; wrong: it is no answer for this claim, rather than one that could not be
    looked at now."""

    why: str
    wrong: bool


class Runner:
    """Runs claim files. roots: where citations are looked up; timeout: seconds a claim may take, None for no limit; digits: to which the
    numbers are looked at, None for what each claim says; cache: made for the same roots and digits."""

    def __init__(self, roots: Sequence[Path], timeout: float | None = None, digits: int | None = None, cache: Cache | None = None) -> None:
        self.roots = [str(r) for r in roots]
        self.timeout = timeout
        self.digits = digits
        self._cache = cache
        gate = Gate()
        # -P: the user's folder must not be searched for modules, it may hold a json.py
        self._workers = Helpers([sys.executable, "-P", "-m", "mathcheck.registry.worker"],
                                {**os.environ, "PYTHONIOENCODING": "utf-8:replace"}, gate, runs_claims=True)
        self._auditors = Helpers(audit_command(), gate=gate)
        self._surveyors = Helpers(survey_command(), gate=gate)
        self._refuters = Helpers(refute_command(), gate=gate)
        self._stopped = False
        self._shelf = run_folder()

    def begin(self, paths: Sequence[Path], jobs: int) -> None:
        """Read what the cache has of these files, and start the processes for them; called before any of them is run."""
        if self._cache:
            self._cache.begin(paths)
        for helpers in (self._auditors, self._workers):  # in the middle of the run, starting one would have to wait
            helpers.start(min(jobs, len(paths)))

    def run(self, path: Path) -> Result:
        """One file, to its report."""
        try:
            return self._run(path, time.monotonic()) if self._cache is None else self._remembered(path, self._cache)
        except _NO_ANSWER as e:
            # a claim file is code: it may have written anything where the answer belongs
            return Unloaded(str(path), 0, f"its process gave an answer that is not one of a worker: {type(e).__name__}: {str(e)[:200]}",
                            SEE_MORE)

    def build(self, path: Path, start: float | None = None) -> dict[str, Any]:
        """What the worker says about one file, unaudited: a claim's declaration, steps and twins. kind: "claim", "none",
        "error" (the file could not be loaded) or "undecided" (it took too long). start: when the claim's time began, if not now."""
        return self._work({"path": str(path), "roots": self.roots, "shelf": self._shelf.name,
                           **({"digits": self.digits} if self.digits else {})}, start)

    def describe(self, path: Path) -> dict[str, Any]:
        """What a file declares, no derivation being run, as the worker says it; kind as for `build`."""
        return self._work({"path": str(path), "roots": self.roots, "describe": True})

    def _remembered(self, path: Path, cache: Cache) -> Result:
        """The report, from what the cache has where that is still right."""
        start = time.monotonic()
        kept = cache.look(path)
        if kept.answer is None:
            return self._run(path, start, kept.stale)
        again = self._again(path, kept.answer, start)
        if isinstance(again, Report):
            return again
        if again.wrong and not self._stopped:  # else a process that was killed may have made it look so
            cache.drop(path)
        elif self.timeout is not None and time.monotonic() - start >= self.timeout:
            return _undecided(path, f"stopped after {self.timeout:g} seconds", "give more with --timeout", time.monotonic() - start)
        return self._run(path, start, Change(again.why))

    def _again(self, path: Path, answer: dict[str, Any], start: float) -> Report | _Unused:
        """The report on an earlier answer, as its certificates are audited now."""
        loaded = self._work({"path": str(path), "roots": self.roots, "declare": True}, start)
        if loaded.get("kind") in ("undecided", "error"):
            return _Unused("it could not be loaded to compare it", wrong=False)
        try:
            if not agrees(loaded["declared"], answer):
                return _Unused("what it declares has changed", wrong=True)
        except _NO_ANSWER:  # it is no claim now, or its process wrote something else
            return _Unused("it is not loaded as it was", wrong=True)
        try:
            report, answered = self._judged(path, {**answer, "path": str(path)}, start)
        except _NO_ANSWER:
            return _Unused("what was kept of it is damaged", wrong=True)
        if not report.met or report.problems:
            return _Unused("what was kept of it " + ("does not pass the audit" if answered else "could not be audited"), wrong=answered)
        if report.proofs and report.proofs[0].certificate:  # for those that cite it and have changed
            Shelf(Path(self._shelf.name)).lay(path, report.proofs[0].certificate, answer["cited"])
        return replace(report, cached=True)

    def _run(self, path: Path, start: float, stale: Change | None = None) -> Result:
        """The report on a file that is run. start: when its time began; stale: why an earlier answer was not used."""
        began = self._cache.sources.signature(path) if self._cache else ()
        answer = {**self.build(path, start), "path": str(path)}
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
        report = replace(self._judged(path, answer, start)[0], stale=stale)
        hurried = answer["numeric"]["outcome"] == "inconclusive" and answer["numeric"]["seconds"] > HURRIED
        if self._cache and report.met and not report.problems and not hurried:
            self._cache.keep(path, answer, began)
        return report

    def _judged(self, path: Path, answer: dict[str, Any], start: float) -> tuple[Report, bool]:
        """The report on a checked answer, everything in it audited; and whether every process that was asked has answered in time."""
        try:
            audits = audit(requests_for(answer), self._left(start), self._auditors.ask)
        except subprocess.TimeoutExpired:
            return _undecided(path, f"the audit was stopped after {self.timeout:g} seconds", "give more with --timeout",
                              time.monotonic() - start), False
        except HelperDied:
            return _undecided(path, "the audit did not answer", "run mathcheck audit on the exported certificate",
                              time.monotonic() - start), False
        enclosed = [self._enclosed(wanted, start) for wanted in enclosures_for(answer)]
        answered = not any("undecided" in e for e in enclosed)
        asked = answer["computation"]
        if not asked or asked["error"] is not None:
            return judge(answer, audits, time.monotonic() - start, None, enclosed), answered
        known = self._cache.survey(asked) if self._cache else None
        if known is not None:
            report = judge(answer, audits, time.monotonic() - start, known, enclosed)
            if report.met and report.computation:
                return replace(report, computation=replace(report.computation, cached=True)), answered
        survey = self._survey(asked, start)
        if self._cache and "statement" in survey:
            self._cache.keep_survey(asked, survey)
        return judge(answer, audits, time.monotonic() - start, survey, enclosed), answered and "undecided" not in survey

    def _left(self, start: float) -> float | None:
        """The seconds that a claim has left whose time began at start; None for no limit."""
        return None if self.timeout is None else max(0.1, self.timeout - (time.monotonic() - start))

    def _enclosed(self, wanted: dict[str, Any], start: float) -> dict[str, Any]:
        """What enclosures say of a statement that must be false."""
        left = min(MAX_ENCLOSING, self._left(start) or MAX_ENCLOSING)
        try:
            return self._refuters.ask(wanted, left)
        except subprocess.TimeoutExpired:
            return {"undecided": f"its enclosures were stopped after {left:g} seconds"}
        except HelperDied:
            return {"undecided": "the process that encloses ended without an answer"}

    def _survey(self, asked: dict[str, Any], start: float) -> dict[str, Any]:
        """What the survey that a computed claim names finds, or why it finds nothing."""
        try:
            return self._surveyors.ask({"survey": asked["survey"], "arguments": asked["arguments"]}, self._left(start))
        except subprocess.TimeoutExpired:
            return {"undecided": f"the survey was stopped after {self.timeout:g} seconds", "hint": "give more with --timeout"}
        except HelperDied:
            return {"undecided": "the survey's process ended without an answer", "hint": "perhaps the memory was not enough"}

    def _work(self, request: dict[str, Any], start: float | None = None) -> dict[str, Any]:
        path = request["path"]
        try:
            found = self._workers.ask(request, self._left(time.monotonic() if start is None else start))
            answer, code, said = found["answer"] if found["code"] == 0 else "", found["code"], found["said"]
        except subprocess.TimeoutExpired:
            return {"kind": "undecided", "why": f"stopped after {self.timeout:g} seconds", "hint": "give more with --timeout"}
        except HelperDied:  # the file has killed the process that forked it
            answer, code, said = "", "unknown", ""
        try:
            return dict(json.loads(answer))
        except (TypeError, ValueError):
            why = f"its process ended with code {code} and no answer" + (f": {said}" if said else "")
            return {"kind": "error", "path": path, "line": 0, "why": why, "hint": SEE_MORE}

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
        try:
            observable(False)
            self.begin(paths, jobs)
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
    return [Unloaded(paths[0], 0, declared_twice(claim, paths), "give one of them another id")
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
