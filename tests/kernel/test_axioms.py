"""The axioms: the list is pinned, a cited axiom stays visible, and no other name is one."""

import pytest
from kernel_support import Table, case_name, check_accepted, exists, forall, i, lt, refusal, rule, x, y

from mathcheck.kernel.axioms import AXIOMS

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses
ARCHIMEDES = forall(x, exists(i, lt(x, i)))

accepts("axiom", "archimedes", ("archimedes",), (), ARCHIMEDES)
refuses("axiom", "a name that is not in the list", ("choice",), "there is no axiom")
refuses("axiom", "another spelling", ("Archimedes",), "there is no axiom")
refuses("axiom", "two names at once", ("archimedes,archimedes",), "there is no axiom")
refuses("axiom", "the empty name", ("",), "there is no axiom")
refuses("axiom", "a statement", (ARCHIMEDES,), "must be a str", misuse=True)


@pytest.mark.parametrize("case", TABLE.accepted, ids=case_name)
def test_accepted_with_exactly_this_sequent(case):
    check_accepted(case)


@pytest.mark.parametrize("case", TABLE.refused, ids=case_name)
def test_refused_for_this_reason(case):
    assert case.why in str(refusal(case))


def test_the_list_of_axioms_is_pinned():
    assert {name: (a.statement, a.source) for name, a in AXIOMS.items()} == {
        "archimedes": (ARCHIMEDES, "W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 1.20 (a)"),
    }


def test_every_axiom_is_a_closed_formula_without_definitions():
    for a in AXIOMS.values():
        assert not a.statement.free and not a.statement.definitions and a.words and a.source


def test_an_axiom_stays_visible_in_all_that_follows_from_it():
    cited = rule("axiom", "archimedes")
    assert cited.axioms == ("archimedes",)
    at_y = rule("forall_elim", cited, y)
    pair = rule("and_intro", rule("assume", lt(y, 1)), at_y)
    in_a_tree = rule("inequality", lt(0, 1), ("add", ("const", 1), ("have", rule("and_left", rule("and_intro", zero(), at_y)))))
    assert at_y.axioms == pair.axioms == in_a_tree.axioms == ("archimedes",)
    assert rule("assume", lt(y, 1)).axioms == ()


def zero():
    return rule("refl", y)
