"""Files that a command writes: looked at before anything is computed for them, and written whole or not at all."""

from pathlib import Path

from .guard import Stop


def writable(path: Path) -> None:
    """Raise Stop if a file cannot be written there."""
    try:
        existed = path.exists()
        if existed and not path.is_file():
            raise Stop(f"cannot write {path}: it is {'a folder' if path.is_dir() else 'no ordinary file'}")
        if not path.parent.is_dir():
            raise Stop(f"cannot write {path}: there is no folder {path.parent}")
        with open(path, "ab"):
            pass
        if not existed:
            path.unlink()
    except OSError as e:
        raise Stop(f"cannot write {path}: {e.strerror}") from None


def write(path: Path, data: bytes) -> None:
    """Write the file. Raises Stop if that fails."""
    try:
        path.write_bytes(data)
    except OSError as e:
        raise Stop(f"cannot write {path}: {e.strerror}") from None
