"""Factors of integers, and proofs that primes are prime in the form that the kernel checks (Pocklington's theorem).

FLINT finds the factors. Nothing here is trusted: a wrong factor or a composite number called prime is refused by the kernel. FLINT
is imported when it is first needed, and SymPy never is.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from ..kernel.primality import TRIAL

Entry = tuple[int, ...]


@lru_cache(maxsize=1 << 16)  # numbers of a search come back; a bound, because a search may last for hours
def factor(n: int) -> tuple[tuple[int, int], ...]:
    """The primes p that divide n >= 1 with their exponents e, p rising. ValueError for n < 1."""
    from flint import fmpz

    if n < 1:
        raise ValueError(f"{n} has no factorisation into primes")
    return tuple(sorted((int(p), int(e)) for p, e in fmpz(n).factor()))


def pocklington(p: int) -> tuple[Entry, ...]:
    """The proof table of one prime. ValueError if p is not prime."""
    return proof_table([p])


def proof_table(primes: Iterable[int]) -> tuple[Entry, ...]:
    """Entries (q, a, q1, q2, ...), q rising, for these primes and those that their proofs need. Primes below TRIAL^2 need none.

    Every entry says: the qi are distinct primes that divide q - 1, their full powers in q - 1 multiply to F with F^2 > q,
    a^(q-1) = 1 mod q, and a^((q-1)/qi) - 1 has no common divisor with q. Then q is prime (H. C. Pocklington, 1914). As few qi
    are used as suffice. ValueError if a number is not prime.
    """
    entries: dict[int, Entry] = {}
    pending = list(primes)
    while pending:
        q = pending.pop()
        if q < 2 or factor(q) != ((q, 1),):
            raise ValueError(f"{q} is not prime")
        if q > TRIAL**2 and q not in entries:
            entries[q] = _entry(q)
            pending += entries[q][2:]
    return tuple(entries[q] for q in sorted(entries))


def _entry(q: int) -> Entry:
    known, used = 1, []
    for power, p in sorted(((p**e, p) for p, e in factor(q - 1)), reverse=True):
        if known * known > q:
            break
        known *= power
        used.append(p)
    # q is prime: powers other than 1 mod q have no common divisor with q, and a primitive root is such a base
    base = next(a for a in count(2) if all(pow(a, (q - 1) // p, q) != 1 for p in used))
    return (q, base, *sorted(used))
