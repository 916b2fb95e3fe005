"""Whether those whom the project serves are among those asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import (
    annual_rows,
    is_satisfaction,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BODY: Final = re.compile(
    r"(企业|单位|学校|村委会?|银行|公司|机构|医院|乡镇)(?:的|对[^，,]*)?(?:综合|总体)?满意"
)
_PAID: Final = re.compile(
    r"(?:享受|领取|发放)[^，,]{0,8}?(?:补贴|补助|津贴|报酬)[^，,]{0,4}(?:人员|对象|人)?满意"
)
_SERVES: Final = re.compile(r"服务(?:质量|水平|能力|效率)|(?:改善|美化|优化)[^，,。；;]{0,8}环境")
_POST: Final = re.compile(r"岗位|(?:员|工|队伍)(?:工作)?(?:补贴|补助|报酬|工资|劳务)")


@rule(
    code="JX-R061",
    fault="SATISF_NOT_SERVED",
    title="满意度没有问最终受益的人",
    why="资助学生却只问学校，补贴护河员却只问护河员本人；受益的人没有机会说好不好。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
name: 困难学生资助
indicators:
  - 满意度指标 / 服务对象满意度指标 / 学校满意度 / ≥90%
""",
    good="""
name: 困难学生资助
indicators:
  - 满意度指标 / 服务对象满意度指标 / 学校满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 受助学生满意度 / ≥90%
""",
    neighbour="""
name: 企业稳岗补贴
objectives: [提高企业用工稳定性。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 企业满意度 / ≥90%
""",
    fix="增加对最终受益人的满意度，写明调查对象。",
)
def beneficiaries_not_asked(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find bodies asked for persons of the name, and paid hands asked for those they serve."""
    asked = [
        (number, plain(row.name), plain(row.description))
        for number, row in annual_rows(plan)
        if is_satisfaction(row) and plain(row.name)
    ]
    if not asked:
        yield not_applicable("没有满意度指标。")
        return
    served = said_in(context.words("served_persons"))
    rows = [number for number, _, _ in asked]
    bodies = [_BODY.search(name) for _, name, _ in asked]
    person = served.search(plain(plan.name))
    seen = any(served.search(name + told) for _, name, told in asked)
    names = "、".join(name for _, name, _ in asked)
    if person and all(bodies) and not seen:
        sentence = message(
            "项目服务的是“{person}”，满意度只问“{names}”。", person=person[0], names=names
        )
        yield found(sentence, rows=rows, field="name", given=names, expected=person[0])
    goal = _SERVES.search(plain("；".join(plan.objectives)))
    if goal and _POST.search(plain(plan.name)) and all(_PAID.search(name) for _, name, _ in asked):
        sentence = message(
            "目标是“{goal}”，满意度只问领补贴的人：“{names}”，没有问接受服务的人。",
            goal=goal[0],
            names=names,
        )
        yield found(sentence, rows=rows, field="name", given=names)
