"""Sentences that an exporter prints in its own markup: plain text with formulas, names and references in it.

A sentence is made once, in the reader's language; what a formula or a reference looks like is each format's own business.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ..kernel.terms import Term
from ..words import Words
from ..words.language import split


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a line of text."""

    term: Term


@dataclass(frozen=True, slots=True)
class Tex:
    """Notation in a line of text, as LaTeX without dollar signs."""

    tex: str


@dataclass(frozen=True, slots=True)
class Code:
    """A name or a formula in typewriter, character by character."""

    text: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A power in a title."""

    text: str


@dataclass(frozen=True, slots=True)
class StepNumber:
    """A step of the same derivation, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim, by its id; a format that has it at hand refers to it."""

    id: str


@dataclass(frozen=True, slots=True)
class AxiomName:
    """An axiom, by its name."""

    name: str


Part: TypeAlias = str | Formula | Tex | Code | Raised | StepNumber | ClaimName | AxiomName
Prose: TypeAlias = tuple[Part, ...]


def said(words: Words, english: str, /, **fields: Part | Prose) -> Prose:
    """The phrase in this language with its fields filled in; a field may be a sentence itself."""
    found: list[Part] = []
    for i, part in enumerate(split(words.template(english))):
        found += _parts(fields[part] if i % 2 else part)
    return _merged(found)


def listed(words: Words, parts: Iterable[Part | Prose]) -> Prose:
    """a, b and c."""
    *most, last = list(parts) or [""]
    if not most:
        return joined([last])
    return said(words, "{first} and {last}", first=joined(most, words.template(", ")), last=joined([last]))


def joined(parts: Iterable[Part | Prose], between: str = "") -> Prose:
    """The parts one after another."""
    found: list[Part] = []
    for i, part in enumerate(parts):
        found += [between] if i and between else []
        found += _parts(part)
    return _merged(found)


def notation(sentence: str) -> Prose:
    """A sentence of the legend, which has its formulas between dollar signs."""
    return _merged([Tex(part) if i % 2 else part for i, part in enumerate(sentence.split("$"))])


def titled(title: str) -> Prose:
    """A title with its powers raised: cos^n and n^(n+1)."""
    words = re.split(r"\^(\w+|\([^()^]*\))", title)
    return _merged([Raised(w.strip("()")) if i % 2 else w for i, w in enumerate(words)])


def plain(title: Prose) -> str:
    """A title as text alone: `titled` read backwards."""
    return "".join(part if isinstance(part, str) else f"^{part.text}" if re.fullmatch(r"\w+", part.text) else f"^({part.text})"
                   for part in title if isinstance(part, str | Raised))


def ended(words: Words, sentence: str) -> str:
    """The text with a full stop, unless it ends already."""
    return sentence if not sentence or sentence[-1] in ".!?。！？" else sentence + words.template(".")


def _parts(value: Part | Prose) -> Prose:
    return value if isinstance(value, tuple) else (value,)


def _merged(parts: Iterable[Part]) -> Prose:
    """Without empty texts, and neighbouring ones in one."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)
