"""The least natural number with a property."""

from ...kernel.terms import Term
from .binders import open_binder
from .names import membership, variable_name
from .pieces import Edge, Piece, delimiters
from .printing import measured, prints
from .strengths import QUANTIFIER, TIGHT


@prints("least")
def _least(t: Term) -> Piece:
    r"""\min\{k \in \mathbb{N} : A\}: the braces show how far the property reaches."""
    k, opened = open_binder(t)
    name, body = variable_name(k.data), measured(opened)
    inside = Piece(f"{name.text}{membership(k.sort)} : {body.text}", QUANTIFIER, name.width + body.width + 3.0, tall=body.tall)
    left, right = delimiters(inside, "\\{", "\\}")
    opening = "\\mathopen{}" + left if left.startswith("\\left") else left
    return Piece(f"\\min{opening}{inside.text}{right}", TIGHT, inside.width + 2.6, Edge.OPERATOR, Edge.APPLICATION, inside.tall)
