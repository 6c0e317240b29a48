"""Every claim that comes with the package: proved, with its twins, the same under every hash seed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.lines import STANDARD, Limits
from mathcheck.kernel.writer import write_certificate
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.run import Runner

ROOT = packaged_claims()
FILES = claim_files(ROOT)
IDS = [p.stem for p in FILES]
SEEDS = range(5)
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "certificate.schema.json"
SMALL, LINES = 200, 40  # lines of a certificate that is looked at in full; how many lines of a longer one are looked at

DIGESTS = """
import hashlib, json, pathlib
from mathcheck.registry.build import Library, build
from mathcheck.registry.discovery import claim_files, load, packaged_claims
root = packaged_claims()
for path in claim_files(root):
    answer = build(load(path), path, Library([root]))
    texts = [d["certificate"] for d in answer["derived"]]
    texts += [c for t in answer["refuted"] for c in (t["certificate"], (t["stop"] or {}).get("certificate")) if c]
    assert all(texts)
    print(path.stem, hashlib.sha256(json.dumps(texts).encode()).hexdigest())
"""


@pytest.fixture(scope="session")
def reports():
    return dict(zip(IDS, (result for _, result in Runner([ROOT], 300).run_all(FILES, 2))))


@pytest.fixture(scope="session")
def digests():
    """For each seed what the certificates of all claims hash to, two processes at a time."""
    found = {}
    seeds = list(SEEDS)
    while seeds:
        batch, seeds = seeds[:2], seeds[2:]
        running = [(seed, subprocess.Popen([sys.executable, "-c", DIGESTS], stdout=subprocess.PIPE, text=True,
                                           env={**os.environ, "PYTHONHASHSEED": str(seed)})) for seed in batch]
        for seed, process in running:
            out, _ = process.communicate(timeout=300)
            assert process.returncode == 0
            found[seed] = dict(line.split() for line in out.splitlines())
    return found


EXP = ("exp-derivative", "exp-zero", "mean-value-theorem")
TRIG = ("cos-derivative", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero")
CITING = {
    ("archimedes",): [
        "binomial-coefficient-limit", "geometric-series", "power-over-factorial-constant", "power-over-factorial-limit",
        "power-tends-to-zero", "series-of-reciprocal-products", "series-telescoping"],
    ("intermediate-value-theorem",): ["exp-even-taylor-minimum-values"],
    ("mean-value-theorem",): ["rolle-theorem", "tangent-below-graph", "taylor-lagrange"],
    ("monotone-convergence",): ["column-sums", "series-comparison", "tonelli-nonnegative"],
    ("archimedes", "monotone-convergence"): ["cauchy-product"],
    ("log-derivative", "mean-value-theorem"): ["log-increasing"],
    ("sqrt-nonnegative", "sqrt-squared"): ["sqrt-increasing", "sqrt-product"],
    EXP: [
        "bernoulli-poisson-distance", "binomial-poisson-distance", "binomial-poisson-partial-sums", "exp-addition",
        "exp-compound-bound", "exp-growth", "exp-increasing", "exp-inverse", "exp-positive", "exp-power", "exp-second-order",
        "exp-tangent-bound", "exp-taylor-at-most-exp", "exp-taylor-remainder", "poisson-addition", "poisson-partial-sums"],
    (*EXP, "archimedes"): ["binomial-poisson-pgf", "exp-compound-limit", "exp-series"],
    (*EXP, "exp-of-log"): ["log-bounds"],
    (*EXP, "extreme-value-theorem"): ["exp-even-taylor-positive"],
    (*EXP, "intermediate-value-theorem"): ["exp-even-taylor-unique-minimum"],
    (*EXP, "monotone-convergence"): ["binomial-poisson-total-variation"],
    (*EXP, "exp-of-log", "log-of-exp"): ["log-product"],
    (*EXP, "exp-of-log", "intermediate-value-theorem", "log-derivative", "log-of-exp"): ["npow-compare-real"],
    TRIG: ["cos-addition", "pythagorean-identity", "sin-addition", "sin-odd-cos-even"],
    (*TRIG, "cos-half-pi"): ["trig-half-pi"],
    (*TRIG, "fundamental-theorem"): [
        "cos-integer-power-reduction", "cos-power-reduction", "sec-power-reduction", "sin-integer-power-reduction",
        "sin-power-reduction", "trig-power-reduction"],
    (*TRIG, "cos-half-pi", "sqrt-squared"): ["trig-quarter-pi"],
    (*TRIG, "atan-derivative", "atan-zero", "cos-half-pi", "fundamental-theorem", "sqrt-squared"): ["cosine-kernel-integral"],
    (*TRIG, "cos-half-pi", "cos-positive", "exp-zero", "fundamental-theorem", "log-derivative", "log-of-exp", "sqrt-squared"): [
        "sec-cubed-integral"],
}
COMPUTED = {"integer-complexity-least-prime-counterexample"}
CITED = {claim: tuple(sorted(axioms)) for axioms, claims in CITING.items() for claim in claims}
# What numbers say of each claim: the word, and whether it rests on exact numbers, on enclosures or on how many digits.
NUMBERS: dict[tuple[str, str | int | None], list[str]] = {
    ("confirmed", "exact"): [
        "abs-power-bound", "binomial-outside", "binomial-product", "binomial-quotient", "convolution-bound", "exp-taylor-at-zero",
        "factorial-positive", "nobel-physics-count", "npow-compare", "one-trial-weights", "partial-sums-rise",
        "power-difference-bound", "power-of-zero", "power-over-factorial-bound", "power-over-factorial-peak",
        "power-strictly-increasing", "sum-of-cubes", "sum-of-integers", "sum-of-squares", "sum-triangle-inequality",
        "telescoping-sum", "triangular-sum"],
    ("confirmed", "enclosed"): [
        "bernoulli-inequality", "bernoulli-poisson-distance", "binomial-poisson-distance",
        "binomial-poisson-partial-sums", "binomial-poisson-total-variation", "binomial-weight-convolution",
        "exp-compound-bound", "exp-even-taylor-minimum-values", "exp-even-taylor-positive", "exp-even-taylor-unique-minimum",
        "exp-increasing", "exp-positive", "exp-second-order", "exp-tangent-bound", "exp-taylor-at-least-one",
        "exp-taylor-at-most-exp", "exp-taylor-remainder", "falling-factorial", "log-bounds", "log-increasing",
        "poisson-partial-sums", "power-over-factorial-constant", "rolle-theorem", "series-comparison", "sqrt-increasing",
        "tangent-below-graph", "taylor-lagrange", "triangle-inequality"],
    ("consistent", None): [  # equations that hold exactly at points, or along lines
        "abs-power", "abs-product"],
    ("consistent", 2): [
        "binomial-coefficient-limit", "binomial-poisson-pgf"],
    ("consistent", 3): [
        "series-of-reciprocal-products"],
    ("consistent", 14): [
        "exp-compound-limit", "exp-taylor-leading-ratio"],
    ("consistent", 50): [
        "binomial-theorem", "binomial-theorem-divided", "cauchy-product", "column-sums", "cos-addition", "cos-integer-power-reduction",
        "cos-power-reduction", "cosine-kernel-integral", "exp-addition", "exp-growth", "exp-inverse", "exp-power", "exp-series",
        "exp-taylor-slope", "geometric-series", "geometric-sum", "log-product", "npow-compare-real", "poisson-addition",
        "power-over-factorial-limit", "power-tends-to-zero", "pythagorean-identity", "sec-cubed-integral", "sec-power-reduction",
        "series-telescoping", "sin-addition", "sin-integer-power-reduction", "sin-odd-cos-even", "sin-power-reduction",
        "sqrt-product", "taylor-slope", "taylor-value", "tonelli-nonnegative", "trig-half-pi", "trig-power-reduction",
        "trig-quarter-pi"],
    ("not covered", None): [
        "integer-complexity-counterexample", "integer-complexity-first-values", "integer-complexity-least-prime-counterexample",
        "integer-complexity-maximum", "integer-complexity-powers-of-two", "integer-complexity-recursion", "least-number-principle",
        "written-with-ones-bound"],
}
OUTCOME = {claim: found for found, claims in NUMBERS.items() for claim in claims}


@pytest.mark.parametrize("claim", IDS)
def test_the_claim_is_proved_from_just_the_axioms_listed_here(reports, claim):
    report = reports[claim]
    assert (report.verdict, report.met, report.problems) == ("computed" if claim in COMPUTED else "proved", True, ())
    assert report.axioms == CITED.get(claim, ())


@pytest.mark.parametrize("claim", IDS)
def test_the_file_is_named_after_the_claim(reports, claim):
    assert reports[claim].id == claim and reports[claim].path == str(FILES[IDS.index(claim)])


def test_no_two_files_have_one_name():
    assert len(set(IDS)) == len(IDS) >= 11


@pytest.mark.parametrize("claim", IDS)
def test_the_claim_has_at_least_three_twins_that_are_all_refuted(reports, claim):
    twins = reports[claim].twins
    assert len(twins) >= 3
    assert all(t.outcome in ("refuted", "ill-posed") and t.problem is None for t in twins)
    assert len({t.statement for t in twins} | {reports[claim].statement}) == len(twins) + 1


@pytest.mark.parametrize("claim", IDS)
def test_the_claim_has_titles_in_english_and_chinese_and_a_source(reports, claim):
    report = reports[claim]
    assert report.title.isprintable() and report.title_zh.strip() and report.source.strip() and report.tags
    assert any("\u4e00" <= c <= "\u9fff" for c in report.title_zh)


@pytest.mark.parametrize("claim", IDS)
def test_numbers_say_of_the_claim_what_is_listed_here(reports, claim):
    found = reports[claim].numeric
    assert (found["outcome"], found["digits"]) == OUTCOME[claim], found["where"]


def test_every_claim_is_checked_by_numbers_but_those_about_sets_and_integer_complexity():
    assert sorted(OUTCOME) == sorted(IDS) and sum(map(len, NUMBERS.values())) == len(IDS)
    assert {word for word, _ in NUMBERS} == {"confirmed", "consistent", "not covered"}
    assert all("complexity" in c for c in NUMBERS["not covered", None] if c not in ("least-number-principle", "written-with-ones-bound"))


@pytest.mark.parametrize("claim", IDS)
def test_every_limit_of_the_audit_fits_the_certificate_twenty_times_over(reports, claim):
    for proof in reports[claim].proofs:
        start = time.process_time()
        answer = audit(proof.certificate)
        assert answer["outcome"] == "proved"
        header = json.loads(proof.certificate.split("\n", 1)[0])
        took = {**answer["read"], "terms": header["terms"], "steps": header["steps"], "seconds": time.process_time() - start}
        assert {name: took[name] for name, most in zip(Limits._fields, STANDARD) if 20 * took[name] > most} == {}


@pytest.mark.parametrize("claim", IDS)
def test_the_certificate_read_and_written_again_is_the_same_bytes(reports, claim):
    for proof in reports[claim].proofs:
        replayed = read_certificate(proof.certificate)
        assert write_certificate(replayed.statement, replayed.theorem, replayed.obligations) == proof.certificate


@pytest.mark.parametrize("claim", IDS)
def test_the_certificates_do_not_depend_on_the_hash_seed(digests, claim):
    assert len({digests[seed][claim] for seed in SEEDS}) == 1


def test_a_headline_claim_stops_at_the_step_that_its_twin_breaks(reports):
    stops = {t.id: t.stops for t in reports["npow-compare"].twins}
    assert stops["npow-compare/from-two"] == "start" and stops["npow-compare/up-to-three"] == "first values"


@pytest.mark.parametrize("claim", IDS)
def test_the_lines_of_the_certificates_are_as_the_schema_says(reports, claim):
    line_of = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for proof in reports[claim].proofs:
        lines = proof.certificate.splitlines()
        some = lines if len(lines) <= SMALL else lines[::len(lines) // LINES]
        assert [line for line in some if not line_of.is_valid(json.loads(line))] == []
