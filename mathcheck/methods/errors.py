"""A method that found no proof says so as data."""

from typing import Any


class MethodError(Exception):
    """why: what was missing; hint: what to try next; facts: the objects spoken of."""

    def __init__(self, why: str, hint: str = "", **facts: Any) -> None:
        super().__init__(why + (f" ({hint})" if hint else ""))
        self.why = why
        self.hint = hint
        self.facts = facts
