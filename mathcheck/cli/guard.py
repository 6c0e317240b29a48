"""What every command owes its user: no traceback for bad input, a closed pipe or Ctrl-C, and an exit code that says what happened."""

import functools
import io
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import typer

USAGE, INTERRUPTED, CLOSED_PIPE = 2, 130, 141


class Stop(Exception):
    """A command cannot go on. message: for the user; code: the exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def prepare() -> None:
    """Streams that can print anything, in ASCII escapes if need be; a polite end on SIGTERM and SIGHUP, so that no process is left."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the process was started without it
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda which, _frame: sys.exit(128 + which))


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """The command, its exit code raised as Typer wants it, its known troubles turned into one line on standard error."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            code = command(*args, **options)
            sys.stdout.flush()
        except Stop as e:
            code = _say(e.message, e.code)
        except KeyboardInterrupt:
            code = _say("interrupted", INTERRUPTED)
        except BrokenPipeError:
            code = _abandon_output()
        except OSError as e:
            name = f"{e.filename}: " if e.filename else ""
            code = _say(f"{name}{e.strerror or e}", 1)
        raise typer.Exit(code)

    run.__annotations__ = {**command.__annotations__, "return": None}
    return run


def _say(message: str, code: int) -> int:
    from .text import complain

    try:
        sys.stdout.flush()
        for line in message.splitlines():
            complain(f"mathcheck: {line}")
        sys.stderr.flush()
    except OSError:
        _abandon_output()
    return code


def _abandon_output() -> int:
    """Nobody reads any more: let what is still buffered go nowhere, quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for fd in (1, 2):
        os.dup2(nowhere, fd)
    return CLOSED_PIPE
