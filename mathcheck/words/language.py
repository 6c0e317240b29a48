"""A language and the looking up of what is said in it."""

import functools
import importlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

_FIELD = re.compile(r"\{(\w+)\}(?=[^$]*(?:\$[^$]*\$[^$]*)*\Z)")  # not between dollars, where braces are LaTeX's
_TEXT = re.compile(r"\\text\{([^{}]*)\}")
_SAID = "words"  # {words}, {words2}, ..: what stands there is itself said, and put into the language as well
_ITEMS = "items"  # likewise each thing between its commas
_LEVELS = 2  # of sentences within sentences that are looked for


class Language(StrEnum):
    """The languages, by the code of `--lang`."""

    en = "en"
    zh = "zh"


class Field(NamedTuple):
    """What stands in a phrase at a field. name: the field's, which says what it is: see mathcheck.words.reasons."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a language. phrases: what `say` and `template` are asked for; sentences: what `of` and `parts` find; texts: the words
    inside formulas. Each from English, and empty for English itself.

    Phrases and sentences are two tables because a phrase such as "{outcome} at {witness}" is much that it was not meant for."""

    language: Language
    phrases: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def template(self, english: str) -> str:
        """The phrase with its {fields} as they are."""
        return self.phrases.get(english, english)

    def say(self, english: str, /, **fields: object) -> str:
        """The phrase with its fields filled in."""
        return _put(self.template(english), fields)

    def counted(self, count: int, noun: str, nouns: str = "") -> str:
        """1 step, 2 steps. nouns: for more than one, where that is not the noun with an s. The phrase is "{count} step"."""
        return self.say("{count} " + (noun if count == 1 else nouns or noun + "s"), count=count)

    def of(self, said: str) -> str:
        """A finished English text: as it stands in the table, or as the phrase with fields that it is; else as it is."""
        return self._of(said, _LEVELS)

    def items(self, said: str) -> str:
        """What stands between the commas of a finished English list, such as "n = 0..9, x in [0, 1]", each as `of` finds it."""
        return self._inner(_ITEMS, said, _LEVELS)

    def parts(self, said: str) -> "list[str | Field]":
        """A finished English text in this language with its fields apart: for who shows a formula as a formula. In English, too: the
        phrases of methods are in mathcheck.words.reasons."""
        for english, pieces in _reasons():
            values = filled(pieces, said)
            if values is not None:
                found = [Field(part, values[part]) if i % 2 else part for i, part in enumerate(split(self.sentences.get(english, english)))]
                return [part for part in found if part]
        return [self.of(said)]

    def formula(self, latex: str) -> str:
        r"""LaTeX of mathcheck.lang.latex with the words in it, such as `\text{ is continuous on }`, in the language, and everything else
        as it is, character by character."""
        return _TEXT.sub(lambda text: f"\\text{{{self.texts.get(text[1], text[1])}}}", latex)

    def listed(self, parts: Iterable[str]) -> str:
        """a, b and c."""
        *most, last = list(parts) or [""]
        return self.say("{first} and {last}", first=self.template(", ").join(most), last=last) if most else last

    def _of(self, said: str, levels: int) -> str:
        if said in self.sentences or not levels:
            return self.sentences.get(said, said)
        for pieces, sentence in _sentences(self.language):
            values = filled(pieces, said)
            if values is not None:
                return _put(sentence, {name: self._inner(name, v, levels - 1) for name, v in values.items()})
        return said

    def _inner(self, name: str, said: str, levels: int) -> str:
        if name.startswith(_ITEMS):
            return ", ".join(self._of(item, levels) for item in _separated(said))
        return self._of(said, levels) if name.startswith(_SAID) else said


def _separated(text: str) -> list[str]:
    """At the commas that stand in no brackets."""
    parts: list[list[str]] = []
    depth = 0
    for piece in text.split(", "):
        if depth:
            parts[-1].append(piece)
        else:
            parts.append([piece])
        depth += sum(c in "([" for c in piece) - sum(c in ")]" for c in piece)
    return [", ".join(part) for part in parts]


def _put(template: str, fields: Mapping[str, object]) -> str:
    """The fields in their places."""
    return _FIELD.sub(lambda part: str(fields[part[1]]), template)


def split(template: str) -> Sequence[str]:
    """The parts of a phrase: text at even places, names of fields at odd ones."""
    return _FIELD.split(template)


def filled(pieces: Sequence[str], said: str) -> dict[str, str] | None:
    """The fields of the phrase of these parts (see `split`) that make it this text, each as short as it can be and not empty, those
    further left first; None if it is none of the phrase's. One look at each character: a text may be of any length."""
    first, *rest = pieces
    if not said.startswith(first):
        return None
    start, values = len(first), {}
    for i in range(0, len(rest), 2):
        name, after = rest[i], rest[i + 1]
        last = i + 2 == len(rest)
        end = (len(said) - len(after) if said.endswith(after) else -1) if last else said.find(after, start + 1)
        if end <= start:
            return None
        values[name] = said[start:end]
        start = end + len(after)
    return values


@functools.cache
def _reasons() -> list[tuple[str, Sequence[str]]]:
    from .reasons import PHRASES

    return [(english, split(english)) for english in PHRASES]


@functools.cache
def words_of(language: Language) -> Words:
    """What is said in this language."""
    if language is Language.en:
        return ENGLISH
    table = importlib.import_module(f".{language}", __package__)
    return Words(language, table.PHRASES, table.SENTENCES, table.TEXTS)


@functools.cache
def _sentences(language: Language) -> list[tuple[Sequence[str], str]]:
    """The sentences with fields, those that say the most by themselves first."""
    found = [(english, sentence) for english, sentence in words_of(language).sentences.items() if _FIELD.search(english)]
    found.sort(key=lambda entry: -len(_FIELD.sub("", entry[0])))
    return [(split(english), sentence) for english, sentence in found]


ENGLISH = Words(Language.en)
