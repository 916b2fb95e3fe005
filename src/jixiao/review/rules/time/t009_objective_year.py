"""Whether the objective speaks of the budget year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(
    r"(?<![\d〔【\[(（较比于自从至据])(20\d\d)年(?:度)?"
    r"(?!以前|以来|之前|前|及以|底前|末|起|至|到|[-—~～、]|\d|相比|同期|发布|印发|开始|新?退休|参保|入职|毕业)"
)
# A day before which the work is to be done: 2025年8月31日前.
_DEADLINE: Final = re.compile(r"(?<!\d)(20\d\d)年\d{1,2}月(?:\d{1,2}日|底|末)?(?:之?前|内)(?!的)")
_EXPLAINED: Final = re.compile(
    r"结转|尾款|清算|质保金|续建|以前年度|历年|补发|决算|上年|规划|欠|考核|奖励|兑现"
)


@rule(
    code="JX-T009",
    fault="OBJECTIVE_YEAR",
    title="绩效目标写的是往年",
    why="目标写着去年的年份，多半整段照抄了去年。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
year: 2024
name: 一次性生活补助
objectives: [确保2023年度企业退休人员一次性生活补助按时足额发放。]
""",
    good="""
year: 2024
name: 一次性生活补助
objectives: [确保2024年度企业退休人员一次性生活补助按时足额发放。]
""",
    neighbour="""
year: 2024
name: 一次性生活补助
objectives: [落实2021年以前退休人员待遇；到2025年实现全覆盖；较2023年提高5%。]
""",
    fix="改正年份，并核对目标内容是否仍是往年的；属于结转或补发的，写明。",
)
def objective_of_another_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives whose years are all past; comparisons, spans and arrears explain them."""
    if context.budget_year is None:
        yield lacks_data("无法判断预算年度。")
        return
    told = plain("；".join(plan.objectives))
    years = [int(year) for each in (_YEAR, _DEADLINE) for year in each.findall(told)]
    named = f"{plain(plan.name)}，{plain(plan.purpose)}，{told}"
    if not years or max(years) >= context.budget_year or _EXPLAINED.search(named):
        return
    if str(context.budget_year) in told or str(max(years)) in plain(plan.name):
        return
    yield found(
        message(
            "绩效目标写的是 {given} 年，预算年度是 {expected} 年。",
            given=max(years),
            expected=context.budget_year,
        ),
        field="objectives",
        given=str(max(years)),
        expected=str(context.budget_year),
    )
