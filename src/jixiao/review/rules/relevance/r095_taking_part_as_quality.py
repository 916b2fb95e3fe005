"""Whether quality rows judge the money and not how many take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FUND: Final = re.compile(r"补助|补贴|配套|县配|区配|资金支出|年金|兜底")
_PART: Final = re.compile(r"(?:参保|缴费|参合|参训|参加|报名|入会)率")
_PAID: Final = re.compile(r"准确|足额|到账|发放|合规|拨付|记账|补贴")


@rule(
    code="JX-R095",
    fault="TAKING_PART_AS_QUALITY",
    title="参保率、缴费率不是补助资金的质量",
    why="参保率、缴费率说的是多少人参加，是数量和效益；钱到没到账、记得准不准才是质量。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quality",
    bad="""
name: 农民医疗保险县配资金
indicators:
  - 产出指标 / 质量指标 / 农民参保率 / 100%
""",
    good="""
name: 农民医疗保险县配资金
indicators:
  - 产出指标 / 质量指标 / 缴费补贴到账准确率 / 100%
  - 效益指标 / 社会效益指标 / 农民参保率 / ≥98%
""",
    neighbour="""
name: 医保扩面宣传工作经费
indicators:
  - 产出指标 / 质量指标 / 参保率 / ≥98%
""",
    fix="参保率、缴费率移到数量或效益；质量写补贴发放准确率、足额率，做实的写到账率、记账准确率。",
)
def taking_part_as_quality(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of taking part under quality in funds that pay and are not judged."""
    del context
    if not _FUND.search(plain(plan.name)):
        yield not_applicable("不是补助、配套一类的资金。")
        return
    quality = [(n, plain(row.name)) for n, row in annual_rows(plan) if class_of(row) == "quality"]
    part = [(n, name) for n, name in quality if _PART.search(name)]
    if part and not any(_PAID.search(name) for _, name in quality):
        names = "、".join(name for _, name in part)
        yield found(
            message("“{names}”说的是多少人参加，不是本项资金的质量。", names=names),
            rows=[n for n, _ in part],
            field="level2",
            given=names,
        )
