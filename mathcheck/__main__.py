"""`python -m mathcheck`: the same as the `mathcheck` command."""

from .cli.app import main

if __name__ == "__main__":
    main()
