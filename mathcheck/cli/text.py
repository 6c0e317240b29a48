"""Plain text for people: widths, wrapping by screen columns, and what a stream can carry."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

PIPED_WIDTH = 80
PAGE = 120  # columns of text that a reader can follow from line to line
_GLUE = "\0"  # a space that is not a place to break; clean() lets no other one through
_PARENTHESIS = re.compile(r"\((?:[^()]|\([^()]{0,30}\)){1,30}\)")
_NO_START = set(",.;:!?)]}" "，。、；：？！）］｝〉》」』】〕〗…’”％")  # what no line begins with
_NO_END = set("([{" "（［｛〈《「『【〔〖‘“")  # what no line ends with, next to a wide character
_COLOURS = {"good": "32", "bad": "31", "unsure": "33", "strong": "1", "faint": "2"}


def width(stream: TextIO) -> int:
    """The terminal's columns; 80 where there is no terminal."""
    if not is_terminal(stream):
        return PIPED_WIDTH
    return max(40, shutil.get_terminal_size((PIPED_WIDTH, 24)).columns)


def page(stream: TextIO) -> int:
    """The columns for text that is read: those of the terminal, but no more than the eye follows."""
    return min(width(stream), PAGE)


def is_terminal(stream: TextIO) -> bool:
    """The stream is a terminal."""
    return stream.isatty()


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """The text in a style ("good", "bad", "unsure", "strong", "faint"): on a terminal, and only if NO_COLOR is not set."""
    stream = stream or sys.stdout
    if not is_terminal(stream) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"


def carries(stream: TextIO, text: str) -> bool:
    """The stream's encoding has all characters of the text."""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def clean(text: object) -> str:
    """The text without anything that could move the cursor, start a line or hide: such characters are spelled out."""
    return "".join(c if c.isprintable() else " " if c.isspace() else c.encode("unicode_escape", "surrogatepass").decode("ascii")
                   for c in str(text))


def cells(text: str) -> int:
    """How many columns the text takes on a screen."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """The text with spaces after it, up to that many columns on a screen."""
    return text + " " * (columns - cells(text))


def wrap(text: object, columns: int, first: str = "", rest: str | None = None, *, cut: bool = True) -> list[str]:
    """The text in lines of at most that many columns; first and rest: what the first and each further line start with.
    Short parentheses are not broken, so that formulas stay readable; a word longer than a line is, unless cut is false. No line starts
    with a comma, a full stop or a closing bracket, which in Chinese no space comes before."""
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    room = max(10, columns - max(cells(first), cells(rest))) if cut else sys.maxsize
    for word in _PARENTHESIS.sub(_glued, clean(text)).split(" "):
        for i, piece in enumerate(_pieces(word, room)):
            gap = " " if i == 0 and not empty else ""
            if not empty and cells(line) + len(gap) + cells(piece) > columns:
                lines.append(line)
                line, gap = rest, ""
            line += gap + piece
            empty = False
    return [shown.replace(_GLUE, " ").rstrip() for shown in (*lines, line)]


def _glued(parenthesis: re.Match[str]) -> str:
    return parenthesis[0].replace(" ", _GLUE) if len(parenthesis[0]) <= 36 else parenthesis[0]


def _pieces(word: str, room: int) -> Iterator[str]:
    """The parts of a word that are not broken: it may be before and after a wide character, and anywhere if it is longer than a line."""
    piece, size = "", 0
    for c in word:
        if piece and ((_wide(c) or _wide(piece[-1])) and c not in _NO_START and piece[-1] not in _NO_END):
            yield piece
            piece, size = "", 0
        elif piece and size + cells(c) > room:
            kept = len(piece)
            while c in _NO_START and kept > 1 and (kept == len(piece) or piece[kept] in _NO_START):
                kept -= 1  # the mark takes what it belongs to along
            yield piece[:kept]
            piece = piece[kept:]
            size = cells(piece)
        piece += c
        size += cells(c)
    if piece:
        yield piece


def _wide(c: str) -> bool:
    return unicodedata.east_asian_width(c) in "WF"


def complain(text: object) -> None:
    """One message on standard error; wrapped on a terminal, one line elsewhere."""
    print("\n".join(wrap(text, width(sys.stderr), "", "    ")) if is_terminal(sys.stderr) else clean(text), file=sys.stderr)


def plural(count: int, noun: str) -> str:
    """1 step, 2 steps."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
