"""Whether rows of one class can be told apart by their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R042",
    fault="ROWS_SAME_NAME",
    title="几项指标名称相同",
    why="三项都叫“享受补贴人数”，要看描述才知道是哪种补贴；名称单独公开或汇总时就分不清。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - {level2: 数量指标, name: 享受补贴人数, target: ≥50人, description: 岗位补贴人数}
  - {level2: 数量指标, name: 享受补贴人数, target: ≥140人, description: 见习补贴人数}
""",
    good="""
indicators:
  - {level2: 数量指标, name: 享受岗位补贴人数, target: ≥50人, description: 岗位补贴人数}
  - {level2: 数量指标, name: 享受见习补贴人数, target: ≥140人, description: 见习补贴人数}
""",
    neighbour="""
indicators:
  - {level2: 数量指标, name: 培训人数, target: ≥50人, description: 参加培训的人数}
  - {level2: 质量指标, name: 培训合格率, target: ≥95%, description: 考试合格人数占比}
""",
    fix="把描述中的区别写进指标名称。",
)
def rows_of_one_name(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rows of one class and name whose descriptions differ."""
    del context
    held: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, row in annual_rows(plan):
        if row.name and row.description:
            held[class_of(row), plain(row.name)].append(number)
    for (_, name), rows in held.items():
        told = {plain(plan.indicators[number - 1].description): None for number in rows}
        if len(told) > 1:
            yield found(
                message(
                    "第{rows}项都叫“{name}”，描述各不相同：{descriptions}。",
                    rows=listed(rows),
                    name=name,
                    descriptions="；".join(told),
                ),
                rows=rows,
                field="name",
                given=name,
            )
