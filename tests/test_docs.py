"""What the documentation shows is run, as doc_blocks.py says."""

import os
import re
import sys
import sysconfig
from pathlib import Path

import pytest
from doc_blocks import LANGUAGES, Place, blocks, commands, expected, printed, runnable

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "mathcheck" / "kernel" / "README.md",
         ROOT / "mathcheck" / "numeric" / "README.md"]
MINIMUM = dict.fromkeys(LANGUAGES, 1)  # blocks that must be run over all pages; raise them as the pages grow

OTHER_NAMES = {"py": "python", "python3": "python", "pycon": "python", "shell": "console", "shell-session": "console",
               "sh-session": "console", "terminal": "console", "bash": "sh"}

ALL = [block for page in PAGES if page.exists() for block in blocks(page)]
RUN = runnable(ALL)
RUN_PAGES = sorted({block.page for block in RUN})


def environment():
    """The commands installed beside the running Python come first; nothing depends on the terminal."""
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "PYTHONPATH")}
    return {**kept, "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")]), "NO_COLOR": "1", "TERM": "dumb",
            "COLUMNS": "120", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


@pytest.mark.parametrize("page", RUN_PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_works(page, tmp_path):
    place = Place(tmp_path, sys.executable, environment())
    for block in RUN:
        if block.page == page:
            place.run(block)


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
    place = Place(tmp_path, sys.executable, environment())
    for line in [update, *lines[1:]]:
        done = place.execute(line, shell=True)
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
