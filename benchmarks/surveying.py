"""How long the survey of integer complexity takes and how much memory, with its lemmas and without, and how it compares with a textbook
sieve in C (`textbook_sieve.c`, compiled here with `gcc -O3`), after both are seen to compute the same values. Needs numpy.

    python benchmarks/surveying.py [--runs N]
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from timing import lay_out, positive

LIMIT = 353_942_783
COMPARED = 10**8
RATIO_TARGET = 10.0  # textbook / ours, at COMPARED
PEAK_TARGET = 260  # MB
SURVEY = "from mathcheck.surveys.integer_complexity import survey; "


class Run(NamedTuple):
    """A process that ended: its processor seconds, the seconds on the clock and the most memory it held, in MB."""

    cpu: float
    wall: float
    peak: float


class Job(NamedTuple):
    """A process to run. target: the processor seconds to stay under; peak: the memory, in MB."""

    name: str
    argv: Sequence[str]
    target: float | None = None
    peak: float | None = None


def ours(limit: int, options: str = "") -> list[str]:
    """A Python that imports the survey and runs it."""
    return [sys.executable, "-c", f"{SURVEY}survey({limit}{options})"]


def run(job: Job) -> Run:
    """Run the job. Ends the benchmark with the job's own words if it does not work."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(job.argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=words)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            sys.exit(f"{job.name}: exit code {process.returncode}\n{words.read().decode('utf-8', 'replace').strip()}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 1e6)


def compiled(folder: Path) -> Path | None:
    """The textbook sieve, or None if there is no gcc."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    program = folder / "textbook_sieve"
    subprocess.run([gcc, "-O3", "-o", program, Path(__file__).with_name("textbook_sieve.c")], check=True)
    return program


def compare_values(program: Path, folder: Path) -> str:
    """The sha256 of f(1)..f(COMPARED), the same from both programs. Ends the benchmark if they differ."""
    file = folder / "values"
    subprocess.run([program, str(COMPARED), file], check=True, stdout=subprocess.DEVNULL)
    with file.open("rb") as theirs:
        expected = hashlib.file_digest(theirs, "sha256").hexdigest()
    code = f"import hashlib; {SURVEY}print(hashlib.sha256(survey({COMPARED}, keep=True).values).hexdigest())"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    if found != expected:
        sys.exit(f"the values differ: ours {found}, textbook {expected}")
    return found


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=3, metavar="N", help="runs of every program (default 3)")
    runs = options.parse_args().runs

    jobs = [
        Job("python -c 'import numpy'", [sys.executable, "-c", "import numpy"]),
        Job(f"survey({LIMIT})", ours(LIMIT), 3.0, PEAK_TARGET),
        Job(f"survey({LIMIT}, lemmas=False)", ours(LIMIT, ", lemmas=False"), 8.0, PEAK_TARGET),
        mine := Job(f"survey({COMPARED})", ours(COMPARED)),
    ]
    with tempfile.TemporaryDirectory(prefix="mathcheck-sieve-") as name:
        folder = Path(name)
        program = compiled(folder)
        if program is None:
            print("The textbook sieve is left out: there is no gcc here (package gcc)\n")
        else:
            digest = compare_values(program, folder)
            print(f"The textbook sieve and the survey find the same f(1)..f({COMPARED}), sha256 {digest}\n")
            jobs.append(Job(f"textbook sieve to {COMPARED}, C", [str(program), str(COMPARED)]))
        found: dict[str, list[Run]] = {job.name: [] for job in jobs}
        for _ in range(runs):
            for job in jobs:
                found[job.name].append(run(job))

    rows = [("", "cpu s", "fastest", "slowest", "wall s", "peak MB", "target", "")]
    for job in jobs:
        times = [r.cpu for r in found[job.name]]
        peak = max(r.peak for r in found[job.name])
        target = verdict = ""
        if job.target is not None and job.peak is not None:
            target = f"{job.target:g} s, {job.peak:g} MB"
            verdict = "met" if median(times) <= job.target and peak <= job.peak else "MISSED"
        rows.append((job.name, f"{median(times):.2f}", f"{min(times):.2f}", f"{max(times):.2f}",
                     f"{median(r.wall for r in found[job.name]):.2f}", f"{peak:.0f}", target, verdict))
    print(f"Surveying integer complexity ({runs} run{'s' if runs != 1 else ''} each, in turns, start of Python included)")
    lay_out(rows)
    if program is not None:
        ratio = median(r.cpu for r in found[jobs[-1].name]) / median(r.cpu for r in found[mine.name])
        print(f"\ntextbook / ours to {COMPARED}: {ratio:.1f}, target {RATIO_TARGET:g}: {'met' if ratio >= RATIO_TARGET else 'MISSED'}")


if __name__ == "__main__":
    main()
