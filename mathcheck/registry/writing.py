"""Files that are written whole or not at all: what was there stays until the new one is complete, which then takes its place in one
step. Must never leave a part of a file under its name.

A process that is killed meanwhile leaves the unfinished file beside it, named .mathcheck- and a random number, which nothing reads.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

MAX_LINKS = 40  # as many as Linux follows


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """The file to write to; it takes the path's place when the block ends, and is removed if it ends by an exception.

    Where the path is a symbolic link, the file that it leads to is replaced. The new one has the permissions of the one that was there,
    and its owner if this process may give files away. What cannot be replaced - a device, a pipe, a descriptor of this process such as
    /dev/stdout - is written as it is. Raises OSError, which names the path; one of the block that names another file, or has no
    errno, is passed on as it is.
    """
    ours = {str(path)}
    try:
        place = _place(path)
        ours.add(str(place))
        before = _state(place)
        if isinstance(place, int) or (before is not None and not stat.S_ISREG(before.st_mode)):
            with open(place, "wb", closefd=not isinstance(place, int)) as f:
                yield f
            return
        new = _beside(place)
        ours.add(str(new))
        try:
            with _opened(new) as f:
                if before is not None:
                    _take_after(f.fileno(), before)
                yield f
                f.flush()
                os.fsync(f.fileno())  # or the name may reach the disk before what it names
            os.replace(new, place)
        finally:
            new.unlink(missing_ok=True)
    except OSError as e:
        if e.errno is None or (e.filename is not None and str(e.filename) not in ours):
            raise
        raise OSError(e.errno, e.strerror, str(path)) from e


def admit(path: Path) -> None:
    """Raise OSError if `whole` would for what can be seen now. Nothing that is there is changed."""
    place = _place(path)
    before = _state(place)
    if not isinstance(place, int) and (before is None or stat.S_ISREG(before.st_mode)):
        new = _beside(place)
        try:
            _opened(new).close()
        finally:
            new.unlink(missing_ok=True)


def _place(path: Path) -> Path | int:
    """Where the path leads, links followed: a path that is no link, or the number of a descriptor of this process."""
    for _ in range(MAX_LINKS):
        folder = Path(os.path.realpath(path.parent))
        path = folder / path.name
        if folder in (Path(f"/proc/{os.getpid()}/fd"), Path("/dev/fd")) and os.path.lexists(path):
            return int(path.name)
        if not path.is_symlink():
            return path
        path = folder / os.readlink(path)
    return path  # a circle: whatever is done with it says so


def _state(place: Path | int) -> os.stat_result | None:
    """What is there, None for nothing. Raises PermissionError for what may not be written to: it is not replaced either, although its
    folder would let us."""
    try:
        found = os.stat(place)
    except FileNotFoundError:
        return None
    if not isinstance(place, int) and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    return found


def _beside(place: Path) -> Path:
    return place.with_name(f".mathcheck-{secrets.token_hex(8)}")


def _opened(new: Path) -> BinaryIO:
    try:
        return open(new, "xb")
    except PermissionError as e:
        raise PermissionError(e.errno, f"{e.strerror}: no file may be made in its folder", str(new)) from None


def _take_after(file: int, before: os.stat_result) -> None:
    now = os.fstat(file)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(file, before.st_uid, before.st_gid)
        except PermissionError:
            pass  # only root may
    os.fchmod(file, before.st_mode & 0o777)


__all__ = ["admit", "whole"]
