"""Helping processes that stay: a line of JSON in, a line of JSON out, one at a time.

Starting Python and importing costs more than most claims, so a process is asked many times. It can be killed at any moment, with
what it said it has started, and ends when this process is gone. The two ends talk over a socket: a pipe could be opened by any
process of the same user, through /proc, and an answer be written into it.
"""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import Any

from .lifeline import tie

MAX_ASKED = 5_000
_CHUNK = 1 << 16


class HelperDied(Exception):
    """The process ended without an answer, or said something that nobody had asked."""


class Helper:
    """A running process. Raises OSError if it cannot be started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._socket, theirs = socket.socketpair()
        self._life, held = socket.socketpair()
        with theirs, held:
            self._process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=theirs.fileno(), stderr=subprocess.DEVNULL,
                                             start_new_session=True, env=environment, pass_fds=[held.fileno()])
            tie(held, -self._process.pid)
        self.asked = 0
        self._read = b""
        self._group = 0  # of the process that it has started for this request

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> dict[str, Any]:
        """The answer. Raises subprocess.TimeoutExpired if sending, waiting and receiving take longer than so many seconds, HelperDied,
        and ValueError or TypeError where the answer is no JSON object."""
        end = None if timeout is None else time.monotonic() + timeout
        self.asked += 1
        self._group = 0
        try:
            self._wait(end)
            self._socket.sendall(json.dumps(request).encode("ascii") + b"\n")
            while True:
                answer = dict(json.loads(self._line(end)))
                if set(answer) != {"started"} or self._group:
                    return answer
                self._group = _group(answer["started"])
        except TimeoutError:
            raise subprocess.TimeoutExpired(self._process.args, timeout or 0.0) from None
        except OSError as e:
            self._kill_started()
            raise HelperDied from e

    def usable(self) -> bool:
        """It is running and has said nothing unasked."""
        self._socket.setblocking(False)
        try:
            self._socket.recv(1)  # something, or nothing because it has ended
        except BlockingIOError:
            return not self._read and self._process.poll() is None
        except OSError:
            pass
        return False

    def kill(self) -> None:
        """End it, and what it has started."""
        _kill_group(self._process.pid)
        self._process.wait()
        self._kill_started()

    def _line(self, end: float | None) -> bytes:
        while b"\n" not in self._read:
            self._wait(end)
            more = self._socket.recv(_CHUNK)
            if not more:
                raise ConnectionError
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line

    def _wait(self, end: float | None) -> None:
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)

    def _kill_started(self) -> None:
        if self._group:
            _kill_group(self._group)


class Helpers:
    """Processes of one command, as many as are asked at the same time. Each is replaced after MAX_ASKED requests, so that what it
    remembers stays small."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._command, self._environment = command, environment
        self._all: set[Helper] = set()
        self._idle: list[Helper] = []
        self._stopped = False

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> dict[str, Any]:
        """As Helper.ask; a process that gave no answer in time is killed."""
        helper = self._free()
        try:
            answer = helper.ask(request, timeout)
        except BaseException:  # Ctrl-C in the thread that waits here, too
            self._drop(helper)
            raise
        if helper.asked < MAX_ASKED:
            self._idle.append(helper)
        else:
            self._drop(helper)
        return answer

    def start(self, number: int) -> None:
        """Have so many processes ready."""
        for _ in range(number):
            self._idle.append(self._started())

    def stop(self) -> None:
        """Kill every process, now and whenever one is started again."""
        self._stopped = True
        for helper in list(self._all):
            helper.kill()

    def _free(self) -> Helper:
        while self._idle:
            helper = self._idle.pop()
            if helper.usable():
                return helper
            self._drop(helper)
        return self._started()

    def _started(self) -> Helper:
        helper = Helper(self._command, self._environment)
        self._all.add(helper)
        if self._stopped:
            helper.kill()
        return helper

    def _drop(self, helper: Helper) -> None:
        helper.kill()
        self._all.discard(helper)


def _group(number: Any) -> int:
    if type(number) is not int or number <= 1:
        raise ConnectionError(f"{number!r} is no process")
    return number


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
