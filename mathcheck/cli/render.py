"""Drawing on a terminal: the table of claims, the progress bar, the colour of a verdict. Rich is loaded only for a terminal."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from .text import clean, is_terminal, paint, width

WIDE = 150


def verdict_style(verdict: str, met: bool) -> str:
    """Green only for what was decided as expected; red where something is wrong; everything undecided in between."""
    if verdict in ("failed", "unloaded") or (verdict == "refuted" and not met):
        return "bad"
    if verdict in ("proved", "computed", "refuted") and met:
        return "good"
    return "unsure"


def claim_table(rows: Sequence[Sequence[str]], headings: Sequence[str], caption: str) -> None:
    """The rows (id, title, expected verdict, tags, source) as a table as wide as the terminal; in a narrow one the last three
    stand under the title."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # no highlighting and no markup: a title is printed as it is
    console = Console(width=width(sys.stdout), highlight=False, markup=False, emoji=False)
    wide = console.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=clean(caption), caption_justify="left")
    table.add_column(headings[0], no_wrap=console.width >= 60, overflow="fold", style="bold")
    for heading in headings[1:] if wide else headings[1:2]:
        table.add_column(heading, overflow="fold")
    for row in rows:
        cells = [clean(c) for c in row]
        if wide:
            table.add_row(*map(Text, cells))
        else:
            more = "; ".join(c for c in (cells[2], cells[3], cells[4]) if c)
            table.add_row(Text(cells[0]), Text.assemble(cells[1], "\n", (more, "dim")))
    console.print(table)


class Progress:
    """A bar on standard error while it is a terminal, nothing otherwise. Use as a context manager. total: how many things there are to
    do, None if nobody knows; what: the word before the bar; counted: whether the things are shown as a number, or only their share."""

    def __init__(self, total: float | None, what: str = "verifying", *, counted: bool = True) -> None:
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
