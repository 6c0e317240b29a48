"""docs/certificate.md and docs/certificate.schema.json say what the kernel reads: their tables are made from the code, and every line of
the certificates of the kernel tests is one that the schema takes.

Run this file as a script to write the tables and the schema's rules and operations anew.
"""

import itertools
import json
import re
import runpy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.certificate import FORMAT, TERMS_FORMAT, VERSION
from mathcheck.kernel.lines import LIMITS
from mathcheck.kernel.sorts import FILTER, INT, NAT, PROP, REAL, is_subsort, join
from mathcheck.kernel.terms import BINDERS, RESERVED, SIGNATURE, Term
from mathcheck.kernel.theorem import RULES, Theorem

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "certificate.md"
SCHEMA = ROOT / "docs" / "certificate.schema.json"
KINDS = {Theorem: "step", Term: "term", str: "word", int: "integer", tuple: "list"}
VALUES = {  # how the sort of an operation's value comes from those of its numbers
    "the larger of its arguments'": lambda sorts: join(*sorts),
    "the larger of its arguments', at least `Int`": lambda sorts: join(INT, join(sorts[0], sorts[-1])),
    "the first's": lambda sorts: sorts[0],
    "`Real` of a `Real`, else `Nat`": lambda sorts: REAL if sorts[0] is REAL else NAT,
    **{f"`{sort}`": lambda _, sort=sort: sort for sort in (NAT, REAL, PROP, FILTER)},
}
BOUND = {**{op: f'`[name, "{sort}"]`' for op, sort in BINDERS.items() if sort is not None}, "forall": "`[name, sort]`",
         "exists": "`[name, sort]`", "limit": '`[name, "Real"]`, or `[name, "Nat"]` where the second argument is `infinity`'}


def parameters(name):
    """The names and kinds of a rule's arguments."""
    return {n: KINDS[kind] for n, kind in RULES[name].__wrapped__.__annotations__.items() if n != "return"}


def value_sort(op):
    """In words, the sort of the operation's value."""
    places = SIGNATURE[op].args
    given = list(itertools.product(*([s for s in (NAT, INT, REAL, PROP, FILTER) if is_subsort(s, place)] for place in places)))
    return next(words for words, of in reversed(VALUES.items()) if all(of(sorts) is SIGNATURE[op].result(sorts) for sorts in given))


def operations_table():
    rows = ["| operation | arguments | data | sort of its value | as text |", "|---|---|---|---|---|"]
    for op, line in SIGNATURE.items():
        places = ", ".join(f"`{sort}`" for sort in line.args) or "none"
        text = line.text.replace("|", "\\|")
        rows.append(f"| `{op}` | {places} | {BOUND.get(op, '`null`')} | {value_sort(op)} | `{text}` |")
    return "\n".join(rows)


def rules_table():
    rows = ["| rule | arguments |", "|---|---|"]
    for module in audit_module.RULE_MODULES:
        for name in RULES:
            if RULES[name].__module__ == module.__name__:
                rows.append(f"| `{name}` | " + ", ".join(f"{n}: {kind}" for n, kind in parameters(name).items()) + " |")
    return "\n".join(rows)


def table_under(heading):
    """The first table of the page below a heading, as text."""
    return re.search(r"\|.*?(?=\n\n)", PAGE.read_text(encoding="utf-8").split(f"\n{heading}\n", 1)[1], flags=re.DOTALL)[0]


def first_column(heading):
    """The words in code in the first cells of the table below a heading."""
    return [word for row in table_under(heading).splitlines()[2:] for word in re.findall(r"`([^`]+)`", row.split("|")[1])]


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def exactly(*items):
    """The schema of a list of exactly these items."""
    return {"type": "array", "prefixItems": list(items), "items": False, "minItems": len(items)}


def step_schema():
    """One alternative for all rules that take the same kinds of arguments."""
    groups = {}
    for name in sorted(RULES):
        groups.setdefault(tuple(parameters(name).values()), []).append(name)
    named = [exactly({"enum": names}, *(ref(f"{kind}-argument") for kind in kinds)) for kinds, names in sorted(groups.items())
             if kinds != ("word",)]
    return {"anyOf": [exactly({"const": "axiom"}, {"enum": sorted(AXIOMS)}), *named]}


def term_schema():
    """One alternative for all operations with as many arguments and data of one kind."""
    groups = {}
    for op, line in SIGNATURE.items():
        sort = BINDERS.get(op, FILTER)
        data = "any" if op in ("forall", "exists") else "limit" if op == "limit" else sort.name
        groups.setdefault((len(line.args), data), []).append(op)
    datum = {"Filter": {"type": "null"}, "any": exactly(ref("name"), ref("sort")), "limit": exactly(ref("name"), {"enum": ["Real", "Nat"]})}
    alternatives = [exactly({"enum": ops}, {"$ref": "#/$defs/lines", "minItems": count, "maxItems": count},
                            datum.get(data) or exactly(ref("name"), {"const": data})) for (count, data), ops in groups.items()]
    none, some = {"type": "array", "maxItems": 0}, {"$ref": "#/$defs/lines", "minItems": 1}
    return {"anyOf": [
        *alternatives, exactly({"const": "num"}, none, ref("number")), exactly({"const": "var"}, none, exactly(ref("name"), ref("sort"))),
        exactly({"const": "bvar"}, none, exactly(ref("line"), ref("sort"))),
        exactly({"const": "app"}, {"$ref": "#/$defs/lines", "minItems": 2}, {"type": "null"}),
        exactly({"enum": ["call", "rec"]}, some, ref("line"))]}


def made(schema):
    """The schema with what is made from the code."""
    made_parts = {"term": term_schema(), "step": step_schema()}
    parts = {name: made_parts.get(name, part) for name, part in schema["$defs"].items()}
    parts["name"] = {**parts["name"], "not": {"enum": sorted(RESERVED)}}
    return {**schema, "$defs": parts}


def laid_out(value, indent=0):
    """JSON text: what fits on a line, and a list of words, on one line, else each part on lines of its own."""
    short = json.dumps(value)
    words = isinstance(value, list) and all(isinstance(v, str) for v in value)
    if len(short) + indent <= 140 or words or not isinstance(value, list | dict):
        return short
    pad = "\n" + " " * (indent + 2)
    if isinstance(value, list):
        return "[" + ",".join(pad + laid_out(v, indent + 2) for v in value) + pad[:-2] + "]"
    return "{" + ",".join(f"{pad}{json.dumps(k)}: {laid_out(v, indent + 2)}" for k, v in value.items()) + pad[:-2] + "}"


@pytest.fixture(scope="module")
def schema():
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def validators(schema):
    """For each kind of line its validator."""
    return {kind: Draft202012Validator({**schema, "anyOf": [ref(kind)]}) for kind in ("header", "terms-header", "entry", "step")}


@pytest.fixture(scope="module")
def certificates():
    """{name: (statement text, certificate text)} of the derivations of the kernel tests."""
    runpy.run_path(str(ROOT / "tests" / "kernel" / "conftest.py"))
    from kernel_derivations import certificates
    return certificates()


# The page


def test_the_table_of_operations_is_that_of_the_signature():
    assert operations_table() == table_under("### Operations"), operations_table()


def test_the_table_of_rules_is_that_of_the_kernel():
    assert rules_table() == table_under("## Rules"), rules_table()
    assert [name for name in RULES if f"| `{name}` |" not in PAGE.read_text(encoding="utf-8")] == []


def test_what_lists_words_and_integers_hold_is_said_of_every_rule_that_takes_one():
    special = [name for name in RULES if {"word", "integer", "list"} & set(parameters(name).values())]
    assert sorted(first_column("### What lists, words and integers hold")) == sorted(special)


def test_the_axioms_that_rules_cite_of_themselves_are_named():
    """What a rule cites beside its premises, read off from the kernel's modules."""
    sources = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in audit_module.RULE_MODULES)
    cited = re.findall(r'@rule\(cites=lambda [^:]*: "([a-z-]+)"[^\n]*\ndef (\w+)', sources)
    rows = [re.findall("`([^`]+)`", row)[:2] for row in table_under("### Axioms").splitlines()[2:]]
    assert sorted(rows) == sorted([name, axiom] for axiom, name in cited)


def test_every_operation_with_a_condition_is_in_the_table_of_conditions():
    from mathcheck.kernel import domains

    source = Path(domains.__file__).read_text(encoding="utf-8").split("def _conditions", 1)[1].split("\ndef ", 1)[0]
    asked = re.findall(r'if op (?:==|in) (\([^)]*\)|"[a-z]+")', source)
    assert {op for ops in asked for op in re.findall("[a-z_]+", ops)} == set(first_column("### Conditions"))


def test_the_reserved_names_are_listed():
    text = PAGE.read_text(encoding="utf-8").split("### Names", 1)[1].split("\n### ", 1)[0]
    assert sorted(RESERVED - set(SIGNATURE) - set(re.findall(r"`([^`]+)`", text))) == []


def test_the_limits_are_those_of_the_audit():
    rows = [[cell.strip() for cell in row.split("|")[1:3]] for row in table_under("## Limits").splitlines()[2:]]
    assert rows == [[f"`--max-{name}`", str(limit.standard)] for name, limit in LIMITS.items()]


# The schema


def test_the_schema_is_one_and_has_the_rules_and_operations_of_the_kernel(schema):
    Draft202012Validator.check_schema(schema)
    assert schema == made(schema)
    for kind, name in (("header", FORMAT), ("terms-header", TERMS_FORMAT)):
        assert schema["$defs"][kind]["properties"]["format"] == {"const": name}
        assert schema["$defs"][kind]["properties"]["version"] == {"const": VERSION}


def kinds_of_lines(text):
    """Each line's kind and value."""
    lines = [json.loads(line) for line in text.splitlines()]
    head = "header" if lines[0]["format"] == FORMAT else "terms-header"
    return [(head if i == 0 else "entry" if i <= lines[0]["terms"] else "step", value) for i, value in enumerate(lines)]


def test_every_line_of_the_derivations_is_of_its_kind(validators, certificates):
    for pair in certificates.values():
        for text in pair:
            assert [value for kind, value in kinds_of_lines(text) if not validators[kind].is_valid(value)] == []


def test_a_line_of_one_kind_is_none_of_another(validators, certificates):
    for kind, value in kinds_of_lines(certificates["geometric"][1]):
        assert [other for other, validator in validators.items() if validator.is_valid(value)] == [kind]


HEADER = {"format": FORMAT, "version": VERSION, "statement": 0, "theorem": 0, "obligations": [], "terms": 1, "steps": 1}
TERMS_HEADER = {"format": TERMS_FORMAT, "version": VERSION, "roots": [0], "terms": 1}


def values(text):
    """The JSON values of a text, which two spaces or a new line part."""
    return [json.loads(part) for part in re.split("  |\n", text.strip())]


ACCEPTED = {
    "header": [HEADER, {**HEADER, "obligations": [0, 3]}],
    "terms-header": [TERMS_HEADER],
    "entry": values(r"""
["num",[],9007199254740991]  ["num",[],"-0x20000000000000"]  ["num",[],{"q":[-1,2]}]  ["num",[],{"q":["0x20000000000001",2]}]
["var",[],["x_1","Real"]]  ["var",[],["P",[["Nat","Real"],"Prop"]]]  ["bvar",[],[0,"Int"]]  ["limit",[0,1,2],["n","Nat"]]
["define","f",[["x","Real"]],0]  ["recursion","f",[["n","Nat"],["x","Real"]],"Real",0,1]  ["call",[0,1],2]  ["app",[0,1],null]
["pi",[],null]  ["exists",[0],["u",[["Nat"],"Nat"]]]"""),
    "step": values(r"""
["refl",{"t":0}]  ["axiom","archimedes"]  ["prime",7,[]]  ["prime",{"n":"0x20000000000000"},[[3,2,2]]]
["inequality",{"t":1},["add",["const",{"n":{"q":[1,2]}}],["have",{"p":0}]]]  ["max_min",{"p":0},"max",1]"""),
}
REFUSED = {
    "header": [
        {}, [], "x", None, {**HEADER, "version": 1}, {**HEADER, "version": 3}, {**HEADER, "version": "2"},
        {**HEADER, "format": TERMS_FORMAT}, {**HEADER, "more": 0}, {k: v for k, v in HEADER.items() if k != "obligations"},
        {**HEADER, "steps": -1}, {**HEADER, "theorem": None}, {**HEADER, "theorem": True}, {**HEADER, "statement": 0.5},
        {**HEADER, "obligations": 0}, {**HEADER, "obligations": [[0]]}],
    "terms-header": [HEADER, {**TERMS_HEADER, "roots": 0}, {**TERMS_HEADER, "steps": 1}, {**TERMS_HEADER, "roots": ["0"]}],
    "entry": values(r"""
[]  {}  0  "num"  ["num"]  ["num",[],9007199254740992]  ["num",[],0.5]  ["num",[],"5"]  ["num",[],"0x5"]
["num",[],"0x020000000000000"]  ["num",[],"0X20000000000000"]  ["num",[],"0x2000000000000A"]  ["num",[],{"q":[1,1]}]
["num",[],{"q":[1,0]}]  ["num",[],{"q":[1,-2]}]  ["num",[],{"q":[1]}]  ["num",[],{"q":[{"q":[1,2]},2]}]  ["num",[],true]
["num",[0],1]  ["num",[],null]  ["add",[0],null]  ["add",[0,1,2],null]  ["add",[0,-1],null]  ["add",[0,"1"],null]  ["add",[0,1],0]
["add",[0,1]]  ["add",[0,1],null,0]  ["erf",[0],null]  ["var",[],"x"]  ["var",[],["x","Prop"]]  ["var",[],["x","Filter"]]
["var",[],["x","Complex"]]  ["var",[],["exp","Real"]]  ["var",[],["x y","Real"]]  ["var",[],["1x","Real"]]  ["var",[],["","Real"]]
["var",[],["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","Real"]]  ["var",[],["\u00e9","Real"]]
["var",[],["f",[[],"Real"]]]  ["var",[],["f",[["Prop"],"Real"]]]  ["var",[],["f",[["Real"],[["Real"],"Real"]]]]
["bvar",[],["x","Real"]]  ["bvar",[],[-1,"Real"]]  ["sum",[0,1,2],null]  ["sum",[0,1,2],["k","Nat"]]  ["forall",[0],null]
["forall",[0],["x","Prop"]]  ["limit",[0,1,2],["x","Int"]]  ["app",[0],null]  ["app",[0,1],2]  ["call",[0],null]  ["call",[],0]
["rec",[0],"f"]  ["define","f",[],0]  ["define","exp",[["x","Real"]],0]  ["define","f",[["x","Prop"]],0]
["define","f",[["x",[["Real"],"Real"]]],0]  ["define","f",[["x","Real"]]]  ["define","f",[["x","Real"]],0,1]
["recursion","f",[["n","Nat"]],"Prop",0,1]  ["recursion","f",[["n","Int"]],"Real",0,1]  ["recursion","f",[["n","Nat"]],"Real",0]
["lemma","f",[["n","Nat"]],0]"""),
    "step": values(r"""
[]  ["refl"]  ["refl",0]  ["refl",{"p":0}]  ["refl",{"t":-1}]  ["refl",{"t":0},{"t":1}]  ["refl",{"t":0,"p":0}]  ["refl",null]
["admit",{"t":0}]  [{"t":0}]  ["axiom","choice"]  ["axiom",{"t":0}]  ["prime","7",[]]  ["prime",{"n":7},[]]
["prime",{"n":"0x7"},[]]  ["prime",9007199254740992,[]]  ["prime",7,0]  ["prime",{"n":{"q":[1,2]}},[]]  ["prime",7,[null]]
["prime",7,[1.5]]  ["prime",7,[{"z":0}]]  ["prime",7,[true]]  ["prime",7,[{"q":[1,2]}]]  ["max_min",{"p":0},0,1]"""),
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_the_schema_takes_what_is_well_formed(validators, kind):
    assert [value for value in ACCEPTED[kind] if not validators[kind].is_valid(value)] == []


@pytest.mark.parametrize("kind", REFUSED)
def test_the_schema_refuses_what_is_malformed(validators, kind):
    assert [value for value in REFUSED[kind] if validators[kind].is_valid(value)] == []


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    for under, table in (("### Operations", operations_table()), ("## Rules", rules_table())):
        page = page.replace(table_under(under), table)
    PAGE.write_text(page, encoding="utf-8")
    SCHEMA.write_text(laid_out(made(json.loads(SCHEMA.read_text(encoding="utf-8")))) + "\n", encoding="utf-8")
