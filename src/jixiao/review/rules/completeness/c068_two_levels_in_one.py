"""Whether one indicator of the department holds one level of one rate."""

from __future__ import annotations

import re
from collections import Counter
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

_RATE: Final = re.compile(r"[\u4e00-\u9fff]{2}率")
_LEVEL: Final = re.compile(r"\d[\d.]*%")
_WHOLES: Final = re.compile(r"[2-9二三四五六七八九]个(?:百分之百|100)")


@rule(
    code="JX-C068",
    fault="TWO_LEVELS_IN_ONE",
    title="一条部门指标里同一个率有两个口径",
    why="先写参保率95%以上，又写参保率、代缴率3个100%，是对全体还是对部分人群，按哪个考核说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - name: 提高教育水平
      indicators:
        - 入学率达到98%以上；残疾儿童入学率、巩固率、升学率达到3个100%
projects:
  - {name: 义务教育补助}
""",
    good="""
department:
  objectives:
    - {name: 提高教育水平, indicators: [适龄儿童入学率达到98%以上, 残疾儿童入学率100%]}
projects:
  - {name: 义务教育补助}
""",
    neighbour="""
department:
  objectives:
    - {name: 提高教育水平, indicators: [入学率达到98%以上，巩固率达到95%以上]}
projects:
  - {name: 义务教育补助}
""",
    fix="按人群拆成几条指标，一条一个率、一个值；“几个100%”逐项写开。",
)
def one_rate_at_two_levels(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find indicators that name one rate twice with unlike levels, or several wholes at once."""
    del context
    objectives = document.department.objectives if document.department else ()
    if not objectives:
        yield not_applicable("没有部门分项目标。")
    for place, one in enumerate(objectives, 1):
        for number, text in enumerate(one.indicators, 1):
            told = plain(text)
            rates = Counter(_RATE.findall(told))
            levels = set(_LEVEL.findall(told))
            twice = [rate for rate, times in rates.items() if times > 1]
            if (twice and len(levels) > 1) or _WHOLES.search(told):
                yield found(
                    message(
                        "部门指标{place}-{number}“{told}”同时写了几个率、几个值，应分清人群"
                        "、拆开写。",
                        place=place,
                        number=number,
                        told=told,
                    ),
                    field="department.objectives",
                    given=told,
                )
