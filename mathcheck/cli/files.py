"""Files that a command writes: looked at before anything is computed for them, and written whole or not at all."""

import os
from pathlib import Path

from .guard import Stop


def writable(path: Path) -> None:
    """Raise Stop if a file cannot be written there."""
    if path.exists() and not path.is_file():
        raise Stop(f"cannot write {path}: it is {'a folder' if path.is_dir() else 'no ordinary file'}")
    if not path.parent.is_dir():
        raise Stop(f"cannot write {path}: there is no folder {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise Stop(f"cannot write {path}: permission denied")


def write(path: Path, data: bytes) -> None:
    """Write the file. Raises Stop if that fails."""
    try:
        path.write_bytes(data)
    except OSError as e:
        raise Stop(f"cannot write {path}: {e.strerror}") from None
