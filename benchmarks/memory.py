"""How much memory `mathcheck verify` of the shipped claims takes at its peak, with every process it starts, beside that of a Python
that only imports SymPy. Linux only: it reads /proc.

    python benchmarks/memory.py [--every SECONDS]
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from timing import import_sympy, installed, lay_out

TARGET = 200  # MB


def resident(pid: int) -> int:
    """Bytes that a process and its descendants hold in memory now; pages that they share count once for each."""
    lines = read(f"/proc/{pid}/status").splitlines()
    total = sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
    threads = [task.name for task in Path(f"/proc/{pid}/task").glob("*")]
    return total + sum(resident(int(child)) for t in threads for child in read(f"/proc/{pid}/task/{t}/children").split())


def read(path: str) -> str:
    """The file's text, empty if its process or thread has just ended."""
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def peak(command: list[str], every: float) -> tuple[float, float]:
    """The greatest sum seen, in MB, and the seconds the command took."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, resident(process.pid))
        time.sleep(every)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with code {process.returncode}")
    return most / 1e6, time.perf_counter() - start


def proved() -> list[str]:
    """The ids of the shipped claims that expect to be proved."""
    listed = subprocess.run(installed("list", "--json"), check=True, capture_output=True, text=True).stdout
    return [claim["id"] for claim in json.loads(listed)["claims"] if claim["expects"] == "proved"]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--every", type=float, default=0.01, metavar="SECONDS", help="time between two looks (default 0.01)")
    every = options.parse_args().every
    rows = [("", "peak MB", "seconds", "ratio", "target")]
    base, seconds = peak(list(import_sympy().argv), every)
    rows.append(("python -c 'import sympy'", f"{base:.0f}", f"{seconds:.2f}", "1.00", ""))
    most, seconds = peak(installed("verify", "--no-cache", *proved()), every)
    rows.append(("mathcheck verify, the claims with a proof", f"{most:.0f}", f"{seconds:.2f}", f"{most / base:.2f}",
                 f"{TARGET} MB" + ("" if most <= TARGET else " MISSED")))
    most, seconds = peak(installed("verify", "--no-cache"), every)
    rows.append(("mathcheck verify, the surveys too", f"{most:.0f}", f"{seconds:.2f}", f"{most / base:.2f}", ""))
    lay_out(rows)


if __name__ == "__main__":
    main()
