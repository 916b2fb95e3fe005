"""Whether those who are asked meet what the money buys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_satisfaction, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_USERS: Final = re.compile(
    r"使用(?:人|者|部门|科室|单位)|职工|工作人员|经办人员|干部|教师|医护|民警|员工"
)


@rule(
    code="JX-R078",
    fault="SATISF_NOT_OF_OUTPUT",
    title="产出是自用设备，满意度却问服务对象",
    why="钱买的是本单位自用的电脑，参保人感受不到，满意度高低与这笔钱无关。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#survey",
    bad="""
name: 图书馆设备购置
indicators:
  - 产出指标 / 数量指标 / 购置办公电脑 / ≥10台
  - 满意度指标 / 服务对象满意度指标 / 读者满意度 / ≥90%
""",
    good="""
name: 图书馆设备购置
indicators:
  - 产出指标 / 数量指标 / 购置办公电脑 / ≥10台
  - 满意度指标 / 服务对象满意度指标 / 设备使用人员满意度 / ≥90%
""",
    neighbour="""
name: 图书馆设备购置
indicators:
  - 产出指标 / 数量指标 / 购置办公电脑 / ≥10台
  - 产出指标 / 数量指标 / 购置自助借还机 / ≥6台
  - 满意度指标 / 服务对象满意度指标 / 读者满意度 / ≥90%
""",
    fix="改问设备的使用人员；或补上服务群众的产出，再问群众。",
)
def public_asked_about_desks(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans all of whose quantities are the office's own equipment, and who is asked."""
    own = said_in(context.words("office_equipment"))
    counted = [plain(row.name) for _, row in annual_rows(plan) if class_of(row) == "quantity"]
    if not counted or not all(own.search(name) for name in counted):
        yield not_applicable("产出不只是办公设备。")
        return
    asked = [
        (number, plain(row.name))
        for number, row in annual_rows(plan)
        if is_satisfaction(row) and plain(row.name) and not _USERS.search(plain(row.name))
    ]
    if asked:
        names = "、".join(name for _, name in asked)
        yield found(
            message(
                "产出只有“{outputs}”，是本单位自用的，第{rows}项满意度却问“{names}”。",
                outputs="、".join(counted),
                rows=listed(number for number, _ in asked),
                names=names,
            ),
            rows=[number for number, _ in asked],
            field="name",
            given=names,
        )
