"""Running claims to reports for the commands that need them: in order, with a bar, and stopped cleanly by Ctrl-C."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ..registry.cache import FOLDER, Cache
from ..registry.folders import declared_twice
from ..registry.report import Report, Unloaded
from ..registry.run import Result, Runner, default_jobs, same_ids
from ..words import ENGLISH, Words
from .folders import Folder
from .render import Progress
from .text import complain


class Finished(NamedTuple):
    """results: file and result, in order; problems: ids declared twice; interrupted: Ctrl-C came before the end."""

    results: list[tuple[Path, Result]]
    problems: list[Unloaded]
    interrupted: bool

    @property
    def reports(self) -> list[Report]:
        """The reports alone."""
        return [r for _, r in self.results if isinstance(r, Report)]

    @property
    def unloaded(self) -> list[Unloaded]:
        """What could not be loaded, and ids declared twice."""
        return [*(r for _, r in self.results if isinstance(r, Unloaded)), *self.problems]

    @property
    def without_claim(self) -> list[Path]:
        """Python files that declare no claim."""
        return [p for p, r in self.results if r is None]


def run(folder: Folder, paths: Sequence[Path], *, jobs: int | None = None, timeout: float | None = None,
        digits: int | None = None, cached: bool = True, each: Callable[[Path, Result], None] = lambda _path, _result: None,
        words: Words = ENGLISH) -> Finished:
    """Run these files. cached: with results of earlier runs, where they are still right; each: called with every result, in order, as
    soon as those before it are there; words: those of the bar. After Ctrl-C the files that were done are still passed on, and no process
    is left."""
    cache = Cache(folder.roots, digits) if cached else None
    runner = Runner(folder.roots, timeout, digits, cache)
    done: dict[Path, Result] = {}
    results: list[tuple[Path, Result]] = []
    interrupted = False
    with Progress(len(paths), words.template("verifying")) as progress:
        def finished(path: Path, result: Result) -> None:
            done[path] = result
            progress.advance()

        def pass_on(path: Path, result: Result) -> None:
            results.append((path, result))
            with progress.paused():
                each(path, result)

        try:
            with closing(runner.run_all(paths, jobs or default_jobs(), finished)) as stream:
                for path, result in stream:
                    pass_on(path, result)
        except KeyboardInterrupt:
            interrupted = True
            passed = {p for p, _ in results}
            for path in paths:
                if path in done and path not in passed:
                    pass_on(path, done[path])
    if cache and cache.trouble:
        where = f" in {cache.folder}" if cache.folder else ""
        complain(f"notice: results are not cached{where}: {cache.trouble}; {FOLDER} names another folder, --no-cache does without")
    return Finished(results, _twice(folder, results), interrupted)


def _twice(folder: Folder, results: Sequence[tuple[Path, Result]]) -> list[Unloaded]:
    problems = same_ids(results)
    told = {p.path for p in problems}
    for claim, files in folder.clashes(p for p, r in results if isinstance(r, Report)).items():
        if str(files[0]) not in told:
            problems.append(Unloaded(str(files[0]), 0, declared_twice(claim, files), "give one of them another id"))
    return problems
