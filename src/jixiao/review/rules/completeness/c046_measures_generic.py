"""Whether the measures of a department say who does what by when."""

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

_LEAST: Final = 3
_PLAIN: Final = re.compile(
    r"\d|[一二三四五六七八九十]+(?:次|个|项|场|天|日)|《|每[月季周旬]|按[月季]|月底|季度|月份|(?:科|股|室|处|组)(?:负责|牵头)|专人|责任人"
)


@rule(
    code="JX-C046",
    fault="MEASURES_GENERIC",
    title="保障措施是通用的话",
    why="哪个部门都能写的措施，没有责任科室、时间、次数和制度名称，保障不了目标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  overall: 保障城乡供水安全，水质合格率98%。
  measures:
    - {name: 完善制度建设, text: 进一步完善考评制度，提高资金使用效率。}
    - {name: 加强支出管理, text: 加强监督管理，确保支出进度达标。}
    - {name: 加强内部监督, text: 严格控制项目支出，确保绩效目标实现。}
projects:
  - {name: 管网维修}
""",
    good="""
department:
  overall: 保障城乡供水安全，水质合格率98%。
  measures:
    - {name: 完善制度建设, text: 6月底前修订《供水项目资金管理办法》。}
    - {name: 加强支出管理, text: 财务股每月通报支出进度。}
    - {name: 加强内部监督, text: 全年抽查项目2次。}
projects:
  - {name: 管网维修}
""",
    neighbour="""
department:
  overall: 保障城乡供水安全，水质合格率98%。
  measures:
    - {name: 加强支出管理, text: 加强监督管理，确保支出进度达标。}
projects:
  - {name: 管网维修}
""",
    fix="每条措施写明由谁、什么时间、做几次、依据哪项制度。",
)
def measures_of_any_office(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a date, a number, a paper or a person in charge in any of the measures."""
    del context
    measures = document.department.measures if document.department else ()
    if len(measures) < _LEAST:
        yield not_applicable("没有几条保障措施。")
        return
    if not any(_PLAIN.search(plain(one.text)) for one in measures):
        yield found(
            message("{count}条保障措施都没有责任人、时间、次数或制度名称。", count=len(measures)),
            field="department.measures",
            given="、".join(one.name for one in measures),
        )
