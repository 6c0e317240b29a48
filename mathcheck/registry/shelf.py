"""Proofs that claims of one run have in common: a folder of certificates, so that a cited claim is derived once and replayed after.

Nothing depends on what lies there being right: what is taken from it is replayed by the kernel, and must show the statement that
the cited claim's file declares. A claim's own derivation is always run.
"""

import hashlib
import json
import os
import stat
import threading
from collections.abc import Collection
from pathlib import Path

from ..kernel.certificate import read_certificate
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.terms import Term
from ..kernel.theorem import Theorem
from ..kernel.writer import write_certificate

MAX_SIZE = 100_000_000  # bytes of an entry


class Shelf:
    """folder: where the certificates are, None to keep nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def take(self, claim: Path, statement: Term, axioms: Collection[str]) -> tuple[Theorem, list[str]] | None:
        """The theorem of the claim in this file, which may cite these axioms, and the ids of the claims that it rests on; None if it is
        not there."""
        try:
            held = json.loads(self._read(claim))
            theorem = read_certificate(held["certificate"]).theorem
            rests_on = [str(name) for name in held["rests_on"]]
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, KernelError, NotACertificate):
            return None  # whatever lies there, it can be derived again
        right = theorem.concl == statement and not theorem.hyps and set(theorem.axioms) <= set(axioms)
        return (theorem, rests_on) if right else None

    def put(self, claim: Path, theorem: Theorem, rests_on: list[str], certificate: str | None = None) -> None:
        """Keep the theorem of the claim in this file; certificate: one that proves it, if that is written already."""
        if self._folder is not None and not os.path.lexists(self._place(claim)):
            self.lay(claim, certificate or write_certificate(theorem.concl, theorem), rests_on)

    def lay(self, claim: Path, certificate: str, rests_on: list[str]) -> None:
        """Keep a certificate for the claim in this file, whatever it proves."""
        if self._folder is None:
            return
        place = self._place(claim)
        written = place.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
        try:
            written.write_text(json.dumps({"certificate": certificate, "rests_on": rests_on}), encoding="ascii")
            written.replace(place)  # whole or not at all: another process may be reading
        except OSError:
            return  # no space, or the run is over: it will be derived again

    def _read(self, claim: Path) -> str:
        """The text of an ordinary file of moderate size: a claim file could have put anything there."""
        if self._folder is None:
            raise FileNotFoundError
        file = os.open(self._place(claim), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(file, encoding="ascii") as f:
            found = os.fstat(file)
            if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_SIZE:
                raise OSError("no certificate")
            return f.read()

    def _place(self, claim: Path) -> Path:
        return (self._folder or Path()) / hashlib.sha256(os.fsencode(os.path.realpath(claim))).hexdigest()


__all__ = ["Shelf"]
