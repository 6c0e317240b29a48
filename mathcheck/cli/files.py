"""Files that a command writes: looked at before anything is computed for them, and written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..registry.writing import admit, whole
from .guard import UNWRITTEN, USAGE, Stop


def writable(path: Path) -> None:
    """Raise Stop if a file cannot be written there."""
    try:
        if path.is_dir():
            raise Stop(f"cannot write {path}: it is a folder")
        if not path.exists() and not path.is_symlink() and not path.parent.is_dir():
            raise Stop(f"cannot write {path}: there is no folder {path.parent}")
        admit(path)
    except OSError as e:
        raise _stop(path, e, USAGE) from None


def folder_for(path: Path) -> None:
    """Raise Stop if no files can be written to a folder of this name; it need not be there yet."""
    try:
        if os.path.lexists(path) and not path.is_dir():
            raise Stop(f"cannot write to {path}: it is not a folder")
        if not path.is_dir() and not path.parent.is_dir():
            raise Stop(f"cannot write to {path}: there is no folder {path.parent}")
        admit(path / "file" if path.is_dir() else path)
    except OSError as e:
        raise _stop(path, e, USAGE) from None


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """The file to write to, which takes the path's place when the block ends. Raises Stop if that fails; an OSError of the block about
    another file is passed on."""
    try:
        with whole(path) as f:
            yield f
    except BrokenPipeError:
        raise  # a pipe that nobody reads any more
    except OSError as e:
        if e.filename != str(path):
            raise
        raise _stop(path, e, UNWRITTEN) from None


def write(path: Path, data: bytes) -> None:
    """Write the file. Raises Stop if that fails."""
    with written(path) as f:
        f.write(data)


def write_into(folder: Path, name: str, data: bytes) -> None:
    """Write a file of the folder, which is made where it is not there. Raises Stop if that fails."""
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise _stop(path, e, UNWRITTEN) from None
    write(path, data)


def _stop(path: Path, e: OSError, code: int) -> Stop:
    return Stop(f"cannot write {path}: {e.strerror}", code)
