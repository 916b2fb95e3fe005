"""Whether any cost row states what the project itself costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    plain,
    share_of,
    shown,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CEILING: Final = re.compile(r"额度|限额|最高")
_SHARE: Final = re.compile(r"比例|比重|贴息率|补助率|补贴率|分担")


@rule(
    code="JX-N039",
    fault="COST_NO_AMOUNT",
    title="成本指标只有比例和政策限额",
    why="“贴息比例50%”“个人额度≤30万元”是政策规定，本项目花多少、每笔多少没有一条写到，成本无从控制。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
name: 创业担保贷款贴息
indicators:
  - 产出指标 / 成本指标 / 贴息比例 / 50%
  - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
""",
    good="""
name: 创业担保贷款贴息
indicators:
  - 产出指标 / 成本指标 / 贴息比例 / 50%
  - 产出指标 / 成本指标 / 贴息金额 / ≤104.81万元
""",
    neighbour="""
name: 办公设备购置
indicators:
  - 产出指标 / 成本指标 / 成本节约率 / ≥5%
""",
    fix="补写本项目的金额、单位成本或每人每户的标准；比例和限额写到依据中。",
)
def cost_of_shares_and_ceilings(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans all of whose cost rows are shares by policy or ceilings for one receiver."""
    costs = [
        (number, row)
        for number, row in annual_rows(plan)
        if is_cost(row) and class_of(row) not in ("social_cost", "ecological_cost")
    ]
    if not any(_is_policy_share(row, context) for _, row in costs):
        yield not_applicable("成本指标中没有政策比例。")
        return
    if all(_is_policy_share(row, context) or _is_ceiling(row) for _, row in costs):
        rows = [number for number, row in costs if _is_policy_share(row, context)]
        names = "、".join(f"{row.name}{shown(row)}" for n, row in costs if n in rows)
        yield found(
            message(
                "“{names}”没有写谁承担、以什么为基数，成本指标也没有一条写本项目的金额或标准。",
                names=names,
            ),
            rows=rows,
            field="name",
            given=names,
        )


def _is_policy_share(row: Indicator, context: Context) -> bool:
    """Return whether a row states a ratio of sharing or paying, not one of saving."""
    name = plain(row.name)
    shared = share_of(row) is not None and bool(_SHARE.search(name))
    return shared and not speaks_of(name, context.words("own_cost_shares"))


def _is_ceiling(row: Indicator) -> bool:
    return bool(_CEILING.search(plain(row.name) + plain(row.description)))
