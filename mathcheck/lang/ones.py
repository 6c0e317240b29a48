"""Numbers written with ones, sums and products: counted, evaluated, printed and read.

An expression is kept as one split for each number that occurs, so that a number that occurs often is kept once. Nothing here
claims that a number of ones is least, and nothing here may take a count or a value from anywhere but the splits. Children are
smaller than their parents: every walk goes through the numbers in order, and no depth of nesting meets a recursion limit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

MOST_ONES = 10_000  # in a text; the text grows with the ones, not with the splits
MOST_CHARACTERS = 20_000  # of a text to read
MOST_BITS = 1_000  # numbers to read are at most 2 to this power

_TOKEN = re.compile(r"\s*(?:([0-9]+)|([-+*^()]))")
_DIGITS = 3  # 1, 2 and 3 are printed as such: k is k ones


class Split(NamedTuple):
    """A number as left + right or left * right, left <= right."""

    op: str
    left: int
    right: int

    def value(self) -> int:
        """The number that is split."""
        return self.left + self.right if self.op == "+" else self.left * self.right


@dataclass(frozen=True, slots=True)
class Expression:
    """The number n >= 1 and a split of every number > 1 that occurs: splits[m] is ("+", a, b) or ("*", a, b), and 1 is a one.

    ValueError if a number that occurs has no split, or one that does not give it from smaller numbers.
    """

    n: int
    splits: Mapping[int, tuple[str, int, int]]

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError(f"{self.n} is not a number of ones")
        reached = {self.n}
        for m in sorted(self.splits, reverse=True):
            if m in reached:
                reached.update(self._parts(m))
        if missing := sorted(reached - {1, *self.splits}):
            raise ValueError(f"{missing[0]} has no split")
        object.__setattr__(self, "splits", {m: Split(*self.splits[m]) for m in sorted(reached - {1})})

    def _parts(self, m: int) -> tuple[int, int]:
        op, a, b = self.splits[m]
        if op not in ("+", "*") or not 0 < min(a, b) <= max(a, b) < m or Split(op, a, b).value() != m:
            raise ValueError(f"{a} {op} {b} is no split of {m}")
        return a, b


def ones(e: Expression) -> int:
    """How many ones the expression has when every number is written out."""
    count = {1: 1}
    for m, (_, a, b) in sorted(e.splits.items()):
        count[m] = count[a] + count[b]
    return count[e.n]


def text(e: Expression) -> str:
    """As `2*3 + (1 + 2^2*3^2)*5`: 2 and 3 stand for 1 + 1 and 1 + 1 + 1, equal factors are powers, small parts come first.

    ValueError if the expression has more than 10,000 ones.
    """
    return _written(e, "*", "({})", "{}^{}")


def latex(e: Expression) -> str:
    r"""The same in LaTeX's mathematics: 2 \cdot 3 + \left(1 + 2^{2} \cdot 3^{2}\right).

    ValueError if the expression has more than 10,000 ones.
    """
    return _written(e, r" \cdot ", r"\left({}\right)", "{}^{{{}}}")


def _written(e: Expression, times: str, brackets: str, power: str) -> str:
    if ones(e) > MOST_ONES:
        raise ValueError(f"more than {MOST_ONES} ones are not written out")
    parts = _flattened(e)
    written: dict[int, str] = {}
    for m in sorted(parts):
        if m <= _DIGITS:
            written[m] = str(m)
        elif e.splits[m][0] == "+":
            written[m] = " + ".join(written[p] for p in parts[m])
        else:
            factors = []
            for p, equal in groupby(parts[m]):
                k = len(list(equal))
                factor = brackets.format(written[p]) if p > _DIGITS else written[p]  # a factor that is no digit is a sum
                factors.append(factor if k == 1 else power.format(factor, k))
            written[m] = times.join(factors)
    return written[e.n]


def _flattened(e: Expression) -> dict[int, list[int]]:
    """The summands of every sum and the factors of every product that are to be printed, in order; none for digits."""
    parts: dict[int, list[int]] = {}
    pending = [e.n]
    while pending:
        m = pending.pop()
        if m in parts:
            continue
        parts[m] = []
        if m <= _DIGITS:
            continue
        op = e.splits[m][0]
        inside = [*e.splits[m][1:]]
        while inside:
            p = inside.pop()
            if p > _DIGITS and e.splits[p][0] == op:
                inside += e.splits[p][1:]
            else:
                parts[m].append(p)
        if op == "+":  # 1 + 1 + 5 reads better as 2 + 5
            single = parts[m].count(1)
            parts[m] = [p for p in parts[m] if p > 1] + [_DIGITS] * (single // _DIGITS) + [single % _DIGITS] * (single % _DIGITS > 0)
        parts[m].sort()
        pending += parts[m]
    return parts


def parse(text: str) -> Expression:
    """Reads 1, 2, 3, +, *, brackets and ^ with an exponent in digits (which is not an expression of ones: it repeats a factor).

    A number that is written in two ways keeps the one with fewer ones. ValueError for anything else, for a factor 1, which an
    expression does not need, for an exponent 0, and for texts over 20,000 characters or numbers over 2^1000.
    """
    return _Reader(text).read()


_BINDS = {"(": 0, "+": 1, "*": 2}


class _Written(NamedTuple):
    """A number as written, and with how many ones."""

    n: int
    ones: int


class _Reader:
    """Two stacks, values and operators. Operators of one kind join from the right: a + b + c is a + (b + c)."""

    def __init__(self, text: str) -> None:
        if len(text) > MOST_CHARACTERS:
            raise ValueError(f"more than {MOST_CHARACTERS} characters")
        self._text = text.rstrip()
        self._values: list[_Written] = []
        self._operators: list[str] = []
        self._splits: dict[int, Split] = {}
        self._least = {1: 1}
        self._number(1, 2)
        self._number(1, 3)

    def _number(self, low: int, n: int) -> None:
        self._joined("+", _Written(low, low), _Written(n - low, n - low))

    def read(self) -> Expression:
        at, complete = 0, False  # complete: a value has just ended
        while at < len(self._text):
            found = _TOKEN.match(self._text, at)
            if found is None:
                raise ValueError(f"{self._text[at:].lstrip()[:1]!r} at character {at + 1} has no meaning here")
            digits, sign = found.groups()
            at = found.end()
            opens = sign is None or sign == "("
            if opens == complete:
                raise ValueError(f"{digits or sign!r} before character {at + 1} does not fit: "
                                 f"{'an operator' if complete else 'a number'} is expected")
            if digits is not None:
                if digits not in ("1", "2", "3"):
                    raise ValueError(f"the numbers are 1, 2 and 3; {digits[:20]} is to be written with them")
                self._values.append(_Written(int(digits), int(digits)))
                complete = True
            elif sign == "(":
                self._operators.append(sign)
            elif sign == ")":
                self._reduce(1)
                if not self._operators:
                    raise ValueError("a bracket is closed that was not opened")
                self._operators.pop()
            elif sign == "^":
                at = self._power(at)
            elif sign == "-":
                raise ValueError("there is no subtraction")
            else:
                self._reduce(_BINDS[sign] + 1)
                self._operators.append(sign)
                complete = False
        if not complete:
            raise ValueError("the text ends where a number is expected")
        self._reduce(1)
        if self._operators:
            raise ValueError("a bracket is not closed")
        return Expression(self._values[0].n, self._splits)

    def _reduce(self, strength: int) -> None:
        """Apply the operators on the stack that bind at least so strongly."""
        while self._operators and _BINDS[self._operators[-1]] >= strength:
            right, left = self._values.pop(), self._values.pop()
            self._values.append(self._joined(self._operators.pop(), left, right))

    def _power(self, at: int) -> int:
        found = _TOKEN.match(self._text, at)
        if found is None or found[1] is None:
            raise ValueError("an exponent is written in digits")
        base = self._values.pop()
        # the length is looked at first: neither a long exponent nor a large power is worked out
        if len(found[1]) > 4 or int(found[1]) * (base.n.bit_length() - 1) > MOST_BITS:
            raise ValueError(f"the exponent {found[1][:20]} is too large")
        exponent = int(found[1])
        if exponent == 0 or self._text[found.end():].lstrip().startswith("^"):
            raise ValueError("an exponent is at least 1, and not a power")
        power = base
        for _ in range(exponent - 1):
            power = self._joined("*", base, power)
        self._values.append(power)
        return found.end()

    def _joined(self, op: str, a: _Written, b: _Written) -> _Written:
        split = Split(op, *sorted((a.n, b.n)))
        if op == "*" and split.left == 1:
            raise ValueError("a factor 1 costs a one and changes nothing")
        result = _Written(split.value(), a.ones + b.ones)
        if result.n > 1 << MOST_BITS:
            raise ValueError(f"a number is larger than 2^{MOST_BITS}")
        if result.ones < self._least.get(result.n, result.ones + 1):
            self._least[result.n] = result.ones
            self._splits[result.n] = split
        return result
