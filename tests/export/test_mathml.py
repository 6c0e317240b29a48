"""Formulas as MathML: every one that is printed in LaTeX can be shown, no two of them look alike, and what is not known is refused."""

import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings

from mathcheck.export.article import article
from mathcheck.export.html.mathml import DEEPEST, Unknown, mathml
from mathcheck.export.html.signs import BIG, FENCES, FUNCTIONS, LETTERS, SIGNS
from mathcheck.export.prose import Tex
from mathcheck.kernel.terms import Term
from mathcheck.lang.latex import latex, latex_definition

if "lang_terms" not in sys.modules:  # the generator of the tests of the language
    _spec = importlib.util.spec_from_file_location("lang_terms", Path(__file__).parents[1] / "lang" / "generated.py")
    sys.modules["lang_terms"] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules["lang_terms"])
from lang_terms import terms

# elements of MathML with the number of their children, None for any
ELEMENTS = {"mrow": None, "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0, "mfrac": 2, "msqrt": 1, "msub": 2, "msup": 2, "msubsup": 3,
            "munder": 2, "mover": 2, "munderover": 3, "mstyle": 1, "mtable": None, "mtr": 1, "mtd": 1}


def shown(tex):
    """What is drawn of a formula, checked to be MathML."""
    math = ET.fromstring(mathml(tex, "its text form"))
    [semantics] = math
    drawn, note = semantics
    assert (math.tag, semantics.tag, note.tag, note.text) == ("math", "semantics", "annotation", tex)
    for element in drawn.iter():
        assert ELEMENTS[element.tag] in (None, len(element)), ET.tostring(element)
        assert (element.text or "").strip() or element.tag not in ("mi", "mn", "mo", "mtext")
    return ET.tostring(drawn, encoding="unicode")


def parts(tex):
    """LaTeX without what only says where a line may end, without spaces that stand between its parts, and with x^2 as x^{2}."""
    tex = re.sub(r"([_^])([A-Za-z0-9])", r"\1{\2}", tex)
    words = re.split(r"(\\text\{[^}]*\})", tex.replace("\\allowbreak", ""))
    return "".join(w if i % 2 else re.sub(r"(?<=[^A-Za-z\\]) +| +(?![A-Za-z])", "", w) for i, w in enumerate(words))


SEEN = {}  # what is drawn, with the formulas that are drawn so


def check(tex):
    """No other formula is drawn as this one."""
    assert SEEN.setdefault(shown(tex), parts(tex)) == parts(tex)


def test_every_formula_of_the_shipped_claims(shipped):
    count = 0
    for a in map(article, shipped):
        conditions = [c for d in a.derivations for s in d.steps for c in s.conditions]
        sentences = [*a.notation, *(d.variables for d in a.derivations)]
        for tex in {*map(latex, (*a.formulas, *conditions)), *map(latex_definition, (*a.where, *a.definitions)),
                    *(p.tex for s in sentences for p in s if isinstance(p, Tex))}:
            check(tex)
            count += 1
    assert count > 3000


def test_every_awkward_formula(made_up):
    a = article(made_up)
    for tex in [*map(latex, a.formulas), *map(latex_definition, (*a.where, *a.definitions)),
                *(p.tex for s in a.notation for p in s if isinstance(p, Tex))]:
        check(tex)


@settings(max_examples=400, deadline=None)
@given(terms())
def test_terms_of_every_operation(t):
    for part in (t, *t.args):
        if type(part) is Term and not part.loose:
            check(latex(part))
            for d in part.definitions:
                check(latex_definition(d))


@pytest.mark.parametrize("tex", [
    "x_{1}", "\\tilde{\\tilde{x}}_{1}", "x^{\\underline{n}}", "x^{-n}", "x^{+n}", "x^{(-n)}", "-(2)", "-2", "\\tfrac{1}{2}", "\\frac{1}{2}",
    "\\mathtt{\\$0}", "\\mathtt{0x1f}", "\\mathit{step\\_size}", "\\operatorname{step\\_size}", "\\operatorname{\\mathtt{arctan}}(x)",
    "\\lim_{\\substack{x \\to a \\\\ \\text{included}}} x", "f \\text{ at }[x = a]", "\\frac{\\displaystyle\\frac{1}{x} + 1}{2}",
    "\\frac{\\frac{1}{x} + 1}{2}", "0^0", "\\min\\{k \\in \\mathbb{N} : A\\}", "\\{\\text{true}, \\text{false}\\}", "^{\\wedge}",
    "\\mathrm{d} x", "d\\,x", "u(n+1)", "u\\,(n+1)"])
def test_each_construction_by_itself(tex):
    check(tex)


@pytest.mark.parametrize(("tex", "drawn"), [
    ("a-b", '<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>'),
    ("-b", '<mrow><mo form="prefix" lspace="0" rspace="0">−</mo><mi>b</mi></mrow>'),
    ("a = -b", '<mrow><mi>a</mi><mo>=</mo><mo form="prefix" lspace="0" rspace="0">−</mo><mi>b</mi></mrow>'),
    ("12.5\\,x", '<mrow><mn>12.5</mn><mspace width="0.167em" /><mi>x</mi></mrow>'),
    ("x \\sin(x)", '<mrow><mi>x</mi><mspace width="0.167em" /><mi>sin</mi><mrow>'
     '<mo form="prefix" stretchy="false" lspace="0" rspace="0">(</mo><mi>x</mi>'
     '<mo form="postfix" stretchy="false" lspace="0" rspace="0">)</mo></mrow></mrow>'),
    ("\\sum_{k=1}^{n} k", '<mrow><munderover><mo lspace="0" rspace="0">∑</mo><mrow><mi>k</mi><mo lspace="0" rspace="0">=</mo>'
     '<mn>1</mn></mrow><mi>n</mi></munderover><mspace width="0.167em" /><mi>k</mi></mrow>'),
    ("\\text{ at }x", "<mrow><mtext>\u00a0at\u00a0</mtext><mi>x</mi></mrow>"),
])
def test_what_is_drawn(tex, drawn):
    assert shown(tex) == drawn


@pytest.mark.parametrize("tex", [
    "\\frac{1}", "\\frac", "x^", "x^{1}^{2}", "x_{1", "(x", "x)", "(x]", "\\left(x)", "\\left x \\right x", "\\bigl(x\\bigr)",
    "\\href{a}{b}",
    "\\input{x}", "\\def\\x{y}", "$x$", "x & y", "a \\\\ b", "#1", "~", "%", "数", "\\mathbb{Q}", "\\mathbb{NN}", "\\operatorname{a b}",
    "\\operatorname", "\\text{a\\b}", "\\text{$}", "=^{2}", "\\,^{2}", "\\", "\\alpha\\beth", "}", "\\mathrm{<b>}", "x^\\frac", "'"])
def test_what_is_not_known_is_refused(tex):
    with pytest.raises(Unknown):
        mathml(tex, "")


@pytest.mark.parametrize("tex", ["{" * 10_000, "(" * 10_000 + ")" * 10_000, "x" + "^{x" * 3000 + "}" * 3000, "\\sqrt{" * (DEEPEST + 1)])
def test_what_is_too_deep_is_refused(tex):
    with pytest.raises(Unknown):
        mathml(tex, "")


def test_text_forms_are_escaped():
    math = ET.fromstring(mathml("x < y", '"x" < y & \'z\''))
    assert math.get("alttext") == '"x" < y & \'z\'' and math[0][1].text == "x < y"


def test_no_two_signs_are_drawn_alike():
    drawn = {tex: shown(tex + FENCES.get(tex, "")) for tex in (*SIGNS, *BIG, *FUNCTIONS, *LETTERS, *FENCES)}
    alike = [(a, b) for a in drawn for b in drawn if a < b and drawn[a] == drawn[b]]
    assert alike == []
