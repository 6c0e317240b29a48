"""TeX from outside: what is said where there is none, what it may do, and what of its words is told."""

import subprocess
import sys
import time

import pytest

from mathcheck.export import pdf
from mathcheck.export.pdf import Typesetting, lacking, missing, typeset
from mathcheck.words import Language

DOCUMENT = "%% !TEX program = pdflatex\n\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n"
FINDS = 'for f; do echo "/tex/$f"; done'  # a kpsewhich that has everything


def test_without_tex(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is no latexmk, pdflatex, kpsewhich" in missing(Language.en) and "texlive-latex-recommended" in missing(Language.en)
    assert "there is no latexmk, xelatex, kpsewhich" in missing(Language.zh) and "texlive-lang-chinese" in missing(Language.zh)
    with pytest.raises(Typesetting, match=r"apt-get install .*texlive-latex-recommended"):
        typeset(DOCUMENT % "a")


@pytest.mark.parametrize("lang, package", [("en", "texlive-fonts-recommended"), ("zh", "texlive-lang-chinese")])
def test_export_without_tex_runs_nothing(tmp_path, lang, package):
    """Not even a claim that does not load."""
    (tmp_path / "broken.py").write_text("this is no Python")
    command = [sys.executable, "-m", "mathcheck", "export", "broken", "--claims", str(tmp_path), "-f", "pdf", "-o", "x.pdf", "--lang", lang]
    done = subprocess.run(command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "") and package in done.stderr and "broken" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["broken.py"]


@pytest.mark.parametrize("lang", list(Language))
def test_a_missing_style_is_named(monkeypatch, lang, tex):
    monkeypatch.setitem(pdf._FILES, pdf._PROGRAMS[lang], ("hyperref.sty", "no-such-style.sty"))
    assert "there is no no-such-style.sty" in missing(lang)


def programs(folder, kpsewhich):
    """latexmk and pdflatex that fail, and a kpsewhich of this text."""
    for name, text in (("latexmk", "exit 1"), ("pdflatex", "exit 1"), ("kpsewhich", kpsewhich)):
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)


def test_a_kpsewhich_that_does_not_answer_finds_nothing(monkeypatch, tmp_path):
    programs(tmp_path, "exec /bin/sleep 60")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "PATIENCE", 1)
    begun = time.monotonic()
    assert lacking(Language.en) == list(pdf._FILES["pdflatex"])
    assert time.monotonic() - begun < 30


def test_kpsewhich_does_not_read_what_the_user_types(tmp_path):
    programs(tmp_path, f"read line || {FINDS}")
    command = [sys.executable, "-c", "from mathcheck.export.pdf import *; print(missing(Language.en))"]
    done = subprocess.run(command, input="typed\n", env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("\n", "")


@pytest.mark.parametrize("chinese, code", [("", 1), ("平方", 2)])
def test_an_english_document_may_need_the_other_program(tmp_path, chinese, code):
    """It is known only when the claim has been run, and said as it is where the language needs it."""
    programs(tmp_path, FINDS)
    new = [sys.executable, "-m", "mathcheck", "new", "mine", "--title", f"A title {chinese}"]
    assert subprocess.run(new, cwd=tmp_path, capture_output=True).returncode == 0
    command = [sys.executable, "-m", "mathcheck", "export", "mine", "--claims", ".", "-f", "pdf", "-o", "x.pdf"]
    done = subprocess.run(command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert (done.returncode, done.stdout, (tmp_path / "x.pdf").exists()) == (code, "", False), done
    assert ("a PDF needs TeX, and there is no xelatex\nmathcheck: on Debian and Ubuntu: " in done.stderr) == bool(chinese), done


@pytest.mark.parametrize("source", ["", "\\documentclass{article}", "% !TEX program = sh\n", "% !TEX program = pdflatex"])
def test_the_program_must_be_known(source):
    with pytest.raises(Typesetting, match="does not name its program"):
        typeset(source)


def test_an_error_is_told_with_its_line(tex):
    with pytest.raises(Typesetting, match=r"document\.tex:4: Undefined control sequence"):
        typeset(DOCUMENT % r"\nosuchthing")


def test_worries_are_told(tex):
    made = typeset(DOCUMENT % r"\ref{nowhere}\hbox to 30cm{\hfil}\par{\font\f=cmr10 \f \char200}")
    assert made.pdf.startswith(b"%PDF")
    for word in ("Overfull", "Missing character", "Reference `nowhere'"):
        assert any(word in line for line in made.worries)
    assert typeset(DOCUMENT % "a").worries == ()


@pytest.mark.parametrize("attack", [
    r"\input{/etc/passwd}", r"\input{../secret}", r"\immediate\write18{touch written}\input{written}",
    r"\newwrite\f\immediate\openout\f=../written.tex\immediate\write\f{a}\immediate\closeout\f\nosuchthing",
], ids=["absolute", "parent", "shell", "write"])
def test_tex_reaches_nothing_else(tex, attack, monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "secret.tex").write_text("secret")
    with pytest.raises(Typesetting):
        typeset(DOCUMENT % attack)
    assert [p.name for p in tmp_path.iterdir()] == ["secret.tex"]


def test_settings_of_others_are_not_used(tex, monkeypatch, tmp_path):
    (tmp_path / "article.cls").write_text("\\nosuchthing")
    (tmp_path / ".latexmkrc").write_text("die 'a shell in perl';")
    monkeypatch.setenv("TEXINPUTS", f"{tmp_path}:")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typeset(DOCUMENT % "a").pdf


def test_a_time_limit(tex, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST", 2)
    begun = time.monotonic()
    with pytest.raises(Typesetting, match="within 2 seconds"):
        typeset(DOCUMENT % r"\loop\iftrue\repeat")
    assert time.monotonic() - begun < 60
