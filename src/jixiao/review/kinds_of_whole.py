"""Names of a total and of its kinds: what they share, and whether their words divide it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.review.rows import plain
from jixiao.review.spans import spans_in
from jixiao.standards.costing import costing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context

COUNTED: Final = re.compile(r"(?:人数|人次|数量|个数|总数|数)$")
TOTAL: Final = re.compile(
    r"合计|总计|共计|累计|总(?=人数|人次|户数|数|量|面积|里程|长度|场次|次数|台数|吨)|一共|共"
)

_LEAST_PARTS: Final = 2
_LEAST_SHARED: Final = 3
_LEAST_BY_SIDES: Final = 2
# What divides everybody, in words of unlike form.
_SIDES: Final = (
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("普高", "中职", "职高"),
    ("普通高中", "中职", "中等职业学校"),
)


def kinds_under(
    core: str,
    whole: tuple[int, Indicator],
    rows: Sequence[tuple[int, Indicator]],
    context: Context,
) -> list[tuple[int, Indicator]]:
    """Return the rows that end as a total does and begin with kinds of what it begins with.

    小学寄宿生人数 and 初中寄宿生人数 are the parts of 义务教育寄宿生总人数.
    """
    rest = [pair for pair in rows if pair is not whole and counts_alike(whole[1], pair[1])]
    ends = {plain(row.name): _shared_end(core, plain(row.name)) for _, row in rest}
    longest = max((len(COUNTED.sub("", end)) for end in ends.values()), default=0)
    if longest < _LEAST_BY_SIDES:
        return []
    parts = [pair for pair in rest if len(COUNTED.sub("", ends[plain(pair[1].name)])) == longest]
    words = [name[: -len(ends[name])] for name in (plain(row.name) for _, row in parts)]
    sides = any(set(words) <= set(each) for each in _SIDES)
    alike = longest >= _LEAST_SHARED and divides(words, context)
    several = all(words) and len(set(words)) >= _LEAST_PARTS
    return parts if several and (sides or alike) else []


def spans_under(
    whole: tuple[int, Indicator], rows: Sequence[tuple[int, Indicator]]
) -> list[tuple[int, Indicator]]:
    """Return the rows that each count another span (80至89周岁, 90周岁以上) on a total's paper."""
    parts = [
        pair
        for pair in rows
        if pair is not whole
        and counts_alike(whole[1], pair[1])
        and spans_in(plain(pair[1].name))
        and plain(pair[1].basis) == plain(whole[1].basis)
    ]
    spans = {str(sorted(spans_in(plain(row.name)).items())) for _, row in parts}
    return parts if len(spans) == len(parts) > 1 else []


def _shared_end(one: str, other: str) -> str:
    """Return what both names end with."""
    length = next(
        (at for at, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return one[len(one) - length :]


def counts_alike(whole: Indicator, part: Indicator) -> bool:
    """Return whether a row is no total itself and has its unit and sign."""
    name, first, second = plain(part.name), whole.target.quantity, part.target.quantity
    if not first or not second or first.dimension != second.dimension:
        return False
    same = first.comparison == second.comparison
    return same and not TOTAL.search(name) and not name.startswith("其中")


def divides(words: Sequence[str], context: Context) -> bool:
    """Return whether words name kinds beside each other: 山区村 and 平坝村, 小学 and 初中."""
    if len(set(words)) < _LEAST_PARTS or len(set(words)) < len(words):
        return False
    alike = len({len(word) for word in words}) == 1 and len({word[-1] for word in words}) == 1
    families = costing_words("scope_families", context.day)
    return (alike and len(words[0]) > 1) or any(set(words) <= set(each) for each in families)
