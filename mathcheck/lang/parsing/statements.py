"""Whole texts: a term, a statement with ranges and hypotheses in front, a definition. What stands in front of a statement becomes
quantifiers and implications here, so that nothing later knows of it."""

from typing import NamedTuple

from ...kernel.sorts import Sort
from .errors import ParseError
from .expressions import Expressions, Node, node, quantified


class Header(NamedTuple):
    """One side of a definition: name(first, params) with the sort of its values if it is written there. at_zero: the first is 0."""

    name: str
    position: int
    first: str
    params: tuple[tuple[str, Sort], ...]
    result: Sort | None
    body: Node


class Statements(Expressions):
    """A reader of one whole text: each method reads all of it."""

    def whole(self) -> Node:
        """A term, formula or, as `-> a`, filter, and then the end."""
        start = self._token.position
        found = node("filter", start, self.place()) if self._take("->") else self.expression()
        self._end()
        return found

    def statement(self) -> Node:
        """A formula, or ranges and hypotheses, a colon and a formula, as one formula with quantifiers in front."""
        variables: list[Node] = []
        hypotheses: list[Node] = []
        while True:
            if self._begins_range():
                found, conditions = self.range()
                variables += found
                hypotheses += conditions
            else:
                hypotheses.append(self.expression())
            if not self._take(","):
                break
        if not self._take(":"):
            self._end()
            if variables or len(hypotheses) > 1:
                raise ParseError("the statement is missing", self._token.position,
                                 "ranges and hypotheses, then a colon, then the statement: x in RR, x > 0: x + 1 > 1")
            return hypotheses[0]
        body = self.expression()
        self._end()
        for part in reversed([p for h in hypotheses for p in _parts(h)]):
            body = node("imp", part.position, part, body)
        return quantified("forall", variables, body)

    def definition(self) -> list[Header]:
        """name(params) := body, or both cases of a recursion."""
        found = [self._case()]
        if found[0].first == "0":
            self._expect(",")
            found.append(self._case())
        self._end()
        return found

    def _case(self) -> Header:
        name = self._expect("name")
        self._expect("(")
        first, params = "", []
        if self._token.kind == "number" and self._token.text == "0":
            first = self._next().text
        else:
            first = self._expect("name").text
            if self._take("+"):
                one = self._expect("number")
                if one.text != "1":
                    raise ParseError("a recursion steps from n to n + 1", one.position)
                first += " + 1"
            else:
                self._expect(":")
                params.append((first, self.sort()))
        while self._take(","):
            parameter = self._expect("name").text
            self._expect(":")
            params.append((parameter, self.sort()))
        self._expect(")")
        result = self.sort() if self._take(":") else None
        self._expect(":=")
        return Header(name.text, name.position, first, tuple(params), result, self.expression())


def _parts(hypothesis: Node) -> list[Node]:
    """The hypotheses that one with `and` or a chain of comparisons stands for."""
    if hypothesis.op == "and":
        return [part for h in hypothesis.args for part in _parts(h)]
    if hypothesis.op != "chain":
        return [hypothesis]
    pairs = zip(hypothesis.args, hypothesis.args[1:], hypothesis.data)
    return [node("chain", hypothesis.position, a, b, data=(sign,)) for a, b, sign in pairs]
