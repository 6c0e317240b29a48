"""Reading a file as a stream: one spelling of every line, and a limit on everything it may cost."""

import io
import json
import os
import subprocess
import sys
import threading
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_derivations import certificates
from kernel_support import compute, eq, number, rule, x

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_certificate, read_statement
from mathcheck.kernel.errors import KernelError, NotACertificate
from mathcheck.kernel.lines import LIMITS, STANDARD, Limits, Lines, encode
from mathcheck.kernel.process import CALLS, OutOfTime, bounded
from mathcheck.kernel.sorts import INT
from mathcheck.kernel.terms import MAX_DEPTH, Term, negation
from mathcheck.kernel.text import show
from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_certificate, write_statement

SMALL = write_certificate(eq(number(1) + 1, 2), compute(number(1) + 1))
HEAD, *REST = SMALL.splitlines(keepends=True)
COMMAND = (sys.executable, "-I", "-m", "mathcheck.kernel.audit")
CERTIFICATES = certificates()


def values(data, limits=STANDARD):
    lines = Lines(io.BytesIO(data), limits)
    found = []
    while lines.size < len(data):
        found.append(lines.next())
    lines.end("the last")
    return found


def reason(data, limits=STANDARD):
    with pytest.raises((NotACertificate, KernelError)) as caught:
        values(data, limits)
    return caught.value


# One spelling


@given(st.recursive(st.none() | st.booleans() | st.integers(-2**53 + 1, 2**53 - 1) | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3), max_leaves=12))
def test_what_is_written_is_read_back(value):
    assert values(encode(value).encode() + b"\n") == [value]


SPELLED_OTHERWISE = {
    "a space after a comma": b"[1, 2]\n", "a space before the line": b" [1]\n", "a space after the line": b"[1] \n",
    "a tab": b"[\t1]\n", "a key twice": b'{"a":1,"a":1}\n', "a float": b"[1.0]\n", "an exponent": b"[1e3]\n",
    "a minus zero": b"[-0]\n", "a leading zero": b"[01]\n", "a plus": b"[+1]\n", "NaN": b"[NaN]\n",
    "infinity": b"[-Infinity]\n", "an escaped letter": b'["\\u0041"]\n', "an escaped slash": b'["\\/"]\n',
    "an escape in capitals": b'["\\u00FC"]\n', "a letter that is not ASCII": '["ü"]\n'.encode(), "a large integer": b"[9007199254740993]\n",
    "a carriage return": b"[1]\r\n", "a carriage return alone": b"[1]\r[2]\n", "a form feed": b"[1]\x0c\n", "a null byte": b"[1]\x00\n",
    "a byte order mark": b"\xef\xbb\xbf[1]\n", "UTF-16": "[1]\n".encode("utf-16"), "an empty line": b"\n", "two values": b"[1][2]\n",
    "a comment": b"[1] // one\n", "a comma at the end": b"[1,]\n",
    "single quotes": b"['a']\n", "half of it": b'["a\n', "no line feed": b"[1]",
    "nesting without end": b"[" * 100_000 + b"\n", "nested objects without end": b'{"a":' * 100_000 + b"\n", "a vertical tab": b"\x0b[1]\n",
    "a line separator": '["\u2028"]\n'.encode(), "brackets that do not close": b"[[1]\n",
}


@pytest.mark.parametrize("what", SPELLED_OTHERWISE)
def test_a_line_has_one_spelling(what):
    e = reason(b"[0]\n" + SPELLED_OTHERWISE[what])
    assert isinstance(e, NotACertificate) and e.line == 2 and e.why
    assert reason(SPELLED_OTHERWISE[what]).line == 1


def test_what_is_wrong_with_the_spelling_is_said():
    assert "byte order mark" in reason(b"\xef\xbb\xbf[1]\n").why
    assert "carriage return" in reason(b"[1]\r\n").why
    assert "would be [1,2]" in reason(b"[1, 2]\n").why
    assert "cut off" in reason(b"[1]").why
    assert "empty" in reason_of_nothing().why


def reason_of_nothing():
    with pytest.raises(NotACertificate) as caught:
        Lines("", STANDARD).next()
    return caught.value


@settings(deadline=None)
@given(st.data())
def test_the_same_certificate_with_other_json_is_no_certificate(data):
    """Whatever json.dumps writes that is not what is written here."""
    lines = SMALL.splitlines()
    i = data.draw(st.integers(0, len(lines) - 1))
    other = json.dumps(json.loads(lines[i]), separators=data.draw(st.sampled_from([(", ", ":"), (",", ": "), (", ", ": ")])))
    if other != lines[i]:
        answer = audit("\n".join((*lines[:i], other, *lines[i + 1:], "")))
        assert answer["outcome"] == "not a certificate" and answer["line"] == i + 1


def test_the_header_has_its_keys_in_order():
    header = json.loads(HEAD)
    answer = audit(encode(dict(sorted(header.items()))) + "\n" + "".join(REST))
    assert answer["outcome"] == "not a certificate" and "in this order" in answer["why"]


# Limits


def limited(certificate, **limits):
    return audit(certificate, limits=STANDARD._replace(**limits))


LONG = CERTIFICATES["harmonic"][1]
DEPTH = audit(LONG)["read"]["depth"]
JUST = {"bytes": len(LONG), "line": max(map(len, LONG.splitlines())), "depth": DEPTH, "terms": json.loads(LONG.splitlines()[0])["terms"],
        "steps": json.loads(LONG.splitlines()[0])["steps"]}


@pytest.mark.parametrize("name", JUST)
def test_a_limit_is_met_exactly_and_not_exceeded(name):
    assert limited(LONG, **{name: JUST[name]})["outcome"] == "proved"
    answer = limited(LONG, **{name: JUST[name] - 1})
    assert answer["outcome"] == "refused" and answer["rule"] == "limits" and answer["line"] > 0 and f"--max-{name}" in answer["why"]


@pytest.mark.parametrize("value", [2**40, 2**60, -(2**60), 2**400])
def test_an_integer_in_a_term_or_an_argument_is_limited(value):
    for th in (rule("refl", x + value), rule("inequality", *const(value))):
        text = write_certificate(th.concl, th)
        bits = abs(value).bit_length()
        assert limited(text, bits=bits + 1)["outcome"] in ("theorem", "proved")
        answer = limited(text, bits=bits - 1)
        assert answer["outcome"] == "refused" and "--max-bits" in answer["why"]


def const(value):
    big = abs(value) + 1
    return Term("le", (number(-big), number(value))), ("const", value + big)


@pytest.mark.parametrize("written", ["0x7", "0x1fffffffffffff", "0X3fffffffffffff", "0x3FFFFFFFFFFFFF", "0x03fffffffffffff", "-0x7"])
def test_a_number_in_hexadecimal_has_more_than_53_bits_and_one_spelling(written):
    th = rule("refl", x + 2**53)
    text = write_certificate(th.concl, th)
    assert audit(text)["outcome"] == "theorem"
    answer = audit(text.replace(hex(2**53), written))
    assert answer["outcome"] == "not a certificate" and "hex" in answer["why"]


@pytest.mark.parametrize("written", ['{"q":[2,4]}', '{"q":[3,1]}', '{"q":[0,2]}', '{"q":[-2,4]}', '{"q":[1,-2]}', '{"q":[1,0]}'])
def test_a_fraction_is_in_lowest_terms_and_no_integer(written):
    half = rule("refl", number(Fraction(1, 2)))
    text = write_certificate(half.concl, half)
    assert audit(text)["outcome"] == "proved"
    assert audit(text.replace('{"q":[1,2]}', written))["outcome"] == "not a certificate"


def test_nothing_is_read_beyond_a_limit():
    class Endless(io.RawIOBase):
        def __init__(self):
            self.given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += len(buffer)
            buffer[:] = b"0" * len(buffer)
            return len(buffer)

    endless = Endless()
    answer = audit(io.BufferedReader(endless), limits=STANDARD._replace(line=10_000))
    assert answer["outcome"] == "refused" and endless.given < 100_000


def test_many_short_lines_are_stopped_by_the_size_of_the_file():
    header = {**json.loads(HEAD), "steps": 900_000}
    text = encode(header) + "\n" + "".join(REST) + REST[-1] * 50_000
    answer = limited(text, bytes=20_000)
    assert answer["outcome"] == "refused" and "--max-bytes" in answer["why"]


def test_only_lines_that_were_announced_are_waited_for():
    for key in ("terms", "steps"):
        for count in (STANDARD.terms + 1, 10**15):
            answer = audit(encode({**json.loads(HEAD), key: count}) + "\n" + "".join(REST))
            assert answer["outcome"] == "refused" and answer["line"] == 1 and f"--max-{key}" in answer["why"]


def test_the_limits_are_those_of_the_kernel_where_it_has_its_own():
    assert (STANDARD.depth, STANDARD.bits) == (750, 2**20)
    assert {name for name, limit in LIMITS.items() if limit.highest == limit.standard} == {"depth", "bits"}
    assert {*Limits._fields, "memory"} == set(LIMITS)


def test_the_deepest_term_is_audited_as_a_program_and_a_deeper_one_refused(tmp_path):
    """Also with a stack of one megabyte, since Python's calls take none of it."""
    t = eq(number(1), 1)
    while t.depth < MAX_DEPTH - 2 or t.depth % 2:
        t = negation(t)
    with bounded(120, 4096):
        th = compute(t)
        (tmp_path / "deep").write_text(write_certificate(th.concl, th))
    done = subprocess.run(["sh", "-c", 'ulimit -s 1024; exec "$@"', "sh", *COMMAND, str(tmp_path / "deep")], capture_output=True, text=True,
                          timeout=60)
    assert done.returncode == 0 and done.stdout.startswith("PROVED") and done.stderr == ""
    done = subprocess.run([*COMMAND, str(tmp_path / "deep"), "--max-depth", "700"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "--max-depth" in done.stdout


WALKS = {"a sum": lambda t: t + x, "a sum on the right": lambda t: x + t, "a quotient": lambda t: 1 / t, "a sign": lambda t: -t,
         "an absolute value": abs, "a power": lambda t: t**2, "a root": lambda t: Term("sqrt", (t,)),
         "a maximum": lambda t: Term("max", (t, x)),
         "nested sums": lambda t: Term("sum", (t, number(0), number(1)), ("k", INT))}


@pytest.mark.parametrize("what", WALKS)
def test_the_kernel_walks_over_the_deepest_terms(what):
    t = x
    while t.depth < MAX_DEPTH - 6:
        t = WALKS[what](t)
    with bounded(120, 4096):
        th = rule("inst", rule("refl", t), x, x + 1)
        assert show(th.concl) and read_statement(write_statement(th.concl)) == th.concl


# Time, memory, and what a rule did not foresee


def test_time_is_limited_in_the_middle_of_a_step():
    start = time.monotonic()
    with pytest.raises(OutOfTime), bounded(1, 4096):
        while True:
            pass
    assert time.monotonic() - start < 30


def test_what_the_process_was_allowed_before_is_restored():
    before = sys.getrecursionlimit()
    with bounded(100, 4096):
        assert sys.getrecursionlimit() >= CALLS
    assert sys.getrecursionlimit() == before
    with pytest.raises(ZeroDivisionError), bounded(100, 4096):
        1 / 0  # noqa: B018
    assert sys.getrecursionlimit() == before


def test_a_thread_has_no_alarm_and_works():
    said = []

    def work():
        with bounded(100, 4096):
            said.append(audit(SMALL)["outcome"])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert said == ["proved"]


def test_time_is_limited_between_lines_even_without_an_alarm():
    class Slow(io.BytesIO):
        def readline(self, *args):
            time.sleep(0.4)
            return super().readline(*args)

    answer = audit(Slow(LONG.encode()), limits=STANDARD._replace(seconds=1))
    assert answer["outcome"] == "refused" and "--max-seconds" in answer["why"] and answer["line"] >= 1


def test_an_error_of_reading_is_none_of_the_certificate(tmp_path):
    class Broken(io.BytesIO):
        def readline(self, *args):
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError):
        audit(Broken())
    done = subprocess.run([*COMMAND, "/proc/self/mem"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and done.stderr.startswith("cannot read /proc/self/mem") and done.stdout == ""


def test_a_system_that_refuses_to_limit_the_memory_audits_without(monkeypatch):
    """As macOS does."""
    def refuse(*_args):
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr("resource.setrlimit", refuse)
    with bounded(60, 4096):
        assert audit(SMALL)["outcome"] == "proved"


def test_a_request_that_takes_too_long_is_answered_and_the_process_ends(monkeypatch, capsys):
    """Whatever was broken off, the next request is for another process."""
    def slow(*_args):
        while True:
            pass

    monkeypatch.setattr(audit_module, "STANDARD", STANDARD._replace(seconds=1))
    monkeypatch.setattr(audit_module, "_request", slow)
    monkeypatch.setattr(audit_module, "observable", lambda _wanted: None)
    monkeypatch.setattr("sys.stdin", io.StringIO("{}\n{}\n"))
    assert audit_module.main(["--batch"]) == 0
    [answer] = map(json.loads, capsys.readouterr().out.splitlines())
    assert answer["outcome"] == "refused" and answer["stopped"] and "--max-seconds" in answer["why"]


def test_standard_input_is_one_file(capsys):
    assert audit_module.main(["-", "--statement", "-"]) == 2
    assert "standard input" in capsys.readouterr().err


@pytest.mark.parametrize("accident", [ValueError, OverflowError, TypeError, ZeroDivisionError, KeyError, AttributeError, MemoryError,
                                      RecursionError])
def test_an_accident_in_a_rule_proves_nothing(accident, monkeypatch):
    def breaks(*_args):
        raise accident("unforeseen")

    monkeypatch.setitem(RULES, "compute", breaks)
    answer = audit(SMALL)
    assert answer["outcome"] == "refused" and answer["line"] == len(SMALL.splitlines()) and answer["rule"] == "audit" and answer["stopped"]


def test_a_pipe_that_nobody_writes_to_is_given_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = subprocess.run([*COMMAND, str(tmp_path / "pipe"), "--max-seconds", "1"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "--max-seconds" in done.stdout and done.stderr == ""


def test_an_endless_file_is_given_up():
    done = subprocess.run([*COMMAND, "/dev/zero"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "--max-line" in done.stdout and done.stderr == ""


def test_memory_is_limited(tmp_path):
    large = [encode(["num", [], hex(2**300_000 + i)]) for i in range(200)]  # some megabytes more than any Python has at hand
    head = {**json.loads(HEAD), "terms": json.loads(HEAD)["terms"] + len(large)}
    (tmp_path / "long").write_text("\n".join((encode(head), *SMALL.splitlines()[1:-1], *large, REST[-1])))
    assert subprocess.run([*COMMAND, str(tmp_path / "long")], capture_output=True, timeout=60).returncode == 0
    done = subprocess.run([*COMMAND, str(tmp_path / "long"), "--max-memory", "1"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "--max-memory" in done.stdout and done.stderr == ""


@pytest.mark.parametrize("words", [("--max-depth", "751"), ("--max-bits", "1048577"), ("--max-line", "0"), ("--max-steps", "-1"),
                                   ("--max-terms", "1e6"), ("--max-bytes", "many"), ("--max-seconds",), ("--max-memory", "9" * 30),
                                   ("--max-size", "1")])
def test_a_limit_that_makes_no_sense_is_a_usage_error(words, tmp_path, capsys):
    (tmp_path / "small").write_text(SMALL)
    assert audit_module.main([str(tmp_path / "small"), *words]) == 2
    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_is_an_option_of_both_audits(name, tmp_path):
    (tmp_path / "small").write_text(SMALL)
    for command in (COMMAND, (sys.executable, "-m", "mathcheck", "audit")):
        done = subprocess.run([*command, str(tmp_path / "small"), f"--max-{name}", "700"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_steps_of_standard_input_are_explained():
    done = subprocess.run([*COMMAND, "-", "--explain"], input=LONG, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and len(done.stdout.splitlines()) > JUST["steps"]


def test_a_replayed_certificate_may_be_given_as_lines():
    assert read_certificate(Lines(SMALL, STANDARD)).theorem.concl == read_certificate(SMALL).theorem.concl


def test_a_refusal_is_no_longer_than_a_page():
    """A formula of a kilobyte of lines has tens of kilobytes as text."""
    t = x
    for _ in range(13):
        t = t + t
    th = rule("refl", t)
    text = write_certificate(th.concl, th)
    answer = audit(write_certificate(eq(t, t + 1), th))
    assert len(text) < 2_000
    assert answer["outcome"] == "refused" and len(answer["why"]) < 5_000 and "characters)" in answer["why"]
