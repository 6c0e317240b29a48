"""What a proof of integer complexity costs: the certificate of the counterexample, its size, its audit, and proofs on request.

    python benchmarks/certifying.py [--runs N]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from surveying import Job, Run, run
from timing import installed, lay_out, positive

CLAIM = "integer-complexity-counterexample"
SIZE_TARGET = 100_000  # bytes
AUDIT_TARGET = 0.5  # processor seconds
REQUESTED = (353_942_783, 10**9 + 7, 10**12 + 39)


def audit(file: Path) -> list[str]:
    """The audit of a certificate, as anybody can run it."""
    return [sys.executable, "-I", "-m", "mathcheck.kernel.audit", str(file)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=5, metavar="N", help="runs of every command (default 5)")
    runs = options.parse_args().runs

    with tempfile.TemporaryDirectory(prefix="mathcheck-certifying-") as name:
        folder = Path(name)
        shipped = folder / "shipped"
        subprocess.run(installed("export", "-f", "certificate", CLAIM, "-o", str(shipped)), check=True, stdout=subprocess.DEVNULL)
        baseline = Job("python -c 'import sympy'", [sys.executable, "-c", "import sympy"])
        jobs = [baseline, Job(f"audit of {CLAIM}", audit(shipped), AUDIT_TARGET)]
        for n in REQUESTED:
            file = folder / str(n)
            jobs.append(Job(f"complexity {n} --certificate", installed("complexity", str(n), "--certificate", str(file))))
            run(jobs[-1])  # so that there is something to audit
            jobs.append(Job(f"its audit, {file.stat().st_size / 1000:.0f} kB", audit(file)))
        found: dict[str, list[Run]] = {job.name: [] for job in jobs}
        for _ in range(runs):
            for job in jobs:
                found[job.name].append(run(job))
        size = shipped.stat().st_size

    base = median(r.cpu for r in found[baseline.name])
    rows = [("", "cpu s", "fastest", "slowest", "ratio", "target s", "")]
    for job in jobs:
        times = [r.cpu for r in found[job.name]]
        verdict = "" if job.target is None else "met" if median(times) <= job.target else "MISSED"
        rows.append((job.name, f"{median(times):.2f}", f"{min(times):.2f}", f"{max(times):.2f}", f"{median(times) / base:.2f}",
                     "" if job.target is None else f"{job.target:g}", verdict))
    print(f"Certificates of integer complexity ({runs} run{'s' if runs != 1 else ''} each, in turns, start of Python included; ratio to "
          f"{baseline.name})")
    lay_out(rows)
    print(f"\ncertificate of {CLAIM}: {size} bytes, target {SIZE_TARGET}: {'met' if size <= SIZE_TARGET else 'MISSED'}")


if __name__ == "__main__":
    main()
