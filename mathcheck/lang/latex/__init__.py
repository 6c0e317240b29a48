r"""Terms as LaTeX, for people. Needs amsmath and amssymb; every function returns math without dollar signs.

A printer must never decide what a formula means: it reads kernel terms only, and different terms look different, by themselves or
together with what stands beside them: the definitions in full (`latex_definition`) and the sentences of `latex_legend`. It takes for
granted that no two definitions have one name, which a claim and a typed statement are refused for. Terms that nearly look alike:

  * a^e with a natural exponent is x^{e}, and x^{(-n)} if that begins with a minus; ipow(a, e) with an integer exponent (the base is then
    not 0) has a sign in front of the exponent: x^{-n}, x^{+n}. The legend says so;
  * -2 is the literal, -(2) the negation of 2;
  * a rational literal is a small \tfrac or a decimal, a quotient of integers a \frac, (a)/b if it is long: the legend says so where
    both of one value occur;
  * a definition is printed upright and stands in full below the statement; one that is called arctan is in typewriter;
  * n (n+1) with a thin space is a product, u(n+1) without one an application;
  * a continuous map's interval between two literals in their order is written as an interval: on [0, 1].

Where what stands:
  strengths       what binds how strongly: the kernel's table of precedence with what typesetting changes
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
from .pieces import NARROW, Piece, Sides, inline, parenthesised, unary
from .printing import PRINTERS, latex, measured
from .strengths import ATOM, ON_PAPER, QUANTIFIER

__all__ = [
    "ATOM", "CONNECTIVES", "NARROW", "ON_PAPER", "PRINTERS", "QUANTIFIER", "Piece", "Sides", "defined", "inline", "latex",
    "latex_definition", "latex_legend", "latex_sequent", "latex_sort", "latex_variables", "measured", "parameters", "parenthesised",
    "quantified", "recursion_equations", "sides", "unary",
]
