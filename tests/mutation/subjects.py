"""The certificates that are mutated: those of claims, as `verify` sends them to the audit, and the derivations made for kernel tests."""

import runpy
from collections.abc import Iterable
from pathlib import Path

from mathcheck.registry.answer import checked
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.judge import requests_for
from mathcheck.registry.run import Runner

from .judging import Subject

# They use most of the rules that claims use, in certificates that are audited fast.
SAMPLE = ("abs-power", "bernoulli-inequality", "binomial-poisson-pgf", "column-sums", "exp-even-taylor-positive", "exp-taylor-slope",
          "integer-complexity-counterexample", "npow-compare-real", "power-tends-to-zero", "sec-cubed-integral", "sec-power-reduction",
          "series-comparison")


def of_claims(ids: Iterable[str] | None = None) -> dict[str, list[Subject]]:
    """The certificates of shipped claims, by id; of all claims, if none are named."""
    root = packaged_claims()
    runner = Runner([root])
    try:
        return {path.stem: _of_claim(runner, path) for path in claim_files(root) if ids is None or path.stem in ids}
    finally:
        runner.stop()


def _of_claim(runner: Runner, path: Path) -> list[Subject]:
    requests = requests_for(checked(runner.build(path)))
    return [Subject(f"{path.stem}, certificate {i}", r["certificate"], r["statement"], r.get("refutes", False),
                    None if r["axioms"] is None else frozenset(r["axioms"])) for i, r in enumerate(requests)]


def of_derivations() -> dict[str, list[Subject]]:
    """The certificates of tests/kernel/derivations.py."""
    runpy.run_path(str(Path(__file__).resolve().parents[1] / "kernel" / "conftest.py"))
    from kernel_derivations import certificates
    return {f"derivation {name}": [Subject(f"derivation {name}", text, statement)] for name, (statement, text) in certificates().items()}
