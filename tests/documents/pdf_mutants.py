"""PDFs spoilt in the ways of broken transfers and of people who mean harm; the same each time."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STREAM: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
REFERENCE: Final = re.compile(rb"\d+ 0 R")
BOX: Final = re.compile(rb"/MediaBox\s*\[[^\]]*\]")
NUMBER: Final = re.compile(rb"(?<=[ \[])\d{1,9}(?=[ \]/>])")
DEEP: Final = 100_000


def mutant(content: bytes, seed: int) -> bytes:
    """The content after one to four spoilings; `seed` tells which."""
    rolls = random.Random(seed)  # noqa: S311 - the same each time is what is wanted
    for _ in range(rolls.randint(1, 4)):
        content = rolls.choice(SPOILINGS)(content, rolls)
    return content


def _flipped(content: bytes, rolls: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rolls.randint(1, 40)):
        spoilt[rolls.randrange(len(spoilt))] ^= 1 << rolls.randrange(8)
    return bytes(spoilt)


def _cut(content: bytes, rolls: random.Random) -> bytes:
    return content[: rolls.randint(len(content) // 8, len(content))] or content


def _missing(content: bytes, rolls: random.Random) -> bytes:
    at = rolls.randrange(len(content))
    return content[:at] + content[at + rolls.randint(1, 4_000) :] or content


def _repeated(content: bytes, rolls: random.Random) -> bytes:
    at, size = rolls.randrange(len(content)), rolls.randint(1, 2_000)
    return content[:at] + content[at : at + size] * rolls.randint(1, 30) + content[at:]


def _swapped_streams(content: bytes, rolls: random.Random) -> bytes:
    found = list(STREAM.finditer(content))
    if len(found) < 2:
        return content
    one, other = sorted(rolls.sample(found, 2), key=lambda part: part.start())
    return (
        content[: one.start(1)] + other[1] + content[one.end(1) : other.start(1)] + one[1]
        + content[other.end(1) :]
    )  # fmt: skip


def _cyclic(content: bytes, rolls: random.Random) -> bytes:
    """Some references lead to other objects, some of them back to where they stand."""
    found = list(REFERENCE.finditer(content))
    if not found:
        return content
    for one in rolls.sample(found, min(len(found), rolls.randint(1, 5))):
        target = rolls.choice(found)[0].split()[0].rjust(len(one[0]) - 4, b"0")
        if len(target) == len(one[0]) - 4:
            content = content[: one.start()] + target + b" 0 R" + content[one.end() :]
    return content


def _nested(content: bytes, rolls: random.Random) -> bytes:
    """An array, a dictionary, a string or a graphics state inside itself, very deep."""
    opening = rolls.choice((b"[", b"<</A", b"(", b"q ", b"BT "))
    found = list(re.finditer(rb"\d+ 0 obj|stream\r?\n", content))
    at = rolls.choice(found).end() if found else len(content)
    return content[:at] + opening * DEEP + content[at:]


def _huge(content: bytes, rolls: random.Random) -> bytes:
    """A page of another size, or a number of another."""
    size = rolls.choice((b"99999999", b"1e38", b"-2147483648", b"0", b"14400", b"4294967296"))
    if rolls.random() < 0.5:
        return BOX.sub(b"/MediaBox[0 0 " + size + b" " + size + b"]", content)
    found = list(NUMBER.finditer(content))
    if not found:
        return content
    one = rolls.choice(found)
    return content[: one.start()] + size + content[one.end() :]


SPOILINGS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _flipped, _cut, _missing, _repeated, _swapped_streams, _cyclic, _nested, _huge,
)  # fmt: skip
