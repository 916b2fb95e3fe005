"""Whether satisfaction names the people asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ASKED: Final = re.compile(r"对.{0,14}$|[=＝].*|通过.*(?:问卷|调查|调研)[，,]?")
_GENERAL: Final = re.compile(
    r"服务对象|受益对象|受益人|对象|服务|受益|综合|总体|整体|社会|相关|有关|各方|项目|工作|调查|开展|平均|的|对"
)


@rule(
    code="JX-R031",
    fault="SATISF_NO_GROUP",
    title="满意度没有写明问谁",
    why="“服务对象满意度”没有说是哪些人，抽样没有范围，结果无法核对。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#satisfaction",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 服务对象满意度 / ≥95%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 参保人员满意度 / ≥95%
""",
    neighbour="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 群众满意度 / ≥95%
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 服务对象满意度
    description: 参保人员对经办服务的满意程度
    target: ≥90%
""",
    fix="写明调查对象，如“参保人员满意度”，并在说明中写调查方式和样本。",
)
def nobody_named(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Take away the words of the class itself; what is left must name somebody."""
    del context
    rows = [
        number
        for number, row in annual_rows(plan)
        if is_satisfaction(row)
        and "满意" in plain(row.name)
        and not _whom(bare(row.name))
        and not _whom(bare(row.description))
    ]
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项“{names}”没有写明调查哪些人。", rows=listed(rows), names=names),
            rows=rows,
            field="name",
            given=names,
        )


def _whom(text: str) -> str:
    """Return what stands before 满意 beside the general words, empty when nobody is named."""
    before = _ASKED.sub("", text.partition("满意")[0])
    return _GENERAL.sub("", before)
