"""Whether an objective tells more than what money may be spent on."""

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

_BREAK: Final = re.compile(r"[。；;]")
_USES: Final = re.compile(
    r"(?:用于|用作|列支)[^。；]{4,}(?:其他|其它|等)(?:[^。；，]{0,10})(?:支出|项目|费用|开支|方面)"
)
_FIGURE: Final = re.compile(r"\d")


@rule(
    code="JX-C062",
    fault="GOAL_LIST_OF_USES",
    title="目标只列资金可以用在哪里",
    why="把准许的用途抄一遍，再以“其他支出”兜底，哪一项花多少、办成什么都没有写。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
name: 农业生产发展资金
objectives: [资金按规定用于良种补贴、农机补贴、技术推广等支出以及经批准的其他支出项目。]
""",
    good="""
name: 农业生产发展资金
objectives: [良种补贴3万亩、60万元，农机补贴120台、80万元。]
""",
    neighbour="""
name: 农业生产发展资金
objectives: [资金用于良种补贴等支出，全年推广良种3万亩。]
""",
    fix="按支出内容分别写明金额、对象和要达到的效果，删去“其他支出”一类兜底的话。",
)
def only_permitted_uses(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find objectives that list uses with a catch-all and state neither sums nor numbers."""
    del context
    for goal in plan.objectives:
        for part in _BREAK.split(plain(goal)):
            match = _USES.search(part)
            if match is not None and not _FIGURE.search(part):
                yield found(
                    message("目标“{told}”只列资金用途，没有各项的金额和要办成的事。", told=part),
                    field="objectives",
                    given=part,
                )
                return
