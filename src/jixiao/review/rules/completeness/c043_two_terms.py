"""Whether a plan calls one thing by one name."""

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

_PAY: Final = re.compile(
    r"((?:临聘|聘用|外聘|劳务派遣|临时|协管|保洁|护林|管护|协办|代办|公益性?岗位)(?:人员|员)?)的?"
    r"(岗位补贴|生活补贴|生活补助|岗位工资|劳务费|劳务报酬|工资|薪酬|报酬|补贴|补助|津贴|务工费)"
)
_LEAST: Final = 2


@rule(
    code="JX-C043",
    fault="TWO_TERMS",
    title="同一事物前后两种叫法",
    why="名称写“行政事业单位”，指标写“机关事业单位”；一处叫岗位补贴，一处叫劳务费，是不是同一件事说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
name: 行政事业单位退休人员补助
indicators:
  - 产出指标 / 数量指标 / 机关事业单位退休人员 / 4670人
""",
    good="""
name: 机关事业单位退休人员补助
indicators:
  - 产出指标 / 数量指标 / 机关事业单位退休人员 / 4670人
""",
    neighbour="""
name: 服务大厅经费
indicators:
  - 产出指标 / 时效指标 / 临聘人员劳务费按月发放 / 每月10日前
  - 成本指标 / 经济成本指标 / 临聘人员劳务费 / ≤6万元
  - 成本指标 / 经济成本指标 / 保洁员工资 / ≤2万元
""",
    fix="全表统一用制度或文件中的正式名称。",
)
def one_thing_two_names(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the name's term beside another of its family, and one person's pay called two ways."""
    rows = [(number, plain(row.name)) for number, row in annual_rows(plan)]
    name, goals = plain(plan.name), plain("；".join(plan.objectives))
    told = "；".join((goals, *(text for _, text in rows)))
    for line in context.words("one_thing"):
        terms = line.split()
        own = next((term for term in terms if term in name), None)
        other = next((term for term in terms if term in told), None)
        if own and other and own not in told:
            yield found(
                message("名称写“{own}”，目标和指标写“{other}”。", own=own, other=other),
                field="name",
                given=own,
                expected=other,
            )
    yield from _paid_two_ways(rows)


def _paid_two_ways(rows: list[tuple[int, str]]) -> Iterator[Judgement]:
    """Yield persons whose pay two rows call by two words, neither part of the other."""
    held: dict[str, dict[str, int]] = {}
    for number, text in rows:
        for person, pay in _PAY.findall(text):
            held.setdefault(person, {}).setdefault(pay, number)
    for person, pays in held.items():
        apart = [one for one in pays if not any(one != each and one in each for each in pays)]
        if len(apart) >= _LEAST:
            words = "、".join(apart)
            yield found(
                message("“{person}”的同一支出有{words}几种叫法。", person=person, words=words),
                rows=sorted({pays[one] for one in apart}),
                field="name",
                given=words,
            )
