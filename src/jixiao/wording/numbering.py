"""Numbers in front of listed items: `1.`, `（一）`, `①`, `目标1：`; stripped and split at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.wording.numerals import chinese_number
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN: Final = "一二三四五六七八九十"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_YEAR: Final = r"(?:19|20)\d\d\s*[年.\-—]"
_MARKER: Final = re.compile(
    rf"""
      (?P<goal>(?:年度|绩效|总体)*目标\s*(?P<goal_no>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[:：.．、])
    | (?P<bracketed>[(（]\s*(?P<bracketed_no>\d{{1,2}})\s*[)）])
    | (?P<bracketed_han>[(（]\s*(?P<bracketed_han_no>[{_HAN}]{{1,3}})\s*[)）])
    | (?P<circled>[{_CIRCLED}])
    | (?P<han>(?<![{_HAN}百千第])(?P<han_no>[{_HAN}]{{1,3}})\s*、)
    | (?P<arabic>(?<![\d.,，第\u3014\[【/%％+*-])(?P<arabic_no>\d{{1,2}})\s*
        (?:[.．]\s*\d{{1,2}}\s*[、．.]|[.．、)）])(?:\s*[、])?)
    """,
    re.VERBOSE,
)
_KINDS: Final = ("goal", "bracketed", "bracketed_han", "circled", "han", "arabic")
_STRONG: Final = re.compile(r"(?:^|[。；;！!？?：:\n…”\"》])\s*$")
_WEAK_SPACE: Final = re.compile(r"\s$")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number in front of an item; `strong` when a sentence ends or the text begins before it."""

    start: int
    end: int
    kind: str
    number: int
    strong: bool
    spaced: bool


def _number_of(match: re.Match[str], kind: str) -> int:
    """Return the number that a marker shows."""
    if kind == "circled":
        return _CIRCLED.index(match[0]) + 1
    digits = match[f"{kind}_no"]
    return int(digits) if digits.isdecimal() else int(chinese_number(digits) or 0)


def _is_figure(text: str, match: re.Match[str], *, strong: bool) -> bool:
    """Return whether the digits are a decimal, a date or a list of figures, not a marker."""
    rest = text[match.end() :]
    if not rest.lstrip()[:1].isdecimal():
        return False
    if not strong:
        return True
    return rest[:1].isdecimal() and not (
        re.match(_YEAR, rest) or match[0].endswith(("、", ")", "）"))
    )


def _marks(text: str) -> Iterator[_Mark]:
    """Yield every place that may begin an item, in order."""
    for match in _MARKER.finditer(text):
        kind = next(name for name in _KINDS if match[name])
        before = text[: match.start()]
        strong = _STRONG.search(before) is not None
        if kind == "arabic" and _is_figure(text, match, strong=strong):
            continue
        if text[match.end() :].strip():
            spaced = _WEAK_SPACE.search(before) is not None
            yield _Mark(match.start(), match.end(), kind, _number_of(match, kind), strong, spaced)


def _accepted(marks: Iterator[_Mark]) -> list[_Mark]:
    """Return the marks of the kind that comes first; a weak one must count on from the last."""
    kept: list[_Mark] = []
    for mark in marks:
        if not kept:
            if mark.strong:
                kept.append(mark)
        elif mark.kind == kept[0].kind and (
            mark.strong or mark.spaced or mark.number == kept[-1].number + 1
        ):
            kept.append(mark)
    return kept


@lru_cache(maxsize=8192)
def split_numbered(text: str) -> tuple[str, ...]:
    """Return the items of a numbered text, numbers stripped and layout spaces removed.

    A text without numbering is one item, an empty one none. Wrong numbering (3, 4, 3) splits as
    well; `1.1、` counts as one number. Words before the first number are an item of their own.
    """
    marks = _accepted(_marks(text))
    if not marks:
        whole = without_layout_spaces(text)
        return (whole,) if whole else ()
    ends = [mark.start for mark in marks[1:]] + [len(text)]
    pieces = [text[: marks[0].start]]
    pieces += [text[mark.end : end] for mark, end in zip(marks, ends, strict=True)]
    return tuple(item for piece in pieces if (item := without_layout_spaces(piece)))


def without_numbering(text: str) -> str:
    """Return a heading or item without the number in front of it, layout spaces removed."""
    first = next(_marks(text), None)
    if first is None or text[: first.start].strip():
        return without_layout_spaces(text)
    return without_layout_spaces(text[first.end :])
