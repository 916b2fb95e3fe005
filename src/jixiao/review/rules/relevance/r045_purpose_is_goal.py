"""Whether the use of money is a use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.phrases import bare
from jixiao.review.rows import speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R045",
    fault="PURPOSE_IS_GOAL",
    title="资金用途写成了工作目标",
    why="“确保各项工作顺利开展”是目标，不是用途，看不出钱花在什么上。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 专项业务经费
purpose: 确保2024年度各项业务工作正常顺利开展
""",
    good="""
name: 专项业务经费
purpose: 档案整理劳务费3万元、表格印刷费1万元、下乡核查差旅费1.16万元
""",
    neighbour="""
name: 公路养护
purpose: 保障县道日常养护所需材料和人工支出
""",
    fix="改写为支出内容和金额；目标写到绩效目标栏。",
)
def purpose_worded_as_aim(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find purposes that open and close as aims do and name nothing that money buys or pays."""
    purpose = bare(plan.purpose)
    if not purpose:
        yield lacks_data("没有填写资金用途。")
        return
    opens = purpose.startswith(context.words("aim_openings"))
    closes = purpose.endswith(context.words("aim_endings"))
    if opens and closes and not speaks_of(purpose, context.words("spending_nouns")):
        yield found(
            message("资金用途“{purpose}”是工作目标，没有写支出内容。", purpose=plan.purpose),
            field="purpose",
            given=plan.purpose,
        )
