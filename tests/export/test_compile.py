"""pdflatex takes every document: exit code 0, nothing outside the lines, no character missing from a font."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from mathcheck.export.latex import document
from mathcheck.kernel.terms import Term
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import (
    Int,
    Nat,
    Real,
    Series,
    above,
    below,
    choose,
    eq,
    exp,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    limit,
    log,
    minus_infinity,
    sin,
)

WORRIES = ("Overfull", "Missing character", "Undefined control sequence", "LaTeX Error", "mktexpk")
USER = r"""\documentclass{article}
\usepackage{amsmath,amssymb,amsthm}
%s
\begin{document}
\section{Mine}
Some text.
%s
More text.
\end{document}
"""


@pytest.fixture(scope="module")
def pdflatex():
    found = shutil.which("pdflatex")
    if found is None:
        message = "pdflatex not found: install texlive-latex-base, texlive-latex-recommended and texlive-fonts-recommended"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return found


def worries(pdflatex, folder, name, source):
    """What TeX complains about."""
    (folder / f"{name}.tex").write_text(source, encoding="utf-8")
    done = subprocess.run([pdflatex, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", f"{name}.tex"], cwd=folder,
                          capture_output=True, timeout=120)
    lines = done.stdout.decode("latin-1").splitlines() + (folder / f"{name}.log").read_text("latin-1").splitlines()
    found = [line for line in lines if any(w in line for w in WORRIES) or line.startswith("!")]
    return ([f"{name}: exit code {done.returncode}"] if done.returncode else []) + found


def test_shipped_documents(pdflatex, shipped, tmp_path):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda r: worries(pdflatex, tmp_path, r.id, document(r, fragment=False)), shipped)
        assert [w for ws in found for w in ws] == []


@pytest.mark.parametrize("fragment", [False, True])
def test_made_up_documents(pdflatex, made_up, empty_report, tmp_path, fragment):
    for name, report in (("full", made_up), ("empty", empty_report)):
        source = document(report, fragment)
        assert worries(pdflatex, tmp_path, name, USER % ("", source) if fragment else source) == []


@pytest.mark.parametrize("fragment", [False, True])
def test_limits_infinite_sums_and_binomials(pdflatex, made_up, tmp_path, fragment):
    """In the statement itself, where their equations follow, and in the false twins."""
    n, k, x, y = Nat("n"), Int("k"), Real("x"), Real("y")
    statement = forall(x, y, implies(
        abs(x) < 1, limit((1 + 1 / n) ** n, n, infinity, exp(1)), limit(sin(x) / x, x, 0, below(1)),
        limit(log(x), x, above(0), minus_infinity), limit(x * y, x, Term("at", (y,)), y**2),
        eq(Series(choose(2 * n, k) * x**k, k), 1 / (1 - x) ** 2), eq(falling(n, y) / factorial(n), choose(n, 2) ** 2)))
    twin = replace(made_up.twins[0], term=write_statement(statement))
    report = replace(made_up, verdict="proved", term=write_statement(statement), twins=(twin,), problems=())
    source = document(report, fragment)
    assert "\\binom{0}{k} = 0^{\\lvert k\\rvert}" in source and "x^{\\underline{0}} = 1" in source and "\\lim_{n \\to \\infty}" in source
    assert worries(pdflatex, tmp_path, "limits", USER % ("", source) if fragment else source) == []


@pytest.mark.parametrize("own", ["", r"\newtheorem{theorem}{Theorem}\newtheorem{mathchecktheorem}[theorem]{Theorem}",
                                 r"\newcommand{\mathcheckrow}[2]{\par$#2$\par}\usepackage[T1]{fontenc}"])
def test_fragments_in_a_users_document(pdflatex, shipped, tmp_path, own):
    inputs = []
    for r in shipped:
        (tmp_path / f"{r.id}.tex").write_text(document(r, fragment=True), encoding="utf-8")
        inputs.append(f"\\input{{{r.id}}}")
    assert worries(pdflatex, tmp_path, "users-own", USER % (own, "\n".join(inputs))) == []
