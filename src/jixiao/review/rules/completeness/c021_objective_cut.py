"""Whether objectives end where a sentence ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DANGLING: Final = re.compile(
    r"(?:(?<![总饱缓温调共中祥讲随柔])和|(?<![参赠给授])与|(?<![普涉触波顾危])及|以及|、)"
    r"(?=[；;。！]|$)"
)
_CLAUSE: Final = re.compile(r"[，,；;。、]")


@rule(
    code="JX-C021",
    fault="OBJECTIVE_CUT",
    title="绩效目标或用途没有写完",
    why="句子停在“和”“、”处，后面的内容丢了，目标就不完整。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
objectives: [实现省市县三级系统互联互通、数据共建共享和；提升规范化水平。]
""",
    good="""
objectives: [实现省市县三级系统互联互通、数据共建共享；提升规范化水平。]
""",
    neighbour="""
objectives:
  - 促进社会温和，鼓励群众参与。
  - 做好就业服务普及；控制支出总和。
  - 管网建设和、维修都按期完成。
""",
    fix="补全句子，或删去多余的连词和顿号。",
)
def objective_not_finished(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a conjunction before a full stop, a semicolon or the end."""
    del context
    texts = [("objectives", text) for text in plan.objectives]
    if plan.purpose:
        texts.append(("purpose", plan.purpose))
    for field, text in texts:
        told = plain(text)
        if (cut := _DANGLING.search(told)) is not None:
            part = told[_opening(told, cut.start()) : cut.end()]
            yield found(message("“{part}”后面没有写完。", part=part), field=field, given=part)


def _opening(text: str, cut: int) -> int:
    """Return where the clause that is cut off begins, so that no word is halved."""
    return max((match.end() for match in _CLAUSE.finditer(text, 0, cut)), default=0)
