"""Whether great words of the objectives stand on anything that rows measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.remembering import once_a_table
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
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLAUSE: Final = re.compile(r"[，,。；;、]")
_FIGURE: Final = re.compile(r"\d")


@rule(
    code="JX-R055",
    fault="SLOGAN_NO_INDICATOR",
    title="目标里的大话没有指标",
    why="“促进社会和谐”“保持大局稳定”不是一个项目能做到的，也没有指标，年底谁都说完成了。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 农村饮水管网维修
objectives: [维修管网12公里，促进乡村全面振兴、社会和谐稳定。]
indicators:
  - 产出指标 / 数量指标 / 维修管网长度 / ≥12公里
  - 效益指标 / 社会效益指标 / 保障群众用水 / 有效保障
""",
    good="""
name: 农村饮水管网维修
objectives: [维修管网12公里，使3个村800户用上稳定供水。]
indicators:
  - 产出指标 / 数量指标 / 维修管网长度 / ≥12公里
  - 效益指标 / 社会效益指标 / 供水受益户数 / ≥800户
""",
    neighbour="""
name: 信访积案化解
objectives: [化解积案30件，维护社会和谐稳定。]
indicators:
  - 产出指标 / 数量指标 / 化解信访积案 / ≥30件
  - 效益指标 / 社会效益指标 / 重复信访下降率 / ≥20%
""",
    fix="删去，或改写为本项目能带来的变化，并补上可以核对的指标。",
)
def slogan_without_indicator(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for states of society in the objectives, and for a row with a figure on each."""
    states = context.table("broad_states")
    suspected = _any_goal(states)
    parts = (one for text in plan.objectives for one in _CLAUSE.split(plain(text)))
    clauses = [one for one in parts if suspected.search(one)]
    held = [(one, row["rows"]) for one in clauses for row in states if re.search(row["goal"], one)]
    if not held:
        yield not_applicable("目标没有写社会整体的状态。")
        return
    measured = "；".join(
        plain(row.name) + plain(row.description)
        for _, row in annual_rows(plan)
        if not is_cost(row) and not is_satisfaction(row) and _FIGURE.search(shown(row))
    )
    told = "、".join(dict.fromkeys(one for one, rows in held if not speaks_of(measured, rows)))
    if told:
        yield found(
            message("目标写了“{slogan}”，没有可以核对的指标。", slogan=told),
            field="objectives",
            given=told,
        )


@once_a_table
def _any_goal(rows: tuple[Mapping[str, Any], ...]) -> re.Pattern[str]:
    """Return the pattern of everything that one of the rows looks for."""
    return re.compile("|".join(f"(?:{row['goal']})" for row in rows))
