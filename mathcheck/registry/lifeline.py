"""Processes that end when the one that started them is gone, even if that was killed and could not tell them; and an end for those that
a process leaves behind.

A pair of sockets ties them: one end is held by the process that starts, the other by the started one. When the first end is closed,
with the process that held it, Linux sends SIGIO, which ends a process that has not asked for it, whatever it is computing. A system that
does not end processes by SIGIO lets one finish what it is doing; then it reads that nothing more is asked.
"""

import fcntl
import os
import signal
import time
from pathlib import Path
from socket import socket

from ..kernel.process import linux

_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_ROUNDS, _PAUSE = 200, 0.005  # seconds


def tie(held: socket, process: int) -> None:
    """End the process, or the group whose number is given as a negative one, when the other end of the socket is closed. The process must
    hold this end as well; nothing is ever sent."""
    fcntl.fcntl(held, fcntl.F_SETOWN, process)
    fcntl.fcntl(held, fcntl.F_SETFL, fcntl.fcntl(held, fcntl.F_GETFL) | os.O_ASYNC)


def adopt() -> None:
    """From now on what is left behind by this process's children is its own child, and not that of the system's first process."""
    linux(_CHILD_SUBREAPER, 1)


def end_children() -> None:
    """End all children of this process, and what they leave behind to it, until there are none or they cannot be ended."""
    for _ in range(_ROUNDS):
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        for child in _children():
            try:
                os.kill(child, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        time.sleep(_PAUSE)


def _children() -> list[int]:
    try:
        return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    except OSError:  # no Linux: they were ended as a group, and waiting for them is enough
        return []


__all__ = ["adopt", "end_children", "tie"]
