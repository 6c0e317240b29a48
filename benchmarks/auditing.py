"""What the audit of every shipped claim costs, each in a process of its own: size of the certificate, processor time, memory, kernel steps
a second; and how far the largest of each stays below the audit's limits.

    python benchmarks/auditing.py [--claims ID [ID ..]]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from surveying import Job, run
from timing import lay_out

from mathcheck.kernel.audit import audit
from mathcheck.kernel.lines import STANDARD
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.run import Runner

TIMES_OVER = 20


class Audited(NamedTuple):
    """A claim's certificate: what was read, its terms and kernel steps, processor seconds and MB of the process that audits it."""

    claim: str
    read: dict[str, int]
    terms: int
    steps: int
    cpu: float
    peak: float


def command(file: Path) -> list[str]:
    """The audit of a certificate, as anybody can run it."""
    return [sys.executable, "-I", "-m", "mathcheck.kernel.audit", str(file)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--claims", nargs="+", metavar="ID", help="only these")
    wanted = options.parse_args().claims
    files = [p for p in claim_files(packaged_claims()) if wanted is None or p.stem in wanted]
    runner = Runner([packaged_claims()])
    built = {p.stem: runner.build(p)["derived"] for p in files}
    runner.stop()
    with tempfile.TemporaryDirectory(prefix="mathcheck-auditing-") as name:
        base = run(Job("start", [sys.executable, "-I", "-c", "import mathcheck.kernel.audit"]))
        found = []
        for claim, derived in built.items():
            for d in derived:
                file = Path(name) / claim
                file.write_text(d["certificate"], encoding="ascii")
                used = run(Job(claim, command(file)))
                header = json.loads(d["certificate"].split("\n", 1)[0])
                found.append(Audited(claim, audit(d["certificate"])["read"], header["terms"], header["steps"], used.cpu, used.peak))
    found.sort(key=lambda a: -a.cpu)
    rows = [("certificate", "bytes", "terms", "steps", "cpu s", "MB", "steps/s")]
    for a in found:
        rows.append((a.claim, str(a.read["bytes"]), str(a.terms), str(a.steps), f"{a.cpu:.2f}", f"{a.peak:.0f}",
                     f"{a.steps / max(0.001, a.cpu - base.cpu):.0f}"))
    print(f"Audits, the start of Python included ({base.cpu:.2f} s, {base.peak:.0f} MB) but in steps a second")
    lay_out(rows)
    total, steps = sum(a.cpu - base.cpu for a in found), sum(a.steps for a in found)
    print(f"\nall: {sum(a.read['bytes'] for a in found)} bytes, {steps} steps, {total:.2f} s without the starts, "
          f"{steps / total:.0f} steps/s\n")
    rows = [("the largest", "is", "limit", "times", "")]
    largest = {**{name: max(a.read[name] for a in found) for name in ("bytes", "line", "depth", "bits")},
               "terms": max(a.terms for a in found), "steps": max(a.steps for a in found), "seconds": max(a.cpu for a in found)}
    for name, value in largest.items():
        times = getattr(STANDARD, name) / value
        rows.append((name, f"{value:.2f}" if name == "seconds" else str(value), str(getattr(STANDARD, name)), f"{times:.0f}",
                     "met" if times >= TIMES_OVER else "MISSED"))
    lay_out(rows)


if __name__ == "__main__":
    main()
