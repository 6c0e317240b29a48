"""`python -m tests.mutation`: mutants of the shipped claims' certificates, counted by what was changed and what came of it.

Exit code 1 if one was accepted with another theorem, crashed the audit or kept it busy, else 0.
"""

import argparse
import sys
import time

from .judging import KINDS, NEVER
from .running import shares, table, tallies, united
from .subjects import of_claims


def main() -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many mutants (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same mutants (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=1, help="how many at once (default: %(default)s)")
    parser.add_argument("claims", nargs="*", help="ids of claims (default: all that are shipped)")
    asked = parser.parse_args()
    groups = {name: group for name, group in of_claims(asked.claims or None).items() if group}
    work = [(subject, count) for subject, count in shares(groups, asked.count) if count]
    start, parts = time.monotonic(), []
    for (subject, _), part in zip(work, tallies(work, asked.seed, asked.processes)):
        parts.append(part)
        for found in part.found:
            print(found, file=sys.stderr, flush=True)
        if sys.stderr.isatty():
            print(f"\r{len(parts)} of {len(work)} certificates, {subject.name[:60]:60}", end="", file=sys.stderr, flush=True)
    whole = united(parts)
    print(table(whole))
    print()
    for kind, words in KINDS.items():
        print(f"{kind}: {words}")
    print(f"\n{len(work)} certificates of {len(groups)} claims, {time.monotonic() - start:.0f} s; the slowest:")
    for found in whole.slowest:
        print(found)
    return 1 if whole.count(*NEVER) else 0


if __name__ == "__main__":
    sys.exit(main())
