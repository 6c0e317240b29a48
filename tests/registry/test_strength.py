"""Hypotheses that a proof does without. Each case is a claim, and which of its hypotheses it must be warned of, no more and no fewer; and
whatever it is warned of is left out here, and the rest proved once more."""

import pytest

from mathcheck import Claim, by
from mathcheck.kernel.audit import audit
from mathcheck.kernel.evaluation import compute
from mathcheck.kernel.logic import (
    and_intro,
    and_left,
    and_right,
    assume,
    cut,
    ex_falso,
    excluded_middle,
    exists_elim,
    exists_intro,
    forall_elim,
    forall_intro,
    imp_elim,
    imp_intro,
    inst,
    not_elim,
    or_elim,
    or_left,
    weaken,
)
from mathcheck.kernel.terms import number
from mathcheck.kernel.writer import write_certificate, write_statement
from mathcheck.lang import And, Function, Int, Nat, Not, Or, Q, Real, at, define, eq, exists, forall, implies, log, ne
from mathcheck.methods.wellposed import owed
from mathcheck.registry.answer import checked
from mathcheck.registry.build import Library, build
from mathcheck.registry.derivation import Derivation
from mathcheck.registry.strength import hypotheses, unused

n, m, k, x, y, z, u = Nat("n"), Nat("m"), Int("k"), Real("x"), Real("y"), Real("z"), Function("u")
f = define("f", (x,), x + 1)


def accept(_rest):
    return True


def shown(statement, goal, *supposed, method=by.arithmetic, used=None):
    """A derivation that supposes formulas, shows the goal from those with the numbers in `used` (all), and generalises."""
    def derivation(d):
        facts = [d.suppose(f"s{i}", s) for i, s in enumerate(supposed)]
        body = d.have("body", goal, method, *(facts if used is None else [facts[i] for i in used]))
        return d.have("all", statement, by.generalisation, body)

    return statement, derivation


def chain(*parts, goal, variables=(x, y), **how):
    return shown(forall(*variables, implies(*parts, goal)), goal, *parts, **how)


def _cases(*others):
    """In the case x <= 0 by the first hypothesis, in the case 0 < x by the second."""
    goal, supposed = y <= 1, (y <= x, y + x <= 1, *others)
    statement = forall(x, y, implies(*supposed, goal))

    def derivation(d):
        facts = [d.suppose(f"s{i}", s) for i, s in enumerate(supposed)]
        low, high = d.suppose("low", x <= 0), d.suppose("high", 0 < x)
        one = d.have("one", goal, by.arithmetic, low, facts[0])
        other = d.have("other", goal, by.arithmetic, high, facts[1])
        return d.have("all", statement, by.generalisation, d.have("body", goal, by.cases(x <= 0, 0 < x), one, other))

    return statement, derivation


def _by_induction():
    statement = forall(x, y, implies(0 <= y, 0 <= x, forall(n, x <= x + n * y)))

    def derivation(d):
        positive = d.suppose("positive", 0 <= y)
        goal = x <= x + n * y
        base = d.have("base", at(goal, n, 0), by.arithmetic)
        step = d.have("step", at(goal, n, n + 1), by.arithmetic, d.suppose("hypothesis", goal), positive)
        return d.have("all", statement, by.generalisation, d.have("each n", forall(n, goal), by.induction(n), base, step))

    return statement, derivation


def _induction_over_an_implication():
    goal = implies(0 <= x, n < n + 1)
    statement = forall(x, forall(n, goal))

    def derivation(d):
        base = d.have("base", at(goal, n, 0), by.generalisation, d.have("0 < 1", at(n < n + 1, n, 0), by.arithmetic))
        d.suppose("hypothesis", goal)
        step = d.have("step", at(goal, n, n + 1), by.generalisation, d.have("next", at(n < n + 1, n, n + 1), by.arithmetic))
        return d.have("all", statement, by.generalisation, d.have("each n", forall(n, goal), by.induction(n), base, step))

    return statement, derivation


def _side_by_side():
    first, second = forall(x, implies(0 < x, 0 < x + 1)), forall(x, y, implies(0 < x, 0 < y, 0 < y + 1))

    def derivation(d):
        positive, other = d.suppose("positive", 0 < x), d.suppose("other", 0 < y)
        one = d.have("one", first, by.generalisation, d.have("x", 0 < x + 1, by.arithmetic, positive))
        two = d.have("two", second, by.generalisation, d.have("y", 0 < y + 1, by.arithmetic, other))
        return d.have("both", And(first, second), by.conjunction, one, two)

    return And(first, second), derivation


def _below_exists(value):
    body = forall(y, implies(x < y, 0 < y, 0 < y + 1))
    statement = exists(x, body)

    def derivation(d):
        facts = [d.suppose("above", Q(0) < y)]
        inner = d.have("inner", 0 < y + 1, by.arithmetic, *facts)
        return d.have("some", statement, by.witness(value), d.have("each", at(body, x, value), by.generalisation, inner))

    return statement, derivation


def _obtained(goal, used):
    even = exists(m, eq(n, 2 * m))
    statement = forall(n, implies(even, 2 <= n, goal))

    def derivation(d):
        some, large = d.suppose("even", even), d.suppose("large", 2 <= n)
        such = d.suppose("such", eq(n, 2 * m))
        if used:
            inner = d.have("inner", goal, by.witness(m), such)
            return d.have("all", statement, by.generalisation, d.have("body", goal, by.obtaining(m), some, inner))
        return d.have("all", statement, by.generalisation, d.have("body", goal, by.arithmetic, large))

    return statement, derivation


POSITIVE, BOTH = (0 < x, 0 < y), And(0 < x, 0 < y)
CASES = {
    "all are used": (chain(*POSITIVE, goal=0 < x + y), []),
    "the second is not": (chain(*POSITIVE, goal=0 < x + 1), ["0 < y"]),
    "the first is not": (chain(*POSITIVE, goal=0 < y + 1), ["0 < x"]),
    "none is": (chain(*POSITIVE, goal=0 <= x**2, method=by.squares(x)), ["0 < x", "0 < y"]),
    "one is not given to the step": (chain(0 < x, 1 < x, goal=0 < x, used=[1]), ["0 < x"]),
    "one follows from another, and is the one used": (chain(1 < x, 0 < x, goal=0 < x + 1, used=[1]), ["1 < x"]),
    "both sides of a conjunction": (chain(BOTH, goal=0 < x + y), []),
    "the left side of one": (chain(BOTH, goal=0 < x + 1), ["0 < y"]),
    "the right side of one": (chain(BOTH, goal=0 < y + 1), ["0 < x"]),
    "the middle of three": (chain(And(0 < x, z < 5, 0 < y), goal=0 < x + y, variables=(x, y, z)), ["z < 5"]),
    "two of three": (chain(And(0 < x, z < 5, 0 < y), goal=z < 6, variables=(x, y, z)), ["0 < x", "0 < y"]),
    "no side of one": (chain(BOTH, goal=0 <= x**2, method=by.squares(x)), ["0 < x", "0 < y"]),
    "a conjunction as a whole": (chain(BOTH, goal=BOTH, method=by.conjunction), []),
    "a conjunction of which one side is concluded": (chain(BOTH, goal=And(0 < x, 0 <= x**2), method=by.trying), ["0 < y"]),
    "twice the same": (chain(0 < x, 0 < x, goal=0 < x + 1), ["0 < x"]),
    "twice the same in a conjunction": (chain(And(0 < x, 0 < x), goal=0 < x + 1), ["0 < x"]),
    "each in one case of two": (_cases(), []),
    "in no case": (_cases(x < 9), ["x < 9"]),
    "below an induction, and not at all": (_by_induction(), ["0 <= x"]),
    "side by side": (_side_by_side(), ["0 < x"]),
    "below `exists`": (_below_exists(1), ["x < y"]),
    "below `exists`, twice the same there": (_below_exists(0), ["0 < y"]),
    "below an inner quantifier": (shown(forall(x, implies(0 < x, forall(y, implies(0 < y, 0 < x + 1)))), 0 < x + 1, *POSITIVE), ["0 < y"]),
    "only by one part of the conclusion": (
        chain(0 < x, goal=And(0 < x + 1, 0 <= y**2), method=by.trying), []),
    "a number that exists": (_obtained(exists(m, eq(n, 2 * m)), True), ["2 <= n"]),
    "a number that exists, not used": (_obtained(Q(1) <= n, False), ["exists m:Nat. n = 2*m"]),
    "for the value of the conclusion": (chain(ne(x, 0), goal=eq(x / x, 1), method=by.algebra), []),
    "for the value of the next one": (chain(0 < x, log(x) < 5, goal=log(x) < 6), []),
    "for the value of the next one, in a conjunction": (chain(And(0 < x, log(x) < 5), goal=log(x) < 6), []),
    "neither it nor what it gives a value": (chain(0 < x, log(x) < 5, goal=0 <= x**2, method=by.squares(x)), ["0 < x", "log(x) < 5"]),
    "implied by the sort": (chain(Q(0) <= n, goal=0 < n + 1, variables=(n,), used=[]), ["0 <= n"]),
    "implied by the sort, and used": (chain(Q(0) <= n, goal=Q(0) <= n, variables=(n,), method=by.conjunction), []),
    "of a function": (chain(forall(k, 0 <= u(k)), 0 < u(0), goal=0 <= u(1), variables=(u,), method=by.instance(k=1), used=[0]),
                      ["0 < u(0)"]),
    "about a definition": (chain(0 < f(x), 0 < y, goal=0 < f(x) + 1), ["0 < y"]),
    "a negation": (chain(Not(eq(x, y)), x <= y, goal=x <= y + 1, used=[1]), ["x != y"]),
    "a disjunction": (chain(Or(x < 0, 0 < x), goal=0 <= x**2, method=by.squares(x)), ["x < 0 or 0 < x"]),
    # what is not followed is not spoken of
    "an induction over an implication": (_induction_over_an_implication(), []),
    "below `or`": (shown(Or(forall(x, implies(0 < x, 0 <= x**2)), eq(Q(0), 1)), Or(forall(x, implies(0 < x, 0 <= x**2)), eq(Q(0), 1)),
                         method=by.trying), []),
}


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES)
def test_exactly_what_is_never_used_is_warned_of(case, expected, tmp_path):
    statement, derivation = case
    claim = Claim(id="case", title="t", statement=statement, derivation=derivation)
    [found] = build(claim, tmp_path / "case.py", Library([]))["derived"]
    assert found["error"] is None
    assert [w["why"].removeprefix("the hypothesis ").split(" is never used")[0] for w in found["warnings"]] == expected


@pytest.mark.parametrize("case", [c for c, expected in CASES.values() if expected], ids=[n for n, (_, e) in CASES.items() if e])
def test_what_is_left_is_proved_by_an_audit(case):
    statement, derivation = case
    left = []
    found = unused(derivation(Derivation(None)), lambda rest: left.append(rest) or True)
    rest = left[-1]
    assert len(list(hypotheses(rest.concl))) == len(list(hypotheses(statement))) - len(found)
    certificate = write_certificate(rest.concl, rest, owed(rest.concl))
    assert audit(certificate, statement=write_statement(rest.concl))["outcome"] == "proved"


def test_a_hypothesis_may_be_there_for_the_value_of_a_part_that_the_proof_never_looks_at(tmp_path):
    goal = Or(eq(Q(0), 0), log(x) < 5)
    statement = forall(x, implies(0 < x, goal))

    def derivation(d):
        one = or_left(d.have("one", eq(Q(0), 0), by.computation), log(x) < 5)
        return forall_intro(imp_intro(one, 0 < x), x)

    reached = []
    th = derivation(Derivation(None))
    assert th.concl == statement
    assert unused(th, lambda rest: reached.append(rest.concl)) == [] and reached == [forall(x, goal)]


def test_the_rules_that_a_proof_may_end_with_are_followed():
    """Each of these theorems has the hypothesis 0 < y of no use."""
    open_ = imp_intro(imp_intro(assume(0 < x), 0 < y), 0 < x)
    th = forall_intro(forall_intro(open_, y), x)
    equal = compute(eq(Q(0), 0))
    each = forall_intro(forall_intro(open_, x), y)
    some = exists_intro(each, exists(z, each.concl), number(0))
    one = exists_intro(equal, exists(m, eq(m, 0)), number(0))
    impossible = ex_falso(not_elim(compute(Not(Q(0) < 0)), assume(Q(0) < 0)), th.concl)
    both = and_intro(th, th)
    ends = {
        "the end": th, "left": and_left(both), "right": and_right(both), "other names": cut(th, assume(th.concl)),
        "after a lemma": cut(equal, weaken(th, equal.concl)), "exists": some, "some number": exists_elim(one, weaken(th, eq(m, 0)), m),
        "cases": or_elim(excluded_middle(equal.concl), th, weaken(th, Not(equal.concl))),
        "an implication": imp_elim(imp_intro(th, equal.concl), equal),
        "an instance": forall_intro(forall_intro(forall_elim(forall_elim(th, z), y), y), z),
        "another variable": forall_intro(forall_intro(inst(open_, x, z), y), z)}
    for name, end in ends.items():
        assert not end.hyps and [repr(h) for h in unused(end, accept)] == ["0 < y"], name
    assert [repr(h) for h in unused(both, accept)] == ["0 < y"] * 2
    assert [repr(h) for h in unused(imp_intro(impossible, Q(0) < 0), accept)] == ["0 < x", "0 < y"]


def test_a_hypothesis_that_is_used_after_all_stays():
    """As a side of what is taken as a whole; or where it comes in by a rule that adds it for no reason."""
    whole = imp_intro(and_intro(assume(And(0 < x, 0 < y)), assume(0 < z)), And(0 < x, 0 < y))
    assert unused(closed(imp_intro(whole, 0 < z)), accept) == []
    equal = compute(eq(Q(0), 0))
    assert unused(closed(imp_intro(and_intro(weaken(equal, 0 < x), equal), 0 < x)), accept) == []


def test_what_is_added_and_discharged_at_once_is_not_used():
    th = imp_intro(weaken(compute(eq(Q(0), 0)), 0 < x), 0 < x)
    assert [repr(h) for h in unused(closed(th), accept)] == ["0 < x"]


def closed(th):
    return forall_intro(forall_intro(forall_intro(th, z), y), x)


LEMMA = """
claim = Claim(id=ID, title='t', statement=forall(x, implies(0 < x, 0 < x + 1)), derivation=lambda d: d.have(
    "all", forall(x, implies(0 < x, 0 < x + 1)), by.generalisation, d.have("one", 0 < x + 1, by.arithmetic, d.suppose("s", 0 < x))))
"""
CITING = """
statement = forall(x, y, implies(0 < x, 0 < y, 0 < x + 1))

def derivation(d):
    lemma, positive = d.cite("lemma"), d.suppose("positive", 0 < x)
    one = d.have("one", 0 < x + 1, by.instance(x=x), lemma, positive)
    return d.have("all", statement, by.generalisation, one)

claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, twins=[
    Twin('needs-it', forall(x, y, implies(0 < x, 0 < x + y)), refuted_at={'x': 1, 'y': -1}, note='y matters to this twin alone')])
"""


def test_a_hypothesis_may_be_used_through_a_cited_lemma_and_a_twin_is_no_use(claims):
    claims.write("lemma", LEMMA)
    report = claims.verdict("citing", CITING)
    assert report.verdict == "proved"
    assert [(w.where, w.why) for w in report.warnings] == [
        ("", "the hypothesis 0 < y is never used; the derivation proves the statement without it")]


SEVERAL = """
statement = forall(x, y, implies(0 < x, 0 < y, 0 < x + 1))

def careful(d):
    one = d.have("one", 0 < x + 1, by.arithmetic, d.suppose("s", 0 < x))
    return d.have("all", statement, by.generalisation, one)

def lavish(d):
    sum = d.have("sum", 0 < x + y, by.arithmetic, d.suppose("s", 0 < x), d.suppose("t", 0 < y))
    one = d.have("one", 0 < x + 1, by.arithmetic, sum, d.suppose("u", y <= 1))
    other = d.have("other", 0 < x + 1, by.arithmetic, d.suppose("v", 1 < y), sum, d.suppose("w", 0 < x))
    body = d.have("body", 0 < x + 1, by.cases(y <= 1, 1 < y), one, other)
    return d.have("all", statement, by.generalisation, body)

claim = Claim(id=ID, title='t', statement=statement, derivation={DERIVATIONS})
"""


def test_one_derivation_of_several_may_do_without(claims):
    report = claims.verdict("several", SEVERAL.replace("DERIVATIONS", "'careful': careful, 'lavish': lavish"))
    [warning] = report.warnings
    assert warning.why == "the hypothesis 0 < y is never used; the derivation 'careful' proves the statement without it"


def test_a_derivation_that_the_audit_refuses_is_not_warned_of(claims, verdict_of_answer):
    found = checked(claims.answer("several", SEVERAL.replace("DERIVATIONS", "'careful': careful")))
    assert len(verdict_of_answer(found).warnings) == 1
    refused = verdict_of_answer(found, lambda reply: {"outcome": "refused", "line": 1, "rule": "cut", "why": "no"})
    assert (refused.verdict, refused.warnings) == ("failed", ())


def test_contradictory_hypotheses_fail_the_claim_by_the_vacuity_check(claims):
    text = """
statement = forall(x, implies(x < 0, 0 < x, eq(Q(1), 2)))

def derivation(d):
    body = d.have("body", eq(Q(1), 2), by.contradiction, d.suppose("s", x < 0), d.suppose("t", 0 < x))
    return d.have("all", statement, by.generalisation, body)

claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, numeric=region(x=(-1, 1)), witness=WITNESS)
"""
    for witness, tried in (("{}", "no witness found for"), ("{'x': 1}", "the witness given does not meet")):
        report = claims.verdict("contradictory", text.replace("WITNESS", witness))
        [problem] = report.problems
        assert report.verdict == "failed" and not report.met
        assert problem.why.startswith(f"the vacuity check, that its hypotheses can be met, fails: {tried} exists x:Real. x < 0 and 0 < x")
        assert problem.goal == "exists x:Real. x < 0 and 0 < x"
        assert "witness=dict(x=...)" in problem.hint and "leave out a hypothesis" in problem.hint
        assert [w.where for w in report.warnings] == ["numeric check"]


def test_a_proof_whose_branches_share_the_rest_is_followed_once():
    """Thirty case splits over one proof are milliseconds; every way through them would be a thousand million."""
    rest = imp_intro(compute(eq(Q(1), 1)), eq(n, 0))
    for i in range(30):
        rest = or_elim(excluded_middle(eq(n, i)), rest, rest)
    assert unused(forall_intro(rest, n), accept) == [eq(n, 0)]


def test_of_a_proof_that_is_too_long_nothing_is_said():
    """Each of many hypotheses asks for the whole proof again."""
    th = compute(eq(Q(1), 1))
    for i in range(300):
        th = imp_intro(th, eq(n, i))
    assert len(unused(forall_intro(th, n), accept)) < 300
