"""Whether numeric targets have a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule
from jixiao.review.serial_dates import serial_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NUMBER: Final = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_UNIT_IN_NAME: Final = re.compile(r"[(（][^()（）\d]{1,8}[)）]$|[%％]$")


@rule(
    code="JX-C006",
    fault="UNIT_MISSING",
    title="定量指标缺少计量单位",
    why="“12”可以是公里，也可以是户；没有单位，事后无法核对。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 出差人数 / =8
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 出差人数 / =8人
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 出差人数（人） / =8
  - 产出指标 / 质量指标 / 验收合格率(%) / ≥95
""",
    fix="在指标值后填写计量单位，如“公里”“人次”“%”。",
)
def unit_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find numbers that may be kilometres or households; nobody can measure them afterwards."""
    del context
    for number, row in annual_rows(plan):
        target = row.target
        bare = target.unit is None and _NUMBER.fullmatch(plain(target.value))
        if bare and not (_UNIT_IN_NAME.search(plain(row.name)) or serial_date(row)):
            yield found(
                message(
                    "指标“{name}”的指标值是“{value}”，没有计量单位。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="unit",
                given=shown(row),
            )
