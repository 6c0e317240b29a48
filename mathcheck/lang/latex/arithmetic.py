"""Operations on numbers: sums, products, quotients, powers, and functions of one or two numbers."""

from ...kernel.terms import Term
from .names import operator_name
from .pieces import (
    BIG,
    FRACTION,
    LARGE,
    NARROW,
    POWER,
    PRODUCT,
    RAISED,
    SLASH,
    SUM,
    TIGHT,
    Edge,
    Piece,
    applied,
    delimiters,
    inline,
    script_width,
    set_beside,
)
from .printing import at_strength, measured, prints


@prints("add", "sub")
def _sum_of(t: Term) -> Piece:
    left, right = at_strength(t.args[0], SUM), at_strength(t.args[1], SLASH)
    sign = "+" if t.op == "add" else "-"
    return Piece(f"{left.text} {sign} {right.text}", SUM, left.width + right.width + 1.25, left.first, right.last,
                 left.tall or right.tall, right.reaching)


@prints("neg")
def _negative(t: Term) -> Piece:
    p = at_strength(t.args[0], PRODUCT)
    return p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8, first=Edge.OTHER)


def summands(t: Term) -> list[Piece]:
    """The parts of a sum that may stand on lines of their own, each after the first with its sign; one for any other term."""
    found = []
    while t.op in ("add", "sub"):
        part = at_strength(t.args[1], SLASH)
        found.append(part._replace(text=("+ " if t.op == "add" else "- ") + part.text, width=part.width + 1.25))
        t = t.args[0]
    return [at_strength(t, SUM), *reversed(found)]


@prints("mul")
def _product(t: Term) -> Piece:
    left, right = at_strength(t.args[0], PRODUCT, closed=True), at_strength(t.args[1], BIG)
    sign = _multiplication(left.last, right.first)
    if sign != " \\cdot " and left.width + right.width > NARROW:
        sign = "\\,\\allowbreak "
    space = 0.75 if sign == " \\cdot " else 0.2
    return Piece(left.text + sign + right.text, PRODUCT, left.width + right.width + space, left.first, right.last,
                 left.tall or right.tall, right.reaching)


def _multiplication(left: Edge, right: Edge) -> str:
    """A dot between two numbers and where a reader would see a mixed number, a longer number or a second application."""
    numeric = (Edge.DIGIT, Edge.FRACTION)
    if right is Edge.DIGIT or (left in numeric and right is Edge.FRACTION) or (left is Edge.APPLICATION and right is Edge.PAREN):
        return " \\cdot "
    if left is Edge.DIGIT and right in (Edge.LETTER, Edge.PAREN):
        return ""
    return " " if right is Edge.OPERATOR else "\\,"


@prints("div")
def _quotient(t: Term) -> Piece:
    top, bottom = measured(t.args[0]), measured(t.args[1])
    width = max(top.width, bottom.width)
    if width > NARROW:
        return slashed(t)
    size = LARGE if top.tall and t.args[0].op in ("add", "sub") else ""  # fractions in a long numerator would be hard to read
    return Piece(f"\\frac{{{size}{top.text}}}{{{bottom.text}}}", FRACTION, width + 0.25, Edge.FRACTION, Edge.FRACTION, tall=True)


def slashed(t: Term) -> Piece:
    """A quotient as a/b."""
    left, right = at_strength(t.args[0], SLASH, closed=True), at_strength(t.args[1], POWER)
    stroke = "/" if left.width + right.width <= NARROW else "/\\allowbreak "
    return Piece(left.text + stroke + right.text, SLASH, left.width + right.width + 0.5, left.first, right.last, left.tall or right.tall)


def in_script(t: Term) -> Piece:
    """A bound or a point: a quotient is written a/b there, where a fraction would be too small."""
    if t.op == "neg" and t.args[0].op == "div":
        p = slashed(t.args[0])
        p = p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8)
    else:
        p = slashed(t) if t.op == "div" else measured(t)
    return p._replace(text=inline(p.text))


@prints("npow", "zpow")
def _power(t: Term) -> Piece:
    base, exponent = at_strength(t.args[0], TIGHT), in_script(t.args[1])
    if exponent.width > NARROW:
        beside = set_beside(measured(t.args[1]))
        width = base.width + beside.width + 0.5
        return Piece(f"{base.text}{RAISED}{beside.text}", POWER, width, base.first, tall=base.tall or beside.tall)
    width = base.width + script_width(exponent)
    return Piece(f"{base.text}^{{{exponent.text}}}", POWER, width, base.first, Edge.OTHER, base.tall)


@prints("fact")
def _factorial(t: Term) -> Piece:
    p = at_strength(t.args[0], TIGHT)
    return p._replace(text=p.text + "!", level=POWER, width=p.width + 0.3, last=Edge.OTHER)


@prints("abs")
def _absolute(t: Term) -> Piece:
    p = measured(t.args[0])
    left, right = delimiters(p, "\\lvert", "\\rvert")
    return Piece(left + p.text + right, TIGHT, p.width + 0.6, tall=p.tall)


@prints("max", "min")
def _extremum(t: Term) -> Piece:
    return applied(Piece("\\" + t.op, TIGHT, 1.9, Edge.OPERATOR, Edge.LETTER), [measured(a) for a in t.args])


@prints("exp", "log", "sin", "cos", "tan", "sec", "csc", "cot")
def _named_function(t: Term) -> Piece:
    return applied(Piece("\\" + t.op, TIGHT, 1.4, Edge.OPERATOR, Edge.LETTER), [measured(t.args[0])])


@prints("sqrt")
def _square_root(t: Term) -> Piece:
    p = measured(t.args[0])
    if p.width > NARROW:  # a radical does not break across lines
        return applied(operator_name("sqrt"), [p])
    return Piece(f"\\sqrt{{{p.text}}}", TIGHT, p.width + 0.9, tall=p.tall)


@prints("atan")
def _arctangent(t: Term) -> Piece:
    return applied(Piece("\\arctan", TIGHT, 2.7, Edge.OPERATOR, Edge.LETTER), [measured(t.args[0])])


@prints("pi")
def _pi(_t: Term) -> Piece:
    return Piece("\\pi", TIGHT, 0.6, Edge.LETTER, Edge.LETTER)
