"""The language of claims: words that build kernel terms, and their printers. Nothing here is trusted."""

from ..kernel.sorts import INT, NAT, REAL
from .build import (
    And,
    Definition,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Sum,
    Term,
    at,
    cos,
    define,
    deriv,
    eq,
    exists,
    exp,
    factorial,
    forall,
    iff,
    implies,
    ipow,
    log,
    ne,
    sin,
)

__all__ = [
    "INT", "NAT", "REAL", "And", "Definition", "Function", "Int", "Max", "Min", "Nat", "Not", "Or", "Prod", "Q",
    "Real", "Sum", "Term", "at", "cos", "define", "deriv", "eq", "exists", "exp", "factorial", "forall", "iff",
    "implies", "ipow", "log", "ne", "sin",
]
