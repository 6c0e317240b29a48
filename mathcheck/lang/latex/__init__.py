r"""Terms as LaTeX, for people. Needs amsmath and amssymb; every function returns math without dollar signs.

A printer must never decide what a formula means: it reads kernel terms only, and different terms should look different.
Where they do not, the pair is listed here, and `latex_legend` says so beside the formula where it matters:

  * a^e with a natural exponent and ipow(a, e) with an integer exponent (the base is then not 0): both x^{e};
  * -2 as a literal and the negation of 2, also of a rational literal;
  * what the text printer prints alike, two definitions of one name for example, and a definition that is named like a printed
    function (arctan): a definition is printed upright and stands in full below the statement;
  * a rational literal is a small \tfrac or a decimal, a quotient of integers a \frac;
  * n (n+1) with a thin space is a product, u(n+1) without one an application;
  * a continuous map's interval between two literals in their order is written as an interval: on [0, 1].

Where what stands:
  pieces          a printed formula and what its neighbours must know of it; delimiters, scripts
  names, binders  what variables and definitions are called; the sorts
  printing        which printer prints an operation: the one below @prints(..) in one of
  literals, arithmetic, big_operators, least, calculus, limits, formulas, applications
  definitions     a definition in full
  legend          the sentences beside the formulas
"""

from . import applications, big_operators, least, literals  # noqa: F401 - they register their printers
from .definitions import defined, latex_definition, parameters, recursion_equations
from .formulas import CONNECTIVES, latex_sequent, quantified, sides
from .legend import latex_legend
from .names import latex_sort, latex_variables
from .pieces import ATOM, NARROW, QUANTIFIER, Piece, Sides, inline, parenthesised, unary
from .printing import PRINTERS, latex, measured

__all__ = [
    "ATOM", "CONNECTIVES", "NARROW", "PRINTERS", "QUANTIFIER", "Piece", "Sides", "defined", "inline", "latex",
    "latex_definition", "latex_legend", "latex_sequent", "latex_sort", "latex_variables", "measured", "parameters", "parenthesised",
    "quantified", "recursion_equations", "sides", "unary",
]
