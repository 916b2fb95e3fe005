"""Whether the flow of money stands as quality of work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, class_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FLOW: Final = re.compile(
    r"(?:资金|经费|拨款)[^，,]{0,6}(?:到位率|拨付率|支付率|保障率|执行率|下达率)$"
)


@rule(
    code="JX-R035",
    fault="FUND_RATE_AS_QUALITY",
    title="质量指标写的是资金到位或支付情况",
    why="钱到没到、付没付由预算执行率考核；质量要说明办得合不合格。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quality",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 财政拨款保障率 / ≥90%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 退休人员档案完整率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 资金拨付及时率 / ≥95%
  - 产出指标 / 质量指标 / 资金使用合规率 / =100%
  - 产出指标 / 质量指标 / 养老金发放准确率 / ≥98%
""",
    fix="质量指标改写合格率、准确率等；资金到位和支付写在时效指标或由执行率反映。",
)
def money_flow_as_quality(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of funds provided, arrived, paid or spent under quality and quantity."""
    flows = said_in(context.words("money_arrives"))
    for number, row in annual_rows(plan):
        name = bare(row.name)
        if class_of(row) in ("quality", "quantity") and (flows.search(name) or _FLOW.search(name)):
            yield found(
                message(
                    "“{name}”（{value}）说的是资金，不是产出。", name=row.name, value=shown(row)
                ),
                rows=[number],
                field="name",
                given=row.name,
            )
