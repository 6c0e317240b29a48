"""What a reader of typed text says no with: the reason, the place and what to try instead. It never holds the text itself."""

import unicodedata

WINDOW = 70  # columns of a line that are shown around the place


class ParseError(Exception):
    """A text is not a term. why: one sentence; position: the index of the character that it is about; hint: what to write instead."""

    def __init__(self, why: str, position: int, hint: str = "") -> None:
        super().__init__(why + f" (at character {position + 1})" + (f"; {hint}" if hint else ""))
        self.why = why
        self.position = position
        self.hint = hint

    def shown(self, text: str) -> str:
        """The line of the text that the error is in, and below it a caret under the place. A long line is cut to WINDOW columns."""
        place = min(self.position, len(text))
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        first = max(start, place - WINDOW // 2)
        last = min(len(text) if end < 0 else end, first + WINDOW)
        before, after = "..." * (first > start), "..." * (last < (len(text) if end < 0 else end))
        line = "".join(c if _narrow(c) else " " if c.isspace() else "?" for c in text[first:last])
        return f"{before}{line}{after}\n{' ' * (len(before) + place - first)}^"


def _narrow(character: str) -> bool:
    """It takes one column, so that a caret can stand under it."""
    wide = unicodedata.east_asian_width(character) in "WF" or unicodedata.combining(character)
    return character.isprintable() and not wide
