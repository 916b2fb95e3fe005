"""Whether a target of 100 % is decided by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import WHOLE, annual_rows, plain, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R052",
    fault="OTHERS_DECIDE",
    title="由别人决定的事定为100%",
    why="贷款批不批由银行决定，本单位控制不了，定100%不可行，也说明不了本项目的质量。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 担保贷款覆盖率 / 100%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 贴息发放准确率 / 100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 担保贷款贴息覆盖率 / 100%
  - 产出指标 / 质量指标 / 担保贷款覆盖率 / ≥60%
""",
    fix="改为本单位能控制的指标，如贴息准确率、推荐审核办结率。",
)
def whole_decided_by_others(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of loans granted at the whole; paying interest on them is the office's own."""
    words = context.words("decided_elsewhere")
    for number, row in annual_rows(plan):
        if share_of(row) == WHOLE and speaks_of(plain(row.name), words):
            yield found(
                message(
                    "“{name}”定为“{value}”，批不批由银行等方面决定，本单位控制不了。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
