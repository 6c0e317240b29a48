"""Prime numbers by certificate: trial division for small ones, Pocklington's theorem for the others; and factorisations into them.

Pocklington: let 1 < q, let F be the product of the full powers of some primes p in q - 1, with q < F*F, and let a^(q-1) = 1 mod q and
gcd(a^((q-1)/p) - 1, q) = 1 for each of these p. Then q is prime. For let r be a prime that divides q. The order of a mod r divides q - 1
but no (q-1)/p, so the full powers divide it, and it divides r - 1: F <= r - 1, so q < r*r for every such r. (R. Crandall, C. Pomerance,
Prime Numbers, 2nd ed., Theorem 4.1.3.)
"""

import functools
import math
from typing import Any

from .binding import bind, fresh
from .errors import KernelError
from .sorts import NAT
from .terms import ONE, Term, conj, disj, eq, imp, le, number
from .theorem import Sequent, require, rule

TRIAL = 4_096  # all primes below divide on trial: a number below TRIAL^2 that none of them divides is prime
MAX_BITS = 2_048
MAX_WORK = 10**11  # the cubes of the bits of all powers modulo q together, about a second


def is_prime(p: Term) -> Term:
    """The formula 2 <= p and forall a:Nat. forall b:Nat. a*b = p -> a = 1 or b = 1."""
    a = fresh("a", NAT, p)
    b = fresh("b", NAT, p, a)
    trivial = imp(eq(a * b, p), disj(eq(a, ONE), eq(b, ONE)))
    return conj(le(number(2), p), bind("forall", a, bind("forall", b, trivial)))


@rule()
def prime(p: int, table: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """|- 2 <= p and forall a:Nat. forall b:Nat. a*b = p -> a = 1 or b = 1, for a literal p.

    table: entries (q, a, p1, p2, ..) that prove primes q by Pocklington's theorem, a being the base and p1, p2, .. the primes of F; each
    of these must be seen to be prime by trial division or by an earlier entry. Refuses unless p is below TRIAL^2 and has no divisor on
    trial, or is the q of an entry; refuses an entry whose conditions fail, and more work than MAX_WORK.
    """
    require(Primes("prime", table).proved(p), "prime",
            f"not seen to be prime: it has a divisor, or from {TRIAL}^2 on an entry (p, a, p1, ..) is missing", number=p)
    return Sequent((), is_prime(number(p)))


class Primes:
    """Primes that are proved: those of a table of entries, and the small ones. name: the rule that asks, for its messages."""

    def __init__(self, name: str, table: tuple[Any, ...]) -> None:
        self._name = name
        self._proved: set[int] = set()
        self._work = 0
        for entry in table:
            if type(entry) is not tuple or len(entry) < 3 or any(type(x) is not int for x in entry):
                raise KernelError(name, "an entry of the table of primes is (q, a, p1, ..), all of them integers", entry=entry)
            self._pocklington(*entry)

    def proved(self, n: int) -> bool:
        """n is prime, by trial division or by an entry."""
        if n < TRIAL * TRIAL:
            return n > 1 and all(n % p for p in small_primes() if p * p <= n)
        return n in self._proved

    def _pocklington(self, q: int, a: int, *divisors: int) -> None:
        facts = {"entry": (q, a, *divisors)}
        require(1 < a < q and q.bit_length() <= MAX_BITS, self._name, f"an entry of the table of primes needs 1 < a < q < 2^{MAX_BITS}",
                **facts)
        self._work += (1 + len(divisors)) * q.bit_length() ** 3
        require(self._work <= MAX_WORK, self._name, "the table of primes takes too much work")
        require(pow(a, q - 1, q) == 1, self._name, "not a prime: a^(q-1) is not 1 mod q", **facts)
        factored = 1
        for p in dict.fromkeys(divisors):
            require(self.proved(p) and (q - 1) % p == 0, self._name, "not a divisor of q - 1 or not seen to be prime", divisor=p, **facts)
            require(math.gcd(pow(a, (q - 1) // p, q) - 1, q) == 1, self._name, "a^((q-1)/p) - 1 has a divisor in common with q", p=p,
                    **facts)
            rest = q - 1
            while rest % p == 0:
                rest //= p
                factored *= p
        require(q < factored * factored, self._name, "too little of q - 1 is factored for Pocklington's theorem", factored=factored,
                **facts)
        self._proved.add(q)


@functools.cache
def small_primes() -> tuple[int, ...]:
    """The primes below TRIAL."""
    return tuple(n for n in range(2, TRIAL) if all(n % d for d in range(2, math.isqrt(n) + 1)))


def factors(name: str, n: int, primes: Primes, composites: dict[int, int]) -> dict[int, int]:
    """The prime factors of n >= 1 with their exponents, complete. composites: for what is left of n after the division on trial, and is
    not a proved prime, one of its prime factors, and so on. Raises KernelError in the name of a rule where that is not enough."""
    found: dict[int, int] = {}
    for p in small_primes():
        if p * p > n:
            break
        while n % p == 0:
            n //= p
            found[p] = found.get(p, 0) + 1
    waiting = [n] if n > 1 else []
    while waiting:
        c = waiting.pop()  # no prime below TRIAL divides it, or it is one
        if c < TRIAL * TRIAL or primes.proved(c):
            found[c] = found.get(c, 0) + 1
            continue
        p = composites.get(c, 0)
        require(1 < p < c and c % p == 0, name, "a factor is neither seen to be prime nor factored", number=c, divisor=p)
        waiting += [p, c // p]
    return found


__all__ = ["prime"]
