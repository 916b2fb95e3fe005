"""Whether satisfaction asks those who are served, about this work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STAFF: Final = re.compile(
    r"(?:本单位|单位|机关|内部|全体|全局)?(?:职工|干部|干部职工|工作人员|经办人员|办公人员|单位人员|内部人员)(?:的)?满意"
)
_ASKED: Final = re.compile(r"对(?!象)([^对，,]{2,12}?)(?:工作|服务|总体|综合|的)*满意")


@rule(
    code="JX-R021",
    fault="SATISF_WRONG_GROUP",
    title="满意度问错了人或问错了事",
    why="满意度要问花钱服务的对象；问本单位职工，或问与本项目无关的事，说明不了效果。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
name: 劳动监察业务费
indicators:
  - 满意度指标 / 服务对象满意度指标 / 工作人员满意度 / ≥95%
""",
    good="""
name: 劳动监察业务费
indicators:
  - 满意度指标 / 服务对象满意度指标 / 投诉举报人满意度 / ≥90%
""",
    neighbour="""
name: 机关职工食堂运行经费
objectives: [保障职工就餐。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 职工满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 职工对食堂的满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 公众对政府工作的满意度 / ≥90%
""",
    fix="改问受益对象对本项目的满意度，并写明调查对象和方式。",
)
def wrong_group_asked(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Let staff be asked where the money serves staff; compare what is asked with the goals."""
    goals = "，".join(map(plain, (plan.purpose, *plan.objectives)))
    about = plain(plan.name) + goals
    serves_staff = speaks_of(about, context.words("served_staff"))
    general = context.words("general_things")
    for number, row in annual_rows(plan):
        name, sentence = bare(row.name) if is_satisfaction(row) else "", None
        if _STAFF.match(name) and not serves_staff:
            sentence = message("满意度“{name}”问的是本单位人员，不是服务对象。", name=row.name)
        elif goals and (thing := _thing(name, about)) and not speaks_of(thing, general):
            sentence = message(
                "满意度“{name}”问的是“{thing}”，项目名称和目标都没有提到。",
                name=row.name,
                thing=thing,
            )
        if sentence is not None:
            yield found(sentence, rows=[number], field="name", given=row.name)


def _thing(name: str, about: str) -> str | None:
    """Return what people are asked about when name and goals hold few of its letters."""
    asked = _ASKED.search(name)
    if asked is None:
        return None
    letters = set(asked[1])
    return asked[1] if 2 * len(letters & set(about)) < len(letters) else None
