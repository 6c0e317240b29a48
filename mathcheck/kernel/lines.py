"""A file of JSON lines, read as a stream and within limits. Each line must be spelled as this package spells it, so that one value has
one spelling: whatever another reader could take otherwise (a key that occurs twice, a float, a space, an escape) is no line here.
"""

import io
import itertools
import json
import re
import time
from typing import Any, BinaryIO, NamedTuple, NoReturn

from .errors import KernelError, NotACertificate
from .terms import MAX_BITS, MAX_DEPTH

BARE_BITS = 53  # larger integers are hex strings, for readers whose numbers are floating point
MAX_NESTING = 250  # no line that is written here has half of it; Python's reader of JSON needs the machine's stack for each
_BRACKETS = re.compile("[][{}]")
_BOM = b"\xef\xbb\xbf"
encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode


class Limit(NamedTuple):
    """A limit of the audit, set by the option --max-NAME: what it counts, in words; its value if the option is not given; its highest."""

    words: str
    standard: int
    highest: int = 10**9


# The largest certificate of a shipped claim stays below a twentieth of each.
LIMITS = {
    "bytes": Limit("bytes of the file", 64 << 20), "line": Limit("bytes of a line", 4 << 20),
    "depth": Limit("operations of a term within each other", MAX_DEPTH, MAX_DEPTH), "bits": Limit("bits of an integer", MAX_BITS, MAX_BITS),
    "terms": Limit("lines of terms and definitions", 1_000_000), "steps": Limit("steps", 1_000_000), "seconds": Limit("seconds", 300),
    "memory": Limit("megabytes of memory, where the system can limit it", 4096)}


class Limits(NamedTuple):
    """What reading a file may cost, as LIMITS has it, but for the memory, which is the process's."""

    bytes: int
    line: int
    depth: int
    bits: int
    terms: int
    steps: int
    seconds: int


STANDARD = Limits(**{name: LIMITS[name].standard for name in Limits._fields})


def exceeded(what: str, limit: int, option: str, line: int) -> KernelError:
    """A refusal for what a limit is the reason of, with the option that sets it."""
    return KernelError("limits", f"more than {limit} {what}; --max-{option} sets this limit", line=line)


class Lines:
    """The values of a file, line by line. source: its text, or a binary stream, which is not read further than needed.

    number: of the line that was read last, from 1; size, longest: bytes of the file so far and of its longest line; depth, bits: of the
    deepest term and the largest integer."""

    def __init__(self, source: str | BinaryIO, limits: Limits) -> None:
        self._stream = io.BytesIO(source.encode("utf-8", "surrogatepass")) if isinstance(source, str) else source
        self._end = time.monotonic_ns() + limits.seconds * 10**9
        self.limits = limits
        self.number = 0
        self.size = 0
        self.longest = 0
        self.depth = 0
        self.bits = 0

    def next(self) -> Any:
        """The next line's value. Raises NotACertificate, or KernelError beyond a limit."""
        self.number += 1
        raw = self._read()
        if not raw:
            raise NotACertificate(self.number, "the file ends too early" if self.size else "the file is empty")
        if raw[-1:] != b"\n":
            raise NotACertificate(self.number, "the line is cut off: the file does not end in a line feed")
        if time.monotonic_ns() > self._end:
            raise exceeded("seconds", self.limits.seconds, "seconds", self.number)
        try:
            text = raw[:-1].decode("ascii")
            if _nesting(text) > MAX_NESTING:
                raise NotACertificate(self.number, f"more than {MAX_NESTING} brackets within each other")
            value = _DECODER.decode(text)
            canonical = encode(value) == text
        except UnicodeDecodeError:
            raise NotACertificate(self.number, "a byte order mark" if raw.startswith(_BOM) else "not ASCII text") from None
        except NotACertificate as e:
            raise NotACertificate(self.number, e.why) from None
        except (ValueError, RecursionError):
            raise NotACertificate(self.number, "a carriage return; lines end in a line feed alone" if b"\r" in raw
                                  else "not a line of JSON") from None
        if not canonical:
            raise NotACertificate(self.number, "a carriage return; lines end in a line feed alone" if b"\r" in raw
                                  else f"not spelled as here, which would be {encode(value)[:60]}")
        return value

    def end(self, after: str) -> None:
        """Nothing may follow; after: what was read last. Raises NotACertificate."""
        if self._read():
            raise NotACertificate(self.number + 1, f"something follows {after}")

    def deep(self, depth: int) -> None:
        """A term of this depth was read. Raises KernelError beyond the limit."""
        self.depth = max(self.depth, depth)
        if depth > self.limits.depth:
            raise exceeded("operations within each other", self.limits.depth, "depth", self.number)

    def large(self, bits: int) -> None:
        """An integer of so many bits was read. Raises KernelError beyond the limit."""
        self.bits = max(self.bits, bits)
        if bits > self.limits.bits:
            raise exceeded("bits in an integer", self.limits.bits, "bits", self.number)

    def _read(self) -> bytes:
        raw = self._stream.readline(self.limits.line + 2)
        self.size += len(raw)
        self.longest = max(self.longest, len(raw) - 1)
        if len(raw) > self.limits.line + 1:
            raise exceeded("bytes in a line", self.limits.line, "line", self.number)
        if self.size > self.limits.bytes:
            raise exceeded("bytes in the file", self.limits.bytes, "bytes", self.number)
        return raw


def _nesting(text: str) -> int:
    """How many brackets are open at most; some more where a text has any."""
    if text.count("[") + text.count("{") <= MAX_NESTING:
        return 0
    opened = itertools.accumulate(1 if c in "[{" else -1 for c in _BRACKETS.findall(text))
    return max(opened)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({k for k, _ in pairs}) < len(pairs):
        raise NotACertificate(0, "a key occurs twice")
    return dict(pairs)


def _no_constant(text: str) -> NoReturn:
    raise NotACertificate(0, f"{text} is not a number here")


def _no_float(text: str) -> NoReturn:
    raise NotACertificate(0, f"{text[:20]} is a float; numbers here are exact")


def _integer(text: str) -> int:
    if len(text) > 17 or (value := int(text)).bit_length() > BARE_BITS:
        raise NotACertificate(0, "an integer of more than 53 bits must be a hex string")
    return value


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_no_float, parse_int=_integer)
