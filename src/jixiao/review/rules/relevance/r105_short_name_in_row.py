"""Whether rows call a payment by its full name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R105",
    fault="SHORT_NAME_IN_ROW",
    title="指标行用了简称，与名称、目标不一致",
    why="目标写“公益性岗位补贴”，指标写“岗位补贴”；简称换了范围，是不是同一笔钱说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
name: 2024年民族团结奖
indicators:
  - 产出指标 / 数量指标 / 发放团结奖人数 / 280人
""",
    good="""
name: 2024年民族团结奖
indicators:
  - 产出指标 / 数量指标 / 发放民族团结奖人数 / 280人
""",
    neighbour="""
name: 2024年精神文明奖
indicators:
  - 产出指标 / 数量指标 / 发放文明奖人数 / 280人
""",
    fix="全表统一用政策文件中的全称。",
)
def short_name_in_row(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rows with the short form of a payment that name, purpose or objectives tell in full."""
    head = plain(plan.name) + plain(plan.purpose) + plain("；".join(plan.objectives))
    for pair in context.table("short_forms"):
        full, short = pair["full"], pair["short"]
        if full not in head:
            continue
        texts = [(n, plain(row.name) + plain(row.description)) for n, row in annual_rows(plan)]
        rows = [number for number, text in texts if short in text.replace(full, "")]
        if rows and not any(full in text for _, text in texts):
            yield found(
                message(
                    "名称或目标写“{full}”，第{rows}项写“{short}”，叫法不一。",
                    full=full,
                    rows=listed(rows),
                    short=short,
                ),
                rows=rows,
                field="name",
                given=short,
                expected=full,
            )
