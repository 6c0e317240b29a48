"""Terms as text for people, one line. Two different terms never look alike, provided that their definitions have different names and
none has a free function's; mathcheck.lang.parse reads the line back. What a reader must trust is the term, not this line."""

import itertools
from fractions import Fraction

from .binding import instantiate
from .sorts import REAL, Sort, is_numeric
from .terms import ELEMENTARY, Defined, Term, is_name, variable

# binding strengths, loosest first
_QUANTIFIER, _IMP, _OR, _AND, _NOT, _ATOM, _SUM, _PRODUCT, _SIGN, _POWER, _TIGHT, _BRACKETS = range(12)
_INFIX = {"add": (" + ", _SUM, 0, 1), "sub": (" - ", _SUM, 0, 1), "mul": ("*", _PRODUCT, 0, 1), "div": ("/", _PRODUCT, 0, 1),
          "npow": ("^", _POWER, 1, 1), "zpow": ("^^", _POWER, 1, 1), "eq": (" = ", _ATOM, 1, 1), "lt": (" < ", _ATOM, 1, 1),
          "le": (" <= ", _ATOM, 1, 1), "and": (" and ", _AND, 1, 0), "or": (" or ", _OR, 1, 0), "imp": (" -> ", _IMP, 1, 0)}


def show(t: Term) -> str:
    """The term as text. Bound variables keep their names unless a free variable has the same one."""
    return _show(t, 0)


def _show(t: Term, around: int) -> str:
    op, args = t.op, t.args
    if op == "num":
        text = digits(t.data)
        level = _PRODUCT if "/" in text else _SIGN if t.data < 0 else _TIGHT
    elif op == "var":
        text, level = t.data, _TIGHT
    elif op == "bvar":
        text, level = f"${t.data}", _TIGHT
    elif op == "not" and args[0].op == "eq":
        text, level = f"{_show(args[0].args[0], _SUM)} != {_show(args[0].args[1], _SUM)}", _ATOM
    elif op == "npow" and leads_with_minus(args[1]):
        text, level = f"npow({_show(args[0], 0)}, {_show(args[1], 0)})", _TIGHT
    elif op in _INFIX:
        sign, level, left, right = _INFIX[op]
        quotient = op == "div" and _is_integer(args[0]) and _is_integer(args[1]) and args[1].data > 0  # (1)/2, for 1/2 is the literal
        text = _show(args[0], _BRACKETS if quotient else level + left) + sign + _show(args[1], level + right)
    elif op == "neg":
        text, level = "-" + _show(args[0], _BRACKETS if _is_integer(args[0]) else _SIGN), _SIGN  # -(3), for -3 is the literal
    elif op == "not":
        text, level = "not " + _show(args[0], _NOT), _NOT
    elif op in ("true", "false", "pi"):
        text, level = op, _TIGHT
    elif op == "fact":
        text, level = _show(args[0], _TIGHT) + "!", _POWER
    elif op == "abs":
        text, level = f"|{_show(args[0], 0)}|", _TIGHT
    elif op in ELEMENTARY:
        text, level = f"{op}({_show(args[0], 0)})", _TIGHT
    elif op == "has_deriv":
        x, body = open_named(t)
        text, level = f"deriv({_show(body, 0)}, {x.data}, {_show(args[1], 0)}) = {_show(args[2], _ATOM + 1)}", _ATOM
    elif op == "limit":
        x, body = open_named(t)
        towards = _filter(args[1]) + " included" * (args[1].op == "at")
        approaching = x.data if x.sort is REAL else f"{x.data}:{sort_text(x.sort)}"
        text, level = f"lim({_show(body, 0)}, {approaching} -> {towards}) = {_filter(args[2])}" + " apart" * (args[2].op == "near"), _ATOM
    elif op in ("at", "near", "above", "below", "infinity", "minus_infinity"):
        text, level = "-> " + _filter(t) + " included" * (op == "at"), _TIGHT
    elif op == "series":
        k, body = open_named(t)
        text, level = f"sum({_show(body, 0)}, {k.data}, {_show(args[1], 0)}, oo)", _TIGHT
    elif op == "least":
        k, body = open_named(t)
        text, level = f"least({k.data}, {_show(body, 0)})", _TIGHT
    elif op in ("max", "min"):
        text, level = f"{op}({_show(args[0], 0)}, {_show(args[1], 0)})", _TIGHT
    elif op in ("forall", "exists"):
        k, body = open_named(t)
        text, level = f"{op} {k.data}:{sort_text(k.sort)}. {_show(body, 0)}", _QUANTIFIER
    elif op in ("sum", "prod", "integral", "continuous"):
        k, body = open_named(t)
        text, level = f"{op}({_show(body, 0)}, {k.data}, {_show(args[1], 0)}, {_show(args[2], 0)})", _TIGHT
    elif op == "app":
        text, level = f"{_show(args[0], _TIGHT)}({', '.join(_show(a, 0) for a in args[1:])})", _TIGHT
    else:  # call, rec
        text, level = f"{t.data.name}({', '.join(_show(a, 0) for a in args)})", _TIGHT
    return f"({text})" if level < around else text


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
    return _show(t.args[0], _TIGHT if side else _ATOM + 1) + side


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


def show_sequent(hyps: tuple[Term, ...], concl: Term) -> str:
    """hypotheses |- conclusion."""
    return ", ".join(map(show, hyps)) + (" |- " if hyps else "|- ") + show(concl)
