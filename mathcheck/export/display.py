r"""A formula as a LaTeX display that stays inside the line.

Short formulas are \[..\]. Longer ones are broken at their own structure, one part a line: after quantifiers, before
implications, after each conjunct or alternative. Where a single part is still too wide, it is set as a ragged paragraph of
math, which TeX breaks at relations and operators. The formula printed is always the whole formula, with every parenthesis.
"""

import textwrap
from typing import NamedTuple

from ..kernel.terms import Definition, Term
from ..lang.latex import ATOM, CONNECTIVES, QUANTIFIER, defined, measured, quantified, unary

WIDTH = 27.0  # em; a step's display in a plain article has about 32
MAX_ALIGNED = 24  # lines; an aligned block cannot be broken across pages
COLUMNS = 110  # of the source text

# Defined so that a document which already has its own keeps it.
MACROS = (
    "\\providecommand{\\mathcheckline}[1]{{\\par\\raggedright\\leftskip=4em\\parindent=-2em\\indent$\\displaystyle #1$\\par}}",
)


class Row(NamedTuple):
    """A line of a broken formula."""

    text: str
    width: float


class _Margin(NamedTuple):
    """What stands before a part's first line, before its other lines, and after its last one."""

    first: Row
    rest: Row
    after: Row


_NOTHING = Row("", 0.0)
_INDENT = Row("\\quad ", 1.0)


def display(term: Term) -> str:
    """The term as a display, several lines of LaTeX."""
    return _shown(rows(term))


def display_definition(definition: Definition) -> str:
    """name(parameters) := body as a display."""
    piece = defined(definition)
    return _shown([Row(piece.text, piece.width)])


def rows(term: Term) -> list[Row]:
    """The lines of the formula; one if it fits."""
    return _rows(term, QUANTIFIER, _Margin(_NOTHING, _NOTHING, _NOTHING))


def wrapped(source: str) -> str:
    """Source text broken into lines at spaces, where a line's end means the same."""
    return "\n".join(textwrap.wrap(source, COLUMNS, break_long_words=False, break_on_hyphens=False))


def _shown(lines: list[Row]) -> str:
    if any(row.width > WIDTH for row in lines) or len(lines) > MAX_ALIGNED:
        return "\\leavevmode\n" + "\n".join(f"\\mathcheckline{{{wrapped(row.text)}}}" for row in lines)
    if len(lines) == 1:
        return f"\\[\n{wrapped(lines[0].text)}\n\\]"
    aligned = " \\\\\n".join(wrapped("& " + unary(row.text)) for row in lines)
    return f"\\[\n\\begin{{aligned}}\n{aligned}\n\\end{{aligned}}\n\\]"


def _rows(t: Term, around: int, margin: _Margin) -> list[Row]:
    piece = measured(t)
    if piece.level < around:
        margin = _Margin(_joined(margin.first, Row("(", 0.4)), _joined(margin.rest, Row("\\phantom{(}", 0.4)),
                         _joined(Row(")", 0.4), margin.after))
    whole = _framed(margin, Row(unary(piece.text) if margin.first.text else piece.text, piece.width))
    if whole.width <= WIDTH:
        return [whole]
    if t.op in CONNECTIVES:
        return _parts(t, margin)
    if t.op in ("forall", "exists"):
        return _quantifier(t, margin)
    return [whole]


def _parts(t: Term, margin: _Margin) -> list[Row]:
    sign, level = CONNECTIVES[t.op]
    parts = _chain(t)
    found: list[Row] = []
    for i, part in enumerate(parts):
        first = margin.first if i == 0 else margin.rest
        rest, after = margin.rest, _NOTHING
        if i > 0 and t.op == "imp":
            first, rest = _joined(first, Row(f"\\quad {sign}\\; ", 2.6)), _joined(rest, Row("\\qquad ", 2.0))
        if i < len(parts) - 1 and t.op != "imp":
            after = Row(f" \\;{sign}", 1.2)
        found += _part(part, t.op, level + 1, _Margin(first, rest, margin.after if i == len(parts) - 1 else after))
    return found


def _part(part: Term, op: str, around: int, margin: _Margin) -> list[Row]:
    """A part of a conjunction that is itself broken gets parentheses: its lines would look like parts of the whole."""
    found = _rows(part, around, margin)
    return found if len(found) == 1 or op == "imp" else _rows(part, ATOM, margin)


def _chain(t: Term) -> list[Term]:
    parts = []
    op = t.op
    while t.op == op:
        parts.append(t.args[0])
        t = t.args[1]
    return [*parts, t]


def _quantifier(t: Term, margin: _Margin) -> list[Row]:
    prefix, body = quantified(t)
    head = _joined(margin.first, Row(prefix.text, prefix.width))
    while body.op in ("forall", "exists"):
        prefix, rest = quantified(body)
        if head.width + prefix.width > WIDTH:
            break
        head, body = _joined(head, Row(f"\\; {prefix.text}", prefix.width)), rest
    indented = _joined(margin.rest, _INDENT)
    return [head, *_rows(body, QUANTIFIER, _Margin(indented, indented, margin.after))]


def _framed(margin: _Margin, body: Row) -> Row:
    return _joined(_joined(margin.first, body), margin.after)


def _joined(a: Row, b: Row) -> Row:
    return Row(a.text + b.text, a.width + b.width)
