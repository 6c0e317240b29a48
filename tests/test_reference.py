"""What docs/generate.py makes is what is committed, and the docstrings that it reads have the shape that it relies on."""

import inspect
import re
import runpy
from pathlib import Path

import pytest

from mathcheck.kernel.theorem import RULES
from mathcheck.methods import by
from mathcheck.methods.method import Method

ROOT = Path(__file__).resolve().parent.parent
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"))
WRITTEN = GENERATE["WRITTEN"]
PAGES = [name for name in WRITTEN if name.startswith("docs/")]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_made_from_the_sources_is_up_to_date(name):
    committed = (ROOT / name).read_text(encoding="utf-8")
    assert committed == WRITTEN[name](), f"{name} is not up to date; run: python docs/generate.py"


@pytest.mark.parametrize("name", RULES)
def test_the_docstring_of_a_rule_is_an_inference_and_what_it_refuses(name):
    inference, text = GENERATE["_read"](inspect.getdoc(RULES[name]))
    assert "|-" in inference or "  /  " in inference
    assert "Refuses" not in inference and re.search(r"\b[Rr]efus", text)


@pytest.mark.parametrize("name", by.__all__)
def test_the_docstring_of_a_method_names_its_arguments(name):
    method = getattr(by, name)
    doc = inspect.getdoc(method.run if isinstance(method, Method) else method)
    assert doc
    if not isinstance(method, Method):
        assert [p for p in inspect.signature(method).parameters if not re.search(rf"\b{p}\b", doc)] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_links_of_a_page_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)}
    targets = set(re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)))
    assert [t for t in sorted(targets) if not (t[1:] in headings if t[0] == "#" else (ROOT / "docs" / t).exists())] == []


def test_the_inference_of_a_rule_is_drawn_with_a_bar():
    assert GENERATE["_barred"]("G |- A    H |- B\n   /  G, H |- A/B") == "G |- A    H |- B\n----------------\nG, H |- A/B"
    assert GENERATE["_barred"]("D(t) |- t = t") == "D(t) |- t = t"


def test_prose_stays_prose():
    page = "\n".join(GENERATE["_prose"]("a*b*c and `x*y*z`, a <b, a < b\n- d_e_f\n  shown  *as*\n  it is"))
    assert page == "a\\*b\\*c and `x*y*z`, a \\<b, a < b\n\\- d\\_e\\_f\n```text\nshown  *as*\nit is\n```"
