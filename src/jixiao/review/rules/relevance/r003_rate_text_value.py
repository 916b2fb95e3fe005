"""Whether rates and counts are given words instead of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rates_in_words import is_rate_in_words
from jixiao.review.rows import annual_rows, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R003",
    fault="RATE_TEXT_VALUE",
    title="比率或数量的指标值写成了文字",
    why="名称是率、人数、数量，指标值却是“保持稳定”，年底拿不出可以对照的数。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 年末高校毕业生总体就业率 / 保持稳定
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 年末高校毕业生总体就业率 / ≥90%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 工作效率 / 明显提高
  - 产出指标 / 数量指标 / 资助学生人数 / 应助尽助
  - 效益指标 / 社会效益指标 / 参保率 / 不低于上年
""",
    fix="填写数值和计量单位，如“≥90%”“≥200人”。",
)
def rate_in_words(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Words that mean all or nothing, and words that compare with a known level, are figures."""
    for number, row in annual_rows(plan):
        if is_rate_in_words(row, context):
            yield found(
                message(
                    "指标“{name}”要用数值衡量，指标值却是“{value}”。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
