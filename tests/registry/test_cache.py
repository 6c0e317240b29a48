"""The result cache: what is unchanged is audited and not derived, what is touched runs again, and no row changes a verdict."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from mathcheck.cli.verdicts import details, stale_lines
from mathcheck.kernel.terms import eq, negation, number
from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_certificate, write_statement, write_terms
from mathcheck.registry import cache as caching
from mathcheck.registry import inputs
from mathcheck.registry.cache import Cache
from mathcheck.registry.inputs import Change
from mathcheck.registry.run import Runner
from mathcheck.words import ENGLISH

ABOVE = """
def above(start=3):
    return forall(n, implies(start <= n, 2 * n + 1 < 2**n))

def steps(d, start=3):
    late = d.suppose("late", start <= n)
    base = d.have("base", at(2 * n + 1 < 2**n, n, start), by.computation)
    ih = d.suppose("hypothesis", 2 * n + 1 < 2**n)
    step = d.have("step", at(2 * n + 1 < 2**n, n, n + 1), by.arithmetic, ih, late)
    return d.have("all", above(start), by.induction(n, start), base, step)

claim = Claim(id=ID, title='t', statement=above(), derivation=steps, numeric=region(n=range(9)), twins=[
    Twin('from-two', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='base'), Twin('none', forall(n, 2**n < n))])
"""
FILES = {
    "lemma": "claim = Claim(id=ID, title='t', statement=statement, derivation={'main': derivation, 'other': derivation}, "
             "numeric=region(x=(-1, 1)), twins=[Twin('above', forall(x, 0 < x**2), refuted_at={'x': 0})])",
    "user": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.cite('lemma'))",
    "far": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.cite('user'))",
    "twin-cites": "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, "
                  "twins=[Twin('false', Not(statement), cites=['lemma'])])",
    "above": ABOVE,
    "slip": "claim = Claim(id=ID, title='t', statement=forall(n, eq(n, 0)), expects='refuted', refuted_at={'n': 1})",
    "survey": """from mathcheck import computation
q, f = Nat("q"), complexity

def groundwork(d):
    d.cite("integer-complexity-recursion")
    d.have("2 is prime", prime(2), by.primality)

claim = Claim(id=ID, title='t', statement=forall(q, implies(prime(q), q < 50, eq(f(q), f(q - 1) + 1))), expects='computed',
              computation=computation('prime-complexity', below=50), groundwork=groundwork, witness={'q': 2})
""",
}
PACKAGED = Path(caching.__file__).resolve().parents[2] / "claims"
DATABASE = caching._NAME
two = eq(number(1) + 1, number(2))


class Runs:
    """A folder of claims, a cache, and runs of both."""

    def __init__(self, claims, cache, monkeypatch):
        self.claims, self.cache, self.built, self.surveyed, self.trouble = claims, cache, [], [], ""
        for method, record in (("build", self.built), ("_survey", self.surveyed)):
            original = getattr(Runner, method)

            def recorded(runner, what, *more, original=original, record=record):
                record.append(what.stem if isinstance(what, Path) else what["survey"])
                return original(runner, what, *more)

            monkeypatch.setattr(Runner, method, recorded)

    def __call__(self, *names, digits=None, roots=None, timeout=60.0):
        """The reports by name; self.built names the claims whose derivations were run."""
        roots = roots or [self.claims.root, PACKAGED]
        cache = Cache(roots, digits, self.cache)
        runner = Runner(roots, timeout, digits, cache)
        self.built.clear()
        self.surveyed.clear()
        try:
            return {name: runner.run(self.claims.root / f"{name}.py") for name in names}
        finally:
            runner.stop()
            self.trouble = cache.trouble

    def write(self, *names):
        for name in names:
            self.claims.write(name, FILES[name])
        return names

    def execute(self, script, *values):
        with sqlite3.connect(self.cache / DATABASE) as database:
            found = database.execute(script, values).fetchall()
        database.close()
        return found

    def poison(self, kind, change):
        """Change every row of this kind, "claim" or "survey": the function changes the answer in place, or returns the bytes of the row."""
        for key, packed in self.execute("SELECT key, answer FROM kept"):
            if json.loads(key)[0] == kind:
                answer = json.loads(zlib.decompress(packed))
                row = change(answer)
                row = row if isinstance(row, bytes) else zlib.compress(json.dumps(answer).encode())
                self.execute("UPDATE kept SET answer = ? WHERE key = ?", row, key)


@pytest.fixture
def runs(claims, tmp_path, monkeypatch):
    claims.root = tmp_path / "claims"
    return Runs(claims, tmp_path / "cache", monkeypatch)


def same(report):
    """What must not depend on the cache."""
    computed = report.computation and replace(report.computation, cached=False)
    return replace(report, seconds=0.0, cached=False, stale=None, computation=computed,
                   numeric={**report.numeric, "seconds": 0.0})


def test_what_is_unchanged_is_audited_and_not_derived(runs):
    names = runs.write("lemma", "user", "above", "slip", "survey")
    first = runs(*names)
    assert runs.built == list(names) and runs.surveyed == ["prime-complexity"]
    assert {n: r.verdict for n, r in first.items()} == {
        "lemma": "proved", "user": "proved", "above": "proved", "slip": "refuted", "survey": "computed"}
    assert not any(r.cached or r.stale for r in first.values()) and first["survey"].shown_verdict == "computed"
    again = runs(*names)
    assert runs.built == [] and runs.surveyed == [] and runs.trouble == ""
    assert all(r.cached and not r.stale for r in again.values())
    assert {n: same(r) for n, r in again.items()} == {n: same(r) for n, r in first.items()}
    assert again["survey"].shown_verdict == "computed (cached)" and again["survey"].computation.cached


def touch(name, text=""):
    return lambda runs: runs.claims.write(name, text or FILES[name] + "\n# touched")


STALE = {
    "its file": ("lemma", touch("lemma"), "its file has changed"),
    "a claim that it cites": ("user", touch("lemma"), "lemma, which it cites, has changed"),
    "a claim that is cited by one that it cites": ("far", touch("lemma"), "lemma, which it cites, has changed"),
    "a claim that a twin cites": ("twin-cites", touch("lemma"), "lemma, which it cites, has changed"),
    "two claims that it cites": ("far", lambda runs: (touch("lemma")(runs), touch("user")(runs)),
                                 "lemma and user, which it cites, have changed"),
    "a file that shadows the cited one": ("user", lambda runs: runs.claims.write("a/lemma", FILES["lemma"]),
                                          "lemma, which it cites, has changed"),
    "a cited file that has moved": ("user", lambda runs: (runs.claims.root / "moved").mkdir() or (runs.claims.root / "lemma.py").rename(
        runs.claims.root / "moved" / "lemma.py"), "lemma, which it cites, has changed"),
}


@pytest.mark.parametrize("case", STALE)
def test_what_is_touched_is_stale_and_runs_again(runs, case):
    name, change, reason = STALE[case]
    runs.write("lemma", "user", "far", "twin-cites")
    runs(name)
    change(runs)
    report = runs(name)[name]
    assert runs.built == [name] and (report.cached, report.stale) == (False, Change(reason))
    if "shadows" not in case:  # which is then declared twice, and nothing that counts
        assert report.met and runs(name)[name].cached


@pytest.mark.parametrize(("what", "now", "reason"), [
    ("_PACKAGE", None, "mathcheck has changed"), ("python_version", "3.99.0", "Python has changed"),
    ("_version", "99.0", "sympy has changed")])
def test_another_version_makes_everything_stale(runs, monkeypatch, tmp_path, what, now, reason):
    names = runs.write("lemma", "survey")
    runs(*names)
    if what == "_PACKAGE":
        (tmp_path / "package").mkdir()
        monkeypatch.setattr(inputs, what, tmp_path / "package")
    else:
        monkeypatch.setattr(inputs.platform if what == "python_version" else inputs, what, lambda *_: now)
    assert [r.stale for r in runs(*names).values()] == [Change(reason, everywhere=True)] * 2
    assert runs.surveyed == ["prime-complexity"]


def test_a_touched_computed_claim_takes_the_survey_from_the_cache(runs):
    runs(*runs.write("survey"))
    touch("survey")(runs)
    report = runs("survey")["survey"]
    assert runs.built == ["survey"] and runs.surveyed == [] and report.met and report.shown_verdict == "computed (cached)"


def test_where_a_change_is_told_depends_on_no_words(runs):
    report = runs(*runs.write("lemma"))["lemma"]
    assert stale_lines(replace(report, stale=Change("the moon has changed", everywhere=True)), 80, ENGLISH) == []
    assert stale_lines(replace(report, stale=Change("mathcheck has changed")), 80, ENGLISH) == [
        "    lemma: run again, because mathcheck has changed"]


def rows(runs):
    return runs.execute("SELECT key, inputs, answer FROM kept ORDER BY rowid")


def test_a_row_for_which_the_time_was_too_short_stays(runs):
    names = runs.write("lemma", "user", "slip", "survey")
    runs.claims.write("lemma", "import time\ntime.sleep(1)\n" + FILES["lemma"])
    runs(*names)
    before = rows(runs)
    short = runs(*names, timeout=0.2)
    assert short["lemma"].verdict == "undecided" and "stopped after 0.2 seconds" in short["lemma"].problems[0].why
    assert runs.built == [] and rows(runs) == before
    assert all(r.cached for r in runs(*names).values())


@pytest.mark.parametrize(("method", "lost"), [("_enclosed", {"undecided": "ended"}), ("_survey", {"undecided": "ended"})])
def test_a_row_whose_process_was_lost_stays(runs, monkeypatch, method, lost):
    """Nothing is wrong with the evidence, and the time is not over: the claim is run."""
    runs.write("survey")
    runs.claims.write("digits", "claim = Claim(id=ID, title='t', statement=eq(integral(exp(-y**2), y, 0, 1), Q(746824132812, 10**12)), "
                      "expects='refuted')")
    name = "survey" if method == "_survey" else "digits"
    assert runs(name)[name].met
    runs.execute("DELETE FROM kept WHERE substr(key, 1, 9) = ?", b'["survey"')
    before = rows(runs)
    with monkeypatch.context() as m:
        m.setattr(Runner, method, lambda *_: lost)
        report = runs(name)[name]
        assert (report.met, report.stale) == (False, Change("what was kept of it could not be audited")) and runs.built == [name]
    assert rows(runs) == before and runs(name)[name].cached


def test_a_row_whose_claim_could_not_be_loaded_stays(runs):
    path = runs.claims.write("lemma", "import os\nif os.path.exists(__file__ + '.end'):\n    os._exit(3)\n" + FILES["lemma"])
    runs("lemma")
    before = rows(runs)
    path.with_name("lemma.py.end").touch()
    assert "ended with code 3" in runs("lemma")["lemma"].why and runs.built == ["lemma"] and rows(runs) == before
    path.with_name("lemma.py.end").unlink()
    assert runs("lemma")["lemma"].cached


def test_loading_again_and_running_share_the_time_of_a_claim(runs):
    runs.claims.write("slow", "import time\ntime.sleep(1.5)\n" + FILES["lemma"].replace("'t'", "str(time.time())"))
    assert runs("slow")["slow"].met
    begin = time.monotonic()
    report = runs("slow", timeout=2.9)["slow"]
    assert report.problems[0].why == "stopped after 2.9 seconds" and time.monotonic() - begin < 5


def test_a_renamed_claim_and_another_folder_are_not_known(runs):
    runs(*runs.write("lemma", "user"))
    touch("second", FILES["lemma"])(runs)
    (runs.claims.root / "lemma.py").unlink()
    report = runs("second")["second"]
    assert runs.built == ["second"] and report.met and report.stale is None
    assert not runs("user")["user"].met and runs.built == ["user"]


def test_other_options_have_rows_of_their_own(runs):
    runs(*runs.write("lemma"))
    assert runs("lemma", digits=20)["lemma"].stale is None and runs.built == ["lemma"]
    runs("lemma", roots=[runs.claims.root])
    assert runs.built == ["lemma"]
    for options in ({}, {"digits": 20}, {"roots": [runs.claims.root]}, {"timeout": 30.0}):
        assert runs("lemma", **options)["lemma"].cached


def test_what_does_not_meet_its_expectation_is_not_kept(runs):
    texts = {"fails": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.have('a', statement, by.algebra))",
             "bad-twin": "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, twins=[Twin('true', statement)])",
             "broken": "claim = (", "nothing": "number = 3", "unbegun": "claim = Claim(id=ID, title='t', statement=statement)"}
    for name, text in texts.items():
        runs.claims.write(name, text)
    first = runs(*texts)
    assert runs(*texts).keys() == first.keys() and runs.built == list(texts)


def test_a_file_that_is_edited_while_it_runs_is_not_kept(runs):
    runs.claims.write("lemma", FILES["lemma"])
    for name, target in (("itself", "__file__"), ("user", "__file__.replace('user', 'lemma')")):
        runs.claims.write(name, f"with open({target}, 'a') as f:\n    f.write('# edited')\n" + FILES["user"])
    assert all(r.met for r in runs("itself", "user").values())
    for name in ("itself", "user"):
        assert runs(name)[name].stale is None and runs.built == [name]


def test_a_file_that_declares_something_else_each_time_is_stale(runs, monkeypatch):
    runs.claims.write("lemma", "import os\n" + FILES["lemma"].replace("'t'", "os.environ.get('TITLE', 't')"))
    runs("lemma")
    monkeypatch.setenv("TITLE", "another")
    report = runs("lemma")["lemma"]
    assert (report.stale, report.title) == (Change("what it declares has changed"), "another")


def true_certificate():
    return write_certificate(two, RULES["compute"](two))


def wrong_derivation(answer):
    answer["derived"][0]["certificate"] = true_certificate()


def swapped_statement(answer):
    """A statement that is provable in place of the claim's, with its certificate."""
    answer.update(statement="1 + 1 = 2", term=write_statement(two))
    for d in answer["derived"]:
        d["certificate"] = true_certificate()


def swapped_twin(answer):
    false = eq(number(1), number(2))
    th = RULES["compute"](negation(false))
    answer["refuted"][0].update(term=write_statement(false), statement="1 = 2", certificate=write_certificate(th.concl, th))


def without_certificates(answer):
    for d in answer["derived"]:
        d["certificate"] = None


def no_derivation(answer):
    answer["derived"] = []


def one_derivation_less(answer):
    answer["derived"].pop()


POISON = {
    "the certificate of another statement": wrong_derivation,
    "another statement": swapped_statement,
    "another twin": swapped_twin,
    "no certificate": without_certificates,
    "no derivation": no_derivation,
    "one derivation less": one_derivation_less,
    "a word for the verdict": lambda a: a.update(verdict="failed", expects="open"),
    "no twins": lambda a: a.update(refuted=[]),
    "a twin that is not refuted": lambda a: a["refuted"][0].update(certificate=None, error="x", at={}),
    "another witness": lambda a: a["refuted"][0].update(witness="x = 7"),
    "a wider list of axioms": lambda a: a.update(axioms=["archimedes", "exp-positive"]),
    "a contradiction in numbers": lambda a: a["numeric"].update(outcome="contradicted", where="x = 0"),
    "an outcome that does not exist": lambda a: a["numeric"].update(outcome="proved"),
    "a time that is no number": lambda a: a["numeric"].update(seconds=float("nan")),
    "a time without end": lambda a: zlib.compress(json.dumps(a).replace('"seconds": 0.', '"seconds": 1e999, "x": 0.').encode()),
    "another claim": lambda a: a.update(id="user"),
    "another title": lambda a: a.update(title="<b>"),
    "another picture": lambda a: a.update(picture={"kind": "records", "terms": "none"}),
    "no citations": lambda a: a.pop("cited"),
    "other citations": lambda a: a.update(cited=["user"]),
    "a field less": lambda a: a.pop("numeric"),
    "wrong types": lambda a: a.update(derived={"main": 3}),
    "a list": lambda a: zlib.compress(b"[1, 2]"),
    "deep nesting": lambda a: zlib.compress(b"[" * 200_000),
    "no JSON": lambda a: zlib.compress(b"proved"),
    "no compressed data": lambda a: os.urandom(300),
    "nothing": lambda a: b"",
    "a certificate that is none": lambda a: a["derived"][0].update(certificate="proved"),
    "a huge answer in a small row": lambda a: zlib.compress(b" " * (caching.MAX_ANSWER + 1)),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory, head):
    """A folder with one claim, the database of its first run, its report, and a runner that starts its processes only once."""
    root = tmp_path_factory.mktemp("poisoned")
    (root / "claims").mkdir()
    (root / "claims" / "lemma.py").write_text(head + FILES["lemma"].replace("ID", "'lemma'") + "\n", encoding="utf-8")
    runner = Runner([root / "claims"], 60)
    runner._cache = Cache([root / "claims"], None, root / "cache")
    yield root, runner, runner.run(root / "claims" / "lemma.py")
    runner.stop()


@pytest.fixture
def poisoned(known, runs, monkeypatch):
    """poisoned(change): the reports of two runs after the known row was changed."""
    root, runner, _ = known

    def run(change):
        runs.cache.mkdir()
        (runs.cache / DATABASE).write_bytes((root / "cache" / DATABASE).read_bytes())
        runs.poison("claim", change)
        monkeypatch.setattr(runner, "_cache", Cache([root / "claims"], None, runs.cache))
        reports = [runner.run(root / "claims" / "lemma.py") for _ in range(2)]
        runner._cache.close()
        return reports

    return run


@pytest.mark.parametrize("case", POISON)
def test_a_poisoned_row_changes_no_verdict(known, poisoned, case):
    report, again = poisoned(POISON[case])
    assert not report.cached and same(report) == same(known[2]) and json.dumps(report.data(), allow_nan=False)
    assert again.cached  # the row is as it was


WORDS = {
    "a step's words": lambda a: a["derived"][0]["steps"][0].update(words="by magic"),
    "a step's formula": lambda a: a["derived"][0].update(terms=write_terms([two, two])),
    "formulas that are none": lambda a: a["derived"][0].update(terms="proved"),
    "a formula that is not there": lambda a: a["derived"][0]["steps"][0].update(concl=10**9, hyps=[-7]),
    "what a numeric check found": lambda a: a["numeric"].update(points=10**30, margin="a lot", notes=["\x1b[2K"]),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_may_be_wrong_and_the_verdict_is_not(known, poisoned, case):
    report, first = poisoned(WORDS[case])[0], known[2]
    assert (report.verdict, report.statement, report.axioms, report.met) == (first.verdict, first.statement, first.axioms, True)
    assert "\x1b" not in "".join(details(report, 80, ENGLISH))


def test_a_poisoned_survey_is_run_again(runs):
    runs(*runs.write("survey"))
    right = {"findings": [], "checks": []}
    for statement in (write_statement(two), "proved", ""):
        for change in (lambda a, s=statement: a.update(right, statement=s), lambda a: a.pop("checks")):
            runs.poison("survey", change)
            report = runs("survey")["survey"]
            assert report.met and report.shown_verdict == "computed" and runs.surveyed == ["prime-complexity"] and runs.built == []


def test_a_survey_that_a_claim_file_writes_is_not_believed_in_that_run(runs, monkeypatch):
    monkeypatch.setenv(caching.FOLDER, str(runs.cache))
    writes = """
from mathcheck.kernel.writer import write_statement
from mathcheck.registry.cache import Cache
cache = Cache([])
cache.keep_survey({"survey": "prime-complexity", "arguments": {"below": 50}},
                  {"statement": write_statement(claim.statement), "findings": ["so it is"], "checks": []})
cache.close()
"""
    false = FILES["survey"].replace("f(q - 1) + 1", "f(q - 1) + 2")
    runs.claims.write("falsum", false + writes)
    runs.claims.write("accomplice", false)  # nor is it in a claim that is run after it
    reports = runs("falsum", "accomplice")
    assert all(r.verdict == "failed" and not r.computation.cached for r in reports.values()), reports
    assert len(runs.surveyed) == 2 and runs.trouble == ""
    cache = Cache([])  # it was written all the same
    cache.begin([])
    assert "prime-complexity" in str(list(cache._found))
    cache.close()


def test_a_poisoned_row_cannot_prove_what_is_false(runs):
    """The rows of a proved claim, given to one that states something false."""
    runs.claims.write("lemma", FILES["lemma"])
    runs("lemma")
    false = FILES["lemma"].partition(", twins")[0] + ")"
    path = runs.claims.write("lemma", false.replace("statement=statement", "statement=forall(x, 0 < x**2)"))
    cache = Cache([runs.claims.root, PACKAGED], None, runs.cache)
    kept = cache._row(cache._key(path))
    answer = json.loads(zlib.decompress(kept[1]))
    answer.update(refuted=[], term=write_statement(two), statement="0 < x^2")
    cache.keep(path, answer, cache.sources.signature(path))
    cache.close()
    report = runs("lemma")["lemma"]
    assert (report.verdict, report.cached, report.stale) == ("failed", False, Change("what it declares has changed"))


def damaged(name):
    def make(place):
        data = place.read_bytes()
        place.unlink()
        if name == "text":
            place.write_text("proved\n" * 1000)
        elif name == "truncated":
            place.write_bytes(data[:len(data) // 2])
        elif name == "zeroed":
            place.write_bytes(data[:2048] + bytes(len(data) - 2048))
        elif name == "empty":
            place.write_bytes(b"")
        elif name == "link":
            place.with_name("elsewhere").write_bytes(data)
            place.symlink_to("elsewhere")
        elif name == "fifo":
            os.mkfifo(place)
        else:
            with sqlite3.connect(place) as database:
                database.executescript(f"PRAGMA application_id = {caching._APPLICATION}; {name}")
            database.close()
    return make


@pytest.mark.parametrize("name", [
    "text", "truncated", "zeroed", "empty", "link", "fifo", "CREATE TABLE kept (key, answer)",
    "CREATE TABLE kept (a, b, c); CREATE TABLE x (y)",
    "CREATE VIEW kept AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT x AS key, x AS inputs, x AS answer FROM c"])
def test_a_database_that_is_damaged_is_replaced(runs, name):
    runs(*runs.write("lemma"))
    damaged(name)(runs.cache / DATABASE)
    assert runs("lemma")["lemma"].met and runs.built == ["lemma"] and runs.trouble == ""
    assert runs("lemma")["lemma"].cached and not (runs.cache / DATABASE).is_symlink()


@pytest.mark.parametrize("script", [
    "CREATE TABLE diary (day, entry); INSERT INTO diary VALUES (1, 'rain')",
    "CREATE TABLE kept (key BLOB PRIMARY KEY, inputs BLOB, answer BLOB)",
    "PRAGMA application_id = 252006674; CREATE TABLE kept (key BLOB PRIMARY KEY, inputs BLOB, answer BLOB)",
    f"PRAGMA application_id = {caching._APPLICATION + 1}"])
def test_a_database_of_somebody_else_is_left_alone(runs, script):
    runs.cache.mkdir()
    other = sqlite3.connect(runs.cache / DATABASE)
    other.executescript(script)
    other.close()
    before = (runs.cache / DATABASE).read_bytes()
    assert runs(*runs.write("lemma"))["lemma"].met and runs.trouble == f"{DATABASE} is not a database of this cache"
    assert (runs.cache / DATABASE).read_bytes() == before


def test_an_error_that_is_no_damage_removes_nothing(runs):
    runs(*runs.write("lemma"))
    before = rows(runs)
    for statement, values in (("SELECT ?", ()), ("SELECT nothing", ())):
        cache = Cache([], None, runs.cache)
        assert cache._run(statement, *values) == [] and cache.trouble
        cache.close()
    assert rows(runs) == before


@pytest.mark.parametrize("values", ["x'', 5, 5", "'{}', 'x', 1e300", "NULL, NULL, NULL", "zeroblob(9), zeroblob(60000000), 'x'"])
def test_values_of_other_types_are_no_rows(runs, values):
    runs(*runs.write("lemma"))
    _, second, third = values.split(", ")
    runs.execute(f"UPDATE kept SET inputs = {second}, answer = {third}")
    runs.execute(f"INSERT INTO kept VALUES ({values})")
    assert runs("lemma")["lemma"].met and runs.built == ["lemma"] and runs.trouble == ""
    assert runs("lemma")["lemma"].cached


@pytest.mark.parametrize("inputs_", [{}, {"file": 3}, {"file": "", "cited": [], "with": {}}, {"file": "", "cited": {"lemma": 3}, "with": 3},
                                     {"file": "", "cited": {"../x": []}, "with": {"a": None}, "more": 1}])
def test_inputs_that_are_not_as_written_are_no_row(runs, inputs_):
    runs(*runs.write("lemma"))
    runs.execute("UPDATE kept SET inputs = ?", zlib.compress(json.dumps(inputs_).encode()))
    assert runs("lemma")["lemma"].met and runs.built == ["lemma"]


def test_a_database_that_another_process_has_locked_is_done_without(runs, monkeypatch):
    monkeypatch.setattr(caching, "PATIENCE", 0.1)
    runs(*runs.write("lemma"))
    other = sqlite3.connect(runs.cache / DATABASE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert runs("lemma")["lemma"].met and runs.built == ["lemma"] and "locked" in runs.trouble
    finally:
        other.close()
    assert runs("lemma")["lemma"].cached


@pytest.mark.parametrize("make", [lambda folder: folder.write_text(""), lambda folder: (folder / DATABASE).mkdir(parents=True),
                                  lambda folder: folder.symlink_to("/proc/1/nothing")], ids=["file", "folder-for-database", "proc"])
def test_a_folder_that_cannot_be_used_is_done_without(runs, make):
    make(runs.cache)
    assert all(r.met for r in runs(*runs.write("lemma", "user")).values()) and runs.trouble


def test_a_full_disk_is_done_without(runs, tmp_path):
    """A limit to the size of files stands for the full disk."""
    runs.write("lemma")
    script = f"""
import resource
from pathlib import Path
from mathcheck.registry.cache import Cache
from mathcheck.registry.inputs import Change
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
cache = Cache([Path({str(runs.claims.root)!r})], None, Path({str(tmp_path / "full")!r}))
for i in range(9):
    cache.keep_survey({{"survey": "s", "arguments": {{"n": i}}}}, {{"statement": "".join(map(chr, range(32, 127))) * 40,
                      "findings": [str(j * j * i) for j in range(3000)], "checks": []}})
print(cache.trouble)
"""
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.strip() and done.stderr == "", done


def test_only_the_last_rows_are_kept(runs, monkeypatch):
    monkeypatch.setattr(caching, "MAX_ROWS", 3)
    cache = Cache([runs.claims.root], None, runs.cache)
    answer = {"statement": write_statement(two), "findings": [], "checks": []}
    for i in range(6):
        cache.keep_survey({"survey": "s", "arguments": {"n": i}}, answer)
    cache.close()
    cache = Cache([runs.claims.root], None, runs.cache)
    cache.begin([])
    assert [cache.survey({"survey": "s", "arguments": {"n": i}}) == answer for i in range(6)] == [False] * 3 + [True] * 3
    cache.close()
    cache.begin([])
    assert cache.trouble == ""


def test_the_oldest_rows_go_where_all_together_are_too_large(runs, monkeypatch):
    monkeypatch.setattr(caching, "MAX_BYTES", 400_000)
    cache = Cache([], None, runs.cache)
    sizes, kept = [], []
    for i in range(24):
        if i == 20:
            monkeypatch.setattr(caching, "MAX_BYTES", 200_000)
        cache.keep_survey({"survey": "s", "arguments": {"n": i}},
                          {"statement": write_statement(two), "findings": [os.urandom(25_000).hex()], "checks": []})
        sizes.append((runs.cache / DATABASE).stat().st_size)
        kept.append(sorted(json.loads(key)[2]["n"] for key, _, _ in rows(runs)))
        assert kept[-1] == list(range(i + 1 - len(kept[-1]), i + 1))
    cache.close()
    assert cache.trouble == "" and 250_000 < max(sizes) <= 400_000 and max(sizes[20:]) <= 200_000
    assert len(kept[4]) == 5 and len(kept[20]) < len(kept[19]) and 4 <= len(kept[-1]) <= 7


def test_why_what_is_too_large_runs_anew_is_said(runs, monkeypatch):
    monkeypatch.setattr(caching, "MAX_ANSWER", 2500)
    assert runs(*runs.write("lemma"))["lemma"].stale is None
    report = runs("lemma")["lemma"]
    assert report.met and (report.stale, runs.built) == (Change("what there is to keep of it is too large"), ["lemma"])


def test_what_is_too_large_is_not_kept(runs, monkeypatch):
    monkeypatch.setattr(caching, "MAX_ANSWER", 100)
    assert runs(*runs.write("lemma"))["lemma"].met
    assert runs("lemma")["lemma"].met and runs.built == ["lemma"] and runs.trouble == ""


def test_the_folder_is_the_users_alone(runs, monkeypatch):
    runs(*runs.write("lemma"))
    assert runs.cache.stat().st_mode & 0o777 == 0o700
    monkeypatch.setenv("MATHCHECK_CACHE_DIR", str(runs.cache / "deeper" / "still"))
    cache = Cache([runs.claims.root])
    cache.drop(runs.claims.root / "lemma.py")
    assert cache.trouble == "" and (cache.folder / DATABASE).is_file() and cache.folder.stat().st_mode & 0o777 == 0o700
    cache.close()


def test_without_a_home_folder_there_is_no_cache(runs, monkeypatch):
    monkeypatch.delenv("MATHCHECK_CACHE_DIR")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: Path("~/.cache") / name)
    cache = Cache([runs.claims.root])
    cache.drop(runs.claims.root / "lemma.py")
    assert cache.trouble == "this user has no home folder" and cache.folder is None


def test_a_cited_claim_that_is_unchanged_is_replayed_and_not_derived(runs):
    runs.claims.write("lemma", FILES["lemma"].replace("'main': derivation", "'main': slow").replace(
        "claim =", "def slow(d):\n    open(__file__ + '.ran', 'a').write('.')\n    return derivation(d)\n\nclaim ="))
    runs.write("user")
    runs("lemma", "user")
    touch("user")(runs)
    assert runs("lemma", "user")["user"].stale and runs.built == ["user"]
    assert (runs.claims.root / "lemma.py.ran").read_text() == "."


def test_a_report_that_is_cached_says_so_in_its_data(runs):
    runs(*runs.write("lemma"))
    data = runs("lemma")["lemma"].data()
    assert (data["cached"], data["stale"]) == (True, "")
