"""Writing terms and theorems in the certificate format (see certificate.py). Not trusted: the reader checks everything."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .certificate import FORMAT, TERMS_FORMAT, VERSION
from .lines import BARE_BITS, encode
from .recursion import Recursion
from .sorts import Sort
from .terms import BINDERS, Defined, Term
from .theorem import Theorem, premises


class _Writer:
    """The lines of a table and of steps, each written when it is first needed."""

    def __init__(self) -> None:
        self.table: list[str] = []
        self.steps: list[str] = []
        self._lines: dict[Term | Defined, int] = {}
        self._numbers: dict[int, int] = {}
        self._written: dict[str, int] = {}

    def term(self, t: Term) -> int:
        if t not in self._lines:
            args = [self.term(a) for a in t.args]
            data: Any = None
            if t.op == "num":
                data = _write_number(t.data)
            elif t.op in ("var", "bvar"):
                data = [t.data, _write_sort(t.sort)]
            elif t.op in BINDERS:
                data = [t.data[0], _write_sort(t.data[1])]
            elif t.op in ("call", "rec"):
                data = self.definition(t.data)
            self._lines[t] = len(self.table)
            self.table.append(encode([t.op, args, data]))
        return self._lines[t]

    def definition(self, d: Defined) -> int:
        if d not in self._lines:
            params = [[n, _write_sort(s)] for n, s in d.params]
            if isinstance(d, Recursion):
                line = ["recursion", d.name, params, _write_sort(d.result), self.term(d.base), self.term(d.step)]
            else:
                line = ["define", d.name, params, self.term(d.parts[0])]
            self._lines[d] = len(self.table)
            self.table.append(encode(line))
        return self._lines[d]

    def step(self, goal: Theorem) -> int:
        # an explicit stack: a proof may be much longer than it is deep in terms
        stack = [goal]
        while stack:
            th = stack[-1]
            if id(th) in self._numbers:
                stack.pop()
                continue
            missing = [p for p in premises(th.args) if id(p) not in self._numbers]
            if missing:
                stack += reversed(missing)
                continue
            line = encode([th.rule, *[self._argument(a) for a in th.args]])
            number = self._written.setdefault(line, len(self.steps))  # the same rule of the same things once
            if number == len(self.steps):
                self.steps.append(line)
            self._numbers[id(th)] = number
            stack.pop()
        return self._numbers[id(goal)]

    def _argument(self, a: Any) -> Any:
        if type(a) is Theorem:
            return {"p": self._numbers[id(a)]}
        if type(a) is Term:
            return {"t": self.term(a)}
        if type(a) is tuple:
            return [self._argument(x) for x in a]
        if type(a) is str:
            return a
        written = _write_number(a)
        return written if type(written) is int else {"n": written}


def write_certificate(statement: Term, theorem: Theorem, obligations: Iterable[Theorem] = ()) -> str:
    """The certificate's text. statement: what it claims, which must be the theorem's conclusion."""
    w = _Writer()
    owed_theorems = tuple(obligations)  # steps are numbered by identity: every theorem must live until the end
    t = w.term(statement)
    proof = w.step(theorem)
    owed = [w.step(th) for th in owed_theorems]
    header: dict[str, Any] = {"format": FORMAT, "version": VERSION, "statement": t, "theorem": proof, "obligations": owed,
                              "terms": len(w.table), "steps": len(w.steps)}
    return "\n".join((encode(header), *w.table, *w.steps, ""))


def write_terms(terms: Iterable[Term]) -> str:
    """Terms alone, in the certificate's table format, their lines listed in the header as roots."""
    w = _Writer()
    roots = [w.term(t) for t in terms]
    return "\n".join((encode({"format": TERMS_FORMAT, "version": VERSION, "roots": roots, "terms": len(w.table)}), *w.table, ""))


def write_statement(statement: Term) -> str:
    """A statement alone: what an audit is told to expect."""
    return write_terms([statement])


def _write_number(v: int | Fraction) -> Any:
    if v.denominator != 1:
        return {"q": [_write_number(v.numerator), _write_number(v.denominator)]}
    return v.numerator if v.numerator.bit_length() <= BARE_BITS else hex(v.numerator)  # also of a Fraction that is an integer


def _write_sort(s: Sort) -> Any:
    return s.name if s.result is None else [[_write_sort(a) for a in s.args], _write_sort(s.result)]
