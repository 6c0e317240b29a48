"""`--lang zh` on a terminal, in a pipe, and on a stream that cannot carry Chinese; whole pages at three widths.

The snapshots are written anew as snapshots/README.md says, with this file's name.
"""

import os
import re
from pathlib import Path

import pytest

from mathcheck.cli.text import cells

SNAPSHOTS = Path(__file__).with_name("snapshots") / "zh"
CASES = {
    "show": (["show", "defined"], ["defined"]),
    "verify": (["verify", "-v"], ["defined", "fine", "slip"]),
    "verify-failing": (["verify"], ["wrong-step", "surviving", "no-slip", "not-begun", "syntax"]),
    "twins": (["twins", "surviving"], ["surviving"]),
    "list": (["list"], ["fine", "defined", "slip"]),
}


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", CASES)
def test_snapshot(terminal, folder, name, width):
    words, files = CASES[name]
    claims = folder(*files)
    shown = terminal(*words, "--claims", ".", "--lang", "zh", width=width, cwd=claims, errors=False, NO_COLOR="1")
    assert max(map(cells, shown.splitlines())) <= width
    shown = re.sub(r"[ \d]\d\.\d 秒", " 0.0 秒", shown)
    shown = re.sub(r"内核推理 \d+ 步", "内核推理 N 步", shown)
    shown = re.sub(r"；\d+\.\d 秒", "；0.0 秒", shown)
    shown = shown.rpartition("\n\n")[0] if name == "list" else shown  # the folder is of any length
    file = SNAPSHOTS / f"{name}-{width}.txt"
    if os.environ.get("MATHCHECK_WRITE_SNAPSHOTS") == "1":
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
        pytest.skip(f"{file.name} written; read it before committing it")
    assert shown == file.read_text(encoding="utf-8")


def test_there_is_no_snapshot_without_a_case():
    assert {p.stem for p in SNAPSHOTS.glob("*.txt")} == {f"{name}-{width}" for name in CASES for width in (60, 80, 200)}


def test_an_author_s_words_stay(cli, folder, sample_texts):
    """Also where they are what mathcheck itself would say."""
    text = sample_texts["fine"].replace("a sum of what is not negative", "algebra").replace('"each n"', '"proved"')
    text = text.replace("n + 1 is not negative", "not covered").replace('"a test"', '"open"').replace('title_zh="非负", ', "")
    shown = cli("show", "own", "--claims", folder(own=text), "--lang", "zh").out
    for own in ("not covered", "来源：open", "[1] proved", "（algebra）", "[2] all", "由 [1] proved"):
        assert own in shown


def test_the_chinese_title_comes_first(cli, folder):
    claims = folder("fine", "defined")
    lines = cli("show", "fine", "--claims", claims, "--lang", "zh").out.splitlines()
    assert lines[2:4] == ["非负", "n + 1 is not negative"]
    rows = [line.split("\t")[1] for line in cli("list", "--claims", claims, "--lang", "zh").out.splitlines()]
    assert rows == ["An even power and 1 is positive", "非负"]


@pytest.mark.parametrize("words", [["list"], ["show", "fine"], ["verify"], ["twins", "fine"]], ids=lambda words: words[0])
def test_a_stream_that_cannot_carry_chinese(cli, folder, words):
    claims = folder("fine")
    done = cli(*words, "--claims", claims, "--lang", "zh", PYTHONIOENCODING="ascii")
    assert done.code == 0 and done.out.isascii() and "\\u" in done.out
    assert done.err.count("PYTHONIOENCODING=utf-8") == 1 and done.err.isascii()
    for changes in ({"PYTHONIOENCODING": "utf-8"}, {"PYTHONIOENCODING": "gb18030"}, {"LANG": "C", "LC_ALL": "C"}):
        assert "PYTHONIOENCODING" not in cli(*words, "--claims", claims, "--lang", "zh", **changes).err
    assert "PYTHONIOENCODING" not in cli(*words, "--claims", claims, PYTHONIOENCODING="ascii").err


def test_colours_are_on_the_chinese_words(terminal, folder):
    claims = folder("fine", "wrong-step", "surviving")
    shown = terminal("verify", "--claims", claims, "--lang", "zh")
    assert "\x1b[32m已证明\x1b[0m fine" in shown and "\x1b[31m未通过\x1b[0m" in shown
    assert "\x1b[31m未被否证\x1b[0m" in terminal("twins", "surviving", "--claims", claims, "--lang", "zh")
    for changes in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b[3" not in terminal("verify", "--claims", claims, "--lang", "zh", errors=False, **changes)


def test_json_has_no_language(cli, folder):
    claims = folder("fine")
    for words in (["list"], ["verify", "--no-cache"], ["twins", "fine", "--no-cache"]):
        plain, chinese = (re.sub(r'"seconds": [\d.]+', "", cli(*words, "--claims", claims, "--json", *lang).out)
                          for lang in ([], ["--lang", "zh"]))
        assert plain == chinese


def test_an_unknown_language(cli):
    done = cli("list", "--lang", "de")
    assert done.code == 2 and "'zh'" in done.err


def test_the_table_of_verify_fits_a_narrow_terminal(terminal, folder, sample_texts):
    """It leaves out columns; an id that is longer than the terminal is wide is the last thing to be cut."""
    claims = folder(**{"a" * 30: sample_texts["fine"], "b" * 70: sample_texts["fine"]})
    for width, columns in ((200, ["verdict", "claim", "steps", "axioms", "twins", "numbers", "time"]), (60, ["verdict", "claim"])):
        shown = terminal("verify", "--claims", claims, width=width, errors=False, NO_COLOR="1").splitlines()
        assert shown[0].split() == columns and max(map(cells, shown)) <= width
    assert "b" * 40 in "".join(shown)
