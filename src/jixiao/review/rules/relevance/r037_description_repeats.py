"""Whether the description of a rate says how it is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, listed, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MANY: Final = 3


@rule(
    code="JX-R037",
    fault="DESCRIPTION_REPEATS",
    title="指标描述只是重复名称",
    why="比率要写明分子和分母；描述把名称抄一遍，年底各算各的。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
indicators:
  - level1: 产出指标
    level2: 质量指标
    name: 补贴发放准确率
    description: 补贴发放准确率
    target: ≥98%
""",
    good="""
indicators:
  - level1: 产出指标
    level2: 质量指标
    name: 补贴发放准确率
    description: 准确发放人次÷发放总人次
    target: ≥98%
""",
    neighbour="""
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 受理案件次数
    description: 受理案件次数
    target: ≥30件
  - 产出指标 / 质量指标 / 补贴发放准确率 / ≥98%
""",
    fix="在描述中写计算方法，如“准确发放人次÷发放总人次”。",
)
def description_says_nothing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Rates need a formula; counts explain themselves, and forms without the column pass."""
    rated = said_in(context.words("ratio_names"))
    described = [(number, row) for number, row in annual_rows(plan) if row.description]
    if not described:
        yield not_applicable("表中没有指标描述。")
        return
    rows = [
        number
        for number, row in described
        if bare(row.description) == bare(row.name)
        and share_of(row) is not None
        and rated.search(bare(row.name))
    ]
    # One count may explain itself; a table that copies most of its names explains nothing.
    copied = [n for n, row in described if bare(row.description) == bare(row.name)]
    rows = copied if len(copied) >= _MANY else rows
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项指标描述只是重复名称：{names}。", rows=listed(rows), names=names),
            rows=rows,
            field="description",
            given=names,
        )
