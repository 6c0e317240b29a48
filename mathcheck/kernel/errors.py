"""The two ways in which the kernel says no. Both are data first: a caller lays them out, the kernel only states facts."""

from typing import Any


class KernelError(Exception):
    """A rule (or a constructor) refused.

    rule: the name of the rule or constructor; why: the reason, one sentence; facts: the objects it speaks of, by name.
    """

    def __init__(self, rule: str, why: str, /, **facts: Any) -> None:
        super().__init__(f"{rule}: {why}")
        self.rule = rule
        self.why = why
        self.facts = facts


class NotACertificate(Exception):
    """A file is not a well-formed certificate. line: 1-based line number, 0 if the whole file is meant."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}" if line else why)
        self.line = line
        self.why = why
