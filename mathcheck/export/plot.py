"""The drawing of a picture with matplotlib: the same bytes for the same data, readable at 800 pixels, in colours that differ for everybody.

It draws what it is given and computes no value. Enclosures become floats here, rounded outwards, so that a band that holds a curve still
holds it as drawn. Nothing depends on the reader's own settings of matplotlib, and no global state of it is left changed.
"""

import io
import math
import textwrap
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FormatStrFormatter, LogLocator, MaxNLocator, NullFormatter

from ..registry.sampled import Cell, Point, Shown
from .mathtext import label

INCHES, DOTS = (8.0, 5.5), 150
# M. Okabe and K. Ito, Color Universal Design (2008), from dark to light; the yellow is left out
BLACK, BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE = "#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"
COLOURS = (BLACK, BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE)
DASHES: tuple[Any, ...] = ("-", (0, (7, 2)), (0, (2, 1.4)), (0, (8, 2, 2, 2)), (0, (4, 1.5)), (0, (9, 2, 1.5, 2, 1.5, 2)), (0, (1.2, 1.2)))
FAINT = "#767676"
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans", "font.size": 11.0, "mathtext.fontset": "stix", "axes.edgecolor": FAINT, "axes.linewidth": 0.8,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "axes.axisbelow": True, "grid.color": "#E4E4E4",
    "grid.linewidth": 0.8, "xtick.color": "#333333", "ytick.color": "#333333", "legend.frameon": False,
    "legend.fontsize": 12.5, "svg.hashsalt": "mathcheck", "svg.fonttype": "path", "path.simplify": False}
_SVG: dict[str, str | None] = {"Creator": "mathcheck", "Date": None}
WIDE = 0.98  # of the figure, for the legend
TITLE = 74  # characters of a line
UNEVEN = 200  # how often the largest of a margin's values is the middle one, where the scale becomes a logarithmic one


class Drawn(NamedTuple):
    """A picture in two formats."""

    png: bytes
    svg: bytes


def drawn(title: str, shown: Shown) -> Drawn:
    """The picture under this title."""
    with _settings():
        figure = _figure(title, shown)
        return Drawn(_saved(figure, "png", {"Software": "mathcheck"}), _saved(figure, "svg", _SVG))


def drawn_svg(title: str, shown: Shown) -> bytes:
    """The picture as SVG alone, which takes half the time."""
    with _settings():
        return _saved(_figure(title, shown), "svg", _SVG)


@contextmanager
def _settings() -> Iterator[None]:
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # of a title; the letter is drawn as a box
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        yield


def _figure(title: str, shown: Shown) -> Figure:
    figure = Figure(figsize=INCHES, dpi=DOTS, facecolor="white")
    figure.set_layout_engine("constrained", w_pad=0.12, h_pad=0.08)
    axes = figure.subplots()
    figure.suptitle(_wrapped(title), fontsize=12.5, fontweight="bold", parse_math=False)
    _DRAWERS[shown.kind](axes, shown)
    axes.tick_params(length=3, width=0.8, color=FAINT)
    _legend(figure, axes)
    return figure


def _curves(axes: Axes, shown: Shown) -> None:
    for graph, colour, dashes in zip(shown.graphs, COLOURS, DASHES):
        _band(axes, graph.cells, colour, alpha=0.25)
        _line(axes, graph.cells, colour, dashes, label(graph.term), width=2.6 if colour == BLACK else 2.0)
    _poles(axes, [abs(_middle(p)) for g in shown.graphs for c in g.cells for p in c.points])
    _axis(axes)
    axes.set_xlabel(label(shown.variable))


def _margin(axes: Axes, shown: Shown) -> None:
    [graph] = shown.graphs
    points = graph.points or tuple(p for c in graph.cells for p in c.points)
    _uneven(axes, points, whole=not graph.cells)
    axes.axhline(0, color="#333333", linewidth=1.2)
    if graph.cells:
        _line(axes, graph.cells, BLUE, "-", label(graph.term), width=1.8)
        _band(axes, graph.cells, SKY, alpha=0.55, name="its enclosures")
    else:
        for part, colour, marker, words in (([p for p in points if p.low > 0], BLUE, "o", "above 0"),
                                            ([p for p in points if p.high < 0], VERMILION, "v", "below 0"),
                                            ([p for p in points if p.low <= 0 <= p.high], BLACK, "D", "0 is not excluded")):
            _stems(axes, part, colour, marker, f"{label(graph.term)},  {words}")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(label(shown.variable))
    axes.set_ylabel("margin")


def _convergence(axes: Axes, shown: Shown) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    error, bound = ([p for p in g.points if p.low > 0] for g in shown.graphs)
    words = [label(g.term) for g in shown.graphs]
    floor = min((_down(p.low) for p in (*error, *bound)), default=0.1) / 3
    places, above = [float(p.at) for p in bound], [_up(p.high) for p in bound]
    axes.fill_between(places, floor, above, color=SKY, alpha=0.2, linewidth=0)
    axes.vlines([float(p.at) for p in error], [_down(p.low) for p in error], [_up(p.high) for p in error], color=BLUE, linewidth=1.5)
    axes.plot([float(p.at) for p in error], [_middle(p) for p in error], color=BLUE, linewidth=1.0, marker="o", markersize=4.5,
              label="error  " + words[0])
    axes.plot(places, above, color=VERMILION, linewidth=2.0, linestyle=DASHES[1], label="bound  " + words[1])
    axes.set_ylim(bottom=floor)
    _logarithmic(axes.xaxis, places or [1.0])
    axes.set_xlabel(label(shown.variable))


def _records(axes: Axes, shown: Shown) -> None:
    axes.set_yscale("log")
    [power] = shown.graphs
    _line(axes, power.cells, FAINT, "-", "$3^{k/3}$", width=1.2)
    ones, least = zip(*shown.least)
    _, largest = zip(*shown.largest)
    axes.fill_between(ones, least, largest, color=SKY, alpha=0.2, linewidth=0)
    axes.plot(ones, largest, color=VERMILION, linestyle="none", marker="^", markersize=5.5, label="largest with $k$ ones")
    axes.plot(ones, least, color=BLUE, linestyle="none", marker="o", markersize=4.5, label="least that takes $k$ ones")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _logarithmic(axes.yaxis, largest)
    axes.set_xlabel("$k$, the number of ones")
    axes.set_ylabel("number")


_DRAWERS: dict[str, Callable[[Axes, Shown], None]] = {
    "curves": _curves, "margin": _margin, "convergence": _convergence, "records": _records}


def _band(axes: Axes, cells: Sequence[Cell], colour: str, alpha: float, name: str | None = None) -> None:
    """The cells as rectangles, those that touch as one shape."""
    for run in _runs(cells):
        edges = [e for c in run for e in (_down(c.left), _up(c.right))]
        axes.fill_between(edges, [_down(c.low) for c in run for _ in "lr"], [_up(c.high) for c in run for _ in "lr"], color=colour,
                          alpha=alpha, linewidth=0, label=name)
        name = None


def _line(axes: Axes, cells: Sequence[Cell], colour: str, dashes: Any, name: str, width: float) -> None:
    """The curve through the values seen, broken where cells are left out."""
    for run in _runs(cells):
        points = [p for c in run for p in c.points]
        axes.plot([float(p.at) for p in points], [_middle(p) for p in points], color=colour, linestyle=dashes, linewidth=width,
                  label=name, solid_joinstyle="round")
        name = "_"


def _stems(axes: Axes, points: Sequence[Point], colour: str, marker: str, name: str) -> None:
    if points:
        places = [float(p.at) for p in points]
        axes.vlines(places, [min(_down(p.low), 0.0) for p in points], [max(_up(p.high), 0.0) for p in points], color=colour, linewidth=1.4,
                    alpha=0.55)
        axes.plot(places, [_middle(p) for p in points], color=colour, linestyle="none", marker=marker, markersize=6, label=name)


def _runs(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that touch, together."""
    runs: list[list[Cell]] = []
    for c in cells:
        if runs and runs[-1][-1].right == c.left:
            runs[-1].append(c)
        else:
            runs.append([c])
    return runs


def _uneven(axes: Axes, points: Sequence[Point], whole: bool) -> None:
    """A scale that is logarithmic away from 0, where values differ much in size."""
    sizes = sorted(abs(_middle(p)) for p in points if p.low > 0 or p.high < 0)
    if sizes and sizes[-1] > UNEVEN * sizes[len(sizes) // 2] and sizes[len(sizes) // 2] > 0:
        least = sizes[0] if whole else max(sizes[0], sizes[-1] * 1e-12)  # a curve that crosses 0 is as near to it as one looks
        decade = math.floor(math.log10(least))
        axes.set_yscale("symlog", linthresh=10.0**decade, linscale=max(1.0, (math.log10(sizes[-1]) - decade) / 10))


def _poles(axes: Axes, sizes: list[float]) -> None:
    """Without the tops of what grows beyond all bounds, which would leave the rest flat."""
    most = 3 * sorted(sizes)[len(sizes) * 9 // 10]
    low, high = axes.get_ylim()
    if max(sizes) > 10 * most > 0:
        axes.set_ylim(max(low, -most), min(high, most))


def _logarithmic(axis: Axis, values: Sequence[float]) -> None:
    """More than the powers of ten at a scale for whole numbers that has few of them."""
    if max(values) <= 300 * min(values):
        axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axis.set_major_formatter(FormatStrFormatter("%d"))
        axis.set_minor_formatter(NullFormatter())


def _axis(axes: Axes) -> None:
    """A line at 0 where the picture reaches to both sides of it."""
    low, high = axes.get_ylim()
    if low < 0 < high:
        axes.axhline(0, color="#333333", linewidth=0.9, zorder=1)


def _legend(figure: Figure, axes: Axes) -> None:
    """Below the axes, in as few rows as fit."""
    handles, names = axes.get_legend_handles_labels()
    if not handles:
        return
    for rows in range(1, len(handles) + 1):
        legend = figure.legend(handles, names, loc="outside lower center", ncols=-(-len(handles) // rows), handlelength=2.1,
                               columnspacing=1.2, handletextpad=0.5, labelspacing=0.7, borderaxespad=0.0)
        figure.draw_without_rendering()
        if legend.get_window_extent().width <= WIDE * figure.bbox.width or rows == len(handles):
            return
        legend.remove()


def _saved(figure: Figure, form: str, metadata: dict[str, str | None]) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format=form, metadata=metadata)
    return out.getvalue()


def _wrapped(title: str) -> str:
    """In as few lines as are needed, and these about as long as each other."""
    lines = textwrap.wrap(title, TITLE, max_lines=3, placeholder=" ..")
    even = textwrap.wrap(title, max(20, len(title) // max(1, len(lines)) + 8), max_lines=3, placeholder=" ..")
    return "\n".join(even if len(even) == len(lines) else lines)


def _middle(p: Point) -> float:
    return float((p.low + p.high) / 2)


def _down(value: Fraction) -> float:
    """The largest float that is not above the number."""
    found = float(value)
    return found if found <= value else math.nextafter(found, -math.inf)


def _up(value: Fraction) -> float:
    """The least float that is not below the number."""
    return -_down(-value)


__all__ = ["Drawn", "drawn", "drawn_svg"]
