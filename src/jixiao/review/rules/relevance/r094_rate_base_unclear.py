"""Whether a rate of paying says of what it is a rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, plain, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_RATE: Final = re.compile(r"(?:支付|补助|补贴|兑付|兑现|发放|拨付|报销)率$")
_TOLD: Final = re.compile(
    r"人数|人次|户数|金额|足额|准确|及时|按时|按期|资金|符合|全部|应[\u4e00-\u9fff]|[÷/]|占|"
    r"\d|[日月季]"
)


@rule(
    code="JX-R094",
    fault="RATE_BASE_UNCLEAR",
    title="支付率、补助率没有写按人数还是按金额",
    why="“支付率100%”可以是人都发到，也可以是钱都付出，少发一半也能算100%。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 护林员补贴支付率 / 100%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 护林员补贴足额支付率 / 100%
""",
    neighbour="""
indicators:
  - {level2: 质量指标, name: 护林员补贴支付率, target: 100%, description: 实发金额÷应发金额}
""",
    fix="改为足额发放率、发放准确率，或写明“实发人数÷应发人数”。",
)
def rate_of_heads_or_money(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of paying without a word of heads, sums, accuracy or time, and no description."""
    del context
    for number, row in annual_rows(plan):
        name = bare(row.name)
        match = _RATE.search(name)
        told = name + plain(row.description) + plain(row.explanation)
        if match is not None and not _TOLD.search(told) and share_of(row) is not None:
            yield found(
                message("“{name}”没有写按人数还是按金额，口径不明。", name=row.name),
                rows=[number],
                field="name",
                given=row.name,
            )
