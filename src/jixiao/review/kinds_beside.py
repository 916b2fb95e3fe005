"""Rows that count kinds beside each other: 低年级 and 高年级 pupils, 山区 and 平坝 roads."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from jixiao.review.rows import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context

_COUNTED: Final = re.compile(r"(?:人数|人次|数量|个数|总数|数)$")
_LEAST_PARTS: Final = 2

Numbered = tuple[int, "Indicator"]


def are_kinds(whole: Numbered, parts: Sequence[Numbered], context: Context) -> bool:
    """Return whether rows below a whole (其中…) are kinds of one thing that nearly make it.

    Their names differ in one word of one length, their signs and units are the whole's, and their
    sum is near enough to be meant as the whole.
    """
    quantities = [row.target.quantity for _, row in (whole, *parts)]
    known = [each for each in quantities if each is not None and each.number is not None]
    same = {(each.dimension, each.comparison) for each in known}
    if len(parts) < _LEAST_PARTS or len(known) <= len(parts) or len(same) != 1:
        return False
    first, *others = (each.number or Decimal(0) for each in known)
    near = sum(others, Decimal(0)) >= first * context.number("parts_near_whole")
    return near and _differ_in_a_word([_name(row) for _, row in parts])


def _name(row: Indicator) -> str:
    """Return what a row counts, without 其中 and 人数."""
    return _COUNTED.sub("", plain(row.name).removeprefix("其中").lstrip("：:，,"))


def _differ_in_a_word(names: Sequence[str]) -> bool:
    """Return whether names are alike but for one word of one length, the shorter part."""
    start = _shared(names)
    rests = [name[start:] for name in names]
    end = _shared([rest[::-1] for rest in rests])
    words = [rest[: len(rest) - end] for rest in rests]
    alike = len({len(word) for word in words}) == 1 and len(set(words)) == len(words)
    return alike and bool(words[0]) and start + end > len(words[0])


def _shared(names: Sequence[str]) -> int:
    """Return how many characters all names begin with."""
    columns = zip(*names, strict=False)
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
