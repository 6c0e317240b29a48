"""What a file's terms are, read by a walk of its own: no code of the kernel, and no check either. Two terms have one number exactly if they
are the same up to the names of bound variables; `of_term` gives the numbers of the kernel's own terms in the same count."""

import json
from fractions import Fraction
from typing import Any

BINDERS = ("sum", "prod", "series", "integral", "has_deriv", "continuous", "least", "limit", "forall", "exists")


class Structures:
    """Numbers for the terms of several texts."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def _number(self, *parts: Any) -> int:
        return self._numbers.setdefault(json.dumps(parts), len(self._numbers))

    def table(self, text: str) -> tuple[dict[str, Any], list[int]]:
        """The header of a text that the audit could read, and the number of each line of its table."""
        header, *lines = text.split("\n")
        table: list[int] = []
        for line in lines[:json.loads(header)["terms"]]:
            op, refs, data, *rest = json.loads(line)
            if op == "define":
                table.append(self._number(op, refs, data, table[rest[0]]))
            elif op == "recursion":
                table.append(self._number(op, refs, data, rest[0], table[rest[1]], table[rest[2]]))
            else:
                said = data[1] if op in BINDERS else table[data] if op in ("call", "rec") else data
                table.append(self._number(op, [table[i] for i in refs], said))
        return json.loads(header), table

    def statement(self, certificate: str) -> int:
        """The statement that a certificate's header claims."""
        header, table = self.table(certificate)
        return table[header["statement"]]

    def roots(self, terms: str) -> list[int]:
        """The terms of a file of terms."""
        header, table = self.table(terms)
        return [table[i] for i in header["roots"]]

    def negation(self, number: int) -> int:
        return self._number("not", [number], None)

    def of_term(self, t: Any) -> int:
        """A term of the kernel."""
        args = [self.of_term(a) for a in t.args]
        data = t.data
        if t.op == "num":
            data = {"q": [_whole(data.numerator), _whole(data.denominator)]} if type(data) is Fraction else _whole(data)
        elif t.op in ("var", "bvar"):
            data = [data, _sort(t.sort)]
        elif t.op in BINDERS:
            data = _sort(data[1])
        elif t.op in ("call", "rec"):
            params, parts = [[n, _sort(s)] for n, s in data.params], [self.of_term(p) for p in data.parts]
            data = self._number("define", data.name, params, *parts) if t.op == "call" else \
                self._number("recursion", data.name, params, _sort(data.result), *parts)
        return self._number(t.op, args, data)


def cited(certificate: str) -> set[str]:
    """The axioms that the steps before the header's theorem and obligations name, by the rule `axiom`."""
    lines = [json.loads(line) for line in certificate.splitlines()]
    header, steps = lines[0], lines[1 + lines[0]["terms"]:]
    todo, seen = [header["theorem"], *header["obligations"]], set()
    while todo:
        i = todo.pop()
        if i not in seen:
            seen.add(i)
            todo += list(_premises(steps[i]))
    return {steps[i][1] for i in seen if steps[i][0] == "axiom"}


def _premises(value: Any) -> list[int]:
    if type(value) is dict:
        return [value["p"]] if "p" in value else []
    return [p for v in value for p in _premises(v)] if type(value) is list else []


def _whole(value: int) -> Any:
    return value if abs(value) < 2**53 else hex(value)


def _sort(s: Any) -> Any:
    return s.name if s.result is None else [[a.name for a in s.args], s.result.name]
