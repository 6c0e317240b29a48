"""claims.lock: for every claim its printed statement with its definitions, its axioms and its verdict. It makes silent change
loud; it holds no proof and decides nothing.

A statement has changed if the locked text means another term than the one stated now: other names of bound variables are no change. A
locked text that cannot be read, or does not say all that it uses, counts as changed.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..kernel.certificate import read_statement
from ..kernel.text import show, show_definitions
from ..lang.parsing import ParseError, parse_definitions, parse_statement
from .report import Report
from .writing import whole

LOCK_NAME = "claims.lock"
SCHEMA = {"schema": "mathcheck-lock", "version": 1}
STATED = ("statement", "definitions")
FIELDS = (*STATED, "axioms", "verdict")


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
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except OSError as e:
        raise LockError(f"it cannot be read: {e.strerror}", "check its permissions") from e
    except (ValueError, RecursionError) as e:
        raise LockError("it is not JSON, or an object has a key twice",
                        "restore it, or write it anew: delete it and run mathcheck lock --update") from e
    if not isinstance(data, dict) or any(data.get(k) != v for k, v in SCHEMA.items()):
        raise LockError("it is not a lock file of this version", "delete it and run mathcheck lock --update")
    claims = data.get("claims")
    if not isinstance(claims, dict) or not all(map(_is_entry, claims.values())):
        raise LockError("its entries are not those of a lock file", "delete it and run mathcheck lock --update")
    return claims


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose keys occurs twice, of which a person would read the first and Python the last. Raises ValueError."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key occurs twice")
    return dict(pairs)


def write_lock(path: Path, locked: Mapping[str, Mapping[str, Any]]) -> None:
    """Replace the file in one step; a reader sees the old one or the new one."""
    text = json.dumps({**SCHEMA, "claims": {i: dict(locked[i]) for i in sorted(locked)}}, indent=2) + "\n"
    with whole(path) as f:
        f.write(text.encode("ascii"))


def differences(locked: Mapping[str, Mapping[str, Any]], reports: Iterable[Report]) -> list[Difference]:
    """What changed, by id."""
    stated = {r.id: r for r in reports}
    present = entries(stated.values())
    found = []
    for claim in sorted(locked.keys() | present.keys()):
        before, after = locked.get(claim), present.get(claim)
        if before is None or after is None:
            changed: tuple[str, ...] = FIELDS
        else:
            changed = tuple(f for f in FIELDS if before[f] != after[f])
            if not {*changed}.isdisjoint(STATED) and _means(before, stated[claim]):
                changed = tuple(f for f in changed if f not in STATED)
        if changed:
            kind = "new" if before is None else "missing" if after is None else "changed"
            found.append(Difference(claim, kind, tuple((f, _text(before, f), _text(after, f)) for f in changed)))
    return found


def _means(entry: Mapping[str, Any], report: Report) -> bool:
    """The locked text, with the definitions that are locked beside it and no others, is the statement of the report, and is spelled as
    it is printed: `n!=120` is read otherwise than a person may read it."""
    try:
        definitions = parse_definitions(entry["definitions"])
        statement = parse_statement(entry["statement"], definitions=definitions)
    except ParseError:
        return False
    spelled = show(statement) == entry["statement"] and sorted(show_definitions(statement)) == sorted(entry["definitions"])
    return spelled and statement.definitions == set(definitions) and report.term != "" and statement == read_statement(report.term)


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and set(value) == set(FIELDS) and isinstance(value["statement"], str) and all(
        isinstance(value[f], list) and all(isinstance(part, str) for part in value[f]) for f in ("definitions", "axioms"))


def _text(entry: Mapping[str, Any] | None, field: str) -> str | None:
    if entry is None:
        return None
    value = entry[field]
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
