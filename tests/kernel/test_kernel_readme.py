"""mathcheck/kernel/README.md states the kernel's size and its rules; both are compared with the code.

Run this file as a script to print the table of lines."""

import ast
from pathlib import Path

KERNEL = Path(__file__).resolve().parents[2] / "mathcheck" / "kernel"
CORE = ["errors", "sorts", "terms", "binding", "domains", "theorem", "logic", "certificate"]


def code_lines(source: str) -> int:
    documentation: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and body and isinstance(body[0], ast.Expr):
            value = body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                documentation |= set(range(body[0].lineno, (body[0].end_lineno or 0) + 1))
    return sum(1 for i, line in enumerate(source.splitlines(), 1)
               if line.strip() and not line.strip().startswith("#") and i not in documentation)


def table() -> str:
    names = [*CORE, *sorted(p.stem for p in KERNEL.glob("*.py") if p.stem not in CORE)]
    rows, total, core, lines = [], 0, 0, 0
    for name in names:
        source = (KERNEL / f"{name}.py").read_text(encoding="utf-8")
        count = code_lines(source)
        total, lines = total + count, lines + len(source.splitlines())
        core += count if name in CORE else 0
        rows.append(f"| `{name}.py` | {count} | {len(source.splitlines())} |")
    rows.insert(len(CORE), f"| *core* | *{core}* | |")
    return "\n".join(["| module | code | lines |", "|---|---|---|", *rows, f"| all | {total} | {lines} |"])


def test_the_table_of_lines_is_up_to_date():
    assert table() in (KERNEL / "README.md").read_text(encoding="utf-8"), table()


def test_the_core_stays_small_enough_to_read():
    core = sum(code_lines((KERNEL / f"{name}.py").read_text(encoding="utf-8")) for name in CORE)
    assert core < 1000


def test_every_further_module_stays_under_300_lines_of_code():
    sizes = {p.name: code_lines(p.read_text(encoding="utf-8")) for p in KERNEL.glob("*.py") if p.stem not in CORE}
    assert {name: size for name, size in sizes.items() if size >= 300} == {}


def test_every_rule_is_in_the_readme_with_its_reason():
    from mathcheck.kernel import audit
    from mathcheck.kernel.theorem import RULES

    text = (KERNEL / "README.md").read_text(encoding="utf-8")
    assert audit.RULE_MODULES
    assert [name for name in RULES if f"`{name}`" not in text] == []


if __name__ == "__main__":
    print(table())
