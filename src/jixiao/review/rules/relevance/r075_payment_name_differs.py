"""Whether rows call a payment as the objectives do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.named_parts import listed_payments
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAYMENT: Final = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:补贴|补助|奖补|津贴|救助金)")
_LEAST: Final = 2


@rule(
    code="JX-R075",
    fault="PAYMENT_NAME_DIFFERS",
    title="目标和指标的补贴名称差几个字",
    why="目标写房租水电补贴，指标写房租补贴，水电还补不补说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
objectives: [资金用于住宿交通补助、校服补助、作业本补助等支出。]
indicators:
  - 产出指标 / 成本指标 / 住宿补助标准 / ≤300元
""",
    good="""
objectives: [资金用于住宿交通补助、校服补助、作业本补助等支出。]
indicators:
  - 产出指标 / 成本指标 / 住宿交通补助标准 / ≤300元
""",
    neighbour="""
objectives: [资金用于贫困生住宿补助、校服补助、作业本补助等支出。]
indicators:
  - 产出指标 / 成本指标 / 住宿补助标准 / ≤300元
""",
    fix="统一补贴的名称和范围。",
)
def words_dropped_from_a_payment(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find payments of rows that are those of the objectives without a word in the middle."""
    del context
    goals = listed_payments(plain("；".join(plan.objectives)))
    if not goals:
        yield not_applicable("目标没有列出几种补贴。")
        return
    held: dict[tuple[str, str], list[int]] = {}
    for number, row in annual_rows(plan):
        told = _PAYMENT.search(plain(row.name))
        for goal in goals if told and told[0] not in goals else ():
            if word := _dropped(goal, told[0]) if told else "":
                held.setdefault((goal, word), []).append(number)
    for (goal, word), rows in held.items():
        yield found(
            message("目标写“{goal}”，指标没有“{word}”，范围不一。", goal=goal, word=word),
            rows=rows,
            field="name",
            expected=goal,
        )


def _dropped(longer: str, shorter: str) -> str:
    """Return the word between two parts of a name that the shorter one leaves out, or nothing."""
    more = len(longer) - len(shorter)
    if more < _LEAST:
        return ""
    places = range(_LEAST, len(shorter) - _LEAST + 1)
    return next(
        (longer[at : at + more] for at in places if longer[:at] + longer[at + more :] == shorter),
        "",
    )
