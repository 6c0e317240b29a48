"""Whether the kernel's files are those that were released: their SHA-256 digests, listed in kernel.sha256 beside the kernel's folder.

The list finds slips: a changed, missing or additional file. Whoever can change the kernel can change the list and this module too, so the
combined digest is there to be compared with one that was published elsewhere. `python docs/generate.py` writes the list anew.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

KERNEL = Path(__file__).resolve().parent.parent / "kernel"
LIST = KERNEL.parent / "kernel.sha256"
BESIDE = frozenset({"README.md", "__pycache__"})  # what else lies in the folder: text for people, and Python's own


class Differences(NamedTuple):
    """Names of files in the kernel's folder that are not as listed. additional: also folders, and what is no Python file."""

    changed: list[str]
    missing: list[str]
    additional: list[str]


def manifest(kernel: Path = KERNEL) -> str:
    """The list for the files that are there, as `sha256sum kernel/*.py` prints it in the package's folder. Raises OSError."""
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  kernel/{p.name}\n" for p in sorted(kernel.glob("*.py")))


def combined(kernel: Path = KERNEL) -> str:
    """One digest of all: that of the list. Raises OSError."""
    return hashlib.sha256(manifest(kernel).encode("utf-8")).hexdigest()


def differences(kernel: Path = KERNEL, listed: Path = LIST) -> Differences:
    """What differs from the list. Raises OSError if the folder or the list cannot be read, ValueError if the list is none."""
    released = _digests(listed.read_text(encoding="utf-8"))
    found = _digests(manifest(kernel))
    there = {p.name for p in kernel.iterdir()} - BESIDE
    return Differences(sorted(n for n in released.keys() & found.keys() if released[n] != found[n]),
                       sorted(released.keys() - found.keys()), sorted(there - released.keys()))


def _digests(lines: str) -> dict[str, str]:
    """Digests by file name."""
    return {name.removeprefix("kernel/"): digest for digest, name in (line.split("  ", 1) for line in lines.splitlines())}
