"""Which claim files are read, where their citations are looked up, and which ids two files share. Files are found by their names:
nothing runs here."""

import filecmp
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .discovery import by_id, claim_files, nearest, packaged_claims
from .errors import DeclaredTwice, NoFolder, UnknownClaim
from .packages import Broken, Place, installed


class Folders:
    """The claims that are read: those of a file or folder, or those of an installed package that is named and no path, or, where
    `claims` is None, the shipped ones and those of all installed packages. Raises NoFolder.

    path: the file or folder, that of the shipped claims if none is named; read: all that are read; roots: where citations are looked up, in
    order; files: the claim files, sorted by id; broken: packages whose claims cannot be found, and why.
    """

    def __init__(self, claims: str | os.PathLike[str] | None = None) -> None:
        packages, self.broken = installed()
        shipped = packaged_claims()
        everywhere = _distinct([*([Place("", shipped)] if shipped.is_dir() else []), *packages])
        self.read = everywhere if claims is None else [_named(claims, packages, self.broken)]
        self.path = shipped if claims is None else self.read[0].folder
        self.roots = [p.folder for p in _distinct([*self.read, *everywhere])]
        self.files = self._files()

    def chosen(self, ids: Sequence[str]) -> list[Path]:
        """The files of these ids, in the order of the ids; all files if none is named. Raises UnknownClaim, with a line for each."""
        if not ids:
            return self.files
        known = by_id(self.files)
        unknown = [i for i in dict.fromkeys(ids) if i not in known]
        if unknown:
            raise UnknownClaim("\n".join(self._unknown(i, known) for i in unknown))
        return [path for i in dict.fromkeys(ids) for path in known[i]]

    def only(self, wanted: str) -> Path:
        """The one file of an id. Raises UnknownClaim or DeclaredTwice."""
        paths = self.chosen([wanted])
        if len(paths) > 1:
            raise DeclaredTwice(declared_twice(wanted, paths))
        return paths[0]

    def clashes(self, files: Iterable[Path]) -> dict[str, list[Path]]:
        """The ids of these files that another of them has, or a file elsewhere that can be cited. A copy of that file, byte for byte, is
        the same claim and no clash."""
        elsewhere = by_id(p for root in self.roots[len(self.read):] for p in claim_files(root))
        found = {}
        for claim, paths in by_id(files).items():
            others = [q for q in elsewhere.get(claim, []) if not any(_same(p, q) for p in paths)]
            if len(paths) + len(others) > 1:
                found[claim] = [*paths, *others]
        return found

    def places(self) -> str:
        """The folders that are read, in words."""
        return " and ".join(os.path.abspath(p.folder) + (f" ({p.name})" if p.name else "") for p in self.read)

    def data(self) -> dict[str, Any]:
        """The folders that are read, and what of the installed ones cannot be, as JSON data."""
        return {"folder": os.path.abspath(self.path),
                "folders": [{"name": p.name, "path": os.path.abspath(p.folder), "why": ""} for p in self.read]
                + [{"name": b.name, "path": None, "why": b.why} for b in self.broken]}

    def _files(self) -> list[Path]:
        """The files of all places; of copies in two places, the one in the first."""
        found: dict[str, list[Path]] = {}
        for place in self.read:
            try:
                files = claim_files(place.folder)
            except FileNotFoundError:
                raise NoFolder(f"there is no file or folder {place.folder}") from None
            for claim, paths in by_id(files).items():
                before = found.get(claim, [])
                found[claim] = [*before, *(p for p in paths if not any(_same(p, q) for q in before))]
        return [p for claim in sorted(found) for p in found[claim]]

    def _unknown(self, wanted: str, known: Iterable[str]) -> str:
        close = nearest(wanted, known)
        message = f"there is no claim {wanted!r} in " + " and ".join(str(p.folder) for p in self.read)
        if close:
            message += "; near: " + ", ".join(close)
        elsewhere = next((root for root in self.roots[len(self.read):] if wanted in by_id(claim_files(root))), None)
        return message + (f"; {wanted} is in {elsewhere}, which is read where no folder is named" if elsewhere else "")


def declared_twice(claim: str, paths: Iterable[Path | str]) -> str:
    """Two claims with one id, as a message that names both files."""
    return f"the claim {claim} is declared twice: in " + " and in ".join(map(str, paths))


def _named(claims: str | os.PathLike[str], packages: Sequence[Place], broken: Sequence[Broken]) -> Place:
    """The path, or the package of that name where there is no such path."""
    name = os.fspath(claims)
    if os.path.lexists(name):
        return Place("", Path(name))
    for unusable in broken:
        if unusable.name == name:
            raise NoFolder(unusable.words())
    return next((p for p in packages if p.name == name), Place("", Path(name)))


def _distinct(places: Iterable[Place]) -> list[Place]:
    """The places without those that lie where an earlier one does."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(os.path.realpath(place.folder), place)
    return list(found.values())


def _same(p: Path, q: Path) -> bool:
    try:
        return filecmp.cmp(p, q, shallow=False)
    except OSError:
        return False


__all__ = ["Folders", "declared_twice"]
