"""The printers of the operations, one for each, and the printing of a term by them.

The modules beside this one register theirs: @prints("add", "sub") stands above the function that prints a sum and a difference.
"""

from collections.abc import Callable

from ...kernel.terms import Term
from .pieces import Piece, parenthesised
from .strengths import ON_PAPER

Printer = Callable[[Term], Piece]
PRINTERS: dict[str, Printer] = {}


def prints(*ops: str) -> Callable[[Printer], Printer]:
    """The function below prints these operations."""
    def register(printer: Printer) -> Printer:
        PRINTERS.update(dict.fromkeys(ops, printer))
        return printer
    return register


def latex(term: Term) -> str:
    """The term as LaTeX. Bound variables keep their names unless they clash."""
    return measured(term).text


def measured(t: Term) -> Piece:
    """The term's LaTeX with what a layout needs to know about it."""
    return PRINTERS[t.op](t)


def at_strength(t: Term, around: int, closed: bool = False) -> Piece:
    """The term where strength `around` is needed. closed: something follows that a sum on the left would swallow."""
    piece = PRINTERS[t.op](t)
    return parenthesised(piece) if piece.level < around or (closed and piece.reaching) else piece


def operands(t: Term, closed: bool = False) -> list[Piece]:
    """The operands of an operation that is written with a sign. closed: as of at_strength, for the first of two."""
    places = ON_PAPER[t.op].operands
    first = at_strength(t.args[0], places[0], closed)
    return [first] if len(places) == 1 else [first, at_strength(t.args[1], places[1])]
