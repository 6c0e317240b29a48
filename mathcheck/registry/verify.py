"""Verifying claims from a program: in a process apart, so that the program itself is left as it is.

It may be a notebook or a server and ask from any thread: no signal handler, limit, working directory or folder of it is touched, no claim
file is loaded into it, and when a call is over, however it ends, the processes that it started are gone.
"""

import os
import subprocess
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from .discovery import LoadError
from .errors import DeclaredTwice, NoClaim, NoReport
from .folders import Folders, declared_twice
from .helper import STARTING, Helper, HelperDied
from .report import Report
from .sent import result_of

_PATIENCE = 10.0  # seconds for the process to remove what it has made
_LONGEST, _MOST_DIGITS = 10_000_000, 10_000  # as for the command
_NO_RESULT = (LookupError, TypeError, ValueError, AttributeError)


def verify(claim: str, *, claims: str | os.PathLike[str] | None = None, timeout: float | None = None, digits: int | None = None,
           cached: bool = True) -> Report:
    """The report on one claim: what `mathcheck verify` finds out about it, in the same way, and with the same results of earlier runs.

    claim: its id, which is also its file's name without `.py`.
    claims: a claim file or a folder of them, or the name of an installed package of claims; if None, the shipped claims and those of all
        installed packages. What a claim cites is looked up there first and then in the latter.
    timeout: how many seconds the claim may take before it is `undecided`, up to 10,000,000; None for no limit.
    digits: to how many decimal digits numbers are looked at, from 1 to 10,000; None for what the claim says, or 50.
    cached: use the certificates of an earlier run where nothing has changed, after auditing them again, and keep those of this run.

    It runs the claim's file and those that it cites, as Python would, but in processes of their own. What it returns may say `failed`,
    `undecided` or anything else: look at `met`, or at `verdict`. It can be called from any thread. A claim file runs with the rights of the
    program that calls this, which is not protected from one that means harm, as the command is: from a stranger ask for a certificate.

    Raises NoReport, or one of its kinds: UnknownClaim, with the ids that look like it; NoFolder if there is no such path; DeclaredTwice
    if two files have this id; LoadError if the file cannot be loaded; NoClaim if it declares none. Raises ValueError for another time
    or other digits, and OSError if no process can be started. Installed packages whose claims cannot be found, and a cache that cannot be
    used, are told by warnings.
    """
    folders = Folders(claims)
    for package in folders.broken:
        warnings.warn(package.words(), stacklevel=2)
    path = folders.only(claim)
    with Session(folders, [path], timeout=timeout, digits=digits, cached=cached) as session:
        report = session.report(path)
        if session.trouble:
            warnings.warn(f"results are not cached: {session.trouble}", stacklevel=2)
        return report


def admit(timeout: float | None, digits: int | None = None) -> None:
    """Raise ValueError unless these are a time and digits as `verify` takes them."""
    if timeout is not None and not 0 < timeout <= _LONGEST:
        raise ValueError(f"{timeout} is no number of seconds above 0 and up to {_LONGEST:,}")
    if digits is not None and not 0 < digits <= _MOST_DIGITS:
        raise ValueError(f"{digits} is no number of digits from 1 to {_MOST_DIGITS:,}")


class Session:
    """A process that verifies these files of the folders, one after the other, as they are asked for; use it as a context manager, or close
    it. Threads must not share it. trouble: why results are not cached, or empty. Raises ValueError as `verify`, and OSError if the process
    cannot be started."""

    def __init__(self, folders: Folders, paths: Sequence[Path], *, timeout: float | None = None, digits: int | None = None,
                 cached: bool = True) -> None:
        admit(timeout, digits)
        self.trouble = ""
        # once: it walks the folders and reads files
        self._clashes = folders.clashes(folders.chosen([path.stem for path in paths]))
        # -P: the working directory must not be searched for modules, it may hold a json.py
        self._helper = Helper([sys.executable, "-P", "-m", "mathcheck.registry.reporter"])
        try:
            self._helper.ask({"roots": [str(root) for root in folders.roots], "paths": [str(path) for path in paths], "timeout": timeout,
                              "digits": digits, "cached": cached}, STARTING)
        except (HelperDied, subprocess.TimeoutExpired):
            self.close()
            raise NoReport(f"{sys.executable} -P -m mathcheck.registry.reporter does not run") from None
        except BaseException:
            self.close()
            raise

    def report(self, path: Path) -> Report:
        """The report on the claim in this file. Raises NoReport, as `verify`."""
        if path.stem in self._clashes:
            raise DeclaredTwice(declared_twice(path.stem, self._clashes[path.stem]))
        try:
            answer = self._helper.ask({"path": str(path)}, None)
            self.trouble = str(answer["trouble"])
            result = result_of(answer)
        except (HelperDied, *_NO_RESULT) as e:
            raise NoReport(f"the process that verified {path} ended without a report") from e
        if isinstance(result, Report):
            return result
        if result is None:
            raise NoClaim(f"{path} declares no `claim`")
        raise LoadError(path, result.line, result.why, result.hint)

    def close(self) -> None:
        """End the process, with everything that it has started."""
        self._helper.finish(_PATIENCE)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


__all__ = ["Session", "admit", "verify"]
