"""Whether the department's objectives hold outcome, satisfaction and the cost of running."""

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

_LEAST: Final = 2
_KINDS: Final = (
    (
        "效益",
        re.compile(
            r"增长|增加|下降|降低|减少|提高到|提升到|新增|失业率|发生率|受益|增收|节约|惠及|"
            r"改善率|覆盖率|压减"
        ),
    ),
    ("满意度", re.compile(r"满意|获得感达|好评")),
    (
        "运行成本和管理效率",
        re.compile(
            r"执行率|公用经费|三公|运行成本|运转成本|压减|控制率|结转结余|采购率|成本|支出进度"
        ),
    ),
)


@rule(
    code="JX-C063",
    fault="DEPARTMENT_KINDS_MISSING",
    title="部门整体目标缺少效益、满意度或运行成本",
    why="部门整体不只看做了什么；群众满不满意、机关运行花多少、管理好不好，也要有指标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [巡查管网, 检修泵站]}
    - {name: 防汛抗旱, indicators: [开展演练2次]}
projects:
  - {name: 管网维修}
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [新增通水农户800户, 用水户满意度90%以上]}
    - {name: 机关运行, indicators: [公用经费比上年压减3%, 预算执行率95%以上]}
projects:
  - {name: 管网维修}
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [巡查管网]}
projects:
  - {name: 管网维修}
""",
    fix="补上效益、服务对象满意度和运行成本、管理效率（预算执行率、三公经费控制率等）指标。",
)
def kinds_missing(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for satisfaction, and for running costs or management, in any indicator."""
    del context
    objectives = document.department.objectives if document.department else ()
    texts = [plain(text) for one in objectives for text in (one.name, *one.indicators)]
    if sum(bool(one.indicators) for one in objectives) < _LEAST:
        yield not_applicable("没有部门分项目标。")
        return
    told = "；".join(texts)
    missing = [name for name, pattern in _KINDS if not pattern.search(told)]
    if missing:
        names = "、".join(missing)
        yield found(
            message("部门整体绩效目标没有{names}指标。", names=names),
            field="department.objectives",
            given=names,
        )
