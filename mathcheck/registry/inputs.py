"""What an answer depends on, as hashes: the claim's file, the files of what it cites, this package, Python and its libraries. And, of
two such records, what has changed, in words.

It does not see what a file reads beside that: a module of the user's own, a data file, the weather.
"""

import hashlib
import os
import platform
import stat
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from .. import __version__
from .discovery import by_id, claim_files, packaged_claims

LIBRARIES = ("sympy", "mpmath", "python-flint", "numpy", "gmpy2")  # that find proofs or decide numbers
_PACKAGE = Path(__file__).resolve().parent.parent

Inputs: TypeAlias = dict[str, Any]  # {"file": hash, "cited": {id: [[path, hash], ...]}, "with": {name: version}}
_Signature: TypeAlias = tuple[int, ...]


class Change(NamedTuple):
    """Why an earlier answer is not used. why: in words; everywhere: what has changed is no file of claims, so it is why for every claim."""

    why: str
    everywhere: bool = False


class Sources:
    """The files of a run, as they are when it begins. roots: where citations are looked up, in order."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._files = [by_id(_listed(root)) for root in roots]
        self._began = {p: _signature(p) for files in self._files for paths in files.values() for p in paths}
        self._hashed: dict[Path, tuple[_Signature, str]] = {}
        self._package = [p for p in sorted(_PACKAGE.rglob("*.py")) if not p.is_relative_to(packaged_claims())]
        self._package_began = [_signature(p) for p in self._package]
        self.environment = self._environment()

    def inputs(self, path: Path, cited: Iterable[str]) -> Inputs:
        """What an answer about this file, which cites these claims, depends on now."""
        found = {claim: [[os.path.realpath(p), self._hash(p)] for p in self._resolved(claim)] for claim in sorted(cited)}
        return {"file": self._hash(path), "cited": found, "with": self.environment}

    def signature(self, path: Path) -> _Signature:
        """What changes whenever the file does, cheaper than its hash."""
        return _signature(path)

    def unchanged(self, cited: Iterable[str]) -> bool:
        """The files of these claims and of the package are as they were when the run began."""
        return (all(_signature(p) == self._began[p] for claim in cited for p in self._resolved(claim))
                and [_signature(p) for p in self._package] == self._package_began)

    def _resolved(self, claim: str) -> list[Path]:
        return [p for files in self._files for p in files.get(claim, ())]

    def _hash(self, path: Path) -> str:
        now = _signature(path)
        known = self._hashed.get(path)
        if known is None or known[0] != now:
            known = self._hashed[path] = (now, _hash(path))
        return known[1]

    def _environment(self) -> dict[str, str]:
        whole = hashlib.sha256()
        for p in self._package:
            whole.update(f"{p.relative_to(_PACKAGE)} {_hash(p)}\n".encode("utf-8", "surrogateescape"))
        return {"mathcheck": f"{__version__} {whole.hexdigest()}",
                "Python": f"{platform.python_implementation()} {platform.python_version()}",
                **{name: _version(name) for name in LIBRARIES}}


def change(before: Inputs, now: Inputs) -> Change | None:
    """Why an answer for the one is none for the other; None if it is one. Raises LookupError, TypeError, ValueError or
    AttributeError where `before` is no such record."""
    if set(before) != set(now):
        raise ValueError("not a record of inputs")
    if before["file"] != now["file"]:
        return Change("its file has changed")
    old, new = dict(before["cited"]), now["cited"]
    changed = [claim for claim in new if old[claim] != new[claim]]
    if changed:
        return Change(f"{_listing(changed)}, which it cites, {'has' if len(changed) == 1 else 'have'} changed")
    others = (name for name in {**now["with"], **before["with"]} if before["with"].get(name) != now["with"].get(name))
    return next((Change(f"{name} has changed", everywhere=True) for name in others), None)


def _listing(names: Sequence[str], most: int = 3) -> str:
    shown = [*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _listed(root: Path) -> list[Path]:
    try:
        return claim_files(root)
    except OSError:
        return []


def _signature(path: Path) -> _Signature:
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


def _hash(path: Path) -> str:
    """SHA-256 of an ordinary file; empty where there is none that can be read."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as f:
            return hashlib.file_digest(f, "sha256").hexdigest() if stat.S_ISREG(os.fstat(f.fileno()).st_mode) else ""
    except OSError:
        return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


__all__ = ["Change", "Inputs", "Sources", "change"]
