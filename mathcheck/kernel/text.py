"""Terms as text for people, one line. Two different terms never look alike, provided that their definitions have different names and
none has a free function's; mathcheck.lang.parse reads the line back. What a reader must trust is the term, not this line."""

import itertools
from collections.abc import Iterable
from fractions import Fraction

from .binding import instantiate
from .precedence import ATOM, BRACKETS, OPERATORS, PRODUCT, QUANTIFIER, SIGN, SUM, TIGHT
from .sorts import REAL, Sort, is_numeric
from .terms import ELEMENTARY, Defined, Term, is_name, variable


def show(t: Term) -> str:
    """The term as text. Bound variables keep their names unless a free variable has the same one."""
    return _show(t, 0)


def _show(t: Term, around: int) -> str:
    op, args = t.op, t.args
    if op == "num":
        text = digits(t.data)
        level = PRODUCT if "/" in text else SIGN if t.data < 0 else TIGHT
    elif op == "var":
        text, level = t.data, TIGHT
    elif op == "bvar":
        text, level = f"${t.data}", TIGHT
    elif op == "not" and args[0].op == "eq":
        text, level = f"{_show(args[0].args[0], SUM)} != {_show(args[0].args[1], SUM)}", ATOM
    elif op == "npow" and leads_with_minus(args[1]):
        text, level = f"npow({_show(args[0], 0)}, {_show(args[1], 0)})", TIGHT
    elif op in OPERATORS:
        sign, level, places = OPERATORS[op]
        gap = " " if level <= SUM else ""
        first = _show(args[0], BRACKETS if looks_literal(t) else places[0])
        if op == "fact":
            text = first + sign
        else:
            text = first + gap + sign + gap + _show(args[1], places[1]) if len(args) == 2 else sign + gap + first
    elif op in ("true", "false", "pi"):
        text, level = op, TIGHT
    elif op == "abs":
        text, level = f"|{_show(args[0], 0)}|", TIGHT
    elif op in ELEMENTARY:
        text, level = f"{op}({_show(args[0], 0)})", TIGHT
    elif op == "has_deriv":
        x, body = open_named(t)
        text, level = f"deriv({_show(body, 0)}, {x.data}, {_show(args[1], 0)}) = {_show(args[2], SUM)}", ATOM
    elif op == "limit":
        x, body = open_named(t)
        towards = _filter(args[1]) + " included" * (args[1].op == "at")
        approaching = x.data if x.sort is REAL else f"{x.data}:{sort_text(x.sort)}"
        text, level = f"lim({_show(body, 0)}, {approaching} -> {towards}) = {_filter(args[2])}" + " apart" * (args[2].op == "near"), ATOM
    elif op in ("at", "near", "above", "below", "infinity", "minus_infinity"):
        text, level = "-> " + _filter(t) + " included" * (op == "at"), TIGHT
    elif op == "series":
        k, body = open_named(t)
        text, level = f"sum({_show(body, 0)}, {k.data}, {_show(args[1], 0)}, oo)", TIGHT
    elif op == "least":
        k, body = open_named(t)
        text, level = f"least({k.data}, {_show(body, 0)})", TIGHT
    elif op in ("max", "min"):
        text, level = f"{op}({_show(args[0], 0)}, {_show(args[1], 0)})", TIGHT
    elif op in ("forall", "exists"):
        k, body = open_named(t)
        text, level = f"{op} {k.data}:{sort_text(k.sort)}. {_show(body, 0)}", QUANTIFIER
    elif op in ("sum", "prod", "integral", "continuous"):
        k, body = open_named(t)
        text, level = f"{op}({_show(body, 0)}, {k.data}, {_show(args[1], 0)}, {_show(args[2], 0)})", TIGHT
    elif op == "app":
        text, level = f"{_show(args[0], TIGHT)}({', '.join(_show(a, 0) for a in args[1:])})", TIGHT
    else:  # call, rec
        text, level = f"{t.data.name}({', '.join(_show(a, 0) for a in args)})", TIGHT
    return f"({text})" if level < around else text


def looks_literal(t: Term) -> bool:
    """A negative or a quotient that would read as a literal: the negative of 3 is -(3), and 1 divided by 2 is (1)/2."""
    return all(map(_is_integer, t.args)) and (t.op == "neg" or (t.op == "div" and t.args[1].data > 0))


def leads_with_minus(t: Term) -> bool:
    """Brackets aside, the text of t begins with a minus. As an exponent that is read as one that may be negative: b^(-n) is no npow."""
    while t.op in ("add", "sub", "mul", "div"):
        t = t.args[0]
    return t.op == "neg" or (t.op == "num" and t.data < 0)


def _is_integer(t: Term) -> bool:
    return t.op == "num" and type(t.data) is int


def _filter(t: Term) -> str:
    """a, a+, a-, oo or -oo. What is approached leaves out the point itself, what values tend to does not, unless said otherwise."""
    if not t.args:
        return "oo" if t.op == "infinity" else "-oo"
    side = {"above": "+", "below": "-"}.get(t.op, "")
    return _show(t.args[0], TIGHT if side else SUM) + side


def digits(value: int | Fraction) -> str:
    """A literal in decimal; in hexadecimal beyond the size that Python agrees to print."""
    if type(value) is Fraction:
        return f"{digits(value.numerator)}/{digits(value.denominator)}"
    return str(value) if value.numerator.bit_length() < 14_000 else hex(value.numerator)


def open_named(t: Term) -> tuple[Term, Term]:
    """A binder's variable, renamed if its name is taken by a variable or definition inside, and the body at it."""
    name, sort = t.data
    body = t.args[0]
    beside = t.args[1:]  # a sum's bounds are printed next to its index
    taken = {n for s in (body, *beside) for n, _ in s.free} | {d.name for s in (body, *beside) for d in s.definitions}
    while name in taken:
        name += "_"
    if not is_name(name):
        name = next(x for x in (f"x{i}" for i in itertools.count()) if x not in taken)
    k = variable(name, sort)
    return k, instantiate(body, k)


def sort_text(sort: Sort) -> str:
    """Nat, Int, Real, or (Nat -> Real)."""
    return repr(sort) if is_numeric(sort) else f"({sort!r})"


def show_definition(d: Defined) -> str:
    """name(p:S, ..) := body; a recursion as name(0, ..) := base, name(n + 1, ..) := step, with the sort of its values unless Real."""
    params = [f"{n}:{sort_text(s)}" for n, s in d.params]
    if len(d.parts) == 1:
        return f"{d.name}({', '.join(params)}) := {show(d.parts[0])}"
    first, then = ([at, *params[1:]] for at in ("0", f"{d.params[0][0]} + 1"))
    result = "" if d.result is REAL else f":{d.result!r}"
    return f"{d.name}({', '.join(first)}){result} := {show(d.parts[0])}, {d.name}({', '.join(then)}) := {show(d.parts[1])}"


def show_definitions(t: Term) -> list[str]:
    """The definitions that t mentions, sorted by name."""
    return [show_definition(d) for d in sorted(t.definitions, key=lambda d: d.name)]


def names_of_several(definitions: Iterable[Defined]) -> list[str]:
    """The names, sorted, that more than one of these different definitions have: a text cannot tell such definitions apart."""
    names = sorted(d.name for d in set(definitions))
    return sorted({a for a, b in itertools.pairwise(names) if a == b})


def show_sequent(hyps: tuple[Term, ...], concl: Term) -> str:
    """hypotheses |- conclusion."""
    return ", ".join(map(show, hyps)) + (" |- " if hyps else "|- ") + show(concl)
