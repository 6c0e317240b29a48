"""Operations on numbers: sums, products, quotients, powers, and functions of one or two numbers."""

from ...kernel.terms import Term
from ...kernel.text import looks_literal
from .names import operator_name
from .pieces import LARGE, NARROW, RAISED, Edge, Piece, applied, delimiters, inline, parenthesised, script_width, set_beside
from .printing import at_strength, measured, operands, prints
from .strengths import FRACTION, ON_PAPER, SUM, TIGHT


@prints("add", "sub")
def _sum_of(t: Term) -> Piece:
    left, right = operands(t)
    sign, strength, _ = ON_PAPER[t.op]
    return Piece(f"{left.text} {sign} {right.text}", strength, left.width + right.width + 1.25, left.first, right.last,
                 left.tall or right.tall, right.reaching)


@prints("neg")
def _negative(t: Term) -> Piece:
    """-x; -(3), for -3 is the literal."""
    if t.args[0].op == "num":
        return negative(parenthesised(measured(t.args[0])))
    return negative(*operands(t))


def negative(p: Piece) -> Piece:
    """The piece after a minus."""
    return p._replace(text="-" + p.text, level=ON_PAPER["neg"].strength, width=p.width + 0.8, first=Edge.OTHER)


def summands(t: Term) -> list[Piece]:
    """The parts of a sum that may stand on lines of their own, each after the first with its sign; one for any other term."""
    found = []
    while t.op in ("add", "sub"):
        part = at_strength(t.args[1], ON_PAPER[t.op].operands[1])
        found.append(part._replace(text=f"{ON_PAPER[t.op].sign} {part.text}", width=part.width + 1.25))
        t = t.args[0]
    return [at_strength(t, SUM), *reversed(found)]


@prints("mul")
def _product(t: Term) -> Piece:
    left, right = operands(t, closed=True)
    sign = _multiplication(left.last, right.first)
    if sign != " \\cdot " and left.width + right.width > NARROW:
        sign = "\\,\\allowbreak "
    space = 0.75 if sign == " \\cdot " else 0.2
    return Piece(left.text + sign + right.text, ON_PAPER[t.op].strength, left.width + right.width + space, left.first, right.last,
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
    """A quotient as a/b; (a)/b for two long numbers, for a/b is then the literal."""
    left, right = operands(t, closed=True)
    if looks_literal(t) and max(left.width, right.width) > NARROW:
        left = parenthesised(left)
    stroke = "/" if left.width + right.width <= NARROW else "/\\allowbreak "
    return Piece(left.text + stroke + right.text, ON_PAPER[t.op].strength, left.width + right.width + 0.5, left.first, right.last,
                 left.tall or right.tall)


def in_script(t: Term) -> Piece:
    """A bound or a point: a quotient is written a/b there, where a fraction would be too small."""
    if t.op == "neg" and t.args[0].op == "div":
        p = negative(slashed(t.args[0]))
    else:
        p = slashed(t) if t.op == "div" else measured(t)
    return p._replace(text=inline(p.text))


@prints("npow", "zpow")
def _power(t: Term) -> Piece:
    base, exponent = at_strength(t.args[0], ON_PAPER[t.op].operands[0]), _exponent(t.op, in_script(t.args[1]))
    if exponent.width > NARROW:
        beside = set_beside(_exponent(t.op, measured(t.args[1])))
        width = base.width + beside.width + 0.5
        return Piece(f"{base.text}{RAISED}{beside.text}", ON_PAPER[t.op].strength, width, base.first, tall=base.tall or beside.tall)
    width = base.width + script_width(exponent)
    return Piece(f"{base.text}^{{{exponent.text}}}", ON_PAPER[t.op].strength, width, base.first, Edge.OTHER, base.tall)


def _exponent(op: str, p: Piece) -> Piece:
    """x^{n} and x^{(-n)} are natural powers; x^{-n} and x^{+n}, with a sign in front, integer powers."""
    signed = p.text.startswith("-")
    if op == "npow":
        return parenthesised(p) if signed else p
    return p if signed else p._replace(text="+" + p.text, width=p.width + 0.8)


@prints("fact")
def _factorial(t: Term) -> Piece:
    [p] = operands(t)
    return p._replace(text=p.text + "!", level=ON_PAPER[t.op].strength, width=p.width + 0.3, last=Edge.OTHER)


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
