"""The blocks of a page: finding them, running them, comparing what they print with what is shown.

A ```python block is a program of its own; one with `>>>` prompts is run as a doctest; one that declares a claim is also saved
under the claim's id, so that commands below it can read it. In a ```console block a line that starts with `$ ` is a command
(`mathcheck` or `python`) and what follows is its output: if any is documented it must be what the command prints, where `...`
stands for any text, a line `...` for any lines, and a time such as `0.3 s` for any time; if none is, the command must only
succeed. `exit=N` after the word console says that the block's last command ends with that code. The blocks of a file share an
empty folder, in their order. A block is left out only where the page says so, by `no-run` after its language.
"""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("python", "console")  # of blocks that are run
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


def runnable(found):
    """Those that are run."""
    return [block for block in found if block.language in LANGUAGES and "no-run" not in block.marks]


class Place(NamedTuple):
    """Where blocks are run. cwd: the folder that they share; python: what runs the Python blocks; environment: of every process."""

    cwd: Path
    python: Path
    environment: dict[str, str]

    def run(self, block):
        """One block. Raises AssertionError if it does not do what the page shows."""
        if block.language == "python":
            self._program(block)
        else:
            self._commands(block)

    def execute(self, argv, **options):
        """A process in this place, its output and errors together."""
        return subprocess.run(argv, cwd=self.cwd, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, encoding="utf-8", **options)

    def _program(self, block):
        name = re.search(r'^claim = Claim\(\s*id="([a-z0-9-]+)"', block.text, flags=re.MULTILINE)
        file = self.cwd / (f"{name[1]}.py" if name else f"block-{block.line}.py")
        if ">>> " in block.text:
            file = file.with_suffix(".txt")
        file.write_text(block.text, encoding="utf-8")
        done = self.execute([self.python, *(["-m", "doctest"] if file.suffix == ".txt" else []), file.name])
        assert done.returncode == 0, f"{block}\n{done.stdout}"

    def _commands(self, block):
        found = commands(block.text)
        for i, (command, lines) in enumerate(found):
            assert command.split()[0] in ("mathcheck", "python"), f"{block}: {command!r} is not run here; put it into a block marked no-run"
            done = self.execute(command, shell=True)
            last = [int(mark.removeprefix("exit=")) for mark in block.marks if mark.startswith("exit=")] if i == len(found) - 1 else []
            assert done.returncode == (last or [0])[0], f"{block}: {command} ended with {done.returncode}\n{done.stdout}"
            documented = "\n".join(lines).rstrip().splitlines()
            if documented:
                assert re.fullmatch(expected(documented), printed(done.stdout)), f"{block}: {command} prints\n{done.stdout}"
