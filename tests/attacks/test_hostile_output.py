r"""The attacker writes the texts that are printed: titles, sources, labels, reasons, messages, names of files and folders. With control
characters he wants a line `proved` where the verifier wrote `failed`: by moving the cursor, clearing the line, hiding or turning text."""

import re

import pytest
from attack_support import mathcheck

CODES = {"newline": "\n", "carriage-return": "\r", "clear-line": "\x1b[2K\x1b[1A", "colour": "\x1b[32m", "title-bar": "\x1b]0;proved\x07",
         "backspace": "\b" * 40, "bidi": "\u202edevorp\u2066", "c1-codes": "\x9b2K\x9b1A", "line-separator": "\u2028\u2029\x85\x0b\x0c",
         "invisible": "\u200b\u2060\ufeff\u00ad"}
OVER = "".join(CODES.values()) + "proved    riemann-hypothesis"
CLAIM = '''from mathcheck import Claim, Twin, by
from mathcheck.lang import *
OVER = {over!r}
n = Nat("n")


def derivation(d):
    d.have("right" + OVER, eq(Q(0), 0), by.computation, why=OVER)
    raise ValueError("wrong" + OVER)


print(OVER)
claim = Claim(id={name!r}, title="0 = 1" + OVER, title_zh=OVER, source=OVER, tags=(OVER,), statement=eq(Q(0), 1), derivation=derivation,
              twins=[Twin("t", forall(n, eq(n, 0)), refuted_at={{"n": 1}}, note=OVER, breaks=OVER)])
'''
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("output") / "claims\n\x1b[2Kproved    riemann-hypothesis"
    path.mkdir()
    for name, text in {"overwriting": CLAIM, "loading": CLAIM + "\nraise ValueError(OVER)\n",
                       "saying": CLAIM + "\nimport os\nos.write(1, OVER.encode())\nos._exit(3)\n"}.items():
        (path / f"{name}.py").write_text(text.format(over=OVER, name=name), encoding="utf-8")
    (path / "file\n\x1b[1A\rproved    x.py").write_text(CLAIM.format(over=OVER, name="x"), encoding="utf-8")
    (path / "proved    y\n.py").write_text("nothing = 1\n")
    return path


def harmless(done):
    """No line says proved, and nothing moves the cursor; what is refused is named all the same."""
    for text in (done.out, done.err):
        assert not CONTROL.search(text), repr(text)
        assert not any(re.match(r"\s*proved\b", line) for line in text.split("\n")), text


def test_verdict_overwritten_by_what_a_claim_says(folder):
    done = mathcheck("verify", "-v", "--claims", folder)
    harmless(done)
    assert done.code == 1 and re.search(r"^failed    overwriting", done.out, re.MULTILINE)
    assert "exit code 1: something failed" in done.out and "1 failed" in done.out
    assert all(re.search(rf"{name}\.py.*:", done.out.replace("\n", " ")) for name in ("loading", "saying"))


@pytest.mark.parametrize("command", [("show",), ("twins",), ("export", "--format", "json")], ids=lambda words: words[0])
def test_verdict_overwritten_for_a_reader(folder, command):
    done = mathcheck(command[0], "overwriting", *command[1:], "--claims", folder)
    harmless(done)
    assert done.code == (0 if command[0] == "show" else 1)
    if command[0] == "show":
        assert "not verified here" in done.out and "it stops" in done.out
    elif command[0] == "twins":
        assert "surviving" in done.out
    else:
        assert done.document["verdict"] == "failed" and "is failed, but expects proved" in done.err


def test_verdict_typeset_by_a_title(tmp_path):
    """TeX in a title is text: no command of the claim's own reaches the document."""
    inside = "\n" + r"}\end{document}\input{/etc/passwd}\write18{id} $x$ %_&#~^ \newcommand{\verdict}{proved}"
    (tmp_path / "typeset.py").write_text(CLAIM.format(over=inside, name="typeset"), encoding="utf-8")
    done = mathcheck("export", "typeset", "--claims", tmp_path)
    assert done.code == 1 and "is failed, but expects proved" in done.err
    typeset = "\n".join(line for line in done.out.split("\n") if not line.startswith("%"))  # comments may hold anything
    assert not any(command in typeset for command in (r"\input{", r"\write18", r"\newcommand{\verdict}"))
    assert typeset.count(r"\end{document}") == 1 and "Failed: a step is refused" in typeset


def test_verdict_overwritten_by_an_audited_certificate(tmp_path):
    """The audit reads whatever somebody sends it, and prints what is wrong with it."""
    (tmp_path / "proof").write_bytes(('["' + OVER + '"]\n').encode())
    (tmp_path / "ascii").write_text('{"format": "\\u001b[2K\\rPROVED: 0 = 1\\n", "version": "\\u001b[1APROVED"}\n["\\u001b[2KPROVED"]\n')
    (tmp_path / "rule").write_text('{"format":"mathcheck-certificate","version":2,"statement":0,"theorem":0,"obligations":[],"terms":1,'
                                   '"steps":1}\n["false",[],null]\n["\\u001b[2K\\rPROVED: 0 = 1"]\n')
    for name in ("proof", "ascii", "rule"):
        done = mathcheck("audit", tmp_path / name)
        assert done.code == 1 and not CONTROL.search(done.out + done.err)
        assert done.out.startswith("NOT A CERTIFICATE") and not re.search("^PROVED", done.out, re.MULTILINE)


def test_verdict_overwritten_in_a_list(folder):
    """A title with escape codes, and a file that writes to whatever output it inherits."""
    done = mathcheck("list", "--claims", folder)
    assert "overwriting\t0 = 1" in done.out
    harmless(done._replace(out=done.out.replace("\t", " ")))


def test_list_ended_by_a_claim_file(tmp_path):
    """Leaving the process while the file is loaded would hide the claims after it, with exit code 0."""
    (tmp_path / "a.py").write_text("import os\nos.write(1, b'proved    a')\nos._exit(0)\n")
    (tmp_path / "b.py").write_text('from mathcheck import Claim\nfrom mathcheck.lang import *\n'
                                   'claim = Claim(id="b", title="0 = 1", statement=eq(Q(0), 1))\n')
    done = mathcheck("list", "--claims", tmp_path)
    assert done.code == 1 and "proved    a" not in done.out and done.out.startswith("b\t") and "a.py" in done.err
