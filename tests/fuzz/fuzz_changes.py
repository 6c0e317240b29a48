"""Changes of a certificate that was read into lines: each takes the draft, the random numbers and other certificates to take lines from,
and changes one thing, mostly so that the reader still takes it and the rules have to refuse it."""

import json
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

OPERATIONS = {
    0: ("pi", "true", "false", "infinity", "minus_infinity"),
    1: ("neg", "fact", "abs", "exp", "log", "sqrt", "sin", "cos", "tan", "sec", "csc", "cot", "atan", "least", "not", "forall", "exists",
        "at", "near", "above", "below"),
    2: ("add", "sub", "mul", "div", "npow", "zpow", "max", "min", "series", "eq", "lt", "le", "and", "or", "imp", "app"),
    3: ("sum", "prod", "integral", "limit", "has_deriv", "continuous"),
}
SORTS: tuple[Any, ...] = ("Nat", "Int", "Real", [["Nat"], "Real"], [["Real"], "Real"], [["Int"], "Nat"], [["Real"], "Prop"],
                          [["Nat", "Real"], "Int"])
WRONG_SORTS: tuple[Any, ...] = ("Prop", "Filter", "nat", "", 0, None, [[], "Real"], [["Prop"], "Real"], [["Real"], [["Real"], "Real"]],
                                [["Nat"]], ["Nat"])
NAMES = ("x", "y", "n", "k", "j", "t", "f", "a_1", "halves")
WRONG_NAMES = ("max", "lim", "", "1", "x y", "\u00e9", "x" * 65, "\ud800", "define", "_")
NODES = ("have", "add", "mul", "square", "const", "scale", "inverse", "even", "max", "min", "abs")
NUMBERS: tuple[Any, ...] = (0, 1, 2, 3, -1, -2, 7, 10, 64, 100, 1000, 10**6, 2**31, 2**53 - 1, -(2**53) + 1, {"q": [1, 2]}, {"q": [-7, 3]},
                            {"q": [1, 2**53 - 1]}, "0x20000000000000", "-0x20000000000000", "0x" + "f" * 40)
JUNK: tuple[Any, ...] = (None, True, False, "", "x", [], {}, [[]], {"p": 0}, {"t": 0}, {"q": [1, 0]}, {"q": [2, 4]}, {"n": 1},
                         {"n": "0x1"}, {"p": "0"}, {"p": True}, {"t": -1}, {"p": 0, "t": 0}, 2**53,
                         -(2**53), "0x0", "0xF", "\x00", "\U0001f4a9")


class Draft(NamedTuple):
    """A text by its parsed lines. table: of terms and definitions; steps: none in a file of terms."""

    header: dict[str, Any]
    table: list[Any]
    steps: list[Any]


def _one(values: tuple[Any, ...], rng: Random) -> Any:
    """One of the values, as a copy: what a change makes of it later must not change the others, nor the next mutant."""
    return deepcopy(rng.choice(values))


def encode(value: Any) -> str:
    """The one spelling of a value on a line."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def parsed(text: bytes) -> Draft | None:
    """The lines of a certificate, a statement or a file of terms; None if it is not near enough to one."""
    try:
        header, *lines = [json.loads(line) for line in text.decode("ascii").splitlines()]
        terms = header["terms"]
        if type(terms) is int and 0 <= terms <= len(lines):
            return Draft(header, lines[:terms], lines[terms:])
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return None


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) within a parsed value."""
    found: list[tuple[Any, Any]] = []
    stack = [value]
    while stack:
        v = stack.pop()
        if type(v) is list or type(v) is dict:
            keys = range(len(v)) if type(v) is list else list(v)
            found += [(v, k) for k in keys]
            stack += [v[k] for k in keys]
    return found


def spoil(value: Any, rng: Random) -> None:
    """Somewhere within a parsed value: another value, one of another kind, one more or one less."""
    places = _places(value)
    if places:
        container, key = rng.choice(places)
        old = container[key]
        kind = rng.randrange(6)
        if kind == 0:
            other = rng.choice(places)[0]
            if not _reaches(other, container):  # nothing can hold itself
                container[key] = other
        elif kind == 1 and type(old) is list:
            container[key] = old + old
        elif kind == 2 and type(container) is list:
            del container[key]
        elif kind == 3 and type(container) is dict:
            container[rng.choice(("", "p", "q", "format", "extra"))] = container.pop(key)
        else:
            container[key] = _one(JUNK, rng)


def _reaches(value: Any, target: Any) -> bool:
    return value is target or any(c[k] is target for c, k in _places(value))


def _lines(draft: Draft) -> list[Any]:
    return [*draft.table, *draft.steps]


def _change_number(draft: Draft, rng: Random, _others: Any) -> None:
    """A literal, or a number in a step."""
    literals = [(line, 2) for line in draft.table if type(line) is list and line[:1] == ["num"] and len(line) == 3]
    in_steps = [(c, k) for c, k in _places(draft.steps) if type(c[k]) is int and type(c) is list]
    places = literals + in_steps
    if places:
        container, key = rng.choice(places)
        old = container[key]
        near = old + rng.choice((-1, 1)) if type(old) is int else 0
        container[key] = rng.choice((near, near, _one(NUMBERS, rng), _one(NUMBERS, rng), _huge(rng)))


def _huge(rng: Random) -> str:
    return rng.choice(("", "-")) + "0x1" + "0" * rng.choice((14, 50, 1000, 20_000, 262_143, 262_144, 300_000))


def _change_reference(draft: Draft, rng: Random, _others: Any) -> None:
    """What a line refers to: another line before it, itself, one after it, none."""
    places = [(line[1], i, n) for n, line in enumerate(draft.table) if type(line) is list and len(line) == 3 and type(line[1]) is list
              for i in range(len(line[1]))]
    places += [(line, 2, n) for n, line in enumerate(draft.table)
               if type(line) is list and line[:1] in (["call"], ["rec"]) and len(line) == 3]
    for n, line in enumerate(draft.steps):
        places += [(c, k, n if k == "p" else len(draft.table)) for c, k in _places(line) if k in ("p", "t") and type(c) is dict]
    if places:
        container, key, n = rng.choice(places)
        container[key] = rng.randrange(n) if n and rng.random() < 0.85 else rng.choice((n, n + 1, -1, 10**9, True, None, 0.5, "0"))


def _change_operation(draft: Draft, rng: Random, _others: Any) -> None:
    places = [line for line in draft.table if type(line) is list and len(line) == 3 and type(line[1]) is list]
    if places:
        line = rng.choice(places)
        same = OPERATIONS.get(len(line[1]), OPERATIONS[2])
        line[0] = rng.choice(same if rng.random() < 0.9 else ("num", "var", "bvar", "call", "rec", "", 0))


def _change_data(draft: Draft, rng: Random, _others: Any) -> None:
    """A name, an index, a sort, or all the data of another line."""
    places = [line for line in draft.table if type(line) is list and len(line) == 3]
    if places:
        line = rng.choice(places)
        if type(line[2]) is list and len(line[2]) == 2 and rng.random() < 0.8:
            if rng.random() < 0.5:
                line[2][1] = _one(SORTS if rng.random() < 0.9 else WRONG_SORTS, rng)
            elif type(line[2][0]) is int:
                line[2][0] = rng.choice((0, 1, 2, -1, 10**6, True))
            else:
                line[2][0] = rng.choice(NAMES if rng.random() < 0.9 else WRONG_NAMES)
        else:
            line[2] = rng.choice(places)[2]


def _change_definition(draft: Draft, rng: Random, _others: Any) -> None:
    places = [line for line in draft.table if type(line) is list and line[:1] in (["define"], ["recursion"])]
    if places:
        line = rng.choice(places)
        if rng.random() < 0.5:
            spoil(line, rng)
        elif len(line) > 3:
            line[rng.choice((1, 3, -1))] = rng.choice((*NAMES, *range(len(draft.table))))


def _change_rule(draft: Draft, rng: Random, _others: Any) -> None:
    places = [line for line in draft.steps if type(line) is list and line]
    if len(places) > 1:
        a, b = rng.choice(places), rng.choice(places)
        a[0] = b[0]


def _change_arguments(draft: Draft, rng: Random, _others: Any) -> None:
    """The arguments of a step in another order, one more, one less."""
    places = [line for line in draft.steps if type(line) is list and len(line) > 1]
    if places:
        line = rng.choice(places)
        i, j = rng.randrange(1, len(line)), rng.randrange(1, len(line))
        if rng.random() < 0.7:
            line[i], line[j] = line[j], line[i]
        elif rng.random() < 0.5:
            line.insert(i, line[j])
        else:
            del line[i]


def _new_term(draft: Draft, rng: Random, _others: Any) -> None:
    """One more line of the table, which a step may then speak of."""
    n = len(draft.table)
    arity = rng.choice((0, 1, 1, 2, 2, 2, 3))
    op = rng.choice(OPERATIONS[arity])
    data: Any = [rng.choice(NAMES), _one(SORTS, rng)] if op in ("least", "forall", "exists", "series", *OPERATIONS[3]) else None
    if arity == 0 and rng.random() < 0.7:
        op, data = rng.choice((("num", _one(NUMBERS, rng)), ("var", [rng.choice(NAMES), _one(SORTS, rng)]),
                               ("bvar", [0, _one(SORTS, rng)])))
    if n or not arity:
        draft.table.append([op, [rng.randrange(max(0, n - 8) if rng.random() < 0.5 else 0, n) for _ in range(arity)], data])
        _use_new_term(draft, rng)


def _use_new_term(draft: Draft, rng: Random) -> None:
    places = [(c, k) for c, k in _places(draft.steps) if k == "t"]
    if places and rng.random() < 0.7:
        container, key = rng.choice(places)
        container[key] = len(draft.table) - 1


def _new_step(draft: Draft, rng: Random, others: tuple[bytes, ...]) -> None:
    """One more step, like one of this certificate or of another, of the last things shown."""
    models = [line for line in draft.steps if type(line) is list and line]
    other = parsed(rng.choice(others)) if others else None
    if other is not None:
        models += [line for line in other.steps if type(line) is list and line]
    if models and draft.table and draft.steps:
        line = json.loads(encode(rng.choice(models)))
        for container, key in _places(line):
            if type(container) is dict and key in ("p", "t"):
                n = len(draft.steps) if key == "p" else len(draft.table)
                container[key] = rng.randrange(max(0, n - 5) if rng.random() < 0.6 else 0, n)
        draft.steps.append(line)
        if type(draft.header) is dict and rng.random() < 0.3:
            draft.header["theorem"] = len(draft.steps) - 1


def _new_node(draft: Draft, rng: Random, _others: Any) -> None:
    """A node of a certificate tree exchanged, or a deep tree of them."""
    places = [(c, k) for c, k in _places(draft.steps) if type(c[k]) is list and c is not draft.steps]
    if places:
        container, key = rng.choice(places)
        tree = container[key]
        kind = rng.randrange(4)
        if kind == 0 and tree:
            tree[0] = rng.choice(NODES)
        elif kind == 1:
            container[key] = ["mul", tree, tree]
        elif kind == 2:
            container[key] = ["add", tree, ["const", _one(NUMBERS[:12], rng)]]
        else:
            for _ in range(rng.choice((5, 50, 99, 101, 120, 400))):
                tree = rng.choice((["add", tree, ["const", 0]], [tree], ["scale", tree, 1]))
            container[key] = tree


def _deep_term(draft: Draft, rng: Random, _others: Any) -> None:
    """A tower of operations, or a graph that doubles with every line."""
    n = len(draft.table)
    if n:
        at = rng.randrange(n)
        op, arity = rng.choice((("neg", 1), ("not", 1), ("exp", 1), ("fact", 1), ("abs", 1), ("add", 2), ("mul", 2), ("npow", 2),
                                ("zpow", 2), ("and", 2)))
        for _ in range(rng.choice((2, 3, 5, 10, 17, 30, 200, 740, 760))):
            draft.table.append([op, [at] * arity, None])
            at = len(draft.table) - 1
        _use_new_term(draft, rng)


def _graft(draft: Draft, rng: Random, others: tuple[bytes, ...]) -> None:
    """All of another certificate after this one's lines."""
    other = parsed(rng.choice(others)) if others else None
    if other is None or not draft.steps or len(draft.table) > 2000:
        return
    terms, steps = len(draft.table), len(draft.steps)
    for line in other.table:
        if type(line) is list and len(line) == 3 and type(line[1]) is list:
            data = line[2] + terms if line[0] in ("call", "rec") and type(line[2]) is int else line[2]
            line = [line[0], [r + terms if type(r) is int else r for r in line[1]], data]
        elif type(line) is list and line[:1] in (["define"], ["recursion"]):
            line = [r + terms if type(r) is int else r for r in line]
        draft.table.append(line)
    for line in other.steps:
        for container, key in _places(line):
            if type(container) is dict and key in ("p", "t") and type(container[key]) is int:
                container[key] += steps if key == "p" else terms
        draft.steps.append(line)
    if rng.random() < 0.5:
        draft.header["theorem"], draft.header["statement"] = len(draft.steps) - 1, other.header.get("statement", 0)


def _move_line(draft: Draft, rng: Random, _others: Any) -> None:
    lines = rng.choice((draft.table, draft.steps))
    if lines:
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        kind = rng.randrange(4)
        if kind == 0:
            del lines[i]
        elif kind == 1:
            lines.insert(i, lines[j])
        elif kind == 2:
            lines[i], lines[j] = lines[j], lines[i]
        else:
            lines[i] = lines[j]


def _change_header(draft: Draft, rng: Random, _others: Any) -> None:
    h = draft.header
    kind = rng.randrange(4)
    if kind == 0 and "theorem" in h and draft.steps and draft.table:
        h["theorem"] = rng.randrange(len(draft.steps))
        h["statement"] = rng.randrange(len(draft.table))
    elif kind == 1 and "obligations" in h and draft.steps:
        h["obligations"] = [rng.randrange(len(draft.steps)) for _ in range(rng.randrange(4))]
    elif kind == 2:
        h["version"] = rng.choice((0, 1, 3, 10**9, "2", 2.5, None, True, [2]))
    else:
        spoil(h, rng)


def _wrong_kind(draft: Draft, rng: Random, _others: Any) -> None:
    lines = _lines(draft)
    if lines:
        spoil(rng.choice(lines), rng)


CHANGES, WEIGHTS = zip(
    (_change_number, 5), (_change_reference, 8), (_change_operation, 5), (_change_data, 4), (_change_definition, 2), (_change_rule, 3),
    (_change_arguments, 3), (_new_term, 8), (_new_step, 10), (_new_node, 3), (_deep_term, 1), (_graft, 3), (_move_line, 4),
    (_change_header, 4), (_wrong_kind, 3))
