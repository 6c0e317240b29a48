"""What every command owes its user: no traceback for bad input, a closed pipe, a full disk or Ctrl-C, and an exit code that says what
happened."""

import errno
import functools
import io
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, TextIO

USAGE, UNWRITTEN, INTERRUPTED, CLOSED_PIPE = 2, 74, 130, 141  # 74 is EX_IOERR of sysexits.h
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BROKEN = {errno.EIO, errno.EBADF}  # of reading as well as of writing; what is read has a name


class Stop(Exception):
    """A command cannot go on. message: for the user; code: the exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def streams() -> None:
    """Streams that can print anything, in ASCII escapes if need be."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the process was started without it
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def prepare() -> None:
    """Streams as above; a polite end on SIGTERM and SIGHUP, so that no process is left; and one where the system cannot do what the
    commands need."""
    streams()
    if not hasattr(os, "fork"):
        sys.exit(_say("this needs a POSIX system, such as Linux or macOS\nwhat audits a certificate does not: "
                      "python -I -m mathcheck.kernel.audit FILE", USAGE))
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda which, _frame: sys.exit(128 + which))


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """The command, its exit code raised as Typer wants it, its known troubles turned into one line on standard error."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        import typer  # not above: the doctor, who needs none, uses this module too

        raise typer.Exit(outcome(lambda: command(*args, **options)))

    run.__annotations__ = {**command.__annotations__, "return": None}
    return run


def outcome(call: Callable[[], int]) -> int:
    """The exit code that the call returns, or that of its trouble, which is told; what it has printed is out or given up."""
    try:
        code = call()
        sys.stdout.flush()
        return code
    except Stop as e:
        return _say(e.message, e.code)
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _abandon(sys.stdout)
        _abandon(sys.stderr)
        return CLOSED_PIPE
    except ImportError as e:
        if (e.name or "").partition(".")[0] == "mathcheck":
            raise
        return _say(f"{e}\nmathcheck doctor says what is missing", 1)
    except OSError as e:
        if e.errno in _NO_ROOM or (e.errno in _BROKEN and not e.filename):
            return _say(f"cannot write {e.filename or 'the output'}: {e.strerror}", UNWRITTEN)
        name = f"{e.filename}: " if e.filename else ""
        return _say(f"{name}{e.strerror or e}", 1)


def _say(message: str, code: int) -> int:
    from .text import complain

    try:
        sys.stdout.flush()
    except OSError:
        _abandon(sys.stdout)
    try:
        for line in message.splitlines():
            complain(f"mathcheck: {line}")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)
    return code


def _abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, quietly: nobody reads any more, or there is no room."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
