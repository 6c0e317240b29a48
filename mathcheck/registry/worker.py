"""Claim files, each run in a process of its own: `python -m mathcheck.registry.worker`, a request a line in, an answer a line out.

request: {"path": file, "roots": [folders for citing], "shelf": folder for proofs of this run, "digits": of the numeric check where not
the claim's own are meant, "describe": true for a description only, "declare": true for the declaration only}. This process imports what
claims use and runs none of them: for every request it forks, so a file meets a fresh state however many were before it. It first tells
the forked process's number, {"started": pid}, so that whoever asked can kill it; then {"answer": .., "code": .., "said": ..}: the answer
as text, the exit code, and the last line that the file printed.
"""

import gc
import json
import os
import select
import socket
import sys
import traceback
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn

from .build import Library, build, describe
from .declaration import declaration
from .discovery import LoadError, load
from .lifeline import Forked, adopt, end_children, forked
from .serving import serve
from .shelf import Shelf


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Load and run one file. kind: "claim", "none" (the file declares no claim) or "error"."""
    path = Path(request["path"])
    try:
        claim = load(path)
        if claim is None:
            return {"kind": "none", "path": str(path)}
        if request.get("describe"):
            return {"kind": "claim", **describe(claim, path)}
        if request.get("declare"):
            return {"kind": "claim", "declared": declaration(claim)}
        shelf = Shelf(Path(request["shelf"]) if "shelf" in request else None)
        result = build(claim, path, Library([Path(r) for r in request["roots"]], shelf), request.get("digits"))
    except LoadError as e:
        return {"kind": "error", "path": str(path), "line": e.line, "why": e.why, "hint": e.hint}
    return {"kind": "claim", **result}


def apart(request: dict[str, Any]) -> dict[str, Any]:
    """What a process of its own answers to the request."""
    if not {"describe", "declare"} & set(request):
        from ..numeric import second  # noqa: F401 - so that the forked processes need not load its libraries
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        # they talk over sockets, for any process of the same user can open a file or a pipe of another through /proc, and write into it
        with forked(partial(_child, request, said)) as process:
            print(json.dumps({"started": process.number}), flush=True)
            process.talk.sendall(b"x")
            text = _heard(process)
        end_children()  # whatever else the file has left behind
        said.seek(max(0, os.fstat(said.fileno()).st_size - 4096))
        lines = said.read().strip().splitlines()
        return {"answer": text.decode("ascii", "replace"), "code": process.code, "said": lines[-1][:200] if lines else ""}


def _heard(process: Forked) -> bytes:
    """What the process sends until it ends. A process that it has left behind may hold the other end for ever."""
    heard = bytearray()
    ended = False
    while True:
        ready, _, _ = select.select([process.talk], [], [], 0.05)
        if ready:
            chunk = process.talk.recv(1 << 16)
            heard += chunk
            if chunk:
                continue
        if ended:
            return bytes(heard)
        ended = process.ended(wait=bool(ready))  # ready and nothing there: its end is closed


def _child(request: dict[str, Any], said: IO[str], out: socket.socket) -> NoReturn:
    code = 1
    try:
        if out.recv(1):  # nobody is left to kill this process if the one that forked it has gone
            with open(os.devnull) as nothing:
                os.dup2(nothing.fileno(), 0)
            os.dup2(said.fileno(), 1)  # whatever the claim file prints must not be taken for the answer
            os.dup2(said.fileno(), 2)
            out.sendall(json.dumps(answer(request)).encode("ascii"))
            code = 0
    except SystemExit as e:
        code = e.code if isinstance(e.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> int:
    """Answer the requests on standard input until it ends."""
    adopt()
    gc.freeze()  # what is imported stays, in all forked processes
    return serve(apart, judges=True)


if __name__ == "__main__":
    sys.exit(main())
