"""Processes that end when the one that started them is gone, even if that was killed and could not tell them.

A pair of sockets ties them: one end is held by the process that starts, the other by the started one. When the first end is closed,
with the process that held it, Linux sends SIGIO, which ends a process that has not asked for it, whatever it is computing. A system that
does not end processes by SIGIO lets one finish what it is doing; then it reads that nothing more is asked.
"""

import fcntl
import os
from socket import socket


def tie(held: socket, process: int) -> None:
    """End the process, or the group whose number is given as a negative one, when the other end of the socket is closed. The process must
    hold this end as well; nothing is ever sent."""
    fcntl.fcntl(held, fcntl.F_SETOWN, process)
    fcntl.fcntl(held, fcntl.F_SETFL, fcntl.fcntl(held, fcntl.F_GETFL) | os.O_ASYNC)


__all__ = ["tie"]
