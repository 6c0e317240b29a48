"""Proofs that claims of one run have in common: a folder of certificates, so that a cited claim is derived once and replayed after.

Nothing depends on what lies there being right: what is taken from it is replayed by the kernel, and must show the statement that
the cited claim's file declares. A claim's own derivation is always run.
"""

import hashlib
import json
import os
from pathlib import Path

from ..kernel.certificate import read_certificate
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.terms import Term
from ..kernel.theorem import Theorem
from ..kernel.writer import write_certificate


class Shelf:
    """folder: where the certificates are, None to keep nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def take(self, claim: Path, statement: Term) -> tuple[Theorem, list[str]] | None:
        """The theorem of the claim in this file, and the ids of the claims that it rests on; None if it is not there."""
        place = self._place(claim)
        if place is None or not place.exists():
            return None
        try:
            held = json.loads(place.read_text(encoding="ascii"))
            theorem = read_certificate(held["certificate"]).theorem
            rests_on = [str(name) for name in held["rests_on"]]
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, KernelError, NotACertificate):
            return None
        return (theorem, rests_on) if theorem.concl == statement and not theorem.hyps else None

    def put(self, claim: Path, theorem: Theorem, rests_on: list[str]) -> None:
        """Keep the theorem of the claim in this file."""
        place = self._place(claim)
        if place is not None and not place.exists():
            written = place.with_suffix(f".{os.getpid()}")
            try:
                written.write_text(json.dumps({"certificate": write_certificate(theorem.concl, theorem), "rests_on": rests_on}),
                                   encoding="ascii")
                written.replace(place)  # whole or not at all: another process may be reading
            except OSError:
                return  # no space, or the run is over: it will be derived again

    def _place(self, claim: Path) -> Path | None:
        return None if self._folder is None else self._folder / hashlib.sha256(os.fsencode(claim.resolve())).hexdigest()


__all__ = ["Shelf"]
