"""The site in a real browser: headless Chromium reads it from files, with and without JavaScript, narrow and wide, light and dark.

Debian's packages chromium and chromium-driver are used where they are; nothing is downloaded.
"""

import base64
import importlib.resources
import itertools
import json
import re
import shutil
from dataclasses import replace

import pytest

from mathcheck.export import html
from mathcheck.words import ENGLISH, Language, words_of

NARROW, WIDE = 360, 1440
WHOLE = ("cosine-kernel-integral", "exp-even-taylor-positive", "exp-taylor-slope", "integer-complexity-least-prime-counterexample",
         "npow-compare-real")  # the last one has formulas that are wider than any column
OWN = ("made-up", "hostile", "early")
PAGES = ("index.html", *(f"claims/{id}.html" for id in (*WHOLE, *OWN)))
CHINESE = ("index.html", *(f"claims/{id}.html" for id in (*WHOLE[:2], *OWN)))
HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">\u202e" \' javascript:window.hacked=1 https://example.org'


def hostile(report):
    """The report with hostile text wherever an author can write."""
    [proof, *_] = report.proofs
    steps = [{**s, "label": f"{HOSTILE} {i}", "why": HOSTILE, "words": HOSTILE} for i, s in enumerate(proof.record["steps"][:3])]
    twins = tuple(replace(t, id=f"hostile/{HOSTILE}", note=HOSTILE, witness=HOSTILE, how=HOSTILE, stops=HOSTILE) for t in report.twins)
    return replace(report, id="hostile", title=HOSTILE, title_zh=HOSTILE, source=HOSTILE, tags=(HOSTILE,), axioms=(HOSTILE,), twins=twins,
                   proofs=(replace(proof, name=HOSTILE, record={**proof.record, "steps": steps}),))


@pytest.fixture(scope="session")
def folder(shipped, made_up, empty_report, tmp_path_factory):
    """A site of the shipped claims, most of them without their derivations, of the awkward report and of a hostile one, and some of it in
    Chinese."""
    own = [made_up, hostile(made_up), replace(empty_report, id="early")]
    whole = [r for r in shipped if r.id in WHOLE]
    short = [replace(r, proofs=(), twins=(), picture=None) for r in shipped if r.id not in WHOLE]
    place = tmp_path_factory.mktemp("site")
    for name, files in (("en", html.site([*whole, *short, *own], ENGLISH, [])),
                        ("zh", html.site([*whole[:2], *own], words_of(Language.zh), ["numbers"]))):
        for file, content in files.items():
            path = place / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return place


@pytest.fixture(scope="session")
def chromium():
    """The one browser of the session."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("needs Debian's packages chromium and chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-device-scale-factor=1"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    yield browser
    browser.quit()


class Reader:
    """Somebody who reads the site."""

    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder

    def screen(self, width, dark=False, scripts=True):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                     {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme",
                                                                                  "value": "dark" if dark else "light"}]})
        self.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})

    def open(self, page, language="en"):
        self.browser.get("about:blank")  # another place in the same page would not be loaded
        self.browser.get((self.folder / language / page.partition("#")[0]).as_uri() + "".join(page.partition("#")[1:]))
        return self

    def run(self, script, *args):
        return self.browser.execute_script(script, *args)

    def frames(self):
        """When what follows a change of size has been done."""
        self.browser.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))")

    def one(self, selector):
        return self.browser.find_element("css selector", selector)

    def all(self, selector):
        return self.browser.find_elements("css selector", selector)


@pytest.fixture
def reader(chromium, folder):
    """The site at its usual width; whatever a test asks for, no page has an error or loads anything."""
    reader = Reader(chromium, folder)
    for log in ("browser", "performance"):
        chromium.get_log(log)
    reader.screen(WIDE)
    yield reader
    reader.screen(WIDE)
    assert [line for line in chromium.get_log("browser") if line["level"] != "INFO"] == []
    events = [json.loads(line["message"])["message"] for line in chromium.get_log("performance")]
    asked = {e["params"]["request"]["url"].partition("#")[0] for e in events if e["method"] == "Network.requestWillBeSent"}
    assert {url for url in asked if not url.startswith((folder.as_uri() + "/", "about:", "data:image/svg+xml;base64,"))} == set()


def overflow(reader):
    return reader.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize(("page", "language"), [*((p, "en") for p in PAGES), *((p, "zh") for p in CHINESE)])
def test_no_page_is_wider_than_the_screen(reader, page, language):
    reader.screen(NARROW)
    reader.open(page, language)
    assert overflow(reader) == 0
    reader.run("for (const d of document.querySelectorAll('details')) d.open = true")
    for width in (NARROW, WIDE):
        reader.screen(width)
        reader.frames()
        assert overflow(reader) == 0


def test_without_javascript_a_page_is_whole(reader):
    reader.screen(NARROW, scripts=False)
    for page in PAGES:
        reader.open(page)
        assert reader.run("return [...document.querySelectorAll('button, form')].filter((e) => e.checkVisibility()).length") == 0
        assert reader.one("h1").text
    reader.open("claims/exp-even-taylor-positive.html")
    assert reader.one("#statement").text == "Theorem"
    math = reader.one(".statement math")
    assert math.size["width"] > 100 and math.size["height"] > 30
    # as a click does, which the driver would not come back from here
    reader.run("for (const d of document.querySelectorAll('#step-2 details')) d.open = true")
    step = reader.one("#step-2")
    assert "forall_elim" in step.text and step.find_element("css selector", ".premises math").size["width"] > 100
    assert "\\frac{\\mathrm{d}}{\\mathrm{d} x}" in step.find_element("css selector", "pre").text


def test_every_formula_is_shown(reader):
    """In the browser's own notion: an element of MathML with a size, and a text form beside it."""
    for page in PAGES[1:-2]:
        reader.open(page)
        reader.run("for (const d of document.querySelectorAll('details')) d.open = true")
        seen = reader.run("""return [...document.querySelectorAll('math')].map((m) => {
            const box = m.getBoundingClientRect();
            const note = getComputedStyle(m.querySelector('annotation'));
            return [m.namespaceURI, box.width > 2, box.height > 2, Boolean(m.getAttribute('alttext')), note.display];
        })""")
        assert len(seen) > 10
        assert {tuple(s) for s in seen} == {("http://www.w3.org/1998/Math/MathML", True, True, True, "none")}


# Search


def shown(reader):
    """The ids of the claims that are listed."""
    return reader.run("""return [...document.querySelectorAll('.entries .about code')].filter((c) => c.checkVisibility())
        .map((c) => c.innerText)""")


def test_search_and_filters(reader):
    reader.open("index.html")
    total = len(reader.all(".entries > li"))
    assert total > 100 and reader.one("#found").text == f"{total} of {total} claims"
    reader.one("#q").send_keys("PYTHAGOREAN")
    assert "pythagorean-identity" in shown(reader) and len(shown(reader)) < 5
    assert reader.one("#found").text == f"{len(shown(reader))} of {total} claims"
    assert [h.text for h in reader.all("main > section h2") if h.is_displayed()] == ["textbook"]
    reader.one("#q").clear()
    reader.one("#q").send_keys("伯努利 不等式")  # words of the other title, each anywhere
    assert shown(reader) == ["bernoulli-inequality"]
    reader.one("#q").clear()
    reader.one("#q").send_keys("x^k/k!")  # of the statement
    assert "exp-even-taylor-positive" in shown(reader)
    reader.one("button[type=reset]").click()
    reader.frames()
    assert len(shown(reader)) == total
    for field, value, id in (("verdict", "computed", "integer-complexity-least-prime-counterexample"), ("tag", "roots", "sqrt-product"),
                             ("source", "OEIS A005245", "integer-complexity-first-values")):
        reader.run("const f = document.getElementById(arguments[0]); f.value = [...f.options].find((o) => o.value === arguments[1]).value;"
                   "f.dispatchEvent(new Event('input', { bubbles: true }))", field, value)
        assert id in shown(reader) and len(shown(reader)) < total
        reader.one("button[type=reset]").click()
        reader.frames()
    reader.one("#q").send_keys("there is nothing like this")
    assert shown(reader) == [] and reader.one("#found").text == f"0 of {total} claims"


def test_what_is_asked_for_stands_in_the_address(reader):
    reader.open("index.html")
    reader.one("#q").send_keys("exp taylor")
    asked = reader.run("return location.hash")
    found = shown(reader)
    assert asked == "#q=exp+taylor" and 3 < len(found) < 20
    reader.open("index.html" + asked)
    assert reader.one("#q").get_property("value") == "exp taylor" and shown(reader) == found
    reader.open("claims/exp-even-taylor-positive.html")
    reader.one(".tags a[href$=headline]").click()
    assert 0 < len(shown(reader)) < 20 and reader.one("#tag").get_property("value") == "headline"
    reader.browser.back()
    assert reader.one("h1").text.startswith("Taylor polynomials")


# Steps


def test_a_step_is_opened_by_mouse_and_keyboard(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    step = reader.one("#step-7 details.step")
    assert "Inferences" not in step.text
    step.find_element("css selector", "summary").click()
    assert step.text.splitlines()[:3] == ["By arithmetic on the given facts, from (5) and (6).", "From", "(5)"]
    assert "Side conditions" in step.text and "inequality" in step.text and "exp-derivative" in step.text
    reader.run("arguments[0].focus()", step.find_element("css selector", "summary"))
    reader.browser.switch_to.active_element.send_keys("\ue007")  # Enter
    assert step.get_attribute("open") is None
    reader.browser.switch_to.active_element.send_keys(" ")
    assert step.get_attribute("open")
    step.find_element("css selector", "a[href='#step-6']").click()
    assert reader.run("return location.hash") == "#step-6"


def test_all_steps_are_opened_and_closed(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    button, *_ = reader.all("button.all")
    steps = button.find_element("xpath", "ancestor::section").find_elements("css selector", "details.step")
    for words, open_ in (("Close all steps", True), ("Open all steps", False)):
        button.click()
        assert button.text == words and {bool(s.get_attribute("open")) for s in steps} == {open_}


def test_lemmas_lead_to_their_pages_and_back(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    reader.one("#lemmas + p + dl a[href='exp-taylor-slope.html']").click()
    assert reader.one("h1").text.startswith("The derivative of a Taylor polynomial")
    reader.one("a[href='exp-even-taylor-positive.html']").click()
    assert reader.one("code").text == "exp-even-taylor-positive"


# Formulas


SIZES = """return [...document.querySelectorAll('.display')].filter((d) => d.clientWidth)
    .map((d) => [parseFloat(d.style.fontSize || 1), d.scrollWidth - d.clientWidth, d.hasAttribute('tabindex')])"""


@pytest.mark.parametrize("page", [f"claims/{WHOLE[-1]}.html", "index.html", "claims/exp-even-taylor-positive.html"])
def test_a_formula_shrinks_to_its_column_and_grows_back(reader, page):
    reader.open(page)
    reader.run("for (const d of [...document.querySelectorAll('details')].slice(0, 20)) d.open = true")
    seen = []
    for width in (WIDE, 700, NARROW, 700, WIDE):
        reader.screen(width)
        reader.frames()
        seen.append(reader.run(SIZES))
        for size, beyond, focusable in seen[-1]:
            assert 0.6 <= size <= 1 and (beyond <= 0 or size == 0.6) and focusable is (beyond > 0), (width, size, beyond)
        assert overflow(reader) == 0
    assert seen[0] == seen[4] and seen[1] == seen[3]
    for wide, narrow in itertools.pairwise(seen[:3]):
        assert all(w[0] >= n[0] for w, n in zip(wide, narrow))
    assert any(s[0] < 1 for s in seen[2]) and any(w[0] > n[0] for w, n in zip(seen[0], seen[2]))


def test_a_step_that_is_opened_leaves_the_other_formulas_alone(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    reader.frames()
    reader.run("document.querySelector('.statement .display').style.fontSize = '0.9em'")
    reader.one("#step-7 summary").click()
    reader.frames()
    assert reader.run("return document.querySelector('.statement .display').style.fontSize") == "0.9em"


def test_a_formula_that_was_filtered_out_fits_when_it_is_back(reader):
    reader.screen(NARROW)
    reader.open("index.html")
    reader.frames()
    every = reader.run(SIZES)
    reader.open("index.html#q=nothing+like+this")
    reader.frames()
    assert reader.run(SIZES) == []
    reader.one("button[type=reset]").click()
    reader.frames()
    reader.frames()  # a form is reset after its event
    assert reader.run(SIZES) == every and any(size < 1 for size, *_ in every)


def test_latex_is_copied(reader):
    reader.browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    reader.open("claims/exp-even-taylor-positive.html")
    reader.one(".statement .latex summary").click()
    button = reader.one(".statement button.copy")
    assert button.text == "Copy LaTeX"
    button.click()
    assert button.text == "Copied" and reader.one("#said").get_property("textContent") == "Copied"
    copied = reader.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0], (e) => arguments[0](String(e)))")
    assert copied == reader.one(".statement pre").text and copied.startswith("\\forall n \\in \\mathbb{N}")


def test_where_the_clipboard_is_refused_the_text_is_selected_and_copied(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    reader.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    reader.one(".statement .latex summary").click()
    reader.one(".statement button.copy").click()
    assert reader.one(".statement button.copy").text == "Copied"
    assert reader.run("return getSelection().toString()") == reader.one(".statement pre").text


# Schemes, paper, people


def test_there_is_a_dark_scheme(reader):
    brightness = {}
    for dark in (False, True):
        reader.screen(WIDE, dark)
        reader.open("index.html")
        background = reader.run("return getComputedStyle(document.documentElement).backgroundColor")
        brightness[dark] = sum(map(int, background.removeprefix("rgb(").removesuffix(")").split(",")))
    assert brightness[True] < 150 < 700 < brightness[False]


def test_on_paper_every_step_is_open_and_every_formula_fits(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    reader.one("#step-3 summary").click()
    reader.run("""addEventListener('beforeprint', () => {
        const every = (selector, test) => [...document.querySelectorAll(selector)].every(test);
        window.printed = every('details.step', (d) => d.open) && every('.display', (d) => d.scrollWidth <= d.clientWidth);
    })""")
    found = reader.browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69})
    assert base64.b64decode(found["data"]).startswith(b"%PDF-")
    assert reader.run("return window.printed") is True
    assert [d.get_attribute("open") for d in reader.all("details.step")].count("true") == 1


@pytest.fixture(scope="session")
def axe():
    """The accessibility checker axe-core, as the package axe-core-python brings it."""
    pytest.importorskip("axe_core_python")
    return importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("page", "language", "width"), [
    ("index.html", "en", WIDE), ("index.html", "zh", NARROW), ("claims/exp-taylor-slope.html", "en", NARROW),
    ("claims/cosine-kernel-integral.html", "zh", WIDE), ("claims/hostile.html", "en", WIDE)])
def test_a_checker_of_accessibility_finds_nothing(reader, axe, page, language, width, dark):
    reader.screen(width, dark)
    reader.open(page, language)
    reader.run("for (const d of [...document.querySelectorAll('details')].slice(0, 8)) d.open = true")
    reader.frames()
    reader.run(axe)
    # it would look at each letter of each formula by itself; their colours are those of the text around them
    found = reader.browser.execute_async_script("axe.run({ exclude: [['math']] }).then(arguments[0], (e) => arguments[0](String(e)))")
    assert [(v["id"], [n["html"] for n in v["nodes"][:3]]) for v in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_the_keyboard_comes_to_the_content_first(reader):
    reader.open("claims/exp-even-taylor-positive.html")
    reader.one("body").send_keys("\ue004")  # Tab
    first = reader.browser.switch_to.active_element
    assert first.text == "Skip to the content" and first.location["x"] >= 0
    assert reader.run("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    first.send_keys("\ue007")
    assert reader.run("return location.hash") == "#content"


def test_hostile_text_does_nothing(reader):
    for page, language in (("claims/hostile.html", "en"), ("claims/hostile.html", "zh"), ("index.html", "en")):
        reader.open(page, language)
        assert reader.run("return window.hacked === undefined && document.scripts.length === 1")
        hrefs = reader.run("return [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
        assert [h for h in hrefs if not re.match(r"#|[a-z0-9./-]+\.(html|cert)(#|$)", h)] == []
        assert "window.hacked=1</script>" in reader.one("main").text


def test_the_policy_holds(reader):
    """What would be loaded or run, were it in a page, is not."""
    reader.open("index.html")
    reader.run("const i = new Image(); i.src = 'https://example.org/x.png'; document.body.append(i);"
               "const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)")
    reader.frames()
    assert reader.run("return window.hacked === undefined")
    refused = [line["message"] for line in reader.browser.get_log("browser")]
    assert any("img-src" in m for m in refused) and any("script-src" in m for m in refused)
    reader.browser.get_log("performance")  # it tells of what was refused, too
