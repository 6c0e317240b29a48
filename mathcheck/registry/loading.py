"""What claim files declare, each loaded in a process that is forked for loading: a file is code, which may end its process, print over a
terminal, or never come to an end, and none of that must reach the process that asks.

One process loads one file after the other, since forking takes longer than loading; where a file ends it, another one goes on after it.
"""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .answer import listed
from .claim import Claim
from .declaration import head
from .discovery import SEE_MORE, LoadError, load
from .lifeline import Forked, adopt, end_children, forked
from .serving import Lines

MAX_LOADING = 60.0  # seconds for one file
MAX_SAID = 50_000_000  # bytes that are heard of one file
_PAUSE = 0.05  # seconds

Declared = dict[str, Any] | LoadError | None


def declarations(paths: Sequence[Path], whole: bool) -> Iterator[tuple[Path, Declared]]:
    """For each file what it declares, in order: an object as `list --json` has it, without statement, definitions, derivations, twins and
    picture unless the whole is wanted; a LoadError; or None if it declares no claim. What the files leave behind is ended, and with it
    every child of this process, which should have no other one."""
    adopt()
    left = list(paths)
    while left:
        why = yield from _loaded(left, whole)
        if left:
            path = left.pop(0)
            yield path, LoadError(path, 0, why, SEE_MORE)


def _loaded(left: list[Path], whole: bool) -> Generator[tuple[Path, Declared], None, str]:
    """What one process says of these files, each of which is taken out as it is told, and why it says nothing of the next."""
    sys.stdout.flush()
    why = ""
    try:
        with forked(partial(_child, tuple(left), whole)) as process:
            lines = Lines(process.talk)
            try:
                while left:
                    answer = _answer(left[0], _line(process, lines))
                    yield left.pop(0), answer
            except TimeoutError:
                why = f"stopped after {MAX_LOADING:g} seconds while it was loaded"
            except ConnectionError:
                pass  # it has ended
            except (ValueError, LookupError, TypeError, RecursionError):  # the file has written it
                why = "its process gave an answer that is not one, while it was loaded"
    finally:
        end_children()
    return why or f"its process ended {_how(process.code or 0)} while it was loaded"


def _line(process: Forked, lines: Lines) -> bytes:
    """What it says of the next file. Raises as Lines.next. One that it has left behind may hold its end of the sockets for ever."""
    end = time.monotonic() + MAX_LOADING
    while True:
        ended = process.ended()  # and has said what it had to say
        try:
            return lines.next(min(end, time.monotonic() + _PAUSE), MAX_SAID)
        except TimeoutError:
            if ended:
                raise ConnectionError from None
            if time.monotonic() >= end:
                raise


def _how(code: int) -> str:
    return f"by {signal.Signals(-code).name}" if -code in set(signal.Signals) else f"with code {code}"


def _answer(path: Path, line: bytes) -> Declared:
    said = json.loads(line)
    if said["kind"] == "none":
        return None
    if said["kind"] == "error":
        return LoadError(path, int(said["line"]), str(said["why"]), str(said["hint"]))
    answer = {**listed(said), "path": str(path)}
    if answer["id"] != path.stem:
        raise ValueError(answer["id"])
    return answer


def _child(paths: Sequence[Path], whole: bool, out: socket.socket) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        os.dup2(nothing, fd)
    for path in paths:
        out.sendall(json.dumps(_said(path, whole)).encode("ascii") + b"\n")


def _said(path: Path, whole: bool) -> dict[str, Any]:
    try:
        claim = load(path)
        return {"kind": "none"} if claim is None else {"kind": "claim", **_described(claim, path, whole)}
    except LoadError as e:
        return {"kind": "error", "line": e.line, "why": e.why, "hint": e.hint}
    except Exception as e:  # a mistake of this package, or a claim that its file has made into something else
        return {"kind": "error", "line": 0, "why": f"it could not be described: {type(e).__name__}: {' '.join(str(e).split())}", "hint": ""}


def _described(claim: Claim, path: Path, whole: bool) -> dict[str, Any]:
    if whole:
        from .build import describe  # with all methods, which a short list can do without

        return describe(claim, path)
    return {**head(claim), "path": str(path)}


__all__ = ["declarations"]
