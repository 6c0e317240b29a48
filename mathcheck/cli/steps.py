"""Statements and derivations laid out for a reader."""

from collections.abc import Sequence
from typing import Any

from ..kernel.certificate import read_terms
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.terms import Term
from ..kernel.text import open_named, show, sort_text
from ..words import ENGLISH, Words
from .text import wrap

INDENT = "  "


def statement_lines(statement: Term, definitions: Sequence[str], columns: int, indent: str = INDENT, words: Words = ENGLISH) -> list[str]:
    """A statement with what it is for, under which hypotheses and with which definitions."""
    lines = []
    for depth, mark, text in _outline(statement, 0, words):
        lines += wrap(text, columns, indent + INDENT * depth + mark, indent + INDENT * (depth + 1) + " " * len(mark))
    return lines + definition_lines(definitions, columns, indent, words)


def definition_lines(definitions: Sequence[str], columns: int, indent: str = INDENT, words: Words = ENGLISH) -> list[str]:
    """where f(x) := ..."""
    return [line for d in definitions for line in wrap(words.say("where {definition}", definition=d), columns, indent, indent + INDENT * 2)]


def _outline(f: Term, depth: int, words: Words) -> list[tuple[int, str, str]]:
    """Lines as (depth, mark, text): "for all n in Nat", "if 3 <= n", "then ..."; a conjunction of such in numbered parts."""
    lines: list[tuple[int, str, str]] = []
    if f.op in ("forall", "exists"):
        return _quantified(f, depth, words)
    if f.op == "imp":
        lines.append((depth, "", words.say("if {formula}", formula=show(f.args[0]))))
        f = f.args[1]
        while f.op == "imp":
            lines.append((depth, "", words.say("and {formula}", formula=show(f.args[0]))))
            f = f.args[1]
        if f.op in ("forall", "exists") or (f.op == "and" and _structured(f)):
            return [*lines, (depth, "", words.template("then")), *_outline(f, depth + 1, words)]
        return [*lines, (depth, "", words.say("then {formula}", formula=show(f)))]
    if f.op == "and" and _structured(f):
        number = 0
        while f is not None:
            number += 1
            part, rest = (f.args[0], f.args[1]) if f.op == "and" else (f, None)
            (_, inner, first), *others = _outline(part, 0, words)
            lines.append((depth, f"({number}) {inner}", first))
            lines += [(depth + 2 + d, mark, text) for d, mark, text in others]
            if rest is None:
                break
            f = rest
        return lines
    return [(depth, "", show(f))]


def _quantified(f: Term, depth: int, words: Words) -> list[tuple[int, str, str]]:
    """A block of quantifiers of one kind on a line, and what they are about."""
    op, places = f.op, []
    while f.op == op:
        x, f = open_named(f)
        places.append((x.data, sort_text(x.sort)))
    variables = _places(places, words)
    if op == "forall":
        line = words.say("for all {variables}", variables=variables)
    elif len(places) == 1:
        line = words.say("there is {variables} with", variables=variables)
    else:
        line = words.say("there are {variables} with", variables=variables)
    return [(depth, "", line), *_outline(f, depth, words)]


def _structured(f: Term) -> bool:
    """One of the conjuncts is a universal statement or an implication."""
    while f.op == "and":
        if f.args[0].op in ("forall", "exists", "imp"):
            return True
        f = f.args[1]
    return f.op in ("forall", "exists", "imp")


def _places(places: list[tuple[str, str]], words: Words) -> str:
    groups: list[tuple[list[str], str]] = []
    for name, sort in places:
        if groups and groups[-1][1] == sort:
            groups[-1][0].append(name)
        else:
            groups.append(([name], sort))
    return words.template(", ").join(words.say("{names} in {sort}", names=", ".join(names), sort=sort) for names, sort in groups)


def derivation_lines(record: dict[str, Any], columns: int, indent: str = INDENT, words: Words = ENGLISH) -> list[str]:
    """The recorded steps, numbered: label, formula, suppositions, how and from what, and the author's reason."""
    try:
        return _derivation_lines(record, columns, indent, words)
    except (KernelError, NotACertificate, LookupError, TypeError, ValueError, AttributeError):
        return wrap(words.template("the steps were not recorded in a readable form"), columns, indent)


def _derivation_lines(record: dict[str, Any], columns: int, indent: str, words: Words) -> list[str]:
    steps = record["steps"]
    formulas = read_terms(record["terms"])
    numbers = {str(s["label"]): i for i, s in enumerate(steps, 1)}
    marks = len(str(len(steps)))
    inner = indent + " " * (marks + 3)
    lines: list[str] = []
    for i, s in enumerate(steps, 1):
        formula = show(formulas[s["concl"]])
        below = [words.say("suppose {formula}", formula=formula) if s["kind"] == "suppose" else formula]
        if s["hyps"] and (s["kind"] != "suppose" or [formulas[h] for h in s["hyps"]] != [formulas[s["concl"]]]):
            below.append(words.say("supposing {formulas}", formulas=", ".join(show(formulas[h]) for h in s["hyps"])))
        if s["words"]:
            below.append(_reason(s, numbers, words))
        if s.get("audited") is False:
            below.append(words.template("(not part of the certificate: nothing rests on it)"))
        if s["why"]:
            below.append(words.say("({why})", why=s["why"]))
        lines += wrap(s["label"], columns, f"{indent}[{i}] ".ljust(len(inner)), inner)
        lines += [line for text in below for line in wrap(text, columns, inner + INDENT, inner + INDENT * 2)]
    return lines


def _reason(step: dict[str, Any], numbers: dict[str, int], words: Words) -> str:
    """How, and from which steps. Labels are the author's, and stay as they are."""
    how = words.of(step["words"])
    if not step["premises"]:
        return words.say("by {method}", method=how)
    unlabelled = words.template("a fact without a label")
    steps = words.template(", ").join(f"[{numbers[p]}] {p}" if p in numbers else unlabelled for p in step["premises"])
    return words.say("by {method}, from {steps}", method=how, steps=steps)
