"""An equation as a combination of given equations: Buchberger's algorithm, with the combinations written down as it goes.

SymPy divides by a Groebner basis but does not say how the basis comes from the generators, and that is what the kernel needs.
"""

import heapq
from typing import Any

import sympy
from sympy import QQ
from sympy.polys.orderings import grevlex
from sympy.polys.polyerrors import CoercionFailed
from sympy.polys.rings import ring

from ..kernel.terms import ZERO, Term
from .factor import expanded_size
from .sympy_atoms import Atoms, to_sympy
from .sympy_door import Untranslatable, term_from_sympy

MAX_PAIRS = 400
MAX_WORK = 1_000_000  # monomials touched, a few seconds
MAX_TERMS = 2_000  # of one polynomial
MAX_BITS = 4_000  # of one coefficient


class _TooLarge(Exception):
    """A limit was met; whether the goal is a consequence stays open."""


def cofactors(goal: Term, generators: list[Term]) -> list[Term] | None:
    """Terms q_i with goal = q_1*g_1 + ... + q_n*g_n as rational functions, for g_i the generators.

    Numerators are taken first, so the q_i are polynomials unless goal or a generator has a division; then they divide by the
    goal's denominator only. None if the numerator is not in the ideal over the rationals, or a size limit is met.
    """
    try:
        return _cofactors(goal, generators)
    except (Untranslatable, _TooLarge, CoercionFailed, sympy.PolynomialError, RecursionError):
        return None


def _cofactors(goal: Term, generators: list[Term]) -> list[Term] | None:
    atoms = Atoms(goal, *generators)
    fractions = [_fraction(t, atoms) for t in (goal, *generators)]
    signs = [s**2 - 1 for s in atoms.signs]  # the kernel's normal forms know that ((-1)^n)^2 = 1
    tops = [top for top, _ in fractions]
    symbols = sorted(set().union(*(top.free_symbols for top in (*tops, *signs))), key=lambda s: s.name)
    if not symbols:
        return _constants(fractions)
    polynomials = ring(symbols, QQ, grevlex)[0]
    wanted, *given = [polynomials.from_expr(sympy.expand(top)) for top in (*tops, *signs)]
    found = _Buchberger(polynomials, given).express(wanted)
    if found is None:
        return None
    denominator = fractions[0][1]
    return [_term(q.as_expr(), own, denominator, atoms) for q, (_, own) in zip(found, fractions[1:])]


def _fraction(t: Term, atoms: Atoms) -> tuple[Any, Any]:
    expr = to_sympy(t, atoms)
    if expanded_size(expr) > MAX_TERMS:
        raise _TooLarge
    top, bottom = sympy.fraction(sympy.together(expr))
    return (top, bottom) if bottom.free_symbols else (top / bottom, sympy.Integer(1))


def _constants(fractions: list[tuple[Any, Any]]) -> list[Term] | None:
    (wanted, _), *given = fractions
    result = [ZERO] * len(given)
    if wanted == 0:
        return result
    for i, (top, _) in enumerate(given):
        if top != 0:
            result[i] = term_from_sympy(wanted / top)
            return result
    return None


def _term(q: Any, own: Any, denominator: Any, atoms: Atoms) -> Term:
    """q * own / denominator."""
    if q == 0:
        return ZERO
    if own == 1 and denominator == 1:
        return term_from_sympy(q, atoms)
    scale, top, bottom = sympy.cancel((sympy.expand(q * own), sympy.expand(denominator)))
    result = term_from_sympy(sympy.expand(scale * top), atoms)
    return result if bottom == 1 else result / term_from_sympy(bottom, atoms)


class _Buchberger:
    """A growing basis of the ideal; each element comes with its expression in the generators."""

    def __init__(self, polynomials: Any, generators: list[Any]) -> None:
        self.ring = polynomials
        self.count = len(generators)
        self.basis: list[tuple[Any, list[Any]]] = []
        self.pairs: list[tuple[Any, int, int]] = []
        self.work = 0
        for i, g in enumerate(generators):
            if g:
                row = [polynomials.zero] * self.count
                row[i] = polynomials.one
                self._insert(g, row)

    def express(self, goal: Any) -> list[Any] | None:
        """The goal's cofactors, tried again whenever the basis has grown; None if the basis is complete and it fails."""
        row = [self.ring.zero] * self.count
        rest, row = self._reduce(goal, row)
        tried = 0
        while rest:
            if not self.pairs:
                return None
            tried += 1
            if tried > MAX_PAIRS:
                raise _TooLarge
            _, i, j = heapq.heappop(self.pairs)
            f, f_row = self._s_polynomial(i, j)
            f, f_row = self._reduce(f, f_row)
            if f:
                self._insert(f, f_row)
                rest, row = self._reduce(rest, row)
        return [-q for q in row]

    def _insert(self, f: Any, row: list[Any]) -> None:
        """Make f monic and queue its pairs; pairs with coprime leading monomials reduce to zero."""
        lead = f.LC
        f, row = f.quo_ground(lead), [q.quo_ground(lead) for q in row]
        new = len(self.basis)
        self.basis.append((f, row))
        for i, (g, _) in enumerate(self.basis[:-1]):
            lcm = self.ring.monomial_lcm(f.LM, g.LM)
            if lcm != self.ring.monomial_mul(f.LM, g.LM):
                heapq.heappush(self.pairs, ((sum(lcm), lcm), i, new))

    def _s_polynomial(self, i: int, j: int) -> tuple[Any, list[Any]]:
        (f, f_row), (g, g_row) = self.basis[i], self.basis[j]
        lcm = self.ring.monomial_lcm(f.LM, g.LM)
        a = (self.ring.monomial_div(lcm, f.LM), QQ.one)
        b = (self.ring.monomial_div(lcm, g.LM), QQ.one)
        return f.mul_term(a) - g.mul_term(b), [p.mul_term(a) - q.mul_term(b) for p, q in zip(f_row, g_row)]

    def _reduce(self, f: Any, row: list[Any]) -> tuple[Any, list[Any]]:
        """f minus multiples of the basis until no monomial of it is divisible; row changes along, so f = row . generators
        stays true if it was."""
        done = self.ring.zero
        row = list(row)
        while f:
            for g, g_row in self.basis:
                quotient = self.ring.monomial_div(f.LM, g.LM)
                if quotient is not None:
                    factor = (quotient, f.LC)
                    f = f - g.mul_term(factor)
                    row = [p - q.mul_term(factor) if q else p for p, q in zip(row, g_row)]
                    self.work += len(f) + len(g) + sum(map(len, row)) + sum(map(len, g_row))
                    self._check(f, row)
                    break
            else:
                lead = self.ring.term_new(f.LM, f.LC)
                done, f = done + lead, f - lead
        return done, row

    def _check(self, f: Any, row: list[Any]) -> None:
        if self.work > MAX_WORK or max(len(f), *map(len, row)) > MAX_TERMS:
            raise _TooLarge
        if f:
            c = QQ.to_sympy(f.LC)
            if max(int(c.p).bit_length(), int(c.q).bit_length()) > MAX_BITS:
                raise _TooLarge
