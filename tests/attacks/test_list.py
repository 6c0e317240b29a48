"""The list of the attacks is complete, and says of each what it tries and what stops it."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
LEAST = 60


def attacks():
    """The names of the tests in each file of attacks."""
    return {path.name: [f.name.removeprefix("test_") for f in ast.parse(path.read_text(encoding="utf-8")).body
                        if isinstance(f, ast.FunctionDef) and f.name.startswith("test_")]
            for path in sorted(HERE.glob("test_*.py")) if path != Path(__file__)}


def listed():
    """The names in each table of the list."""
    found = {}
    for part in (HERE / "README.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, table = part.partition("\n")
        found[name] = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", table, flags=re.MULTILINE)
    return found


def test_every_attack_is_listed_in_the_order_of_the_attacks():
    assert listed() == attacks()


def test_there_are_enough_attacks_and_none_twice():
    names = [name for found in attacks().values() for name in found]
    assert len(set(names)) == len(names) >= LEAST


def test_each_file_says_what_its_attacker_controls():
    for name in attacks():
        assert "attacker" in (ast.get_docstring(ast.parse((HERE / name).read_text(encoding="utf-8"))) or "")
