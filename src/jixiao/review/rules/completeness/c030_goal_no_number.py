"""Whether any objective of a document holds a figure."""

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

# Years, and the ages of those who are paid, tell nothing of how much is done.
_YEAR: Final = re.compile(
    r"20\d\d|\d+周?岁|[一二三四五六七八九]?十[一二三四五六七八九]?周?岁|一次性|一项项|一个个"
)
_FIGURE: Final = re.compile(
    r"\d|[一二三四五六七八九十百千]+(?:[名人户场次个所座条项台件辆]|公里|万)|百分之|全覆盖"
)


@rule(
    code="JX-C030",
    fault="GOAL_NO_NUMBER",
    title="全部绩效目标没有一个数字",
    why="目标都是“平稳运行、逐年提升”，没有数量也没有水平，年底无法说清完成没有。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
projects:
  - {name: 养老金差额补助, objectives: [保证60周岁以上人员养老金支付工作平稳运行。]}
  - {name: 村卫生室补助, objectives: [提升基层医疗服务水平。]}
  - {name: 道路养护, objectives: [保障群众出行安全。]}
""",
    good="""
projects:
  - {name: 养老金差额补助, objectives: [按月足额支付4670名退休人员养老金。]}
  - {name: 村卫生室补助, objectives: [提升基层医疗服务水平。]}
  - {name: 道路养护, objectives: [保障群众出行安全。]}
""",
    neighbour="""
projects:
  - {name: 养老金差额补助, objectives: [保证养老金支付工作平稳运行。]}
  - {name: 村卫生室补助, objectives: [提升基层医疗服务水平。]}
""",
    fix="在目标中写明做多少、达到什么水平；“逐年提升”的写明基数。",
)
def objectives_without_figures(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a figure other than a year in the objectives of all projects of a document."""
    texts = [plain("".join(plan.objectives)) for plan in document.projects if plan.objectives]
    if len(texts) < context.number("figureless_least"):
        yield not_applicable("填写目标的项目太少。")
        return
    if not any(_FIGURE.search(_YEAR.sub("", text)) for text in texts):
        yield found(
            message("{count}个项目的绩效目标都没有数量、比例或金额。", count=len(texts)),
            field="objectives",
        )
