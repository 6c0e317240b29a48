"""The drawing: the same bytes each time, floats rounded outwards, labels that matplotlib can show, files and messages of the command."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest
from matplotlib import rcParams
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.mathtext import MathTextParser

from mathcheck import convergence, curves, margin, records
from mathcheck.export import plot
from mathcheck.export.mathtext import label
from mathcheck.lang import Int, Max, Nat, Q, Real, Sum, binomial_weight, exp, exp_taylor, factorial, log, sec, sin, sqrt, tan
from mathcheck.lang.latex import latex
from mathcheck.registry.sampled import Cell, sampled

COMMAND = [sys.executable, "-P", "-m", "mathcheck.cli.app"]
HEAD = '''from mathcheck import Claim, convergence, curves, margin, records
from mathcheck.lang import Nat, Q, Real, eq, exp, forall, log

n, x = Nat("n"), Real("x")
claim = Claim(id="ID", title="a title with $x^ mathematics, <tags>, & and --", statement=forall(n, 0 <= n), picture=PICTURE)
'''
x, n, k = Real("x"), Nat("n"), Int("k")
PICTURES = {
    "curves": curves(exp(x), *[exp_taylor(m, x) for m in (1, 2, 3, 4)], over=(x, -3, 2)),
    "poles": curves(tan(x), sec(x), over=(x, -2, 5)),
    "seven": curves(*[x**m for m in range(7)], over=(x, 0, 1)),
    "margin": margin(exp(x) - (1 + x), over=(x, -3, 2)),
    "uneven margin": margin(exp(x) * exp(x) * exp(x) - 1, over=(x, -9, 9)),
    "numbers": margin(n ** (n + 1) - (n + 1) ** n, over=(n, 0, 8)),
    "large numbers": margin(n**n - 100 * n, over=(n, 0, 130)),
    "zeros": margin(n - n, over=(n, 0, 8)),
    "convergence": convergence(abs((1 + 1 / n) ** n - exp(1)), exp(1) / (2 * n), over=(n, 1, 10**4)),
    "fast convergence": convergence(exp(-n), 1 / factorial(n), over=(n, 1, 40)),
    "records": records(up_to=1000), "one record": records(up_to=1),
}


@pytest.fixture
def folder(tmp_path):
    """folder(picture): a folder with a claim `drawn` that declares it."""
    def write(picture="curves(exp(x), 1 + x, over=(x, -2, 2))", head=HEAD, name="drawn"):
        place = tmp_path / "claims"
        place.mkdir(exist_ok=True)
        (place / f"{name}.py").write_text(head.replace("ID", name).replace("PICTURE", picture), encoding="utf-8")
        return place
    return write


def run(*words, cwd=None, **env):
    done = subprocess.run([*COMMAND, "plot", *map(str, words)], capture_output=True, text=True, cwd=cwd, env={**os.environ, **env},
                          timeout=120)
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_drawn_twice_alike(name):
    shown = sampled(PICTURES[name])
    first, second = plot.drawn("A title", shown), plot.drawn("A title", shown)
    assert first == second
    root = ET.fromstring(first.svg)
    assert root.tag.endswith("svg") and b"<dc:date>" not in first.svg and b"mathcheck" in first.svg
    assert first.png.startswith(b"\x89PNG") and b"matplotlib" not in first.png[:400].lower()


def test_a_picture_is_large_and_on_a_light_ground(tmp_path):
    (tmp_path / "a.png").write_bytes(plot.drawn("A title", sampled(PICTURES["curves"])).png)
    pixels = imread(tmp_path / "a.png")
    assert pixels.shape[:2] == (825, 1200)
    assert (pixels[:, :, :3] > 0.99).all(axis=2).mean() > 0.8


def test_nothing_of_the_readers_settings_is_used_or_changed(tmp_path):
    shown = sampled(PICTURES["margin"])
    plain = plot.drawn("A title", shown)
    rcParams["lines.linewidth"], rcParams["figure.facecolor"] = 17.0, "red"
    try:
        assert plot.drawn("A title", shown) == plain
        assert (rcParams["lines.linewidth"], rcParams["figure.facecolor"]) == (17.0, "red")
    finally:
        rcParams.update({"lines.linewidth": 1.5, "figure.facecolor": "white"})


@pytest.mark.parametrize("value", [Fraction(1, 3), Fraction(-1, 3), Fraction(1, 10), Fraction(2), Fraction(0), Fraction(10**40 + 1),
                                   -Fraction(10**40 + 1), Fraction(1, 2**1070), Fraction(2**1000)])
def test_floats_are_rounded_outwards(value):
    low, high = plot._down(value), plot._up(value)
    assert Fraction(low) <= value <= Fraction(high)
    assert (low == high) == (Fraction(float(value)) == value)


def test_a_drawn_band_holds_the_cells():
    third = Fraction(1, 3)
    cells = [Cell(third, 2 * third, -third, third / 7, ()), Cell(2 * third, 1 + third, third, 2 * third, ()),
             Cell(Fraction(5), Fraction(6), third, Fraction(1), ())]
    axes = Figure().subplots()
    plot._band(axes, cells, "red", 0.5, "cells")
    assert len(axes.collections) == 2  # the third does not touch the others
    corners = [(Fraction(float(a)), Fraction(float(b))) for path in axes.collections for a, b in path.get_paths()[0].vertices]
    for c in cells:
        assert any(a <= c.left and b <= c.low for a, b in corners) and any(a >= c.right and b >= c.high for a, b in corners)


@pytest.mark.parametrize("name", PICTURES)
def test_no_label_overlaps_another_or_leaves_the_picture(name, monkeypatch):
    seen = []
    monkeypatch.setattr(plot, "_saved", lambda figure, form, _: seen.append(figure) or b"")
    title = "A title that is rather long, as titles of claims can be: it says what holds, and for which numbers it does"
    plot.drawn(title, sampled(PICTURES[name]))
    figure = seen[0]
    figure.draw_without_rendering()
    [axes], whole = figure.axes, figure.bbox
    title, x_name = figure._suptitle.get_window_extent(), axes.xaxis.label.get_window_extent()
    [legend] = figure.legends
    below = legend.get_window_extent()
    assert title.y0 >= axes.get_window_extent().y1 and x_name.y0 >= below.y1 and below.y0 >= 0
    assert whole.x0 <= below.x0 and below.x1 <= whole.x1 and whole.x0 <= title.x0 and title.x1 <= whole.x1 and title.y1 <= whole.y1
    for axis in (axes.xaxis, axes.yaxis):
        low, high = axis.get_view_interval()
        boxes = [t.label1.get_window_extent() for t in axis.get_major_ticks() if t.label1.get_text() and low <= t.get_loc() <= high]
        assert len(boxes) >= 2
        assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


TERMS = [exp(x), exp_taylor(4, x), 1 - 1 / x, abs((1 + 2 / n) ** n - exp(2)), (x + 1) * log(x) - x * log(x + 1), Q(1, 2) * x, -2 * x,
         Sum(abs(binomial_weight(n, k, 1 / n)), k, 0, 20), exp(abs(x)) * abs(x) ** (n + 1) / factorial(n + 1), sqrt(1 / (1 + 1 / x)),
         Max(x, 0), sin(x) ** 2, Real("alpha_") * Real("x12") + Real("long_name")]


@pytest.mark.parametrize("t", TERMS, ids=repr)
def test_a_label_is_mathematics_where_it_can_be(t):
    text = label(t)
    assert text.startswith("$") and text.endswith("$")
    MathTextParser("path").parse(text)


def test_a_label_is_text_where_it_cannot_be_mathematics(monkeypatch):
    monkeypatch.setattr("mathcheck.export.mathtext.latex", lambda t: "\\nosuchcommand{" + latex(t))
    assert label(1 - 1 / x) == "1 - 1/x"
    long = label(Sum(x**k, k, 0, 5) + sum((Q(1) / (x + m) for m in range(40)), x)).splitlines()
    assert len(long) == 3 and all(len(line) <= 70 for line in long)


def test_the_command_writes_two_files_that_are_the_same_each_time(folder, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        done = run("drawn", "--claims", folder(), "-o", tmp_path / name, PYTHONHASHSEED={"one": "1", "two": "2"}[name])
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == [str(tmp_path / name / f"drawn.{form}") for form in ("png", "svg")]
    for form in ("png", "svg"):
        assert (tmp_path / "one" / f"drawn.{form}").read_bytes() == (tmp_path / "two" / f"drawn.{form}").read_bytes()
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == ["drawn.png", "drawn.svg"]


def test_the_command_writes_here_and_over_what_was_there(folder, tmp_path):
    place = tmp_path / "here"
    place.mkdir()
    (place / "drawn.svg").write_text("old")
    assert run("drawn", "--claims", folder(), cwd=place).returncode == 0
    assert (place / "drawn.svg").read_text().startswith("<?xml") and (place / "drawn.png").exists()


def test_a_shipped_picture_is_drawn(tmp_path):
    assert run("npow-compare", "-o", tmp_path).returncode == 0
    assert (tmp_path / "npow-compare.png").stat().st_size > 10_000


MESSAGES = {
    "no picture": ("None", 2, "drawn declares no picture; a line such as picture=curves(exp(x), 1 + x, over=(x, -2, 2)) in its Claim does"),
    "a wrong picture": ("curves(exp(n), over=(x, 0, 1))", 1, "exp(n) depends on n, and the picture goes over x alone"),
    "no value": ("curves(log(x), over=(x, -2, -1))", 3, "the picture of drawn is not drawn: log(x) has no value that can be shown"),
    "too large": ("margin(n**n, over=(n, 0, 400))", 3, "too large for a picture"),
}


@pytest.mark.parametrize(("picture", "code", "said"), MESSAGES.values(), ids=MESSAGES)
def test_what_cannot_be_drawn_is_said(folder, tmp_path, picture, code, said):
    done = run("drawn", "--claims", folder(picture), "-o", tmp_path)
    assert (done.returncode, done.stdout) == (code, "") and said in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["claims"]


def test_where_nothing_can_be_written_is_said_before_the_claim_is_run(folder, tmp_path):
    place = folder(head="raise SystemExit('it was run')\n")
    done = run("drawn", "--claims", place, "-o", tmp_path / "missing")
    assert done.returncode == 2 and f"there is no folder {tmp_path / 'missing'}" in done.stderr
    (tmp_path / "out" / "drawn.svg").mkdir(parents=True)
    done = run("drawn", "--claims", place, "-o", tmp_path / "out")
    assert done.returncode == 2 and "drawn.svg: it is a folder" in done.stderr and not (tmp_path / "out" / "drawn.png").exists()
    done = run("drawn", "--claims", place, "-o", tmp_path / "claims" / "drawn.py")
    assert done.returncode == 2 and "there is no folder" in done.stderr


def test_a_folder_that_may_not_be_written_to_is_said(folder):
    done = run("drawn", "--claims", folder(), "-o", "/proc")  # where not even root may make a file
    assert done.returncode == 2 and "cannot write" in done.stderr


def test_an_unknown_claim_and_broken_files_are_said(folder, tmp_path):
    assert "near: drawn" in run("drwn", "--claims", folder()).stderr
    for head, said in (("x = (\n", "not valid Python"), ("1 / 0\n", "ZeroDivisionError"), ("claim = None\n", "declares no `claim`")):
        done = run("drawn", "--claims", folder(head=head), "-o", tmp_path)
        assert done.returncode == 1 and said in done.stderr
    slow = "import time\ntime.sleep(600)\n"
    done = run("drawn", "--claims", folder(head=slow), "-o", tmp_path, "--timeout", "1")
    assert done.returncode == 3 and "stopped after 1 seconds" in done.stderr


def test_an_answer_that_no_worker_gives_is_said(folder, tmp_path):
    forged = HEAD + """
import sys
worker = sys.modules["__main__"]
worker.describe = lambda *a, old=worker.describe: {**old(*a), "picture": FORGED}
"""
    for data in ("3", "{'kind': 'curves', 'terms': 'x'}", "{'kind': 'pie', 'terms': ''}"):
        done = run("drawn", "--claims", folder(head=forged.replace("FORGED", data)), "-o", tmp_path)
        assert done.returncode == 1 and "an answer that is not one of a worker" in done.stderr


def test_without_matplotlib_the_command_says_what_to_install(folder, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "matplotlib.py").write_text("raise ModuleNotFoundError(\"No module named 'matplotlib'\", name='matplotlib')\n")
    done = run("drawn", "--claims", folder(), "-o", tmp_path, PYTHONPATH=str(blocked))
    assert done.returncode == 2 and "pip install 'mathcheck[plot]'" in done.stderr
    helped = run("--help", PYTHONPATH=str(blocked))
    assert helped.returncode == 0 and "mathcheck[plot]" in helped.stdout


def test_every_shipped_picture_has_its_data():
    from mathcheck.registry.discovery import claim_files, load, packaged_claims

    pictures = [claim.picture for path in claim_files(packaged_claims()) if (claim := load(path)) and claim.picture]
    assert len(pictures) >= 10 and {p.kind for p in pictures} == {"curves", "margin", "convergence", "records"}
    for picture in pictures:
        shown = sampled(picture)
        assert shown.graphs and all(g.cells or g.points for g in shown.graphs)
        if picture.kind == "convergence":
            error, bound = shown.graphs
            assert len(error.points) == len(bound.points)
            assert all(a.high <= b.low for a, b in zip(error.points, bound.points))


def test_the_package_needs_no_matplotlib_to_be_imported():
    code = "import sys, mathcheck.cli.plotting, mathcheck.registry.sampled; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(plot.__file__).parents[2])
    assert done.stdout == "False\n"
