"""Whether what is bought has a price for each."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    figure,
    is_cost,
    money_of,
    plain,
    shown,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BOUGHT: Final = re.compile(r"购置|采购|购买")
_PRICE: Final = re.compile(r"单价|标准|每[台辆套件块个]|均价|元/|询价")
_UNITS: Final = frozenset("台辆套件块部架艘")


@rule(
    code="JX-N051",
    fault="UNIT_PRICE_UNSTATED",
    title="采购没有写单价",
    why="只写总价和台数，单价是否超过资产配置标准看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#cost",
    bad="""
indicators:
  - 成本指标 / 经济成本指标 / 水质检测仪购置费 / ≤15万元
  - 产出指标 / 数量指标 / 购置水质检测仪 / ≥5台
""",
    good="""
indicators:
  - 成本指标 / 经济成本指标 / 水质检测仪单价 / ≤3万元/台
  - 成本指标 / 经济成本指标 / 水质检测仪购置费 / ≤15万元
  - 产出指标 / 数量指标 / 购置水质检测仪 / ≥5台
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本指标 / 办公设备购置费 / ≤15万元
  - 产出指标 / 数量指标 / 购置电脑 / ≥5台
  - 产出指标 / 数量指标 / 购置打印机 / ≥2台
""",
    fix="写明单价上限和配置标准。",
)
def purchase_without_price(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Divide the one cost of purchase by the one number bought, where no price is stated."""
    del context
    rows = list(annual_rows(plan))
    costs = [(n, row) for n, row in rows if is_cost(row) and _BOUGHT.search(plain(row.name))]
    goods = [(n, row) for n, row in rows if class_of(row) == "quantity" and _pieces(row)]
    if len(costs) != 1 or len(goods) != 1 or _priced(rows):
        yield not_applicable("没有一项采购费对一项采购数量，或已写单价。")
        return
    money, quantity = money_of(costs[0][1]), goods[0][1].target.quantity
    if money is None or quantity is None or not quantity.number:
        return
    price = (money.yuan / quantity.number).quantize(Decimal(1))
    yield found(
        message(
            "“{cost}”{sum} ÷ “{goods}”{count} = {price} 元，没有写单价和配置标准。",
            cost=costs[0][1].name,
            sum=shown(costs[0][1]),
            goods=goods[0][1].name,
            count=shown(goods[0][1]),
            price=figure(price),
        ),
        rows=[costs[0][0], goods[0][0]],
        field="value",
        given=figure(price),
    )


def _priced(rows: Sequence[tuple[int, Indicator]]) -> bool:
    """Return whether a row states a price, in its name, description or basis."""
    texts = (text for _, row in rows for text in (row.name, row.description, row.basis))
    return any(_PRICE.search(plain(text)) for text in texts)


def _pieces(row: Indicator) -> bool:
    """Return whether a row counts pieces that are bought."""
    quantity = row.target.quantity
    counted = quantity is not None and quantity.kind is QuantityKind.COUNT
    return counted and bool(_BOUGHT.search(plain(row.name))) and shown(row)[-1:] in _UNITS
