"""Whether a department's indicator belongs to its objective."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3
_LEAST_OTHERS: Final = 2


@rule(
    code="JX-C045",
    fault="DEPARTMENT_INDICATOR_OFF",
    title="部门指标与所在的分项目标无关",
    why="“健全社会保障体系”下写绩效考核工作，与目标和其他指标都不相干，也没有数。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - name: 保障城乡供水安全
      indicators: [供水管网巡查12次, 供水水质合格率98%, 做好高质量发展绩效评价考核工作]
projects:
  - {name: 管网维修}
""",
    good="""
department:
  objectives:
    - name: 保障城乡供水安全
      indicators: [供水管网巡查12次, 供水水质合格率98%, 供水水表更换3000只]
projects:
  - {name: 管网维修}
""",
    neighbour="""
department:
  objectives:
    - name: 提升管理水平
      indicators: [开展绩效评价考核2次, 修订内部控制制度5项, 预算执行率达到95%]
projects:
  - {name: 管网维修}
""",
    fix="移到相应的分项目标下，或删去；写明做什么、达到多少。",
)
def indicator_of_no_objective(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find the office's own business without a figure that no neighbour or objective speaks of."""
    objectives = document.department.objectives if document.department else ()
    office = said_in(context.words("office_business"))
    for place, one in enumerate(objectives, 1):
        for number, text in enumerate(one.indicators, 1):
            if office.search(text) is None:
                continue
            others = [each for each in one.indicators if each is not text]
            topic = topic_of(text, context)
            told = plain("；".join((one.name, *others)))
            own = topic_of(one.name, context)
            if (
                len(others) < _LEAST_OTHERS
                or len(topic) < _LEAST
                or not own
                or re.search(r"\d", text)
            ):
                continue
            if not any(pair in told for pair in topic):
                yield found(
                    message(
                        "指标{place}-{number}“{text}”与目标“{name}”和其他指标都不相干。",
                        place=place,
                        number=number,
                        text=text.rstrip("。"),
                        name=one.name,
                    ),
                    field="department.objectives",
                    given=text,
                )
