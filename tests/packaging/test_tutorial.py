"""docs/tutorial.md, block by block, as a newcomer would: mathcheck installed from a wheel, no other command at hand, a plain locale, and
a home of one's own."""

import pytest
from doc_blocks import ROOT, Place, blocks, runnable

PAGE = ROOT / "docs" / "tutorial.md"


@pytest.fixture(scope="module")
def newcomer(install, tmp_path_factory):
    """An empty folder, and an environment in which only what is installed there is found: no git, no TeX."""
    python = install("wheel")
    return Place(tmp_path_factory.mktemp("my-claims"), python,
                 {"PATH": str(python.parent), "HOME": str(tmp_path_factory.mktemp("home")), "LANG": "C"})


def test_the_tutorial_does_what_it_shows(newcomer):
    for block in runnable(blocks(PAGE)):
        newcomer.run(block)
    kept = {"first-steps.py", "neighbours.py", "ratios.py", "claims.lock"}
    assert kept < {path.name for path in newcomer.cwd.iterdir()}, "there is no document"
