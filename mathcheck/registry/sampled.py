"""What a picture shows, as exact numbers: the enclosures of its functions by the numeric engine, or the records of a survey."""

from fractions import Fraction
from typing import NamedTuple

from ..kernel.sorts import REAL
from ..kernel.terms import Term, number, variable
from ..numeric.sampling import Cell, Point, Unplottable, at_numbers, over_cells, spread
from .picture import Picture

SECONDS = 30.0  # for each function
_CELLS, _STEPS = 40, 8  # a margin's cells are wide enough to be seen, a curve's are narrow
_MANY_CELLS, _FEW_STEPS = 256, 2


class Graph(NamedTuple):
    """A function with its enclosures: over cells, or at single points where there are none."""

    term: Term
    cells: tuple[Cell, ...]
    points: tuple[Point, ...]


class Shown(NamedTuple):
    """kind: as of the picture; variable: what stands on the horizontal axis; graphs: its functions; least: for records, (k, n) with n the
    least number that takes k ones; largest: (k, n) with n the largest number that k ones write."""

    kind: str
    variable: Term
    graphs: tuple[Graph, ...]
    least: tuple[tuple[int, int], ...] = ()
    largest: tuple[tuple[int, int], ...] = ()


def sampled(picture: Picture) -> Shown:
    """The data of a picture that has no problem. Raises Unplottable where there are none."""
    if picture.kind == "records":
        return _records(int(picture.terms[0]))
    x, (low, high) = picture.over[0], picture.ends
    if x.sort is REAL:
        cells, steps = (_MANY_CELLS, _FEW_STEPS) if picture.kind == "curves" else (_CELLS, _STEPS)
        graphs = [Graph(f, tuple(over_cells(f, x, (low, high), cells, steps, SECONDS)), ()) for f in picture.functions]
    else:
        places = spread(int(low), int(high)) if picture.kind == "convergence" else range(int(low), int(high) + 1)
        numbers = tuple(places)
        graphs = [Graph(f, (), tuple(at_numbers(f, x, numbers, SECONDS))) for f in picture.functions]
        for g in graphs if picture.kind == "convergence" else ():
            if not any(p.low > 0 for p in g.points):
                raise Unplottable(f"{g.term!r} is not seen to be positive anywhere, and has no place on a logarithmic scale")
    return Shown(picture.kind, x, tuple(graphs))


def _records(up_to: int) -> Shown:
    """E(k) <= 3^(k/3), with equality where 3 divides k; it is drawn as exp(k log(3)/3), a function of a real number."""
    from ..lang.build import exp, log
    from ..surveys.integer_complexity import SurveyRefused, largest_values, survey

    try:
        found = survey(up_to).records
    except (SurveyRefused, MemoryError) as e:
        raise Unplottable(str(e) or "the memory was not enough") from None
    most = found[-1][1]
    k = variable("k", REAL)
    power = exp(k / 3 * log(number(3)))
    curve = over_cells(power, k, (Fraction(1), Fraction(most + 1)), _MANY_CELLS, 1, SECONDS)
    return Shown("records", k, (Graph(power, tuple(curve), ()),), tuple((k, n) for n, k in found),
                 tuple(enumerate(largest_values()[1:most + 1], 1)))


__all__ = ["Cell", "Graph", "Point", "Shown", "Unplottable", "sampled"]
