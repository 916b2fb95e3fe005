"""Lines that a text wrapped → whole sentences and items again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.documents.document import Line
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.outline import level_before, level_of, marked, section_of
from jixiao.recognition.titles import announces, is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grids.grid import Grid

_OPEN_END = ("，", "、", ",")
_ENDS = "。；;：:！？!?…"
_TABLE = re.compile(r"\t|[|｜│┃]|\S(?:\s{2,}|\u3000+)\S")
_LAST_NARROW = 0x2E7F
_SLACK = 6
_NARROWEST = 48
_WIDEST = 130
_MIN_OPEN = 16


def unwrapped(blocks: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the blocks; a line that goes on in the next one comes joined, with its own number.

    A line goes on when it ends with a comma, or fills the width of the text without ending a
    sentence, and the next line begins nothing of its own.
    """
    full = _full_width(blocks)
    held: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and held and _goes_on(held[-1], block, full):
            held.append(block)
            continue
        if held:
            yield _whole(held)
        held = [block] if isinstance(block, Line) else []
        if not isinstance(block, Line):
            yield block
    if held:
        yield _whole(held)


def _full_width(blocks: Sequence[Line | Grid]) -> int:
    """Return the display width to which the text is wrapped, 0 when it does not seem to be."""
    full = max(
        (_width(b.text.rstrip()) for b in blocks if isinstance(b, Line) and not b.level), default=0
    )
    return full if _NARROWEST <= full <= _WIDEST else 0


def _whole(lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    first, *rest = lines
    return replace(first, text=first.text.rstrip() + "".join(line.text.strip() for line in rest))


def _goes_on(line: Line, following: Line, full: int) -> bool:
    text = line.text.rstrip()
    if line.level or following.level or following.number != line.number + 1 or not text.strip():
        return False
    if _TABLE.search(text.strip()) or announces(text) or not following.text.strip():
        return False
    if following.text.lstrip()[0] in ":：":
        return True
    width = _width(text)
    filled = bool(full) and width >= full - _SLACK and text[-1] not in _ENDS
    return (filled or (text.endswith(_OPEN_END) and width >= _MIN_OPEN)) and not _begins(following)


def _begins(line: Line) -> bool:
    """Return True for a line that begins something: an item, a heading, a label, a paragraph."""
    text = line.text.strip()
    if marked(text).kind != "plain0" or _TABLE.search(text) or text[0] in "【[（(":
        return True
    found = label_with_text(text)
    return bool(
        announces(text)
        or is_furniture(text)
        or (found and found[0].exact)
        or label_of(text)
        or level_of(text)
        or level_before(text)
        or section_of(text)
    )


def _width(text: str) -> int:
    return sum(2 if ord(mark) > _LAST_NARROW else 1 for mark in text)
