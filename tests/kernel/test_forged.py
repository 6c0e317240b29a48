"""What only looks like a theorem, a term or a number is refused, and what is made cannot be changed."""

import copy
import pickle
from fractions import Fraction

import pytest
from kernel_support import (
    INT,
    REAL,
    RULES,
    Definition,
    KernelError,
    Term,
    Theorem,
    assume,
    eq,
    exists,
    forall,
    forged,
    k,
    least,
    lt,
    n,
    number,
    rule,
    square_of,
    total,
    u,
    variable,
    x,
    y,
)

from mathcheck.kernel.sorts import NAT, PROP, Sort, function_sort
from mathcheck.kernel.terms import FALSE, MAX_BITS, MAX_DEPTH, MAX_SIZE
from mathcheck.kernel.theorem import is_minted

FORGED = "not a theorem that this kernel made"
TERMS = (number(3), number(Fraction(-1, 2)), x + 1, x / y, square_of(x), u(n), total(k * k, k, 0, n),
        forall(x, exists(y, lt(x, y))), least(variable("i", NAT), lt(x, variable("i", NAT))),
         Term("app", (u, Term("bvar", (), (0, NAT)))))


class SubTheorem(Theorem):
    pass


class SubTerm(Term):
    pass


class LyingInt(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class SubFraction(Fraction):
    pass


# Theorems


def test_a_theorem_is_not_made_by_its_class():
    for kind in (Theorem, SubTheorem):
        with pytest.raises(KernelError, match="made by a rule"):
            kind((), FALSE)


@pytest.mark.parametrize("name", ["weaken", "or_left", "imp_intro"])
def test_a_theorem_that_no_rule_made_is_refused(name):
    with pytest.raises(KernelError, match=FORGED):
        rule(name, forged(FALSE), lt(x, 1))
    with pytest.raises(KernelError, match=FORGED):
        rule(name, object.__new__(Theorem), lt(x, 1))
    with pytest.raises(KernelError, match="must be a Theorem"):
        rule(name, forged(FALSE, kind=SubTheorem), lt(x, 1))


def test_every_rule_with_a_premise_refuses_a_forged_one():
    filler = {Term: FALSE, str: "sum", int: 0, tuple: (), Theorem: forged(FALSE)}
    for apply in RULES.values():
        kinds = [kind for name, kind in apply.__annotations__.items() if name != "return"]
        if Theorem in kinds:
            with pytest.raises(KernelError, match=FORGED):
                apply(*(filler[kind] for kind in kinds))


def test_a_forged_theorem_deep_in_a_certificate_tree_is_refused():
    tree = ("have", forged(lt(1, 0)))
    for _ in range(50):
        tree = ("add", ("const", 0), tree)
    with pytest.raises(KernelError, match=FORGED):
        rule("inequality", lt(1, 0), tree)


def test_theorems_are_not_copied_or_pickled():
    theorem = assume(lt(x, 1))
    for duplicate in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="cannot be copied or pickled"):
            duplicate(theorem)


def test_theorems_cannot_be_changed():
    theorem = assume(lt(x, 1))
    for slot in ("hyps", "concl", "axioms", "rule", "args", "other"):
        with pytest.raises(AttributeError):
            setattr(theorem, slot, ())
        with pytest.raises(AttributeError):
            delattr(theorem, slot)


@pytest.mark.parametrize(("slot", "value"), [("concl", FALSE), ("hyps", ()), ("concl", lt(x, 1 + 0)), ("hyps", (lt(x, 1),))])
def test_a_theorem_changed_by_force_is_refused(slot, value):
    theorem = assume(lt(x, 1))
    assert is_minted(theorem)
    object.__setattr__(theorem, slot, value)
    assert not is_minted(theorem)
    with pytest.raises(KernelError, match=FORGED):
        rule("weaken", theorem, lt(y, 1))


def test_axioms_stripped_by_force_are_noticed():
    theorem = rule("axiom", "archimedes")
    object.__setattr__(theorem, "axioms", ())
    with pytest.raises(KernelError):
        rule("weaken", theorem, lt(y, 1))


# Terms


def test_terms_cannot_be_changed():
    t = x + 1
    for slot in (*Term.__slots__, "other"):
        with pytest.raises(AttributeError):
            setattr(t, slot, None)
        with pytest.raises(AttributeError):
            delattr(t, slot)
    with pytest.raises(AttributeError):
        square_of.body = x
    with pytest.raises(AttributeError):
        INT.name = "Real"


def test_a_term_is_not_built_twice():
    t = number(7)
    t.__init__("num", (), 8)
    assert t == number(7) and t.data == 7


@pytest.mark.parametrize("t", [x, lt(x, 1), eq(x, x), Term("true"), FALSE])
def test_no_term_has_a_truth_value(t):
    for ask in (bool, lambda s: s and s, lambda s: not s, lambda s: 0 < x < 1):
        with pytest.raises(TypeError, match="no truth value"):
            ask(t)


@pytest.mark.parametrize("value", [0.5, 1.0, True, False, LyingInt(3), SubFraction(1, 2), "1", None, 1j, float("nan"), [], b"1"],
                         ids=repr)
def test_a_literal_is_an_exact_int_or_fraction(value):
    for make in (number, lambda v: x + v, lambda v: v * x, lambda v: eq(x, v), lambda v: Term("num", (), v), lambda v: x**v):
        with pytest.raises((KernelError, TypeError)):
            make(value)


def test_a_fraction_made_of_lying_parts_is_refused():
    half = Fraction(1, 2)
    half._numerator = LyingInt(1)
    with pytest.raises(KernelError, match="bits"):
        number(half)


def test_literals_of_one_value_are_one_term():
    assert number(Fraction(4, 2)) == number(2) and number(2).sort is NAT
    assert number(1) != number(Fraction(1, 2))
    assert number(-0) == number(0)


def test_what_is_not_a_term_is_no_argument():
    fake = object.__new__(SubTerm)
    for value in (fake, 1, "x", None):
        with pytest.raises(KernelError, match="is not a term"):
            Term("neg", (value,))
    with pytest.raises(KernelError, match="is built by"):
        SubTerm("true")


@pytest.mark.parametrize(("op", "args", "data"), [
    ("add", (x,), None), ("add", (x, y, x), None), ("add", (x, lt(x, y)), None), ("add", (x, y), 1), ("and", (x, y), None),
    ("erf", (x,), None), ("npow", (x, y), None), ("npow", (x, number(Fraction(1, 2))), None), ("fact", (x,), None),
    ("sum", (x, number(0), x), ("k", INT)), ("sum", (x, number(0), n), ("k", REAL)), ("sum", (x, number(0), n), None),
    ("forall", (lt(x, 1),), ("k", PROP)), ("forall", (lt(x, 1),), ("not a name", REAL)), ("forall", (x,), ("k", REAL)),
    ("var", (), ("x", PROP)), ("var", (), ("", REAL)), ("var", (), ("é", REAL)), ("var", (), ("x" * 65, REAL)),
        ("var", (x,), ("y", REAL)),
    ("bvar", (), (-1, REAL)), ("bvar", (), (True, REAL)), ("bvar", (), (0, PROP)), ("app", (x, y), None), ("app", (u, x), None),
    ("app", (u,), None), ("app", (u, n, n), None), ("call", (x,), None), ("call", (x, x), square_of),
        ("call", (lt(x, y),), square_of),
    ("num", (x,), 1), ("true", (), 1), ("eq", (u, u), None), ("eq", (lt(x, 1), lt(x, 1)), None), (1, (), None),
])
def test_an_ill_formed_term_is_refused(op, args, data):
    with pytest.raises(KernelError):
        Term(op, args, data)


def test_one_name_has_one_sort_in_a_term():
    with pytest.raises(KernelError, match="two sorts"):
        x + variable("x", INT)


def test_a_bound_variable_keeps_its_sort():
    with pytest.raises(KernelError, match="used at another sort"):
        Term("forall", (lt(Term("bvar", (), (0, INT)), 1),), ("x", REAL))


@pytest.mark.parametrize(("name", "params", "body"), [
    ("g", (("t", REAL),), y), ("g", (), number(1)), ("g", (("t", REAL), ("t", REAL)), variable("t", REAL)),
        ("g", (("t", INT),), variable("t", REAL)),
    ("g", (("t", REAL),), lt(0, variable("t", REAL))), ("g 1", (("t", REAL),), number(1)), ("g", (("u", u.sort),), number(1)),
    ("g", (("t", PROP),), number(1)), ("g", (("t", REAL),), Term("bvar", (), (0, REAL))), ("g", [("t", REAL)], number(1)),
        (1, (("t", REAL),), x),
])
def test_an_ill_formed_definition_is_refused(name, params, body):
    with pytest.raises(KernelError):
        Definition(name, params, body)


def test_a_function_sort_goes_between_numbers():
    for args, result in (((), REAL), ((PROP,), REAL), ((u.sort,), REAL), ((REAL,), u.sort)):
        with pytest.raises(KernelError):
            function_sort(args, result)


@pytest.mark.parametrize("t", TERMS, ids=repr)
def test_a_copied_term_is_the_same_term(t):
    again = copy.copy(t)
    assert again == t and hash(again) == hash(t) and again.free == t.free


@pytest.mark.parametrize("t", TERMS, ids=repr)
def test_a_pickled_or_deeply_copied_term_is_the_same_term(t):
    for again in (copy.deepcopy(t), pickle.loads(pickle.dumps(t))):
        assert again == t and hash(again) == hash(t) and again.free == t.free and again.sort is t.sort


def test_sorts_are_only_those_of_the_signature():
    with pytest.raises(KernelError):
        variable("z", Sort("Complex"))


def test_terms_are_equal_up_to_the_names_of_bound_variables_only():
    assert forall(x, lt(x, 1)) == forall(y, lt(y, 1))
    assert forall(x, lt(x, 1)) != forall(n, lt(n, 1))
    assert lt(x, 1) != lt(y, 1)
    assert x != variable("x", INT)
    assert (x == 1) is False


# Limits


def test_depth_is_bounded_where_a_term_is_built():
    t = x
    with pytest.raises(KernelError, match="deeper than"):
        for _ in range(MAX_DEPTH):
            t = -t
    assert t.depth == MAX_DEPTH


def test_a_shared_graph_cannot_hide_an_exponential_term():
    t, doublings = x, 0
    with pytest.raises(KernelError, match="larger than"):
        while True:
            t, doublings = t + t, doublings + 1
    assert t.size <= MAX_SIZE and doublings < 20


def test_substitution_cannot_exceed_the_limits():
    big = x
    for _ in range(12):
        big = big + big
    with pytest.raises(KernelError, match="larger than"):
        rule("inst", rule("refl", big), x, big)


def test_literals_are_bounded():
    assert number((1 << MAX_BITS) - 1).sort is NAT
    for value in (1 << MAX_BITS, Fraction(1, 1 << MAX_BITS)):
        with pytest.raises(KernelError, match="bits"):
            number(value)


def test_a_certificate_tree_is_bounded():
    tree = ("const", 0)
    for _ in range(200):
        tree = ("inverse", tree)
    with pytest.raises(KernelError, match="too deep"):
        rule("inequality", lt(0, 1), tree)


def test_a_long_chain_of_definitions_is_refused_and_does_not_exhaust_the_stack():
    chain = Definition("d", (("t", REAL),), variable("t", REAL))
    with pytest.raises(KernelError, match="deeper than"):
        for index in range(1500):
            chain = Definition(f"d{index}", (("t", REAL),), chain(variable("t", REAL)))
