"""Citing other claims: unknown ids, circles, what may not be cited."""

import pytest

from mathcheck import StepError

LEMMA = "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)"


def citing(*others):
    return ("def rest(d):\n" + "".join(f"    d.cite({o!r})\n" for o in others)
            + "    return d.have('all', statement, by.arithmetic)\nclaim = Claim(id=ID, title='t', statement=statement, derivation=rest)")


def problem(claims, name):
    [found] = claims.asked(claims.root / f"{name}.py")["derived"]
    assert found["certificate"] is None
    return found["error"]


def test_a_lemma_is_cited_and_its_proof_becomes_part_of_the_certificate(claims):
    claims.write("lemma", LEMMA)
    report = claims.verdict("user", "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.cite('lemma'))")
    assert report.verdict == "proved" and report.proofs[0].cites == ("lemma",)


def test_an_unknown_id_is_refused_with_the_nearest_ones(claims):
    for name in ("sum-of-squares", "sum-of-cubes", "bernoulli"):
        claims.write(name, LEMMA)
    claims.write("user", citing("sum-of-square"))
    e = problem(claims, "user")
    assert e["step"] == "sum-of-square" and e["why"].startswith("there is no claim 'sum-of-square'; near: sum-of-squares")
    assert "bernoulli" not in e["why"] and "mathcheck list" in e["hint"]
    with pytest.raises(LookupError, match="near: sum-of-squares"):
        claims.library().cite("sum-of-square")


def test_a_circle_is_printed_as_a_chain(claims):
    for name, other in (("first", "second"), ("second", "third"), ("third", "first")):
        claims.write(name, citing(other))
    e = problem(claims, "first")
    assert "first -> second -> third -> first" in e["why"] and "cannot rest on itself" in e["hint"]


def test_a_claim_that_cites_itself_is_a_circle(claims):
    claims.write("self", citing("self"))
    assert "self -> self" in problem(claims, "self")["why"]


def test_a_circle_further_down_is_printed_without_the_way_to_it(claims):
    claims.write("top", citing("second"))
    claims.write("second", citing("third"))
    claims.write("third", citing("second"))
    assert "second -> third -> second" in problem(claims, "top")["why"]


def test_an_open_claim_cannot_be_cited(claims):
    claims.write("open", "claim = Claim(id=ID, title='t', statement=statement, expects='open')")
    claims.write("user", citing("open"))
    e = problem(claims, "user")
    assert "claim open is open, so it cannot be cited" in e["why"] and "user -> open" in e["why"] + e["hint"]


@pytest.mark.parametrize("expects", ["refuted", "computed", "undecided"])
def test_only_a_claim_that_expects_to_be_proved_can_be_cited(claims, expects):
    rest = "computation=computation('prime-complexity', below=9)" if expects == "computed" else "derivation=derivation"
    claims.write("other", "from mathcheck import computation\n"
                 f"claim = Claim(id=ID, title='t', statement=statement, expects={expects!r}, {rest})")
    claims.write("user", citing("other"))
    assert f"claim other is expected to be {expects}, so it cannot be cited" in problem(claims, "user")["why"]


def test_a_lemma_whose_derivation_fails_cannot_be_cited(claims):
    claims.write("weak", "def wrong(d):\n    return d.have('one', forall(x, 0 < x**2), by.arithmetic)\n"
                 "claim = Claim(id=ID, title='t', statement=forall(x, 0 < x**2), derivation=wrong)")
    claims.write("user", citing("weak"))
    e = problem(claims, "user")
    assert "claim weak is not proved: step 'one'" in e["why"] and "user -> weak" in e["why"] + e["hint"]


def test_a_lemma_that_cannot_be_loaded_cannot_be_cited(claims):
    path = claims.write("broken", "1 / 0")
    claims.write("user", citing("broken"))
    assert f"claim broken cannot be loaded: {path}, line 10: ZeroDivisionError" in problem(claims, "user")["why"]


def test_one_id_in_two_files_cannot_be_cited(claims):
    first, second = claims.write("a/lemma", LEMMA), claims.write("b/lemma", LEMMA)
    claims.write("user", citing("lemma"))
    why = problem(claims, "user")["why"]
    assert "two files declare the claim lemma" in why and str(first) in why and str(second) in why


def test_a_helper_file_of_the_same_name_without_a_claim_does_not_disturb(claims):
    claims.write("a/lemma", LEMMA)
    claims.write("b/lemma", "")
    assert claims.verdict("user", citing("lemma")).verdict == "proved"


def test_a_lemma_is_derived_once_however_often_it_is_cited(claims):
    claims.write("lemma", "count = []\ndef once(d):\n    count.append(1)\n    assert len(count) == 1\n    return derivation(d)\n"
                 "claim = Claim(id=ID, title='t', statement=statement, derivation=once)")
    claims.write("middle", citing("lemma"))
    assert claims.verdict("user", citing("lemma", "middle")).verdict == "proved"


def test_a_citation_that_is_refused_is_refused_again_the_same_way(claims):
    claims.write("first", citing("second"))
    claims.write("second", citing("first"))
    library = claims.library()
    messages = []
    for _ in range(2):
        with pytest.raises(StepError) as caught:
            library.cite("first")
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


STEADY = """from mathcheck.lang import define_rec, infinity, limit
n = Nat("n")
steady = define_rec("steady", n, 1, lambda steady: steady(n) + 0)
"""
LEMMA_OF_LIMIT = STEADY + """statement = limit(steady(n), n, infinity, 1)
def derivation(d):
    start = d.have("start", eq(steady(0), 1), by.recursion)
    step = d.have("step", eq(steady(n + 1), 1), by.recursion, d.suppose("before", eq(steady(n), 1)))
    every = d.have("every", forall(n, eq(steady(n), 1)), by.induction(n), start, step)
    return d.have("limit", statement, by.eventually_equal, d.have("here", eq(steady(n), 1), by.instance(n=n), every))
claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)
"""
CITING_TWIN = STEADY + """statement = limit(1/n, n, infinity, 0)
claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.have('limit', statement, by.limit),
              twins=[Twin('wrong', limit(steady(n), n, infinity, 2), cites={cites})])
"""


def test_a_twin_cites_what_its_refutation_needs_and_the_claim_does_not_rest_on_it(claims):
    claims.write("steady", LEMMA_OF_LIMIT)
    report = claims.verdict("user", CITING_TWIN.format(cites=["steady"]))
    assert report.verdict == "proved" and report.problems == ()
    assert claims.answer("again", CITING_TWIN.format(cites=["steady"]))["rests_on"] == []
    assert "is not known" in claims.answer("without", CITING_TWIN.format(cites=[]))["refuted"][0]["error"]
    assert claims.answer("unknown", CITING_TWIN.format(cites=["stead"]))["refuted"][0]["error"].startswith("there is no claim 'stead'")


def test_what_a_twin_cites_must_be_a_list_of_ids(claims):
    found = claims.answer("user", CITING_TWIN.format(cites="'steady'"))
    assert found["kind"] == "error" and "cites must be a list" in found["why"]
