"""Markdown: what a parser of CommonMark reads in it is what the author wrote and what the article holds, each formula exactly."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mathcheck.export.article import article
from mathcheck.export.display import definition_rows, rows
from mathcheck.export.markdown import document, folder
from mathcheck.export.markdown.lines import WIDTH, Setting, code, display, line, text
from mathcheck.export.prose import ClaimName, Code, Formula, Raised, StepNumber, Tex
from mathcheck.kernel.sorts import REAL
from mathcheck.kernel.terms import variable
from mathcheck.lang.latex import latex
from mathcheck.registry.report import Problem, Proof, TwinReport
from mathcheck.words import ENGLISH, Language, words_of

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://e.org/x.png)", "<http://e.org>", "http://e.org", "www.e.org",
    "a@e.org", "@someone", "#1", "gh-1", "# a", "1. a", "12) a", "- a", "+ a", "* a", "---", "===", "***", "> a", "    a", "```", "~~~",
    "`a`", "``", "$x$", "$`x`$", "$$x$$", "a | b", "|---|", "&lt;", "&#60;", "<!-- a", "<br>", "a\\", "a  \nb", "a\n\nb", "a\r\n# b",
    "\\*a*", "_a_", "~~a~~", "[a]: /b", "[^1]", "[ ] a", ":tada:", "\u202ea", "\u200b", "\x00", "\ud800", "\u00a0a\u3000", "数学`", "^a^",
]
# what GitHub makes of text after it has read the Markdown
LINKED = re.compile(r"[$@]|#\d|://|:\w+:|\bwww\.|\bgh-\d", re.IGNORECASE)
OWN_HTML = re.compile(r'<a name="(?:axiom|step)-[a-z0-9-]+">|</?(?:span|sup)>|</a>')
# what MathJax 3 was seen to set, less what GitHub refuses
COMMANDS = frozenset(re.findall(r"\S+", r"""
    , ; : \ _ { } arctan begin biggl biggr binom cdot colon cos cot csc displaystyle dots end exists exp forall frac gamma in infty int land
    left leq lim log lor lvert mapsto mathbb mathit mathop mathopen mathrm mathtt max min neg neq nleq nless pi prod qquad quad right
    Rightarrow rvert sec sin sqrt substack sum tan text tfrac tilde times to underline wedge"""))
anything = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=5).map("".join))


def visible(value):
    """What a reader is to see of it: one line, what cannot be seen by its code point."""
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in " ".join(re.split(r"\s+", value))).strip()


def leaves(tokens):
    """The tokens of all lines of text."""
    return [leaf for token in tokens if token.type == "inline" for leaf in token.children]


def read(source):
    """The text that a parser reads, where nothing but text is expected, and pieces as GitHub's filters see them."""
    found = leaves(PARSER.parse(source))
    assert {t.type for t in found} <= {"text", "html_inline"}, source
    assert {t.content for t in found if t.type == "html_inline"} <= {"<span>", "</span>"}, source
    return "".join(t.content for t in found if t.type == "text"), [t.content for t in found if t.type == "text"]


# An author's words


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_hostile_text_is_text(value):
    source = text(value)
    shown, pieces = read(source)
    assert shown == visible(value) and "\n" not in source
    assert [t.type for t in PARSER.parse(source)] in (["paragraph_open", "inline", "paragraph_close"], [])
    assert not any(LINKED.search(piece) for piece in pieces if len(piece) > 1)


@settings(max_examples=300)
@given(anything)
def test_any_text_is_text(value):
    shown, pieces = read(text(value))
    assert shown == visible(value)
    assert not any(LINKED.search(piece) for piece in pieces if len(piece) > 1)


@given(anything)
def test_any_text_is_text_inside_a_link_in_a_table_and_in_a_heading(value):
    for source in (f"| a | b |\n| --- | --- |\n| [x {text(value)} x](a.md) | y |", f"# x {text(value)}"):
        found = leaves(PARSER.parse(source))
        shown = "".join(t.content for t in found if t.type == "text")
        assert shown == ("abx " + visible(value) + " xy" if "|" in source[:1] else ("x " + visible(value)).strip())
        assert [t.attrs["href"] for t in found if t.type == "link_open"] == ["a.md"] * source.startswith("|")


@given(anything)
def test_any_name_is_code(value):
    [leaf] = leaves(PARSER.parse(code(value))) or [None]
    assert (leaf is None and not visible(value)) or (leaf.type, leaf.content) == ("code_inline", visible(value))


@given(anything)
def test_a_power_in_a_title_is_raised_text(value):
    found = leaves(PARSER.parse("# a" + line((Raised(value),))))
    assert [t.content for t in found if t.type == "html_inline" and "sup" in t.content] == ["<sup>", "</sup>"]
    assert not {t.type for t in found} - {"text", "html_inline"}


# Sentences


def test_a_formula_stands_apart_from_words():
    x = Formula(variable("x", REAL))
    assert line(("cos(", x, "), of", x, "and", x, ".")) == "cos($`x`$), of $`x`$ and $`x`$."
    assert line((x, Tex("y"), "-fold")) == "$`x`$ $`y`$ -fold"
    assert line(("对", x, "，归纳")) == "对 $`x`$ ，归纳"
    assert line(("- ", x)) == "\\- $`x`$"


def test_references_are_links_where_there_is_something_to_refer_to():
    setting = Setting(claims={"here"}, steps="step-")
    assert line((StepNumber(3), ClaimName("here"), ClaimName("there")), setting) == "[(3)](#step-3)[`here`](here.md)`there`"
    assert line((StepNumber(3), Code("a`b"))) == "(3)``a`b``"


# Formulas


def commands(source):
    return set(re.findall(r"\\([A-Za-z]+|.)", source))


def undone(block):
    """The formula of a block in the commands of lang/latex."""
    return re.sub(r"\\mathop\{\\mathrm\{((?:[^{}]|\{[^{}]*\})*)\}((?:_\{\d+\})?)\}", r"\\operatorname{\1}\2", block)


def breakable(tex):
    return tex.replace("\\allowbreak ", "").replace("\\allowbreak\\", "\\").replace("\\phantom{(}", "\\:\\,")


def expected(lines):
    """The block's content for these lines of a formula."""
    if len(lines) == 1:
        return breakable(lines[0].text)
    shown = (re.sub("^-", "{-}", row.text) for row in lines)
    return "\\begin{aligned}\n" + " \\\\\n".join(f"& {breakable(s)}" for s in shown) + "\n\\end{aligned}"


def test_a_block_is_exactly_the_formula(made_up):
    for term in article(made_up).formulas:
        [token] = PARSER.parse(display(term, ENGLISH))
        assert (token.type, token.info) == ("fence", "math")
        shown, lines = token.content.removesuffix("\n"), rows(term, WIDTH)
        assert undone(shown) == expected(lines) and (len(lines) > 1 or undone(shown) == breakable(latex(term)))
        assert commands(shown) <= COMMANDS


def blocks(a):
    """The contents of an article's blocks of mathematics, from top to bottom."""
    shown = [[] if a.statement is None else rows(a.statement, WIDTH), *(definition_rows(d, WIDTH) for d in (*a.where, *a.definitions))]
    shown += [rows(s.formula, WIDTH) for d in a.derivations for s in d.steps]
    shown += [rows(c.statement, WIDTH) for c in a.lemmas] + [rows(x.statement, WIDTH) for x in a.axioms if x.statement is not None]
    for t in sorted(a.twins, key=lambda t: not t.slip):
        shown += [rows(t.statement, WIDTH), *(definition_rows(d, WIDTH) for d in t.where)] if t.statement is not None else []
    return [expected(lines) for lines in shown if lines]


@pytest.fixture(scope="module")
def articles(shipped):
    return [article(r) for r in shipped]


@pytest.fixture(scope="module")
def files(articles):
    return folder(articles)


@pytest.fixture(scope="module")
def pages(articles, made_up, empty_report):
    """Of every article its page, as it is and as a parser reads it."""
    sources = [(a, document(a)) for a in (*articles, article(made_up), article(empty_report))]
    return [(a, source, PARSER.parse(source)) for a, source in sources]


def test_the_blocks_of_a_page_are_the_formulas_of_its_article(pages):
    for a, source, tokens in pages:
        found = [t.content.removesuffix("\n") for t in tokens if t.type == "fence" and t.info == "math"]
        assert list(map(undone, found)) == blocks(a), a.id
        inline = re.findall(r"\$`([^`]*)`\$", source)
        assert set().union(*map(commands, [*found, *inline])) <= COMMANDS, a.id


@pytest.mark.parametrize("language", Language)
def test_github_sees_every_formula_in_a_line(shipped, made_up, language):
    for report in (*shipped[::9], made_up):
        source = document(article(report, words_of(language)))
        assert source.count("$`") == source.count("`$")
        assert not re.search(r"[^\s(]\$`|`\$[^\s.,;:!?)]", source), report.id
        assert not re.search(r"\[[^\]]*\$`[^\]]*\]\(|\*\*[^*\n]*\$`[^*\n]*\*\*", source), report.id


# Pages


def test_no_markup_is_an_authors(pages):
    for a, _, tokens in pages:
        html = [t.content for t in leaves(tokens) if t.type == "html_inline"]
        assert all(map(OWN_HTML.fullmatch, html)), a.id
        assert "html_block" not in {t.type for t in tokens}, a.id


def test_every_link_of_a_page_leads_to_something(pages):
    for a, source, tokens in pages:
        found = {t.attrs["href"] for t in leaves(tokens) if t.type == "link_open"}
        assert found <= {f"#{name}" for name in re.findall('<a name="([^"]+)"', source)}, a.id


def structure(source):
    """What a page is without its words."""
    tokens = PARSER.parse(source)
    return [(t.type, t.tag, t.info) for t in tokens], [t.attrs["href"] for t in leaves(tokens) if t.type == "link_open"]


@settings(max_examples=25, deadline=None)
@given(value=anything.filter(visible))
def test_no_words_of_an_author_change_a_page(made_up, value):
    def written(words):
        steps = {**made_up.proofs[0].record, "steps": made_up.proofs[0].record["steps"][:2]}
        steps["steps"] = [{**s, "label": words + s["kind"], "why": words} for s in steps["steps"]]
        proofs = tuple(Proof(words + end, "proved", 1, 1, ("archimedes",), (), "x\n", steps) for end in "ab")
        twins = (TwinReport("made-up/a", words, "", words, "surviving", words, "", None, (), Problem("x", words), slip=True),)
        report = replace(made_up, title=words, source=words, proofs=proofs, twins=twins, warnings=(Problem(words, words),),
                         problems=(Problem(words, words, words, words, (words,)),))
        return folder([article(report)])
    assert {n: structure(s) for n, s in written(value).items()} == {n: structure(s) for n, s in written("word").items()}


def test_a_page_says_no_more_than_the_report(made_up, empty_report):
    source = document(article(made_up))
    for words in ("## Statement", "Derivation “main”", "Derivation “second\\_way”, not accepted", "Not refuted: ", "expected: proved.",
                  "## Problems", "a fact shown outside these steps"):
        assert words in source
    assert "## Theorem" not in source and "## Theorem" in document(article(replace(made_up, verdict="proved")))
    assert "(No statement was read.)" in document(article(empty_report))


def test_every_certificate_has_its_commands(made_up):
    proofs = tuple(replace(made_up.proofs[0], name=name) for name in ("a b", "c`d"))
    source = document(article(replace(made_up, proofs=proofs)))
    for command in ("mathcheck export made-up --format certificate --derivation 'a b' -o made-up.1.cert\nmathcheck audit made-up.1.cert",
                    "mathcheck export made-up --format certificate --derivation 'c`d' -o made-up.2.cert\nmathcheck audit made-up.2.cert"):
        assert f"```sh\n{command}\n```" in source
    alone = document(article(replace(made_up, proofs=proofs[:1])))
    assert "```sh\nmathcheck export made-up --format certificate -o made-up.cert\nmathcheck audit made-up.cert\n```" in alone


# The folder


def test_every_claim_has_a_page_and_every_link_leads_somewhere(shipped, files):
    assert set(files) == {"README.md", "axioms.md", *(f"claims/{r.id}.md" for r in shipped)}
    places = {name: set(re.findall('<a name="([^"]+)"', source)) for name, source in files.items()}
    for name, source in files.items():
        here = name.rpartition("/")[0]
        for href in (t.attrs["href"] for t in leaves(PARSER.parse(source)) if t.type == "link_open"):
            path, _, place = href.partition("#")
            target = path.removeprefix("../") if path.startswith("../") or not here else f"{here}/{path}"
            assert place in places[name] if not path else target in files and (not place or place in places[target]), f"{name}: {href}"


def test_the_index_has_every_claim_once_with_its_verdict(shipped, files):
    index = files["README.md"]
    for report in shipped:
        [row] = [row for row in index.splitlines() if f"(claims/{report.id}.md)" in row]
        assert row.endswith(f"| {report.verdict} |")
    heads = re.findall("^## (.*)$", index, re.MULTILINE)
    assert heads[-1] == "Lemmas" and len(set(heads)) == len(heads)
    assert any("headline" in r.tags and f"## {text(r.source)}" == f"## {heads[0]}" for r in shipped)


def test_the_index_says_what_is_not_as_expected(made_up, empty_report):
    index = folder([article(made_up), article(replace(empty_report, id="other"))])["README.md"]
    assert "1 failed and 1 undecided." in index
    assert index.count("| **failed, not as expected** |") == index.count("| **undecided, not as expected** |") == 1
    assert "[`other`](claims/other.md)" in index and "## Other claims" in index


def test_the_same_reports_give_the_same_pages(shipped):
    for report in shipped[:5]:
        assert document(article(report)) == document(article(report))


def test_nothing_is_a_folder_too():
    assert set(folder([])) == {"README.md", "axioms.md"}
