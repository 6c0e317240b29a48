"""Write what is made from the sources: the reference pages beside this file and the list of the kernel's digests.

    python docs/generate.py

The pages hold what the docstrings of rules and methods and the list of axioms say, and nothing of their own but headings: whoever wants
to change a page changes these. No derivation is run.
"""

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mathcheck.cli.digests import combined, manifest
from mathcheck.export.display import rows
from mathcheck.kernel import audit
from mathcheck.kernel.axioms import AXIOMS, Axiom
from mathcheck.kernel.text import show
from mathcheck.kernel.theorem import RULES
from mathcheck.lang.latex import latex_legend
from mathcheck.methods import by
from mathcheck.methods.method import Method

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- made by docs/generate.py: change the docstrings, not this page -->"
LINE = 46.0  # em; what a page on GitHub has room for

RULES_HEAD = f"""{MADE}

# The rules of the kernel

Every step of a certificate is one of these {len(RULES)} rules. Above the bar stand the premises, below it what the rule concludes;
without a bar nothing is needed. `G`, `H`, `K` are hypotheses, `A[t]` is A with t in the place of its variable, `f[a]` the term f at a, and
`D(t)` the list of conditions under which t has a value; what is in brackets, `[0 <= t]`, is there only in the case that the text names.
What `G |- A` says, and why each rule is sound, is in [the kernel's README](../mathcheck/kernel/README.md).

Every rule refuses an argument of another kind than its own, a premise that no rule made, and a conclusion in which a variable would
have two sorts or a definition two bodies; it raises `KernelError`. Beyond that it refuses what its text says. An argument of kind
`tuple` is a certificate tree or a list.
"""

AXIOMS_HEAD = f"""{MADE}

# The axioms

These {len(AXIOMS)} textbook statements are cited, not proved: the list is closed, and part of the kernel. A claim declares the axioms that
it may cite; `mathcheck verify` prints those that it does. The claims named below cite an axiom directly or through the claims that they
cite, as [claims.lock](../claims/claims.lock) has it.
"""

METHODS_HEAD = f"""{MADE}

# The methods

A step of a derivation is `d.have(label, goal, method, premise, ..)`: it is read "the goal, by the method, from the premises". The
methods are in `mathcheck.methods.by`. One that takes arguments is called with them, `by.induction(n)`; the others are named, `by.algebra`.

A method is not trusted: it only chooses rules of the kernel, and what it finds is replayed by the audit. Where it finds nothing it raises
`MethodError` with what was missing and what to try, and the step is refused: where goal or premises do not have the form described, or a
condition, such as a divisor other than 0, does not follow from the premises. Premises that are conjunctions count as their parts. In
what follows, `f[a]` is the term f at a, and `oo` is infinity.
"""


def rules_page() -> str:
    """docs/rules.md."""
    parts = [RULES_HEAD, "\n".join(_contents())]
    for module in audit.RULE_MODULES:
        parts += [f"## Module `{_short(module.__name__)}`", *_prose(inspect.getdoc(module) or "")]
        for name in _rules_of(module.__name__):
            inference, text = _read(inspect.getdoc(RULES[name]) or "")
            parts += [f"### `{name}`", _fenced("text", _barred(inference)), *_prose(text), f"`{_signature(name)}`"]
    return _page(parts)


def _contents() -> Iterator[str]:
    for module in audit.RULE_MODULES:
        short = _short(module.__name__)
        yield f"* [{short}](#module-{short}): " + ", ".join(f"[`{name}`](#{name})" for name in _rules_of(module.__name__))


def _short(module: str) -> str:
    return module.rpartition(".")[2]


def _rules_of(module: str) -> list[str]:
    return [name for name in RULES if RULES[name].__module__ == module]


def _read(doc: str) -> tuple[str, str]:
    """A rule's docstring as the inference and the text: what stands before the first period with two spaces or an empty line after it."""
    inference, text = re.split(r"\.(?:  |\n\n|$)", doc, maxsplit=1)
    return inference, text


def _barred(inference: str) -> str:
    """Premises, a bar, the conclusion, each on lines of its own; an inference without premises as it is."""
    above, *below = ("\n".join(map(str.strip, part.splitlines())) for part in re.split(r"\s{2,}/  ", inference, maxsplit=1))
    lines = [line for part in (above, *below) for line in part.splitlines()]
    return "\n".join([above, "-" * max(map(len, lines)), *below]) if below else above


def _signature(name: str) -> str:
    return f"{name}({', '.join(f'{n}: {kind.__name__}' for n, kind in RULES[name].__annotations__.items() if n != 'return')})"


def axioms_page() -> str:
    """docs/axioms.md."""
    lock = json.loads((ROOT / "claims" / "claims.lock").read_text(encoding="utf-8"))["claims"]
    said = latex_legend(*(axiom.statement for axiom in AXIOMS.values()))
    parts = [AXIOMS_HEAD, "\n".join("* " + re.sub(r"\$([^$]+)\$", r"$`\1`$", sentence) for sentence in said)]
    for name, axiom in AXIOMS.items():
        citing = [claim for claim, entry in sorted(lock.items()) if name in entry["axioms"]]
        cited = f"Cited by {len(citing)}: {', '.join(map(_claim, citing))}." if citing else "No shipped claim cites it."
        parts += [f"## `{name}`", axiom.words, _fenced("math", _displayed(axiom)), f"`{show(axiom.statement)}`",
                  f"Source: {axiom.source}.", cited]
    return _page(parts)


def _displayed(axiom: Axiom) -> str:
    lines = [row.text for row in rows(axiom.statement, LINE)]
    return lines[0] if len(lines) == 1 else "\\begin{aligned}\n" + " \\\\\n".join(f"& {line}" for line in lines) + "\n\\end{aligned}"


def methods_page() -> str:
    """docs/methods.md."""
    parts = [METHODS_HEAD]
    for module, names in _methods():
        parts += [f"## Module `{_short(module)}`", *_prose(_docstring_of(module))]
        for name in names:
            method = getattr(by, name)
            if isinstance(method, Method):
                parts += [f"### `by.{name}`", f"Read: by {method.words}.", *_prose(inspect.getdoc(method.run) or "")]
            else:
                parts += [f"### `by.{name}{_called(method)}`", *_prose(inspect.getdoc(method) or "")]
            parts.append(_example(name))
    return _page(parts)


def _methods() -> Iterator[tuple[str, list[str]]]:
    """The modules of `by` with the names that it takes from each, in its order."""
    for node in ast.parse(Path(by.__file__).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            yield f"mathcheck.methods.{node.module}", [alias.name for alias in node.names]


def _docstring_of(module: str) -> str:
    return inspect.getdoc(__import__(module, fromlist=["_"])) or ""


def _called(function: Callable[..., object]) -> str:
    """The signature without annotations."""
    taken = inspect.signature(function)
    return str(taken.replace(parameters=[p.replace(annotation=p.empty) for p in taken.parameters.values()],
                             return_annotation=taken.empty))


def _example(name: str) -> str:
    for path in sorted(_CLAIMS.values(), key=lambda p: p.stem):
        if re.search(rf"\bby\.{name}\b", path.read_text(encoding="utf-8")):
            return f"For example in {_claim(path.stem)}."
    for path in sorted((ROOT / "tests" / "methods").glob("test_by_*.py")):
        if f"\ndef test_{name}_shows_" in path.read_text(encoding="utf-8"):
            return f"No shipped claim uses it; its tests are in [{path.name}](../tests/methods/{path.name})."
    raise LookupError(f"no claim and no test uses by.{name}")


_CLAIMS = {path.stem: path for path in (ROOT / "claims").rglob("*.py")}


def _claim(claim: str) -> str:
    return f"[{claim}](../{_CLAIMS[claim].relative_to(ROOT).as_posix()})"


def _prose(doc: str) -> Iterator[str]:
    """The paragraphs of a docstring as Markdown; indented lines are shown as they are."""
    for paragraph in doc.strip().split("\n\n"):
        for shown, lines in _runs(paragraph.splitlines()):
            text = "\n".join(lines)
            yield _fenced("text", inspect.cleandoc("\n" + text)) if shown else _escaped(text)


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Neighbouring lines that are all indented, or all not."""
    run: list[str] = []
    for line in lines:
        if run and line.startswith("  ") != run[0].startswith("  "):
            yield run[0].startswith("  "), run
            run = []
        run.append(line)
    if run:
        yield run[0].startswith("  "), run


def _escaped(text: str) -> str:
    """Text in which nothing but code between backticks is Markdown."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"([*_\\]|<(?=[A-Za-z/!?])|^[-+#>](?= ))", r"\\\1", part, flags=re.MULTILINE) for part in parts[::2]]
    return "`".join(parts)


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _page(parts: list[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def changes() -> str:
    """CHANGELOG.md with the kernel's combined digest at the newest version: what mathcheck doctor prints is compared with it. Raises
    ValueError if there is not exactly one place for it."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    [place] = re.findall(r"`mathcheck doctor` prints:\n([0-9a-f]{64})\n", text)
    return text.replace(place, combined())


WRITTEN: dict[str, Callable[[], str]] = {"docs/rules.md": rules_page, "docs/axioms.md": axioms_page, "docs/methods.md": methods_page,
                                         "mathcheck/kernel.sha256": manifest, "CHANGELOG.md": changes}

if __name__ == "__main__":
    for name, make in WRITTEN.items():
        (ROOT / name).write_text(make(), encoding="utf-8")
