"""Whether name and description of a satisfaction row ask the same people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FIRM_PEOPLE: Final = re.compile(r"企业(?=(?:离?退休|职工|员工|人员))")
_STAFF: Final = re.compile(r"(?:本?单位|机关|内部)?(?:职工|干部职工|工作人员|员工)")
_SERVED: Final = re.compile(r"受益(?:对象|群体|人员|人群)|服务对象|群众|办事人|申请人")
_PUBLIC: Final = frozenset({"群众", "居民", "村民", "农户", "公众", "市民"})


@rule(
    code="JX-R039",
    fault="SATISF_TWO_GROUPS",
    title="满意度的名称和描述问的不是同一群人",
    why="名称问企业，描述却问退休人员，调查对象不定，结果可以任选。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 企业满意度
    description: 国有企业退休人员满意度
    target: ≥95%
""",
    good="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 国有企业退休人员满意度
    description: 问卷调查中满意和较满意的退休人员占比
    target: ≥95%
""",
    neighbour="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 受益群众满意度
    description: 通过问卷调查，满意的村民占被调查居民的比例
    target: ≥95%
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 学生及家长满意度
    description: 抽样调查家长的满意程度
    target: ≥90%
""",
    fix="确定一个调查对象，名称和描述写成一致。",
)
def two_groups_asked(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the groups that both name; words for the public at large are one group."""
    kinds = tuple(context.words("people_asked"))
    for number, row in annual_rows(plan):
        if not is_satisfaction(row) or not row.description:
            continue
        name, told = bare(row.name), bare(row.description)
        named, described = _groups(name, kinds), _groups(told, kinds)
        staff = _STAFF.match(name) and _SERVED.search(told) and not _STAFF.search(told)
        if staff or (named and described and not named & described):
            yield found(
                message(
                    "满意度“{name}”的描述是“{description}”，问的不是同一群人。",
                    name=row.name,
                    description=row.description,
                ),
                rows=[number],
                field="description",
                given=row.description,
                expected=row.name,
            )


def _groups(text: str, kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds of people a text names; firms are left out where their people are meant."""
    said = _FIRM_PEOPLE.sub("", text)
    found_kinds = {kind for kind in kinds if kind in said}
    return frozenset("群众" if kind in _PUBLIC else kind for kind in found_kinds)
