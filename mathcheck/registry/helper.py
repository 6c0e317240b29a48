"""Helping processes that stay: a line of JSON in, a line of JSON out, one at a time.

Starting Python and importing costs more than most claims, so a process is asked many times. It can be killed at any moment, with
what it said it has started, and ends when this process is gone. The two ends talk over a socket: a pipe could be opened by any
process of the same user, through /proc, and an answer be written into it.
"""

import json
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, nullcontext
from typing import Any

from .gate import Gate
from .lifeline import end_group, tie
from .serving import Lines, wait_until

STARTING = 60.0  # seconds
MAX_ASKED = 5_000


class HelperDied(Exception):
    """The process ended without an answer, or said something that nobody had asked."""


class Helper:
    """A running process. Raises OSError if it cannot be started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        with ExitStack() as opened:
            self._socket, theirs = map(opened.enter_context, socket.socketpair())
            _life, held = map(opened.enter_context, socket.socketpair())
            with theirs, held:
                self._process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=theirs.fileno(), stderr=subprocess.DEVNULL,
                                                 start_new_session=True, env=environment, pass_fds=[held.fileno()])
                tie(held, -self._process.pid)
            self._opened = opened.pop_all()  # _life, too
        self._lines = Lines(self._socket)
        self.asked = 0
        self._group = 0  # of the process that it has started for this request

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> dict[str, Any]:
        """The answer. Raises subprocess.TimeoutExpired if sending, waiting and receiving take longer than so many seconds, HelperDied,
        and ValueError or TypeError where the answer is no JSON object."""
        end = None if timeout is None else time.monotonic() + timeout
        self.asked += 1
        self._group = 0
        try:
            wait_until(end, self._socket)
            self._socket.sendall(json.dumps(request).encode("ascii") + b"\n")
            while True:
                answer = dict(json.loads(self._lines.next(end)))
                if set(answer) != {"started"} or self._group:
                    self._group = 0  # it has ended, and its number may soon be another's
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
            return not self._lines.begun() and self._process.poll() is None
        except OSError:
            pass
        return False

    def kill(self) -> None:
        """End it, and what it has started. Another thread may do so while one waits for the answer, which then is none."""
        end_group(self._process.pid)
        self._process.wait()
        self._kill_started()

    def close(self) -> None:
        """Kill it and close the sockets. No other thread may be using them: their numbers could be another file's by now."""
        self.kill()
        self._opened.close()

    def finish(self, seconds: float) -> None:
        """Ask it by SIGTERM to end and wait so long; then as `close`."""
        self._process.terminate()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        self.close()

    def _kill_started(self) -> None:
        if self._group:
            end_group(self._group)


class Helpers:
    """Processes of one command, as many as are asked at the same time. Each is replaced after MAX_ASKED requests, so that what it
    remembers stays small. gate: through which claim files run, if any do; runs_claims: these processes run them."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None, gate: Gate | None = None,
                 runs_claims: bool = False) -> None:
        self._command, self._environment, self._gate = command, environment, gate or Gate()
        self._while_asked = self._gate.running if runs_claims else nullcontext
        self._all: set[Helper] = set()
        self._idle: list[Helper] = []
        self._stopped = False

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> dict[str, Any]:
        """As Helper.ask; a process that gave no answer in time is killed."""
        helper = self._free()
        try:
            with self._while_asked():
                answer = helper.ask(request, timeout)
        except BaseException:  # Ctrl-C in the thread that waits here, too
            self._drop(helper)
            raise
        if helper.asked < MAX_ASKED and not self._stopped:
            self._idle.append(helper)
        else:
            self._drop(helper)
        return answer

    def start(self, number: int) -> None:
        """Have so many processes ready. They load what they need at the same time."""
        with self._gate.alone():
            started = [self._new() for _ in range(number)]
            for helper in started:
                _greet(helper)
            self._idle += started

    def stop(self) -> None:
        """Kill every process, now and whenever one is started again."""
        self._stopped = True
        for helper in list(self._all):
            helper.kill()  # one that is asked is closed by who asks it
        while self._idle:
            self._drop(self._idle.pop())

    def _free(self) -> Helper:
        while self._idle:
            helper = self._idle.pop()
            if helper.usable():
                return helper
            self._drop(helper)
        return self._started()

    def _started(self) -> Helper:
        with self._gate.alone():
            helper = self._new()
            _greet(helper)
        return helper

    def _new(self) -> Helper:
        helper = Helper(self._command, self._environment)
        self._all.add(helper)
        if self._stopped:
            helper.kill()
        return helper

    def _drop(self, helper: Helper) -> None:
        helper.close()
        self._all.discard(helper)


def _greet(helper: Helper) -> None:
    """Wait until it answers, and so has protected itself. One that does not is of no use."""
    try:
        helper.ask({}, STARTING)
    except (HelperDied, subprocess.TimeoutExpired, ValueError, TypeError):
        helper.kill()
    helper.asked = 0


def _group(number: Any) -> int:
    if type(number) is not int or number <= 1:
        raise ConnectionError(f"{number!r} is no process")
    return number
