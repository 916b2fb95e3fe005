"""Whether each listed payment, each part of the name and each listed use is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.named_parts import is_told, listed_payments, name_parts
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_outcome,
    is_satisfaction,
    money_of,
    plain,
    speaks_of,
)
from jixiao.review.rule import rule
from jixiao.review.texts import told_by_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X025",
    fault="PART_NO_INDICATOR",
    title="目标、用途或名称中的一部分没有指标",
    why="名称写贴息和奖补，目标和指标只有贴息；用途写印刷、培训，指标一样都没有，这部分钱就没有产出。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 普惠金融发展专项（担保贷款贴息及奖补）资金
objectives: [保持担保贷款贴息工作正常开展]
indicators:
  - 产出指标 / 数量指标 / 发放贴息贷款人次 / ≥30人次
  - 产出指标 / 质量指标 / 贴息发放准确率 / 100%
  - 产出指标 / 时效指标 / 贴息拨付时限 / ≤30天
""",
    good="""
name: 普惠金融发展专项（担保贷款贴息及奖补）资金
objectives: [保持担保贷款贴息工作正常开展]
indicators:
  - 产出指标 / 数量指标 / 发放贴息贷款人次 / ≥30人次
  - 产出指标 / 数量指标 / 奖补经办银行 / ≥2家
  - 产出指标 / 时效指标 / 贴息拨付时限 / ≤30天
""",
    neighbour="""
name: 县乡道路养护及桥梁加固
objectives: [做好县乡道路日常养护，发放岗位补贴、社保补贴。]
indicators:
  - 产出指标 / 数量指标 / 养护道路里程 / ≥120公里
  - 产出指标 / 数量指标 / 加固桥梁 / 3座
  - 产出指标 / 数量指标 / 享受岗位补贴和社会保险补贴（社保）人数 / 40人
""",
    fix="为没有指标的部分补上数量和质量指标；不做的，从名称、目标或用途中删去。",
)
def part_without_indicator(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for the work, the payments and the name's parts among what rows measure."""
    rows = [row for _, row in annual_rows(plan)]
    if len(rows) < context.number("goal_rows_least"):
        yield not_applicable("没有填写目标，或指标太少。")
        return
    told = "；".join(plain(row.name) + plain(row.description) for row in rows)
    goals = plain("；".join(plan.objectives))
    parts = [*_work(plan, rows, context)]
    parts += [one for one in listed_payments(goals) if not is_told(one, told, context)]
    if parts:
        listed = "、".join(dict.fromkeys(parts))
        yield found(
            message("目标或用途写了{parts}，没有衡量它的指标。", parts=listed),
            field="objectives",
            given=listed,
        )
    named = name_parts(plan.name)
    missing = [one for one in named if not is_told(one, told + goals, context)]
    if missing and len(missing) < len(named):
        listed = "、".join(missing)
        yield found(
            message("项目名称有“{parts}”，目标和指标都没有涉及。", parts=listed),
            field="name",
            given=listed,
        )


def _work(plan: PerformancePlan, rows: list[Indicator], context: Context) -> Iterator[str]:
    """Yield work that is promised and not measured; what no row names is another rule's matter."""
    promised = plain("；".join((*plan.objectives, plan.purpose or "")))
    goals = plain("；".join(plan.objectives))
    everything = told_by_rows(plan)
    told = {
        work["name"]
        for work in context.table("goal_work")
        if speaks_of(goals, work["goal"]) and not speaks_of(everything, work["rows"])
    }
    asked = [
        part
        for part in context.table("promised_parts")
        if speaks_of(promised, part["goal"]) and part["name"] not in told
    ]
    measured = "；".join(map(_measured, rows)) if asked else ""
    for part in asked:
        if not speaks_of(measured, part["rows"]):
            yield part["name"]


def _measured(row: Indicator) -> str:
    """Return what a row measures in words; satisfaction and sums of money measure no work."""
    if is_satisfaction(row) or (class_of(row) == "quantity" and money_of(row) is not None):
        return ""
    texts = (row.name,) if is_outcome(row) else (row.name, row.description, row.explanation)
    return "；".join(plain(text) for text in texts)
