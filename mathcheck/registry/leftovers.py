"""Temporary folders of a run. One that is killed cannot remove its own: a later run does, which sees by a lock that nobody uses it.

Must never remove a folder of a run that goes on, or one that is not ours.
"""

import fcntl
import os
import re
import secrets
import shutil
import tempfile
import time
import weakref
from tempfile import TemporaryDirectory

_NAME = re.compile(r"mathcheck-[0-9a-f]{16}-[a-z0-9_]{8}")  # no folder that anyone names has such a name
NEW = 60.0  # seconds for which a folder is left alone: its own run may not have locked it yet


def run_folder() -> TemporaryDirectory[str]:
    """A new folder for this run, removed with the object, at the end of the process, or by a later run. Raises OSError."""
    _remove_left()
    folder = TemporaryDirectory(prefix=f"mathcheck-{secrets.token_hex(8)}-", ignore_cleanup_errors=True)
    held = _locked(folder.name)
    if held is not None:
        weakref.finalize(folder, os.close, held)
    return folder


def _remove_left() -> None:
    """Remove the folders of runs that are gone."""
    try:
        with os.scandir(tempfile.gettempdir()) as entries:
            found = [e.path for e in entries if _NAME.fullmatch(e.name) and time.time() - e.stat(follow_symlinks=False).st_mtime > NEW]
    except OSError:
        return  # another run removes them, too
    for name in found:
        held = _locked(name)
        if held is not None:
            try:
                shutil.rmtree(name, ignore_errors=True)
            except RecursionError:
                pass  # a claim file has nested folders in it without end
            os.close(held)


def _locked(folder: str) -> int | None:
    """A descriptor that holds the lock of the folder, None if that is another process's, or the folder is gone or somebody else's. The
    system lets go of the lock when the process ends, however it does."""
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        found = os.fstat(held)
        if found.st_uid == os.getuid() and os.path.samestat(found, os.lstat(folder)):
            return held
    except OSError:
        pass
    os.close(held)
    return None


__all__ = ["run_folder"]
