"""What mutants are made of: the certificates of corpus/accepted, and the uses of every rule in the kernel's test tables.

Run as a script it writes corpus/accepted anew, from the same derivations and the shipped claims: `python tests/fuzz/fuzz_seeds.py`.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import fuzz_kernel_helpers  # noqa: F401
from kernel_derivations import certificates
from kernel_support import all_cases, rule

from mathcheck.kernel.audit import audit
from mathcheck.kernel.writer import write_certificate

CORPUS = Path(__file__).resolve().parent / "corpus"
CLAIMS = ("abs-product", "factorial-positive", "power-of-zero", "pythagorean-identity", "sum-of-cubes", "triangle-inequality")


class Seed(NamedTuple):
    """An accepted certificate, what the audit said of it, the statement it proves as a file, and the axioms it cites."""

    name: str
    certificate: str
    outcome: str
    statement: str
    axioms: frozenset[str]


def seed(name: str, certificate: str) -> Seed:
    """The certificate as a seed. Raises ValueError if the audit does not accept it."""
    answer = audit(certificate)
    if answer["outcome"] not in ("proved", "theorem"):
        raise ValueError(f"{name} is not accepted: {answer}")
    return Seed(name, certificate, answer["outcome"], answer["term"], frozenset(answer["axioms"]))


def corpus() -> list[Seed]:
    """The certificates in the tree, by name."""
    return [seed(path.stem, path.read_text(encoding="ascii")) for path in sorted((CORPUS / "accepted").iterdir())]


def tables() -> list[Seed]:
    """A certificate for each accepted use in the tables of the kernel's tests."""
    made = [(case, rule(case.rule, *case.args)) for case in all_cases()[0]]
    return [seed(f"{case.rule}: {case.what}", write_certificate(theorem.concl, theorem)) for case, theorem in made]


def write() -> None:
    """corpus/accepted: six derivations, the shortest use of each rule, and a few claims."""
    found = {f"derivation-{name}": text for name, (_, text) in certificates().items()}
    for case in all_cases()[0]:
        theorem = rule(case.rule, *case.args)
        text, name = write_certificate(theorem.concl, theorem), f"rule-{case.rule}"
        if len(text) < len(found.get(name, text + " ")):
            found[name] = text
    for claim in CLAIMS:
        command = (sys.executable, "-m", "mathcheck", "export", claim, "--format", "certificate")
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found[f"claim-{claim}"] = done.stdout
    for path in (CORPUS / "accepted").iterdir():
        path.unlink()
    for name, text in found.items():
        (CORPUS / "accepted" / f"{name}.jsonl").write_text(text, encoding="ascii")


def request(s: Seed) -> str:
    """A request for an audit as one line, with a record that the certificate's last step shows the statement."""
    asked = {"certificate": s.certificate, "statement": s.statement, "axioms": sorted(s.axioms), "refutes": False,
             "record": {"terms": s.statement, "steps": [{"hyps": [], "concl": 0}]}}
    return json.dumps(asked)


if __name__ == "__main__":
    write()
