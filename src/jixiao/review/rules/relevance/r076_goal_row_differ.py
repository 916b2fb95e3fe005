"""Whether an objective and its row end in the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BREAK: Final = re.compile(r"[，,。；;]")
_NUMBER: Final = re.compile(r"^[\d.、]+")
_END: Final = re.compile(
    r"(工作|费用|经费|任务|人数|补贴|补助|设备)(?:的?(?:比例|比率|占比|情况|数量))?$"
)
_START: Final = 6
_LEAST: Final = 12
_SAME: Final = 0.8


@rule(
    code="JX-R076",
    fault="GOAL_ROW_DIFFER",
    title="目标和指标说的差一个要紧的词",
    why="目标写企业不承担管理“工作”，指标写不承担管理“费用”，考核的是哪一个说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
objectives: [乡镇卫生院不承担移交后的离岗村医养老服务工作]
indicators:
  - 效益指标 / 社会效益指标 / 乡镇卫生院不承担移交后离岗村医养老服务费用 / 100%
""",
    good="""
objectives: [乡镇卫生院不承担移交后的离岗村医养老服务费用]
indicators:
  - 效益指标 / 社会效益指标 / 乡镇卫生院不承担移交后离岗村医养老服务费用的比例 / 100%
""",
    neighbour="""
objectives: [完成老旧供水管网改造工作]
indicators:
  - 成本指标 / 经济成本指标 / 老旧供水管网改造费用 / ≤100万元
""",
    fix="统一目标和指标的说法。",
)
def objective_and_row_part(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find clauses and names that begin alike, hold nearly the same letters, and end otherwise."""
    del context
    clauses = [
        (clause, end[1])
        for text in plan.objectives
        for part in _BREAK.split(plain(text))
        if len(clause := _NUMBER.sub("", part)) >= _LEAST and (end := _END.search(clause))
    ]
    if not clauses:
        return
    ends = [(n, plain(row.name), _END.search(plain(row.name))) for n, row in annual_rows(plan)]
    named = {name for _, name, _ in ends}
    for clause, last in clauses:
        rows = [(n, name) for n, name, end in ends if end and end[1] != last]
        for number, name in rows:
            if clause not in named and _alike(clause, name):
                yield found(
                    message("目标写“{goal}”，指标写“{name}”。", goal=clause, name=name),
                    rows=[number],
                    field="name",
                    given=name,
                    expected=clause,
                )


def _alike(one: str, other: str) -> bool:
    """Return whether two texts begin with the same letters and share most of all others."""
    letters, rest = set(one), set(other)
    return one[:_START] == other[:_START] and len(letters & rest) >= _SAME * len(letters)
