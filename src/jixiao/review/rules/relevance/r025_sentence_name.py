"""Whether names of effects are sentences of the objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, is_sentence
from jixiao.review.rows import annual_rows, level_of, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R025",
    fault="SENTENCE_NAME",
    title="指标名称是一句目标",
    why="名称写成“补贴及时到位，参保积极性提高，……”，看不出衡量的是哪一项，也无从取数。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 效益指标 / 可持续影响指标 / 补贴及时到位，参保积极性提高，促进全民参保工作发展。 / 提高
""",
    good="""
indicators:
  - 效益指标 / 可持续影响指标 / 续缴人数占比 / ≥90%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 因灾转移、安置群众覆盖率（含集中安置，分散安置） / =100%
""",
    fix="从句子里选出要衡量的一项作名称，其余写进绩效目标。",
)
def sentence_as_name(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a full stop, or commas outside brackets, in names of outcome and satisfaction."""
    del context
    rows = [
        number
        for number, row in annual_rows(plan)
        if level_of(row) in (Level1.OUTCOME, Level1.SATISFACTION) and is_sentence(row.name)
    ]
    if rows:
        names = "；".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项指标名称是一句目标：{names}。", rows=listed(rows), names=names),
            rows=rows,
            field="name",
            given=names,
        )
