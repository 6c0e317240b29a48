"""How strongly operations bind: one table for the printer of the text form (text.py), for its reader (mathcheck.lang.parsing) and for the
LaTeX printer (mathcheck.lang.latex). Each of these says itself where it differs. Nothing here decides what a term means."""

from typing import NamedTuple

# Loosest first. There is room between two of them for the finer ones of a printer; strength + 1 asks for anything tighter.
QUANTIFIER, IMP, OR, AND, NOT, ATOM, SUM, PRODUCT, SIGN, POWER, TIGHT, BRACKETS = range(0, 120, 10)


class Operator(NamedTuple):
    """An operation that is written with a sign. sign: in the text form, between two operands, before one, or behind it (!); strength: how
    strongly it binds; operands: how strongly each operand must bind to stand there without brackets."""

    sign: str
    strength: int
    operands: tuple[int, ...]


OPERATORS = {
    "imp": Operator("->", IMP, (IMP + 1, IMP)),  # A -> B -> C is A -> (B -> C); likewise or, and
    "or": Operator("or", OR, (OR + 1, OR)),
    "and": Operator("and", AND, (AND + 1, AND)),
    "not": Operator("not", NOT, (NOT,)),
    "eq": Operator("=", ATOM, (SUM, SUM)),
    "lt": Operator("<", ATOM, (SUM, SUM)),
    "le": Operator("<=", ATOM, (SUM, SUM)),
    "add": Operator("+", SUM, (SUM, SUM + 1)),  # a - b - c is (a - b) - c; likewise products
    "sub": Operator("-", SUM, (SUM, SUM + 1)),
    "mul": Operator("*", PRODUCT, (PRODUCT, PRODUCT + 1)),
    "div": Operator("/", PRODUCT, (PRODUCT, PRODUCT + 1)),
    "neg": Operator("-", SIGN, (SIGN,)),  # -a*b is (-a)*b, and -a^b is -(a^b)
    "npow": Operator("^", POWER, (TIGHT, TIGHT)),
    "zpow": Operator("^^", POWER, (TIGHT, TIGHT)),
    "fact": Operator("!", POWER, (TIGHT,)),
}
