"""Whether social and ecological cost are stated where there is harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R036",
    fault="SOCIAL_COST_NO_HARM",
    title="没有负面影响却设了社会成本或环境成本",
    why="这两类只用于有负面外部影响的项目；写“无”只是凑数，还占权重。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#social-cost",
    bad="""
indicators:
  - 成本指标 / 社会成本指标 / 对社会的负面影响 / 无
""",
    good="""
indicators:
  - 成本指标 / 社会成本指标 / 施工占道天数 / ≤45天
""",
    neighbour="""
indicators:
  - 成本指标 / 生态环境成本指标 / 施工污染事故 / =0起
  - 成本指标 / 经济成本指标 / 超预算支出 / 无
""",
    fix="有负面影响的写明程度和控制值；没有的删除该行，权重并入其他指标。",
)
def harm_that_is_none(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the word 无 and its like; a figure, be it zero, can be checked."""
    harmless = context.word_set("harmless_values")
    for number, row in annual_rows(plan):
        if class_of(row) not in ("social_cost", "ecological_cost"):
            continue
        if plain(row.target.value).removeprefix("定性") in harmless:
            yield found(
                message(
                    "{level2}“{name}”写“{value}”，没有负面影响的不设这类指标。",
                    level2=row.level2,
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
