"""Whether each unit code has one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C019",
    fault="UNIT_NAME_VARIANT",
    title="同一单位编码有两个名称",
    why="单位名称应与编码一一对应，写法不一会被当成两个单位。",
    since="0.1",
    severity=Severity.ADVICE,
    source="caiban-2023-12#unit-name",
    bad="""
projects:
  - {name: 管理补助, unit: 323004 甲县企业养老保险中心}
  - {name: 业务经费, unit: 323004 甲县企业养老保险中心}
  - {name: 代管补助, unit: 323004 甲县事业养老保险中心}
""",
    good="""
projects:
  - {name: 管理补助, unit: 323004 甲县企业养老保险中心}
  - {name: 业务经费, unit: 323004 甲县企业养老保险中心}
  - {name: 代管补助, unit: 323004 甲县企业养老保险中心}
""",
    neighbour="""
projects:
  - {name: 管理补助, unit: 323004 甲县企业养老保险中心}
  - {name: 业务经费, unit: 323004 甲县企业养老保险中心}
  - {name: 代管补助, unit: 323004 甲县企业养老保险中心（本级）}
""",
    fix="统一为单位编码对应的规范名称。",
)
def unit_names_differ(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Two names under one code are one unit to the ledger and two to the reader."""
    del context
    named: dict[str, list[PerformancePlan]] = defaultdict(list)
    for plan in document.projects:
        if plan.unit is not None and plan.unit.code and plan.unit.name:
            named[plan.unit.code].append(plan)
    for code, plans in named.items():
        counted = Counter(_name(plan) for plan in plans)
        usual = counted.most_common(1)[0][0]
        for plan in plans:
            if _name(plan) != usual:
                yield found(
                    message(
                        "单位编码 {code} 在这里的名称是“{given}”，在其他项目中是“{usual}”。",
                        code=code,
                        given=_name(plan),
                        usual=usual,
                    ),
                    plan=plan,
                    field="unit",
                    given=_name(plan),
                    expected=usual,
                )


def _name(plan: PerformancePlan) -> str:
    """Return the unit's name without blanks and the mark of the unit itself."""
    name = plain(plan.unit.name if plan.unit else None)
    return re.sub(r"[(（]?本级[)）]?$", "", name)
