"""Claim files as pytest's items. Collecting runs none of them; testing does, in a process apart, and says what `verify` prints."""

import os
from pathlib import Path
from textwrap import dedent

import pytest

from .cli.text import PIPED_WIDTH, wrap
from .cli.verdicts import problem_lines, unloaded_lines
from .registry.discovery import LoadError
from .registry.errors import NoClaim, NoFolder, NoReport
from .registry.folders import Folders
from .registry.report import Report, Unloaded
from .registry.verify import Session, admit


class Claims:
    """The hooks of one run. Raises pytest.UsageError where nobody says where claims are, or a setting is wrong."""

    def __init__(self, config: pytest.Config) -> None:
        self._timeout = config.getoption("mathcheck_timeout")
        named = config.getini("mathcheck_claims") or _arguments(config)
        if not named:
            raise pytest.UsageError("--mathcheck: name the claim files or their folder, or set mathcheck_claims in pytest's settings")
        try:
            admit(self._timeout)
            places = [Folders(place) for place in named]
        except (NoFolder, ValueError) as e:
            raise pytest.UsageError(f"--mathcheck: {e}") from None
        pytests = ["conftest.py", *config.getini("python_files")]
        self._places = {path: place for place in reversed(places) for path in place.files if not any(map(path.match, pytests))}
        self._sessions: dict[Folders, Session] = {}

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A claim file that was found in a folder."""
        return self._file(file_path, parent) if not parent.session.isinitpath(file_path) else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makemodule(self, module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A claim file that is named itself: pytest would make a module of it, and import that."""
        return self._file(module_path, parent)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Start what verifies: here, since also with pytest-xdist no claim file has run before this."""
        items = [item for item in session.items if isinstance(item, ClaimItem)]
        if session.config.getoption("collectonly"):
            return
        for place in {self._places[item.path]: None for item in items}:
            mine = [item for item in items if self._places[item.path] is place]
            self._sessions[place] = Session(place, [item.path for item in mine], timeout=self._timeout)
            for item in mine:
                item.verifying = self._sessions[place]

    def pytest_unconfigure(self) -> None:
        """Leave no process."""
        while self._sessions:
            self._sessions.popitem()[1].close()

    def _file(self, path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        return ClaimFile.from_parent(parent, path=path) if path in self._places else None


class ClaimFile(pytest.File):
    """A claim file, with its one claim."""

    def collect(self) -> list[pytest.Item]:
        """The claim, named as its file promises."""
        return [ClaimItem.from_parent(self, name=self.path.stem)]


class _Unmet(Exception):
    """A claim is not what it expects. Its one argument is the report."""


class ClaimItem(pytest.Item):
    """A claim. It passes if it meets what it expects, and is skipped if its file declares none."""

    verifying: Session  # once all claims are collected

    def runtest(self) -> None:
        """Verify it. Raises NoReport and _Unmet."""
        try:
            report = self.verifying.report(self.path)
        except NoClaim:
            pytest.skip(f"{self.path.name} declares no `claim`")
        self.user_properties += [("verdict", report.verdict), ("statement", report.statement), ("axioms", ", ".join(report.axioms))]
        if not report.met:
            raise _Unmet(report)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """What is wrong, as `mathcheck verify` says it."""
        match excinfo.value:
            case _Unmet(args=(Report() as report,)):
                return dedent("\n".join(problem_lines(report, PIPED_WIDTH)))
            case LoadError() as e:
                return "\n".join(unloaded_lines(Unloaded(str(e.path), e.line, e.why, e.hint), PIPED_WIDTH))
            case NoReport() as e:
                return "\n".join(wrap(e, PIPED_WIDTH, cut=False))
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """What pytest calls it in headings."""
        return self.path, None, f"claim {self.name}"


def _arguments(config: pytest.Config) -> list[Path]:
    """The paths that the command line names."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return []
    paths = [Path(os.path.abspath(config.invocation_params.dir / argument.partition("::")[0])) for argument in config.args]
    return [path for path in paths if path.exists()]
