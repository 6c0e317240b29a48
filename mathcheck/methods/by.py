"""The methods, named to be read after "by": d.have("step", goal, by.arithmetic, fact, other_fact).

A method is untrusted: it only chooses kernel rules. Give the facts it needs as the step's premises.
"""

from .algebraic import absolute_value, algebra, arithmetic, cancelling, computation, elimination, factoring, multiplying, squares
from .calculus import derivative, same_function
from .casewise import antisymmetry, cases, each_value
from .costs import closed_branches, ones, primality
from .enclosing import bisection, enclosure
from .inductive import below, induction, strong_induction
from .integration import antiderivative, comparison, integrating, linearity, parts, reversing, splitting, substitution
from .least import least_number
from .limits import beyond, closeness, comparing_limits, composition, eventually_equal, holds_eventually, limit, squeeze, uniqueness
from .logical import conjunction, contradiction, generalisation, instance, obtaining, refuting, strictness, witness
from .monotony import constancy, critical_point, crossing, global_minimum, least_point, mean, rising, rolle
from .positivity import sturm, sum_of_squares
from .ranges import empty_range, first_term, last_term, summation, termwise
from .replacing import axiom, definition, factorial_step, recursion, rewriting
from .series import bounded_growth, bounded_series, partial_sum_below, series
from .trying import trying

__all__ = [
    "absolute_value", "algebra", "antiderivative", "antisymmetry", "arithmetic", "axiom", "below", "beyond", "bisection",
    "bounded_growth", "bounded_series", "cancelling", "cases", "closed_branches", "closeness", "comparing_limits", "comparison",
    "composition", "computation", "conjunction", "constancy", "contradiction", "critical_point", "crossing",
    "definition", "derivative", "each_value", "elimination", "empty_range", "enclosure", "eventually_equal",
    "factorial_step", "factoring", "first_term", "generalisation", "global_minimum", "holds_eventually",
    "induction", "instance", "integrating", "last_term", "least_number", "least_point", "limit", "linearity", "mean",
    "multiplying", "obtaining", "ones", "partial_sum_below", "parts", "primality", "recursion", "refuting", "reversing", "rewriting",
    "rising", "rolle", "same_function", "series", "splitting", "squares", "squeeze", "strictness",
    "strong_induction", "sturm", "substitution", "sum_of_squares", "summation", "termwise", "trying", "uniqueness",
    "witness",
]
