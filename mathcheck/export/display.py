r"""A formula in a LaTeX display or flush left in lines of its own, inside the line.

Short displays are \[..\]. Longer ones are broken at their own structure: after quantifiers, before the last implication, after each
conjunct or alternative, then at the relation and between the parts of a sum. Where a single part is still too wide, it is set as a
ragged paragraph of math, which TeX breaks at relations and operators. The formula printed is always the whole formula, with every
parenthesis.
"""

import math
import re
import textwrap
from typing import NamedTuple

from ..kernel.terms import Defined, Term
from ..lang.latex import (
    ATOM,
    CONNECTIVES,
    ON_PAPER,
    QUANTIFIER,
    Piece,
    defined,
    measured,
    parameters,
    quantified,
    recursion_equations,
    sides,
    unary,
)

WIDTH = 30.0  # em; a step's formula in a plain article has about 32
OWN_WIDTH = 35.0  # and in a document of ours about 38, in a font that is a little wider
PACKED = 6.0  # em; conjuncts and alternatives up to this width share a line
MAX_ALIGNED = 24  # lines, a tall one counts for two; an aligned block cannot be broken across pages
COLUMNS = 110  # of the source text


class Row(NamedTuple):
    """A line of a broken formula."""

    text: str
    width: float


class _Margin(NamedTuple):
    """What stands before a part's first line, before its other lines, and after its last one."""

    first: Row
    rest: Row
    after: Row
    width: float  # of the line


_NOTHING = Row("", 0.0)
_INDENT = Row("\\quad ", 1.0)
_FURTHER = Row("\\qquad ", 2.0)
_TALL = re.compile(r"\\(?:frac|binom|sum|prod|int|lim)(?![a-z])")
_LEADING = re.compile(r"((?:\\qquad |\\quad |\\phantom\{\(\})*)")


def display(term: Term, width: float = WIDTH) -> str:
    """The term as a display, several lines of LaTeX; the width of the line in em."""
    return _shown(rows(term, width), width)


def display_definition(definition: Defined, width: float = WIDTH) -> str:
    """name(parameters) := body, or a recursion's equations, as a display."""
    return _shown(definition_rows(definition, width), width)


def flush(term: Term, width: float = WIDTH) -> tuple[str, list[str]]:
    """The term flush left: the math of its first line, which may follow something else, and a paragraph for each further one."""
    first, *further = rows(term, width)
    return wrapped(f"\\displaystyle {unary(first.text)}"), [_paragraph(row) for row in further]


def definition_rows(definition: Defined, width: float = WIDTH) -> list[Row]:
    """The lines of the definition: one if it fits, a recursion's equations below each other if not."""
    whole, sorts = defined(definition), parameters(definition)
    equations = recursion_equations(definition)
    if whole.width <= width or not equations:
        return [Row(whole.text, whole.width)]
    margin = _Margin(_NOTHING, _NOTHING, _NOTHING, width)
    found = [row for e in equations[:-1] for row in _rows(e, QUANTIFIER, margin._replace(after=Row(",", 0.3)))]
    return [*found, *_rows(equations[-1], QUANTIFIER, margin._replace(after=Row(f" {sorts.text}", sorts.width)))]


def rows(term: Term, width: float = WIDTH) -> list[Row]:
    """The lines of the formula; one if it fits."""
    return _rows(term, QUANTIFIER, _Margin(_NOTHING, _NOTHING, _NOTHING, width))


def wrapped(source: str) -> str:
    """Source text broken into lines at spaces, where a line's end means the same."""
    return "\n".join(textwrap.wrap(source, COLUMNS, break_long_words=False, break_on_hyphens=False))


def _shown(lines: list[Row], width: float) -> str:
    if any(row.width > width for row in lines) or sum(2 if _TALL.search(row.text) else 1 for row in lines) > MAX_ALIGNED:
        return "\n".join(["\\leavevmode\\smallskip", *map(_paragraph, lines), "\\smallskip"])
    if len(lines) == 1:
        return f"\\[\n{wrapped(lines[0].text)}\n\\]"
    aligned = " \\\\\n".join(wrapped("& " + unary(row.text)) for row in lines)
    return f"\\[\n\\begin{{aligned}}\n{aligned}\n\\end{{aligned}}\n\\]"


def _paragraph(row: Row) -> str:
    """The line as a paragraph: its other lines, if TeX must break it, stand further to the right than its first."""
    _, leading, text = _LEADING.split(row.text, maxsplit=1)
    indentation = 2.0 * leading.count("\\qquad") + leading.count("\\quad") + 0.4 * leading.count("\\phantom")
    return wrapped(f"\\mathcheckrow{{{indentation:g}em}}{{{unary(text)}}}")


def _rows(t: Term, around: int, margin: _Margin) -> list[Row]:
    piece = measured(t)
    if piece.level < around:
        margin = margin._replace(first=_joined(margin.first, Row("(", 0.4)), rest=_joined(margin.rest, Row("\\phantom{(}", 0.4)),
                                 after=_joined(Row(")", 0.4), margin.after))
    whole = _joined(_joined(margin.first, Row(unary(piece.text) if margin.first.text else piece.text, piece.width)), margin.after)
    if whole.width <= margin.width:
        return [whole]
    if t.op == "imp":
        return _implication(t, margin)
    if t.op in CONNECTIVES:
        return _parts(t, margin)
    if t.op in ("forall", "exists"):
        return _quantifier(t, margin)
    return _atom(t, margin) or [whole]


def _parts(t: Term, margin: _Margin) -> list[Row]:
    """Conjuncts or alternatives, each on a line, but short ones side by side."""
    around = ON_PAPER[t.op].operands[0]
    parts = _chain(t)
    found: list[Row] = []
    packed = False  # whether the last line holds short parts only
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        after = margin.after if last else Row(f" \\;{CONNECTIVES[t.op]}", 1.2)
        lines = _part(part, around, margin._replace(first=_NOTHING if packed else margin.rest if found else margin.first, after=after))
        short = not last and len(lines) == 1 and measured(part).width <= PACKED
        if packed and short and found[-1].width + lines[0].width + 0.3 <= margin.width:
            found[-1] = _joined(_joined(found[-1], Row("\\; ", 0.3)), lines[0])
            continue
        if packed:
            lines = _part(part, around, margin._replace(first=margin.rest, after=after))
        packed = short
        found += lines
    return found


def _part(part: Term, around: int, margin: _Margin) -> list[Row]:
    """A part of a conjunction that is itself broken gets parentheses, unless it is an equation or the like: its lines would look like parts
    of the whole."""
    found = _rows(part, around, margin)
    return found if len(found) == 1 or sides(part) else _rows(part, ATOM, margin)


def _implication(t: Term, margin: _Margin) -> list[Row]:
    """As many suppositions on a line as fit, the conclusion on its own."""
    sign, (around, behind) = CONNECTIVES[t.op], ON_PAPER[t.op].operands
    *suppositions, conclusion = _chain(t)
    before, under = _joined(margin.rest, Row(f"\\quad {sign}\\; ", 2.6)), _joined(margin.rest, _FURTHER)
    found: list[Row] = []
    alone = False  # whether the last line may be continued
    for part in suppositions:
        inline = _rows(part, around, _Margin(Row(f" \\;{sign}\\; ", 2.2), _NOTHING, _NOTHING, margin.width))
        if alone and len(inline) == 1 and found[-1].width + inline[0].width <= margin.width:
            found[-1] = _joined(found[-1], inline[0])
            continue
        rest = under if found else _joined(margin.rest, _INDENT)
        lines = _rows(part, around, margin._replace(first=before if found else margin.first, rest=rest, after=_NOTHING))
        alone = len(lines) == 1
        found += lines
    return [*found, *_rows(conclusion, behind, margin._replace(first=before, rest=under))]


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
        if head.width + prefix.width > margin.width:
            break
        head, body = _joined(head, Row(f"\\; {prefix.text}", prefix.width)), rest
    beside = _joined(head, Row("\\; ", 0.3))
    if beside.width + _beginning(body) <= margin.width:
        return _rows(body, QUANTIFIER, margin._replace(first=beside))
    indented = _joined(margin.rest, _INDENT)
    return [head, *_rows(body, QUANTIFIER, margin._replace(first=indented, rest=indented))]


def _beginning(t: Term) -> float:
    """The width of what may stand beside a quantifier: a first supposition, a left side; infinite for what stands below it."""
    if t.op == "imp":
        return measured(t.args[0]).width + 0.8
    atom = sides(t)
    return math.inf if atom is None else atom.opening.width + sum(p.width for p in atom.left) + atom.closing.width + 0.8


def _atom(t: Term, margin: _Margin) -> list[Row]:
    """An equation, inequality, derivative or limit: broken at its sign and between the parts of a sum; empty for what has no sign."""
    atom = sides(t)
    if atom is None:
        return []
    first = _joined(margin.first, _row(atom.opening))
    before = margin._replace(first=first, rest=_joined(margin.rest, _FURTHER if atom.opening.text else _INDENT), after=_row(atom.closing))
    after = margin._replace(first=_joined(margin.rest, Row(f"\\quad {atom.sign} ", 2.3)), rest=_joined(margin.rest, _FURTHER))
    return [*_sum(atom.left, before), *_sum(atom.right, after)]


def _row(p: Piece) -> Row:
    return Row(p.text, p.width)


def _sum(parts: list[Piece], margin: _Margin) -> list[Row]:
    """As many parts of a sum on a line as fit."""
    first = parts[0]
    found = [_joined(margin.first, Row(unary(first.text) if margin.first.text else first.text, first.width))]
    for i, part in enumerate(parts[1:], 2):
        reserve = margin.after.width if i == len(parts) else 0.0
        if found[-1].width + part.width + reserve <= margin.width:
            found[-1] = _joined(found[-1], Row(f" {part.text}", part.width))
        else:
            found.append(_joined(margin.rest, Row(f"{{}}{part.text}", part.width)))
    return [*found[:-1], _joined(found[-1], margin.after)]


def _joined(a: Row, b: Row) -> Row:
    return Row(a.text + b.text, a.width + b.width)
