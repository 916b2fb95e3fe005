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
_ABOUT: Final = re.compile(r"对(?!象)([^，,。；;对]{2,14}?)(?:总体|综合|整体)?的?满意[度率]")
_GENERAL: Final = re.compile(r"[全我本][县区市省]|工作|总体|各项|项目|有关|相关|本次|的")
# Whoever the project serves is meant by these; the public at large is not.
_SERVED: Final = re.compile(r"群众|居民|村民|百姓|农民|牧民")


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
    goals = plain("；".join(plan.objectives))
    goal = _GOAL.search(goals)
    yield from _other_matter(plan, goals)
    if goal is None or not public.search(goal[1]):
        yield not_applicable("目标没有写公众满意度的变化。")
        return
    asked = [(number, row) for number, row in annual_rows(plan) if is_satisfaction(row)]
    if asked and not any(public.search(plain(row.name)) for _, row in asked):
        names = "、".join(row.name or "" for _, row in asked)
        if _SERVED.search(goal[1]):
            if goal[2]:
                yield _no_base(goal[0], [number for number, _ in asked])
            return
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


def _other_matter(plan: PerformancePlan, goals: str) -> Iterator[Judgement]:
    """Find rows that ask about a matter of the plan, but not what the objectives promise."""
    promised = _ABOUT.findall(goals)
    if not promised:
        return
    matters = [_matter(one) for one in promised]
    own = set(goals + plain(plan.name))
    for number, row in annual_rows(plan):
        asked = _ABOUT.search(plain(row.name)) if is_satisfaction(row) else None
        matter = _matter(asked[1]) if asked else set()
        known = asked is not None and len(set(asked[1]) & own) * 2 >= len(set(asked[1]))
        if asked and known and matter and not any(matter & one for one in matters):
            wanted = "、".join(promised)
            yield found(
                message(
                    "目标要提高的是对“{wanted}”的满意度，指标问的是“{asked}”。",
                    wanted=wanted,
                    asked=asked[1],
                ),
                rows=[number],
                field="name",
                given=asked[1],
                expected=wanted,
                severity=Severity.ADVICE,
            )


def _matter(text: str) -> set[str]:
    """Return every two neighbouring letters of what is asked about, general words left out."""
    said = _GENERAL.sub("", text)
    return {said[at : at + 2] for at in range(len(said) - 1)}


def _no_base(goal: str, rows: list[int]) -> Judgement:
    """Return the finding that a rise of satisfaction has nothing to be measured from."""
    return found(
        message("目标写“{goal}”，没有上年数作基数，升没升无法判断。", goal=goal),
        rows=rows,
        field="objectives",
        given=goal,
        severity=Severity.ADVICE,
    )
