"""Terms: immutable, sorted, never evaluated. `x/x` stays `x/x`; `a == b` asks whether two terms are the same up to the
names of bound variables, in constant time.

Binders are locally nameless: under a binder its variable is an index, so capture cannot be written down. Every term
carries its sort, depth, size, free variables and the definitions it mentions, computed once when it is built.
This module never decides anything about truth and never rewrites a term.
"""

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple, Self

from .errors import KernelError
from .sorts import FILTER, INT, NAT, PROP, REAL, Sort, has_variables, is_numeric, is_subsort, join

MAX_DEPTH = 750  # a walk makes at most a few calls for each; see process.room_for_terms
MAX_SIZE = 200_000  # nodes and 64-bit words of literals counted as a tree, so a shared graph cannot hide an exponential term
MAX_BITS = 1 << 20


class Op(NamedTuple):
    """One line of the signature: argument sorts, result sort from the arguments' sorts, text notation."""

    args: tuple[Sort, ...]
    result: Callable[[tuple[Sort, ...]], Sort]
    text: str


def _closed(sorts: tuple[Sort, ...]) -> Sort:
    return join(sorts[0], sorts[1])


def _signed(sorts: tuple[Sort, ...]) -> Sort:
    sort = sorts[0] if len(sorts) == 1 else join(sorts[0], sorts[1])
    return INT if sort is NAT else sort


def _first(sorts: tuple[Sort, ...]) -> Sort:
    return sorts[0]


def _always(sort: Sort) -> Callable[[tuple[Sort, ...]], Sort]:
    return lambda _sorts: sort


# Functions of one real number, printed by their names. tan, sec, csc and cot abbreviate quotients; see the rule `unfold`.
ELEMENTARY = ("exp", "log", "sqrt", "sin", "cos", "tan", "sec", "csc", "cot", "atan")

# The closed signature. An argument may have any subsort of the one named; a Nat place (call, app) also takes an Int term
# under the condition that it is not negative. Domain conditions are in domains.py.
SIGNATURE: dict[str, Op] = {
    "add": Op((REAL, REAL), _closed, "a + b"),
    "sub": Op((REAL, REAL), _signed, "a - b"),
    "mul": Op((REAL, REAL), _closed, "a*b"),
    "neg": Op((REAL,), _signed, "-a"),
    "div": Op((REAL, REAL), _always(REAL), "a/b"),
    "npow": Op((REAL, INT), _first, "a^e"),  # 0 <= e, any base, 0^0 = 1
    "zpow": Op((REAL, INT), _always(REAL), "a^^e"),  # any integer e, base not 0
    "fact": Op((INT,), _always(NAT), "e!"),
    "abs": Op((REAL,), lambda sorts: REAL if sorts[0] is REAL else NAT, "|a|"),
    "max": Op((REAL, REAL), _closed, "max(a, b)"),
    "min": Op((REAL, REAL), _closed, "min(a, b)"),
    **{name: Op((REAL,), _always(REAL), f"{name}(a)") for name in ELEMENTARY},
    "pi": Op((), _always(REAL), "pi"),
    "sum": Op((REAL, INT, INT), _first, "sum(f, k, lo, hi)"),
    "prod": Op((REAL, INT, INT), _first, "prod(f, k, lo, hi)"),
    "integral": Op((REAL, REAL, REAL), _always(REAL), "integral(f, x, a, b)"),  # f continuous on the interval between a and b
    "series": Op((REAL, INT), _always(REAL), "sum(f, k, lo, oo)"),  # the limit of the partial sums, where they have one
    "least": Op((PROP,), _always(NAT), "least(k, A)"),  # the natural number k with A, and not A for every smaller one
    # filters: the sets that hold all x with |x - a| < r, for some r > 0; near leaves out a itself, above and below keep to one side
    "at": Op((REAL,), _always(FILTER), "x -> a, a included"),
    "near": Op((REAL,), _always(FILTER), "x -> a"),
    "above": Op((REAL,), _always(FILTER), "x -> a+"),
    "below": Op((REAL,), _always(FILTER), "x -> a-"),
    "infinity": Op((), _always(FILTER), "x -> oo"),  # all x with m <= x, for some m
    "minus_infinity": Op((), _always(FILTER), "x -> -oo"),
    "limit": Op((REAL, FILTER, FILTER), _always(PROP), "lim(f, x -> p) = q"),  # f has values eventually, and they tend to q
    "eq": Op((REAL, REAL), _always(PROP), "a = b"),
    "lt": Op((REAL, REAL), _always(PROP), "a < b"),
    "le": Op((REAL, REAL), _always(PROP), "a <= b"),
    "has_deriv": Op((REAL, REAL, REAL), _always(PROP), "deriv(f, x, a) = d"),  # f is defined near a, with derivative d at a
    "continuous": Op((REAL, REAL, REAL), _always(PROP), "continuous(f, x, a, b)"),  # on the closed interval between a and b
    "true": Op((), _always(PROP), "true"),
    "false": Op((), _always(PROP), "false"),
    "not": Op((PROP,), _always(PROP), "not A"),
    "and": Op((PROP, PROP), _always(PROP), "A and B"),
    "or": Op((PROP, PROP), _always(PROP), "A or B"),
    "imp": Op((PROP, PROP), _always(PROP), "A -> B"),
    "forall": Op((PROP,), _always(PROP), "forall x:S. A"),
    "exists": Op((PROP,), _always(PROP), "exists x:S. A"),
}
# Operations outside the table: num (a literal), var, bvar (an index), app (a function variable applied), call (a definition
# applied), rec (a recursive definition applied). Their shape depends on their data and is checked in Term.__new__.
# The first argument stands under the binder; the sort is what the bound variable must have, None where there is a choice.
BINDERS: dict[str, Sort | None] = {"sum": INT, "prod": INT, "series": INT, "integral": REAL, "has_deriv": REAL, "continuous": REAL,
                                   "least": NAT, "limit": None, "forall": None, "exists": None}
ATOMS = frozenset({"eq", "lt", "le", "has_deriv", "continuous", "limit"})

_NO_LOOSE: frozenset[tuple[int, Sort]] = frozenset()
_NO_FREE: frozenset[tuple[str, Sort]] = frozenset()
_NO_DEFINITIONS: "frozenset[Defined]" = frozenset()

# Two terms get the same key exactly if they are equal up to the names of bound variables. A cache of identities, no theory.
_KEYS: dict[tuple[Any, ...], int] = {}
_FRESH_KEY = itertools.count()


_set = object.__setattr__  # the way past __setattr__, for constructors only


def _key(*parts: Any) -> int:
    return _KEYS.setdefault(parts, next(_FRESH_KEY))


class Term:
    """op: an operation of the signature; args: terms; data: the literal, the variable's name, the index, the binder's
    (name, sort) or the definition. Raises KernelError if ill-sorted, too deep or too large."""

    __slots__ = ("_conditions", "args", "data", "definitions", "depth", "free", "key", "loose", "op", "size", "sort")
    op: str
    args: "tuple[Term, ...]"
    data: Any
    sort: Sort
    key: int
    depth: int
    size: int
    loose: frozenset[tuple[int, Sort]]  # indices that point outside this term
    free: frozenset[tuple[str, Sort]]
    definitions: "frozenset[Defined]"
    _conditions: "tuple[Term, ...] | None"  # cache of domains.conditions

    def __new__(cls, op: str, args: "tuple[Term, ...]" = (), data: Any = None) -> "Term":
        if cls is not Term or type(op) is not str or type(args) is not tuple:
            raise KernelError("term", "a term is built by Term(op, args, data) with a tuple of terms")
        loose, free, definitions, depth, size, united = _NO_LOOSE, _NO_FREE, _NO_DEFINITIONS, 1, 1, False
        for i, a in enumerate(args):
            if type(a) is not Term:
                raise KernelError("term", f"an argument of {op} is not a term", args=args)
            if a.loose:
                loose = loose | (_under(op, a, data) if i == 0 and op in BINDERS else a.loose)
            if a.free and not a.free <= free:
                free = free | a.free if free else a.free
                united = i > 0
            if a.definitions:
                definitions = definitions | a.definitions
            if a.depth >= depth:
                depth = a.depth + 1
            size += a.size
        data_key: Any = None
        if op in SIGNATURE:
            sort = _signature_sort(op, args, data)
            if op in BINDERS:
                data_key = data[1]
        elif op == "num":
            sort, data = _literal(args, data)
            data_key = data
            size += (data.numerator.bit_length() + data.denominator.bit_length()) // 64
        elif op == "var" or op == "bvar":
            sort, data_key = _variable(op, args, data)
            if op == "var":
                free = frozenset({data})
            else:
                loose = frozenset({data})
            data = data[0]
        elif op == "app":
            sort = _application_sort(args, data)
        elif op == "call" or op == "rec":
            sort = _call_sort(op, args, data)
            definitions = definitions.union({data}, *[part.definitions for part in data.parts])
            data_key = data.key
        else:
            raise KernelError("term", f"there is no operation {op!r} in the signature")
        if united and len({name for name, _ in free}) < len(free):
            raise KernelError("term", "one name is used for variables of two sorts", free=sorted(map(repr, free)))
        if op == "call" or op == "rec":  # as if unfolded, so that a chain of definitions cannot hide a deep or exponential term either
            depth, size = depth + max([t.depth for t in data.parts]), size + max([t.size for t in data.parts])
        if depth > MAX_DEPTH or size > MAX_SIZE:
            raise KernelError("term", f"a term deeper than {MAX_DEPTH} or larger than {MAX_SIZE} nodes and words", depth=depth, size=size)
        key = _key(op, data_key, *[a.key for a in args])
        self = object.__new__(cls)
        _set(self, "op", op)
        _set(self, "args", args)
        _set(self, "data", data)
        _set(self, "sort", sort)
        _set(self, "key", key)
        _set(self, "depth", depth)
        _set(self, "size", size)
        _set(self, "loose", loose)
        _set(self, "free", free)
        _set(self, "definitions", definitions)
        _set(self, "_conditions", None)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("terms are immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("terms are immutable")

    def __eq__(self, other: object) -> bool:
        """The same term up to the names of bound variables. A statement of equality is `eq(a, b)`, not `a == b`."""
        return type(other) is Term and self.key == other.key

    def __hash__(self) -> int:
        return self.key

    def __reduce__(self) -> Any:
        data = (self.data, self.sort) if self.op in ("var", "bvar") else self.data
        return Term, (self.op, self.args, data)

    def __bool__(self) -> bool:
        raise TypeError("a term has no truth value here: nothing evaluates by itself. Write a <= x and x <= b as two "
                        "formulas (And), equality as eq(a, b), and let `mathcheck verify` decide")

    def __repr__(self) -> str:
        from .text import show  # a printer for people; nothing trusted reads it back
        return show(self)

    # Sugar that only builds terms. `==` stays structural; use eq(a, b) for the formula.
    def __add__(self, other: Any) -> "Term":
        return Term("add", (self, number(other)))

    def __radd__(self, other: Any) -> "Term":
        return Term("add", (number(other), self))

    def __sub__(self, other: Any) -> "Term":
        return Term("sub", (self, number(other)))

    def __rsub__(self, other: Any) -> "Term":
        return Term("sub", (number(other), self))

    def __mul__(self, other: Any) -> "Term":
        return Term("mul", (self, number(other)))

    def __rmul__(self, other: Any) -> "Term":
        return Term("mul", (number(other), self))

    def __truediv__(self, other: Any) -> "Term":
        return Term("div", (self, number(other)))

    def __rtruediv__(self, other: Any) -> "Term":
        return Term("div", (number(other), self))

    def __pow__(self, other: Any) -> "Term":
        return Term("npow", (self, number(other)))

    def __rpow__(self, other: Any) -> "Term":
        return Term("npow", (number(other), self))

    def __neg__(self) -> "Term":
        return Term("neg", (self,))

    def __abs__(self) -> "Term":
        return Term("abs", (self,))

    def __lt__(self, other: Any) -> "Term":
        return Term("lt", (self, number(other)))

    def __le__(self, other: Any) -> "Term":
        return Term("le", (self, number(other)))

    def __gt__(self, other: Any) -> "Term":
        return Term("lt", (number(other), self))

    def __ge__(self, other: Any) -> "Term":
        return Term("le", (number(other), self))

    def __call__(self, *args: Any) -> "Term":
        return Term("app", (self, *map(number, args)))


_KINDS: dict[str, type] = {}  # the class of what an operation applies: call and rec


class Defined:
    """What a name that is not a variable stands for: a definition (op call) or a recursion (op rec, see recursion.py).

    params: (name, numeric sort) pairs; result: the sort of its values; parts: the terms it is made of. Immutable data. There is one
    class for each of the two operations: a subclass made elsewhere is refused, for nothing would have checked its parts.
    """

    __slots__ = ("key", "name", "params", "parts", "result")
    name: str
    params: tuple[tuple[str, Sort], ...]
    result: Sort
    parts: tuple[Term, ...]
    key: int

    def __init_subclass__(cls, op: str = "") -> None:
        if op not in ("call", "rec") or op in _KINDS:
            raise KernelError("definition", "there is one class for definitions and one for recursions, no other", given=cls.__name__)
        _KINDS[op] = cls

    def __new__(cls, name: str, params: tuple[tuple[str, Sort], ...], result: Sort, *parts: Term) -> Self:
        if cls not in _KINDS.values():
            raise KernelError("definition", "made by Definition or Recursion only", name=name)
        if not is_name(name) or type(params) is not tuple or not params or any(type(t) is not Term for t in parts):
            raise KernelError("definition", "a definition has a name that is not reserved (like max or exp), parameters and a body",
                              name=name)
        for p in params:
            if type(p) is not tuple or len(p) != 2 or not is_name(p[0]) or not (type(p[1]) is Sort and is_numeric(p[1])):
                raise KernelError("definition", f"a parameter of {name} is not a (name, numeric sort) pair", parameter=p)
        if len({p[0] for p in params}) < len(params):
            raise KernelError("definition", f"{name} has two parameters of one name", params=params)
        key = _key(cls, name, result, *[x for p in params for x in p], *[t.key for t in parts])
        self = object.__new__(cls)
        for slot, value in (("name", name), ("params", params), ("result", result), ("parts", parts), ("key", key)):
            _set(self, slot, value)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("definitions are immutable")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.key == other.key

    def __hash__(self) -> int:
        return self.key

    def __repr__(self) -> str:
        from .text import show_definition
        return show_definition(self)


class Definition(Defined, op="call"):
    """name(params) := body, data carried by every term that uses it. params: (name, base sort) pairs, distinct; body: a
    numeric term whose free variables are among them. Not recursive: a body can only mention definitions made before it."""

    __slots__ = ()

    def __new__(cls, name: str, params: tuple[tuple[str, Sort], ...], body: Term) -> Self:
        if type(body) is not Term or not is_numeric(body.sort):
            raise KernelError("definition", "the body of a definition must be a number", name=name, body=body)
        self = super().__new__(cls, name, params, body.sort, body)
        if body.loose or not body.free <= frozenset(params):
            raise KernelError("definition", f"the body of {name} must have no free variable but the parameters", body=body, params=params)
        return self

    @property
    def body(self) -> Term:
        """What a call stands for, over the parameters."""
        return self.parts[0]

    def __reduce__(self) -> Any:
        return Definition, (self.name, self.params, self.body)

    def __call__(self, *args: Any) -> Term:
        return Term("call", tuple(map(number, args)), self)


# A name that already means something to a reader cannot be given to a variable or a definition: `max(a, b)` is the maximum.
RESERVED = frozenset({
    *SIGNATURE, "num", "var", "bvar", "app", "call", "rec", "define", "Nat", "Int", "Real", "Prop", "Filter", "where", "iff", "implies",
    "ln", "asin", "acos", "sinh", "cosh", "tanh", "rpow", "binom", "floor", "ceil", "sign", "gcd", "lcm", "mod", "prime",
    "divides", "ite", "lim", "deriv", "oo",
})


def is_name(value: object) -> bool:
    """A variable's or definition's name: an ASCII identifier of at most 64 characters that is not reserved."""
    return type(value) is str and value.isascii() and value.isidentifier() and len(value) <= 64 and value not in RESERVED


def _under(op: str, body: Term, data: Any) -> frozenset[tuple[int, Sort]]:
    outside = []
    for index, sort in body.loose:
        if index > 0:
            outside.append((index - 1, sort))
        elif type(data) is not tuple or len(data) != 2 or sort is not data[1]:
            raise KernelError("term", f"a variable bound by {op} is used at another sort", sort=sort, binder=data)
    return frozenset(outside)


def _signature_sort(op: str, args: tuple[Term, ...], data: Any) -> Sort:
    want = SIGNATURE[op].args
    if len(args) != len(want):
        raise KernelError("term", f"{op} takes {len(want)} arguments, not {len(args)}")
    sorts = tuple([a.sort for a in args])
    for have, wanted in zip(sorts, want):
        if have is not wanted and not is_subsort(have, wanted):
            hint = ""
            if wanted is INT and have is REAL:
                hint = ("; an exponent, index or bound must be an integer term, and a quotient is always Real")
            raise KernelError("term", f"{op} takes a {wanted!r} where a {have!r} was given{hint}", args=args)
    if op in BINDERS:
        if type(data) is not tuple or len(data) != 2 or not is_name(data[0]) or type(data[1]) is not Sort or not has_variables(data[1]):
            raise KernelError("term", f"{op} needs a bound variable (name, sort)", binder=data)
        if BINDERS[op] not in (None, data[1]):
            raise KernelError("term", f"the variable bound by {op} is of sort {BINDERS[op]!r}", sort=data[1])
        if op == "limit" and data[1] is not REAL and not (data[1] is NAT and args[1].op == "infinity"):
            raise KernelError("term", "a limit is taken in a Real variable, or in a Nat variable that tends to infinity", sort=data[1])
    elif data is not None:
        raise KernelError("term", f"{op} carries no data", data=data)
    return SIGNATURE[op].result(sorts)


def _literal(args: tuple[Term, ...], data: Any) -> tuple[Sort, int | Fraction]:
    if args or type(data) not in (int, Fraction):
        raise KernelError("num", "a literal is an exact int or Fraction: write Q(1, 3) or 1/Q(3), never 0.1 or 1/3",
                          given=data)
    if type(data) is Fraction and data.denominator == 1:
        data = data.numerator
    parts = (data,) if type(data) is int else (data.numerator, data.denominator)
    if any(type(p) is not int or p.bit_length() > MAX_BITS for p in parts):
        raise KernelError("num", f"a literal of more than {MAX_BITS} bits")
    if type(data) is Fraction:
        return REAL, data
    return (NAT if data >= 0 else INT), data


def _variable(op: str, args: tuple[Term, ...], data: Any) -> tuple[Sort, tuple[Any, Sort]]:
    if args or type(data) is not tuple or len(data) != 2 or type(data[1]) is not Sort or not has_variables(data[1]):
        raise KernelError(op, "a variable is a name (or an index) and a sort that is neither Prop nor Filter", given=data)
    if not (is_name(data[0]) if op == "var" else type(data[0]) is int and data[0] >= 0):
        raise KernelError(op, "a variable's name is an ASCII identifier that is not reserved (like max or exp), an index a natural number",
                          given=data[0])
    return data[1], data


def _check_places(op: str, args: tuple[Term, ...], want: tuple[Sort, ...]) -> None:
    if len(args) != len(want):
        raise KernelError(op, f"takes {len(want)} arguments, not {len(args)}")
    for a, sort in zip(args, want):
        if not (is_subsort(a.sort, sort) or (sort is NAT and a.sort is INT)):
            raise KernelError(op, f"takes a {sort!r} where a {a.sort!r} was given", args=args)


def _application_sort(args: tuple[Term, ...], data: Any) -> Sort:
    if not args or args[0].sort.result is None or data is not None:
        raise KernelError("app", "only a function variable can be applied", args=args)
    _check_places("app", args[1:], args[0].sort.args)
    return args[0].sort.result


def _call_sort(op: str, args: tuple[Term, ...], data: Any) -> Sort:
    if not isinstance(data, Defined) or type(data) is not _KINDS[op]:
        raise KernelError(op, "only a definition can be called", given=data)
    _check_places(op, args, tuple([sort for _, sort in data.params]))
    return data.result


def number(value: Any) -> Term:
    """A term as it is, an exact int or Fraction as a literal. bool, float and everything else is refused."""
    return value if type(value) is Term else Term("num", (), value)


def variable(name: str, sort: Sort) -> Term:
    """A free variable."""
    return Term("var", (), (name, sort))


ZERO = number(0)
ONE = number(1)
TRUE = Term("true")
FALSE = Term("false")


def eq(a: Any, b: Any) -> Term:
    """The formula a = b."""
    return Term("eq", (number(a), number(b)))


def lt(a: Any, b: Any) -> Term:
    """The formula a < b."""
    return Term("lt", (number(a), number(b)))


def le(a: Any, b: Any) -> Term:
    """The formula a <= b."""
    return Term("le", (number(a), number(b)))


def negation(a: Term) -> Term:
    """not a."""
    return Term("not", (a,))


def ne(a: Any, b: Any) -> Term:
    """not (a = b)."""
    return negation(eq(a, b))


def conj(a: Term, b: Term) -> Term:
    """a and b."""
    return Term("and", (a, b))


def disj(a: Term, b: Term) -> Term:
    """a or b."""
    return Term("or", (a, b))


def imp(a: Term, b: Term) -> Term:
    """a -> b."""
    return Term("imp", (a, b))
