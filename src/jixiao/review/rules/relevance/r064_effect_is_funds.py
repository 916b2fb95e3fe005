"""Whether an effect is more than that money was given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    is_outcome,
    is_whole,
    plain,
    shown,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FUNDS: Final = re.compile(
    r"(?:解决|弥补|缓解|补足|填补|落实)了?[^，,。；;]{0,30}?"
    r"(?:补贴|补助|经费|资金|费用|配套|支付|财政|支出)(?:的)?(?:缺口|不足|部分|差额|短缺)"
)
_FIGURE: Final = re.compile(r"\d")


@rule(
    code="JX-R064",
    fault="EFFECT_IS_FUNDS",
    title="把财政出钱当作效益",
    why="“解决了配套资金缺口”说的是财政出了钱；效益是拿到钱的人有什么变化。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#outcome",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 有效解决了学校公用经费县级配套部分 / 有效解决
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 学生家庭每年减少支出 / ≥600元
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 解决农户灌溉用水问题 / ≥800户
  - 效益指标 / 社会效益指标 / 解决企业融资缺口 / ≥3000万元
""",
    fix="改写为受益人的变化，如增收多少、减负多少，并给出数值。",
)
def money_as_effect(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find effects whose object is the money itself and whose targets hold no figure."""
    del context
    for number, row in annual_rows(plan):
        if not is_outcome(row) or _measured(row):
            continue
        told = _FUNDS.search(plain(row.name)) or _FUNDS.search(plain(row.description))
        if told is not None:
            yield found(
                message("效益写“{told}”，说的是财政出钱，不是受益人的变化。", told=told[0]),
                rows=[number],
                field="name",
                given=row.name,
            )


def _measured(row: Indicator) -> bool:
    """Return whether a target is a figure; all of it says nothing where the name is no rate."""
    if not _FIGURE.search(shown(row)):
        return False
    return not is_whole(row) or plain(row.name).endswith(("率", "比例", "程度"))
