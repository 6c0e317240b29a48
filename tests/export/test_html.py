"""The pages without a browser: what they hold, that they hold nothing foreign, and that the same reports give the same pages."""

import base64
import hashlib
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mathcheck.export import html
from mathcheck.export.article import PARTS, article
from mathcheck.export.html.inferences import inferences
from mathcheck.export.html.shell import render
from mathcheck.kernel.audit import audit
from mathcheck.words import ENGLISH, Language, words_of

VOID = {"meta", "img", "input", "br", "link", "hr"}
SITE = ("exp-even-taylor-positive", "exp-taylor-slope", "exp-positive", "nobel-physics-count", "sum-of-integers", "npow-compare")
EVIL = '<script>alert(1)</script>"\' onload=x </style> {{ 7 * 7 }} \u202e\u0007\ud800 javascript:alert(1)'


class Page(HTMLParser):
    """A page as its elements, with their attributes and the text in them."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.text = [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "annotation" not in self.open and not {"script", "style"} & set(self.open):
            self.text.append(data)

    @property
    def words(self):
        return " ".join("".join(self.text).split())

    def all(self, tag):
        return [attrs for t, attrs in self.elements if t == tag]


@pytest.fixture(scope="session")
def site(shipped, made_up):
    """A site of some claims and the awkward report: its files by name."""
    return html.site([*(r for r in shipped if r.id in SITE), made_up], ENGLISH, ())


@pytest.fixture(scope="session")
def pages(site):
    return {name: Page(content) for name, content in site.items() if name.endswith(".html")}


def by_id(shipped, id):
    return next(r for r in shipped if r.id == id)


def test_the_files_of_a_site(site):
    assert {name for name in site if name.endswith(".html")} == {"index.html", "claims/made-up.html", *(f"claims/{id}.html" for id in SITE)}
    two = ("exp-even-taylor-positive", "sum-of-integers")
    assert {name.removeprefix("certificates/") for name in site if not name.endswith(".html")} == {
        *(f"{id}.cert" for id in (*SITE, "made-up") if id not in two), *(f"{id}.{i}.cert" for id in two for i in (1, 2))}


def test_every_link_leads_somewhere(pages, site):
    for name, page in pages.items():
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids)), name
        for href in [a["href"] for a in page.all("a")]:
            target, _, place = href.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(name), target)) if target else name
            assert file in site, (name, href)
            assert not place or file == "index.html" or place in [a.get("id") for _, a in pages[file].elements], (name, href)
        labels = [*(a["for"] for a in page.all("label")), *(a["aria-labelledby"] for _, a in page.elements if "aria-labelledby" in a)]
        assert set(labels) <= set(ids), name


def test_a_page_has_nothing_that_is_loaded_and_runs_what_its_policy_names(site, pages):
    for name, page in pages.items():
        assert {t for t, _ in page.elements} & {"link", "iframe", "object", "embed", "base", "audio", "video", "svg"} == set()
        assert all(a["src"].startswith("data:image/svg+xml;base64,") for a in page.all("img"))
        assert not [k for _, a in page.elements for k in a if k == "style" or k.startswith("on") or k == "srcset"], name
        [policy] = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            [text] = re.findall(f"<{kind}>(.*?)</{kind}>", site[name], re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
            assert f"{kind}-src 'sha256-{digest}'" in policy


def test_a_page_says_what_the_article_says(shipped, pages):
    report = by_id(shipped, "exp-even-taylor-positive")
    a, page = article(report), pages["claims/exp-even-taylor-positive.html"]
    for d in a.derivations:
        for s in d.steps:
            assert f"({s.number}) {s.label}" in page.words and s.why in page.words
    for t in a.twins:
        assert f"{t.id} " in page.words and t.note in page.words
    axioms = [t for x in a.axioms for t in (x.name, x.words)]
    for text in [*a.numbers, *a.sources, *axioms, *(d.sha256 for d in a.digests), report.title_zh]:
        assert text in page.words
    assert statement_of(html.page(report, ENGLISH, ["derivation"])) == "Theorem"
    assert "Axioms Cited, not proved." in page.words and "Axioms None is cited." in pages["claims/nobel-physics-count.html"].words
    assert [a["lang"] for _, a in page.elements if "lang" in a] == ["en", "zh"]


def statement_of(source):
    """What the statement is called, in its head and in the contents."""
    [head] = re.findall('<h2 id="statement">(.*?)</h2>', source)
    assert f'<a href="#statement">{head}</a>' in source
    return head


def test_what_is_not_proved_is_no_theorem(site, pages, shipped):
    assert statement_of(site["claims/made-up.html"]) == "Statement"
    assert "Not accepted. These are the steps before the one that was refused." in pages["claims/made-up.html"].words
    for verdict in ("computed", "refuted", "undecided", "open", "failed"):
        report = replace(by_id(shipped, "nobel-physics-count"), verdict=verdict, proofs=())
        source = html.page(report, ENGLISH, ())
        assert statement_of(source) == "Statement" and f'<span class="verdict {verdict}">{verdict}</span>' in source


def test_the_slip_of_a_source_stands_by_itself(shipped):
    report = by_id(shipped, "nobel-physics-count")
    first, *others = report.twins
    found = Page(html.page(replace(report, twins=(replace(first, slip=True), *others)), ENGLISH, ())).words
    places = ["The slip in the source The source has this", first.id.rpartition("/")[2], "Derivation Open"]
    assert sorted(places, key=found.index) == places
    assert "The slip in the source" not in Page(html.page(report, ENGLISH, ())).words


def test_lemmas_are_linked_both_ways(pages):
    slope, positive = pages["claims/exp-taylor-slope.html"], pages["claims/exp-even-taylor-positive.html"]
    assert {"href": "exp-taylor-slope.html"} in positive.all("a") and {"href": "exp-even-taylor-positive.html"} in slope.all("a")
    assert "exp-inverse.html" not in [a["href"] for a in positive.all("a")]  # not in this site


def test_a_certificate_is_what_the_page_says(site, pages):
    for name in [n for n in site if n.startswith("certificates/") and "made-up" not in n]:
        content = site[name]
        [page] = [p for n, p in pages.items() if f"../{name}" in [a["href"] for a in p.all("a")]]
        assert hashlib.sha256(content).hexdigest() in page.words and f"{len(content)} bytes" in page.words
        assert audit(content.decode("ascii"))["outcome"] == "proved"
        assert f"mathcheck audit {name.rpartition('/')[2]}" in page.words


def test_a_page_by_itself_has_its_certificate_in_it(shipped):
    report = by_id(shipped, "nobel-physics-count")
    page = Page(html.page(report, ENGLISH, ()))
    [link] = [a for a in page.all("a") if "download" in a]
    assert base64.b64decode(link["href"].partition(",")[2]).decode("ascii") == report.proofs[0].certificate
    assert {a["href"][:1] for a in page.all("a") if a is not link} == {"#"}


def test_parts_can_be_left_out(shipped):
    report = by_id(shipped, "npow-compare")
    heads = {"derivation": "Derivation", "twins": "False twins", "numbers": "Numeric check", "digest": "Certificate"}
    for part in PARTS:
        found = Page(html.page(report, ENGLISH, [part]))
        places = [a["href"] for a in found.all("a")]
        assert [p for p, head in heads.items() if f"{head} " not in found.words] == [part]
        assert bool(found.all("img")) is (part != "numbers") and ("#step-1" in places) is (part != "derivation")


def test_a_picture_has_its_content_in_words(shipped):
    for id, words in (("npow-compare", "The margin "), ("exp-even-taylor-positive", "The curves exp(x), "),
                      ("binomial-poisson-pgf", "The error and its bound, "), ("written-with-ones-bound", "The records of the survey ")):
        [image] = Page(html.page(by_id(shipped, id), ENGLISH, ["derivation"])).all("img")
        assert image["alt"].startswith(words) and b"<svg" in base64.b64decode(image["src"].partition(",")[2])


def test_without_matplotlib_there_is_no_picture_and_nothing_is_said_of_it(shipped, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delitem(sys.modules, "mathcheck.export.plot", raising=False)
    page = Page(html.page(by_id(shipped, "npow-compare"), ENGLISH, ()))
    assert page.all("img") == page.all("figure") == [] and "Numeric check" in page.words and "matplotlib" not in page.words


def test_a_picture_that_cannot_be_read_is_left_out(shipped):
    report = by_id(shipped, "npow-compare")
    for picture in ({}, {"kind": "margin", "terms": ""}, {"kind": "x", "terms": report.picture["terms"]}):
        assert Page(html.page(replace(report, picture=picture), ENGLISH, ["derivation"])).all("img") == []


# The kernel's inferences


def test_the_inferences_of_a_step(shipped):
    report = by_id(shipped, "exp-even-taylor-positive")
    first, second = article(report).derivations
    found = inferences(first)
    assert list(found) == [s.number for s in first.steps]
    assert found[2] == {"forall_elim": 2, "and_left": 1} and found[8] == {"assume": 1}
    assert sum(sum(rules.values()) for rules in found.values()) <= first.inferences
    assert inferences(replace(second, proof=False)) == {} == inferences(replace(second, certificate=None))
    assert inferences(replace(second, certificate="nonsense\n")) == {}


def test_a_step_without_inferences_is_not_in_the_certificate(shipped):
    for id in (*SITE, "npow-compare-real"):
        for d in article(by_id(shipped, id)).derivations:
            found = inferences(d)
            assert [s.number for s in d.steps if s.number not in found] == [s.number for s in d.steps if s.audited is False]


# Hostile and odd reports


def test_hostile_text_is_text(made_up):
    [proof, *_] = made_up.proofs
    steps = [{**s, "label": EVIL + str(i), "why": EVIL, "words": EVIL} for i, s in enumerate(proof.record["steps"][:4])]
    report = replace(made_up, title=EVIL, title_zh=EVIL, source=EVIL, tags=(EVIL, EVIL + "2"), axioms=(EVIL,), statement=EVIL, problems=(
        replace(made_up.problems[0], where=EVIL, why=EVIL, hint=EVIL, goal=EVIL, given=(EVIL,)),),
        proofs=(replace(proof, name=EVIL, record={**proof.record, "steps": steps}), *made_up.proofs[1:]),
        twins=tuple(replace(t, note=EVIL, witness=EVIL, statement=EVIL, how=EVIL, stops=EVIL, by=EVIL) for t in made_up.twins))
    for words in (ENGLISH, words_of(Language.zh)):
        for name, source in {"page": html.page(report, words, ()), **html.site([report], words, ())}.items():
            if name.startswith("certificates/"):
                continue
            page = Page(source)
            assert len(page.all("script")) == len(page.all("style")) == 1
            assert not [a for _, a in page.elements if "onload" in a]
            ours = re.compile(r"#|\.\./|claims/|data:application/octet-stream;base64,")
            assert [a["href"] for a in page.all("a") if not ours.match(a["href"])] == []
            assert "{{ 7 * 7 }}" in page.words and "\u202e" not in source and "\u0007" not in source and "\ud800" not in source
            assert '<script>alert(1)</script>"\' onload=x </style> {{ 7 * 7 }} [U+202E][U+0007][U+D800] javascript:alert(1)' in page.words


def test_a_claim_that_was_stopped_early_has_a_page(empty_report):
    page = Page(html.page(empty_report, ENGLISH, ()))
    assert "No statement was read." in page.words and "made-up" in page.words
    assert "Without a source" in Page(html.site([empty_report], ENGLISH, ())["index.html"]).words


def test_a_name_that_a_template_does_not_get_is_a_mistake():
    with pytest.raises(Exception, match="undefined"):
        render("claim.html", ENGLISH, ("fit",))


# Bytes


BUILD = """
import hashlib, pickle, sys
from mathcheck.export import html
from mathcheck.words import ENGLISH
files = html.site(pickle.load(open(sys.argv[1], "rb")), ENGLISH, ())
print({n: hashlib.sha256(c if isinstance(c, bytes) else c.encode()).hexdigest() for n, c in sorted(files.items())})
"""


def test_the_same_reports_give_the_same_bytes_in_every_process(shipped, tmp_path):
    reports = [r for r in shipped if r.id in ("npow-compare", "exp-positive")]
    (tmp_path / "reports").write_bytes(pickle.dumps(reports))
    found = [subprocess.run([sys.executable, "-c", BUILD, str(tmp_path / "reports")], env={**os.environ, "PYTHONHASHSEED": seed},
                            capture_output=True, text=True, check=True).stdout for seed in ("1", "2")]
    assert found[0] == found[1] and "claims/npow-compare.html" in found[0]


# The command

CLAIM = """
from mathcheck import Claim, Twin, by
from mathcheck.lang import Nat, eq, forall

n = Nat("n")


def derivation(d):
    return d.have("all", forall(n, 0 <= n + 1), by.generalisation, d.have("each", 0 <= n + 1, by.arithmetic))


claim = Claim(id="ID", title="not negative", statement=forall(n, 0 <= n + 1), derivation=derivation,
              twins=[Twin("always-zero", forall(n, eq(n, 0)), refuted_at={"n": 1})])
"""


def test_the_command_writes_a_page_and_a_site(tmp_path):
    claims = tmp_path / "claims"
    claims.mkdir()
    for id in ("one", "two"):
        (claims / f"{id}.py").write_text(CLAIM.replace("ID", id), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "mathcheck.cli.app", "export", "--claims", str(claims), "--format", "html"]
    subprocess.run([*command, "--all", "--lang", "zh", "-o", str(tmp_path / "site")], check=True)
    files = {p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*") if p.is_file()}
    assert files == {"index.html", *(f"{folder}/{id}.{end}" for id in ("one", "two")
                                     for folder, end in (("claims", "html"), ("certificates", "cert")))}
    done = subprocess.run([*command, "one"], check=True, capture_output=True, encoding="utf-8")
    assert "not negative" in Page(done.stdout).words and done.stdout.startswith("<!DOCTYPE html>")
