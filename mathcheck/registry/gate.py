"""When claim files may run, and when processes are started that must not be looked into.

A process protects itself from others of the same user only once it runs (`kernel/process.py`). In the moment before, a claim file's process
could take hold of it and answer in its place. So nothing is started while a claim file runs.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Claim files run side by side; a process that others rely on is started alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = 0
        self._starting = 0  # or waiting to

    @contextmanager
    def running(self) -> Iterator[None]:
        """A block in which a claim file runs, begun when nothing is being started or waits for that."""
        with self._changed:
            while self._starting:
                self._changed.wait()
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A block in which no claim file runs."""
        with self._changed:
            self._starting += 1
            try:
                while self._running:
                    self._changed.wait()
                yield
            finally:
                self._starting -= 1
                self._changed.notify_all()


__all__ = ["Gate"]
