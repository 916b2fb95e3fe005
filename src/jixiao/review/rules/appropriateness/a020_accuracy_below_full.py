"""Whether fiscal money may be paid wrongly by plan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = Decimal("0.5")
_PAID: Final = re.compile(r"(?:发放|支付|拨付|兑付|发给)(?:金额|资金|补贴|补助)?(?:准确|精准)率")


@rule(
    code="JX-A020",
    fault="ACCURACY_BELOW_FULL",
    title="发放准确率低于100%",
    why="财政补助按名单发，准确率写≥98%就是允许2%发错；发错要追回，不应作为目标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 高龄津贴发放准确率 / ≥98%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 高龄津贴发放准确率 / =100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 天气预报准确率 / ≥88%
""",
    fix="发放准确率定为100%；做不到的，写明允许差错的原因和追回办法。",
)
def accuracy_below_full(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find accuracy of paying or of those paid that is planned below 100 %."""
    del context
    for number, row in annual_rows(plan):
        share = share_of(row)
        if share is not None and _LEAST <= share < 1 and _PAID.search(plain(row.name)):
            yield found(
                message(
                    "“{name}”写“{value}”，等于允许发错，财政补助应为100%。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected="=100%",
            )
