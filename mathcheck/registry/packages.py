"""Claims that installed packages bring along: the entry points of the group `mathcheck.claims`, each with a folder of claim files.

Must never run a package's code: the folder is found beside the top-level package, which is located but not imported.
"""

import re
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

GROUP = "mathcheck.claims"


class Place(NamedTuple):
    """A folder, or one file, of claims. name: of the entry point that names it, empty where none does."""

    name: str
    folder: Path


class Broken(NamedTuple):
    """An entry point whose folder cannot be found, and why."""

    name: str
    why: str

    def words(self) -> str:
        """Which one and why, as a message."""
        return f"the installed claims {self.name!r} cannot be read: {self.why}"


def installed() -> tuple[list[Place], list[Broken]]:
    """The folders that installed packages name, and what is wrong with the others, sorted by name."""
    places: dict[str, list[Place]] = {}
    broken: list[Broken] = []
    for entry in _entries(broken):
        by = f" (named by {entry.dist.name} {entry.dist.version})" if entry.dist else ""
        try:
            place = Place(entry.name, _folder(entry.value))
        except LookupError as e:
            broken.append(Broken(entry.name, f"{e}{by}"))
        except Exception as e:  # of whatever looks for modules in this environment
            broken.append(Broken(entry.name, f"{type(e).__name__}: {e}{by}"))
        else:
            known = places.setdefault(entry.name, [])
            if place not in known:
                known.append(place)
    broken += [Broken(name, "two packages use this name: for " + " and for ".join(str(p.folder) for p in known))
               for name, known in places.items() if len(known) > 1]
    return sorted(known[0] for known in places.values() if len(known) == 1), sorted(broken)


def _entries(broken: list[Broken]) -> Iterable[EntryPoint]:
    """The entry points of the group; none, and that added to what is broken, if one file that some package brings cannot be read."""
    try:
        return entry_points(group=GROUP)
    except Exception as e:
        broken.append(Broken(GROUP, f"a package's list of entry points is damaged: {type(e).__name__}: {e}"))
        return ()


def _folder(value: str) -> Path:
    """The folder that an entry point's value means. Raises LookupError with the reason if there is none."""
    if not re.fullmatch(r"\w+(\.\w+)*", value):
        raise LookupError(f"{value!r} is no folder in a package; it is written like mypackage.claims")
    top, *parts = value.split(".")
    spec = find_spec(top)  # of the top alone: looking for what is below it would run its code
    homes = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    if not homes:
        raise LookupError(f"there is no package {top} that is a folder")
    folders = [home.joinpath(*parts) for home in homes]  # several where distributions share the name of the top
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        raise LookupError(f"there is no folder {folders[0]}")
    return found


__all__ = ["GROUP", "Broken", "Place", "installed"]
