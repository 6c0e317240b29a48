"""A printed formula with what its neighbours must know of it, and the delimiters and scripts that it may stand in."""

from enum import Enum, auto
from typing import NamedTuple

from .strengths import QUANTIFIER, TIGHT

NARROW = 20.0  # em; wider than this, only constructions that TeX can break across lines
RAISED = "^{\\wedge}"  # before an exponent that is too long for a script
RAISED_FALLING = "^{\\underline{\\wedge}}"
LARGE = "\\displaystyle "


class Edge(Enum):
    """What stands at the end of a formula: it decides how a product is written."""

    DIGIT = auto()
    LETTER = auto()
    FRACTION = auto()
    OPERATOR = auto()  # a name or big sign before which TeX puts a thin space by itself
    PAREN = auto()
    APPLICATION = auto()  # the closing parenthesis of u(k)
    OTHER = auto()


class Piece(NamedTuple):
    """A formula's LaTeX, its binding strength and what a neighbour must know. width: estimated, in em, in display style;
    tall: higher than a line; reaching: ends in the body of a sum or product sign or in a differential, which would swallow a factor
    on its right."""

    text: str
    level: int
    width: float
    first: Edge = Edge.OTHER
    last: Edge = Edge.OTHER
    tall: bool = False
    reaching: bool = False


class Sides(NamedTuple):
    """A statement that is read as opening, left, closing, sign, right: left and right as the parts of a sum, each after the first with
    its sign, which may stand on lines of their own."""

    opening: Piece
    left: list[Piece]
    closing: Piece
    sign: str
    right: list[Piece]


NOTHING = Piece("", TIGHT, 0.0)
INFINITY = Piece("\\infty", TIGHT, 1.0)


def unary(text: str) -> str:
    """The formula after something that would make TeX set a leading minus with the spaces of a subtraction."""
    return "{-}" + text[1:] if text.startswith("-") else text


def inline(text: str) -> str:
    """The formula without what enlarges its parts, for a line of text or a script."""
    return text.replace(LARGE, "")


def parenthesised(p: Piece) -> Piece:
    """The formula in parentheses."""
    left, right = delimiters(p, "(", ")")
    first = Edge.OPERATOR if left.startswith("\\left") else Edge.PAREN
    return Piece(left + p.text + right, TIGHT, p.width + (1.3 if p.tall else 0.8), first, Edge.PAREN, p.tall)


def delimiters(p: Piece, left: str, right: str) -> tuple[str, str]:
    r"""Delimiters of the formula's height; \left and \right forbid line breaks, so a wide formula gets fixed sizes."""
    if not p.tall:
        return left + _after(left), right
    sizes = ("\\left", "\\right") if p.width <= NARROW else ("\\biggl", "\\biggr")
    return sizes[0] + left + _after(left), sizes[1] + right


def _after(delimiter: str) -> str:
    return " " if delimiter.startswith("\\") else ""


def applied(head: Piece, args: list[Piece]) -> Piece:
    """head(args, ..)."""
    width = sum(a.width + 0.45 for a in args) - 0.45
    comma = ", " if width <= NARROW else ",\\allowbreak\\; "
    inside = Piece(comma.join(a.text for a in args), QUANTIFIER, width, tall=any(a.tall for a in args))
    left, right = delimiters(inside, "(", ")")
    opening = "\\mathopen{}" + left if left.startswith("\\left") else left
    return Piece(head.text + opening + inside.text + right, TIGHT, head.width + width + 0.8, head.first, Edge.APPLICATION, inside.tall)


def set_beside(*parts: Piece) -> Piece:
    """What is too long for a script, in brackets that TeX can break."""
    inside = Piece(" \\to ".join(p.text for p in parts), QUANTIFIER, sum(p.width + 1.0 for p in parts), tall=any(p.tall for p in parts))
    left, right = delimiters(inside, "[", "]")
    return Piece(left + unary(inside.text) + right, TIGHT, inside.width + 0.6, tall=inside.tall)


def script_width(p: Piece) -> float:
    """The formula's width as an exponent or a bound."""
    return 0.72 * p.width + (1.2 if p.tall else 0.0)  # a sum has its bounds beside it there
