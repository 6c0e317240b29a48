"""The order in which files are run: those that others cite come first. It reads the files as text, runs none of them and decides
nothing: a wrong order only costs time.
"""

import re
from collections.abc import Sequence
from pathlib import Path

MAX_READ = 1_000_000  # characters of a claim file that are searched for what it cites


def cited_first(paths: Sequence[Path]) -> list[Path]:
    """The files in an order in which those come early that others cite, by the ids that their texts name: then a proof that several
    claims need is on the shelf when it is needed. No file is run, and where the guess is wrong it only costs time."""
    names: dict[str, list[Path]] = {}
    for p in paths:
        names.setdefault(p.stem, []).append(p)
    cites = {p: [q for name in _cited_ids(p) for q in names.get(name, ())] for p in paths}
    order: dict[Path, None] = {}
    visited: set[Path] = set()
    for p in paths:
        waiting = [(p, False)]
        while waiting:
            q, ready = waiting.pop()
            if ready:
                order[q] = None
            elif q not in visited:
                visited.add(q)
                waiting += [(q, True), *((c, False) for c in cites[q])]
    return list(order)


def _cited_ids(path: Path) -> list[str]:
    if not path.is_file():
        return []
    try:
        with open(path, encoding="utf-8", errors="replace") as f:
            return re.findall(r"""\bcite\(\s*["']([a-z0-9-]+)["']""", f.read(MAX_READ))
    except OSError:
        return []
