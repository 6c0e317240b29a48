"""Drawing on a terminal: the table of claims, the progress bar, the colour of a verdict. Rich is loaded for the bar only."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from .text import cells, clean, is_terminal, pad, paint, width, wrap

WIDE = 150


def verdict_style(verdict: str, met: bool) -> str:
    """Green only for what was decided as expected; red where something is wrong; everything undecided in between."""
    if verdict in ("failed", "unloaded") or (verdict == "refuted" and not met):
        return "bad"
    if verdict in ("proved", "computed", "refuted") and met:
        return "good"
    return "unsure"


def claim_table(rows: Sequence[Sequence[str]], headings: Sequence[str], caption: str, between: str) -> list[str]:
    """The rows (id, title, expected verdict, tags, source) as lines for the terminal: a table where it is wide; else the title and the
    last three stand under the id. between: what separates those."""
    columns = width(sys.stdout)
    shown = [[clean(cell) for cell in row] for row in rows]
    lines = _table(shown, headings, columns) if columns >= WIDE else [line for row in shown for line in _stacked(row, columns, between)]
    return [*lines, "", *wrap(caption, columns)]


def _stacked(row: Sequence[str], columns: int, between: str) -> list[str]:
    name, title, *rest = row
    more = between.join(cell for cell in rest if cell)
    head = [paint(line, "strong") for line in wrap(name, columns)]
    return [*head, *wrap(title, columns, "    "), *(paint(line, "faint") for line in wrap(more, columns, "    "))]


def _table(rows: Sequence[Sequence[str]], headings: Sequence[str], columns: int) -> list[str]:
    sizes = [max(map(cells, column)) for column in zip(headings, *rows)]
    while sum(sizes) + 2 * (len(sizes) - 1) > columns:
        sizes[sizes.index(max(sizes))] -= 1  # the longest texts give way
    lines = [paint("  ".join(map(pad, headings, sizes)).rstrip(), "faint")]
    for row in rows:
        wrapped = [wrap(cell, size) for cell, size in zip(row, sizes)]
        for name, *others in zip_longest(*wrapped, fillvalue=""):
            lines.append("  ".join([paint(name, "strong") + " " * (sizes[0] - cells(name)), *map(pad, others, sizes[1:])]).rstrip())
    return lines


def checkup_table(rows: Sequence[Sequence[str]], required: int) -> None:
    """The rows (state, part, what was found, what helps) as a table as wide as the terminal; the first so many are the required parts."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width(sys.stdout), highlight=False, markup=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("state", "part", "found, and what helps"):
        table.add_column(heading, overflow="fold")
    for i, row in enumerate(rows, 1):
        state, part, found, remedy = map(clean, row)
        style = {"ok": "green", "failed": "bold red", "unused": "dim"}.get(state, "yellow")
        table.add_row(Text(state, style), Text(part, "bold"), Text.assemble(found, (f"\n{remedy}" if remedy else "", "dim")),
                      end_section=i == required)
    console.print(table)


class Progress:
    """A bar on standard error while it is a terminal, nothing otherwise. Use as a context manager. total: how many things there are to
    do, None if nobody knows; what: the word before the bar; counted: whether the things are shown as a number, or only their share."""

    def __init__(self, total: float | None, what: str, *, counted: bool = True) -> None:
        self._bar: Any = None
        self._total, self._what, self._counted = total, what, counted

    def __enter__(self) -> "Progress":
        if is_terminal(sys.stderr):
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            shown = MofNCompleteColumn() if self._counted else TaskProgressColumn()
            self._bar = Bar(TextColumn("{task.description}"), BarColumn(), shown, TimeElapsedColumn(),
                            console=Console(file=sys.stderr, width=width(sys.stderr)), transient=True, redirect_stdout=False,
                            redirect_stderr=False)
            self._task = self._bar.add_task(self._what, total=self._total)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more is done. May be called from any thread."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def reach(self, done: float, what: str = "") -> None:
        """So much is done; what: a new word before the bar."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, description=what or self._what)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The bar out of the way while something is printed."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            sys.stdout.flush()
            self._bar.start()


def coloured_verdict(verdict: str, met: bool, shown: str) -> str:
    """The verdict in its colour. shown: its word in the reader's language."""
    return paint(shown, verdict_style(verdict, met))
