"""What the process that audits may use, time, memory and how deep its calls may go, and who may look into it. Nothing here decides
anything; it only stops."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from .terms import MAX_DEPTH

try:
    import resource
except ImportError:  # not a Unix: the memory is then what the machine has
    resource = None  # type: ignore[assignment]

CALLS = 16 * MAX_DEPTH  # several times what any walk over the deepest term takes; plain Python calls need no stack of the machine
_DUMPABLE = 4  # PR_SET_DUMPABLE


class OutOfTime(BaseException):
    """The time is over. No Exception, so that nobody who tries something else when it fails takes it for that."""


def room_for_terms() -> None:
    """Let this process walk the deepest terms that the kernel builds."""
    sys.setrecursionlimit(max(CALLS, sys.getrecursionlimit()))


@contextmanager
def bounded(seconds: int, megabytes: int) -> Iterator[None]:
    """A block in which OutOfTime is raised after so many seconds, between two instructions of Python, and MemoryError beyond so much
    memory. Either only where the system offers it and, for the time, in the main thread."""
    calls = sys.getrecursionlimit()
    room_for_terms()
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGALRM, _ring) if alarm else None
    memory = limit_memory(megabytes)
    try:
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # and every second after: one may be lost where nobody can pass it on
        yield
    finally:
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, memory)
        sys.setrecursionlimit(calls)


def limit_memory(megabytes: int) -> tuple[int, int] | None:
    """Bound this process's address space. The limits before, or None where the system has none, or will not change them, as macOS."""
    if not resource:
        return None
    before = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [limit for limit in (megabytes << 20, *before) if limit != resource.RLIM_INFINITY]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min(allowed), before[1]))
    except (ValueError, OSError):
        return None
    return before


def observable(wanted: bool) -> None:
    """Whether other processes of the same user may read and write this one's memory and take its open files, as a debugger does. A claim
    file's process could otherwise answer in the place of one that judges. Only on Linux, and not against root."""
    linux(_DUMPABLE, int(wanted))


def linux(option: int, value: int) -> None:
    """Linux's prctl for this process; nothing elsewhere, or where Python was built without what it takes to call it."""
    if sys.platform == "linux":
        try:
            import ctypes
        except ImportError:
            return
        ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
