"""Whether objectives tell what is achieved or only what the work is good for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MEANING: Final = re.compile(
    r"发挥[^，,。；;]{0,24}(?:作用|功能|效应|优势)|(?:建立|设立)[^，,。；;]{0,8}(?:经费|资金)"
    r"|^为了(?!.*(?:发放|补贴|补助|给予|开展|组织|完成|购置|采购|维修|培训|宣传|检查|慰问|救助|实施))[^。；;]{6,}"
    r"|具有[^，,。；;]{0,12}意义|奠定[^，,。；;]{0,12}基础"
)
# Years, and the money itself, tell nothing of what is achieved.
_EMPTY: Final = re.compile(
    r"20\d\d年?|一次性|一项项|一个个|\d[\d.,]*(?:亿|万)?元(?=[^，,。；;]{0,8}(?:资金|经费|落实|到位|支付|拨付))"
)
_FIGURE: Final = re.compile(
    r"\d|[一二三四五六七八九十百千]+(?:[名人户场次个所座条项台件辆]|公里|万)|百分之|全覆盖"
    r"|[按每逐][日周旬月季年]|月底前|年底前"
)


@rule(
    code="JX-C038",
    fault="GOAL_ONLY_MEANING",
    title="目标只写意义和作用",
    why="“充分发挥带动作用”没有写做多少、做到什么程度，年底无法判断完成没有。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
name: 农技推广补助
objectives: [保持农技推广正常开展, 保障40万元资金落实到位, 充分发挥农技推广的示范带动作用]
""",
    good="""
name: 农技推广补助
objectives: [推广良种3项、建示范田500亩, 充分发挥农技推广的示范带动作用]
""",
    neighbour="""
name: 图书馆免费开放
objectives: [全年每周开放不少于42小时，发挥公共文化阵地作用]
""",
    fix="写明全年做多少、覆盖谁、达到什么水平和时限；意义写到立项依据。",
)
def objectives_of_meaning(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a figure or a date beside the words of meaning, in each project and above all."""
    del context
    for plan in document.projects:
        text = plain("；".join(plan.objectives))
        meaning = _MEANING.search(text)
        if meaning and not _FIGURE.search(_EMPTY.sub("", text)):
            yield found(
                message("目标没有数量、水平和时限，“{meaning}”只是意义。", meaning=meaning[0]),
                plan=plan,
                field="objectives",
                given=meaning[0],
            )
    overall = plain(document.department.overall) if document.department else ""
    if overall and not _FIGURE.search(_EMPTY.sub("", overall)):
        yield found(
            message("部门总体绩效目标没有一个数量或水平，无法考核。"), field="department.overall"
        )
