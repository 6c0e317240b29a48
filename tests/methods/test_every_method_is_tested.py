"""by.X needs a test_X_shows.. and at least two test_X_refuses.., each of which uses by.X."""

import ast
import functools
from collections import Counter
from pathlib import Path

import pytest

from mathcheck.methods import by


def _tests():
    for file in sorted(Path(__file__).parent.glob("test_by_*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                attributes = [a for a in ast.walk(node) if isinstance(a, ast.Attribute) and isinstance(a.value, ast.Name)]
                yield node.name, {a.attr for a in attributes if a.value.id == "by"}


@functools.cache
def _count():
    found = Counter()
    for test, used in _tests():
        for name in used:
            for kind in ("shows", "refuses"):
                found[name, kind] += test.startswith(f"test_{name}_{kind}_")
    return found


@pytest.mark.parametrize("name", by.__all__)
def test_the_method_has_a_success_and_two_refusals(name):
    found = _count()
    assert found[name, "shows"] >= 1 and found[name, "refuses"] >= 2


def test_all_is_sorted_and_every_name_exists():
    assert by.__all__ == sorted(by.__all__)
    assert all(callable(getattr(by, name)) or hasattr(getattr(by, name), "run") for name in by.__all__)


def test_every_method_has_words_that_read_after_by():
    for name in by.__all__:
        method = getattr(by, name)
        assert (method.words if hasattr(method, "words") else method.__doc__).strip()
