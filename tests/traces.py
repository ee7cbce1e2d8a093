"""What somebody looks for in bytes that a program left: words in every guise, seconds, and the order of things."""

import base64
import math
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import numpy as np

_DEFLATED = 0x78
_WINDOW = 2**16
# the kinds of numbers, what they count in a second, and how many of them noise may hold
_KEPT = (("i8", (1, 10**3, 10**6), 0), ("f8", (1, 10**3), 0), ("i8", (10**9,), 1), ("i4", (1,), 2))


def guises(word: str) -> Iterator[bytes]:
    """Yield a word as it may stand in a file: plain, wide, in hexadecimal, in base 64 wherever it begins."""
    plain = word.encode()
    yield from (plain, word.encode("utf-16-le"), word.encode("utf-16-be"), plain.hex().encode())
    yield plain.hex().upper().encode()
    for shift in range(3):
        # the letters at either end hang on what stands beside the word
        coded = base64.b64encode(bytes(shift) + plain).rstrip(b"=")
        yield coded[math.ceil(shift * 8 / 6) : (shift + len(plain)) * 8 // 6]


def seconds(first: float, last: float) -> Iterator[bytes]:
    """Yield every second of a span as a program may write it; four bytes alone are found in any noise."""
    for at in range(int(first), int(last) + 1):
        yield str(at).encode()
        yield datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S").encode()
        yield datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S").encode()
        for order in ("<", ">"):
            yield struct.pack(f"{order}q", at)
            yield struct.pack(f"{order}q", at * 1000)[1:7]
    # the bytes of a float that stay the same for a whole second
    for at in range(int(first), int(last) + 1):
        yield struct.pack(">d", at)[:5]
        yield struct.pack("<d", at)[-5:]


def moments(data: bytes, first: float, last: float) -> list[float]:
    """Return every time of a span that stands in bytes as a number, as programs keep it: see `_KEPT`.

    What noise holds by chance is not told: one nanosecond, or two seconds of four bytes.
    """
    found: list[float] = []
    for unpacked in (data, *_unpacked(data)):
        for kind, units, chance in _KEPT:
            seen = {
                float(at)
                for order in "<>"
                for view in _views(unpacked, np.dtype(f"{order}{kind}"))
                for unit in units
                for at in view[(view >= first * unit) & (view <= last * unit)]
            }
            found += seen if len(seen) > chance else ()
    return found


def _views(data: bytes, kind: np.dtype[Any]) -> Iterator[np.ndarray]:
    for offset in range(kind.itemsize):
        many = (len(data) - offset) // kind.itemsize
        if many > 0:
            yield np.frombuffer(data, kind, many, offset)


def hits(data: bytes, needles: Iterator[bytes]) -> list[bytes]:
    """Return the needles found in bytes, and in whatever was packed into them."""
    unpacked = [data, *_unpacked(data)]
    return [needle for needle in needles if any(needle in each for each in unpacked)]


def _unpacked(data: bytes) -> Iterator[bytes]:
    at = data.find(_DEFLATED)
    while at >= 0:
        # two bytes at the head of every such stream are a multiple of this
        if int.from_bytes(data[at : at + 2]) % 31 == 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[at : at + _WINDOW])
        at = data.find(_DEFLATED, at + 1)


def tree(folder: Path) -> Mapping[Path, bytes]:
    """Return every file under a folder."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def tau(places: Sequence[float]) -> float:
    """Return how far places tell the order in which things came: 1 all of it, 0 nothing, as ties do."""
    pairs = [(first, second) for at, first in enumerate(places) for second in places[at + 1 :]]
    return sum((first < second) - (first > second) for first, second in pairs) / len(pairs)


def nearness(places: Sequence[float]) -> float:
    """Return how far those who came one after the other lie side by side: 0 by chance, nearly 1 if they all do.

    That finds an order of which only the direction, or the beginning, is not known.
    """
    ranks = {place: rank for rank, place in enumerate(sorted({*places}))}
    if len(ranks) < 2:
        return 0
    # two of so many places drawn by chance are so far apart
    due = (len(ranks) + 1) / 3
    return 1 - fmean(abs(ranks[one] - ranks[other]) for one, other in pairwise(places)) / due


def errors_from_none(taus: Sequence[float]) -> float:
    """Return how many standard errors the mean of many trials is away from nothing told."""
    spread = stdev(taus)
    return abs(fmean(taus)) / (spread / math.sqrt(len(taus))) if spread else 0.0 if not fmean(taus) else math.inf


def unlikeness(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    """Return by how many standard errors two tables differ, in which each run counts everybody in another place.

    That is Pearson’s chi-square, made less because who is in one place is not in another (Anderson’s for ranks).
    """
    square, bins, rows = 0.0, 0, len(one)
    for first, second in zip(one, other, strict=True):
        kept = [(a, b) for a, b in zip(first, second, strict=True) if a + b]
        sums = [sum(column) for column in zip(*kept, strict=True)]
        for row in kept:
            for seen, whole in zip(row, sums, strict=True):
                due = sum(row) * whole / sum(sums)
                square += (seen - due) ** 2 / due
        bins = max(bins, len(kept))
    square, degrees = square * (rows - 1) / rows, (rows - 1) * (bins - 1)
    # the cube root of it is nearly normal (Wilson and Hilferty)
    ninth = 2 / (9 * degrees)
    return float(((square / degrees) ** (1 / 3) - 1 + ninth) / math.sqrt(ninth))
