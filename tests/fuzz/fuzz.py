"""Fuzz the audit, guided by which of the kernel's code an input reaches: `pip install atheris`, then

    python tests/fuzz/fuzz.py --minutes 60 [--seed N] [--findings DIR]    mutants of the corpus and of the kernel's test tables
    python tests/fuzz/fuzz.py --replay FILE                               judge one input that was found, without guidance

An input is a line "certificate NUMBER" or "request NUMBER" (of the seed) and the text. What is found is written into DIR, with its
reason, and the run goes on. The last line on standard output is what was done, as JSON. Exit code 1 if something was found.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import fuzz_mutants

MAX_BYTES = 60_000
FORGET = 20_000  # executions after which the kernel's tables of terms are emptied of what inputs left in them
MAX_FINDINGS = 20  # inputs kept for each kind of finding


class Run:
    """What one run of the fuzzer knows and counts."""

    def __init__(self, options: argparse.Namespace) -> None:
        import fuzz_judge
        import fuzz_seeds

        from mathcheck.kernel import terms

        self.judge = fuzz_judge
        self.seeds = [*fuzz_seeds.corpus(), *fuzz_seeds.tables()]
        self.certificates = tuple(s.certificate.encode() for s in self.seeds)
        self.requests = tuple(fuzz_seeds.request(s).encode() for s in self.seeds[:60])
        for s in self.seeds:
            fuzz_judge.judged("certificate", s, s.certificate.encode(), Random(0))
        self.keys, self.known = terms._KEYS, len(terms._KEYS)
        self.options = options
        self.random = Random(options.seed)
        self.start = time.monotonic()
        self.executions = self.sequents = 0
        self.outcomes: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.slowest: list[Any] = [0.0, ""]
        self.largest: list[Any] = [0, ""]

    def inputs(self) -> list[bytes]:
        """The first inputs: every seed as it is, the corpus also as requests, and what must be rejected."""
        from fuzz_seeds import CORPUS

        rejected = [path.read_bytes() for path in sorted((CORPUS / "rejected").iterdir()) if path.suffix != ".json"]
        return [*(b"certificate %d\n" % i + text for i, text in enumerate(self.certificates)),
                *(b"request %d\n" % i + text for i, text in enumerate(self.requests)), *(b"certificate 0\n" + text for text in rejected)]

    def parts(self, data: bytes) -> tuple[str, int, bytes]:
        """The kind, the seed's number and the text of an input."""
        head, _, text = data.partition(b"\n")
        kind, _, number = head.partition(b" ")
        return "request" if kind == b"request" else "certificate", int(number) % len(self.seeds) if number.isdigit() else 0, text

    def mutated(self, data: bytes, seed: int, bytewise: Any = None) -> bytes:
        """Another input like this one, or itself if that would be too long."""
        rng = Random(seed)
        kind, number, text = self.parts(data)
        try:
            changed = f"{kind} {number}\n".encode() + self.changed(kind, text, rng, bytewise)
        except Exception as e:  # a mistake of the mutator's is counted and does not end the hour
            self.found[f"the mutator stopped with {type(e).__name__}"] += 1
            return data
        return changed if len(changed) <= MAX_BYTES else data

    def changed(self, kind: str, text: bytes, rng: Random, bytewise: Any) -> bytes:
        """Another text of the kind."""
        if bytewise is not None and rng.random() < 0.05:
            return bytes(bytewise(text, len(text) + 20))
        if kind == "request":
            return fuzz_mutants.request_mutant(text, rng, self.certificates)
        return fuzz_mutants.mutant(text, rng, self.certificates)

    def one(self, data: bytes) -> None:
        """Judge one input, and end the process when the time is over."""
        kind, number, text = self.parts(data)
        judged = self.judge.judged(kind, self.seeds[number], text, self.random)
        self.executions += 1
        self.sequents += judged.sequents
        self.outcomes[f"{kind}: {judged.outcome}"] += 1
        for finding in judged.findings:
            self.keep(data, finding)
        if judged.seconds > self.slowest[0]:
            self.slowest = [round(judged.seconds, 3), self.written(data, "slowest")]
        if judged.megabytes > self.largest[0]:
            self.largest = [judged.megabytes, self.written(data, "largest")]
        if self.executions % FORGET == 0:
            self.forget()
            self.say(sys.stderr)
        if time.monotonic() > self.start + 60 * self.options.minutes:
            self.say(sys.stdout)
            sys.stdout.flush()
            os._exit(1 if self.found else 0)

    def keep(self, data: bytes, finding: str) -> None:
        """Write the input and why into the folder of findings; of one kind not too many."""
        kind = "".join(c for c in finding.partition(":")[0] if not c.isdigit())
        self.found[kind] += 1
        if self.found[kind] <= MAX_FINDINGS:
            name = self.written(data, "finding-" + sha256(data).hexdigest()[:12])
            print(f"FINDING {name}: {finding[:1000]}", file=sys.stderr, flush=True)
            (self.options.findings / (name + ".why")).write_text(finding, encoding="utf-8", errors="backslashreplace")

    def written(self, data: bytes, name: str) -> str:
        """The input as a file among the findings; its name."""
        (self.options.findings / name).write_bytes(data)
        return name

    def forget(self) -> None:
        """Every certificate is audited by a process that has seen the seeds only, as far as the kernel's tables go."""
        while len(self.keys) > self.known:
            self.keys.popitem()
        for name, module in list(sys.modules.items()):
            if name.startswith("mathcheck.kernel."):
                for value in list(vars(module).values()):
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()

    def say(self, stream: Any) -> None:
        """What was done so far, as a line of JSON."""
        seconds = time.monotonic() - self.start
        print(json.dumps({"minutes": round(seconds / 60, 1), "executions": self.executions,
                          "per second": round(self.executions / seconds, 1),
                          "outcomes": dict(sorted(self.outcomes.items())), "sequents looked into": self.sequents, "slowest": self.slowest,
                          "megabytes": self.largest, "findings": dict(self.found)}), file=stream)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=Path, default=Path(gettempdir()) / "mathcheck-fuzz")
    parser.add_argument("--replay", type=Path)
    options = parser.parse_args()
    if options.replay is not None:
        return replay(options)
    try:
        import atheris
    except ImportError:
        print("the fuzzer needs atheris: pip install atheris", file=sys.stderr)
        return 2
    options.findings.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["mathcheck.kernel"], enable_loader_override=False):
        import fuzz_judge
    with fuzz_judge.recording(), TemporaryDirectory() as folder:
        run = Run(options)
        for i, data in enumerate(run.inputs()):
            (Path(folder) / f"{i:04}").write_bytes(data)
        words = (f"-seed={options.seed}", f"-max_len={MAX_BYTES}", "-timeout=0", "-rss_limit_mb=0", "-len_control=0", "-reload=0",
                 "-report_slow_units=1000", f"-artifact_prefix={options.findings}/")
        atheris.Setup([sys.argv[0], folder, *words], run.one,
                      custom_mutator=lambda data, _size, seed: run.mutated(bytes(data), seed, atheris.Mutate))
        atheris.Fuzz()
    return 0


def replay(options: argparse.Namespace) -> int:
    """Judge one input that was found."""
    import fuzz_judge

    with fuzz_judge.recording():
        run = Run(options)
        kind, number, text = run.parts(options.replay.read_bytes())
        judged = fuzz_judge.judged(kind, run.seeds[number], text, run.random)
    print(judged)
    return 1 if judged.findings else 0


if __name__ == "__main__":
    sys.exit(main())
