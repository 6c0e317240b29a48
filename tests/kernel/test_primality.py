"""Primes by certificate: what is a prime is proved to be one, and nothing else is, whatever the table of entries says."""

import math
import random
from fractions import Fraction

import flint
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kernel_support import INT, KernelError, Table, check_replayed, eq, forall, forged, i, j, le, n, number, rule, variable, x

from mathcheck.kernel.primality import MAX_BITS, TRIAL, Primes, factors, is_prime, small_primes
from mathcheck.kernel.terms import conj, disj, imp
from mathcheck.kernel.text import show

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses


def said_prime(p):
    """2 <= p and forall i. forall j. i*j = p -> i = 1 or j = 1, written out here and not by the kernel."""
    return conj(le(2, p), forall((i, j), imp(eq(i * j, p), disj(eq(i, 1), eq(j, 1)))))


def entries(q, known=()):
    """A table that proves the prime q: for the prime factors of q - 1, largest first, until their full powers exceed the root of q."""
    table = {entry[0]: entry for entry in known}
    if q < TRIAL**2 or q in table:
        return tuple(table.values())
    chosen, factored = [], 1
    for p, e in sorted(flint.fmpz(q - 1).factor(), reverse=True):
        if factored * factored > q:
            break
        chosen.append(int(p))
        factored *= int(p) ** e
    for p in chosen:
        table |= {entry[0]: entry for entry in entries(p, table.values())}
    base = next(a for a in range(2, 1000) if all(math.gcd(pow(a, (q - 1) // p, q) - 1, q) == 1 for p in chosen) and pow(a, q - 1, q) == 1)
    table[q] = (q, base, *chosen)
    return tuple(table.values())


def sieve(bound):
    is_composite = bytearray(bound)
    for d in range(2, bound):
        if not is_composite[d]:
            yield d
            is_composite[d * d::d] = b"\x01" * len(range(d * d, bound, d))


LARGE = 2**61 - 1
TABLED = entries(LARGE)
ABOVE_TRIAL = 16_777_259  # the least prime above TRIAL^2
CHAIN = entries(2**127 - 1)

# prime
NOT_SEEN, ENTRY, RANGE = "not seen to be prime", "an entry of the table of primes is (q, a, p1, ..)", "needs 1 < a < q"
FERMAT, DIVISOR, COMMON = "a^(q-1) is not 1 mod q", "not a divisor of q - 1 or not seen to be prime", "has a divisor in common with q"
LITTLE, WORK = "too little of q - 1 is factored", "takes too much work"
accepts("prime", "2", (2, ()), (), said_prime(number(2)))
accepts("prime", "3", (3, ()), (), said_prime(number(3)))
accepts("prime", "the largest below the bound of trial division", (16_777_213, ()), (), said_prime(number(16_777_213)))
accepts("prime", "the least above that bound", (ABOVE_TRIAL, entries(ABOVE_TRIAL)), (), said_prime(number(ABOVE_TRIAL)))
accepts("prime", "a Mersenne prime", (LARGE, TABLED), (), said_prime(number(LARGE)))
accepts("prime", "a large Mersenne prime", (2**127 - 1, CHAIN), (), said_prime(number(2**127 - 1)))
accepts("prime", "an entry before the last", (CHAIN[0][0], CHAIN), (), said_prime(number(CHAIN[0][0])))
accepts("prime", "a small one beside a table", (7, TABLED), (), said_prime(number(7)))
accepts("prime", "an entry for a small prime", (7, ((7, 3, 2, 3),)), (), said_prime(number(7)))
accepts("prime", "an entry twice", (LARGE, (*TABLED, *TABLED)), (), said_prime(number(LARGE)))
accepts("prime", "a divisor twice where once is enough", (7, ((7, 3, 3, 3),)), (), said_prime(number(7)))
accepts("prime", "a Fermat prime", (65_537, ((65_537, 3, 2),)), (), said_prime(number(65_537)))
for composite, what in (
        (4, "a square"), (561, "a Carmichael number"), (1_729, "another Carmichael number"), (1_093**2, "a Wieferich square"),
        (4_093**2, "the square of the largest prime on trial"), (4_099**2, "the square of the next prime"),
        (3_215_031_751, "a strong pseudoprime to 4 bases"), (3_825_123_056_546_413_051, "a strong pseudoprime to 9 bases"),
        (318_665_857_834_031_151_167_461, "a strong pseudoprime to 12 bases"), (2**67 - 1, "a Mersenne number")):
    refuses("prime", what, (composite, ()), NOT_SEEN)
for value in (1, 0, -1, -2, -7, -LARGE):
    refuses("prime", f"{value}", (value, ()), NOT_SEEN)
refuses("prime", "a large prime without its entry", (LARGE, ()), NOT_SEEN)
refuses("prime", "a large prime with the entries of another", (2**89 - 1, CHAIN), NOT_SEEN)
refuses("prime", "q = 1", (1, ((1, 2, 2),)), RANGE)
refuses("prime", "q = 0", (7, ((0, 2, 2),)), RANGE)
refuses("prime", "q = 2, which leaves no base", (2, ((2, 1, 2),)), RANGE)
refuses("prime", "q = -7", (-7, ((-7, 3, 2, 3),)), RANGE)
refuses("prime", "base 1", (7, ((7, 1, 2, 3),)), RANGE)
refuses("prime", "base 0", (7, ((7, 0, 2, 3),)), RANGE)
refuses("prime", "base q", (7, ((7, 7, 2, 3),)), RANGE)
refuses("prime", "a base above q", (7, ((7, 10, 2, 3),)), RANGE)
refuses("prime", "a base below 0", (7, ((7, -4, 2, 3),)), RANGE)
refuses("prime", "q too large", (7, ((2**MAX_BITS + 1, 3, 2),)), RANGE)
refuses("prime", "a base that is not a generator of enough", (7, ((7, 2, 2, 3),)), COMMON)
refuses("prime", "a composite number to a wrong base", (15, ((15, 2, 2, 7),)), FERMAT)
refuses("prime", "a Carmichael number with an entry", (561, ((561, 2, 2, 5, 7),)), COMMON)
refuses("prime", "a square of a Wieferich prime", (1_093**2, ((1_093**2, 2, 2, 3, 7, 13, 547),)), COMMON)
refuses("prime", "a base that has a divisor in common with q", (561, ((561, 3, 2, 5, 7),)), FERMAT)
refuses("prime", "a composite divisor", (13, ((13, 2, 4, 3),)), DIVISOR)
refuses("prime", "a large divisor that is not proved", (LARGE * 2 + 1, ((LARGE * 2 + 1, 2, LARGE),)), FERMAT)
refuses("prime", "a divisor that does not divide", (13, ((13, 2, 5),)), DIVISOR)
refuses("prime", "q - 1 for a divisor", (7, ((7, 3, 6),)), DIVISOR)
refuses("prime", "q itself for a divisor", (7, ((7, 3, 7),)), DIVISOR)
refuses("prime", "1 for a divisor", (7, ((7, 3, 1, 3),)), DIVISOR)
refuses("prime", "0 for a divisor", (7, ((7, 3, 0),)), DIVISOR)
refuses("prime", "a negative divisor", (7, ((7, 3, -3),)), DIVISOR)
refuses("prime", "entries in the wrong order", (2**127 - 1, tuple(reversed(CHAIN))), DIVISOR)
refuses("prime", "an entry that rests on itself", (CHAIN[-1][0], (CHAIN[-1],)), DIVISOR)
refuses("prime", "a false entry that is not asked for", (7, ((9, 2, 2),)), FERMAT)
refuses("prime", "too little factored", (13, ((13, 2, 3),)), LITTLE)
refuses("prime", "too little factored, a divisor twice", (13, ((13, 2, 3, 3),)), LITTLE)
refuses("prime", "no divisor", (7, ((7, 3),)), ENTRY)
refuses("prime", "an empty entry", (7, ((),)), ENTRY)
refuses("prime", "an entry that is a number", (7, (7,)), ENTRY)
refuses("prime", "an entry with a fraction", (7, ((7, Fraction(7, 2), 3),)), ENTRY)
refuses("prime", "an entry with a term", (7, ((7, number(3), 3),)), ENTRY)
refuses("prime", "an entry with a string", (7, ((7, "3", 3),)), ENTRY)
refuses("prime", "an entry with its divisors in a list of their own", (7, ((7, 3, (2, 3)),)), ENTRY)
refuses("prime", "too many large numbers", (7, (((1 << MAX_BITS - 1) + 1, 2, *[3] * 12),)), WORK)
refuses("prime", "a literal", (number(7), ()), "p must be a int", misuse=True)
refuses("prime", "true", (True, ()), "p must be a int", misuse=True)
refuses("prime", "a fraction", (Fraction(7), ()), "p must be a int", misuse=True)
refuses("prime", "a theorem for a table", (7, forged(eq(1, 1))), "table must be a tuple", misuse=True)

test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()
test_replayed_from_its_certificate = TABLE.replays(0)


# Exactly the primes


def test_below_20000_exactly_the_primes_are_proved():
    known = set(sieve(20_000))
    assert len(known) == 2_262
    for p in range(-5, 20_000):
        if p in known:
            assert rule("prime", p, ()).concl == said_prime(number(p))
        else:
            with pytest.raises(KernelError, match=NOT_SEEN):
                rule("prime", p, ())


def test_the_primes_for_trial_division_are_all_there():
    assert small_primes() == tuple(sieve(TRIAL)) and small_primes()[-1] == 4_093
    assert next(p for p in range(TRIAL**2, 2 * TRIAL**2) if flint.fmpz(p).is_prime()) == ABOVE_TRIAL


def test_around_the_bound_of_trial_division_exactly_the_primes_are_proved():
    """Below TRIAL^2 every number is decided, with 4093^2 and 4091*4093 the hardest; from TRIAL^2 on an entry is asked for."""
    primes = Primes("prime", ())
    for value in (*range(TRIAL**2 - 300, TRIAL**2), 4_093**2, 4_091 * 4_093):
        assert primes.proved(value) is bool(flint.fmpz(value).is_prime())
    assert not any(primes.proved(value) for value in range(TRIAL**2, TRIAL**2 + 300))


def random_prime(chance, bits):
    while not (q := flint.fmpz(chance.getrandbits(bits) | 1 << bits - 1 | 1)).is_prime():
        pass
    return int(q)


@pytest.mark.parametrize("bits", [20, 24, 25, 26, 30, 40, 50, 64, 80, 100, 130, 160, 200])
def test_random_primes_are_proved_by_their_entries(bits):
    chance = random.Random(bits)
    for _ in range(12 if bits < 130 else 3):
        q = random_prime(chance, bits)
        table = entries(q)
        assert rule("prime", q, table).concl == said_prime(number(q))
        if q >= TRIAL**2:
            with pytest.raises(KernelError, match=NOT_SEEN):
                rule("prime", q, table[:-1])
    check_replayed(rule("prime", q, table))


STRONG = (2_047, 1_373_653, 25_326_001, 3_215_031_751, 2_152_302_898_747, 3_474_749_660_383, 341_550_071_728_321,
          3_825_123_056_546_413_051, 318_665_857_834_031_151_167_461, 3_317_044_064_679_887_385_961_981)
CARMICHAEL = (561, 1_105, 1_729, 2_465, 2_821, 6_601, 8_911, 10_585, 15_841, 29_341, 41_041, 825_265, 321_197_185, 9_746_347_772_161)
SQUARES = tuple(p * p for p in (2, 3, 5, 7, 13, 1_093, 3_511, 4_093, 4_099, 65_537, 2**31 - 1, LARGE))
SAFE = (2_047 * 2_047, 4_099 * 4_111, (2**31 - 1) * LARGE, 2**67 - 1, 2**101 - 1, 10**40 + 1, 4_099 * 4_099 * 4_099)


@pytest.mark.parametrize("q", [*STRONG, *CARMICHAEL, *SQUARES, *SAFE])
def test_no_entry_proves_a_composite(q):
    """All divisors of q - 1 that there are, in whatever bases; each of them is seen to be prime first."""
    assert not flint.fmpz(q).is_prime()
    divisors = [int(p) for p, _ in flint.fmpz(q - 1).factor()]
    before = tuple({entry[0]: entry for p in divisors for entry in entries(p)}.values())
    bases = {*range(2, 60), q - 1, q - 2, *(pow(3, e, q) for e in range(2, 30)), *(pow(2, (q - 1) // d, q) for d in divisors)}
    for base in bases:
        for chosen in (divisors, divisors[-1:], divisors[:1], divisors[1:] or divisors):
            with pytest.raises(KernelError):
                rule("prime", q, (*before, (q, base, *chosen)))


def test_the_conditions_hold_for_composites_where_too_little_is_factored():
    """Of each composite q below 2000 with a base and a divisor that satisfy everything but q < F*F: there are many, F*F < q in all."""
    found = []
    for q in range(9, 2_000, 2):
        if flint.fmpz(q).is_prime():
            continue
        for p, e in flint.fmpz(q - 1).factor():
            base = next((a for a in range(2, q) if pow(a, q - 1, q) == 1 and math.gcd(pow(a, (q - 1) // int(p), q) - 1, q) == 1), None)
            if base is not None:
                assert int(p) ** (2 * e) < q
                found.append((q, base, int(p)))
                with pytest.raises(KernelError, match=LITTLE):
                    rule("prime", q, ((q, base, int(p)),))
    assert len(found) > 50


def test_half_of_the_digits_must_be_factored_and_one_more():
    """For primes q and each set of prime divisors of q - 1: proved exactly if the square of the product of full powers exceeds q."""
    just_enough = just_too_little = 0
    for q in sieve(1_500):
        factored = [(int(p), e) for p, e in flint.fmpz(q - 1).factor()] if q > 2 else []
        root = next((a for a in range(2, q) if all(pow(a, (q - 1) // p, q) != 1 for p, _ in factored)), None)
        for mask in range(1, 2 ** len(factored)):
            chosen = [pe for bit, pe in enumerate(factored) if mask >> bit & 1]
            product = math.prod(p**e for p, e in chosen)
            entry = (q, root, *(p for p, _ in chosen))
            if root is None:
                continue
            if product * product > q:
                Primes("prime", (entry,))
                just_enough += product * product < 1.3 * q
            else:
                with pytest.raises(KernelError, match=LITTLE):
                    Primes("prime", (entry,))
                just_too_little += product * product > q / 1.3
    assert just_enough > 5 and just_too_little > 5


pieces = st.one_of(st.integers(-3, 40), st.sampled_from((*SQUARES, *CARMICHAEL[:6], *STRONG[:3], LARGE, 65_537, 257, 17)))


@st.composite
def garbage(draw):
    """A number and a table with an entry for it, most of whose parts fit: divisors of q - 1, powers for bases."""
    q = draw(st.one_of(st.integers(2, 3_000), st.sampled_from((*SQUARES, *CARMICHAEL, *STRONG))))
    divisors = [int(p) for p, _ in flint.fmpz(q - 1).factor()] if q > 2 else [2]
    base = draw(st.integers(2, max(q - 1, 2)))
    parts = draw(st.permutations(divisors)) if draw(st.booleans()) else draw(st.lists(st.sampled_from(divisors), min_size=1, max_size=4))
    if draw(st.integers(0, 3)) == 0:
        parts = [*parts, draw(pieces)]
    other = draw(st.lists(st.tuples(pieces, pieces, pieces), max_size=2)) if draw(st.integers(0, 4)) == 0 else []
    return q, (*other, (q, base, *parts))


def test_no_table_proves_a_composite():
    proved = 0

    @settings(max_examples=700, deadline=None, derandomize=True, database=None)
    @example((9, ((9, 8, 2),)))
    @example((25, ((25, 7, 2, 3),)))
    @given(garbage())
    def run(drawn):
        nonlocal proved
        q, table = drawn
        for claimed in {q, *(entry[0] for entry in table)}:
            try:
                th = rule("prime", claimed, table)
            except KernelError:
                continue
            assert flint.fmpz(claimed).is_prime() and th.concl == said_prime(number(claimed)) and th.hyps == ()
            proved += 1

    run()
    assert proved > 10  # so that it is about something; how many depends on the constants that hypothesis finds in loaded modules


# What it says


def truth(p):
    """The formula is_prime(p), its quantifiers run over 0..p + 1: larger factors have a larger product, or the other one is 0."""
    [lower, quantified] = is_prime(number(p)).args
    assert (lower.op, lower.args, quantified.op, quantified.args[0].op) == ("le", (number(2), number(p)), "forall", "forall")
    body = quantified.args[0].args[0]
    product, trivial = body.args

    def number_at(t, env):
        return t.data if t.op == "num" else env[t.data] if t.op == "bvar" else number_at(t.args[0], env) * number_at(t.args[1], env)

    def equation(t, env):
        return number_at(t.args[0], env) == number_at(t.args[1], env)

    return p >= 2 and all(any(equation(side, (b, a)) for side in trivial.args) for a in range(p + 2) for b in range(p + 2)
                          if equation(product, (b, a)))


def test_the_formula_means_prime():
    known = set(sieve(61))
    assert [p for p in range(61) if truth(p)] == sorted(known)


def test_the_formula_of_a_term_does_not_capture_its_variables():
    assert show(is_prime(n)) == "2 <= n and (forall a:Nat. forall b:Nat. a*b = n -> a = 1 or b = 1)"
    for name in ("a", "b", "a1", "b1"):
        v = variable(name, INT)
        assert is_prime(v * v + 1) == said_prime(v * v + 1) and is_prime(v).free == v.free
    both = variable("a", INT) * variable("b", INT)
    assert is_prime(both) == said_prime(both)
    assert rule("inst", rule("refl", x), x, number(3)) and is_prime(number(3)) == rule("prime", 3, ()).concl


# Factorisations, which the rule cost_exceeds uses


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from((2, 2, 3, 5, 4_093, 4_099, 4_111, 65_537, ABOVE_TRIAL, LARGE)), max_size=6))
def test_a_factorisation_is_complete(parts):
    value = math.prod(parts)
    primes, composites, rest = Primes("prime", (*TABLED, *entries(ABOVE_TRIAL))), {}, sorted(p for p in parts if p > TRIAL)
    while len(rest) > 1:
        composites[math.prod(rest)] = rest[-1]
        rest.pop()
    found = factors("prime", value, primes, composites)
    assert found == {int(p): e for p, e in flint.fmpz(value).factor()}
    for c in composites:
        if c >= TRIAL**2:
            for wrong in (1, 0, -1, c, 2, 7, c + 1):
                with pytest.raises(KernelError, match="neither seen to be prime nor factored"):
                    factors("prime", value, primes, {**composites, c: wrong})
