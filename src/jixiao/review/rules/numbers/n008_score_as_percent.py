"""Whether a mean score is written in points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SCORE: Final = re.compile(r"(?:平均分数?|得分|分数|评分|分值)(?:达到?)?[。，,；;：:]*$")


@rule(
    code="JX-N008",
    fault="SCORE_AS_PERCENT",
    title="平均分写成了百分比",
    why="平均96分和96%的人满意是两回事，混用会高估满意度。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#survey",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 群众评价，调查平均分数 / ≥96%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 群众评价，调查平均分数 / ≥96分
""",
    neighbour="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 群众满意度调查得分率 / ≥96%
  - 产出指标 / 质量指标 / 评分达标率 / ≥96%
""",
    fix="平均分用“分”，按人数计算的满意率用“%”。",
)
def score_in_percent(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find scores set as a ratio: a mean counts points, a share of people is something else."""
    del context
    for number, row in annual_rows(plan):
        if share_of(row) is not None and _SCORE.search(plain(row.name)):
            yield found(
                message("“{name}”是分数，指标值却是“{value}”。", name=row.name, value=shown(row)),
                rows=[number],
                field="unit",
                given=shown(row),
                expected="分",
            )
