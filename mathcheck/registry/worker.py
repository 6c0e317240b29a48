"""A process of its own for a claim file: `python -m mathcheck.registry.worker`, a request in, an answer out, both JSON.

request: {"path": file, "roots": [folders for citing], "describe": true for the declaration only}. The claim's own output
goes to standard error.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from .build import Library, build, describe
from .discovery import LoadError, load


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Load and run one file. kind: "claim", "none" (the file declares no claim) or "error"."""
    path = Path(request["path"])
    try:
        claim = load(path)
        if claim is None:
            return {"kind": "none", "path": str(path)}
        if request.get("describe"):
            return {"kind": "claim", **describe(claim, path)}
        result = build(claim, path, Library([Path(r) for r in request["roots"]]))
    except LoadError as e:
        return {"kind": "error", "path": str(path), "line": e.line, "why": e.why, "hint": e.hint}
    return {"kind": "claim", **result}


def main() -> int:
    """Answer the one request on standard input."""
    request = json.load(sys.stdin)
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever the claim file prints must not be taken for the answer
    out.write(json.dumps(answer(request)) + "\n")
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
