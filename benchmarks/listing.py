"""How long `mathcheck list` takes to start, read the claims and print them, against a Python that only imports SymPy.

    python benchmarks/listing.py [--runs N] [--files N]
"""

import argparse
import tempfile
from pathlib import Path

from generated import write
from timing import Command, import_sympy, installed, interleaved, positive, show

SHIPPED_TARGET = 0.8
GENERATED_TARGET = 1.0


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=9, metavar="N", help="runs of every command (default 9)")
    options.add_argument("--files", type=positive, default=300, metavar="N", help="generated claim files (default 300)")
    chosen = options.parse_args()

    shipped = [import_sympy(), Command("mathcheck list", installed("list"), SHIPPED_TARGET)]
    show("The shipped claims", shipped, interleaved(shipped, chosen.runs))

    with tempfile.TemporaryDirectory(prefix="mathcheck-claims-") as name:
        write(Path(name), chosen.files)
        generated = [import_sympy(), Command("mathcheck list", installed("list", "--claims", name), GENERATED_TARGET)]
        show(f"{chosen.files} generated claims", generated, interleaved(generated, chosen.runs))


if __name__ == "__main__":
    main()
