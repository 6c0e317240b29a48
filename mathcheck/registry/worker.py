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
import signal
import socket
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn

from ..kernel.process import room_for_terms
from .build import Library, build, describe
from .declaration import declaration
from .discovery import LoadError, load
from .lifeline import adopt, end_children, tie
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


def forked(line: str) -> dict[str, Any]:
    """What a process of its own answers to the request."""
    if not {"describe", "declare"} & set(json.loads(line)):
        from ..numeric import second  # noqa: F401 - so that the forked processes need not load its libraries
    # a socket, for any process of the same user can open a file or a pipe of another through /proc, and write an answer into it
    ours, theirs = socket.socketpair()
    life, held = socket.socketpair()
    with ours, life, TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        wait, go = os.pipe()
        pid = os.fork()
        if pid == 0:
            ours.close()
            life.close()
            os.close(go)
            _child(line, wait, held, theirs, said)
        os.close(wait)
        held.close()
        theirs.close()
        print(json.dumps({"started": pid}), flush=True)
        os.write(go, b"x")
        os.close(go)
        text, status = _heard(ours, pid)
        _end_group(pid)
        said.seek(max(0, os.fstat(said.fileno()).st_size - 4096))
        lines = said.read().strip().splitlines()
        return {"answer": text.decode("ascii", "replace"), "code": os.waitstatus_to_exitcode(status),
                "said": lines[-1][:200] if lines else ""}


def _heard(ours: socket.socket, pid: int) -> tuple[bytes, int]:
    """What the process sends until it ends, and its status. A process that it has left behind may hold the other end for ever."""
    heard = b""
    ended = None
    while True:
        ready, _, _ = select.select([ours], [], [], 0.05)
        if ready:
            chunk = ours.recv(1 << 16)
            heard += chunk
            if chunk:
                continue
        if ended is not None:
            return heard, ended
        if ready:  # its end is closed
            return heard, os.waitpid(pid, 0)[1]
        done, status = os.waitpid(pid, os.WNOHANG)
        ended = status if done else None


def _child(line: str, wait: int, held: socket.socket, out: socket.socket, said: IO[str]) -> NoReturn:
    code = 1
    try:
        os.setpgid(0, 0)
        tie(held, -os.getpid())
        if os.read(wait, 1):  # nobody is left to kill this process if the one that forked it has gone
            os.close(wait)
            with open(os.devnull) as nothing:
                os.dup2(nothing.fileno(), 0)
            os.dup2(said.fileno(), 1)  # whatever the claim file prints must not be taken for the answer
            os.dup2(said.fileno(), 2)
            out.sendall(json.dumps(answer(json.loads(line))).encode("ascii"))
            code = 0
    except SystemExit as e:
        code = e.code if isinstance(e.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _end_group(pid: int) -> None:
    """What the file has started ends with it: its own process group, and whatever else it has left behind."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    end_children()


def main() -> int:
    """Answer the requests on standard input until it ends."""
    room_for_terms()
    adopt()
    gc.freeze()  # what is imported stays, in all forked processes
    for line in sys.stdin:
        print(json.dumps(forked(line)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
