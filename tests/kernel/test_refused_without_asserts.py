"""Nothing in the kernel depends on `assert`: every refused case is refused under `python -O` as well."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run_table():
    """Run the refusal table in this interpreter; return the counts and the cases that were not refused as the table says."""
    sys.path.insert(0, str(HERE.parent.parent))
    spec = importlib.util.spec_from_file_location("conftest_of_kernel_tests", HERE / "conftest.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    from kernel_support import all_cases, case_name, is_for_its_reason, refusal

    accepted, refused = all_cases()
    wrong = []
    for case in refused:
        try:
            error = refusal(case)
        except Exception as e:
            wrong.append(f"{case_name(case)}: {type(e).__name__}")
        else:
            if not is_for_its_reason(case, error):
                wrong.append(case_name(case))
    return {"optimised": not __debug__, "accepted": len(accepted), "refused": len(refused), "wrong": wrong}


def test_the_same_cases_are_refused_under_python_O():
    from kernel_support import all_cases

    done = subprocess.run([sys.executable, "-O", __file__], capture_output=True, text=True, check=True, timeout=120)
    answer = json.loads(done.stdout)
    accepted, refused = all_cases()
    assert answer["optimised"] is True
    assert (answer["accepted"], answer["refused"]) == (len(accepted), len(refused))
    assert answer["wrong"] == []


if __name__ == "__main__":
    print(json.dumps(run_table()))
