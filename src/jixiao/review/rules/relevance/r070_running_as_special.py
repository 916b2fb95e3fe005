"""Whether running costs are kept out of projects for a special aim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import bare
from jixiao.review.rows import plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SPECIAL: Final = re.compile(r"特定目标")
_RUNNING: Final = re.compile(
    r"(?:日常)?(?:办公|公用|运转|日常工作|机关运行|日常运行)(?:业务)?(?:经费|费用?)$|^(?:专项|日常|各项|一般)?(?:业务|工作|办公)(?:工作)?经费$"
)

# Daily office costs as a whole; not one building or one office desk that is bought.
_OFFICE: Final = re.compile(
    r"(?:日常|一般|正常)(?:办公|公用|运转)(?:业务)?(?:经费|费用?|支出|开支|需要|工作)|(?:办公|公用|运转)经费(?:支出|保障|开支|补充|不足|$)"
    r"|(?:保障|弥补|用于)[^，。；]{0,10}(?:日常办公|办公经费|办公费|公用经费)"
)
_VAGUE: Final = re.compile(
    r"(?:^|单位|机关|部门|科室|中心|局|站|所|办|会)[^，。；]{0,6}(?:工作|业务|保障|运转|办公|公用)[^，。；]{0,6}(?:经费|费用?)$|业务费$|工作经费$"
)
_OWN_CLASS: Final = re.compile(r"运转|基本支出|公用经费")


@rule(
    code="JX-R070",
    fault="RUNNING_AS_SPECIAL",
    title="运转支出列为特定目标类",
    why="办公、业务经费属于公用经费或运转类，列入特定目标类容易与定额重复安排。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 水管所办公经费
category: 特定目标类
""",
    good="""
name: 水管所办公经费
category: 其他运转类
""",
    neighbour="""
name: 水资源调查工作经费
category: 特定目标类
purpose: 用于野外取样和化验
""",
    fix="改列运转类或并入公用经费；单列的，写明定额之外的特定任务。",
)
def running_cost_as_special_aim(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names of running costs under special aims, and office costs without a dividing line."""
    name, category = plain(plan.name), plain(plan.category)
    if _SPECIAL.search(category) and _RUNNING.search(name):
        yield found(
            message(
                "“{name}”属于运转支出，类别却是“{category}”。",
                name=plan.name,
                category=plan.category,
            ),
            field="category",
            given=plan.category,
        )
        return
    told = next((text for text in _told(plan) if _OFFICE.search(bare(text))), None)
    if told is None or _OWN_CLASS.search(category) or not _VAGUE.search(name):
        yield not_applicable("项目不是特定目标类，用途、目标也没有写日常办公。")
        return
    if not speaks_of(plain("；".join(_told(plan))), context.words("beyond_quota")):
        yield found(
            message(
                "“{name}”写的是“{told}”，没有说明与公用经费定额的界限。",
                name=plan.name,
                told=told,
            ),
            field="purpose" if told == plan.purpose else "objectives",
            given=told,
        )


def _told(plan: PerformancePlan) -> list[str]:
    """Return what a plan says its money is for: the purpose and the objectives."""
    return [text for text in (plan.purpose, *plan.objectives) if text]
