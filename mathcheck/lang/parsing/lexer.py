"""A text as tokens. It knows how signs, numbers and names are spelt, and nothing of how they go together."""

import re
import unicodedata
from typing import NamedTuple

from .errors import ParseError

MAX_CHARACTERS = 10_000
MAX_DIGITS = 1_000  # of a number

# signs that are typed for others, each one column wide
SYMBOLS = {"≤": "<=", "≥": ">=", "≠": "!=", "·": "*", "⋅": "*", "×": "*", "∗": "*", "÷": "/", "−": "-", "–": "-", "∞": "oo", "π": "pi",
           "∈": "in", "ℕ": "NN", "ℤ": "ZZ", "ℝ": "RR", "√": "√", "∀": "forall", "∃": "exists", "∧": "and", "∨": "or", "¬": "not",
           "→": "->", "⇒": "->", "↔": "<->", "⇔": "<->"}
KEYWORDS = ("and", "or", "not", "forall", "exists")

_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<mistake><=>|=>|=<|<>|/=|&&?|[~%{};²³])"
    r"|(?P<sign><->|->|\^\^|\*\*|:=|<=|>=|!=|==|[-+*/^!|()\[\],.:=<>])"
    rf"|(?P<symbol>[{''.join(SYMBOLS)}])")
_SPACE = re.compile(r"\s*")
_SAME = {"**": "^", "==": "="}
_INSTEAD = {"<=>": "<->", "=>": ">= or ->", "=<": "<=", "<>": "!=", "/=": "!=", "&": "and", "&&": "and", "~": "not", "²": "^2", "³": "^3",
            "{": "( and )", "}": "( and )", "%": "an integer k with a = b + k*m", ";": "a comma"}


class Token(NamedTuple):
    """kind: "number", "name", "end", or the sign or keyword itself; text: as it stands there, in ASCII; position: where it begins."""

    kind: str
    text: str
    position: int

    def __str__(self) -> str:
        return "the end" if self.kind == "end" else repr(self.text if len(self.text) <= 20 else self.text[:17] + "...")


def tokens(text: str) -> list[Token]:
    """The tokens of a text, with one of the kind "end" as the last. Raises ParseError for a character that has no meaning, for a text
    of more than MAX_CHARACTERS and for a number of more than MAX_DIGITS."""
    if len(text) > MAX_CHARACTERS:
        raise ParseError(f"a text has at most {MAX_CHARACTERS} characters, and this one has {len(text)}", MAX_CHARACTERS)
    found: list[Token] = []
    at = _SPACE.match(text).end()  # type: ignore[union-attr] # it matches everywhere
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ParseError(f"the character {_described(text[at])} has no meaning", at, "names and signs are written in ASCII")
        kind, word = match.lastgroup or "", match[0]
        if kind == "mistake":
            raise ParseError(f"{word!r} has no meaning", at, f"write {_INSTEAD[word]}")
        if kind == "number" and len(word) > MAX_DIGITS:
            raise ParseError(f"a number has at most {MAX_DIGITS} digits", at, "write it as a power or a product")
        if kind == "name" and found and found[-1].kind == "number" and found[-1].position + len(found[-1].text) == at:
            raise ParseError("a name begins right after a number", at, "write * for a product, and 10^6 for 1e6")
        if kind == "symbol":
            kind, word = "name" if SYMBOLS[word].isalpha() else "sign", SYMBOLS[word]
        if kind == "sign" or word in KEYWORDS:
            kind = _SAME.get(word, word)
        found.append(Token(kind, word, at))
        at = _SPACE.match(text, match.end()).end()  # type: ignore[union-attr]
    return [*found, Token("end", "", len(text))]


def _described(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"{character!a}" + (f" ({name})" if name and not character.isascii() else "")
