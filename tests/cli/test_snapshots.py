"""What the commands print, whole, at 80 columns. snapshots/README.md says how to write the files anew."""

import os
import re
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).with_name("snapshots")
CASES = {
    "list": (["list"], ["fine", "defined", "slip"]),
    "list-broken": (["list"], ["fine", "syntax", "json"]),
    "show-defined": (["show", "defined"], ["defined"]),
    "show-stops": (["show", "wrong-step"], ["wrong-step"]),
    "verify": (["verify"], ["fine", "defined", "slip", "known-open"]),
    "verify-failing": (["verify"], ["fine", "wrong-step", "surviving", "no-slip", "not-begun", "syntax"]),
    "verify-verbose": (["verify", "-v", "defined"], ["defined"]),
    "verify-unknown": (["verify", "fin", "else"], ["fine"]),
    "lock-check": (["lock", "--check"], ["fine", "slip"]),
    "axioms": (["axioms"], None),
}
LOCK = """{"schema": "mathcheck-lock", "version": 1, "claims": {
"fine": {"statement": "forall n:Nat. 0 <= n", "definitions": [], "axioms": ["archimedes"], "verdict": "proved"},
"gone": {"statement": "1 = 1", "definitions": [], "axioms": [], "verdict": "proved"}}}
"""


@pytest.mark.parametrize("name", CASES)
def test_snapshot(cli, folder, name):
    words, files = CASES[name]
    claims = None
    if files is not None:
        claims = folder(*files)
        (claims / "claims.lock").write_text(LOCK)
    done = cli(*words, *([] if claims is None else ["--claims", "."]), cwd=claims)
    text = f"$ mathcheck {' '.join(words)}\n{done.out}--- standard error\n{done.err}--- exit code {done.code}\n"
    text = re.sub(r"[ \d]\d\.\d s", " 0.0 s", text)
    text = re.sub(r"\d+ kernel inferences", "N kernel inferences", text)  # a better method takes fewer
    if claims is not None:
        text = text.replace(str(claims.resolve()), "FOLDER")
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("MATHCHECK_WRITE_SNAPSHOTS") == "1":
        file.write_text(text, encoding="utf-8")
        pytest.skip(f"{file.name} written; read it before committing it")
    assert text == file.read_text(encoding="utf-8")


def test_there_is_no_snapshot_without_a_case():
    assert {p.stem for p in SNAPSHOTS.glob("*.txt")} == set(CASES)
