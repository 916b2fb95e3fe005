"""Whether a project measures what its kind of project is for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_satisfaction, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ROWS_LEAST: Final = 3


@rule(
    code="JX-R090",
    fault="CORE_MEASURE_MISSING",
    title="缺少这类项目应有的核心指标",
    why="劳动监察不考核结案和追发工资，系统运维不考核可用和故障，指标再多也说不清办成了没有。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#outcome",
    bad="""
name: 劳动监察业务费
indicators:
  - 产出指标 / 数量指标 / 受理案件数 / ≥30件
  - 产出指标 / 质量指标 / 运转保障率 / 100%
  - 产出指标 / 时效指标 / 经费支付及时率 / 100%
""",
    good="""
name: 劳动监察业务费
indicators:
  - 产出指标 / 数量指标 / 受理案件数 / ≥30件
  - 产出指标 / 质量指标 / 按期结案率 / ≥95%
  - 效益指标 / 社会效益指标 / 追发工资额 / ≥80万元
""",
    neighbour="""
name: 税收征管系统运行维护费
indicators:
  - 产出指标 / 质量指标 / 系统可用率 / ≥99.5%
  - 产出指标 / 时效指标 / 故障响应时间 / ≤2小时
  - 满意度指标 / 服务对象满意度 / 纳税人满意度 / ≥90%
""",
    fix="按项目种类补上核心指标：执法写结案率和追发额，运维写可用率和故障时限，奖励写对象个数和标准。",
)
def core_measures_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look up the kind by name, then by objective, and the cores that its rows leave out.

    Found are kinds of which more than half of the cores are missing; the most telling kind only.
    """
    name, goals = plain(plan.name), plain("；".join(plan.objectives))
    if len(plan.indicators) < _ROWS_LEAST:
        yield not_applicable("没有填写指标，或指标太少。")
        return
    told = ""
    for row in context.table("core_measures"):
        named = said_pattern(row["name"]).search(name)
        wanted = row.get("goal")
        if not named and not (wanted and said_pattern(wanted).search(goals)):
            continue
        told = told or _measured(plan)
        cores = row["cores"]
        missing = [one["what"] for one in cores if not said_pattern(one["rows"]).search(told)]
        if len(missing) * 2 > len(cores):
            what = "、".join(missing)
            yield found(
                message("{kind}类的内容，指标里没有{what}。", kind=row["kind"], what=what),
                field="indicators",
                given=what,
            )
            return


def _measured(plan: PerformancePlan) -> str:
    """Return names and descriptions of the rows that measure; totals of money do not."""
    return "；".join(
        plain(row.name) + "，" + plain(row.description)
        for _, row in annual_rows(plan)
        if not is_satisfaction(row)
    )


@cache
def said_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a table's text, compiled once."""
    return re.compile(text)
