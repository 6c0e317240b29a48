"""The verdicts of docs/textbook.md are what the prover and the search find, and none contradicts what is true."""

import re
from pathlib import Path

import pytest

from mathcheck.kernel.audit import audit
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import parse_statement
from mathcheck.registry import seeker
from mathcheck.registry.refuter import refuted_by_enclosures
from mathcheck.registry.witness import read_witness

PAGE = Path(__file__).parents[2] / "docs" / "textbook.md"
CELLS = re.compile(r"\| `(.*)` \| (.*) \| (true|false) \| (proved|refuted|undecided) \| ([0-9.]+) \|")
TABLE = [(m[1].replace("\\|", "|"), m[3], m[4]) for m in map(CELLS.fullmatch, PAGE.read_text(encoding="utf-8").splitlines()) if m]


def test_there_are_a_hundred_and_none_is_wrong():
    assert len(TABLE) == len({statement for statement, _, _ in TABLE}) == 100
    assert {(truth, verdict) for _, truth, verdict in TABLE} <= {
        ("true", "proved"), ("true", "undecided"), ("false", "refuted"), ("false", "undecided")}


@pytest.mark.parametrize(("statement", "verdict"), [(s, v) for s, _, v in TABLE if v != "undecided"])
def test_the_verdict(statement, verdict):
    term = parse_statement(statement)
    found = seeker.prove(term, 40.0, 50) if verdict == "proved" else seeker.refute(term, 40.0, 50)
    if found.get("certificate"):
        said = audit(found["certificate"], statement=write_statement(term), refutes=verdict == "refuted")
        assert said["outcome"] in {"proved": ("proved",), "refuted": ("refuted", "ill-posed")}[verdict]
    else:
        assert verdict == "refuted" and refuted_by_enclosures(term, read_witness(found["at"])) in ("refuted", "ill-posed")
