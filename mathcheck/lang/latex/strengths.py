"""How strongly operations bind on paper: the table of kernel.precedence, and what typesetting changes in it."""

from ...kernel.precedence import ATOM, IMP, OPERATORS, POWER, PRODUCT, QUANTIFIER, SUM, TIGHT, Operator

SLASH = SUM + 5  # a/b in a line binds less than a product: in a/b c, what does the stroke reach?
BIG = PRODUCT + 3  # a sum, a product over a range, an integral
FRACTION = PRODUCT + 6

ON_PAPER = {
    **OPERATORS,
    "neg": Operator("-", SUM, (PRODUCT,)),  # a leading minus stands with the sums: -ab is -(ab), and (-a)b needs its parentheses
    "div": Operator("/", SLASH, (SLASH, POWER)),  # in a line
}

__all__ = ["ATOM", "BIG", "FRACTION", "IMP", "ON_PAPER", "POWER", "PRODUCT", "QUANTIFIER", "SLASH", "SUM", "TIGHT"]
