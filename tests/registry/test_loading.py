"""Finding and loading claim files: what cannot be loaded is named with its file and line."""

import sys
from pathlib import Path

import pytest

from mathcheck.registry.discovery import LoadError, by_id, claim_files, load, nearest, packaged_claims

MINIMAL = "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)"
FIRST = 10  # the line after the usual imports

BROKEN = {
    "a syntax error": ("claim = (", FIRST, "not valid Python: '(' was never closed", ""),
    "an exception": ("\n\n1 / 0", FIRST + 2, "ZeroDivisionError: division by zero", ""),
    "an exception of several lines": ("raise ValueError('no\\n  way')", FIRST, "ValueError: no way", ""),
    "an exception without a message": ("raise ValueError", FIRST, "ValueError", ""),
    "an exception in a function": ("def f():\n    raise KeyError('a')\nf()", FIRST + 1, "KeyError: 'a'", ""),
    "sys.exit": ("import sys\nsys.exit(3)", FIRST + 1, "SystemExit: 3", ""),
    "an unknown import": ("import nowhere_to_be_found", FIRST, "ModuleNotFoundError: No module named 'nowhere_to_be_found'", ""),
    "a wrong field": ("claim = Claim(id='Bad', title='t', statement=statement)", FIRST, "the id 'Bad' is not of the form", "for example"),
    "a float": ("claim = Claim(id=ID, title='t', statement=forall(x, 0.5 < x))", FIRST, "never 0.1 or 1/3", ""),
    "a chained comparison": ("statement = forall(x, 0 < x < 1)", FIRST, "a <= x and x <= b as two formulas", ""),
    "a claim of the wrong kind": ("claim = 'x^2 >= 0'", 0, "`claim` is a str, not a Claim", "claim = Claim(id=..."),
    "the class itself": ("claim = Claim", 0, "`claim` is a type, not a Claim", "claim = Claim(id=..."),
    "another id": ("claim = Claim(id='other', title='t', statement=statement)", 0, "a claim's file is named after its id", "other.py"),
}


@pytest.mark.parametrize(("text", "line", "why", "hint"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_loaded_is_named_with_file_and_line(claims, text, line, why, hint):
    path = claims.write("broken", text)
    with pytest.raises(LoadError) as caught:
        load(path)
    e = caught.value
    assert (e.path, e.line) == (path, line)
    assert why in e.why and hint in e.hint and "\n" not in e.why
    assert str(e).startswith(f"{path}, line {line}: " if line else f"{path}: ")


@pytest.mark.parametrize(("text", "line", "why", "hint"), BROKEN.values(), ids=BROKEN)
def test_the_worker_answers_with_the_error_as_data(claims, text, line, why, hint):
    answer = claims.answer("broken", text)
    assert answer["kind"] == "error" and answer["line"] == line and why in answer["why"] and hint in answer["hint"]


def test_a_file_without_a_claim_is_no_error(claims):
    assert claims.load("helpers", "") is None
    assert claims.asked(claims.root / "helpers.py")["kind"] == "none"


def test_a_null_byte_is_no_python(claims):
    with pytest.raises(LoadError, match="not valid Python"):
        claims.load("zero", "a = '\0'")


def test_a_file_that_is_not_python_is_refused(tmp_path):
    (tmp_path / "claim.txt").write_text("claim", encoding="utf-8")
    with pytest.raises(LoadError, match="not a Python file"):
        load(tmp_path / "claim.txt")


def test_ctrl_c_while_loading_is_not_swallowed(claims):
    with pytest.raises(KeyboardInterrupt):
        claims.load("stop", "raise KeyboardInterrupt")


def test_loading_leaves_neither_module_nor_path_nor_bytecode_behind(claims):
    modules, path = set(sys.modules), list(sys.path)
    claims.load("good", MINIMAL)
    with pytest.raises(LoadError):
        claims.load("bad", "1 / 0")
    assert set(sys.modules) == modules and sys.path == path
    assert sorted(p.name for p in claims.root.iterdir()) == ["bad.py", "good.py"]


def test_a_folder_is_searched_below_without_hidden_and_underscored_names(tmp_path):
    for name in ("b/one.py", "a/two.py", "three.py", "_private/four.py", ".hidden/five.py", "_six.py", "a/seven.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [p.stem for p in claim_files(tmp_path)] == ["one", "three", "two"]
    assert claim_files(tmp_path / "three.py") == [tmp_path / "three.py"]
    with pytest.raises(FileNotFoundError):
        claim_files(tmp_path / "nowhere")


def test_two_files_of_one_name_are_both_found(tmp_path):
    paths = [tmp_path / "a" / "same.py", tmp_path / "b" / "same.py"]
    assert by_id([*paths, Path("other.py")]) == {"same": paths, "other": [Path("other.py")]}


def test_the_nearest_ids_are_at_most_three_that_look_alike():
    known = ["sum-of-squares", "sum-of-cubes", "sum-of-integers", "sum-of-primes", "bernoulli"]
    assert nearest("sum-of-square", known)[0] == "sum-of-squares"
    assert nearest("bern", known) == ["bernoulli"]
    assert len(nearest("sum-of", known)) == 3 and nearest("zzzz", known) == []


def test_the_shipped_claims_are_found_beside_the_package():
    assert (packaged_claims() / "lemmas" / "bernoulli-inequality.py").is_file()
