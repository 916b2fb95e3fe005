"""Whether rates are ratios and counts are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import without_tail
from jixiao.review.rows import annual_rows, class_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_RATE: Final = re.compile(r"(?:率|比例|占比|比重|百分比)$")
_COUNT: Final = re.compile(
    r"(?:人数|人次|户数|次数|天数|台数|件数|面积|里程|长度|金额|费用|经费|数量|总量|总额)$"
)
_COUNTED: Final = (QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.DURATION)


@rule(
    code="JX-N004",
    fault="UNIT_VS_RATE",
    title="比率与数量的单位用反",
    why="“保障率 68000人”既不是比率也不是人数，无法计算完成情况。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 效益指标 / 经济效益指标 / 领取待遇人员终生保障率 / 68000人
""",
    good="""
indicators:
  - 效益指标 / 经济效益指标 / 领取待遇人员终生保障率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 待遇发放频率 / =12次
  - 效益指标 / 经济效益指标 / 企业承担费用下降比例 / ≥5%
  - 效益指标 / 经济效益指标 / 节约管理费用 / ≥5%
""",
    fix="名称是比率的用“%”，名称是人数、金额的用“人”“万元”，或改写名称。",
)
def unit_of_the_other_kind(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates counted in things and counts in percent; not the percents under 数量."""
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None:
            continue
        name = without_tail(row.name)
        if quantity.kind in _COUNTED and quantity.dimension and _RATE.search(name):
            wrong = not speaks_of(name, context.words("rates_in_things"))
            expected = "%"
            wrong = wrong and quantity.dimension != "倍"
        else:
            wrong = quantity.kind is QuantityKind.RATIO and bool(_COUNT.search(name))
            wrong = wrong and class_of(row) != "quantity"
            wrong = wrong and not speaks_of(name, context.words("changing_words"))
            expected = None
        if wrong:
            yield found(
                message(
                    "“{name}”的指标值是“{value}”，单位与名称不符。", name=row.name, value=shown(row)
                ),
                rows=[number],
                field="unit",
                given=shown(row),
                expected=expected,
            )
        elif quantity.dimension == "人" and _is_rate(row.description, context):
            yield found(
                message(
                    "描述是“{description}”，指标值是“{value}”，单位与描述不符。",
                    description=row.description,
                    value=shown(row),
                ),
                rows=[number],
                field="unit",
                given=shown(row),
                expected="%",
            )


def _is_rate(text: str | None, context: Context) -> bool:
    """Return whether a description ends in a rate; a formula of several parts tells its own."""
    told = without_tail(text)
    return bool(_RATE.search(told)) and not speaks_of(told, context.words("rates_in_things"))
