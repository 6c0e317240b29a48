"""Random terms of every operation, with names that invite confusion, for the tests of the printers and of the parser."""

from fractions import Fraction

from hypothesis import strategies as st

from mathcheck.kernel.binding import bind
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import FILTER, INT, NAT, PROP, REAL, function_sort, is_numeric, is_subsort
from mathcheck.kernel.terms import BINDERS, SIGNATURE, Definition, Term, number, variable
from mathcheck.lang import choose

square = Definition("square", (("t", REAL),), variable("t", REAL) * variable("t", REAL))
clash = Definition("x_", (("x_", REAL), ("choose", NAT)), variable("x_", REAL) + choose(variable("choose", NAT), 1))
halves = Recursion("halves", (("n", NAT), ("t", REAL)), REAL, variable("t", REAL),
                   variable("halves", function_sort((NAT, REAL), REAL))(variable("n", NAT), variable("t", REAL) + 1) / 2)
DEFINITIONS = [square, clash, halves, choose]
FREE = {"x": REAL, "x_": REAL, "included": REAL, "k": INT, "apart": INT, "n": NAT, "in": NAT, "f": function_sort((REAL,), REAL),
        "u": function_sort((NAT,), REAL), "z": function_sort((INT, NAT), INT), "P": function_sort((REAL,), PROP)}
BOUND = [*FREE, "factorial", "binomial", "square", "choose", "e", "x0", "a" * 64]
SORTS = [REAL, INT, NAT, FREE["f"], FREE["z"], FREE["P"]]


def gives(op, sort):
    """The operation has values of this sort, for whole arguments if a whole one is wanted."""
    own = SIGNATURE[op]
    return is_subsort(own.result(tuple(narrowed(a, sort) for a in own.args)), sort)


def narrowed(place, sort):
    return INT if place is REAL and sort is INT else place


OPERATIONS = {sort: sorted(op for op in SIGNATURE if gives(op, sort)) for sort in (REAL, INT, PROP, FILTER)}
APPLIED = {REAL: ["app", "call"], INT: ["app", "call"], PROP: ["app"], FILTER: []}


@st.composite
def made(draw, sort, depth, scope):
    """A term of a sort, or of a smaller one, over the variables in scope."""
    if depth == 0 and is_numeric(sort):
        known = [v for v in scope.values() if is_subsort(v.sort, sort)]
        literals = st.integers(-3, 12) if sort is INT else st.one_of(
            st.integers(-3, 12), st.fractions(Fraction(-3), Fraction(3), max_denominator=4))
        return draw(st.one_of(literals.map(number), st.sampled_from(known))) if known else number(draw(literals))
    leaves = {PROP: ["true", "false"], FILTER: ["infinity", "minus_infinity"]}
    op = draw(st.sampled_from(leaves[sort] if depth == 0 else OPERATIONS[sort] + APPLIED[sort]))
    deeper = depth - 1 if depth else 0

    def inside(place, names=scope):
        return draw(made(INT if place is NAT else place, draw(st.integers(0, deeper)), names))

    if op == "app":
        heads = [v for v in scope.values() if not is_numeric(v.sort) and is_subsort(v.sort.result, sort)]
        if not heads:
            return inside(sort)
        head = draw(st.sampled_from(heads))
        return head(*[inside(s) for s in head.sort.args])
    if op == "call":
        d = draw(st.sampled_from([d for d in DEFINITIONS if is_subsort(d.result, sort)]))
        return d(*[inside(s) for _, s in d.params])
    body, *rest = places if (places := [narrowed(a, sort) for a in SIGNATURE[op].args]) else [None]
    if op not in BINDERS:
        return Term(op, tuple(inside(p) for p in places))
    own = BINDERS[op] or draw(st.sampled_from([REAL, NAT] if op == "limit" else SORTS))
    v = variable(draw(st.sampled_from(BOUND)), own)
    others = [Term("infinity")] * (op == "limit" and own is NAT)
    others += [inside(p) for p in rest[len(others):]]
    return bind(op, v, inside(body, {**scope, v.data: v}), *others)


FREE_TERMS = {name: variable(name, sort) for name, sort in FREE.items()}


@st.composite
def terms(draw):
    sort = draw(st.sampled_from([REAL, INT, PROP, PROP, FILTER]))
    try:
        return draw(made(sort, draw(st.integers(1, 5)), draw(st.sampled_from([FREE_TERMS, {}]))))
    except KernelError as e:  # a name at two sorts
        assert "two sorts" in e.why
        return number(0)
