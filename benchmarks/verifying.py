"""How long `mathcheck verify` takes for the shipped claims, and the audit of their largest certificate, against a Python that
only imports SymPy; and how many kernel steps a second a replay does, against only parsing the certificate's lines.

    python benchmarks/verifying.py [--runs N]
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from timing import Command, import_sympy, installed, interleaved, lay_out, positive, show

import mathcheck.kernel.audit  # noqa: F401  (it registers every rule, as in an audit)
from mathcheck.kernel.certificate import read_certificate
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.report import Report
from mathcheck.registry.run import Runner, default_jobs

ALGEBRA_TARGET = 8.0  # the claims that cite no axiom
VERIFY_TARGET = 25.0
AUDIT_TARGET = 2.0
LEAST_SECONDS = 0.5  # of repeated work behind each in-process time


def verified() -> list[Report]:
    """The reports of the shipped claims."""
    folder = packaged_claims()
    return [r for _, r in Runner([folder]).run_all(claim_files(folder), default_jobs()) if isinstance(r, Report)]


def largest_certificate(reports: list[Report]) -> tuple[str, str]:
    """The claim with the longest certificate in kernel steps, and that certificate."""
    found = [(p.inferences, r.id, p.certificate) for r in reports for p in r.proofs if p.certificate is not None]
    if not found:
        sys.exit("no shipped claim has a certificate")
    _, claim, certificate = max(found)
    return claim, certificate


def repeated(work: Callable[[], object]) -> float:
    """Seconds for doing the work once: it is repeated until the clock has something to measure."""
    times = 0
    start = time.perf_counter()
    while True:
        work()
        times += 1
        elapsed = time.perf_counter() - start
        if elapsed >= LEAST_SECONDS:
            return elapsed / times


def replaying(claim: str, certificate: str, runs: int) -> None:
    """Print how fast the kernel replays a certificate that is already in memory."""
    def parse() -> None:
        for line in certificate.splitlines():
            json.loads(line)

    def replay() -> None:
        read_certificate(certificate)

    start = time.perf_counter()
    steps = len(read_certificate(certificate).steps)
    first = time.perf_counter() - start
    parsed, replayed = [], []
    for _ in range(runs):
        parsed.append(repeated(parse))
        replayed.append(repeated(replay))
    base, again = median(parsed), median(replayed)
    print(f"Replaying the certificate of {claim} in one process ({steps} kernel steps; ratio to parsing its lines as JSON)")
    lay_out([
        ("", "seconds", "steps a second", "ratio"),
        ("parsing its lines as JSON", f"{base:.5f}", "", "1.00"),
        ("replay, first", f"{first:.5f}", f"{steps / first:.0f}", f"{first / base:.2f}"),
        ("replay, repeated", f"{again:.5f}", f"{steps / again:.0f}", f"{again / base:.2f}"),
    ])


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=7, metavar="N", help="runs of every command (default 7)")
    chosen = options.parse_args()

    reports = verified()
    claim, certificate = largest_certificate(reports)
    with tempfile.TemporaryDirectory(prefix="mathcheck-certificate-") as name:
        file = Path(name) / f"{claim}.cert"
        file.write_text(certificate, encoding="ascii")
        proved = [r for r in reports if r.computation is None]
        algebra = [r.id for r in proved if not r.axioms]
        computed = [r.id for r in reports if r.computation is not None]
        commands = [
            import_sympy(),
            Command("python -I -c pass", [sys.executable, "-I", "-c", "pass"]),
            Command(f"audit of {claim}", [sys.executable, "-I", "-m", "mathcheck.kernel.audit", str(file)], AUDIT_TARGET),
            Command(f"mathcheck verify, the {len(algebra)} claims that cite no axiom", installed("verify", "--no-cache", *algebra),
                    ALGEBRA_TARGET),
            Command(f"mathcheck verify, the {len(proved)} claims with a proof", installed("verify", "--no-cache", *(r.id for r in proved)),
                    VERIFY_TARGET),
            *(Command(f"mathcheck verify {name}, a survey", installed("verify", "--no-cache", name)) for name in computed),
            Command(f"mathcheck verify, all {len(reports)} claims", installed("verify", "--no-cache")),
        ]
        show(f"Verifying, {default_jobs()} at a time", commands, interleaved(commands, chosen.runs))
    replaying(claim, certificate, chosen.runs)


if __name__ == "__main__":
    main()
