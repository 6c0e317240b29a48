"""Nodes as terms: which variable, operation or definition a name stands for. The kernel's constructors check every sort; what they
refuse is said again with the place in the text. Nothing is evaluated and nothing simplified."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...kernel.binding import bind
from ...kernel.errors import KernelError
from ...kernel.primality import is_prime
from ...kernel.sorts import FILTER, INT, NAT, PROP, REAL, Sort, is_numeric, is_subsort
from ...kernel.terms import ELEMENTARY, SIGNATURE, Defined, Term, is_name, le, lt, ne, number, variable
from ...kernel.terms import eq as equation
from ...kernel.text import leads_with_minus
from ..build import And, iff
from ..standard import binomial_weight, choose, complexity, falling, poisson_weight
from . import hints
from .errors import ParseError
from .expressions import Node

MAX_RETRIES = 10  # limits read a second time, with a natural variable, as they make no sense with a real one

_FUNCTIONS = {**{name: name for name in ELEMENTARY}, "ln": "log", "abs": "abs", "max": "max", "min": "min", "npow": "npow",
              "factorial": "fact"}
_BINDERS = {"sum": INT, "prod": INT, "integral": REAL, "continuous": REAL}  # (f, x, a, b)
_STANDARD = {"binomial": choose, **{d.name: d for d in (binomial_weight, choose, complexity, falling, poisson_weight)}}
_CONNECTIVES = ("and", "or", "not", "imp", "iff", "forall", "exists")
_OPERATORS = ("add", "sub", "mul", "div", "neg", "pow", "zpow", "fact", "abs", "chain")
_CONSTANTS = ("pi", "true", "false")
_KNOWN = {*_FUNCTIONS, *_BINDERS, *_STANDARD, *_CONSTANTS, "deriv", "lim", "least", "prime"}
_ATOMS: dict[str, Any] = {"=": equation, "!=": ne, "<": lt, "<=": le, ">": lambda a, b: lt(b, a), ">=": lambda a, b: le(b, a)}
_SIDES = ("at", "near", "above", "below")
_USES = {"deriv": "deriv(f, x, a) = d, or deriv(f, x) = d for the derivative at x", "lim": "lim(f, x -> a) = b", "least": "least(k, A)"}

Scope = Mapping[str, Term]


class Meaning:
    """A reader of nodes. implicit: None, or where variables that nothing has introduced are put, as real ones."""

    def __init__(self, definitions: Iterable[Defined] = (), implicit: dict[str, Term] | None = None) -> None:
        self._definitions: dict[str, set[Defined]] = {name: {d} for name, d in _STANDARD.items()}
        given: dict[str, set[Defined]] = {}
        for d in definitions:
            given.setdefault(d.name, set()).add(d)
        self._definitions.update(given)
        self._implicit = implicit
        self._retries = 0

    def term(self, n: Node, scope: Scope) -> Term:
        """The term or formula that a node means. scope: the variables by name. Raises ParseError."""
        if n.op == "num":
            return number(n.data)
        if n.op == "name":
            return self._name(n, scope)
        if n.op == "call":
            return self._call(n, scope)
        if n.op == "chain":
            return self._chain(n, scope)
        if n.op in ("forall", "exists"):
            return self._bound(n, n.op, n.data, n.args[0], scope)
        if n.op == "filter":
            return self.filter(n.args[0], scope)
        if n.op == "lim":
            raise ParseError("lim(..) stands on one side of a single =", n.position, f"write {_USES['lim']}")
        if n.op in _SIDES:
            raise ParseError("only the place and the value of a limit are approached", n.position, f"write {_USES['lim']}")
        args = [self.term(a, scope) for a in n.args]
        if n.op == "pow":
            return self._build(n, "zpow" if leads_with_minus(args[1]) else "npow", *args)
        if n.op == "iff":
            return self._checked(n, lambda: iff(*args), *args)
        return self._build(n, n.op, *args)

    def filter(self, n: Node, scope: Scope, plain: str = "near") -> Term:
        """The place or value of a limit. plain: what a number without a side stands for."""
        if n.op == "name" and n.data == "oo":
            return Term("infinity")
        if n.op == "neg" and n.args[0].data == "oo":
            return Term("minus_infinity")
        op, point = (n.op, n.args[0]) if n.op in _SIDES else (plain, n)
        return self._build(n, op, self.term(point, scope))

    # names

    def _name(self, n: Node, scope: Scope) -> Term:
        name = n.data
        if name in scope:
            return scope[name]
        if name in _CONSTANTS:
            return Term(name)
        if name == "oo":
            raise ParseError("oo is not a number", n.position, "it stands in lim(.., x -> oo), sum(.., oo) and ranges such as [0, oo)")
        if name in self._definitions or name in _KNOWN:
            raise ParseError(f"{name} is a function and needs its arguments", n.position, f"write {name}(..)")
        if name in hints.NAMES:
            raise ParseError(f"{name} has no meaning", n.position, hints.NAMES[name])
        if self._implicit is None:
            raise ParseError(f"{name} has no meaning", n.position, hints.nearest(name, scope) or "give the sort of each free variable")
        if name not in self._implicit:
            self._implicit[name] = self._variable(n, name, REAL)
        return self._implicit[name]

    def _variable(self, n: Node, name: str, sort: Sort) -> Term:
        if not is_name(name):
            raise ParseError(f"{name} is not a name for a variable", n.position, "it is reserved, or has more than 64 characters")
        return variable(name, sort)

    def _call(self, n: Node, scope: Scope) -> Term:
        name = n.data
        head = scope.get(name)
        if head is not None and not is_numeric(head.sort):
            return self._build(n, "app", head, *[self.term(a, scope) for a in n.args])
        if name in self._definitions:
            if len(self._definitions[name]) > 1:
                raise ParseError(f"{name} is the name of two definitions", n.position, "rename one of them")
            [d] = self._definitions[name]
            args = [self.term(a, scope) for a in n.args]
            return self._checked(n, lambda: d(*args), *args)  # type: ignore[operator] # both kinds of definitions can be called
        if name in _BINDERS:
            return self._binder(n, scope)
        if name == "least":
            self._count(n, 2)
            return self._bound(n, "least", (self._index(n.args[0]), NAT), n.args[1], scope)
        if name == "prime":
            self._count(n, 1)
            p = self.term(n.args[0], scope)
            if not is_subsort(p.sort, INT):
                raise ParseError("a prime number is an integer", n.position, self._real_by_default(p))
            return self._checked(n, lambda: is_prime(p), p)
        if name in _FUNCTIONS:
            op = _FUNCTIONS[name]
            self._count(n, len(SIGNATURE[op].args))
            return self._build(n, op, *[self.term(a, scope) for a in n.args])
        if name == "deriv":
            raise ParseError("deriv(..) stands on one side of a single =", n.position, f"write {_USES['deriv']}")
        if name in scope or (self._implicit is not None and len(name) == 1 and name not in hints.FUNCTIONS):
            raise ParseError(f"{name} is not a function here", n.position,
                             f"write {name}*(..) for a product, or {name}:(Real -> Real) in front")
        raise ParseError(f"there is no function {name}", n.position, hints.FUNCTIONS.get(name) or hints.nearest(name, [*_KNOWN, *scope]))

    def _count(self, n: Node, *allowed: int) -> None:
        if len(n.args) not in allowed:
            use = _USES.get(n.data) or SIGNATURE[_FUNCTIONS.get(n.data, n.data)].text if n.data != "prime" else "prime(p)"
            raise ParseError(f"{n.data} does not take {len(n.args)} arguments", n.position, f"write {use}")

    # binders

    def _index(self, n: Node) -> str:
        if n.op != "name":
            raise ParseError("a variable is expected", n.position, "as in sum(k^2, k, 1, n) or integral(x^2, x, 0, 1)")
        return str(n.data)

    def _bound(self, n: Node, op: str, data: tuple[str, Sort], body: Node, scope: Scope, *rest: Term) -> Term:
        x = self._variable(n, *data)
        inside = self.term(body, {**scope, x.data: x})
        return self._checked(n, lambda: bind(op, x, inside, *rest), inside, *rest)

    def _binder(self, n: Node, scope: Scope) -> Term:
        self._count(n, 4)
        body, index, low, high = n.args
        op, ends = n.data, [low, high]
        if op == "sum" and high.data == "oo":
            op, ends = "series", [low]
        elif "oo" in (low.data, high.data):
            raise ParseError(f"{op} ends at a number", high.position, "take the limit, as the upper end tends to oo")
        data = self._index(index), _BINDERS[n.data]
        return self._bound(n, op, data, body, scope, *[self.term(e, scope) for e in ends])

    def _limit(self, n: Node, value: Node, scope: Scope) -> Term:
        """A limit's variable is real unless its sort is given, or the body makes sense only for a natural number that tends to oo."""
        body, place = n.args
        name, sort = n.data
        to, towards = self.filter(place, scope), self.filter(value, scope, "at")
        try:
            return self._bound(n, "limit", (name, sort or REAL), body, scope, to, towards)
        except ParseError:
            if sort is not None or to.op != "infinity" or self._retries == MAX_RETRIES:
                raise
        self._retries += 1
        return self._bound(n, "limit", (name, NAT), body, scope, to, towards)

    def _derivative(self, n: Node, value: Node, scope: Scope) -> Term:
        self._count(n, 2, 3)
        body, x, *point = n.args
        name = self._index(x)
        return self._bound(n, "has_deriv", (name, REAL), body, scope, self.term(point[0] if point else x, scope), self.term(value, scope))

    # formulas

    def _chain(self, n: Node, scope: Scope) -> Term:
        sides = n.args
        if n.data == ("=",) and any(map(_is_judged, sides)):
            judged, value = sides if _is_judged(sides[0]) else reversed(sides)
            return (self._limit if judged.op == "lim" else self._derivative)(judged, value, scope)
        if n.data == ("!=",) and any(map(_is_judged, sides)):
            raise ParseError("a limit or derivative may also not exist", n.position, "write not .. = .., which includes that")
        terms = [self.term(s, scope) for s in sides]
        atoms = [self._checked(n, lambda a=a, b=b, sign=sign: _ATOMS[sign](a, b), a, b) for a, b, sign in zip(terms, terms[1:], n.data)]
        return self._checked(n, lambda: And(*atoms), *atoms)

    # the kernel's refusals

    def _build(self, n: Node, op: str, *args: Term) -> Term:
        return self._checked(n, lambda: Term(op, args), *args)

    def _checked(self, n: Node, build: Any, *args: Term) -> Term:
        try:
            built: Term = build()
        except KernelError as e:
            raise self._refused(n, e, args) from e
        return built

    def _refused(self, n: Node, e: KernelError, args: tuple[Term, ...]) -> ParseError:
        """The kernel's refusal as it is said of the text: what was expected where, and which variable is real by default."""
        if not e.why.partition(";")[0].endswith(" was given"):
            return ParseError(e.why, n.position)
        why, hint = f"{n.data} {e.why}" if e.why.startswith("takes") else e.why, next(filter(None, map(self._real_by_default, args)), "")
        sorts = {a.sort for a in args} - {FILTER}
        if n.op in _CONNECTIVES and sorts != {PROP}:
            why, hint = "a number stands where a formula is expected", "compare it, as in x = 1"
        elif n.op in _OPERATORS and PROP in sorts:
            why, hint = "a formula stands where a number is expected", "<-> is said of formulas, = of numbers"
        elif n.op in ("pow", "zpow") and args[1].sort is REAL:
            root = args[1].op == "num" and args[1].data.denominator == 2
            power = "sqrt(x) is x to the power 1/2" if root else "exp(a*log(x)) is x to the power a, for 0 < x"
            why, hint = "an exponent is an integer term, and a quotient is none", self._real_by_default(args[1]) or power
        elif n.op == "fact" and args[0].sort is REAL:
            why = "a factorial is of an integer term, and a quotient is none"
        elif n.op == "call" and n.data in ("sum", "prod") and REAL in [a.sort for a in args[1:]]:
            why = f"a {n.data} runs between integer terms, and a quotient is none"
        return ParseError(why, n.position, hint)

    def _real_by_default(self, t: Term) -> str:
        """Which variable of t is real because nothing else was said."""
        found = sorted(name for name, _ in t.free if name in (self._implicit or {}))
        return f"{found[0]} has no range and so is real: write {found[0]} in NN in front" if found else ""


def _is_judged(n: Node) -> bool:
    """lim(..) or deriv(..), which have a meaning only together with their value."""
    return n.op == "lim" or (n.op == "call" and n.data == "deriv")
