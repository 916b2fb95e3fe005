"""Whether what an objective promises is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.promises import unmeasured
from jixiao.review.rows import annual_rows, plain, speaks_of
from jixiao.review.rule import rule
from jixiao.review.texts import told_by_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# Who looks after what is made is no work of its own: 2名专人管护.
_MANNER: Final = re.compile(
    r"(?:由|有|设|配|安排|落实|明确)?(?:\d+|[一二两三])?[名位个]?专人[^，,。；;、]*"
)


@rule(
    code="JX-X008",
    fault="GOAL_NO_INDICATOR",
    title="目标写的工作没有指标",
    why="目标说要宣传、监管，指标只数电脑，年底就无法说明目标是否实现。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 业务经费
objectives: [采取多种形式加大政策宣传力度，抓实社保基金安全监管。]
indicators:
  - 产出指标 / 数量指标 / 电脑购置数量 / ≥10台
  - 产出指标 / 质量指标 / 办公设备购置合格率 / 100%
  - 产出指标 / 时效指标 / 采购完成及时率 / 100%
""",
    good="""
name: 业务经费
objectives: [采取多种形式加大政策宣传力度，抓实社保基金安全监管。]
indicators:
  - 产出指标 / 数量指标 / 政策宣传次数 / ≥12次
  - 产出指标 / 数量指标 / 基金现场检查次数 / ≥4次
  - 产出指标 / 时效指标 / 疑点核查按时完成率 / 100%
""",
    neighbour="""
name: 就业补助
objectives: [落实各项就业补贴，保持就业局势总体稳定。]
indicators:
  - 产出指标 / 数量指标 / 享受岗位补贴人数 / ≥50人
  - 产出指标 / 质量指标 / 发放准确率 / ≥98%
  - 产出指标 / 时效指标 / 资金按时下达率 / ≥98%
""",
    fix="为目标中的每项工作补上能说明结果的指标，或从目标中删去不做的工作。",
)
def objective_without_indicator(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look up each kind of work that the objectives name in the rows, by its words."""
    if not plan.objectives or len(annual_rows(plan)) < context.number("goal_rows_least"):
        yield not_applicable("没有填写目标，或指标太少。")
        return
    promised = _MANNER.sub("", plain("；".join(plan.objectives)))
    measured = told_by_rows(plan)
    open_work = [
        work["name"]
        for work in context.table("goal_work")
        if speaks_of(promised, work["goal"]) and not speaks_of(measured, work["rows"])
    ]
    open_work += unmeasured(plan, context)
    if open_work:
        yield found(
            message(
                "目标写了{work}，各项指标都没有涉及。",
                work="、".join(open_work),
            ),
            field="objectives",
            given="、".join(open_work),
        )
