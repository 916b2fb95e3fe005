"""Whether a percentage can be missed by one of a few."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import WHOLE, annual_rows, class_of, figure, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_JUDGED: Final = re.compile(r"考核|履职|上岗|优良|优秀|考试|结业|持证")
_COUNTED: Final = {"人", "户", "台", "辆", "所", "座", "个"}
_LEAST: Final = 3
_HALF: Final = Decimal("0.5")
_HUNDRED: Final = 100


@rule(
    code="JX-N041",
    fault="FINER_THAN_ONE",
    title="百分比比一个还细",
    why="一共18人，1人不合格就是94.4%，写“≥95%”等于要求100%，不如直接写人数。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#calculation",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 享受岗位补贴人数 / =18人
  - 产出指标 / 质量指标 / 考核优良率 / ≥95%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 享受岗位补贴人数 / =18人
  - 产出指标 / 质量指标 / 考核优良率 / ≥90%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 享受岗位补贴人数 / =180人
  - 产出指标 / 质量指标 / 考核优良率 / ≥95%
""",
    fix="改写为人数、户数，或放到一个能区分的百分比。",
)
def share_finer_than_one(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare rates at which persons are judged with one of the only things the plan counts.

    Rates of running or of time have other wholes than the count.
    """
    del context
    rows = list(annual_rows(plan))
    counts = [
        row.target.quantity.number
        for _, row in rows
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.kind is QuantityKind.COUNT
        and row.target.quantity.dimension in _COUNTED
        and row.target.quantity.number is not None
    ]
    quantities = sum(class_of(row) == "quantity" for _, row in rows)
    if len(counts) != 1 or quantities != 1 or counts[0] < _LEAST:
        yield not_applicable("不是只有一项数量指标。")
        return
    for number, row in rows:
        share = share_of(row)
        if class_of(row) != "quality" or not _JUDGED.search(plain(row.name)):
            continue
        if share is None or not _HALF < share < WHOLE:
            continue
        if counts[0] * (WHOLE - share) < 1:
            missed = round((counts[0] - 1) / counts[0] * _HUNDRED, 1)
            yield found(
                message(
                    "总数 {count}，差1个就是 {missed}%，“{name}”写“{value}”等于要求100%。",
                    count=figure(counts[0]),
                    missed=figure(missed),
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
