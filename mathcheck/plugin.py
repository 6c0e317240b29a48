"""The pytest plugin: `pytest --mathcheck claims/` verifies claim files, each claim a test; docs/plugins.md says how.

It is loaded in every pytest run of the environment: without `--mathcheck` it must do nothing, and import nothing but pytest.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, and the setting that says where claims are."""
    group = parser.getgroup("mathcheck", "claims, verified by mathcheck")
    group.addoption("--mathcheck", action="store_true", help="Verify claim files: those that are named, or that mathcheck_claims names.")
    group.addoption("--mathcheck-timeout", type=float, metavar="S", help="Seconds a claim may take; then it is undecided, and fails.")
    parser.addini("mathcheck_claims", "With --mathcheck: the claim files, and folders of them, also where others are named.", type="paths")


def pytest_configure(config: pytest.Config) -> None:
    """Collect claims, if that is wanted."""
    if config.getoption("mathcheck"):
        from .collecting import Claims

        config.pluginmanager.register(Claims(config), "mathcheck-claims")
