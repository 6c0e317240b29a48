"""Both ends of a talk in lines of JSON: the loop of a process that answers requests, and reading what one says.

Whatever is read here may have been written by a claim file: nothing is believed, and no line is waited for without end.
"""

import json
import socket
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from ..kernel.process import observable, room_for_terms

_CHUNK = 1 << 16


def serve(answer: Callable[[dict[str, Any]], Mapping[str, Any]], *, judges: bool) -> int:
    """Answer the requests on standard input, a line each, until it ends; 0. An empty request has an empty answer. judges: whether somebody
    believes the answers as they are, or takes them for those of a certain file. Then no other process may look into this one, since a claim
    file's could answer in its place; what is audited or looked at again by such a process needs no protection."""
    room_for_terms()
    if judges:
        observable(False)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answer(request) if request else {}), flush=True)
    return 0


def wait_until(end: float | None, talk: socket.socket) -> None:
    """Let the next operation on the socket last to this moment of time.monotonic(), None for ever. Raises TimeoutError if it is past."""
    left = None if end is None else end - time.monotonic()
    if left is not None and left <= 0:
        raise TimeoutError
    talk.settimeout(left)


class Lines:
    """The lines that come out of a socket."""

    def __init__(self, talk: socket.socket) -> None:
        self._socket = talk
        self._read = bytearray()

    def next(self, end: float | None, longest: int | None = None) -> bytes:
        """The next line. Raises TimeoutError if it is not there at that moment of time.monotonic(), ConnectionError if there is none, and
        ValueError if it has more bytes than the longest may have."""
        seen = 0
        while (at := self._read.find(b"\n", seen)) < 0:
            seen = len(self._read)
            if longest is not None and seen > longest:
                raise ValueError(f"a line of more than {longest} bytes")
            wait_until(end, self._socket)
            more = self._socket.recv(_CHUNK)
            if not more:
                raise ConnectionError
            self._read += more
        line = bytes(self._read[:at])
        del self._read[:at + 1]
        return line

    def begun(self) -> bool:
        """Something has been read that no line was made of."""
        return bool(self._read)


__all__ = ["Lines", "serve", "wait_until"]
