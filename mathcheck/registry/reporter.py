"""Claims run for a process that goes on: `python -m mathcheck.registry.reporter`, a claim file a line in, its result a line out.

What running claims changes in a process, its limits, who may look into it, threads and children, is then this process's alone, and gone
with it. The first line says how to run: {"roots": .., "paths": the files that will be asked for, "timeout": .., "digits": .., "cached":
..}; its answer is empty. Then {"path": file} is answered as `sent.data_of` writes it, with "trouble", why results are not cached, or empty.
"""

import json
import signal
import sys
from pathlib import Path
from typing import Any

from .cache import Cache
from .run import Runner
from .sent import data_of
from .serving import serve


def main() -> int:
    """Answer the requests on standard input until it ends, or until SIGTERM; no process and no folder is left."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    asked = json.loads(sys.stdin.readline() or "null")
    if asked is None:
        return 0  # whoever started this has gone
    roots = [Path(root) for root in asked["roots"]]
    cache = Cache(roots, asked["digits"]) if asked["cached"] else None
    runner = Runner(roots, asked["timeout"], asked["digits"], cache)

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        return {**data_of(runner.run(Path(request["path"]))), "trouble": cache.trouble if cache else ""}

    try:
        runner.begin([Path(path) for path in asked["paths"]], 1)
        print("{}", flush=True)
        return serve(answer, judges=True)
    finally:
        runner.stop()


if __name__ == "__main__":
    sys.exit(main())
