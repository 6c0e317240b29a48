"""Steps of a derivation, what a derivation must return, and that nothing a claim does comes out as a traceback."""

import pytest

from mathcheck import Derivation, StepError, by
from mathcheck.kernel.logic import assume
from mathcheck.lang import Real, forall

x = Real("x")
square = 0 <= x**2


@pytest.fixture
def d():
    def cite(claim):
        if claim != "lemma":
            raise LookupError(f"there is no claim {claim!r}")
        return assume(square)

    return Derivation(cite)


def test_every_step_is_recorded_with_its_words_and_premises(d):
    cited = d.cite("lemma")
    positive = d.suppose("positive", 0 < x)
    d.have("sum", 0 < x + x**2, by.arithmetic, positive, cited, why="both are known")
    assert [(s.label, s.kind, s.words, s.premises, s.why) for s in d.steps] == [
        ("lemma", "cite", "claim lemma", (), ""), ("positive", "suppose", "", (), ""),
        ("sum", "have", "arithmetic on the given facts", ("positive", "lemma"), "both are known")]


def test_a_cited_claim_can_have_a_label_of_its_own(d):
    d.cite("lemma", "the square")
    assert d.steps[0].label == "the square"


def refusal(call):
    with pytest.raises(StepError) as caught:
        call()
    return caught.value


def test_a_label_is_used_once(d):
    d.suppose("a", 0 < x)
    e = refusal(lambda: d.have("a", square, by.arithmetic))
    assert (e.label, e.why, e.hint) == ("a", "there is an earlier step with this label", "labels must differ")


@pytest.mark.parametrize("label", ["", None, 3, square], ids=str)
def test_a_label_is_a_text(d, label):
    assert "a step's first argument is its label" in refusal(lambda: d.have(label, square, by.arithmetic)).why


@pytest.mark.parametrize("goal", [True, "0 <= x", None, x + 1], ids=str)
def test_a_goal_is_a_formula(d, goal):
    e = refusal(lambda: d.have("a", goal, by.arithmetic))
    assert "not a formula" in e.why and "eq(a, b)" in e.hint and e.goal is None


@pytest.mark.parametrize("formula", [True, x + 1, "0 < x"], ids=str)
def test_a_supposition_is_a_formula(d, formula):
    assert refusal(lambda: d.suppose("a", formula)).label == "a"


@pytest.mark.parametrize("premise", [square, True, None, "lemma"], ids=str)
def test_a_premise_is_the_result_of_a_step(d, premise):
    e = refusal(lambda: d.have("a", square, by.arithmetic, premise))
    assert "not the result of an earlier step" in e.why and "d.suppose" in e.hint


@pytest.mark.parametrize("method", ["arithmetic", None, by.induction, len], ids=["its name", "nothing", "not called", "another function"])
def test_a_method_is_one_of_by(d, method):
    e = refusal(lambda: d.have("a", square, method))
    assert e.why == "the third argument is not a method" and "by.arithmetic" in e.hint


def test_an_unknown_claim_is_refused_by_its_id(d):
    e = refusal(lambda: d.cite("lema"))
    assert (e.label, e.why) == ("lema", "there is no claim 'lema'") and "mathcheck list" in e.hint


def test_a_refused_step_says_its_goal_and_what_was_given(d):
    given = d.suppose("a", 0 < x)
    e = refusal(lambda: d.have("b", 1 < x, by.arithmetic, given))
    assert (e.label, e.goal, e.given) == ("b", 1 < x, (given,))
    assert str(e).startswith("step 'b': ") and len(d.steps) == 1


def test_a_step_supposes_nothing_that_its_premises_do_not_suppose(d):
    d.suppose("unused", x < 0)
    assert d.have("a", square, by.arithmetic).hyps == ()


RETURNS = {
    "nothing": ("None", "(start)", "the derivation returns nothing, not a theorem", "return d.have"),
    "a formula": ("statement", "(start)", "the derivation returns a formula, not a theorem", "return d.have"),
    "another theorem": ("d.have('a', forall(x, 0 <= x**2 + 1), by.arithmetic)", "a",
                        "the derivation ends with forall x:Real. 0 <= x^2 + 1, which is not the claim's statement",
                        "the statement is forall x:Real. 0 <= x^2"),
    "its supposition": ("d.suppose('a', statement)", "a", "the derivation still supposes forall x:Real. 0 <= x^2", "discharge it"),
    "a refused step": ("d.have('a', 0 < x, by.arithmetic)", "a", "no combination of the given facts", "give more facts"),
    "an unknown citation": ("d.cite('nowhere')", "nowhere", "there is no claim 'nowhere'", "mathcheck list"),
    "a citation that is no text": ("d.cite(3)", "3", "label, a short text", ""),
    "a division by zero": ("1 / 0", "(start)", "the derivation stopped: ZeroDivisionError: division by zero", "look at line 10"),
    "a float": ("d.have('a', x < 0.5, by.arithmetic)", "(start)", "never 0.1 or 1/3", "in line 10: Q(1, 2)"),
    "a chained comparison": ("d.have('a', 0 < x < 1, by.arithmetic)", "(start)", "a <= x and x <= b as two formulas", "in line 10: And("),
    "too few arguments": ("d.have('a')", "(start)", "TypeError: Derivation.have() missing 2 required", "d.have('its label'"),
    "an unknown method": ("d.have('a', statement, by.magic)", "(start)", "has no attribute 'magic'", "by.arithmetic"),
    "endless recursion": ("(lambda f: f(f))(lambda f: f(f))", "(start)", "RecursionError", "look at line 10"),
    "a case of the wrong kind": ("d.have('a', statement, by.cases(x == y))", "a", "the cases are not formulas", "name the conditions"),
}


@pytest.mark.parametrize(("returned", "step", "why", "hint"), RETURNS.values(), ids=RETURNS)
def test_what_a_derivation_returns_or_raises_becomes_data(claims, returned, step, why, hint):
    report = claims.verdict("c", f"claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: {returned})")
    assert (report.verdict, report.met) == ("failed", False)
    [problem] = report.problems
    assert problem.where == step and why in problem.why and hint in problem.hint
    assert "Traceback" not in problem.why and "\n" not in problem.why


def test_the_step_before_an_unexpected_exception_is_named(claims):
    text = "def stops(d):\n    d.suppose('first', 0 < x)\n    return {}['key']\n"
    [problem] = claims.verdict("c", text + "claim = Claim(id=ID, title='t', statement=statement, derivation=stops)").problems
    assert (problem.where, problem.why) == ("first", "the derivation stopped: KeyError: 'key'")


def test_a_derivation_takes_one_argument(claims):
    [problem] = claims.verdict("c", "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda: None)").problems
    assert "takes 0 positional arguments" in problem.why


def test_every_one_of_several_derivations_must_pass(claims):
    both = claims.verdict("both", "claim = Claim(id=ID, title='t', statement=statement, derivation={'a': derivation, 'b': derivation})")
    assert both.verdict == "proved" and [p.name for p in both.proofs] == ["a", "b"]
    one = claims.verdict("one", "claim = Claim(id=ID, title='t', statement=statement, derivation={'a': derivation, 'b': lambda d: None})")
    assert one.verdict == "failed" and [p.verdict for p in one.proofs] == ["proved", "failed"]


def test_an_ill_posed_statement_is_not_proved_although_its_derivation_ends(claims):
    text = "claim = Claim(id=ID, title='t', statement={0}, derivation=lambda d: d.have('a', {0}, {1}))"
    report = claims.verdict("vacuous", text.format("forall(x, implies(1 < x, x < 0, x < 5))", "by.arithmetic"))
    assert report.verdict == "failed" and "may be vacuous" in report.problems[0].why and "witness=dict" in report.problems[0].hint


def test_what_a_claim_prints_is_not_taken_for_its_answer(claims):
    printing = "print('{\"kind\": \"none\"}')\nclaim = Claim(id=ID, title='t', statement=statement, derivation=derivation)"
    assert claims.verdict("c", printing).verdict == "proved"


def test_a_universal_goal_is_the_statement_up_to_the_names_of_bound_variables(claims):
    renamed = "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.have('a', forall(y, 0 <= y**2), by.arithmetic))"
    assert claims.verdict("c", renamed).verdict == "proved"
    assert forall(x, square) == forall(Real("y"), 0 <= Real("y") ** 2)
