"""The attacker writes the certificate: every line of it, header, terms, steps and obligations, and knows what the audit will expect.
He does not choose the statement that is expected, nor the axioms that are allowed: both come from outside the file."""


import pytest
from attack_support import P, certificate, left_open, proves, refused

from mathcheck.kernel.audit import audit
from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.lines import encode
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import NAT, REAL, function_sort
from mathcheck.kernel.terms import Definition, variable
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import And, Int, Nat, Not, Or, Q, Real, Sum, deriv, eq, exists, forall, implies, least, ne, prime

x, y, t = Real("x"), Real("y"), Real("t")
k, m = Int("k"), Int("m")
n = Nat("n")
ZERO, ONE = Q(0), Q(1)
FALSE = eq(ZERO, ONE)


# What the header says


def test_header_claims_more_than_its_theorem():
    refused("audit", "the header claims 0 = 1 but the proof shows 0 = 0", FALSE, ("compute", eq(ZERO, 0)))


def test_header_points_at_an_earlier_step():
    """The last step is the expected statement under a hypothesis; the one that the header names is true, and something else."""
    refused("audit", "the header claims 0 = 1 but the proof shows 0 = 0", FALSE, ("compute", eq(ZERO, 0)), ("assume", FALSE), theorem=0)


def test_supposing_the_statement_to_show_it():
    left_open("open hypothesis: 0 = 1", FALSE, ("assume", FALSE))


def test_certificate_of_another_claim():
    statement = forall(x, 0 <= x * x)
    good = (("inequality", 0 <= x * x, ("square", x)), ("forall_intro", P(0), x))
    proves(statement, *good)
    refused("audit", "proves forall x:Real. 0 <= x*x, but expected was forall x:Real. 0 < x*x", statement, *good,
            expected=forall(x, 0 < x * x))


def test_statement_with_swapped_quantifiers():
    """For every x there is a larger y; not one y for every x."""
    steps = (("inequality", x < x + 1, ("const", 1)), ("exists_intro", P(0), exists(y, x < y), x + 1), ("forall_intro", P(1), x))
    proves(forall(x, exists(y, x < y)), *steps)
    refused("audit", "but expected was exists y:Real. forall x:Real. x < y", forall(x, exists(y, x < y)), *steps,
            expected=exists(y, forall(x, x < y)))


def test_statement_with_swapped_variables():
    """forall y x. x - y = -(y - x) is the same with the names exchanged; x < y -> 0 < x - y is not."""
    ordered = forall(x, y, implies(x < y, 0 < y - x))
    steps = (("assume", x < y), ("inequality", 0 < y - x, ("have", P(0))), ("imp_intro", P(1), x < y))
    given = (*steps, ("forall_intro", P(2), y), ("forall_intro", P(3), x))
    swapped = forall(x, y, implies(y < x, 0 < y - x))
    refused("audit", "but expected was", ordered, *given, expected=swapped)
    refused("audit", "the header claims", swapped, *given)


def test_natural_numbers_in_the_proof_and_integers_in_the_statement():
    proves(forall(n, 0 <= n), ("nat_nonneg", n), ("forall_intro", P(0), n))
    refused("audit", "the header claims forall k:Int. 0 <= k but the proof shows forall n:Nat. 0 <= n", forall(k, 0 <= k),
            ("nat_nonneg", n), ("forall_intro", P(0), n))
    refused("nat_nonneg", "not a term of sort Nat", forall(k, 0 <= k), ("nat_nonneg", k), ("forall_intro", P(0), k))


def test_integers_in_the_proof_and_real_numbers_in_the_statement():
    """Above 0 the least integer is 1; there is no least real number."""
    gap = (("assume", 0 < k), ("int_gap", P(0)), ("imp_intro", P(1), 0 < k), ("forall_intro", P(2), k))
    refused("audit", "the header claims", forall(x, implies(0 < x, 1 <= x)), *gap)
    refused("int_gap", "both sides must be integer terms", forall(x, implies(0 < x, 1 <= x)), ("assume", 0 < x), ("int_gap", P(0)))


def test_natural_variable_put_at_a_negative_number():
    left_open("open hypothesis: 0 <= -1", 0 <= Q(-1), ("nat_nonneg", n), ("inst", P(0), n, Q(-1)))


# Axioms


def test_axiom_under_another_name():
    for name in ("archimedes ", "Archimedes", "arсhimedes", "archimedes,", ""):  # the third with a Cyrillic letter
        refused("axiom", f"there is no axiom {name!r}", AXIOMS["archimedes"].statement, ("axiom", name), axioms=("archimedes", name))


def test_axiom_with_a_changed_statement():
    """Every real number below *every* natural number, under the name of the true one."""
    changed = forall(x, n, x < n)
    refused("audit", "the header claims", changed, ("axiom", "archimedes"), axioms=("archimedes",))


def test_axiom_that_only_an_obligation_cites():
    """The theorem itself rests on nothing; what it owes does. It is counted, and refused like any other."""
    statement = forall(x, implies(exists(n, x < n), x <= x))
    proof = (("inequality", x <= x, ("const", 0)), ("imp_intro", P(0), exists(n, x < n)), ("forall_intro", P(1), x))
    owed = exists(x, exists(n, x < n))
    witness = (("axiom", "archimedes"), ("forall_elim", P(3), ZERO), ("exists_intro", P(4), owed, ZERO))
    proves(statement, *proof, *witness, theorem=2, shown=(5,), axioms=("archimedes",))
    refused("audit", "cites an axiom that was not expected: archimedes", statement, *proof, *witness, theorem=2, shown=(5,))


def test_axiom_cited_by_a_rule():
    """`mean_value` cites its theorem without a step that says `axiom`: it is counted all the same."""
    statement = exists(x, And(ZERO < x, x < 1, eq(ONE - ZERO, ONE * (ONE - ZERO))))
    steps = (("compute", ZERO < 1), ("refl", x), ("continuous_where_defined", P(1), x, ZERO, ONE), ("deriv_identity", x, x),
             ("mean_value", P(0), P(2), P(3), x))
    proves(statement, *steps, axioms=("mean-value-theorem",))
    refused("audit", "cites an axiom that was not expected: mean-value-theorem", statement, *steps, axioms=("archimedes", "mean value"))


# Definitions


def definition(name, body, *params):
    return Definition(name, tuple((p.data, p.sort) for p in params), body)


def test_two_definitions_of_one_name():
    """f(x) := x in the proof and f(x) := x + 1 in the statement; then both in one sequent."""
    one, other = definition("f", x, x), definition("f", x + 1, x)
    refused("audit", "but expected was", eq(one(ZERO), 0), ("compute", eq(one(ZERO), 0)), expected=eq(other(ZERO), 0))
    refused("trans", "the middle terms differ", eq(ZERO, ZERO + 1), ("unfold", one(ZERO)), ("sym", P(0)), ("unfold", other(ZERO)),
            ("trans", P(1), P(2)))
    refused("and_intro", "f would have two definitions in one sequent", FALSE, ("unfold", one(ZERO)), ("unfold", other(ZERO)),
            ("and_intro", P(0), P(1)))


def test_definition_named_like_a_bound_variable():
    """The name of a definition may not be that of a variable beside it: the reader could not tell them apart."""
    f = definition("a", x + 1, x)
    refused("weaken", "a would be a variable and a definition in one sequent", FALSE, ("compute", eq(f(ZERO), 1)),
            ("weaken", P(0), eq(Real("a"), 0)))


def step(body):
    """The recursion r(0) := 0, r(n + 1) := body(r)."""
    itself = variable("r", function_sort((NAT,), REAL))
    return Recursion("r", (("n", NAT),), REAL, ZERO, body(itself))


LATER = {
    "the next value": (lambda r: r(n + 1) + 1, "must apply r at n itself"),
    "its own value": (lambda r: r(n + 1), "must apply r at n itself"),
    "a value further on": (lambda r: r(n + 2) + 1, "must apply r at n itself"),
    "a number below 0": (lambda r: r(n - 1), "does not have values everywhere"),
    "all values in a sum": (lambda r: Sum(r(k), k, 0, n + 1) + 1, "must apply r at n itself"),
    "a search for a value": (lambda r: least(Nat("j"), eq(r(Nat("j")), 1)) + 1, "does not have values everywhere"),
    "a value at a value": (lambda r: abs(r(n)) + r(n) * r(n * n + n), "must apply r at n itself"),
}


@pytest.mark.parametrize("where", LATER)
def test_recursion_that_looks_at_later_values(where):
    """r(n + 1) = r(n + 1) + 1 would be 0 = 1."""
    body, why = LATER[where]
    with pytest.raises(KernelError, match=why) as caught:
        step(body)
    assert caught.value.rule == "definition"


def test_recursion_without_values():
    """r(n + 1) := 1/(r(n) - r(n)), whose equations determine nothing."""
    with pytest.raises(KernelError, match="does not have values everywhere"):
        step(lambda r: 1 / (r(n) - r(n)))


# Variables and hypotheses


def test_variable_captured_by_a_quantifier():
    """forall x. exists y. x < y at x := y must not become exists y. y < y."""
    proof = (("inequality", x < x + 1, ("const", 1)), ("exists_intro", P(0), exists(y, x < y), x + 1), ("forall_intro", P(1), x))
    refused("audit", "the header claims", exists(y, y < y), *proof, ("forall_elim", P(2), y))
    refused("exists_intro", "the premise is not the claim at this witness", exists(y, y < y), *proof, ("forall_elim", P(2), ZERO),
            ("inequality", ZERO < ONE, ("const", 1)), ("exists_intro", P(4), exists(y, y < y), ONE))


def test_substitution_that_forgets_the_hypothesis():
    """x = 0 |- x = 0 at x := 1 keeps 1 = 0 as a hypothesis, and no true equation takes it away."""
    kept = (("assume", eq(x, 0)), ("inst", P(0), x, ONE))
    left_open("open hypothesis: 1 = 0", eq(ONE, 0), *kept)
    refused("cut", "the first conclusion is not a hypothesis", eq(ONE, 0), *kept, ("refl", ONE), ("cut", P(2), P(1)))


def test_cut_with_a_weaker_inequality():
    """0 <= 0 is shown, 0 < 0 is the hypothesis."""
    refused("cut", "the first conclusion is not a hypothesis of the second theorem", FALSE, ("assume", ZERO < 0),
            ("inequality", ZERO < 1, ("add", ("have", P(0)), ("const", 1))), ("compute", ZERO <= 0), ("cut", P(2), P(1)))


def test_cut_of_the_same_inequality_about_another_variable():
    refused("cut", "the first conclusion is not a hypothesis", forall(x, 0 < x), ("assume", 0 < x), ("assume", 0 < y), ("cut", P(1), P(0)))


def test_generalising_over_a_supposition():
    refused("forall_intro", "x must not occur free there", forall(x, eq(x, 0)), ("assume", eq(x, 0)), ("forall_intro", P(0), x))


def test_witness_chosen_twice():
    """From exists x. x < 0 and exists x. 0 < x, one and the same x."""
    both = (("assume", x < 0), ("assume", 0 < x), ("and_intro", P(0), P(1)), ("compute", Q(-1) < 0),
            ("exists_intro", P(3), exists(x, x < 0), Q(-1)))
    refused("exists_elim", "x must not occur free there", exists(x, x < 0), *both, ("exists_elim", P(4), P(2), x))


# Obligations


def test_obligation_about_another_statement():
    """It owes a y below itself, and shows one below 1."""
    vacuous = forall(x, implies(x < x, eq(x, x + 1)))
    impossible = (("assume", x < x), ("inequality", ZERO < 0, ("have", P(0))), ("compute", Not(ZERO < 0)), ("not_elim", P(2), P(1)),
                  ("ex_falso", P(3), eq(x, x + 1)), ("imp_intro", P(4), x < x), ("forall_intro", P(5), x))
    other = (("compute", ZERO < 1), ("exists_intro", P(7), exists(x, x < 1), ZERO))
    left_open("not shown: exists x:Real. x < x", vacuous, *impossible, theorem=6)
    left_open("not shown: exists x:Real. x < x", vacuous, *impossible, *other, theorem=6, shown=(8,))


def test_obligation_shown_under_a_hypothesis():
    """exists x. x < x |- exists x. x < x is a theorem, and shows nothing."""
    statement = forall(x, implies(x < x, x <= x))
    proof = (("inequality", x <= x, ("const", 0)), ("imp_intro", P(0), x < x), ("forall_intro", P(1), x))
    left_open("not shown: exists x:Real. x < x", statement, *proof, ("assume", exists(x, x < x)), theorem=2, shown=(3,))


def test_vacuous_between_two_integers():
    """Every integer between 0 and 1 is 7. It is true, says nothing, and is no claim."""
    between = forall(k, implies(0 < k, implies(k < 1, eq(k, 7))))
    gap = (("assume", 0 < k), ("int_gap", P(0)), ("assume", k < 1),
           ("inequality", ZERO < 0, ("add", ("have", P(1)), ("have", P(2)))), ("compute", Not(ZERO < 0)), ("not_elim", P(4), P(3)),
           ("ex_falso", P(5), eq(k, 7)), ("imp_intro", P(6), k < 1), ("imp_intro", P(7), 0 < k), ("forall_intro", P(8), k))
    left_open("not shown: exists k:Int. 0 < k and k < 1", between, *gap)


def test_vacuous_behind_a_true_alternative():
    """Or is not a place to hide: each side owes its own witness."""
    nothing = forall(n, implies(n < 0, FALSE))
    left_open("not shown: exists n:Nat. n < 0", Or(eq(ZERO, 0), nothing), ("compute", eq(ZERO, 0)), ("or_left", P(0), nothing))


def test_ill_posed_part_behind_a_vanishing_factor():
    """0*(1/0) = 0*(1/0) looks like an equation of zeros, and has no value: what cancels keeps its condition."""
    hollow = eq(x * (ONE / x), x * (ONE / x))
    refused("field", "a divisor is identically zero", eq(ZERO * (ONE / 0), 0), ("field", ZERO * (ONE / 0), ZERO))
    left_open("open hypothesis: 0 != 0", eq(ZERO * (ONE / 0), ZERO * (ONE / 0)), ("refl", ZERO * (ONE / 0)))
    refused("forall_intro", "x must not occur free there", forall(x, hollow), ("refl", x * (ONE / x)), ("forall_intro", P(0), x))


# Refutations of what is true


def refutes(statement, *steps):
    answer = audit(certificate(steps[-1][-1], *steps), statement=write_statement(statement), refutes=True)
    assert answer["outcome"] == "refused", answer
    return answer


def test_true_alternative_refuted_as_ill_posed():
    """1/0 has no value, and the other side is true: the whole is not refuted by the condition of a part."""
    denied = Not(ne(ZERO, 0))
    for true in (Or(eq(ZERO, 0), eq(ONE / 0, 1)), implies(FALSE, eq(ONE / 0, 1)), exists(x, Or(eq(x, x), eq(ONE / 0, 1)))):
        assert "does not refute" in refutes(true, ("compute", denied))["why"]


def test_refutation_of_a_neighbour():
    """2 + 2 = 5 is refuted; the claim says 2 + 2 = 4."""
    denied = Not(eq(Q(2) + 2, 5))
    assert "does not refute 2 + 2 = 4" in refutes(eq(Q(2) + 2, 4), ("compute", denied))["why"]


def test_refutation_under_a_hypothesis():
    denied = Not(forall(x, 0 <= x * x))
    assert "no open hypotheses" in refutes(forall(x, 0 <= x * x), ("assume", denied))["why"]


# Numbers that are said to be prime


@pytest.mark.parametrize(("composite", "table", "why"), [
    (561, (), "not seen to be prime"), (561, ((561, 2, 2, 5, 7),), "too little of q - 1 is factored|has a divisor in common"),
    (2047, ((2047, 2, 2, 3, 11, 31),), "has a divisor in common"), (2047, ((2047, 2, 2046),), "not seen to be prime"),
    (4_294_967_297, ((4_294_967_297, 3, 2),), "is not 1 mod q"), (25, ((25, 7, 2, 3),), "has a divisor in common"), (1, (), "not seen"),
    (0, (), "not seen"), (-7, (), "not seen"), (9, ((3, 2, 2), (9, 8, 2)), "divisor in common")])
def test_composite_number_with_a_table_of_primes(composite, table, why):
    """Carmichael's 561, the pseudoprime 2047 = 23*89, Fermat's fifth number, a square, and what is below 2."""
    answer = audit(certificate(prime(Q(composite)), ("prime", composite, table)))
    assert (answer["outcome"], answer["rule"]) == ("refused", "prime")
    assert any(part in answer["why"] for part in why.split("|")), answer


# The file itself


def test_text_after_the_proof():
    """Another certificate in the same file: what is read is all of the file, or nothing."""
    good = certificate(eq(ZERO, 0), ("compute", eq(ZERO, 0)))
    answer = audit(good + certificate(FALSE, ("assume", FALSE)), statement=write_statement(FALSE))
    assert answer["outcome"] == "not a certificate" and "something follows the last step" in answer["why"]


def test_verdict_in_the_header():
    for field in ({"outcome": "proved"}, {"axioms": []}, {"hyps": []}, {"theorem ": 0}):
        answer = audit(certificate(FALSE, ("assume", FALSE), **field), statement=write_statement(FALSE))
        assert answer["outcome"] == "not a certificate" and "exactly the keys" in answer["why"]


def test_step_that_is_its_own_premise():
    for own in (0, 1, 10**15, -1, True):
        text = certificate(FALSE, ("refl", ZERO), ("sym", P(0))).replace('["sym",{"p":0}]', encode(["sym", {"p": own}]))
        answer = audit(text, statement=write_statement(FALSE))
        if own == 0:
            assert (answer["outcome"], answer["rule"]) == ("refused", "audit")
        else:
            assert answer["outcome"] == "not a certificate" and "does not come before" in answer["why"]


def test_rule_that_is_called_like_a_python_attribute():
    for name in ("__init__", "mint", "_mint", "Theorem", "admit", "sorry", "compute\n", "COMPUTE"):
        answer = audit(certificate(FALSE, (name, FALSE)), statement=write_statement(FALSE))
        assert answer["outcome"] == "not a certificate" and "there is no rule" in answer["why"]


def test_derivative_by_another_variable():
    """y has the slope 1 as a function of y, and 0 as a function of x; the two statements differ in one bound variable."""
    proof = (("deriv_identity", y, ZERO), ("forall_intro", P(0), y))
    proves(forall(y, deriv(y, y, 0, 1)), *proof)
    refused("audit", "the header claims", forall(y, deriv(y, x, 0, 1)), *proof)


def test_hypothesis_named_twice():
    """A hypothesis that occurs twice is one: weakening by it and discharging it once leaves none, and adds nothing."""
    steps = (("assume", t < 0), ("weaken", P(0), t < 0), ("imp_intro", P(1), t < 0), ("forall_intro", P(2), t))
    proves(forall(t, implies(t < 0, t < 0)), *steps, ("compute", Q(-1) < 0), ("exists_intro", P(4), exists(t, t < 0), Q(-1)),
           theorem=3, shown=(5,))
    refused("audit", "the header claims", forall(t, t < 0), *steps, theorem=3)


def test_index_that_has_left_its_sum():
    """Sum of k for k from m to m is m; with the index outside its sum it is a variable, and a free one is reported."""
    left_open("free variables: k", eq(k, k), ("refl", k))
    refused("audit", "the header claims", forall(m, eq(Sum(k, k, m, m), k)), ("refl", Sum(k, k, m, m)))
