"""claims.lock: for every claim its printed statement with its definitions, its axioms and its verdict. It makes silent change
loud; it holds no proof and decides nothing."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .report import Report
from .writing import whole

LOCK_NAME = "claims.lock"
SCHEMA = {"schema": "mathcheck-lock", "version": 1}
FIELDS = ("statement", "definitions", "axioms", "verdict")


class LockError(Exception):
    """claims.lock cannot be read. why, hint: what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


class Difference(NamedTuple):
    """One claim's difference. kind: "new" (not locked), "missing" (locked, but no claim) or "changed"; fields: (name, locked
    value, present value) as text, None where there is none."""

    id: str
    kind: str
    fields: tuple[tuple[str, str | None, str | None], ...]


def entries(reports: Iterable[Report]) -> dict[str, dict[str, Any]]:
    """What is locked, by id."""
    return {r.id: {"statement": r.statement, "definitions": list(r.definitions), "axioms": list(r.axioms), "verdict": r.verdict}
            for r in reports}


def read_lock(path: Path) -> dict[str, dict[str, Any]]:
    """The entries of a lock file. Raises LockError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise LockError(f"it cannot be read: {e.strerror}", "check its permissions") from e
    except (ValueError, RecursionError) as e:
        raise LockError("it is not JSON", "restore it, or write it anew: delete it and run mathcheck lock --update") from e
    if not isinstance(data, dict) or any(data.get(k) != v for k, v in SCHEMA.items()):
        raise LockError("it is not a lock file of this version", "delete it and run mathcheck lock --update")
    claims = data.get("claims")
    if not isinstance(claims, dict) or not all(isinstance(e, dict) and set(e) == set(FIELDS) for e in claims.values()):
        raise LockError("its entries are not those of a lock file", "delete it and run mathcheck lock --update")
    return claims


def write_lock(path: Path, locked: Mapping[str, Mapping[str, Any]]) -> None:
    """Replace the file in one step; a reader sees the old one or the new one."""
    text = json.dumps({**SCHEMA, "claims": {i: dict(locked[i]) for i in sorted(locked)}}, indent=2) + "\n"
    with whole(path) as f:
        f.write(text.encode("ascii"))


def differences(locked: Mapping[str, Mapping[str, Any]], present: Mapping[str, Mapping[str, Any]]) -> list[Difference]:
    """What changed, by id."""
    found = []
    for claim in sorted(locked.keys() | present.keys()):
        before, after = locked.get(claim), present.get(claim)
        if before == after:
            continue
        kind = "new" if before is None else "missing" if after is None else "changed"
        fields = tuple((f, _text(before, f), _text(after, f)) for f in FIELDS
                       if before is None or after is None or before[f] != after[f])
        found.append(Difference(claim, kind, fields))
    return found


def _text(entry: Mapping[str, Any] | None, field: str) -> str | None:
    if entry is None:
        return None
    value = entry[field]
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
