"""Whether a promised roll-out or link-up is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    is_cost,
    is_satisfaction,
    plain,
    shown,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLAUSE: Final = re.compile(r"[，,。；;]")
_FIGURE: Final = re.compile(r"\d")


@rule(
    code="JX-R067",
    fault="ROLLOUT_NOT_MEASURED",
    title="目标写推广、互联，没有指标",
    why="“推广电子证照”“实现三级互通”是目标的主要内容，却没有开通多少、接入多少的指标。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 水库安全监测
objectives: [完成6座水库除险，推广山洪预警平台应用。]
indicators:
  - 产出指标 / 数量指标 / 除险水库 / 6座
  - 产出指标 / 成本指标 / 预警平台推广费 / ≤5万元
""",
    good="""
name: 水库安全监测
objectives: [完成6座水库除险，推广山洪预警平台应用。]
indicators:
  - 产出指标 / 数量指标 / 除险水库 / 6座
  - 产出指标 / 数量指标 / 推广山洪预警平台覆盖村 / ≥40个
""",
    neighbour="""
name: 农技推广站运行
objectives: [农技推广站正常运转。]
indicators:
  - 产出指标 / 数量指标 / 下乡指导 / ≥60次
""",
    fix="补上开通、激活、使用或接入的数量和比率；做不到的，从目标中删去。",
)
def rollout_without_figure(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for rows with a figure, costs apart, on what the objectives roll out or link up."""
    clauses = [one for text in plan.objectives for one in _CLAUSE.split(plain(text))]
    kinds = context.table("rollouts")
    held = [(one, row["rows"]) for one in clauses for row in kinds if re.search(row["goal"], one)]
    if not held:
        yield not_applicable("目标没有写推广或互联。")
        return
    measured = "；".join(
        plain(row.name) + plain(row.description)
        for _, row in annual_rows(plan)
        if not is_cost(row) and not is_satisfaction(row) and _FIGURE.search(shown(row))
    )
    told = "；".join(dict.fromkeys(one for one, rows in held if not speaks_of(measured, rows)))
    if told:
        yield found(
            message("目标写“{goal}”，没有衡量它的指标。", goal=told), field="objectives", given=told
        )
