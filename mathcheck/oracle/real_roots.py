"""Where a polynomial is zero: words for a refusal. Nothing is proved with them."""

from fractions import Fraction

import sympy

from ..kernel.terms import Term
from .sympy_atoms import to_sympy
from .sympy_door import Untranslatable


def root_in_words(t: Term, low: Fraction | None, high: Fraction | None) -> str | None:
    """The least root of a polynomial in one variable between low and high, exactly if it is rational, else by three decimals;
    None if there is none or the term is not such a polynomial."""
    try:
        expr = sympy.expand(to_sympy(t))
        p = sympy.Poly(expr, *expr.free_symbols)
        roots = [r for r in p.sqf_part().real_roots() if (low is None or r >= _exact(low)) and (high is None or r <= _exact(high))]
    except (sympy.PolynomialError, Untranslatable, RecursionError, NotImplementedError):
        return None
    if not roots:
        return None
    return f"at {roots[0]}" if roots[0].is_Rational else f"near {float(roots[0]):.3f}"


def _exact(q: Fraction) -> sympy.Rational:
    return sympy.Rational(q.numerator, q.denominator)
