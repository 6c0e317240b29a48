"""A time limit for a call that looks at no clock: an integral that SymPy ponders, a search for squares.

It uses the process's alarm and so works in the main thread only; elsewhere, or where an alarm is already set by someone else, the call
runs without a limit.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn, TypeVar

Call = TypeVar("Call", bound=Callable[..., Any])


class TimeOut(BaseException):
    """The time of a call is over; no `except Exception` on the way may catch it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeOut inside the block after so many seconds."""
    usable = threading.current_thread() is threading.main_thread() and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    if not usable:
        yield
        return
    before = signal.signal(signal.SIGALRM, _alarm)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def at_most(seconds: float) -> Callable[[Call], Call]:
    """Mark a strategy that looks at no clock; the search gives it at most so many seconds."""
    def mark(strategy: Call) -> Call:
        vars(strategy)["seconds"] = seconds
        return strategy

    return mark


def _alarm(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeOut


__all__ = ["TimeOut", "at_most", "limited"]
