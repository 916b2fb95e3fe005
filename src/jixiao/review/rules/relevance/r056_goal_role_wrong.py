"""Whether the objectives let the right party act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import (
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLAUSE: Final = re.compile(r"[，,；;。]")


@rule(
    code="JX-R056",
    fault="GOAL_ROLE_WRONG",
    title="目标里谁做什么写错了",
    why="保费、水费由个人缴，财政给的是补贴；已经参保的人谈不上“应保尽保”。写错了，目标就考核不了。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
name: 农村供水补助
objectives: [年内为全县用水户缴纳水费。]
""",
    good="""
name: 农村供水补助
objectives: [对全县用水户的水费给予补贴。]
""",
    neighbour="""
name: 困难群众参保资助
objectives: [为低保、特困居民缴纳医疗保险费, 符合参保条件人员应保尽保。]
""",
    fix="写清谁办、对谁、给什么，如“对缴费居民给予补贴”“符合条件人员应保尽保”。",
)
def act_of_another_party(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look, clause by clause, for acts that those named cannot do or have already done."""
    patterns = context.table("wrong_roles")
    suspected = _any_role(patterns)
    for text in plan.objectives:
        for clause in _CLAUSE.split(plain(text)):
            if not suspected.search(clause):
                continue
            wrong = next((row for row in patterns if re.search(row["pattern"], clause)), None)
            if wrong is not None:
                yield found(
                    message("目标“{clause}”：{why}。", clause=clause, why=wrong["why"]),
                    field="objectives",
                    given=clause,
                    severity=Severity.ADVICE if wrong.get("wording") else None,
                )


@once_a_table
def _any_role(rows: tuple[Mapping[str, Any], ...]) -> re.Pattern[str]:
    """Return the pattern of everything that one of the rows looks for."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))
