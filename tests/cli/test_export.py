"""`mathcheck export`: which options go together, where it writes, and what it does with claims that are not as they should be. What the
documents hold is tested in tests/export."""

import hashlib
import re
import signal
import time

import pytest

MARKDOWN = ("--format", "markdown")

DISAGREEING = {
    "a claim and all": (["fine", "--all"], "either one claim or --all"),
    "nothing": ([], "which claim?"),
    "nothing, with a format": (["--format", "json"], "which claim?"),
    "a fragment of Markdown": (["fine", "--fragment", *MARKDOWN], "--fragment goes with --format latex, for one claim"),
    "a fragment of all": (["--all", "--fragment"], "--fragment goes with --format latex, for one claim"),
    "a derivation of a document": (["fine", "--derivation", "main"], "--derivation goes with --format certificate"),
    "all as JSON": (["--all", "--format", "json"], "--all goes with --format latex, pdf, html, markdown; mathcheck verify --json"),
    "all certificates": (["--all", "--format", "certificate"], "--all goes with --format latex, pdf, html, markdown"),
    "a folder on standard output": (["--all", *MARKDOWN], "--all --format markdown writes many files: -o DIR says where"),
    "a site on standard output": (["--all", "--format", "html"], "--all --format html writes many files: -o DIR says where"),
    "a part of JSON": (["fine", "--format", "json", "--without", "twins"], "--without is for documents: --format latex, pdf, html,"),
    "a part of a certificate": (["fine", "--format", "certificate", "--without", "digest"], "--without is for documents"),
    "JSON in Chinese": (["fine", "--format", "json", "--lang", "zh"], "--lang is for documents"),
    "an unknown part": (["fine", "--without", "theorem"], "'theorem' is not one of"),
    "an unknown language": (["fine", "--lang", "fr"], "'fr' is not one of"),
    "an unknown format": (["fine", "--format", "word"], "'word' is not one of"),
    "an unknown claim": (["fin", *MARKDOWN], "there is no claim 'fin'"),
}


@pytest.mark.parametrize("words, message", DISAGREEING.values(), ids=DISAGREEING)
def test_options_that_do_not_go_together(cli, folder, words, message):
    done = cli("export", *words, "--claims", folder(fine="raise SystemExit('it was run')\n"))
    assert (done.code, done.out) == (2, "") and message in " ".join(re.sub("[│╭╮╰╯─]", " ", done.err).split())


def test_a_document_is_the_same_on_standard_output_and_in_a_file(cli, folder, tmp_path):
    claims = folder("fine")
    shown = cli("export", "fine", *MARKDOWN, "--claims", claims)
    written = cli("export", "fine", *MARKDOWN, "-o", tmp_path / "fine.md", "--claims", claims)
    assert (shown.code, shown.err) == (0, "") and (written.code, written.out, written.err) == (0, "", "")
    assert shown.out == (tmp_path / "fine.md").read_text(encoding="utf-8") and shown.out.startswith("# n + 1 is not negative\n")
    alone = cli("export", "fine", *MARKDOWN, "--claims", claims / "fine.py")
    assert (alone.code, alone.out) == (0, shown.out)


def test_a_document_is_utf_8_whatever_the_terminal_is(cli, folder):
    words = ["export", "fine", *MARKDOWN, "--lang", "zh", "--claims", folder("fine")]
    assert cli(*words).out == cli(*words, LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").out
    assert cli(*words).out.startswith("# 非负\n")


def test_pictures_that_cannot_be_drawn_are_told_once(cli, folder, tmp_path):
    (tmp_path / "matplotlib.py").write_text("raise ModuleNotFoundError(\"No module named 'matplotlib'\", name='matplotlib')\n")
    fine = (folder("fine") / "fine.py").read_text(encoding="utf-8").replace('"fine"', '"ID"')
    drawn = fine.replace("twins=[zero]", "twins=[zero], picture=curves(x, 1 + x, over=(x, 0, 1))")
    drawn = drawn.replace("import Claim", "import curves, Claim")
    claims = folder("fine", one=drawn, two=drawn)
    words = ("--format", "html", "--claims", claims)
    for more, told in ((["--all", "-o", tmp_path / "site"], 1), (["one"], 1), (["fine"], 0), (["one", "--without", "numbers"], 0)):
        done = cli("export", *more, *words, PYTHONPATH=str(tmp_path))
        assert done.code == 0 and done.err.count("notice: pictures are left out") == told, done.err
        assert ("pip install 'mathcheck[plot]'" in done.err) is bool(told)
    assert "<img" in cli("export", "one", *words).out and cli("export", "one", *words).err == ""


HEADS = {"derivation": "## Derivation", "twins": "## False twins", "numbers": "## Numeric check", "digest": "## Certificate"}


@pytest.mark.parametrize("part", HEADS)
def test_a_part_can_be_left_out(cli, folder, part):
    done = cli("export", "fine", *MARKDOWN, "--without", part, "--claims", folder("fine"))
    assert done.code == 0 and [p for p, head in HEADS.items() if head not in done.out] == [part]


def test_all_parts_can_be_left_out(cli, folder):
    options = [word for part in HEADS for word in ("--without", part)]
    done = cli("export", "fine", *MARKDOWN, *options, "--claims", folder("fine"))
    assert done.code == 0 and "## Theorem" in done.out and not any(head in done.out for head in HEADS.values())


def test_the_digest_is_that_of_the_exported_certificate(cli, folder, tmp_path):
    claims, file = folder("fine"), tmp_path / "fine.cert"
    shown = cli("export", "fine", *MARKDOWN, "--claims", claims).out
    assert cli("export", "fine", "--format", "certificate", "-o", file, "--claims", claims).code == 0
    data = file.read_bytes()
    assert f"{len(data)} bytes, SHA-256 `{hashlib.sha256(data).hexdigest()}`" in shown
    assert cli("audit", file).code == 0


# All claims


@pytest.fixture
def mixed(folder):
    """Claims of every kind of outcome, and files that are none."""
    return folder("fine", "wrong-step", "not-begun", "known-open", "slip", "raising", "syntax", other="x = 1\n")


def files(path):
    return sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())


def test_all_claims_into_a_new_folder_and_into_an_old_one(cli, mixed, tmp_path):
    place = tmp_path / "pages"
    words = ["export", "--all", *MARKDOWN, "-o", place, "--claims", mixed]
    done, verified = cli(*words), cli("verify", "--claims", mixed)
    ids = ["fine", "known-open", "not-begun", "slip", "wrong-step"]
    assert (done.code, done.out) == (verified.code, "") == (1, "")
    assert files(place) == sorted(["README.md", "axioms.md", *(f"claims/{i}.md" for i in ids)])
    lines = done.err.splitlines()
    assert lines[-1] == f"7 files written to {place}"
    for said in (f"error: {mixed / 'raising.py'}, line ", f"error: {mixed / 'syntax.py'}, line 3: ",
                 f"notice: {mixed / 'other.py'} declares no `claim`", "mathcheck: wrong-step is failed, but expects proved; ",
                 "mathcheck: not-begun is open, but expects proved; "):
        assert [line for line in lines if line.startswith(said)] != [], said
    assert len(lines) == 6
    index = (place / "README.md").read_text(encoding="utf-8")
    assert "**failed, not as expected**" in index and "| refuted |" in index
    assert "## Statement" in (place / "claims" / "wrong-step.md").read_text(encoding="utf-8")

    before = {name: (place / name).read_bytes() for name in files(place)}
    (place / "notes.txt").write_text("mine")
    (place / "claims" / "fine.md").write_text("old")
    assert cli(*words).code == 1
    assert {name: (place / name).read_bytes() for name in files(place) if name != "notes.txt"} == before
    assert (place / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("names, code", [(["fine", "slip", "known-open"], 0), (["fine", "not-begun"], 3), (["fine", "no-slip"], 1)],
                         ids=["as expected", "open", "failed"])
def test_the_exit_code_is_that_of_verify(cli, folder, tmp_path, names, code):
    claims = folder(*names)
    done = cli("export", "--all", *MARKDOWN, "-o", tmp_path / "pages", "--claims", claims)
    assert done.code == code == cli("verify", "--claims", claims).code
    assert len(files(tmp_path / "pages")) == len(names) + 2


def test_a_claim_that_cites_has_links_to_what_it_cites(cli, folder, citing, tmp_path):
    claims = folder("fine", other=citing("fine"))
    assert cli("export", "--all", *MARKDOWN, "-o", tmp_path / "pages", "--claims", claims).code in (0, 1)
    assert "[`fine`](fine.md)" in (tmp_path / "pages" / "claims" / "other.md").read_text(encoding="utf-8")


def test_two_claims_of_one_id_are_an_error(cli, folder, tmp_path):
    claims = folder("fine")
    (claims / "deeper").mkdir()
    (claims / "deeper" / "fine.py").write_text((claims / "fine.py").read_text().replace("not negative", "at least 0"))
    one = cli("export", "fine", *MARKDOWN, "--claims", claims)
    every = cli("export", "--all", *MARKDOWN, "-o", tmp_path / "pages", "--claims", claims)
    assert one.code == every.code == 1 and "declared twice" in one.err and "declared twice" in every.err


@pytest.mark.parametrize("texts, code", [({}, 2), ({"other": "x = 1\n"}, 2), ({"other": "1 / 0\n"}, 1)],
                         ids=["no file", "no claim", "no claim that loads"])
def test_nothing_to_export(cli, folder, tmp_path, texts, code):
    done = cli("export", "--all", *MARKDOWN, "-o", tmp_path / "pages", "--claims", folder(**texts))
    assert done.code == code and "there is nothing to export in" in done.err and not (tmp_path / "pages").exists()


@pytest.mark.parametrize("name, why", [("raising", "ZeroDivisionError"), ("syntax", ", line 3: ")])
def test_one_claim_that_cannot_be_loaded(cli, folder, name, why):
    done = cli("export", name, *MARKDOWN, "--claims", folder(name))
    assert (done.code, done.out) == (1, "") and why in done.err and len(done.err.splitlines()) == 1


# Where it writes

NOWHERE = {
    "a file in no folder": (["fine"], "no/file.md", "there is no folder"),
    "a file that is a folder": (["fine"], ".", "it is a folder"),
    "a folder in no folder": (["--all"], "no/folder", "there is no folder"),
    "a folder that is a file": (["--all"], "file", "it is not a folder"),
    "a folder that leads nowhere": (["--all"], "loose", "it is not a folder"),
    "a folder below a file": (["--all"], "file/pages", "there is no folder"),
    "a folder where none can be made": (["--all"], "/proc/pages", "No such file or directory"),
    "a folder that takes no file": (["--all"], "/proc", "No such file or directory"),
}


@pytest.mark.parametrize("words, place, why", NOWHERE.values(), ids=NOWHERE)
def test_a_place_where_nothing_can_be_written_is_refused_at_once(cli, folder, tmp_path, words, place, why):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loose").symlink_to(tmp_path / "nothing")
    done = cli("export", *words, *MARKDOWN, "-o", place, "--claims", folder(fine="raise SystemExit('it was run')\n"), cwd=tmp_path)
    assert (done.code, done.out) == (2, "") and done.err.startswith("mathcheck: cannot write ") and why in done.err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk(cli, folder, tmp_path):
    claims = folder("fine")
    done = cli("export", "fine", *MARKDOWN, "-o", "/dev/full", "--claims", claims)
    assert done.code == 74 and "cannot write /dev/full: No space left on device" in done.err
    place = tmp_path / "pages"
    place.mkdir()
    (place / "README.md").symlink_to("/dev/full")
    done = cli("export", "--all", *MARKDOWN, "-o", place, "--claims", claims)
    assert done.code == 74 and f"cannot write {place / 'README.md'}: No space left on device" in done.err


def test_a_file_that_is_in_the_way(cli, folder, tmp_path):
    place = tmp_path / "pages"
    place.mkdir()
    (place / "claims").write_text("mine")
    done = cli("export", "--all", *MARKDOWN, "-o", place, "--claims", folder("fine"))
    assert done.code == 74 and f"cannot write {place / 'claims' / 'fine.md'}: File exists" in done.err
    assert (place / "claims").read_text() == "mine"


@pytest.mark.parametrize("words", [["sleeping"], ["--all"]], ids=["one", "all"])
def test_ctrl_c_writes_nothing(start, folder, tmp_path, words):
    claims = folder("fine", "sleeping")
    place = tmp_path / "place"
    process = start("export", *words, *MARKDOWN, "-o", place, "--claims", claims)
    began = claims / "sleeping.pid"
    for _ in range(600):
        if began.exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "") and "mathcheck: interrupted" in err and "Traceback" not in err
    assert not place.exists()
