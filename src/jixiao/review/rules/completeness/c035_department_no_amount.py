"""Whether a department's objectives are tied to money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONEY: Final = re.compile(r"\d(?:[\d.,，]*)(?:万|亿)?元")


@rule(
    code="JX-C035",
    fault="DEPARTMENT_NO_AMOUNT",
    title="部门整体目标没有对应的预算",
    why="只写工作不写预算总额和各项任务的金额，目标与资金是否匹配无从判断。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  overall: 全力稳定就业形势，夯实社会保障。
  objectives:
    - {name: 保持就业形势稳定, indicators: [落实失业保险惠企政策。]}
projects:
  - {name: 就业补助}
""",
    good="""
department:
  overall: 全年安排预算1250万元，全力稳定就业形势，夯实社会保障。
  objectives:
    - {name: 保持就业形势稳定, indicators: [落实失业保险惠企政策。]}
projects:
  - {name: 就业补助}
""",
    neighbour="""
projects:
  - {name: 就业补助}
""",
    fix="写明部门预算总额和各项任务的预算金额。",
)
def department_without_money(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a sum anywhere in the overall goal, the objectives and the tasks."""
    del context
    part = document.department
    if part is None or not part.objectives:
        yield not_applicable("没有部门整体绩效目标。")
        return
    texts = [part.overall or "", *(text for one in part.objectives for text in one.indicators)]
    texts += [task.content or "" for task in part.tasks]
    amounts = any(task.amounts for task in part.tasks)
    if not amounts and not any(_MONEY.search(plain(text)) for text in texts):
        yield found(
            message("部门整体绩效目标没有写预算总额，也没有写各项任务的金额。"),
            field="department",
        )
