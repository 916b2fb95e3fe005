"""Which of many lists of rows are nearly the same, and in which words two of them differ.

Not each is compared with each: lists whose character triples agree in part of a fingerprint are
candidates, and of these each is compared with a few. The work grows with the number of lists.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict, deque
from difflib import SequenceMatcher
from functools import lru_cache
from operator import eq
from typing import TYPE_CHECKING, Final
from zlib import crc32

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Words = tuple[str, str]
_BINS: Final = 64
# Lists of one bucket that none of the others is like; a list is compared with the last of them.
_HEADS: Final = 8
_MOST_COMPARED: Final = 12
_TOKEN: Final = re.compile(r"\d+(?:\.\d+)?[%％]?|[A-Za-z]+|.", re.DOTALL)
_WIDTH: Final = 3
_BYTES: Final = 2
_HUNDRED: Final = 100


def twin_groups(
    texts: Sequence[str], alike: Callable[[str, str], bool], *, band: int
) -> list[list[int]]:
    """Return groups of two or more numbers (from 0) of texts that are equal or alike.

    Equal texts are always together. Unequal ones are compared when `band` neighbours of their 64
    fingerprint places agree, and an eighth of all places for each of these: with 2, texts with
    half their triples in common are found almost surely, with 4 those with four fifths. A text is
    compared with twelve others at most. Which texts are grouped does not depend on their order.
    """
    equal: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        equal[text].append(number)
    distinct = sorted(equal)
    leader = list(range(len(distinct)))
    prints = [fingerprint(text) for text in distinct]

    compared = [0] * len(distinct)

    def are_twins(one: int, other: int) -> bool:
        far = _agreement(prints[one], prints[other]) < band * _BINS // 8
        if far or compared[other] == _MOST_COMPARED:
            return False
        compared[other] += 1
        return alike(distinct[one], distinct[other])

    for bucket in _buckets(prints, band):
        _join(bucket, leader, are_twins)
    groups: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(distinct):
        groups[_first(leader, number)] += equal[text]
    return sorted(sorted(group) for group in groups.values() if len(group) > 1)


def fingerprint(text: str) -> bytes:
    """Return 64 numbers of 32 bits: the least value in each of 64 bins of the triples' values.

    Two texts agree in about as many places as they have triples in common; an empty bin takes the
    value of the next. Lines are cut apart, so that their order does not matter.
    """
    least = [0xFFFFFFFF] * _BINS
    for line in set(text.split("\n")):
        code = f"\n{line}\n".encode("utf-16-le", "surrogatepass")
        for at in range(0, len(code) - (_WIDTH - 1) * _BYTES, _BYTES):
            value = crc32(code[at : at + _WIDTH * _BYTES]) * 0x9E3779B1 & 0xFFFFFFFF
            place, rest = value & 63, value >> 6
            if rest < least[place]:  # noqa: PLR1730 # `min` costs a call a letter
                least[place] = rest
    for place in range(2 * _BINS - 1, -1, -1):
        if least[place % _BINS] == 0xFFFFFFFF:  # noqa: PLR2004 # the mark of an empty bin
            least[place % _BINS] = least[(place + 1) % _BINS]
    return array("I", least).tobytes()


def _agreement(one: bytes, other: bytes) -> int:
    """Return in how many places two fingerprints agree."""
    return sum(map(eq, memoryview(one).cast("I"), memoryview(other).cast("I")))


def _buckets(prints: Sequence[bytes], band: int) -> Iterator[list[int]]:
    """Yield the numbers of texts that agree in some places; one band at a time is held."""
    width = len(prints[0]) // _BINS * band if prints else 1
    for start in range(0, len(prints[0]) if prints else 0, width):
        found: dict[bytes, list[int]] = defaultdict(list)
        for number, one in enumerate(prints):
            found[one[start : start + width]].append(number)
        yield from (numbers for numbers in found.values() if len(numbers) > 1)


def _join(bucket: Iterable[int], leader: list[int], are_twins: Callable[[int, int], bool]) -> None:
    """Put each text of a bucket to a text of it that is like it, among the last few heads."""
    heads: deque[int] = deque(maxlen=_HEADS)
    for number in bucket:
        for head in reversed(heads):
            one, other = _first(leader, head), _first(leader, number)
            if one == other or are_twins(head, number):
                leader[max(one, other)] = min(one, other)
                break
        else:
            heads.append(number)


def _first(leader: list[int], number: int) -> int:
    """Return the first text of the group that a text belongs to."""
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


@lru_cache(maxsize=65536)
def is_close(one: str, other: str, least: float) -> bool:
    """Return whether at least this share (0-1) of the letters of two texts stands in both blocks.

    The quick measures only spare comparisons: the first is never below the exact one; the letters
    two texts begin or end with are never more than those in blocks.
    """
    if fuzz.ratio(one, other) < least * _HUNDRED:
        return False
    sure, letters = (
        max(Prefix.similarity(one, other), Postfix.similarity(one, other)),
        len(one) + len(other),
    )
    if letters and 2.0 * sure / letters >= least:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def differing_words(one: str, other: str) -> list[Words]:
    """Return the words in which two texts differ, in order: what stands in one, in the other.

    Figures are words as a whole; what stands in one text only is held against nothing.
    """
    left, right = _TOKEN.findall(one), _TOKEN.findall(other)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    starts = [(block.a, block.b) for block in blocks]
    cut = (
        ("".join(left[end[0] : start[0]]), "".join(right[end[1] : start[1]]))
        for end, start in zip(ends, starts, strict=False)
    )
    return [words for words in cut if words != ("", "")]
