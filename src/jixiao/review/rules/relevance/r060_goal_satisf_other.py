"""Whether those whose satisfaction the objectives promise are those who are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import (
    annual_rows,
    is_satisfaction,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_GOAL: Final = re.compile(
    r"([^，,。；;]{2,12}?)对[^，,。；;]{0,20}?满意度[^，,。；;]{0,2}?(逐年|逐步|持续|不断|稳步|进一步)?(?:提升|提高|上升|增高)"
)


@rule(
    code="JX-R060",
    fault="GOAL_SATISF_OTHER",
    title="目标说的满意度与指标问的人不同",
    why="目标写社会公众满意度逐年提升，指标只问退休人员，又没有上年数，提升没提升无法判断。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
name: 中小学校舍维修
objectives: [维修校舍12栋, 全县人民对教育满意度逐年提升。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 家长满意度 / ≥90%
""",
    good="""
name: 中小学校舍维修
objectives: [维修校舍12栋, 家长对学校满意度由88%提升到90%。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 家长满意度 / ≥90%
""",
    neighbour="""
name: 村庄道路养护
objectives: [养护道路30公里，提高群众满意度。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 沿线群众满意度 / ≥90%
""",
    fix="目标与指标写同一人群；“提升”的写明上年数。",
)
def satisfaction_of_others(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the public of the objectives with whom the satisfaction rows name."""
    public = said_in(context.words("public_at_large"))
    goal = _GOAL.search(plain("；".join(plan.objectives)))
    if goal is None or not public.search(goal[1]):
        yield not_applicable("目标没有写公众满意度的变化。")
        return
    asked = [(number, row) for number, row in annual_rows(plan) if is_satisfaction(row)]
    if asked and not any(public.search(plain(row.name)) for _, row in asked):
        names = "、".join(row.name or "" for _, row in asked)
        yield found(
            message(
                "目标写“{goal}”，满意度指标问的是“{names}”，也没有上年数作基数。",
                goal=goal[0],
                names=names,
            )
            if goal[2]
            else message("目标写“{goal}”，满意度指标问的是“{names}”。", goal=goal[0], names=names),
            rows=[number for number, _ in asked],
            field="name",
            given=names,
            expected=goal[1],
        )
