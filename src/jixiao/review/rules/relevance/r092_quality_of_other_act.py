"""Whether the quality rows judge the act that the money pays for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OVERDUE: Final = re.compile(r"逾期|不良|代偿")


@rule(
    code="JX-R092",
    fault="QUALITY_OF_OTHER_ACT",
    title="质量考核的是别人的事，不是本项资金的事",
    why="贴息资金付的是利息，质量却考核银行放款；资金拨得准不准、合不合规没有人考核。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quality",
    bad="""
name: 农户小额贷款贴息资金
indicators:
  - 产出指标 / 数量指标 / 贷款户数 / ≥300户
  - 产出指标 / 质量指标 / 贷款覆盖率 / 100%
  - 产出指标 / 时效指标 / 贴息拨付时限 / ≤30天
""",
    good="""
name: 农户小额贷款贴息资金
indicators:
  - 产出指标 / 数量指标 / 贷款户数 / ≥300户
  - 产出指标 / 质量指标 / 贴息拨付准确率 / 100%
  - 产出指标 / 质量指标 / 贷款覆盖率 / ≥80%
""",
    neighbour="""
name: 农户小额贷款贴息资金
indicators:
  - 产出指标 / 质量指标 / 贴息对象符合贷款条件率 / 100%
""",
    fix="质量改为本项资金的要求，如贴息拨付准确率、对象合规率；别人的业绩只作效益。",
)
def quality_of_another_act(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find quality rows that all speak of the act of others which the money only supports."""
    head = plain(plan.name) + "；" + plain(plan.purpose)
    kinds = [row for row in context.table("supported_acts") if row["fund"] in head]
    if not kinds:
        yield not_applicable("不是贴息、保费补贴一类的资金。")
        return
    quality = [(n, row) for n, row in annual_rows(plan) if class_of(row) == "quality"]
    # Loans that are not repaid are the matter of who pays their interest.
    if any(_OVERDUE.search(plain(row.name)) for _, row in quality):
        return
    names = [plain(row.name) + plain(row.description) for _, row in quality]
    for kind in kinds:
        if names and all(
            speaks_of(name, kind["others"]) and not speaks_of(name, kind["own"]) for name in names
        ):
            told = "、".join(plain(row.name) for _, row in quality)
            yield found(
                message(
                    "质量考核的是“{told}”，本项资金是{fund}，拨付准不准、合不合规没有考核。",
                    told=told,
                    fund=kind["fund"],
                ),
                rows=[number for number, _ in quality],
                field="name",
                given=told,
            )
            return
