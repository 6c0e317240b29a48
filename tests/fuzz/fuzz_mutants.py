"""Certificates and requests made wrong: a mutant of a text is a text. Nothing here imports the audit that is to refuse them.

A mutant is made of parsed lines where the text has them (so that most mutants get past the reader and reach the rules), written
canonically again, or of its bytes. The same random numbers give the same mutant.
"""

import json
from random import Random

from fuzz_changes import CHANGES, WEIGHTS, Draft, encode, parsed, spoil

TOKENS = (b"NaN", b"Infinity", b"-0", b"1e999", b"1.0", b" ", b"\t", b"\r\n", b"\n", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b'"format":1,',
          b"null", b"true", b"[", b"]", b"{", b"}", b",", b'"', b"\\u0041", b"\\", b"0", b"-", b"9" * 30, b"//", b"{}\n", b"[]\n")


def written(draft: Draft, rng: Random) -> bytes:
    """The draft as a text, mostly in its one spelling and with the right numbers of lines in its header."""
    header = draft.header
    if type(header) is dict and rng.random() < 0.95:
        header["terms"] = len(draft.table)
        if "steps" in header:
            header["steps"] = len(draft.steps)
    lines = [encode(line) for line in (header, *draft.table, *draft.steps)]
    if rng.random() < 0.02:
        i = rng.randrange(len(lines))
        lines[i] = rng.choice((json.dumps(json.loads(lines[i])), lines[i] + " ", lines[i].replace("1", "01"), lines[i] + "\r"))
    return ("\n".join(lines) + "\n").encode("ascii")


def mutant(text: bytes, rng: Random, others: "tuple[bytes, ...]") -> bytes:
    """A certificate or a file of terms, changed in a few places. others: certificates to take lines from."""
    draft = parsed(text)
    if draft is None or rng.random() < 0.08:
        return bytes_mutant(text, rng)
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6))):
        rng.choices(CHANGES, WEIGHTS)[0](draft, rng, others)
    return written(draft, rng)


def bytes_mutant(text: bytes, rng: Random) -> bytes:
    """The text changed without regard to what it says."""
    data = bytearray(text)
    at, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    kind = rng.randrange(9)
    if kind == 0 and data:
        data[min(at, len(data) - 1)] = rng.randrange(256)
    elif kind == 1:
        data[at:at] = rng.choice(TOKENS)
    elif kind == 2:
        del data[at:min(end, at + 40)]
    elif kind == 3:
        del data[at:]
    elif kind == 4:
        data += rng.choice((bytes(data), b"\n", b"0\n", b"[]\n", b" ", b"x"))
    elif kind == 5:
        data = data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b" \n")))
    elif kind == 6:
        data[:0] = rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b" ", b"\n", b"[]\n"))
    elif kind == 7:
        data[at:end] = data[at:end] * rng.choice((2, 3))
    else:
        data = data.replace(b"[", b"[" * rng.choice((2, 200, 20000)), 1)
    return bytes(data[:100_000])


def request_mutant(line: bytes, rng: Random, others: "tuple[bytes, ...]") -> bytes:
    """A request to audit, with one of its texts changed, or its JSON."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        request = None
    if type(request) is not dict or rng.random() < 0.05:
        return bytes_mutant(line, rng).replace(b"\n", b"")
    record = request.get("record")
    place = rng.choice(("certificate", "statement", "record", "json", "json"))
    if place in request and type(request[place]) is str:
        request[place] = mutant(request[place].encode("utf-8", "surrogatepass"), rng, others).decode("latin-1")
    elif place == "record" and type(record) is dict and type(record.get("terms")) is str and rng.random() < 0.7:
        record["terms"] = mutant(record["terms"].encode("utf-8", "surrogatepass"), rng, others).decode("latin-1")
    else:
        spoil(request, rng)
    return encode(request).encode("ascii")
