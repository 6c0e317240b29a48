"""Which claim files a command works on: the packaged ones or the user's own, all or those named by id."""

import filecmp
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..registry.discovery import by_id, claim_files, nearest, packaged_claims
from .guard import Stop


class Folder:
    """The claim files read. path: the file or folder; own: it is the user's and not the packaged one; roots: where citations
    are looked up, in order. Raises Stop if there is no such path."""

    def __init__(self, claims: Path | None) -> None:
        packaged = packaged_claims()
        self.path = packaged if claims is None else claims
        try:
            self.files = claim_files(self.path)
        except FileNotFoundError:
            raise Stop(f"there is no file or folder {self.path}") from None
        self.own = claims is not None and os.path.realpath(claims) != os.path.realpath(packaged)
        self.roots = [self.path, packaged] if self.own and packaged.is_dir() else [self.path]

    def chosen(self, ids: Sequence[str]) -> list[Path]:
        """The files of these ids, in the order of the ids; all files if none is named. Raises Stop for an unknown id."""
        if not ids:
            return self.files
        known = by_id(self.files)
        unknown = [i for i in dict.fromkeys(ids) if i not in known]
        if unknown:
            raise Stop("\n".join(self._unknown(i, known) for i in unknown))
        return [path for i in dict.fromkeys(ids) for path in known[i]]

    def only(self, wanted: str) -> Path:
        """The one file of an id. Raises Stop if there is none or more than one."""
        paths = self.chosen([wanted])
        if len(paths) > 1:
            raise Stop(declared_twice(wanted, paths), 1)
        return paths[0]

    def clashes(self, files: Iterable[Path]) -> dict[str, list[Path]]:
        """The ids of these files that another file also has, here or among the packaged claims. A copy of a packaged
        file, byte for byte, is the same claim and no clash."""
        packaged = by_id(claim_files(packaged_claims())) if self.own and packaged_claims().is_dir() else {}
        found = {}
        for claim, paths in by_id(files).items():
            others = [q for q in packaged.get(claim, []) if not any(p.samefile(q) for p in paths) and not all(_same(p, q) for p in paths)]
            if len(paths) + len(others) > 1:
                found[claim] = [*paths, *others]
        return found

    def _unknown(self, wanted: str, known: Iterable[str]) -> str:
        close = nearest(wanted, known)
        message = f"there is no claim {wanted!r} in {self.path}"
        if close:
            message += "; near: " + ", ".join(close)
        if self.own and any(wanted in by_id(claim_files(root)) for root in self.roots[1:]):
            message += f"; {wanted} is a packaged claim, found without --claims"
        return message


def declared_twice(claim: str, paths: Iterable[Path]) -> str:
    """Two claims with one id, as a message that names both files."""
    return f"the claim {claim} is declared twice: in " + " and in ".join(map(str, paths))


def _same(p: Path, q: Path) -> bool:
    try:
        return filecmp.cmp(p, q, shallow=False)
    except OSError:
        return False
