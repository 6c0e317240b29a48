"""How long `mathcheck verify` takes where nothing has changed since an earlier run, against the sum of the times that its audits take, one
after the other, in the same minutes; and where one claim has changed.

    python benchmarks/caching.py [--runs N]
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from timing import Command, installed, lay_out, positive, seconds

from mathcheck.registry.cache import FOLDER, Cache
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.helper import Helpers
from mathcheck.registry.judge import audit, audit_command, requests_for
from mathcheck.registry.run import Runner, default_jobs

ALLOWED = 1.0  # seconds beyond the audits


def kept(folder: Path) -> dict[Path, dict[str, Any]]:
    """The answers that the cache has for the claims of this folder."""
    cache = Cache([folder])
    found = {p: cache.look(p).answer for p in claim_files(folder)}
    cache.close()
    if None in found.values():
        sys.exit("not every claim is kept: " + ", ".join(p.stem for p, answer in found.items() if answer is None))
    return {p: answer for p, answer in found.items() if answer is not None}


def audited(answers: dict[Path, dict[str, Any]]) -> float:
    """The sum of the audit times, each claim's certificates after those of the one before, in a process that has started."""
    auditors = Helpers(audit_command())
    auditors.ask({"certificate": "", "axioms": []}, None)
    took = 0.0
    for answer in answers.values():
        start = time.perf_counter()
        audit(requests_for(answer), None, auditors.ask)
        took += time.perf_counter() - start
    auditors.stop()
    return took


def verified(folder: Path) -> tuple[float, int]:
    """How long a run of this folder takes, and how many claims it derives."""
    start = time.perf_counter()
    results = list(Runner([folder], cache=Cache([folder])).run_all(claim_files(folder), default_jobs()))
    return time.perf_counter() - start, sum(not getattr(r, "cached", True) for _, r in results)


def touched(folder: Path, name: str) -> tuple[float, int]:
    """The same after a comment was added to one claim."""
    [path] = [p for p in claim_files(folder) if p.stem == name]
    with open(path, "a", encoding="utf-8") as file:
        file.write("# touched\n")
    return verified(folder)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=5, metavar="N", help="runs of every command but the first (default 5)")
    chosen = options.parse_args()

    with tempfile.TemporaryDirectory(prefix="mathcheck-caching-") as name:
        os.environ[FOLDER] = str(Path(name) / "cache")
        verify = Command("mathcheck verify", installed("verify"))
        first = seconds(verify)
        answers = kept(packaged_claims())
        audits, again = [], []
        for _ in range(chosen.runs):
            audits.append(audited(answers))
            again.append(seconds(verify))
        print(f"mathcheck verify of {len(answers)} claims, {default_jobs()} at a time (medians of {chosen.runs} runs but for the first)")
        beyond = median(again) - median(audits)
        lay_out([
            ("", "seconds", "beyond the audits", "target", ""),
            ("first run", f"{first:.2f}", "", "", ""),
            ("the audits alone, one after the other", f"{median(audits):.2f}", "0.00", "", ""),
            ("everything unchanged", f"{median(again):.2f}", f"{beyond:.2f}", f"{ALLOWED:g}", "met" if beyond <= ALLOWED else "MISSED"),
        ])

        cited = Counter(claim for answer in answers.values() for claim in answer["cited"])
        alone = next(p.stem for p in answers if p.stem not in cited)
        claims = Path(name) / "claims"
        shutil.copytree(packaged_claims(), claims)
        print("\nA copy of the claims, each time with a comment more in one of them")
        rows = [("", "seconds", "claims derived")]
        for what, (took, derived) in {"first run": verified(claims), "everything unchanged": verified(claims),
                                      f"{alone} has changed, which nobody cites": touched(claims, alone),
                                      f"{cited.most_common(1)[0][0]} has changed": touched(claims, cited.most_common(1)[0][0])}.items():
            rows.append((what, f"{took:.2f}", str(derived)))
        lay_out(rows)


if __name__ == "__main__":
    main()
