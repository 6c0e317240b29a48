"""What claim files declare, each loaded in a process that is forked for loading: a file is code, which may end its process, print over a
terminal, or never come to an end, and none of that must reach the process that asks.

One process loads one file after the other, since forking takes longer than loading; where a file ends it, another one goes on after it.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from .answer import listed
from .claim import Claim
from .discovery import LoadError, load
from .lifeline import tie

_ENDED = "its process ended while it was loaded"
_HINT = "run the file with python to see more"


def declarations(paths: Sequence[Path], whole: bool) -> Iterator[tuple[Path, "dict[str, Any] | LoadError | None"]]:
    """For each file what it declares, in order: an object as `list --json` has it, without statement, definitions, derivations, twins and
    picture unless the whole is wanted; a LoadError; or None if it declares no claim."""
    left = list(paths)
    while left:
        for answer in _forked(tuple(left), whole):
            yield left.pop(0), answer
        if left:
            path = left.pop(0)
            yield path, LoadError(path, 0, _ENDED, _HINT)


def _forked(paths: Sequence[Path], whole: bool) -> Iterator["dict[str, Any] | LoadError | None"]:
    """The answers of one process, as many as it gives."""
    ours, theirs = socket.socketpair()
    life, held = socket.socketpair()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        ours.close()
        life.close()
        _child(paths, whole, theirs, held)
    theirs.close()
    held.close()
    try:
        with ours, life, ours.makefile("rb") as lines:
            for path, line in zip(paths, lines):
                try:
                    answer = _answer(path, line)
                except (ValueError, LookupError, TypeError, RecursionError):  # the file has written it
                    return
                yield answer
    finally:
        try:
            os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _answer(path: Path, line: bytes) -> dict[str, Any] | LoadError | None:
    said = json.loads(line)
    if said["kind"] == "none":
        return None
    if said["kind"] == "error":
        return LoadError(path, int(said["line"]), str(said["why"]), str(said["hint"]))
    answer = {**listed(said), "path": str(path)}
    if answer["id"] != path.stem:
        raise ValueError(answer["id"])
    return answer


def _child(paths: Sequence[Path], whole: bool, out: socket.socket, held: socket.socket) -> NoReturn:
    try:
        os.setpgid(0, 0)
        tie(held, -os.getpid())
        nothing = os.open(os.devnull, os.O_RDWR)
        for fd in range(3):
            os.dup2(nothing, fd)
        for path in paths:
            out.sendall(json.dumps(_said(path, whole)).encode("ascii") + b"\n")
    finally:
        os._exit(0)


def _said(path: Path, whole: bool) -> dict[str, Any]:
    try:
        claim = load(path)
    except LoadError as e:
        return {"kind": "error", "line": e.line, "why": e.why, "hint": e.hint}
    return {"kind": "none"} if claim is None else {"kind": "claim", **_described(claim, path, whole)}


def _described(claim: Claim, path: Path, whole: bool) -> dict[str, Any]:
    if whole:
        from .build import describe  # with all methods, which a short list can do without

        return describe(claim, path)
    return {"id": claim.id, "title": claim.title, "title_zh": claim.title_zh, "source": claim.source, "tags": list(claim.tags),
            "expects": claim.expects, "path": str(path)}


__all__ = ["declarations"]
