"""Whether a gap that is filled is worked out from need and income."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    is_cost,
    money_of,
    plain,
    shown,
)
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_GAP: Final = re.compile(r"差额|缺口|兜底|亏损")
_INCOME: Final = re.compile(r"收入|征缴|自筹|上级补助|中央补助|票款|收费|结余|拨付数|已到位")
_WORKED: Final = re.compile(r"[-－—]\d|[＝=]|减去|扣除")


@rule(
    code="JX-N049",
    fault="GAP_NOT_WORKED_OUT",
    title="差额、缺口没有测算",
    why="补的是差额，就要写支出多少、收入多少；只写差额，多补少补都看不出来。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 供水公司亏损缺口补助
budget: 900
indicators:
  - 产出指标 / 数量指标 / 供水总成本 / 2100万元
  - 产出指标 / 成本指标 / 供水亏损缺口 / 900万元
""",
    good="""
name: 供水公司亏损缺口补助
budget: 900
indicators:
  - 产出指标 / 数量指标 / 供水总成本 / 2100万元
  - 产出指标 / 数量指标 / 水费收入 / 1200万元
  - 产出指标 / 成本指标 / 供水亏损缺口 / 900万元
""",
    neighbour="""
name: 村级光伏电站维护
budget: 90
indicators:
  - 产出指标 / 成本指标 / 电站维护费 / 90万元
  - 效益指标 / 社会效益指标 / 缓解用电缺口 / ≥20%
""",
    fix="写明总支出、各项收入和差额的算式。",
)
def gap_without_income(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find costs named as a gap when no row, purpose or objective tells the income."""
    del context
    gaps = [
        (number, row)
        for number, row in annual_rows(plan)
        if is_cost(row) and money_of(row) is not None and _GAP.search(plain(row.name))
    ]
    if not gaps or not _GAP.search(plain(plan.name)):
        yield not_applicable("成本不是差额或缺口。")
        return
    texts = [plan.purpose, *plan.objectives]
    for _, row in annual_rows(plan):
        texts += [row.name, row.description, row.basis]
    told = "；".join(map(plain, texts))
    settled = {each.row for each in worked_out(plan)}
    if gaps[0][0] not in settled and not _INCOME.search(told) and not _WORKED.search(told):
        number, row = gaps[0]
        yield found(
            message("“{name}”{value}怎样算出，没有写收入和测算。", name=row.name, value=shown(row)),
            rows=[number],
            field="value",
            given=shown(row),
        )
