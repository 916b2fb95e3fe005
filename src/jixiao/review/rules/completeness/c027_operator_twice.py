"""Whether a target carries one comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SIGN: Final = re.compile(
    r"(?:>=|<=|=>|=<|大于等于|小于等于|大于或等于|小于或等于|不低于|不少于|不小于|不超过|不高于|不大于|不多于"
    r"|大于|小于|等于|高于|低于|至少|至多|[≥≤≧≦><=＝＞＜])"
)
_TAIL: Final = re.compile(r"[^，；且并]*\d[^，；且并\d]*(?:以上|以下|以内)$")


@rule(
    code="JX-C027",
    fault="OPERATOR_TWICE",
    title="指标值有两个比较符号",
    why="“≥不低于95%”重复，“≤95%以上”自相矛盾，系统也算不出完成率。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#operators",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 考试合格率 / ≥不低于95%
  - 产出指标 / 数量指标 / 培训人数 / ≤200人以上
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 考试合格率 / ≥95%
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 考试合格率 / 大于等于95%
  - 产出指标 / 质量指标 / 验收合格率 / ">=95%"
  - 产出指标 / 数量指标 / 二级以上医院数 / ≥2家
  - 成本指标 / 经济成本指标 / 培训费 / ≥5万元且≤10万元
""",
    fix="只留一个比较符号。",
)
def compared_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find two signs in a row, and a sign before a number with 以上 or 以下 behind it."""
    del context
    for number, row in annual_rows(plan):
        text = plain(row.target.text)
        sign = _SIGN.match(text)
        if sign and (_SIGN.match(text, sign.end()) or _TAIL.match(text, sign.end())):
            yield found(
                message(
                    "“{name}”的指标值“{value}”有两个比较符号。", name=row.name or "—", value=text
                ),
                rows=[number],
                field="operator",
                given=text,
            )
