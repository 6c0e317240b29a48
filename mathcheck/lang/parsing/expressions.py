"""Tokens as a tree of nodes: what binds how strongly, and nothing of what names mean. It recurses at most MAX_NESTING levels deep.

A number next to a number is a literal where it can be: -3 and 1/2 and -1/2 are numbers, (1)/2 and -(3) are a quotient and a negative.
"""

from fractions import Fraction
from typing import Any, NamedTuple

from ...kernel.errors import KernelError
from ...kernel.precedence import ATOM, IMP, NOT, OPERATORS, POWER, PRODUCT, QUANTIFIER, SIGN, SUM
from ...kernel.sorts import INT, NAT, PROP, REAL, Sort, function_sort, is_numeric
from .errors import ParseError
from .hints import SETS
from .lexer import Token
from .stream import BEGINS, Stream

MAX_NESTING = 100  # brackets, signs, quantifiers and right sides of operators within each other
MAX_TREE = 150  # operations within each other; terms may be deeper, but nobody reads such a text

# sign: operation, strength, least strength of the right side; what is read beyond the table: <->, loosest of all, ^ for both kinds of
# powers, and behind ^ and ^^ a sign or another power: x^-1, 2^3^4
_INFIX = {"<->": ("iff", QUANTIFIER, IMP),
          **{o.sign: (op, o.strength, o.operands[1]) for op, o in OPERATORS.items() if len(o.operands) == 2 and o.strength != ATOM},
          "^": ("pow", POWER, POWER), "^^": ("zpow", POWER, POWER)}
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_TIGHTER = ("^", "^^", "!")  # they bind more strongly than a sign or a fraction bar
_SORTS = {"Nat": NAT, "Int": INT, "Real": REAL}
_RANGES = {**_SORTS, "NN": NAT, "N": NAT, "ZZ": INT, "Z": INT, "RR": REAL, "R": REAL}


class Node(NamedTuple):
    """A piece of text. op: what it is; args: its parts; data: a number, a name, (name, sort) or signs; position: the place to point at."""

    op: str
    position: int
    args: "tuple[Node, ...]" = ()
    data: Any = None
    depth: int = 1


def node(op: str, position: int, *args: Node, data: Any = None) -> Node:
    """A node of these parts. Raises ParseError if it would be deeper than text may be."""
    depth = 1 + max([a.depth for a in args], default=0)
    if depth > MAX_TREE:
        raise ParseError(f"more than {MAX_TREE} operations within each other", position, "group long sums and products with brackets")
    return Node(op, position, args, data, depth)


def names(n: Node) -> set[str]:
    """The names that stand in a node."""
    own = {n.data} if n.op == "name" else set()
    return own.union(*[names(a) for a in n.args])


def called(n: Node) -> set[str]:
    """The names that are called in a node, but not those of functions that it quantifies over."""
    found = set[str]().union(*[called(a) for a in n.args])
    if n.op in ("forall", "exists") and not is_numeric(n.data[1]):
        return found - {n.data[0]}
    return found | {n.data} if n.op == "call" else found


class Expressions(Stream):
    """A reader of terms and formulas: a method reads what it is named after, from the current token on, or raises ParseError."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._nesting = 0

    def expression(self, least: int = QUANTIFIER) -> Node:
        """Operators that bind at least so strongly, with their operands."""
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise ParseError(f"more than {MAX_NESTING} levels within each other", self._token.position, "name parts of it by variables")
        left, joined = self._operand(least), False
        while True:
            token = self._token
            if token.kind in _COMPARISONS and least <= ATOM:
                left = self._chain(left)
                continue
            op, strength, right = _INFIX.get(token.kind, ("", -1, 0))
            if strength < least or (strength == SUM and self._peek(1).kind not in BEGINS):  # a+ and a- are places of limits
                break
            if joined and op == "iff":
                raise ParseError("a <-> b <-> c may mean two things", token.position, "write brackets")
            joined = op == "iff"
            self._next()
            left = node(op, token.position, left, self.expression(right))
        self._nesting -= 1
        return left

    def _chain(self, first: Node) -> Node:
        """a < b, or a chain a < b <= c. The value of a limit may be a place, such as a+."""
        place, operands, signs = self._token.position, [first], []
        while self._token.kind in _COMPARISONS:
            signs.append(self._next().kind)
            value = self.expression(SUM)
            operands.append(self.place(value) if first.op == "lim" else value)
        return node("chain", place, *operands, data=tuple(signs))

    def place(self, point: Node | None = None) -> Node:
        """a, a+, a-, `a included` or `a apart`."""
        point = point or self.expression(SUM)
        token = self._token
        word = {"+": "above", "-": "below", "included": "at", "apart": "near"}.get(token.text)
        if word is None:
            return point
        self._next()
        return node(word, token.position, point)

    def _operand(self, least: int) -> Node:
        token = self._token
        if token.kind == "-" or token.kind == "number":
            literal = self._literal(least <= PRODUCT)
            if literal is not None:
                return literal
        if token.kind not in BEGINS:
            raise self._unexpected("a number, a variable or a formula is")
        self._next()
        if token.kind == "-":
            return node("neg", token.position, self.expression(SIGN))
        if token.kind == "not":
            return node("not", token.position, self.expression(NOT))
        if token.kind in ("forall", "exists"):
            return self._quantifier(token)
        found = self._atom(token)
        if self._token.kind == "!":
            found = node("fact", self._next().position, found)
            if self._token.kind == "!":
                raise ParseError("n!! may mean two things", self._token.position, "write (n!)! or the product")
        return found

    def _literal(self, fractions: bool) -> Node | None:
        """-3, 1/2 or -1/2 as one number, unless a power or factorial takes the number first. A fraction only where a product begins."""
        minus = int(self._token.kind == "-")
        top, bar, bottom = [self._peek(minus + i) for i in range(3)]
        if top.kind != "number" or bar.kind in _TIGHTER:
            return None
        value, used = Fraction(top.text), 1 + minus
        if (fractions and bar.kind == "/" and bottom.kind == "number" and "." not in top.text + bottom.text and int(bottom.text)
                and self._peek(minus + 3).kind not in _TIGHTER):
            value, used = value / int(bottom.text), used + 2
        place = self._token.position
        self._at += used
        return node("num", place, data=-value if minus else value)

    def _atom(self, token: Token) -> Node:
        if token.kind == "number":
            return node("num", token.position, data=Fraction(token.text))
        if token.kind == "(":
            inside = self.expression()
            self._expect(")", "the bracket opened", token)
            return inside
        if token.kind == "|":
            inside = self.expression(SUM)
            self._expect("|", "the bar opened", token)
            return node("abs", token.position, inside)
        if token.kind == "√":
            return node("call", token.position, self._atom(self._expect_one_of("number", "name", "(")), data="sqrt")
        if not self._take("("):
            return node("name", token.position, data=token.text)
        if token.text == "lim":
            return self._limit(token)
        args = [self.expression()]
        while self._take(","):
            args.append(self.expression())
        self._expect(")", "the bracket opened", token)
        return node("call", token.position, *args, data=token.text)

    def _limit(self, token: Token) -> Node:
        body = self.expression()
        self._expect(",")
        name = self._expect("name")
        sort = self.sort() if self._take(":") else None
        self._expect("->")
        place = self.place()
        self._expect(")", "the bracket opened", token)
        return node("lim", token.position, body, place, data=(name.text, sort))

    # variables and what they range over

    def _quantifier(self, token: Token) -> Node:
        variables: list[Node] = []
        conditions: list[Node] = []
        while True:
            found, where = self.range()
            variables += found
            conditions += where
            if not self._take(","):
                break
        if not self._take(":"):
            self._expect(".")
        body = self.expression()
        for c in reversed(conditions):
            body = node("imp" if token.kind == "forall" else "and", c.position, c, body)
        return quantified(token.kind, variables, body)

    def _begins_range(self) -> bool:
        """x in .., x, y in .., x:Nat"""
        ahead = 0
        while self._peek(ahead).kind == "name" and self._peek(ahead + 1).kind == ",":
            ahead += 2
        found = self._peek(ahead).kind == "name" and (self._peek(ahead + 1).kind == ":" or self._peek(ahead + 1).text == "in")
        if ahead and not found:
            raise ParseError(f"{self._token} has no range", self._token.position, "write x, y in RR, and a hypothesis for each: x > 0")
        return found

    def range(self) -> tuple[list[Node], list[Node]]:
        """Variables and the conditions on them: `x, y in [0, 1]`, `n:Nat`, or names alone, which are real."""
        found = [self._expect("name")]
        while self._token.kind == "," and self._peek(1).kind == "name":
            self._next()
            found.append(self._next())
        sort, conditions = REAL, []
        if self._token.kind == ":" and self._peek(1 + (self._peek(1).kind == "(")).text in _SORTS:
            self._next()
            sort = self.sort()
        elif self._token.text == "in":
            self._next()
            if self._token.kind in ("[", "("):
                conditions = self._interval(found)
            else:
                sort = self._set()
        return [node("name", t.position, data=(t.text, sort)) for t in found], conditions

    def _set(self) -> Sort:
        token = self._next()
        if token.text not in _RANGES:
            hint = SETS.get(token.text, "a range is NN, ZZ, RR or an interval such as [0, 1]")
            raise ParseError(f"{token} is no range", token.position, hint)
        return _RANGES[token.text]

    def _interval(self, variables: list[Token]) -> list[Node]:
        opening = self._next()
        low = self.expression(SUM)
        self._expect(",")
        high = self.expression(SUM)
        closing = self._expect_one_of("]", ")")
        if names(node("", opening.position, low, high)).intersection([v.text for v in variables]):
            raise ParseError("the bounds of a range do not mention its own variables", opening.position, "say it as a hypothesis")
        found = []
        for v in variables:
            x = node("name", v.position, data=v.text)
            if not (_infinite(low, "neg") and opening.kind == "("):
                found.append(node("chain", low.position, low, x, data=("<=" if opening.kind == "[" else "<",)))
            if not (_infinite(high, "name") and closing.kind == ")"):
                found.append(node("chain", high.position, x, high, data=("<=" if closing.kind == "]" else "<",)))
        return found

    def sort(self) -> Sort:
        """Nat, Int, Real, or (Nat x Nat -> Real)."""
        token = self._expect_one_of("name", "(")
        if token.kind == "name":
            return self._named_sort(token, _SORTS)
        args = [self._named_sort(self._expect("name"), _SORTS)]
        while self._token.text == "x":
            self._next()
            args.append(self._named_sort(self._expect("name"), _SORTS))
        self._expect("->")
        result = self._named_sort(self._expect("name"), {**_SORTS, "Prop": PROP})
        self._expect(")")
        try:
            return function_sort(tuple(args), result)
        except KernelError as e:
            raise ParseError(e.why, token.position) from e

    @staticmethod
    def _named_sort(token: Token, known: dict[str, Sort]) -> Sort:
        if token.text not in known:
            raise ParseError(f"{token} is no sort", token.position, f"a sort is {', '.join(known)} or of functions, such as (Nat -> Real)")
        return known[token.text]


def _infinite(n: Node, op: str) -> bool:
    """oo, for op "name", or -oo, for op "neg"."""
    return n.op == op and (n.data == "oo" if op == "name" else n.args[0].data == "oo")


def quantified(op: str, variables: list[Node], body: Node) -> Node:
    """The body under a quantifier for each of the variables. Raises ParseError if one occurs twice."""
    declared = [v.data[0] for v in variables]
    for i in reversed(range(len(variables))):
        if declared[i] in declared[:i]:
            raise ParseError(f"{declared[i]!r} has two ranges", variables[i].position, "say the second as a hypothesis")
        body = node(op, variables[i].position, body, data=variables[i].data)
    return body
