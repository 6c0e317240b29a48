"""Which strategies are tried for which goal, in which order: cheap ones and those that decide first."""

from collections.abc import Sequence

from ...kernel.terms import Term
from . import (
    apart,
    calculus,
    connectives,
    differences,
    equations,
    inequalities,
    known_sums,
    monotone,
    naturals,
    pieces,
    polygons,
    products,
    splits,
    steps,
    tending,
    whole_numbers,
)
from .search import Strategy

QUICK: tuple[Strategy, ...] = (
    inequalities.enclosed, inequalities.arithmetical, inequalities.with_bounds, inequalities.by_roots, inequalities.by_squares,
    inequalities.halving)

_INEQUALITY: tuple[Strategy, ...] = (
    differences.by_slope, *QUICK, inequalities.with_squares_of_facts, equations.rewritten, splits.absolute_values, splits.few_values,
    naturals.stepwise, calculus.integrated, inequalities.from_a_fact, steps.comparing_powers, steps.hypothesis_off,
    inequalities.by_logarithms, equations.solved_for, inequalities.through_roots, inequalities.squared, monotone.monotone,
    inequalities.by_factors, naturals.inductive, naturals.of_reals, connectives.contradictory)

_EQUATION: tuple[Strategy, ...] = (
    equations.computed, equations.algebraic, equations.eliminated, polygons.at_part_of_pi, equations.rewritten,
    splits.absolute_values, splits.few_values, naturals.stepwise, pieces.cut_at_kinks, calculus.integrated, calculus.by_linearity,
    known_sums.by_known_sum, tending.summed, equations.by_factors, naturals.inductive, equations.solved_for, equations.undone,
    products.of_logarithms, equations.equal_squares, equations.constant_difference, connectives.contradictory)

_BY_SHAPE: dict[str, tuple[Strategy, ...]] = {
    "forall": (connectives.every,),
    "imp": (connectives.supposing,),
    "and": (connectives.both,),
    "or": (connectives.evident, connectives.either, splits.few_values),
    "not": (connectives.evident, inequalities.by_roots, apart.by_contradicting, apart.by_nonzero_factors, equations.rewritten,
            connectives.denial),
    "exists": (connectives.archimedean, connectives.crossed, whole_numbers.small_numbers, connectives.witness),
    "eq": _EQUATION,
    "lt": _INEQUALITY,
    "le": _INEQUALITY,
    "has_deriv": (calculus.differentiated,),
    "continuous": (connectives.evident,),
    "limit": (tending.limiting, tending.otherwise_written, tending.slope, tending.probed),
    "true": (connectives.evident, equations.computed),
    "false": (connectives.contradictory,),
}


def suited(goal: Term) -> Sequence[Strategy]:
    """The strategies for a goal of this shape."""
    return _BY_SHAPE.get(goal.op, ())


__all__ = ["QUICK", "suited"]
