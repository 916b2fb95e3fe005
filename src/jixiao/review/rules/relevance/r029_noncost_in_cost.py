"""Whether a cost row states something that is no cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, is_cost, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R029",
    fault="NONCOST_IN_COST",
    title="成本指标写的不是成本",
    why="“预算充足”“资金到位率”说的是钱够不够、到没到，控制不了花多少。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
indicators:
  - 产出指标 / 成本指标 / 财政补贴预算充足 / =100%
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 协办员补贴标准 / =300元/人·月
""",
    neighbour="""
indicators:
  - 产出指标 / 成本指标 / 成本节约率 / ≥5%
  - 产出指标 / 成本指标 / 贴息比例 / =50%
  - 成本指标 / 社会成本指标 / 征地补偿到位率 / =100%
""",
    fix="改写单位成本、分项成本或控制总额；到位率、合规率移到质量或时效指标。",
)
def cost_is_no_cost(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find ratios of sufficiency, arrival or execution; savings and shares are costs."""
    words, saved = context.words("no_cost_words"), context.words("saving_words")
    for number, row in annual_rows(plan):
        if not is_cost(row) or class_of(row) in ("social_cost", "ecological_cost"):
            continue
        if (
            share_of(row) is not None
            and speaks_of(row.name, words)
            and not speaks_of(row.name, saved)
        ):
            yield found(
                message(
                    "成本指标“{name}”（{value}）写的不是成本。", name=row.name, value=shown(row)
                ),
                rows=[number],
                field="name",
                given=row.name,
            )
