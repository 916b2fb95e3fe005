"""Whether each task within a department's indicator is counted."""

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

_CLAUSE: Final = re.compile(r"[，,；;。]")
_YEAR: Final = re.compile(r"20\d\d年?")
_FIGURE: Final = re.compile(r"\d|[一二三四五六七八九十百千两]+[名人户场次个所座条项台件辆]")
_WORK: Final = re.compile(
    r"宣传|培训|检查|巡查|走访|演练|宣讲|讲座|推介|扩面|普查|抽查|登记|数据库"
)


@rule(
    code="JX-C065",
    fault="DEPARTMENT_ACT_UNCOUNTED",
    title="部门指标中有的工作没有数量",
    why="一条指标里有的工作有数，有的没有；“积极宣传”“做好登记”年底说做了就算做了。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [积极宣传节约用水，水质合格率达到98%以上]}
projects:
  - {name: 管网维修}
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [宣传节约用水12场，水质合格率达到98%以上]}
projects:
  - {name: 管网维修}
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [加强水质管理，水质合格率达到98%以上]}
projects:
  - {name: 管网维修}
""",
    fix="为这些工作补上场次、人数、份数或要达到的效果。",
)
def tasks_without_number(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find clauses of countable work without figures in indicators that hold figures elsewhere."""
    del context
    objectives = document.department.objectives if document.department else ()
    open_tasks = [
        f"{place}-{number}“{clause}”"
        for place, one in enumerate(objectives, 1)
        for number, text in enumerate(one.indicators, 1)
        if _FIGURE.search(_YEAR.sub("", plain(text)))
        for clause in _CLAUSE.split(plain(text))
        if _WORK.search(clause) and not _FIGURE.search(_YEAR.sub("", clause))
    ]
    if not objectives:
        yield not_applicable("没有部门分项目标。")
    elif open_tasks:
        told = "；".join(open_tasks)
        yield found(
            message("部门指标中的这些工作没有数量（目标-指标）：{told}。", told=told),
            field="department.objectives",
            given=told,
        )
