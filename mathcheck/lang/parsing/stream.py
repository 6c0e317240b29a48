"""The tokens of a text one after another, and what is said where one does not fit."""

from .errors import ParseError
from .lexer import Token, tokens

BEGINS = ("number", "name", "(", "|", "-", "√", "not", "forall", "exists")  # a term or formula


class Stream:
    """Where a reader stands in a text. Every method may raise ParseError."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._at = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _peek(self, ahead: int) -> Token:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def _next(self) -> Token:
        token = self._token
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _take(self, kind: str) -> bool:
        """Pass a token of this kind, if it is one."""
        found = self._token.kind == kind
        if found:
            self._next()
        return found

    def _expect(self, kind: str, what: str = "", opening: Token | None = None) -> Token:
        if self._token.kind != kind:
            since = f", for {what} at character {opening.position + 1}," if opening else ""
            raise self._unexpected(f"{'a name' if kind == 'name' else repr(kind)}{since} is")
        return self._next()

    def _expect_one_of(self, *kinds: str) -> Token:
        if self._token.kind not in kinds:
            raise self._unexpected(" or ".join("a " + k if k in ("name", "number") else repr(k) for k in kinds) + " is")
        return self._next()

    def _end(self) -> None:
        if self._token.kind != "end":
            raise self._unexpected("an operator or the end is")

    def _unexpected(self, what: str) -> ParseError:
        token, before = self._token, self._tokens[max(self._at - 1, 0)]
        hint = ""
        if token.kind in ("+", "-") and self._peek(1).kind not in BEGINS:
            return ParseError(f"something is missing after {token}", token.position)
        if token.text == "in":
            hint = "a range stands in front: x in [0, 1]: .., or forall x in [0, 1]. .."
        elif token.kind in ("number", "name", "(", "√") and before.kind in ("number", "name", ")", "|"):
            power = self._tokens[max(self._at - 2, 0)].kind == "^"
            hint = "write sin(x)^2 for sin^2(x), and * for a product" if power else "write * for a product, and brackets around arguments"
        elif token.kind == ".":
            hint = "a decimal is written 0.5"
        elif token.kind in ("[", "]"):
            hint = "brackets are ( and )"
        return ParseError(f"{token} does not fit here: {what} expected", token.position, hint)
