"""No false statement is provable: for wrong versions of every shipped claim's statement that are refuted, no method that the claim uses,
with the premises that it uses there, and no prover, gives a theorem of them."""

import pytest

from mathcheck import by
from mathcheck.kernel.errors import KernelError
from mathcheck.lang.mutations import mutants
from mathcheck.methods.errors import MethodError
from mathcheck.methods.refutation import refute
from mathcheck.numeric.search import find_witness
from mathcheck.registry.build import Library
from mathcheck.registry.derivation import Derivation, StepError
from mathcheck.registry.discovery import claim_files, load, packaged_claims
from mathcheck.registry.mutating import prover

ROOT = packaged_claims()
FILES = claim_files(ROOT)
LOOKED_AT, REFUTED, STEPS = 8, 2, 15  # mutants of a claim that are looked at, and at most used; steps that are tried again
ALONE = (by.arithmetic, by.computation)


class Recorded(Derivation):
    """A derivation that remembers with what each step was made."""

    def __init__(self, cite):
        super().__init__(cite)
        self.made = []

    def have(self, label, goal, method, *premises, why=""):
        th = super().have(label, goal, method, *premises, why=why)
        self.made.append((method, premises, th))
        return th


@pytest.fixture(scope="module")
def library():
    return Library([ROOT])


def refuted(statement):
    """Some mutants that the kernel refutes."""
    found = []
    for mutant in mutants(statement, LOOKED_AT):
        witness = find_witness(mutant.statement, 0.1)
        if witness is None:
            continue
        try:
            refute(mutant.statement, witness)
        except (MethodError, KernelError):
            continue
        found.append(mutant)
        if len(found) == REFUTED:
            break
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_nothing_refuted_is_provable(path, library):
    claim = load(path)
    wrong = refuted(claim.statement)
    for function in claim.derivations.values():
        d = Recorded(library.within(claim.id).cite)
        try:
            function(d)
        finally:
            library.leave()
        # the last steps first: the one that ends in the statement is the likeliest to end in something near it
        again = [*((m, p) for m, p, _ in d.made[:-STEPS - 1:-1]), *((m, ()) for m in ALONE)]
        for number, mutant in enumerate(wrong):
            for i, (method, premises) in enumerate(again):
                try:
                    th = d.have(f"mutant {number}.{i}", mutant.statement, method, *premises)
                except StepError:
                    continue
                assert th.hyps, f"{mutant.statement!r} by {method.words}"  # from suppositions that contradict each other anything follows
    for mutant in wrong:
        assert not prover([], 0.2)(mutant.statement), mutant


def test_the_sample_is_not_empty():
    assert sum(bool(refuted(load(p).statement)) for p in FILES[::10]) >= 6
