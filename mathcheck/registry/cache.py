"""The result cache: answers of earlier runs in an SQLite database of the user, with hashes of what they depend on.

What is kept of a claim is evidence, never a verdict: certificates that are audited again before anything is printed, and words. So
whatever lies in the database, it cannot make a false statement `proved`; it can cost time, and it can misreport what no audit sees, which
is printed as kept: the numeric check, the words of steps, and the step at which a twin's derivation stops.

What a survey has found is different: nothing but running it again can check that, so it is `computed (cached)`, and only as trustworthy
as the folder.

Whatever is read is read before the first claim file runs, so that no file answers for itself, or for another one.

Nothing goes wrong because of it: a row that is not as written is no row, a damaged database is replaced, and one that belongs to somebody
else or cannot be used is left alone and done without, with the reason in `trouble`.
"""

import json
import math
import os
import sqlite3
import stat
import threading
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError, NotACertificate
from .answer import checked, found
from .inputs import Change, Sources, change

FOLDER = "MATHCHECK_CACHE_DIR"  # the environment variable that names another folder
MAX_ANSWER = 50_000_000  # bytes of an answer, and of its row
MAX_ROWS = 10_000  # the last ones written stay
MAX_BYTES = 256_000_000  # of the database; where it has more, the last rows with three quarters of that stay
MAX_SURVEYS = 100  # read at the beginning of a run
PATIENCE = 5.0  # seconds to wait for another process, which writes for milliseconds
_LAYOUT = 1  # of the tables; another one gets another name, so that no version takes that of another for damaged
_NAME = f"mathcheck-answers-{_LAYOUT}.sqlite3"
_APPLICATION = 0x6D634100 + _LAYOUT  # SQLite's application_id, "mcA" and the layout: whose database a file is
_ROW = "CAST(inputs AS BLOB), CAST(answer AS BLOB) FROM kept WHERE length(inputs) < ? AND length(answer) < ?"
_SURVEY = b'["survey"'
_TOO_LARGE = b""  # the row of what is too large to be kept
_TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, inputs BLOB, answer BLOB)"
_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_FORGET = """DELETE FROM kept WHERE rowid IN (
    SELECT rowid FROM (SELECT rowid, sum(length(inputs) + length(answer)) OVER (ORDER BY rowid DESC) AS total FROM kept) WHERE total > ?)"""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_NO_ROW = (LookupError, TypeError, ValueError, AttributeError, RecursionError, MemoryError, zlib.error, KernelError, NotACertificate)


class _Damaged(Exception):
    """The database is one of this cache's, and not as it was made."""


class Kept(NamedTuple):
    """An earlier answer about a claim that is still right, or None; stale: why the one that there is, is not; None if there is none."""

    answer: dict[str, Any] | None
    stale: Change | None = None


class Cache:
    """The answers for one way of running claims. roots: where citations are looked up, in order; digits: as of the Runner; folder: where
    the database is, if not where the user keeps caches. Threads may share it. trouble: why it cannot be used, or empty."""

    def __init__(self, roots: Sequence[Path], digits: int | None = None, folder: Path | None = None) -> None:
        self.folder, self.trouble = folder, ""
        self._roots, self._digits = roots, digits
        self._lock = threading.Lock()
        self._sources: Sources | None = None
        self._found: dict[bytes, tuple[bytes, bytes] | None] = {}  # by key: when the run began, or by this process
        self._connection: sqlite3.Connection | None = None
        self._replaced = self._closed = False

    @property
    def sources(self) -> Sources:
        """The files of this run; asked first before any of them is run."""
        with self._lock:
            self._sources = self._sources or Sources(self._roots)
            return self._sources

    def begin(self, paths: Sequence[Path]) -> None:
        """Read what is kept of these files and of surveys; called before any file runs, for what is written from then on, a file may have
        written."""
        self._found.update({key: self._row(key) for key in map(self._key, paths)})
        surveys = self._run(f"SELECT CAST(key AS BLOB), {_ROW} AND substr(key, 1, ?) = ? LIMIT ?", MAX_ANSWER, MAX_ANSWER, len(_SURVEY),
                            _SURVEY, MAX_SURVEYS)
        self._found.update({key: (inputs, answer) for key, inputs, answer in surveys})

    def look(self, path: Path) -> Kept:
        """What was kept about the claim in this file when the run began."""
        if self._key(path) not in self._found:  # it is run alone
            self.begin([path])
        row = self._found[self._key(path)]
        if row is None:
            return Kept(None)
        try:
            inputs = _read(row[0])
            stale = change(inputs, self.sources.inputs(path, inputs["cited"]))
            if stale:
                return Kept(None, stale)
            if row[1] == _TOO_LARGE:
                return Kept(None, Change("what there is to keep of it is too large"))
            answer = checked(_read(row[1]))
            return Kept(answer if set(answer["cited"]) == set(inputs["cited"]) else None)
        except _NO_ROW:
            return Kept(None)

    def keep(self, path: Path, answer: dict[str, Any], began: tuple[int, ...]) -> None:
        """Keep the checked answer about the claim in this file, unless a file that it depends on has changed since the run began.
        began: the signature of the claim's file before it was run."""
        sources = self.sources
        inputs = sources.inputs(path, answer["cited"])
        if sources.signature(path) == began and sources.unchanged(answer["cited"]):
            self._write(self._key(path), inputs, answer)

    def drop(self, path: Path) -> None:
        """Forget what is kept about the claim in this file."""
        self._found[self._key(path)] = None
        self._run("DELETE FROM kept WHERE key = ?", self._key(path))

    def survey(self, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """What this survey with these arguments had found when the run began, with the same package, Python and libraries."""
        row = self._found.get(_survey_key(asked))
        try:
            if row is None or _read(row[0]) != self.sources.environment:
                return None
            answer = found(_read(row[1]))
            read_statement(answer["statement"])
            return answer
        except _NO_ROW:
            return None

    def keep_survey(self, asked: Mapping[str, Any], answer: dict[str, Any]) -> None:
        """Keep what this survey has found."""
        if self.sources.unchanged(()):
            self._write(_survey_key(asked), self.sources.environment, found(answer))

    def close(self) -> None:
        """Let go of the database; nothing is found or kept any more."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()

    def _key(self, path: Path) -> bytes:
        return json.dumps(["claim", os.path.realpath(path), self._digits, [os.path.realpath(r) for r in self._roots]]).encode("ascii")

    def _row(self, key: bytes) -> tuple[bytes, bytes] | None:
        rows = self._run(f"SELECT {_ROW} AND key = ?", MAX_ANSWER, MAX_ANSWER, key)
        return rows[0] if rows else None

    def _write(self, key: bytes, inputs: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        try:
            packed = _packed(inputs), _packed(answer)
        except _NO_ROW:
            return
        self._found[key] = packed
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", key, *packed)
        self._run("DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?", MAX_ROWS)
        if any(size > MAX_BYTES for size, in self._run(_SIZE)):
            self._run(_FORGET, MAX_BYTES * 3 // 4)

    def _run(self, statement: str, *values: object) -> list[Any]:
        """What the statement, a transaction of its own, finds; nothing where the database cannot be used."""
        with self._lock:
            while not self.trouble and not self._closed:
                try:
                    if self._connection is None:
                        self._connection = self._opened()
                    return self._connection.execute(statement, values).fetchall()
                except (sqlite3.Error, _Damaged) as e:
                    self._failed(e)
                except (OSError, RuntimeError) as e:
                    self.trouble = str(getattr(e, "strerror", None) or e)
        return []

    def _failed(self, e: sqlite3.Error | _Damaged) -> None:
        """Replace the database, once, if it is damaged."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        # the low byte is the kind of the error; an error of Python's own has none, and is no damage
        if self._replaced or not (isinstance(e, _Damaged) or (getattr(e, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED):
            self.trouble = str(e)
            return
        self._replaced = True
        try:
            _remove(self._place())
        except OSError as problem:
            self.trouble = str(problem.strerror or problem)

    def _opened(self) -> sqlite3.Connection:
        """The database, made if need be. Raises sqlite3.Error, _Damaged, OSError or RuntimeError."""
        place = self._place()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.path.lexists(place) and not stat.S_ISREG(os.lstat(place).st_mode):
            _remove(place)  # nothing is written through a link
        connection = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA synchronous = OFF")  # what is lost with the power is computed again
            if _owner(connection) == 0 and not _schema(connection):
                _make(connection)
            if _owner(connection) != _APPLICATION:
                raise RuntimeError(f"{place.name} is not a database of this cache")
            if _schema(connection) != [_TABLE]:  # views and triggers are programs: only the table as it was made is used
                raise _Damaged(f"{place.name} is not as it was made")
        except BaseException:
            connection.close()
            raise
        return connection

    def _place(self) -> Path:
        if self.folder is None:
            self.folder = user_folder()
        return self.folder / _NAME


def user_folder() -> Path:
    """Where the user keeps caches. Raises RuntimeError if nobody knows."""
    chosen = os.environ.get(FOLDER)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    folder = user_cache_path("mathcheck")
    if not folder.is_absolute():
        raise RuntimeError("this user has no home folder")
    return folder


def _owner(connection: sqlite3.Connection) -> int:
    """The number of the program whose database it is, 0 if none is named."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _schema(connection: sqlite3.Connection) -> list[Any]:
    return [sql for sql, in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]


def _make(connection: sqlite3.Connection) -> None:
    """The table in a new database. Another process may be doing the same."""
    connection.execute("PRAGMA auto_vacuum = FULL")  # what is forgotten takes no room; said before there is a table
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("COMMIT")


def _remove(place: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        place.with_name(place.name + suffix).unlink(missing_ok=True)


def _survey_key(asked: Mapping[str, Any]) -> bytes:
    return json.dumps(["survey", asked["survey"], asked["arguments"]], sort_keys=True).encode("ascii")


def _packed(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data).encode("ascii")
    return zlib.compress(text) if len(text) < MAX_ANSWER else _TOO_LARGE


def _read(packed: bytes) -> dict[str, Any]:
    """The data again. Raises an error of _NO_ROW."""
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(packed, MAX_ANSWER)
    if unpacking.unconsumed_tail:
        raise ValueError("larger than anything that is kept")
    return dict(json.loads(text, parse_constant=_refuse, parse_float=_finite))


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is no number")


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse(text)


__all__ = ["FOLDER", "Cache", "Kept", "user_folder"]
