"""The article: what it says of a report is in the report and sounds no better, formulas are formulas, references lead somewhere."""

import hashlib
import re
from dataclasses import fields, replace

import pytest

from mathcheck.export import prose, record
from mathcheck.export.article import PARTS, Article, article
from mathcheck.export.prose import (
    AxiomName,
    ClaimName,
    Code,
    Formula,
    Raised,
    StepNumber,
    Tex,
    ended,
    joined,
    listed,
    notation,
    said,
    titled,
)
from mathcheck.export.reasons import Reader
from mathcheck.kernel.sorts import REAL
from mathcheck.kernel.terms import variable
from mathcheck.kernel.writer import write_statement, write_terms
from mathcheck.lang import Nat, Q, Real, define, eq, forall, ipow
from mathcheck.registry.numbers import NOT_CHECKED, checked_numbers
from mathcheck.registry.report import KERNEL, Computed, Problem, TwinReport
from mathcheck.words import ENGLISH, Language, Words, words_of

n, x = Nat("n"), Real("x")
TWIN = TwinReport("a/b-c", "1 = 2", "", "", "refuted", "", "", None)
REFERENCES = (StepNumber, ClaimName, AxiomName)


def plain(prose):
    """The sentence as text."""
    def shown(part):
        match part:
            case str():
                return part
            case StepNumber(number):
                return f"({number})"
            case Formula(term):
                return repr(term)
            case Tex(value) | Code(value) | Raised(value) | ClaimName(value) | AxiomName(value):
                return value
    return "".join(map(shown, prose))


def kinds(prose, *wanted):
    return [part for part in prose if isinstance(part, wanted)]


@pytest.fixture(scope="module")
def articles(shipped):
    return [(r, article(r)) for r in shipped]


# Over all shipped claims


def test_a_reason_is_the_method_in_words_with_its_formulas_read_back(articles):
    for report, a in articles:
        for derivation, proof in zip(a.derivations, report.proofs, strict=True):
            for step, data in zip(derivation.steps, proof.record["steps"], strict=True):
                if step.kind == "suppose":
                    assert step.reason == ()
                    continue
                assert not kinds(step.reason, Code), (a.id, step.number)
                shown = re.sub("^By (the fact that |the (?=claim ))?", "", plain(step.reason))
                if data["words"].endswith(">= 0"):  # read back, it is 0 <= ..
                    continue
                assert data["words"].strip() and shown.startswith(data["words"]), (a.id, step.number)
                assert re.fullmatch(r"(, from [(),0-9 and]+)?\.", shown.removeprefix(data["words"])), (a.id, step.number)


def test_references_exist_and_stand_only_where_they_belong(articles):
    for _, a in articles:
        claims, axioms = {c.id for c in a.lemmas}, {c.name for c in a.axioms}
        for derivation in a.derivations:
            assert [s.number for s in derivation.steps] == list(range(1, len(derivation.steps) + 1))
            assert not kinds(derivation.variables, *REFERENCES)
            for s in derivation.steps:
                assert [r.number for r in kinds(s.reason, StepNumber)] == [*s.premises] and all(0 < p < s.number for p in s.premises)
                assert all(0 < r.number < s.number for r in kinds(s.under, StepNumber)) and not kinds(s.under, ClaimName, AxiomName)
                assert len(kinds(s.under, StepNumber, Formula)) == len(s.suppositions)
                assert len(kinds(s.reason, ClaimName)) == (s.kind == "cite") and {r.id for r in kinds(s.reason, ClaimName)} <= claims
                assert {r.name for r in kinds(s.reason, AxiomName)} <= {*s.axioms} <= axioms
        for sentence in (a.meaning, *a.notation, *a.computation):
            assert not kinds(sentence, *REFERENCES, Formula)
        for twin in a.twins:
            assert not kinds(twin.outcome, ClaimName, AxiomName, Formula, Tex)
            assert all(len(a.derivations) == 1 and r.number <= len(a.derivations[0].steps) for r in kinds(twin.outcome, StepNumber))


def test_what_is_cited_is_what_the_report_cites(articles):
    for report, a in articles:
        assert len({c.id for c in a.lemmas}) == len(a.lemmas) and {c.id for c in a.lemmas} == {c for p in report.proofs for c in p.cites}
        assert tuple(c.name for c in a.axioms) == report.axioms and all(c.words and c.source and c.statement is not None for c in a.axioms)
        assert set(a.sources) == {s for s in (report.source, *(c.source for c in a.axioms)) if s}


@pytest.mark.parametrize("language", Language)
def test_every_sentence_ends_once(shipped, language):
    words = words_of(language)
    for report in shipped:
        a = article(report, words)
        steps = [s for d in a.derivations for s in d.steps]
        made = [a.meaning, *a.notation, *a.computation, *(t.outcome for t in a.twins), *(s.reason for s in steps if s.reason),
                *(d.variables for d in a.derivations if d.variables)]
        for sentence in [*map(plain, made), *a.numbers]:
            assert sentence.endswith((".", words.template("."))) and sentence == sentence.strip(), (a.id, sentence)
            assert not re.search(r"[.?。]$", sentence[:-1]) or re.search(r"\d\.\.$", sentence), (a.id, sentence)  # 0.70710..
            assert not re.search(r"  | [,.。](?!\.)", sentence), (a.id, sentence)


def test_no_variable_and_no_function_is_capitalised(articles):
    openings = {"Confirmed", "Consistent", "Inconclusive", "Contradicted", "Not", "Near", "Smallest", "Stated"}
    for report, a in articles:
        for typed, shown in zip(checked_numbers(report.numeric), a.numbers, strict=True):
            same = shown.removesuffix(".") == typed.removesuffix(".")
            assert same or typed == report.numeric["where"] or re.match(r"\w+", shown)[0] in openings, shown
            assert shown.casefold().startswith(typed.casefold())


# A numeric report


def test_lines_of_numbers_are_sentences(made_up):
    found = {**NOT_CHECKED, "outcome": "contradicted", "region": "gamma in [0, 1]", "points": 1, "where": "it is false at gamma = 1",
             "digits": "exact", "margin": "at least 1 at gamma = 1", "notes": ["near n = 8 it is beyond 3", "cos(pi) = [-1 +/- 1e-9]",
             "gamma = 0.57721.."], "stated": ["after N the terms add up to at most 1/N!"], "beyond": ["gamma beyond 1: not covered"],
             "unmet": ["sqrt(x) < 0 holds nowhere"], "opinions": 2}
    assert article(replace(made_up, numeric=found)).numbers == (
        "Contradicted: gamma in [0, 1] (1 point, exact).", "It is false at gamma = 1.", "Smallest margin at least 1 at gamma = 1.",
        "Near n = 8 it is beyond 3.", "cos(pi) = [-1 +/- 1e-9].", "gamma = 0.57721..",
        "Stated by the claim, not checked: after N the terms add up to at most 1/N!.", "gamma beyond 1: not covered.",
        "sqrt(x) < 0 holds nowhere on the region.", "mpmath agrees with 2 values.")


# The verdict


@pytest.mark.parametrize("verdict", record.VERDICTS)
@pytest.mark.parametrize("expects", ["proved", "open"])
def test_an_article_sounds_no_better_than_the_report(made_up, verdict, expects):
    report = replace(made_up, verdict=verdict, expects=expects, met=verdict == expects)
    a = article(report)
    meaning = plain(a.meaning)
    assert (a.verdict, a.met) == (verdict, verdict == expects)
    assert (a.kind == "theorem") == (verdict == "proved") == ("inferences" in meaning)
    assert meaning.startswith(f"{verdict.capitalize()}: {record.VERDICTS[verdict]}")
    assert (f"; expected: {expects}." in meaning) == (verdict != expects)
    assert ("; this is what the claim expects." in meaning) == (verdict == expects != "proved")
    assert [d.proof for d in a.derivations] == [p.verdict == "proved" for p in report.proofs] == [True, False]
    assert a.problems == report.problems and [t.refuted for t in a.twins] == [t.outcome != "surviving" for t in report.twins]


def test_what_refutes_is_named_unless_it_is_the_kernel(made_up):
    refuted = replace(made_up, verdict="refuted", expects="refuted")
    assert plain(article(replace(refuted, refuted_by=KERNEL)).meaning).startswith("Refuted: its negation was replayed")
    assert plain(article(replace(refuted, refuted_by="disjoint enclosures")).meaning).startswith("Refuted: by disjoint enclosures; this is")


def test_a_survey_that_was_not_run_again_is_said_to_be_cached(made_up):
    computed = Computed("prime-complexity", {"below": 9}, ("of all n, none",), ("a list", "another"))
    report = replace(made_up, verdict="computed", expects="computed", proofs=(), computation=computed)
    now, cached = article(report), article(replace(report, computation=replace(computed, cached=True)))
    assert plain(now.meaning).startswith("Computed: an exhaustive") and plain(cached.meaning).startswith("Computed (cached): an exhaustive")
    assert [plain(s) for s in now.computation] == ["The survey prime-complexity (below = 9) was run.", "Of all n, none.",
                                                   "It was compared with a list; another."]


def test_a_claim_that_was_stopped_early_has_an_article(empty_report):
    a = article(empty_report)
    assert (a.statement, a.kind, a.verdict, a.title, a.derivations, a.lemmas) == (None, "statement", "undecided", (), (), ())


def test_warnings_are_not_left_out(made_up):
    warning = Problem("", "the hypothesis 0 < x is never used", "leave it out")
    assert article(replace(made_up, warnings=(warning,))).warnings == (warning,)


# Its parts

CHANGED = {"derivation": {"derivations", "definitions", "notation", "twins"}, "twins": {"twins", "notation"}, "numbers": {"numbers"},
           "digest": {"digests"}}


@pytest.mark.parametrize("part", PARTS)
def test_leaving_a_part_out_leaves_out_exactly_that(shipped, made_up, part):
    for report in (*shipped[:30], made_up):
        whole, rest = article(report), article(report, without=[part])
        different = {f.name for f in fields(Article) if getattr(whole, f.name) != getattr(rest, f.name)}
        assert different <= CHANGED[part]
        assert not getattr(rest, {"derivation": "derivations", "digest": "digests"}.get(part, part))
        if part == "derivation":
            assert not any(kinds(t.outcome, StepNumber) for t in rest.twins)
            assert [replace(t, outcome=()) for t in rest.twins] == [replace(t, outcome=()) for t in whole.twins]


def test_the_notation_is_that_of_all_displays(made_up):
    bare = replace(made_up, proofs=(), axioms=(), twins=())
    twin = replace(TWIN, term=write_statement(forall(n, eq(ipow(Q(2), n), 1))))
    for words, shown in (("has an integer exponent", replace(bare, twins=(twin,))),
                         ("That a derivative at a point equals", replace(bare, axioms=("exp-derivative",)))):
        assert words in " ".join(map(plain, article(shown).notation)) and words not in " ".join(map(plain, article(bare).notation))


def test_a_digest_is_of_the_certificate_as_a_file(made_up):
    [digest] = article(made_up).digests
    data = made_up.proofs[0].certificate.encode("ascii")
    assert (digest.derivation, digest.sha256, digest.size) == ("main", hashlib.sha256(data).hexdigest(), len(data))


# Twins

OUTCOMES = {
    "Refuted: its negation is proved.": {},
    "Refuted at n = 1: its negation is proved, citing archimedes and exp-zero.": {"witness": "n = 1", "axioms": ("archimedes", "exp-zero")},
    "Refuted at n = 1, by disjoint enclosures.": {"witness": "n = 1", "by": "disjoint enclosures"},
    "Refuted: its negation is proved. The derivation, rerun for it, stops at step (1), supposed.": {"stops": "supposed"},
    "Refuted: its negation is proved. The derivation, rerun for it, stops at the step elsewhere.": {"stops": "elsewhere"},
    "Ill-posed at x = 0: not A is proved.": {"outcome": "ill-posed", "witness": "x = 0", "how": "not A"},
    "Not refuted.": {"outcome": "surviving"},
    "Not refuted at n = 1: it is true there.": {"outcome": "surviving", "witness": "n = 1", "problem": Problem("", "it is true there")},
}


@pytest.mark.parametrize("said_, changes", OUTCOMES.items(), ids=OUTCOMES)
def test_what_has_become_of_a_twin(made_up, said_, changes):
    report = replace(made_up, proofs=made_up.proofs[:1], twins=(replace(TWIN, **changes),))
    [twin] = article(report).twins
    assert (plain(twin.outcome), twin.id, twin.text) == (said_, "b-c", "1 = 2")
    assert twin.refuted == (not said_.startswith("Not refuted"))


def test_a_step_is_named_by_its_number_only_where_that_says_which(made_up):
    stopped = replace(made_up, twins=(replace(TWIN, stops="supposed"),))
    label = "Refuted: its negation is proved. The derivation, rerun for it, stops at the step supposed."
    assert plain(article(stopped).twins[0].outcome) == label  # of two derivations
    one = replace(stopped, proofs=made_up.proofs[:1])
    assert plain(article(one, without=["derivation"]).twins[0].outcome) == label


def test_the_slip_of_the_source_is_marked(made_up):
    report = replace(made_up, twins=(TWIN, replace(TWIN, id="a/slip", slip=True)))
    assert [(t.id, t.slip) for t in article(report).twins] == [("b-c", False), ("slip", True)]


# Languages


def test_an_article_is_in_the_readers_language(made_up):
    chinese = words_of(Language.zh)
    assert plain(article(made_up, chinese).title) == made_up.title_zh and plain(article(made_up).title) == plain(titled(made_up.title))
    assert article(replace(made_up, title_zh=""), chinese).title == article(made_up).title


def test_an_authors_words_are_never_translated(made_up):
    replaced = Words(Language.zh, dict.fromkeys((made_up.source, made_up.twins[0].note, "supposed"), "TRANSLATED"))
    a = article(made_up, replaced)
    steps = [words for s in a.derivations[0].steps for words in (s.label, s.why)]
    assert "TRANSLATED" not in (a.source, a.twins[0].note, *steps)


# Reasons

f = define("f", x, x * x)
REASONS = {
    "algebra": "algebra",
    "instantiation (n := n + 1, x := f(x))": "instantiation ([n] := [n + 1], [x] := [f(x)])",
    "the witness f(x), max(n, 2)": "the witness [f(x)], [max(n, 2)]",
    "taking such a x": "taking such a [x]",
    "cases: x < 0, |x| <= 1": "cases: [x < 0], [|x| <= 1]",
    "computing it at n = 2, ..., 4": "computing it at [n] = 2, ..., 4",
    "induction on n from 0": "induction on [n] from [0]",
    "the axiom archimedes": "the axiom <archimedes>",
    "multiplying by what is not read": "multiplying by `what is not read`",
    "limits are unique": "the fact that limits are unique",
    "a function with derivative 0 has the same value at x and 1":
        "the fact that a function with derivative 0 has the same value at [x] and [1]",
    "a function that is eventually equal": "a function that is eventually equal",
}


@pytest.mark.parametrize("method, shown", REASONS.items(), ids=REASONS)
def test_a_method_with_its_formulas_apart(method, shown):
    reason = Reader([eq(f(x), n)], ["archimedes"]).reason(ENGLISH, method)
    marks = {Formula: "[{}]", Code: "`{}`", AxiomName: "<{}>"}
    assert "".join(marks.get(type(part), "{}").format(plain((part,))) for part in reason) == shown


# Sentences


def test_a_phrase_is_filled_with_sentences_and_formulas():
    x_ = Formula(variable("x", REAL))
    assert said(ENGLISH, "{a} and {b}.", a=("the ", x_), b="c") == ("the ", x_, " and c.")
    assert said(ENGLISH, "{a}{b}", a="", b="c") == ("c",) and said(ENGLISH, "no field") == ("no field",)
    assert joined(["a", (), ("b", x_)], ", ") == ("a, , b", x_) and joined([]) == ()
    assert [listed(ENGLISH, parts) for parts in ([], ["a"], ["a", x_], ["a", x_, "c"])] == [
        (), ("a",), ("a and ", x_), ("a, ", x_, " and c")]
    assert notation("$x$ and $y$.") == (Tex("x"), " and ", Tex("y"), ".")


@pytest.mark.parametrize("title, parts", [
    ("sec^3, and sin^n", ("sec", Raised("3"), ", and sin", Raised("n"))), ("n^(n+1) < 2", ("n", Raised("n+1"), " < 2")), ("", ()),
    ("x^-1 and 2^(f(x))", ("x^-1 and 2^(f(x))",)), ("no power", ("no power",))])
def test_powers_of_a_title_are_raised(title, parts):
    assert titled(title) == parts


@pytest.mark.parametrize("sentence", ["", "a.", "a?", "a!", "啊。", "啊！", "啊？"])
def test_a_sentence_that_ends_is_not_ended_again(sentence):
    assert ended(ENGLISH, sentence) == sentence and ended(ENGLISH, "a") == "a."


def test_a_title_in_characters_is_the_title_that_was_given():
    for title in ("n^(n+1) < (n+1)^n for n = 0, 1, 2", "cos^n and sin^2", "a ^ b", ""):
        assert prose.plain(titled(title)) == title


def test_what_the_audit_refused_is_no_certificate(made_up):
    [accepted, refused] = made_up.proofs
    a = article(replace(made_up, proofs=(replace(refused, certificate="é\n"), replace(accepted, certificate="{}\n"))))
    assert [(d.derivation, d.content) for d in a.digests] == [(accepted.name, b"{}\n")]
    assert [d.certificate for d in a.derivations] == [None, "{}\n"]


def recorded(*steps):
    """A proof with these steps: label, kind, words, what it supposes, what it shows, whether the certificate shows it."""
    terms, lines = [], []
    for label, kind, words, hyps, concl, audited in steps:
        first = len(terms)
        terms += [*hyps, concl]
        lines.append({"label": label, "kind": kind, "words": words, "premises": [], "why": "", "hyps": list(range(first, len(terms) - 1)),
                      "concl": len(terms) - 1, "axioms": [], "audited": audited})
    return {"steps": lines, "terms": write_terms(terms)}


@pytest.mark.parametrize("kind", ["suppose", "cite", "lemma", ""])
def test_a_step_that_is_called_something_else_shows_what_it_supposes(made_up, kind):
    forged = recorded(("main", kind, "claim npow-compare", [eq(n, 0)], eq(n**2, 0), True))
    [d] = article(replace(made_up, proofs=(replace(made_up.proofs[0], record=forged),))).derivations
    assert [(s.kind, s.suppositions) for s in d.steps] == [("have", (eq(n, 0),))] and d.steps[0].under


def test_a_lemma_is_a_claim_that_the_certificate_shows_without_suppositions(made_up):
    true, false = forall(n, 0 <= n), eq(Q(1), 2)
    forged = recorded(("a", "cite", "claim a", [], true, True), ("b", "cite", "claim b", [], false, False),
                      ("c", "cite", "claim c", [false], false, True), ("d", "cite", "claim a", [], eq(n, n), True))
    a = article(replace(made_up, proofs=(replace(made_up.proofs[0], record=forged),)))
    assert [(c.id, c.statement) for c in a.lemmas] == [("a", true)]


def test_a_method_of_ones_own_cannot_cite_an_axiom_in_words(made_up):
    own = recorded(("a", "have", "the axiom exp-zero", [], eq(n, n), True))
    for axioms, shown in ((("exp-zero",), "By the axiom exp-zero."), ((), "By the axiom exp-zero (not cited).")):
        proof = replace(made_up.proofs[0], record=own, axioms=axioms)
        assert plain(article(replace(made_up, proofs=(proof,))).derivations[0].steps[0].reason) == shown
