"""What the documentation shows is run: Python blocks, and console blocks with the output they print.

A ```python block is a program of its own; one with `>>>` prompts is run as a doctest; one that declares a claim is also saved
under the claim's id, so that commands below it can read it. In a ```console block a line that starts with `$ ` is a command
(`mathcheck` or `python`) and what follows is its output: if any is documented it must be what the command prints, where `...`
stands for any text, a line `...` for any lines, and a time such as `0.3 s` for any time; if none is, the command must only
succeed. `exit=N` after the word console says that the block's last command ends with that code. The blocks of a file share an
empty folder, in their order. A block is left out only where the page says so, by `no-run` after its language.
"""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "mathcheck" / "kernel" / "README.md",
         ROOT / "mathcheck" / "numeric" / "README.md"]
MINIMUM = {"python": 1, "console": 1}  # blocks that must be run over all pages; raise them as the pages grow

OTHER_NAMES = {"py": "python", "python3": "python", "pycon": "python", "shell": "console", "shell-session": "console",
               "sh-session": "console", "terminal": "console", "bash": "sh"}
TIME = re.compile(r"\d+(?:\\\.\d+)?((?:\\ )?(?:ms|s|seconds|min)\b)")


class Block(NamedTuple):
    """A fenced block. line: where its fence is; language and marks: the words after the fence."""

    page: Path
    line: int
    language: str
    marks: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def blocks(page):
    """The fenced blocks of a page. A fence that is not closed is an error."""
    found, lines = [], page.read_text(encoding="utf-8").splitlines()
    i = 0
    while i < len(lines):
        fence = re.fullmatch(r"( *)(`{3,}|~{3,})([^`]*)", lines[i])
        start = i + 1
        if fence:
            indent, marks, words = len(fence[1]), fence[2], fence[3].split()
            i = next((j for j in range(start, len(lines)) if lines[j].strip() == marks), None)
            assert i is not None, f"{page}:{start}: this fence is not closed"
            body = "".join(f"{text[min(indent, len(text) - len(text.lstrip(' '))):]}\n" for text in lines[start:i])
            found.append(Block(page, start, words[0] if words else "", tuple(words[1:]), body))
        i += 1
    return found


ALL = [block for page in PAGES if page.exists() for block in blocks(page)]
RUN = [block for block in ALL if block.language in MINIMUM and "no-run" not in block.marks]
RUN_PAGES = sorted({block.page for block in RUN})


def commands(text):
    """Pairs of a command and the documented lines of its output. A line that ends in a backslash goes on in the next."""
    found = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ "):
            while line.endswith("\\"):
                line = line[:-1] + next(lines)
            found.append((line[2:], []))
        else:
            assert found, f"output before the first command: {line}"
            found[-1][1].append(line)
    return found


def expected(lines):
    """The documented output as a regular expression."""
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            words = TIME.sub(r"\\d+(?:\\.\\d+)?\1", re.escape(line.rstrip()))
            parts.append(words.replace(re.escape("..."), ".*") + r"\n")
    return "".join(parts)


def printed(text):
    """A command's output as it is compared: no spaces at the ends of lines, no empty lines at its end."""
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def environment():
    """The commands installed beside the running Python come first; nothing depends on the terminal."""
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "PYTHONPATH")}
    return {**kept, "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")]), "NO_COLOR": "1", "TERM": "dumb",
            "COLUMNS": "120", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def execute(cwd, argv, **options):
    return subprocess.run(argv, cwd=cwd, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, encoding="utf-8", **options)


def run_python(block, cwd):
    name = re.search(r'^claim = Claim\(\s*id="([a-z0-9-]+)"', block.text, flags=re.MULTILINE)
    file = cwd / (f"{name[1]}.py" if name else f"block-{block.line}.py")
    if ">>> " in block.text:
        file = file.with_suffix(".txt")
    file.write_text(block.text, encoding="utf-8")
    done = execute(cwd, [sys.executable, *(["-m", "doctest"] if file.suffix == ".txt" else []), file.name])
    assert done.returncode == 0, f"{block}\n{done.stdout}"


def run_console(block, cwd):
    found = commands(block.text)
    for i, (command, lines) in enumerate(found):
        assert command.split()[0] in ("mathcheck", "python"), f"{block}: {command!r} is not run here; put it into a block marked no-run"
        done = execute(cwd, command, shell=True)
        last = [int(mark.removeprefix("exit=")) for mark in block.marks if mark.startswith("exit=")] if i == len(found) - 1 else []
        assert done.returncode == (last or [0])[0], f"{block}: {command} ended with {done.returncode}\n{done.stdout}"
        documented = "\n".join(lines).rstrip().splitlines()
        if documented:
            assert re.fullmatch(expected(documented), printed(done.stdout)), f"{block}: {command} prints\n{done.stdout}"


@pytest.mark.parametrize("page", RUN_PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_works(page, tmp_path):
    mine = [block for block in RUN if block.page == page]
    for block in mine:
        (run_python if block.language == "python" else run_console)(block, tmp_path)


def test_the_ci_recipe_works(tmp_path):
    """Its lines, but for the one that installs, in a folder with a claim of the page and the lock that the page speaks of."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    [recipe] = re.findall(r"^```yaml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    lines = re.findall(r"- run: (.*?)(?:  #.*)?$", recipe, flags=re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["pip", "mathcheck", "mathcheck", "pytest"]
    [claim] = [block.text for block in blocks(ROOT / "README.md") if 'id="odd-sum"' in block.text]
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "odd-sum.py").write_text(claim, encoding="utf-8")
    [update] = re.findall(r"`(mathcheck lock --update .*?)`", page)
    for line in [update, *lines[1:]]:
        done = execute(tmp_path, line, shell=True)
        assert done.returncode == 0, f"{line}\n{done.stdout}"
    assert 'name="odd-sum"' in (tmp_path / "claims.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", MINIMUM)
def test_blocks_are_found(language):
    assert len([block for block in RUN if block.language == language]) >= MINIMUM[language]


def test_no_block_escapes_by_its_language():
    assert [f"{block}: write {OTHER_NAMES[block.language]}" for block in ALL if block.language.lower() in OTHER_NAMES] == []
    assert [f"{block}: name a language" for block in ALL if not block.language] == []
    known = {"python": "no-run", "console": r"no-run|exit=\d+"}
    assert [f"{block}: {mark}" for block in ALL if block.language in known for mark in block.marks
            if not re.fullmatch(known[block.language], mark)] == []


def test_console_blocks_hold_commands():
    assert [str(block) for block in RUN if block.language == "console" and not block.text.startswith("$ ")] == []


@pytest.mark.parametrize("documented, output, same", [
    (["a", "...", "c"], "a\nb\nb\nc\n", True),
    (["a", "...", "c"], "a\nc\n", True),
    (["a", "..."], "a\nb\n", True),
    (["a"], "a\nb\n", False),
    (["1 + ... + n proved"], "1 + 2 + ... + n  proved\n", False),
    (["1 + ... + n proved"], "1 + 2 + ... + n proved\n", True),
    (["3 claims in 0.4 s"], "3 claims in 12.25 s\n", True),
    (["3 claims in 0.4 s"], "4 claims in 0.4 s\n", False),
    (["took 12ms (twice)"], "took 7ms (twice)\n", True),
    (["3 steps"], "4 steps\n", False),
])
def test_documented_output_is_compared(documented, output, same):
    assert (re.fullmatch(expected(documented), printed(output)) is not None) == same


def test_blocks_and_commands_are_read(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("1. x\n\n   ```console exit=1\n   $ mathcheck \\\n     list\n   out\n\n     indented\n   $ mathcheck\n   ```\n"
                    "```python no-run\nx\n```\n~~~\n```python\n~~~\n", encoding="utf-8")
    found = blocks(page)
    assert [(b.line, b.language, b.marks) for b in found] == [(3, "console", ("exit=1",)), (11, "python", ("no-run",)), (14, "", ())]
    assert commands(found[0].text) == [("mathcheck   list", ["out", "", "  indented"]), ("mathcheck", [])]
