"""Proofs that claims of one run share: taken only where they show what the cited file declares, and never needed."""

import json
import os

import pytest

from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.terms import eq, number
from mathcheck.kernel.theorem import RULES
from mathcheck.registry.build import Library
from mathcheck.registry.run import Runner
from mathcheck.registry.shelf import Shelf

LEMMA = "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)"
USER = "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.cite('lemma'))"
TWO = """
def broken(d):
    return d.have("all", forall(x, 1 <= x**2), by.arithmetic)

claim = Claim(id=ID, title='t', statement=statement, derivation={"broken": broken, "works": derivation})
"""
CIRCLE = """
def around(d):
    return d.cite(OTHER)

claim = Claim(id=ID, title='t', statement=statement, derivation=DERIVATIONS)
"""
two = eq(number(1) + 1, number(2))


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "shelf").mkdir()
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def place(tmp_path, shelf):
    """Where the shelf keeps the claim of the file tmp_path/claim.py."""
    shelf.put(tmp_path / "claim.py", RULES["compute"](two), ["other"])
    [found] = (tmp_path / "shelf").iterdir()
    return found


def test_what_is_put_is_taken(shelf, place, tmp_path):
    theorem, rests_on = shelf.take(tmp_path / "claim.py", two, ())
    assert (theorem.concl, theorem.hyps, rests_on) == (two, (), ["other"])
    assert shelf.take(tmp_path / "another.py", two, ()) is None


def test_another_statement_is_not_taken(shelf, place, tmp_path):
    assert shelf.take(tmp_path / "claim.py", eq(number(1), number(1)), ()) is None


def test_a_theorem_with_hypotheses_is_not_taken(shelf, tmp_path):
    shelf.put(tmp_path / "claim.py", RULES["assume"](two), [])
    assert shelf.take(tmp_path / "claim.py", two, ()) is None


def test_a_theorem_that_cites_more_than_the_claim_may_is_not_taken(shelf, tmp_path):
    theorem = RULES["axiom"]("exp-zero")
    shelf.put(tmp_path / "claim.py", theorem, [])
    assert shelf.take(tmp_path / "claim.py", theorem.concl, ()) is None
    assert shelf.take(tmp_path / "claim.py", theorem.concl, ("exp-zero",)) is not None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"certificate": 3, "rests_on": []}', '{"certificate": "x", "rests_on": []}',
                                  "\u00e9", "[" * 100_000])
def test_what_is_no_entry_is_not_taken(shelf, place, tmp_path, text):
    place.write_text(text, encoding="utf-8")
    assert shelf.take(tmp_path / "claim.py", two, ()) is None


def test_only_ordinary_files_are_read(shelf, place, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(place.read_bytes())
    for make in (os.mkfifo, lambda p: os.symlink(elsewhere, p), os.mkdir, lambda p: os.symlink("/dev/zero", p)):
        place.unlink() if not place.is_dir() else place.rmdir()
        make(place)
        assert shelf.take(tmp_path / "claim.py", two, ()) is None
        shelf.put(tmp_path / "claim.py", RULES["compute"](two), [])  # does not follow it


def test_a_shelf_without_a_folder_or_with_one_that_has_gone_keeps_nothing(tmp_path):
    for shelf in (Shelf(), Shelf(tmp_path / "gone")):
        shelf.put(tmp_path / "claim.py", RULES["compute"](two), [])
        assert shelf.take(tmp_path / "claim.py", two, ()) is None


def test_a_cited_claim_is_replayed_and_its_steps_are_in_the_certificate(claims, tmp_path):
    (tmp_path / "shelf").mkdir()
    path, user = claims.write("lemma", LEMMA), claims.write("user", USER)
    runner = Runner([claims.root])
    try:
        kept = [runner.build(p) for p in (path, user)]
        assert len(list(os.scandir(runner._shelf.name))) == 2
    finally:
        runner.stop()
    assert not os.path.exists(runner._shelf.name)
    assert kept[1]["rests_on"] == ["lemma"]
    theorem = read_certificate(kept[1]["derived"][0]["certificate"]).theorem
    assert theorem.concl == read_certificate(kept[0]["derived"][0]["certificate"]).theorem.concl


def test_a_claim_whose_first_derivation_fails_supports_nothing_whatever_ran_before(claims, tmp_path):
    claims.write("lemma", TWO)
    claims.write("user", USER)
    for order in (("lemma", "user"), ("user", "lemma")):
        runner = Runner([claims.root])
        try:
            answers = {name: runner.build(claims.root / f"{name}.py") for name in order}
        finally:
            runner.stop()
        assert "is not proved" in answers["user"]["derived"][0]["error"]["why"]


def test_a_circle_is_found_whatever_ran_before(claims):
    direct_then_around = CIRCLE.replace("OTHER", "'second'").replace("DERIVATIONS", "{'direct': derivation, 'around': around}")
    claims.write("first", direct_then_around)
    claims.write("second", CIRCLE.replace("OTHER", "'first'").replace("DERIVATIONS", "around"))
    for order in (("second", "first"), ("first", "second")):
        runner = Runner([claims.root])
        try:
            answers = {name: runner.build(claims.root / f"{name}.py") for name in order}
        finally:
            runner.stop()
        assert "go round" in answers["first"]["derived"][1]["error"]["why"]


def test_a_library_without_a_shelf_works_alone(claims):
    claims.write("lemma", LEMMA)
    assert Library([claims.root]).cite("lemma").hyps == ()


def test_an_answer_of_a_process_that_was_killed_does_not_count(claims):
    path = claims.write("lemma", LEMMA)
    runner = Runner([claims.root])
    try:
        good = runner.build(path)
        runner._workers.ask = lambda request, timeout: {"answer": json.dumps(good), "code": -9, "said": ""}
        assert runner.build(path)["why"] == "its process ended with code -9 and no answer"
    finally:
        runner.stop()


NOSY = """
import json, os
for name in os.listdir("/proc/self/fd"):
    try:
        with open(f"/proc/self/fd/{name}", "w") as f:
            f.write(json.dumps({"kind": "none", "path": "forged"}))
    except OSError:
        continue
"""


def test_the_channel_of_an_answer_cannot_be_opened_through_proc(claims):
    path = claims.write("nosy", NOSY + LEMMA)
    runner = Runner([claims.root])
    try:
        assert runner.build(path)["kind"] == "claim"
    finally:
        runner.stop()
