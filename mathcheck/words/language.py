"""A language and the looking up of what is said in it."""

import functools
import importlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_FIELD = re.compile(r"\{(\w+)\}")
_SAID = "words"  # {words}, {words2}, ..: what stands there is itself said, and put into the language as well


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
    """What is said in a language. phrases: from English, empty for English itself."""

    language: Language
    phrases: Mapping[str, str]

    def template(self, english: str) -> str:
        """The phrase with its {fields} as they are."""
        return self.phrases.get(english, english)

    def say(self, english: str, /, **fields: object) -> str:
        """The phrase with its fields filled in."""
        return _FIELD.sub(lambda field: str(fields[field[1]]), self.template(english))

    def of(self, said: str) -> str:
        """A finished English text: as it stands in the table, or as the phrase with fields that it is; else as it is."""
        if said in self.phrases or not self.phrases:
            return self.template(said)
        for pattern, phrase in _patterns(self.language):
            match = pattern.fullmatch(said)
            if match:
                return self._filled(phrase, match.groupdict())
        return said

    def _filled(self, phrase: str, fields: Mapping[str, str]) -> str:
        shown = {name: self.of(value) if name.startswith(_SAID) else value for name, value in fields.items()}
        return _FIELD.sub(lambda field: shown[field[1]], phrase)

    def parts(self, said: str) -> "list[str | Field]":
        """A finished English text in this language with its fields apart: for who shows a formula as a formula. In English, too: the
        phrases of methods are in mathcheck.words.reasons."""
        for pattern, english in _reasons():
            match = pattern.fullmatch(said)
            if match:
                found = [Field(part, match[part]) if i % 2 else part for i, part in enumerate(split(self.template(english)))]
                return [part for part in found if part]
        return [self.of(said)]

    def formula(self, latex: str) -> str:
        """LaTeX of mathcheck.lang.latex with the words in it in the language."""
        return latex

    def listed(self, parts: Iterable[str]) -> str:
        """a, b and c."""
        *most, last = list(parts) or [""]
        return self.say("{first} and {last}", first=self.template(", ").join(most), last=last) if most else last


def split(template: str) -> Sequence[str]:
    """The parts of a phrase: text at even places, names of fields at odd ones."""
    return _FIELD.split(template)


@functools.cache
def _reasons() -> list[tuple[re.Pattern[str], str]]:
    from .reasons import PHRASES

    return [(_pattern(english), english) for english in PHRASES if _FIELD.search(english)]


def _pattern(english: str) -> re.Pattern[str]:
    """What the phrase matches, its fields by name."""
    return re.compile("".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(split(english))), re.DOTALL)


@functools.cache
def words_of(language: Language) -> Words:
    """What is said in this language."""
    if language is Language.en:
        return ENGLISH
    return Words(language, importlib.import_module(f".{language}", __package__).PHRASES)


@functools.cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], str]]:
    """The phrases with fields, those that say the most by themselves first."""
    found = [(english, phrase) for english, phrase in words_of(language).phrases.items() if _FIELD.search(english)]
    found.sort(key=lambda entry: -len(_FIELD.sub("", entry[0])))
    return [(_pattern(english), phrase) for english, phrase in found]


ENGLISH = Words(Language.en, {})
