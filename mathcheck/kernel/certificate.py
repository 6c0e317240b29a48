"""Certificates: a proof as data, one JSON value a line; reading one back by applying its rules again. Written by writer.py,
documented in docs/certificate.md.

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

import re
from fractions import Fraction
from typing import Any, BinaryIO, NamedTuple

from .errors import KernelError, NotACertificate
from .lines import BARE_BITS, STANDARD, Limits, Lines, exceeded
from .recursion import Recursion
from .sorts import INT, NAT, PROP, REAL, Sort, function_sort
from .terms import BINDERS, Defined, Definition, Term
from .theorem import MAX_NESTED, RULES, Theorem

FORMAT = "mathcheck-certificate"
TERMS_FORMAT = "mathcheck-terms"
VERSION = 2
_HEX = re.compile("-?0x[1-9a-f][0-9a-f]*")
_BASE_SORTS = {s.name: s for s in (NAT, INT, REAL, PROP)}


class Replayed(NamedTuple):
    """What a certificate's steps returned: the theorem, the theorems for the statement's obligations, the statement claimed, and
    the theorem of every step."""

    theorem: Theorem
    obligations: tuple[Theorem, ...]
    statement: Term
    steps: list[Theorem]


def read_terms(source: str | BinaryIO, limits: Limits = STANDARD) -> list[Term]:
    """The terms of a text by write_terms. Raises NotACertificate or KernelError."""
    lines = Lines(source, limits)
    header = _header(lines, TERMS_FORMAT, ("roots", "terms"))
    table = _read_table(lines, header["terms"])
    lines.end("the last term")
    if type(header["roots"]) is not list:
        raise NotACertificate(1, "roots must be a list of table lines")
    return [_term(table, i, 1) for i in header["roots"]]


def read_statement(source: str | BinaryIO, limits: Limits = STANDARD) -> Term:
    """The one term of a statement file. Raises NotACertificate or KernelError."""
    terms = read_terms(source, limits)
    if len(terms) != 1:
        raise NotACertificate(1, "a statement file holds one statement")
    return terms[0]


def read_certificate(source: str | Lines) -> Replayed:
    """Apply the certificate's steps, one by one, by the kernel's rules. source: its text, or its lines.

    Raises NotACertificate with the line if the text is malformed, KernelError with facts["line"] if a rule refuses or a limit is exceeded.
    """
    lines = Lines(source, STANDARD) if isinstance(source, str) else source
    header = _header(lines, FORMAT, ("statement", "theorem", "obligations", "terms", "steps"))
    table = _read_table(lines, header["terms"])
    statement = _term(table, header["statement"], 1)
    steps: list[Theorem] = []
    for _ in range(header["steps"]):
        value, number = lines.next(), lines.number
        if type(value) is not list or not value or type(value[0]) is not str:
            raise NotACertificate(number, "a step is a list that starts with the name of its rule")
        if value[0] not in RULES:
            raise NotACertificate(number, f"there is no rule {value[0][:40]!r} in this version of the kernel")
        args = [_argument(x, table, steps, lines, 0) for x in value[1:]]
        try:
            steps.append(RULES[value[0]](*args))
        except KernelError as e:
            e.facts["line"] = number
            raise
    lines.end("the last step")
    if type(header["obligations"]) is not list:
        raise NotACertificate(1, "obligations must be a list of steps")
    return Replayed(_step(steps, header["theorem"], 1), tuple(_step(steps, i, 1) for i in header["obligations"]), statement, steps)


def _header(lines: Lines, kind: str, keys: tuple[str, ...]) -> dict[str, Any]:
    header = lines.next()
    if type(header) is not dict or header.get("format") != kind:
        raise NotACertificate(1, f"not a {kind} file")
    if type(header.get("version")) is not int or header["version"] != VERSION:
        raise NotACertificate(1, f"version {header.get('version')!r:.20} is not read here; this kernel reads version {VERSION}: "
                              "export it again, or audit it with the release that wrote it")
    if tuple(header) != ("format", "version", *keys):
        raise NotACertificate(1, "the header must have exactly the keys format, version, " + ", ".join(keys) + ", in this order")
    for key, limit in (("terms", lines.limits.terms), ("steps", lines.limits.steps)):
        if key in keys and not (type(header[key]) is int and 0 <= header[key]):
            raise NotACertificate(1, f"{key} must be a number of lines")
        if key in keys and header[key] > limit:
            raise exceeded(key, limit, key, 1)
    return header


def _read_table(lines: Lines, count: int) -> list[Term | Defined]:
    table: list[Term | Defined] = []
    for _ in range(count):
        value = lines.next()
        try:
            table.append(_entry(value, table, lines))
        except KernelError as e:
            e.facts["line"] = lines.number
            raise
    return table


def _entry(value: Any, table: list[Term | Defined], lines: Lines) -> Term | Defined:
    number = lines.number
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
        data = _number(data, lines)
    elif op in ("var", "bvar") or op in BINDERS:
        if type(data) is not list or len(data) != 2:
            raise NotACertificate(number, "a variable is a pair of name (or index) and sort")
        data = (data[0], _sort(data[1], number))
    elif op in ("call", "rec"):
        if type(data) is not int or not 0 <= data < len(table) or type(table[data]) is Term:
            raise NotACertificate(number, "a call refers to an earlier definition")
        data = table[data]
    t = Term(op, args, data)
    lines.deep(t.depth)
    return t


def _parameter(p: Any, number: int) -> tuple[Any, Sort]:
    if type(p) is not list or len(p) != 2:
        raise NotACertificate(number, "a parameter is a pair of name and sort")
    return p[0], _sort(p[1], number)


def _argument(x: Any, table: list[Term | Defined], steps: list[Theorem], lines: Lines, depth: int) -> Any:
    if type(x) is str:
        return x
    if type(x) is int:
        return _number(x, lines)
    if type(x) is list:
        if depth > MAX_NESTED:
            raise NotACertificate(lines.number, f"the lists of an argument are more than {MAX_NESTED} deep")
        return tuple(_argument(y, table, steps, lines, depth + 1) for y in x)
    if type(x) is dict and len(x) == 1:
        [(kind, v)] = x.items()
        if kind == "p":
            return _step(steps, v, lines.number)
        if kind == "t":
            return _term(table, v, lines.number)
        if kind == "n" and type(v) is not int:
            return _number(v, lines)
    raise NotACertificate(lines.number, "an argument of a step is not of a known kind")


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


def _number(v: Any, lines: Lines) -> int | Fraction:
    if type(v) is int or (type(v) is str and _HEX.fullmatch(v)):
        whole = v if type(v) is int else int(str(v), 16)
        lines.large(whole.bit_length())
        if type(v) is int or whole.bit_length() > BARE_BITS:
            return whole
    if type(v) is dict and set(v) == {"q"} and type(v["q"]) is list and len(v["q"]) == 2:
        a, b = (_number(part, lines) for part in v["q"])
        if type(a) is int and type(b) is int and b > 1 and (reduced := Fraction(a, b)).denominator == b:
            return reduced
    raise NotACertificate(lines.number, "not a number as it is written here: an integer of at most 53 bits, a larger one as a "
                          "hex string in lower case, or a fraction in lowest terms")


def _sort(v: Any, number: int) -> Sort:
    if type(v) is str and v in _BASE_SORTS:
        return _BASE_SORTS[v]
    if type(v) is list and len(v) == 2 and type(v[0]) is list and all(type(s) is str for s in (*v[0], v[1])):
        return function_sort(tuple(_sort(s, number) for s in v[0]), _sort(v[1], number))
    raise NotACertificate(number, "not a sort")
