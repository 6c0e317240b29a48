"""Certificates: a proof as data, one JSON value a line; reading one back by applying its rules again. Written by writer.py.

  header     {"format": "mathcheck-certificate", "version": 2, "statement": t, "theorem": s, "obligations": [s, ..],
              "terms": number of table lines, "steps": number of step lines}
  table      ["op", [argument lines], data] for a term; ["define", name, [[parameter, sort], ..], body line];
             ["recursion", name, [[parameter, sort], ..], result sort, base line, step line]
  steps      ["rule", argument, ..] with {"p": step}, {"t": table line}, a number, "string" or [argument, ..]

Lines of each section are numbered from 0 and refer only to earlier ones. Integers of more than 53 bits are hex strings, fractions
{"q": [numerator, denominator]}; as an argument of a step these two are written {"n": ..}. No sequent is stored except the header's
claimed statement, which the reader compares with what the rules returned. Replay goes through the same rule functions as every
other proof.
"""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple, NoReturn

from .errors import KernelError, NotACertificate
from .recursion import Recursion
from .sorts import INT, NAT, PROP, REAL, Sort, function_sort
from .terms import BINDERS, Defined, Definition, Term
from .theorem import RULES, Theorem

FORMAT = "mathcheck-certificate"
TERMS_FORMAT = "mathcheck-terms"
VERSION = 2
MAX_LINE = 4_000_000
MAX_LINES = 2_000_000
MAX_HEX = 300_000
_HEX = re.compile("-?0x[1-9a-f][0-9a-f]*")
_BASE_SORTS = {s.name: s for s in (NAT, INT, REAL, PROP)}


class Replayed(NamedTuple):
    """What a certificate's steps returned: the theorem, the theorems for the statement's obligations, the statement claimed, and
    the theorem of every step."""

    theorem: Theorem
    obligations: tuple[Theorem, ...]
    statement: Term
    steps: list[Theorem]


def read_terms(text: str) -> list[Term]:
    """The terms of a text by write_terms. Raises NotACertificate or KernelError."""
    lines = _json_lines(text)
    header = _header(lines, TERMS_FORMAT, ("roots", "terms"))
    table = _read_table(lines, header["terms"])
    _end(lines)
    if type(header["roots"]) is not list:
        raise NotACertificate(1, "roots must be a list of table lines")
    return [_term(table, i, 1) for i in header["roots"]]


def read_statement(text: str) -> Term:
    """The one term of a statement file. Raises NotACertificate or KernelError."""
    terms = read_terms(text)
    if len(terms) != 1:
        raise NotACertificate(1, "a statement file holds one statement")
    return terms[0]


def read_certificate(text: str) -> Replayed:
    """Apply the certificate's steps, one by one, by the kernel's rules.

    Raises NotACertificate with the line if the text is malformed, KernelError with facts["line"] if a rule refuses.
    """
    lines = _json_lines(text)
    header = _header(lines, FORMAT, ("statement", "theorem", "obligations", "terms", "steps"))
    table = _read_table(lines, header["terms"])
    statement = _term(table, header["statement"], 1)
    steps: list[Theorem] = []
    for _ in range(header["steps"]):
        number, value = _next(lines)
        if type(value) is not list or not value or type(value[0]) is not str:
            raise NotACertificate(number, "a step is a list that starts with the name of its rule")
        if value[0] not in RULES:
            raise NotACertificate(number, f"there is no rule {value[0][:40]!r} in this version of the kernel")
        args = [_argument(x, table, steps, number, 0) for x in value[1:]]
        try:
            steps.append(RULES[value[0]](*args))
        except KernelError as e:
            e.facts["line"] = number
            raise
    _end(lines)
    if type(header["obligations"]) is not list:
        raise NotACertificate(1, "obligations must be a list of steps")
    return Replayed(_step(steps, header["theorem"], 1), tuple(_step(steps, i, 1) for i in header["obligations"]), statement, steps)


def _json_lines(text: str) -> Iterator[tuple[int, Any]]:
    if not text.endswith("\n"):
        raise NotACertificate(0, "the file is empty or its last line is cut off")
    if "\r" in text:
        raise NotACertificate(1 + text.count("\n", 0, text.index("\r")), "a carriage return; lines end in a line feed alone")
    lines = text[:-1].split("\n")
    if len(lines) > MAX_LINES:
        raise NotACertificate(0, f"more than {MAX_LINES} lines")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise NotACertificate(number, f"a line of more than {MAX_LINE} characters")
        if " " in line[:1] + line[-1:]:
            raise NotACertificate(number, "a line starts or ends with a space")
        try:
            yield number, _DECODER.decode(line)
        except NotACertificate as e:
            raise NotACertificate(number, e.why) from None
        except (ValueError, RecursionError):
            raise NotACertificate(number, "not a line of JSON") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({k for k, _ in pairs}) < len(pairs):
        raise NotACertificate(0, "a key occurs twice")
    return dict(pairs)


def _no_constant(text: str) -> NoReturn:
    raise NotACertificate(0, f"{text} is not a number here")


def _no_float(text: str) -> NoReturn:
    raise NotACertificate(0, f"{text[:20]} is a float; numbers here are exact")


def _integer(text: str) -> int:
    if len(text) > 17 or (value := int(text)).bit_length() > 53:
        raise NotACertificate(0, "an integer of more than 53 bits must be a hex string")
    return value


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_no_float, parse_int=_integer)


def _next(lines: Iterator[tuple[int, Any]]) -> tuple[int, Any]:
    for pair in lines:
        return pair
    raise NotACertificate(0, "the file ends too early")


def _end(lines: Iterator[tuple[int, Any]]) -> None:
    for number, _ in lines:
        raise NotACertificate(number, "something follows the last step")


def _header(lines: Iterator[tuple[int, Any]], kind: str, keys: tuple[str, ...]) -> dict[str, Any]:
    number, header = _next(lines)
    if type(header) is not dict or header.get("format") != kind:
        raise NotACertificate(number, f"not a {kind} file")
    if type(header.get("version")) is not int or header["version"] != VERSION:
        raise NotACertificate(number, f"version {header.get('version')!r:.20} is not read here; this kernel reads version {VERSION}")
    if set(header) != {"format", "version", *keys}:
        raise NotACertificate(number, "the header must have exactly the keys format, version, " + ", ".join(keys))
    for key in ("terms", "steps"):
        if key in keys and not (type(header[key]) is int and 0 <= header[key] <= MAX_LINES):
            raise NotACertificate(number, f"{key} must be a number of lines")
    return header


def _read_table(lines: Iterator[tuple[int, Any]], count: int) -> list[Term | Defined]:
    table: list[Term | Defined] = []
    for _ in range(count):
        number, value = _next(lines)
        try:
            table.append(_entry(value, table, number))
        except KernelError as e:
            e.facts["line"] = number
            raise
    return table


def _entry(value: Any, table: list[Term | Defined], number: int) -> Term | Defined:
    if type(value) is list and value[:1] in (["define"], ["recursion"]):
        if len(value) != (4 if value[0] == "define" else 6) or type(value[2]) is not list:
            raise NotACertificate(number, "a definition is a list of its name, its parameters and its cases")
        params = tuple(_parameter(p, number) for p in value[2])
        if value[0] == "define":
            return Definition(value[1], params, _term(table, value[3], number))
        return Recursion(value[1], params, _sort(value[3], number), *(_term(table, i, number) for i in value[4:]))
    if type(value) is not list or len(value) != 3 or type(value[0]) is not str or type(value[1]) is not list:
        raise NotACertificate(number, "a term is a list of its operation, its arguments' lines and its data")
    op, refs, data = value
    args = tuple(_term(table, i, number) for i in refs)
    if op == "num":
        data = _number(data, number)
    elif op in ("var", "bvar") or op in BINDERS:
        if type(data) is not list or len(data) != 2:
            raise NotACertificate(number, "a variable is a pair of name (or index) and sort")
        data = (data[0], _sort(data[1], number))
    elif op in ("call", "rec"):
        if type(data) is not int or not 0 <= data < len(table) or type(table[data]) is Term:
            raise NotACertificate(number, "a call refers to an earlier definition")
        data = table[data]
    return Term(op, args, data)


def _parameter(p: Any, number: int) -> tuple[Any, Sort]:
    if type(p) is not list or len(p) != 2:
        raise NotACertificate(number, "a parameter is a pair of name and sort")
    return p[0], _sort(p[1], number)


def _argument(x: Any, table: list[Term | Defined], steps: list[Theorem], number: int, depth: int) -> Any:
    if type(x) is str or type(x) is int:
        return x
    if type(x) is list and depth < 110:
        return tuple(_argument(y, table, steps, number, depth + 1) for y in x)
    if type(x) is dict and len(x) == 1:
        [(kind, v)] = x.items()
        if kind == "p":
            return _step(steps, v, number)
        if kind == "t":
            return _term(table, v, number)
        if kind == "n" and type(v) is not int:
            return _number(v, number)
    raise NotACertificate(number, "an argument of a step is not of a known kind")


def _term(table: list[Term | Defined], i: Any, number: int) -> Term:
    if type(i) is int and 0 <= i < len(table):
        t = table[i]
        if type(t) is Term:
            return t
    raise NotACertificate(number, "a reference to a term that no earlier table line holds")


def _step(steps: list[Theorem], i: Any, number: int) -> Theorem:
    if type(i) is not int or not 0 <= i < len(steps):
        raise NotACertificate(number, "a reference to a step that does not come before")
    return steps[i]


def _number(v: Any, number: int) -> int | Fraction:
    if type(v) is int:
        return v
    if type(v) is str and len(v) <= MAX_HEX and _HEX.fullmatch(v):
        return int(v, 16)
    if type(v) is dict and set(v) == {"q"} and type(v["q"]) is list and len(v["q"]) == 2:
        a, b = (_number(part, number) for part in v["q"])
        if type(a) is int and type(b) is int and b > 0:
            return Fraction(a, b)
    raise NotACertificate(number, "not an exact number")


def _sort(v: Any, number: int) -> Sort:
    if type(v) is str and v in _BASE_SORTS:
        return _BASE_SORTS[v]
    if type(v) is list and len(v) == 2 and type(v[0]) is list and all(type(s) is str for s in (*v[0], v[1])):
        return function_sort(tuple(_sort(s, number) for s in v[0]), _sort(v[1], number))
    raise NotACertificate(number, "not a sort")
