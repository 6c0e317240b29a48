"""Every rule of the kernel is tested in the table of its module: accepted at least once, refused at least three times."""

from collections import Counter

import pytest
from kernel_support import RULES, RUNNERS, KernelError, all_cases, audit, case_name, load, table_files

ACCEPTED, REFUSED = all_cases()


def test_every_rule_module_has_a_table():
    assert all(path.is_file() for path in table_files())


def test_every_table_is_run_in_its_file():
    for path in table_files():
        module = load(path)
        runs = [getattr(module, name).pytestmark[0].args[1] for name in RUNNERS]
        assert runs[0] is module.TABLE.accepted and runs[1] is module.TABLE.refused, path


def test_every_rule_belongs_to_a_rule_module():
    owners = {module.__name__ for module in audit.RULE_MODULES}
    assert {function.__module__ for function in RULES.values()} == owners


def test_every_rule_is_accepted_at_least_once():
    assert sorted(set(RULES) - {case.rule for case in ACCEPTED}) == []


def test_every_rule_is_refused_at_least_three_times_and_not_by_misuse():
    """Cases of wrong arity or Python type count as one at most."""
    refused = Counter(case.rule for case in REFUSED if not case.misuse)
    refused.update({case.rule for case in REFUSED if case.misuse})
    assert sorted(name for name in RULES if refused[name] < 3) == []


def test_tables_speak_of_rules_that_exist_and_no_case_occurs_twice():
    names = [case_name(case) for case in (*ACCEPTED, *REFUSED)]
    assert {case.rule for case in (*ACCEPTED, *REFUSED)} <= set(RULES)
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_rule_refuses_a_wrong_number_of_arguments():
    for name, apply in RULES.items():
        with pytest.raises(KernelError, match=f"{name}: takes"):
            apply(*[None] * 20)
