r"""A formula as a LaTeX display that stays inside the line.

Short formulas are \[..\]. Longer ones are broken at their own structure: after quantifiers, before the last implication, after each
conjunct or alternative, then at the relation and between the parts of a sum. Where a single part is still too wide, it is set as a
ragged paragraph of math, which TeX breaks at relations and operators. The formula printed is always the whole formula, with every
parenthesis.
"""

import re
import textwrap
from typing import NamedTuple

from ..kernel.terms import Definition, Term
from ..lang.latex import ATOM, CONNECTIVES, QUANTIFIER, Piece, defined, differentiated, measured, quantified, related, summands, unary

WIDTH = 30.0  # em; a step's display in a plain article has about 32
MAX_ALIGNED = 24  # lines; an aligned block cannot be broken across pages
COLUMNS = 110  # of the source text

# Defined so that a document which already has its own keeps it. \mathcheckrow{indentation}{formula} is one line of a long display.
MACROS = (
    "\\providecommand{\\mathcheckrow}[2]{{\\par\\raggedright\\lineskiplimit=3pt\\lineskip=3pt",
    "  \\leftskip=4em\\advance\\leftskip#1\\parindent=-2em\\indent$\\displaystyle #2$\\par}}",
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
_FURTHER = Row("\\qquad ", 2.0)
_LEADING = re.compile(r"((?:\\qquad |\\quad |\\phantom\{\(\})*)")


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
        return "\n".join(["\\leavevmode\\smallskip", *map(_paragraph, lines), "\\smallskip"])
    if len(lines) == 1:
        return f"\\[\n{wrapped(lines[0].text)}\n\\]"
    aligned = " \\\\\n".join(wrapped("& " + unary(row.text)) for row in lines)
    return f"\\[\n\\begin{{aligned}}\n{aligned}\n\\end{{aligned}}\n\\]"


def _paragraph(row: Row) -> str:
    """The line as a paragraph: its other lines, if TeX must break it, stand further to the right than its first."""
    _, leading, text = _LEADING.split(row.text, maxsplit=1)
    indentation = 2.0 * leading.count("\\qquad") + leading.count("\\quad") + 0.4 * leading.count("\\phantom")
    return f"\\mathcheckrow{{{indentation:g}em}}{{{wrapped(unary(text))}}}"


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
    if t.op == "has_deriv":
        return _derivative(t, margin)
    sides = related(t)
    if sides is not None:
        left, sign, right = sides
        parts = summands(left)
        if margin.first.text:
            parts[0] = parts[0]._replace(text=unary(parts[0].text))
        return [*_sum(parts, _Margin(margin.first, _joined(margin.rest, _INDENT), _NOTHING)),
                *_right_side(sign, right, margin)]
    return [whole]


def _parts(t: Term, margin: _Margin) -> list[Row]:
    if t.op == "imp":
        return _implication(t, margin)
    sign, level = CONNECTIVES[t.op]
    parts = _chain(t)
    found: list[Row] = []
    for i, part in enumerate(parts):
        first = margin.first if i == 0 else margin.rest
        after = margin.after if i == len(parts) - 1 else Row(f" \\;{sign}", 1.2)
        found += _part(part, level + 1, _Margin(first, margin.rest, after))
    return found


def _part(part: Term, around: int, margin: _Margin) -> list[Row]:
    """A part of a conjunction that is itself broken gets parentheses: its lines would look like parts of the whole."""
    found = _rows(part, around, margin)
    return found if len(found) == 1 or related(part) or part.op == "has_deriv" else _rows(part, ATOM, margin)


def _implication(t: Term, margin: _Margin) -> list[Row]:
    """As many suppositions on a line as fit, the conclusion on its own."""
    sign, level = CONNECTIVES[t.op]
    *suppositions, conclusion = _chain(t)
    before, under = _joined(margin.rest, Row(f"\\quad {sign}\\; ", 2.6)), _joined(margin.rest, _FURTHER)
    found: list[Row] = []
    alone = False  # whether the last line may be continued
    for part in suppositions:
        inline = _rows(part, level + 1, _Margin(Row(f" \\;{sign}\\; ", 2.2), _NOTHING, _NOTHING))
        if alone and len(inline) == 1 and found[-1].width + inline[0].width <= WIDTH:
            found[-1] = _joined(found[-1], inline[0])
            continue
        rest = _joined(margin.rest, _INDENT) if not found else under
        lines = _rows(part, level + 1, _Margin(before if found else margin.first, rest, _NOTHING))
        alone = len(lines) == 1
        found += lines
    return [*found, *_rows(conclusion, level, _Margin(before, under, margin.after))]


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
    if body.op == "imp":  # the suppositions stand beside the quantifier where they fit
        beside = _rows(body, QUANTIFIER, _Margin(_joined(head, Row("\\; ", 0.3)), margin.rest, margin.after))
        if beside[0].width <= WIDTH:
            return beside
    return [head, *_rows(body, QUANTIFIER, _Margin(indented, indented, margin.after))]


def _derivative(t: Term, margin: _Margin) -> list[Row]:
    operator, function, at = differentiated(t)
    size = "\\biggl", "\\biggr"
    opening, closing = Row(f"{operator.text}{size[0]}[", operator.width + 0.6), Row(f"{size[1]}]{at.text}", at.width + 0.6)
    inside = _Margin(_joined(margin.first, opening), _joined(margin.rest, _FURTHER), closing)
    parts = summands(function)
    return [*_sum([parts[0]._replace(text=unary(parts[0].text)), *parts[1:]], inside), *_right_side("=", t.args[2], margin)]


def _right_side(sign: str, t: Term, margin: _Margin) -> list[Row]:
    first, *others = summands(t)
    lead = Row(f"\\quad {sign} ", 2.3)
    return _sum([first, *others], _Margin(_joined(margin.rest, lead), _joined(margin.rest, _FURTHER), margin.after))


def _sum(parts: list[Piece], margin: _Margin) -> list[Row]:
    """As many parts of a sum on a line as fit."""
    found = [_joined(margin.first, Row(parts[0].text, parts[0].width))]
    for i, part in enumerate(parts[1:], 2):
        reserve = margin.after.width if i == len(parts) else 0.0
        if found[-1].width + part.width + reserve <= WIDTH:
            found[-1] = _joined(found[-1], Row(f" {part.text}", part.width))
        else:
            found.append(_joined(margin.rest, Row(f"{{}}{part.text}", part.width)))
    return [*found[:-1], _joined(found[-1], margin.after)]


def _framed(margin: _Margin, body: Row) -> Row:
    return _joined(_joined(margin.first, body), margin.after)


def _joined(a: Row, b: Row) -> Row:
    return Row(a.text + b.text, a.width + b.width)
