"""What `mathcheck try` says of the hundred statements of docs/textbook.md, with the time that each takes; `--write` puts it into the page.

The statements were chosen from textbooks before it was known which of them are proved, a third of them false. A verdict that contradicts
the page's own word on truth is the one thing that must not happen: then this ends with exit code 1.
"""

import sys
import time
from pathlib import Path

from mathcheck.lang import parse_statement
from mathcheck.registry.trying import try_statement

PAGE = Path(__file__).parents[1] / "docs" / "textbook.md"
SECONDS = 20.0
RIGHT = {"true": ("proved", "undecided"), "false": ("refuted", "undecided")}


def rows(page: str) -> list[list[str]]:
    """The cells of the table: statement, what it is about, whether it is true, verdict, seconds."""
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    return [[cell.replace("\\|", "|").strip() for cell in line.replace("\\|", "\0").strip("|").replace("\0", "\\|").split(" | ")]
            for line in lines]


def written(cells: list[str]) -> str:
    """A line of the table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    page, wrong, counts = PAGE.read_text(encoding="utf-8"), 0, {}
    head = page[:page.index("| `")]
    table = []
    for statement, subject, truth, *_ in rows(page):
        start = time.monotonic()
        found = try_statement(parse_statement(statement.strip("`")), SECONDS)
        cells = [statement, subject, truth, found.verdict, f"{time.monotonic() - start:.1f}"]
        wrong += found.verdict not in RIGHT[truth]
        counts[truth, found.verdict] = counts.get((truth, found.verdict), 0) + 1
        table.append(written(cells))
        print(*cells, sep="  ", flush=True)
    for (truth, verdict), n in sorted(counts.items()):
        print(f"{truth}: {n} {verdict}")
    if "--write" in sys.argv:
        PAGE.write_text(head + "\n".join(table) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
