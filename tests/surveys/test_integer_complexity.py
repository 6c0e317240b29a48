"""The survey of integer complexity: against the definition, other programs' tables and OEIS, and against itself without the lemmas."""

import hashlib
import subprocess
import sys
import time

import numpy as np
import pytest

from mathcheck.surveys import integer_complexity as module
from mathcheck.surveys.integer_complexity import SurveyRefused, largest_values, least_factor, memory_needed, survey

P = 353942783
FLAGGED = (21080618, 63241604, 67139098, 116385658, 117448688, 126483083, 152523860, 189724562, 212400458, 229762259, 318689258,
           348330652, P)
BRUTE = 3000
# f(1)..f(N), which three other programs agree on
SHA256 = {10**6: "40e7e4df737b258e5a66b6f3cc7451fef95615231de18eb8f6b3f9c4228249f0",
          10**7: "7c1ce989b0bfb46ea52d0fa9535478bc17ebc61c0fad13eaca4f5287faa59f4a",
          10**8: "33ad9918f4c07d9f47487fe10ec68545b9ba56aed87f8a7743dd27c246c2253d"}
# A005520
RECORDS = (1, 2, 3, 4, 5, 7, 10, 11, 17, 22, 23, 41, 47, 59, 89, 107, 167, 179, 263, 347, 467, 683, 719, 1223, 1438, 1439, 2879, 3767,
           4283, 6299, 10079, 11807, 15287, 21599, 33599, 45197, 56039, 81647, 98999, 163259, 203999, 241883, 371447, 540539, 590399,
           907199, 1081079, 1851119, 2041199, 3243239, 3840479, 6562079, 8206559)


def by_definition(count, hidden=frozenset()):
    """f(0) = 0, f(1), ..., f(count), the flagged n and the irregular ones, where the products of hidden n do not count."""
    f, flagged, irregular = [0, 1], [], []
    for n in range(2, count + 1):
        products = [] if n in hidden else [f[d] + f[n // d] for d in range(2, n) if d * d <= n and n % d == 0]
        sums = min((f[a] + f[n - a] for a in range(2, n // 2 + 1)), default=n)
        regular = min([f[n - 1] + 1, *products])
        if n > 3 and sums <= f[n - 1]:
            flagged.append(n)
        if sums < regular:
            irregular.append(n)
        f.append(min(regular, sums))
    return f, tuple(flagged), tuple(irregular)


@pytest.fixture(scope="module")
def f():
    values, flagged, irregular = by_definition(BRUTE)
    assert flagged == irregular == ()
    return values


@pytest.fixture(scope="module")
def to_seven():
    return survey(7 * 10**7, keep=True)


def digest(values):
    return hashlib.sha256(values).hexdigest()


def cut_off(monkeypatch, k):
    """E ends at k: what is dearer is believed to reach no further."""
    largest = largest_values()
    monkeypatch.setattr(module, "largest_values", lambda: [min(e, largest[k]) for e in largest])


# --- small limits, from the definition

@pytest.mark.parametrize("lemmas", [True, False])
@pytest.mark.parametrize("limit", [*range(1, 9), 100, 254, 255, 256, 257, 258, 259, 320, 321, 511, 512, 513, 514, 515, 1026, 1027, 1028,
                                   1029, 2051, 2052, 2053, 2999, BRUTE])
def test_every_limit_gives_the_values_of_the_definition(f, limit, lemmas):
    found = survey(limit, lemmas=lemmas, keep=True)
    assert found.values.tolist() == f[1 : limit + 1]
    assert found.values.dtype == np.uint8 and found.values.shape == (limit,)
    assert found.limit == limit and found.flagged == found.irregular == found.least_factors == found.primes_flagged == ()
    assert found.records == tuple((f.index(k), k) for k in range(1, max(f[: limit + 1]) + 1))


@pytest.mark.parametrize("lemmas", [True, False])
@pytest.mark.parametrize("block", [1, 7, 64, 255, 256, 257, 1000])
def test_blocks_of_every_length_meet(monkeypatch, f, block, lemmas):
    monkeypatch.setattr(module, "_block_length", lambda limit: block)
    for limit in (256 + block, 257 + 2 * block, BRUTE):
        assert survey(limit, lemmas=lemmas, keep=True).values.tolist() == f[1 : limit + 1]


@pytest.mark.parametrize("lemmas", [True, False])
@pytest.mark.parametrize("block", [100, 10**6])
def test_a_flag_that_changes_a_value_is_carried_on_through_its_block(monkeypatch, block, lemmas):
    # below 353942783 no sum is needed; hide the products of some n, and there are many that need one
    hidden = {n for n in range(257, BRUTE + 1) if n * n % 101 < 8}
    values, flagged, irregular = by_definition(BRUTE, hidden)
    assert len(irregular) > 10 and set(flagged) > set(irregular)

    def write_products(now, low, *rest):
        really(now, low, *rest)
        for n in hidden.intersection(range(low, low + len(now))):
            now[n - low] = 127

    really = module._write_products
    monkeypatch.setattr(module, "_write_products", write_products)
    monkeypatch.setattr(module, "_block_length", lambda limit: block)
    # a hidden factor makes the lemma on divisors false, and no other
    monkeypatch.setattr(module, "_divisors", lambda limit, first, lemmas: [(d, first[d]) for d in range(2, 55)])
    found = survey(BRUTE, lemmas=lemmas, keep=True)
    assert found.values.tolist() == values[1:]
    assert found.flagged == flagged and found.irregular == irregular


def test_the_addends_and_divisors_tried_are_the_solid_and_irreducible_ones(f):
    first = f[:257]
    assert [a for a in range(1, 30) if module._is_solid(a, first)] == [1, 6, 8, 9, 12, 14, 15, 16, 18, 20, 21, 24, 26, 27]
    irreducible = [d for d in range(2, 201) if all(f[d] < f[x] + f[d // x] for x in range(2, d) if d % x == 0)]
    assert {46, 47, 82} <= set(irreducible) and 4 not in irreducible
    assert module._divisors(200**2, first, True) == [(d, f[d]) for d in irreducible]
    assert module._divisors(2000**2, first, False) == [(d, f[d]) for d in range(2, 2001)]


def test_the_largest_values_are_those_of_the_definition(f):
    largest = largest_values()
    assert len(largest) == 128 and largest[:13] == [0, 1, 2, 3, 4, 6, 9, 12, 18, 27, 36, 54, 81]
    for k in range(1, 21):
        assert largest[k] == max(n for n in range(1, BRUTE + 1) if f[n] <= k)


# --- larger limits, from other programs

@pytest.mark.parametrize("limit", SHA256)
def test_the_values_are_those_of_other_programs(limit):
    assert digest(survey(limit, keep=True).values) == SHA256[limit]


def test_without_the_lemmas_the_values_are_the_same():
    assert digest(survey(10**7, lemmas=False, keep=True).values) == SHA256[10**7]


def test_the_flagged_numbers_up_to_seventy_million(to_seven):
    assert to_seven.flagged == FLAGGED[:3] and to_seven.least_factors == (2, 2, 2)
    assert to_seven.irregular == to_seven.primes_flagged == ()


def test_without_the_lemmas_the_flagged_numbers_are_the_same(to_seven):
    assert survey(7 * 10**7, lemmas=False)[:-1] == to_seven[:-1]


def test_the_flagged_list_shows_that_the_table_of_largest_values_is_cut_off(monkeypatch, to_seven):
    # the dangerous cut: the last E(k) below the limit. Sums are then given up where they would be needed, and no value shows it
    assert largest_values()[48] == 43046721
    cut_off(monkeypatch, 48)
    cut = survey(7 * 10**7, keep=True)
    assert np.array_equal(cut.values, to_seven.values)
    assert cut.flagged == FLAGGED[:1]


def test_the_records_are_those_of_oeis(to_seven):
    assert to_seven.records[: len(RECORDS)] == tuple(zip(RECORDS, range(1, len(RECORDS) + 1)))
    assert [k for _, k in to_seven.records] == list(range(1, int(to_seven.values.max()) + 1))
    for n, k in to_seven.records:
        assert to_seven.values[n - 1] == k and (n == 1 or to_seven.values[: n - 1].max() == k - 1)


def test_the_least_prime_that_is_not_one_more_than_its_predecessor():
    found = survey(P)
    assert found.flagged == FLAGGED
    assert found.primes_flagged == found.irregular == (P,)
    assert found.least_factors == (2, 2, 2, 2, 2, 9091, 2, 2, 2, 17, 2, 2, P)
    assert found.values is None


def test_with_the_table_cut_off_that_prime_would_be_missed(monkeypatch):
    cut_off(monkeypatch, 53)
    found = survey(P)
    assert found.irregular == () and found.flagged == FLAGGED[:10]


def test_least_factors():
    for n in range(2, 2000):
        assert least_factor(n) == next(d for d in range(2, n + 1) if n % d == 0)
    assert least_factor(126483083) == 9091 and least_factor(P) == P


def test_progress_is_told_seldom_and_ends_at_the_limit():
    told = []
    start = time.monotonic()
    survey(4 * 10**7, progress=told.append)
    assert told == sorted(told) and told[-1] == 4 * 10**7
    assert len(told) <= (time.monotonic() - start) / 0.2 + 1


# --- refusals

@pytest.mark.parametrize(("limit", "why"), [(0, "no number"), (-7, "no number"), (2**42, "too large")])
def test_a_limit_out_of_range_is_refused(limit, why):
    with pytest.raises(SurveyRefused, match=why) as refusal:
        survey(limit)
    assert refusal.value.hint


def test_too_little_memory_is_refused(monkeypatch):
    monkeypatch.setattr(module, "memory_available", lambda: 100_000_000)
    with pytest.raises(SurveyRefused, match="takes 194 MB of memory and 100 MB are available") as refusal:
        survey(P)
    assert refusal.value.hint == "take a smaller limit"
    with pytest.raises(SurveyRefused, match="or do not keep the values"):
        survey(10**8, keep=True)
    survey(10**6)


def test_addends_beyond_the_window_are_refused():
    with pytest.raises(SurveyRefused, match="addends up to 531441 would have to be tried"):
        module._admissible([], 300, 72, largest_values())


LIMITED = """
import resource, sys, time
from mathcheck.surveys.integer_complexity import SurveyRefused, memory_needed, survey
def status(field):
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(field))
limit, share = int(sys.argv[1]), float(sys.argv[2])
bound = status("VmSize:") + int(share * memory_needed(limit))
resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
before, start = status("VmHWM:"), time.process_time()
try:
    survey(limit)
    print("done")
except SurveyRefused as e:
    print("refused", status("VmHWM:") - before < 2_000_000, time.process_time() - start < 0.1, e)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("share", "said"), [(0.5, "refused True True a survey to 50000000 takes"), (1.1, "done")])
def test_under_half_the_memory_it_needs_a_survey_is_refused_before_it_takes_any(share, said):
    done = subprocess.run([sys.executable, "-c", LIMITED, "50000000", str(share)], capture_output=True, text=True)
    assert done.stderr == "" and done.stdout.startswith(said)


# not ru_maxrss: it begins with what the parent held when it started the process
MEASURED = """
import sys
from mathcheck.surveys.integer_complexity import survey
def peak():
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM:"))
before = peak()
survey(int(sys.argv[1]), lemmas=sys.argv[2] == "True", keep=sys.argv[3] == "True")
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("lemmas", "keep"), [(True, False), (True, True), (False, False)])
def test_the_memory_that_is_taken_is_what_was_forecast(lemmas, keep):
    done = subprocess.run([sys.executable, "-c", MEASURED, "50000000", str(lemmas), str(keep)], capture_output=True, text=True, check=True)
    assert 1.0 <= memory_needed(50000000, lemmas=lemmas, keep=keep) / int(done.stdout) <= 1.4
