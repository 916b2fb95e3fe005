"""Whether the unit is one that the counted thing is counted in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]$|[。，,；;：:]+$")
_COUNTED: Final = (QuantityKind.COUNT, QuantityKind.DURATION)


@rule(
    code="JX-N003",
    fault="UNIT_NOUN",
    title="计量单位与指标名称不一致",
    why="“创业实体数量 ≥50人”数的是户还是人，完成值没法统计。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 入驻创业基地创业实体数量 / ≥50人
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 入驻创业基地创业实体数量 / ≥50户
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥1.2万人次
  - 产出指标 / 数量指标 / 受理案件次数 / ≥30件
  - 产出指标 / 数量指标 / 绿化面积 / ≥300亩
""",
    fix="改正计量单位，或按所数的对象改写名称。",
)
def unit_not_of_noun(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the noun a name ends with and the units such things are counted in."""
    nouns = _units_of(context.words("unit_nouns"))
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind not in _COUNTED or not quantity.dimension:
            continue
        noun = _noun(_REMARK.sub("", plain(row.name)), nouns)
        if noun is not None and quantity.dimension not in nouns[noun]:
            yield found(
                message(
                    "“{name}”的指标值是“{value}”，“{noun}”的单位不应是“{unit}”。",
                    name=row.name,
                    value=shown(row),
                    noun=noun,
                    unit=row.target.unit or quantity.dimension,
                ),
                rows=[number],
                field="unit",
                given=row.target.unit,
                expected=nouns[noun][0],
            )


@lru_cache(maxsize=4)
def _units_of(entries: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the units that fit each noun, the usual one first."""
    parted = (entry.partition("=") for entry in entries)
    return {noun: units.split() for noun, _, units in parted}


def _noun(name: str, nouns: Iterable[str]) -> str | None:
    """Return the longest known noun that a name ends with."""
    return max((noun for noun in nouns if name.endswith(noun)), key=len, default=None)
