"""Sums that objectives write out beside their parts: 小学18所、初中9所共30所."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import figure, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement

_LISTED_SUM: Final = re.compile(
    r"(?P<parts>[\u4e00-\u9fff]{1,8}\d+(?P<unit>[\u4e00-\u9fff])(?:[、和，][\u4e00-\u9fff]{1,8}\d+(?P=unit))+)"
    r"[，]?(?:共计|合计|总计|一共|总共|共)(?P<whole>\d+)(?P=unit)"
)


def unequal_sums(placed: Placed) -> Iterator[Judgement]:
    """Find objectives that list parts and another sum: 小学18所、初中9所共30所."""
    for text in placed.plan.objectives:
        for match in _LISTED_SUM.finditer(plain(text)):
            numbers = [Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", match["parts"])]
            summed, value = sum(numbers, Decimal(0)), Decimal(match["whole"])
            if summed != value:
                yield found(
                    message(
                        "目标写的“{told}”，各部分 {parts} = {summed}，相差 {gap}。",
                        told=match[0],
                        parts="+".join(map(figure, numbers)),
                        summed=figure(summed),
                        gap=figure(abs(summed - value)),
                    ),
                    document=placed.document,
                    plan=placed.plan,
                    field="objectives",
                    given=match[0],
                    expected=figure(summed),
                    difference=figure(abs(summed - value)),
                )
