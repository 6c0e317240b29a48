"""A time limit for a call that looks at no clock: an integral that SymPy ponders, a search for squares.

It uses the process's alarm and so works in the main thread only; elsewhere, or where an alarm is already set by someone else, the call
runs without a limit.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

_LEAST, _AGAIN = 0.001, 0.25  # seconds

Call = TypeVar("Call", bound=Callable[..., Any])


class TimeOut(BaseException):
    """The time of a call is over; no `except Exception` on the way may catch it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeOut inside the block after so many seconds. Blocks may be nested; the shortest time counts."""
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    foreign = left > 0 and signal.getsignal(signal.SIGALRM) is not _alarm
    if foreign or threading.current_thread() is not threading.main_thread():
        yield
        return
    start = time.monotonic()
    before = signal.signal(signal.SIGALRM, _alarm)
    # it rings again and again: an exception in a destructor is lost
    signal.setitimer(signal.ITIMER_REAL, max(min(seconds, left or seconds), _LEAST), _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - start), _LEAST), _AGAIN)


def at_most(seconds: float) -> Callable[[Call], Call]:
    """Mark a strategy that looks at no clock; the search gives it at most so many seconds."""
    def mark(strategy: Call) -> Call:
        vars(strategy)["seconds"] = seconds
        return strategy

    return mark


def _alarm(_signal: int, frame: FrameType | None) -> None:
    while frame is not None:
        if "importlib._bootstrap" in frame.f_code.co_filename:
            return  # an import that is broken off would leave half a module; the alarm rings again
        frame = frame.f_back
    raise TimeOut


__all__ = ["TimeOut", "at_most", "limited"]
