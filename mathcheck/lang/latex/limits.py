r"""Limits: \lim_{x \to a} f = L, and the ways to approach a point or infinity.

A point a that is approached is left out; a^{+} and a^{-} are its two sides. Where a itself counts, \text{included} stands below. On the
right of the sign L^{+}, L^{-} and L^{\neq} say on which side of L the values are, or only that they differ from it. A variable that
tends to infinity is a natural number if it is called i, .., n and else a real one; where it is not so, its sort stands below.
"""

from ...kernel.sorts import NAT
from ...kernel.terms import Term
from .arithmetic import in_script, summands
from .binders import open_binder
from .names import indexed, membership, variable_name
from .pieces import INFINITY, NARROW, NOTHING, Edge, Piece, Sides, parenthesised, set_beside
from .printing import Printer, at_strength, measured, prints
from .strengths import ATOM, POWER, PRODUCT, SUM, TIGHT

_SIDES = {"above": "^{+}", "below": "^{-}"}
_INTEGERS = frozenset("ijklmn")


@prints("limit")
def _limit(t: Term) -> Piece:
    operator, function = _approaching(t)
    body, value = at_strength(function, PRODUCT), _value(t.args[2])
    return Piece(f"{operator.text} {body.text} = {value.text}", ATOM, operator.width + body.width + value.width + 1.35, Edge.OPERATOR,
                 value.last, tall=True)


def limit_sides(t: Term) -> Sides:
    r"""A limit at its sign; a sum after \lim in large parentheses."""
    operator, function = _approaching(t)
    left, target = summands(function), t.args[2]
    right = summands(target.args[0]) if target.op == "at" else [_value(target)]
    if len(left) == 1:
        return Sides(operator._replace(text=f"{operator.text} "), [at_strength(function, PRODUCT)], NOTHING, "=", right)
    opening = Piece(f"{operator.text} \\biggl(", TIGHT, operator.width + 0.6)
    return Sides(opening, left, Piece("\\biggr)", TIGHT, 0.6), "=", right)


def _approaching(t: Term) -> tuple[Piece, Term]:
    r"""\lim_{x \to a}, and the function of x."""
    x, function = open_binder(t)
    name, point, included = variable_name(x.data), _point(t.args[1], in_script), t.args[1].op == "at"
    if point.width > NARROW:
        point = _point(t.args[1], measured)
        text = f"{name.text} \\to {point.text}" + "\\text{ included}" * included
        beside = set_beside(point._replace(text=text, width=point.width + name.width + 1.6 + 4.0 * included))
        return Piece(f"\\lim{beside.text}", TIGHT, 1.5 + beside.width), function
    lines = [Piece(f"{name.text} \\to {point.text}", ATOM, name.width + point.width + 1.6)]
    if included:
        lines.append(Piece("\\text{included}", TIGHT, 3.7))
    if t.args[1].op == "infinity" and natural_by_name(x) is not (x.sort is NAT):
        lines.append(Piece(f"{name.text}{membership(x.sort)}", ATOM, name.width + 2.0))
    below = " \\\\ ".join(line.text for line in lines)
    below = f"\\substack{{{below}}}" if len(lines) > 1 else below
    return Piece(f"\\lim_{{{below}}}", TIGHT, max(1.6, *(0.76 * line.width for line in lines)) + 0.4), function


def natural_by_name(x: Term) -> bool:
    """A reader takes a variable of this name for a natural number."""
    return indexed(x.data.rstrip("_"))[0] in _INTEGERS


def _point(p: Term, printer: Printer) -> Piece:
    """What is approached."""
    return _marked(printer(p.args[0]), _SIDES.get(p.op, "")) if p.args else _infinite(p)


def _value(q: Term) -> Piece:
    """What the values tend to."""
    if q.op == "at":
        return at_strength(q.args[0], SUM)
    return _marked(measured(q.args[0]), _SIDES.get(q.op, "^{\\neq}")) if q.args else _infinite(q)


def _marked(point: Piece, mark: str) -> Piece:
    if not mark:
        return point
    point = parenthesised(point) if point.level < TIGHT else point
    return point._replace(text=point.text + mark, level=POWER, width=point.width + 0.6, last=Edge.OTHER)


def _infinite(p: Term) -> Piece:
    return INFINITY if p.op == "infinity" else Piece(f"-{INFINITY.text}", SUM, INFINITY.width + 0.8)


@prints("at", "near", "above", "below", "infinity", "minus_infinity")
def _filter(p: Term) -> Piece:
    """A way to approach by itself, which no formula is made of."""
    point = _point(p, measured)
    return point._replace(text=f"\\to {point.text}" + "\\text{ included}" * (p.op == "at"), level=ATOM)
