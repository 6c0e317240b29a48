"""The attacker writes a claim file: Python, run in a process of the verifier's making, whose every module he may change, and from where he
may write, print, fork and exit as he likes. What he does not reach is the interpreter that audits.

All files lie in one folder and are verified once; each test says what became of one of them."""

import pytest
from attack_support import mathcheck

HEAD = '''import os, signal, sys, threading, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from mathcheck import Claim, Twin, by, computation, region
from mathcheck.kernel import audit, axioms, certificate, domains, evaluation, logic, obligations, terms, theorem, writer
from mathcheck.lang import *
from mathcheck.registry import build, discovery, judge, run, shelf, worker

x, y, n, k = Real("x"), Real("y"), Nat("n"), Int("k")
true, false = eq(Q(0), 0), eq(Q(0), 1)
HERE = Path(__file__).parent


def honest(d):
    return d.have("right", true, by.computation)


def declared(statement=false, derivation=honest, **more):
    return Claim(id=ID, title="0 = 1", statement=statement, derivation=derivation, **more)


def change(thing, **slots):
    for slot, value in slots.items():
        object.__setattr__(thing, slot, value)
    return thing

'''
CLAIMS = {}


def claim(text):
    """The claim file of the test that follows: its name is the test's."""
    def keep(test):
        CLAIMS[_id(test)] = text
        return test
    return keep


def _id(test):
    return test.__name__.removeprefix("test_").replace("_", "-")


@pytest.fixture(scope="session")
def verified(tmp_path_factory):
    """The document about all claim files of this module."""
    folder = tmp_path_factory.mktemp("hostile") / "claims"
    folder.mkdir()
    for name, text in CLAIMS.items():
        (folder / f"{name}.py").write_text(HEAD.replace("ID", repr(name)) + text.replace("ID", repr(name)), encoding="utf-8")
    done = mathcheck("verify", "--json", "--claims", folder, "--timeout", 40, cwd=folder)
    assert done.code == 1
    return done.document


@pytest.fixture
def report(request, verified):
    """What is reported of the test's claim."""
    [found] = [c for c in verified["claims"] if c["id"] == _id(request.function)]
    return found


@pytest.fixture
def unloaded(request, verified):
    """Why the test's claim file is not loaded."""
    [found] = [u for u in verified["unloaded"] if u["path"].endswith(f"/{_id(request.function)}.py")]
    return found["why"]


def failed(report, why, where=None):
    """It is failed, and the message gives the reason."""
    assert (report["verdict"], report["met"]) == ("failed", False)
    assert any(why in p["why"] and where in (None, p["where"]) for p in report["problems"]), report["problems"]


# The kernel of the claim's own process


@claim('''
def derivation(d):
    th = honest(d)
    change(th, concl=false)
    theorem._minted[th] = (th.hyps, th.concl, th.axioms)
    return th
claim = declared(derivation=derivation)
''')
def test_theorem_with_another_conclusion(report):
    failed(report, "the header claims 0 = 1 but the proof shows 0 = 0")


@claim('''
def derivation(d):
    th = honest(d)
    change(th, concl=false, args=(false,))
    theorem._minted[th] = (th.hyps, th.concl, th.axioms)
    return th
claim = declared(derivation=derivation)
''')
def test_theorem_with_another_history(report):
    failed(report, "the audit does not accept the certificate: the formula is false")


@claim('''
theorem.is_minted = build.is_minted = logic.require = evaluation.require = lambda *_, **__: True
theorem.RULES.clear()
theorem.RULES.update(dict.fromkeys(("compute", "assume"), lambda *_: None))
def derivation(d):
    return change(object.__new__(theorem.Theorem), hyps=(), concl=false, axioms=(), rule="assume", args=(false,))
claim = declared(derivation=derivation)
''')
def test_assumption_without_its_hypothesis(report):
    failed(report, "the audit does not accept the certificate: open hypothesis: 0 = 1")


@claim('''
axioms.AXIOMS["zero-is-one"] = axioms.Axiom(false, "zero is one", "a liar")
claim = declared(derivation=lambda d: axioms.axiom("zero-is-one"), axioms=("zero-is-one",))
''')
def test_axiom_added_by_the_claim_file(report):
    failed(report, "there is no axiom 'zero-is-one'")


@claim('''
axioms.AXIOMS["exp-zero"] = axioms.Axiom(false, "exp is 1 at 0", "the claim file")
claim = declared(derivation=lambda d: axioms.axiom("exp-zero"), axioms=("exp-zero",))
''')
def test_axiom_replaced_under_its_own_name(report):
    failed(report, "the header claims 0 = 1 but the proof shows exp(0) = 1")


@claim('''
statement = forall(x, exists(n, x < n))
claim = declared(statement, lambda d: d.have("above", statement, by.axiom("archimedes")))
''')
def test_axiom_that_is_not_declared(report):
    failed(report, "cites an axiom that was not expected: archimedes")
    assert any("axioms=('archimedes', ...)" in p["hint"] for p in report["problems"])


@claim('''
statement, allowed = forall(x, exists(n, x < n)), []
def derivation(d):
    allowed.append("archimedes")
    return d.have("above", statement, by.axiom("archimedes"))
claim = declared(statement, derivation, axioms=allowed)
''')
def test_axioms_declared_while_the_derivation_runs(report):
    failed(report, "cites an axiom that was not expected: archimedes")


@claim('''
statement = forall(x, exists(n, x < n))
def derivation(d):
    th = d.have("above", statement, by.axiom("archimedes"))
    change(claim, axioms=())
    change(th, axioms=())
    theorem._minted[th] = (th.hyps, th.concl, ())
    return th
claim = declared(statement, derivation, axioms=("archimedes",))
''')
def test_axioms_wiped_from_the_theorem(report):
    """It is proved, from the axiom, and the report says so."""
    assert (report["verdict"], report["axioms"]) == ("proved", ["archimedes"])


@claim('''
obligations.obligations = lambda _statement: ()
build.owed = lambda *_: ()
terms.Term.sort = property(lambda self: true.__class__)
claim = None
''')
def test_term_class_broken_for_everybody(verified):
    """It spoils its own process; that it declares no claim is noticed, and the claims after it are as they would be."""
    assert any(path.endswith("/term-class-broken-for-everybody.py") for path in verified["without_claim"] + [
        u["path"] for u in verified["unloaded"]])


@claim('''
never = forall(x, implies(x < 0, 0 < x, false))
def derivation(d):
    low, high = d.suppose("low", x < 0), d.suppose("high", 0 < x)
    absurd = d.have("absurd", false, by.contradiction, low, high)
    return d.have("all", never, by.generalisation, absurd)
obligations.obligations = lambda _statement: ()
build.owed = lambda *_: ()
claim = declared(never, derivation)
''')
def test_contradictory_hypotheses_with_the_check_switched_off(report):
    failed(report, "not shown: exists x:Real. x < 0 and 0 < x")


@claim('''
never = forall(x, implies(x < 0, 0 < x, false))
def derivation(d):
    low, high = d.suppose("low", x < 0), d.suppose("high", 0 < x)
    absurd = d.have("absurd", false, by.contradiction, low, high)
    return d.have("all", never, by.generalisation, absurd)
claim = declared(never, derivation, witness={"x": 1})
''')
def test_contradictory_hypotheses(report):
    failed(report, "vacuous")


@claim('''
never = forall(x, implies(x < 0, false))
def derivation(d):
    try:
        return d.have("all", never, by.arithmetic)
    except BaseException:
        return d.have("true", true, by.computation)
claim = declared(never, derivation)
''')
def test_refused_step_swallowed(report):
    failed(report, "the derivation ends with 0 = 0, which is not the claim's statement")


@claim('''
def derivation(d):
    return d.suppose("as everybody knows", false)
claim = declared(derivation=derivation)
''')
def test_supposition_returned(report):
    failed(report, "the derivation still supposes 0 = 1")


@claim('''
claim = declared(true, {"first": honest, "second": lambda d: d.suppose("so", true)})
''')
def test_second_derivation_that_proves_nothing(report):
    failed(report, "the derivation still supposes 0 = 0")
    assert [p["verdict"] for p in report["proofs"]] == ["proved", "failed"]


# What is declared


@claim('''
class Chameleon:
    op, free, loose, args = "eq", frozenset(), frozenset(), ()
    __class__ = property(lambda self: terms.Term)
claim = declared(Chameleon())
''')
def test_statement_that_says_it_is_a_term(unloaded):
    assert "the statement is a Chameleon, not a formula" in unloaded


@claim('''
class Changing(Claim):
    reads = 0
    @property
    def statement(self):
        Changing.reads += 1
        return false if Changing.reads in (1, 2) else true  # it is read to be shown and to be written down, and then to be compared
    @statement.setter
    def statement(self, value):
        pass
claim = Changing(id=ID, title="0 = 1", statement=true, derivation=honest)
Changing.reads = 0
''')
def test_statement_that_changes_from_one_reading_to_the_next(report):
    """The audit is told one statement; that is the one that is reported, and it is the true one or not proved."""
    assert report["verdict"] == "failed" or report["statement"] == "0 = 0"


@claim('''
class Renamed(Claim):
    pass
claim = Renamed(id=ID, title="0 = 0", statement=true, derivation=honest)
def derivation(d):
    change(claim, id="exp-series")
    return honest(d)
change(claim, derivation=derivation)
build.describe = lambda c, p, old=build.describe: {**old(c, p), "id": "exp-series"}
''')
def test_claim_that_takes_a_packaged_claims_id(unloaded):
    assert "its process answered for another claim, 'exp-series'" in unloaded


@claim('''
class Harmless(str):
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return other == ""
    def __iter__(self):
        return iter("harmless")
    __hash__ = str.__hash__
claim = Claim(id=Harmless("../../etc/passwd"), title="t", statement=true, derivation=honest)
''')
def test_id_with_path_parts(unloaded):
    assert "its process answered for another claim, '../../etc/passwd'" in unloaded


@claim('''
class Whatever(str):
    def __eq__(self, other):
        return other != "computed"
    __hash__ = str.__hash__
claim = declared(expects=Whatever("failed"), derivation=None)
''')
def test_verdict_that_equals_everything(unloaded):
    assert "an id, expectation or numeric outcome that does not exist" in unloaded


@claim('claim = declared(forall(x, 0 <= x**2 + Decimal("0.1")))\n')
def test_decimal_literal(unloaded):
    assert "a literal is an exact int or Fraction" in unloaded


@claim('''
class Ten(int):
    def __lt__(self, other):
        return True
    bit_length = lambda self: 1
claim = declared(Q(3) < Ten(2))
''')
def test_literal_of_a_class_of_ones_own(unloaded):
    assert "a literal is an exact int or Fraction" in unloaded


@claim('claim = declared(eq(Q(1), True))\n')
def test_truth_value_for_a_number(unloaded):
    assert "a literal is an exact int or Fraction" in unloaded


@claim('''
class Half(Fraction):
    pass
claim = declared(forall(n, n < 5), derivation=None, expects="refuted", refuted_at={"n": Half(11, 2)})
''')
def test_witness_of_a_class_of_ones_own(unloaded):
    assert "which is not exact" in unloaded


@claim('claim = declared(forall(x, x <= x), derivation=None, expects="open", numeric=region(x=(0, 1), digits=10**9))\n')
def test_digits_beyond_any_precision(unloaded):
    assert "digits=1000000000 is not a whole number from 1 to 10000" in unloaded


# What is said to be false


@claim('''
claim = declared(forall(n, 0 <= n), derivation=None, expects="refuted", refuted_at={"n": -1})
''')
def test_true_statement_refuted_outside_its_sort(report):
    failed(report, "it needs 0 <= -1, and the facts given do not show that", "refutation")


@claim('''
claim = declared(forall(n, implies(n < 10, n < 100)), derivation=None, expects="refuted", refuted_at={"n": Q(1000)})
''')
def test_true_statement_refuted_outside_its_hypotheses(report):
    failed(report, "at the witness the hypothesis 1000 < 10 is not shown to hold", "refutation")
    assert report["refuted_by"] == ""


@claim('''
against = Not(eq(Q(2) + 2, 5))
lie = {"certificate": writer.write_certificate(against, evaluation.compute(against)), "error": None, "witness": "", "at": {}}
build.refutation = lambda *_: (lie, {})
claim = declared(eq(Q(2) + 2, 4), derivation=None, expects="refuted")
''')
def test_refutation_of_another_statement(report):
    failed(report, "which does not refute 2 + 2 = 4", "refutation")


@claim('''
build.refutation = lambda *_: ({"certificate": None, "error": "", "hint": "", "witness": "x = 0",
                                "at": {"x": writer.write_terms([y / (y - y)]), "n": writer.write_terms([x])}}, {})
claim = declared(forall(x, x <= x), derivation=None, expects="refuted")
''')
def test_true_statement_refuted_by_enclosures_at_no_number(report):
    assert report["verdict"] == "failed" and report["refuted_by"] == ""
    assert [p["where"] for p in report["problems"]] == ["refutation"]


@claim('claim = declared(true, twins=[Twin("itself", true)])\n')
def test_twin_that_is_the_claim_itself(report):
    failed(report, "at the witness it says 0 = 0, which is true", "twin-that-is-the-claim-itself/itself")
    assert report["proofs"][0]["verdict"] == "proved" and report["twins"][0]["outcome"] == "surviving"


@claim('''
claim = declared(true, twins=[
    Twin("pole", forall(x, x <= x), refuted_at={"x": 1 / Q(0)}), Twin("logarithm", forall(x, 0 <= x*x), refuted_at={"x": log(Q(-1))}),
    Twin("root", forall(x, 0 <= x*x), refuted_at={"x": sqrt(Q(-2))}), Twin("negative", forall(n, 0 <= sqrt(n)), refuted_at={"n": Q(-1)}),
    Twin("half", forall(n, eq(2*n, 2*n)), refuted_at={"n": Q(1, 2)}), Twin("factorial", forall(n, 0 <= n), refuted_at={"n": factorial(-1)}),
    Twin("variable", forall(x, x <= x), refuted_at={"x": y}), Twin("function", forall(x, x <= x), refuted_at={"x": (n, 1 / n)})])
''')
def test_true_twins_with_witnesses_that_are_none(report):
    """A witness without a value, or outside the sort, does not make a true statement ill-posed."""
    assert report["verdict"] == "failed" and [t["outcome"] for t in report["twins"]] == ["surviving"] * 8
    assert all(t["problem"]["why"] for t in report["twins"])
    why = {t["id"].rpartition("/")[2]: t["problem"]["why"] for t in report["twins"]}
    assert "the value does not fit the sort Nat" in why["half"] and "a divisor is identically zero" in why["pole"]


@claim('''
against = Not(false)
lie = {"certificate": writer.write_certificate(against, evaluation.compute(against)), "error": None, "witness": "", "at": {}}
build.refutation = lambda *_: (lie, {})
claim = declared(true, twins=[Twin("true", eq(Q(2) + 2, 4))])
''')
def test_true_twin_with_a_refutation_of_another(report):
    failed(report, "the audit does not accept its refutation: proves 0 != 1, which does not refute 2 + 2 = 4")


@claim('''
def derivation(d, wrong=False):
    if wrong:
        d.have("base", eq(Q(1), 2), by.computation)
    return honest(d)
claim = declared(true, derivation, twins=[Twin("broken", eq(Q(1), 3), params={"wrong": True}, breaks="base")])
stop = {"certificate": writer.write_certificate(true, evaluation.compute(true)), "term": writer.write_statement(false)}
build.goal_fails = lambda *_: stop
''')
def test_twin_whose_stop_is_shown_by_another_proof(report):
    failed(report, "that step is not shown false")


@claim('''
from mathcheck.numeric import check as checking
checking.check = lambda *_, **__: checking.Outcome("confirmed", "x everywhere", points=10**12)
claim = declared(forall(x, eq(x, 0)), lambda d: d.have("all", forall(x, eq(x, 0)), by.arithmetic), numeric=region(x=(-1, 1)))
''')
def test_numbers_that_are_said_to_agree(report):
    assert report["verdict"] == "failed" and report["proofs"][0]["verdict"] == "failed"


# Computations


@claim('claim = declared(derivation=None, expects="computed", computation=computation("prime-complexity", below=-5))\n')
def test_survey_of_a_negative_range(report):
    assert (report["verdict"], report["met"]) == ("undecided", False)
    assert [(p["where"], p["why"]) for p in report["problems"]] == [("computation", "there is no number from 1 to -5")]


@claim('claim = declared(derivation=None, expects="computed", computation=computation("prime-complexity", below=10**40))\n')
def test_survey_beyond_all_memory(report):
    assert (report["verdict"], report["met"]) == ("undecided", False)
    [problem] = report["problems"]
    assert problem["where"] == "computation" and "is too large" in problem["why"]


@claim('''
from mathcheck.registry import surveyor
surveyor.SURVEYS = {"mine": lambda: surveyor.Finding(false, (), ())}
claim = declared(derivation=None, expects="computed", computation=computation("mine"))
''')
def test_survey_of_the_claims_own(report):
    failed(report, "there is no survey 'mine'", "computation")


@claim('''
class Below(dict):
    def values(self):
        return []
    def items(self):
        return []
from mathcheck.registry.claim import Computation
claim = declared(derivation=None, expects="computed", computation=Computation("prime-complexity", Below(below=True, __class__=9)))
''')
def test_survey_with_arguments_that_hide_what_they_are(unloaded):
    assert "answer.computation.arguments has the wrong type" in unloaded


# The process


@claim('''
import atexit
atexit.register(lambda: os.write(1, b'{"kind": "claim", "verdict": "proved"}\\n'))
sys.exit(0)
''')
def test_successful_exit_with_a_farewell(unloaded):
    assert "SystemExit: 0" in unloaded


@claim('''
def derivation(d):
    raise KeyboardInterrupt
claim = declared(derivation=derivation)
''')
def test_interrupt_raised_by_the_derivation(unloaded, verified):
    """Ctrl-C of the claim's own making does not end the run."""
    assert "its process ended with code 1 and no answer" in unloaded
    assert not verified["interrupted"] and verified["exit_code"] == 1


@claim('''
def derivation(d):
    os.fork()
    return honest(d)
claim = declared(derivation=derivation)
''')
def test_answer_given_twice_by_a_fork(verified, request):
    """Two answers in one stream are none, and what the first one says is not used alone."""
    told = [c["verdict"] for c in verified["claims"] if c["id"] == _id(request.function)]
    assert told == ["failed"] or any(u["path"].endswith("twice-by-a-fork.py") and "no answer" in u["why"] for u in verified["unloaded"])


@claim('''
def flipping():
    while True:
        change(claim, statement=true)
        change(claim, statement=false)
claim = declared()
threading.Thread(target=flipping).start()
''')
def test_thread_that_changes_the_statement_all_the_time(report):
    assert report["verdict"] == "failed" or report["statement"] == "0 = 0"


@claim('''
discovery.load.__code__ = (lambda path: None).__code__
worker.answer.__code__ = (lambda request: {"kind": "none", "path": request["path"]}).__code__
sys.modules["__main__"].apart = lambda request: None
claim = declared()
''')
def test_worker_replaced_for_the_next_claim(report, verified):
    """Each file meets a fresh state: neither this one nor those after it come off better."""
    failed(report, "the derivation ends with 0 = 0, which is not the claim's statement")
    assert len(verified["claims"]) > 20 and len(verified["without_claim"]) == 1


@claim('''
import glob, hashlib, json, tempfile
for place in glob.glob(os.path.join(tempfile.gettempdir(), "mathcheck-*")):
    if os.stat(place).st_uid == os.getuid() and not os.path.islink(place):
        name = hashlib.sha256(os.fsencode((HERE / "lie-on-the-shelf.py").resolve())).hexdigest()
        for text in (writer.write_certificate(true, evaluation.compute(true)), writer.write_certificate(false, logic.assume(false))):
            try:
                Path(place, name).write_text(json.dumps({"certificate": text, "rests_on": []}))
            except OSError:
                pass
claim = declared(true)
''')
def test_forged_proof_on_the_shelf(report):
    """It writes there for any run; what is taken from a shelf is replayed, and shows something else, or supposes it."""
    assert report["verdict"] == "proved" and report["statement"] == "0 = 0"


@claim('claim = declared(derivation=lambda d: d.have("wrong", false, by.computation))\n')
def test_lie_on_the_shelf(report):
    failed(report, "the formula is false", "wrong")


@claim('claim = declared(derivation=lambda d: (d.cite("forged-proof-on-the-shelf"), d.cite("lie-on-the-shelf"))[1])\n')
def test_citing_a_lie_that_somebody_put_on_the_shelf(report):
    failed(report, "claim lie-on-the-shelf is not proved")


@claim('''
def derivation(d):
    Path(__file__).write_text("claim = None")
    for lock in (HERE / "claims.lock", HERE / "hostile.lock"):
        lock.write_text("{}")
    return d.have("wrong", false, by.computation)
claim = declared(derivation=derivation)
''')
def test_claim_file_that_wipes_itself(report):
    failed(report, "the formula is false", "wrong")


def test_nothing_false_is_proved_by_any_of_them(verified):
    """Whatever became of each: what is proved says 0 = 0, or what it cites."""
    proved = {c["statement"] for c in verified["claims"] if c["verdict"] == "proved"}
    assert proved <= {"0 = 0", "forall x:Real. exists n:Nat. x < n"}
    assert not any(c["verdict"] in ("computed", "refuted") for c in verified["claims"])
    assert not any(c["met"] for c in verified["claims"] if c["verdict"] != "proved")
    assert len(verified["claims"]) + len(verified["unloaded"]) + len(verified["without_claim"]) == len(CLAIMS)
