"""Whether running costs are kept out of projects for a special aim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    plain,
)
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
""",
    fix="改列运转类，或写明定额之外的特定任务。",
)
def running_cost_as_special_aim(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that tell nothing but running costs under a category of special aims."""
    del context
    if not _SPECIAL.search(plain(plan.category)):
        yield not_applicable("项目不是特定目标类。")
        return
    if _RUNNING.search(plain(plan.name)):
        yield found(
            message(
                "“{name}”属于运转支出，类别却是“{category}”。",
                name=plan.name,
                category=plan.category,
            ),
            field="category",
            given=plan.category,
        )
