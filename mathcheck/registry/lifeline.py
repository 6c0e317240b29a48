"""Processes that end when the one that started them is gone, even if that was killed and could not tell them; forking one; and an end
for groups and for those that a process leaves behind.

A pair of sockets ties them: one end is held by the process that starts, the other by the started one. When the first end is closed,
with the process that held it, Linux sends SIGIO, which ends a process that has not asked for it, whatever it is computing. A system that
does not end processes by SIGIO lets one finish what it is doing; then it reads that nothing more is asked.
"""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket, socketpair

from ..kernel.process import linux

_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_ROUNDS, _PAUSE = 200, 0.005  # seconds


def tie(held: socket, process: int) -> None:
    """End the process, or the group whose number is given as a negative one, when the other end of the socket is closed. The process must
    hold this end as well; nothing is ever sent."""
    fcntl.fcntl(held, fcntl.F_SETOWN, process)
    fcntl.fcntl(held, fcntl.F_SETFL, fcntl.fcntl(held, fcntl.F_GETFL) | os.O_ASYNC)


@dataclass(slots=True)
class Forked:
    """A process that was forked. number: its own and its group's; talk: this end of the sockets to it; code: with which it has ended, the
    number of a signal as a negative one, None as far as is known."""

    number: int
    talk: socket
    code: int | None = None

    def ended(self, wait: bool = False) -> bool:
        """Whether it has ended, waited for if wanted."""
        if self.code is None:
            done, status = os.waitpid(self.number, 0 if wait else os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if done else None
        return self.code is not None


@contextmanager
def forked(child: Callable[[socket], object]) -> Iterator[Forked]:
    """A process in a group of its own, tied to this one, that calls the function with its end of the sockets and ends with code 0, or 1
    after an exception; at the end of the block its group is ended. This process should have no other thread. Raises OSError."""
    ours, theirs = socketpair()
    with ours, theirs:
        life, held = socketpair()
        with life, held:
            number = os.fork()
            if number == 0:
                code = 1
                try:
                    ours.close()
                    life.close()
                    os.setpgid(0, 0)
                    tie(held, -os.getpid())
                    child(theirs)
                    code = 0
                finally:
                    os._exit(code)
            process = Forked(number, ours)
            try:
                theirs.close()
                held.close()
                _lead(number)
                yield process
            finally:
                end_group(number)
                process.ended(wait=True)


def _lead(number: int) -> None:
    """Here, too, so that the group is there whichever of the two processes goes on first."""
    try:
        os.setpgid(number, number)
    except (ProcessLookupError, PermissionError):  # it has ended, or done so itself and is another program by now
        pass


def end_group(number: int) -> None:
    """End all processes of a group, if it is there and they can be ended."""
    try:
        os.killpg(number, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


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


__all__ = ["Forked", "adopt", "end_children", "end_group", "forked", "tie"]
