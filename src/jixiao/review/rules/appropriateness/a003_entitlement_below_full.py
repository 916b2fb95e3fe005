"""Whether what the law owes in full is promised in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import WHOLE, annual_rows, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-A003",
    fault="ENTITLEMENT_BELOW_FULL",
    title="法定应当全部做到的定得低于100%",
    why="足额发放、合规使用是法定要求；定为98%等于允许2%少发或违规。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 养老金足额发放率 / ≥98%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 养老金足额发放率 / =100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 补贴发放准确率 / ≥98%
  - 产出指标 / 质量指标 / 村级卫生人员持证上岗率提高 / ≥5%
""",
    fix="改为“=100%”；确有不能足额的原因，写明范围和补发安排。",
)
def less_than_is_owed(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Names must end in such a rate; accuracy may fall short, for mistakes happen."""
    owed = context.words("full_rates")
    for number, row in annual_rows(plan):
        share = share_of(row)
        if share is not None and share < WHOLE and bare(row.name).endswith(owed):
            yield found(
                message(
                    "“{name}”应当全部做到，指标值是“{value}”。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected="=100%",
            )
