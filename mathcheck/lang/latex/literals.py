"""Literals: integers in full, fractions, exact decimals."""

from fractions import Fraction

from ...kernel.terms import Term
from ...kernel.text import digits
from .pieces import NARROW, Edge, Piece
from .printing import prints
from .strengths import FRACTION, SLASH, SUM, TIGHT

DECIMALS = 45  # at most, and a denominator beyond FRACTIONS, for a literal to be written as an exact decimal
FRACTIONS = 100_000


@prints("num")
def _number(t: Term) -> Piece:
    value = t.data
    if value < 0:
        p = _magnitude(-value)
        return p._replace(text="-" + p.text, level=SUM, width=p.width + 0.8, first=Edge.OTHER)
    return _magnitude(value)


def _magnitude(value: int | Fraction) -> Piece:
    if type(value) is not Fraction:
        text, length = _grouped(digits(value))
        return Piece(text, TIGHT, 0.5 * length, Edge.DIGIT, Edge.DIGIT)
    if decimal := exact_decimal(value):
        return Piece(decimal, TIGHT, 0.5 * (len(decimal) - decimal.count("\\,")), Edge.DIGIT, Edge.DIGIT)
    (top, m), (bottom, n) = _grouped(digits(value.numerator)), _grouped(digits(value.denominator))
    width = 0.5 * max(m, n)
    if width > NARROW:
        return Piece(f"{top}/\\allowbreak {bottom}", SLASH, 0.5 * (m + n + 1), Edge.DIGIT, Edge.DIGIT)
    return Piece(f"\\tfrac{{{top}}}{{{bottom}}}", FRACTION, 0.7 * width + 0.25, Edge.FRACTION, Edge.FRACTION, tall=True)


def exact_decimal(value: int | Fraction) -> str:
    r"""0.66014\,53618 for a long fraction that is one exactly; nothing for other numbers."""
    bottom = value.denominator
    if not FRACTIONS < bottom < 10**DECIMALS or 10**DECIMALS % bottom or value >= 10**DECIMALS:
        return ""
    whole, rest = divmod(value.numerator * 10**DECIMALS // bottom, 10**DECIMALS)
    shown = f"{rest:0{DECIMALS}}".rstrip("0")
    return f"{whole}." + "\\,".join(shown[i:i + 5] for i in range(0, len(shown), 5))


def _grouped(text: str) -> tuple[str, int]:
    """The digits and their number; a long number may be broken across lines. Hexadecimal digits are set in typewriter."""
    font = "\\mathtt{%s}" if text.startswith("0x") else "%s"
    chunks = [text[i:i + 20] for i in range(0, len(text), 20)] if len(text) > 40 else [text]
    return "\\allowbreak ".join(font % c for c in chunks), len(text)
