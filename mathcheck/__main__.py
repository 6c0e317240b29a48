"""`python -m mathcheck`: the same as the `mathcheck` command."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder where it was called may hold a json.py, which must not be taken for Python's
    from .cli.app import main

    main()
