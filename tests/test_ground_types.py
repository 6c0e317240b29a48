"""With python-flint installed, as it is for these tests, SymPy computes with FLINT's integers and fractions; a user without it gets
Python's. So the tests of what SymPy proposes and of what is let in from it run once more without FLINT."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORACLE = "tests/oracle/"
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}, "SYMPY_GROUND_TYPES": "python"}

# the files, and of each the slow tests that are left out: searches over many random inputs, and pins of SymPy alone
RUNS = {
    "proposed": (["test_antiderivative.py", "test_factor.py", "test_groebner.py", "test_sums_of_squares.py"],
                 [f"test_sums_of_squares.py::test_complete_{kind}" for kind in ("in_one_variable", "for_quadratic_polynomials")]),
    "let in": (["test_sympy_door.py", "test_pitfalls.py"],
               ["test_pitfalls.py::test_a_false_refutation", "test_pitfalls.py::test_a_first_case_that_is_wrong",
                "test_pitfalls.py::test_a_limit_that_sympy_does_not_find", "test_pitfalls.py::test_a_suggested_antiderivative_jumps",
                "test_pitfalls.py::test_symbolic_exponents_have_no_dependable_normal_form"]),
}


def python(*arguments):
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)


def test_the_variable_chooses_the_ground_types():
    done = python("-c", "from sympy.external.gmpy import GROUND_TYPES; print(GROUND_TYPES)")
    assert done.stdout == "python\n", done.stderr


@pytest.mark.parametrize("name", RUNS)
def test_the_oracles_work_with_pythons_integers(name):
    files, slow = RUNS[name]
    for left_out in slow:
        file, _, function = left_out.partition("::")
        assert f"def {function}(" in (ROOT / ORACLE / file).read_text(encoding="utf-8")
    done = python("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *(ORACLE + file for file in files),
                  *(f"--deselect={ORACLE}{test}" for test in slow))
    assert done.returncode == 0, done.stdout + done.stderr
