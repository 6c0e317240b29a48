"""Statements and derivations laid out for a reader."""

from collections.abc import Sequence
from typing import Any

from ..kernel.certificate import read_terms
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.terms import Term
from ..kernel.text import open_named, show, sort_text
from .text import wrap

INDENT = "  "


def statement_lines(statement: Term, definitions: Sequence[str], columns: int, indent: str = INDENT) -> list[str]:
    """A statement with what it is for, under which hypotheses and with which definitions."""
    lines = []
    for depth, mark, text in _outline(statement, 0):
        lines += wrap(text, columns, indent + INDENT * depth + mark, indent + INDENT * (depth + 1) + " " * len(mark))
    return lines + definition_lines(definitions, columns, indent)


def definition_lines(definitions: Sequence[str], columns: int, indent: str = INDENT) -> list[str]:
    """where f(x) := ..."""
    return [line for d in definitions for line in wrap(f"where {d}", columns, indent, indent + INDENT * 2)]


def _outline(f: Term, depth: int) -> list[tuple[int, str, str]]:
    """Lines as (depth, mark, text): "for all n in Nat", "if 3 <= n", "then ..."; a conjunction of such in numbered parts."""
    lines: list[tuple[int, str, str]] = []
    if f.op in ("forall", "exists"):
        op, places = f.op, []
        while f.op == op:
            x, f = open_named(f)
            places.append((x.data, sort_text(x.sort)))
        words = "for all " if op == "forall" else "there is " if len(places) == 1 else "there are "
        return [(depth, "", words + _places(places) + ("" if op == "forall" else " with")), *_outline(f, depth)]
    if f.op == "imp":
        lines.append((depth, "", f"if {show(f.args[0])}"))
        f = f.args[1]
        while f.op == "imp":
            lines.append((depth, "", f"and {show(f.args[0])}"))
            f = f.args[1]
        if f.op in ("forall", "exists") or (f.op == "and" and _structured(f)):
            return [*lines, (depth, "", "then"), *_outline(f, depth + 1)]
        return [*lines, (depth, "", f"then {show(f)}")]
    if f.op == "and" and _structured(f):
        number = 0
        while f is not None:
            number += 1
            part, rest = (f.args[0], f.args[1]) if f.op == "and" else (f, None)
            (_, inner, first), *others = _outline(part, 0)
            lines.append((depth, f"({number}) {inner}", first))
            lines += [(depth + 2 + d, mark, text) for d, mark, text in others]
            if rest is None:
                break
            f = rest
        return lines
    return [(depth, "", show(f))]


def _structured(f: Term) -> bool:
    """One of the conjuncts is a universal statement or an implication."""
    while f.op == "and":
        if f.args[0].op in ("forall", "exists", "imp"):
            return True
        f = f.args[1]
    return f.op in ("forall", "exists", "imp")


def _places(places: list[tuple[str, str]]) -> str:
    groups: list[tuple[list[str], str]] = []
    for name, sort in places:
        if groups and groups[-1][1] == sort:
            groups[-1][0].append(name)
        else:
            groups.append(([name], sort))
    return ", ".join(f"{', '.join(names)} in {sort}" for names, sort in groups)


def derivation_lines(record: dict[str, Any], columns: int, indent: str = INDENT) -> list[str]:
    """The recorded steps, numbered: label, formula, suppositions, how and from what, and the author's reason."""
    try:
        return _derivation_lines(record, columns, indent)
    except (KernelError, NotACertificate, LookupError, TypeError, ValueError, AttributeError):
        return wrap("the steps were not recorded in a readable form", columns, indent)


def _derivation_lines(record: dict[str, Any], columns: int, indent: str) -> list[str]:
    steps = record["steps"]
    formulas = read_terms(record["terms"])
    numbers = {str(s["label"]): i for i, s in enumerate(steps, 1)}
    marks = len(str(len(steps)))
    inner = indent + " " * (marks + 3)
    lines: list[str] = []
    for i, s in enumerate(steps, 1):
        verb = "suppose " if s["kind"] == "suppose" else ""
        lines += wrap(s["label"], columns, f"{indent}[{i}] ".ljust(len(inner)), inner)
        lines += wrap(verb + show(formulas[s["concl"]]), columns, inner + INDENT, inner + INDENT * 2)
        if s["kind"] != "suppose" and s["hyps"]:
            lines += wrap("supposing " + ", ".join(show(formulas[h]) for h in s["hyps"]), columns, inner + INDENT, inner + INDENT * 2)
        if s["words"]:
            how = f"by {s['words']}"
            if s["premises"]:
                how += ", from " + ", ".join(f"[{numbers[p]}] {p}" if p in numbers else "a fact without a label" for p in s["premises"])
            lines += wrap(how, columns, inner + INDENT, inner + INDENT * 2)
        if s.get("audited") is False:
            lines += wrap("(not part of the certificate: nothing rests on it)", columns, inner + INDENT, inner + INDENT * 2)
        if s["why"]:
            lines += wrap(f"({s['why']})", columns, inner + INDENT, inner + INDENT * 2)
    return lines
