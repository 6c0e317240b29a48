"""Which claim files a command works on, with a command's messages where there are none."""

from collections.abc import Sequence
from pathlib import Path

from ..registry.errors import DeclaredTwice, NoFolder, UnknownClaim
from ..registry.folders import Folders
from .guard import Stop
from .text import complain


class Folder(Folders):
    """The claim files read, as `Folders` finds them. Installed packages whose claims cannot be found are named on standard error.
    Raises Stop where `Folders` raises NoFolder."""

    def __init__(self, claims: Path | None) -> None:
        try:
            super().__init__(claims)
        except NoFolder as e:
            raise Stop(str(e)) from None
        for package in self.broken:
            complain(f"notice: {package.words()}")

    def chosen(self, ids: Sequence[str]) -> list[Path]:
        """As of `Folders`. Raises Stop for an unknown id."""
        try:
            return super().chosen(ids)
        except UnknownClaim as e:
            raise Stop(str(e)) from None

    def only(self, wanted: str) -> Path:
        """As of `Folders`. Raises Stop if there is none or more than one."""
        try:
            return super().only(wanted)
        except DeclaredTwice as e:
            raise Stop(str(e), 1) from None
