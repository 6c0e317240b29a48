"""Time commands side by side: each in a process of its own, in turns (A B A B ...), medians compared with a named baseline."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

BASELINE = "python -c 'import sympy'"


class Command(NamedTuple):
    """A command to time. target: the ratio to the baseline to stay under."""

    name: str
    argv: Sequence[str]
    target: float | None = None


def import_sympy() -> Command:
    """The baseline: a Python process that imports SymPy and does nothing."""
    return Command(BASELINE, [sys.executable, "-c", "import sympy"])


def installed(*words: str) -> list[str]:
    """The command line of `mathcheck`, as installed beside the running Python."""
    script = shutil.which("mathcheck", path=sysconfig.get_path("scripts"))
    if script is None:
        sys.exit("mathcheck is not installed for this Python: pip install -e . first")
    return [script, *words]


def seconds(command: Command) -> float:
    """How long one run takes. Ends the benchmark with the command's own words if it does not work."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command.argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    elapsed = time.perf_counter() - start
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        sys.exit(f"{command.name}: exit code {done.returncode}\n{said}")
    return elapsed


def interleaved(commands: Sequence[Command], runs: int) -> dict[str, list[float]]:
    """The times of each command by name. One unrecorded round first, then every command once a round."""
    times: dict[str, list[float]] = {c.name: [] for c in commands}
    for done in range(runs + 1):
        for command in commands:
            elapsed = seconds(command)
            if done:
                times[command.name].append(elapsed)
    return times


def show(title: str, commands: Sequence[Command], times: Mapping[str, Sequence[float]]) -> None:
    """Print the medians in seconds and their ratios to the baseline's median."""
    base = median(times[BASELINE])
    rows = [("", "median s", "fastest", "slowest", "ratio", "target", "")]
    for c in commands:
        ratio = median(times[c.name]) / base
        target, verdict = ("", "") if c.target is None else (f"{c.target:g}", "met" if ratio <= c.target else "MISSED")
        rows.append((c.name, f"{median(times[c.name]):.3f}", f"{min(times[c.name]):.3f}", f"{max(times[c.name]):.3f}", f"{ratio:.2f}",
                     target, verdict))
    runs = len(times[BASELINE])
    print(f"{title} ({runs} run{'s' if runs != 1 else ''} each, in turns; ratio to {BASELINE})")
    lay_out(rows)
    print()


def lay_out(rows: Sequence[Sequence[str]]) -> None:
    """Print rows as columns, the first to the left and the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:]))]).rstrip())


def positive(text: str) -> int:
    """A number of runs: argparse's type for --runs."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
