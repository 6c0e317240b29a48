"""Helping processes that stay: a line of JSON in, a line of JSON out, one at a time.

Starting Python and importing costs more than most claims, so a process is asked many times. It can be killed at any moment, with
what it has started.
"""

import json
import os
import queue
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from typing import Any

MAX_ASKED = 200


class HelperDied(Exception):
    """The process ended without an answer."""


class Helper:
    """A running process. Raises OSError if it cannot be started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                         encoding="utf-8", errors="replace", start_new_session=True, env=environment)
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self.asked = 0
        self._group: int | None = None  # of the process that it has started for this request
        threading.Thread(target=self._read, daemon=True).start()

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> dict[str, Any]:
        """The answer. Raises subprocess.TimeoutExpired, HelperDied, ValueError (no JSON object)."""
        self.asked += 1
        pipe = self._process.stdin
        try:
            if pipe is not None:
                pipe.write(json.dumps(request) + "\n")
                pipe.flush()
        except (OSError, ValueError) as e:
            raise HelperDied from e
        while True:
            try:
                line = self._lines.get(timeout=timeout)
            except queue.Empty:
                raise subprocess.TimeoutExpired(self._process.args, timeout or 0.0) from None
            if line is None:
                self._kill_started()
                raise HelperDied
            answer = dict(json.loads(line))
            if set(answer) != {"started"}:
                self._group = None
                return answer
            self._group = int(answer["started"])

    def kill(self) -> None:
        """End it, and what it has started."""
        _kill_group(self._process.pid)
        self._process.wait()
        self._kill_started()

    def _kill_started(self) -> None:
        if self._group is not None:
            _kill_group(self._group)

    def _read(self) -> None:
        """Lines are read here so that waiting for one can end."""
        if self._process.stdout is not None:
            for line in self._process.stdout:
                self._lines.put(line)
        self._lines.put(None)


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

    def stop(self) -> None:
        """Kill every process, now and whenever one is started again."""
        self._stopped = True
        for helper in list(self._all):
            helper.kill()

    def _free(self) -> Helper:
        try:
            return self._idle.pop()
        except IndexError:
            helper = Helper(self._command, self._environment)
        self._all.add(helper)
        if self._stopped:
            helper.kill()
        return helper

    def _drop(self, helper: Helper) -> None:
        helper.kill()
        self._all.discard(helper)


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
