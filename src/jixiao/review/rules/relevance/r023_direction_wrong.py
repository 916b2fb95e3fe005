"""Whether a target is bound from the wrong side: costs, faults and waiting from below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_AT_LEAST: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)
_AT_MOST: Final = (Comparison.AT_MOST, Comparison.LESS_THAN)
_HAPPENED: Final = re.compile(
    r"(?:事故|火灾|疫情|舆情|群体性事件|安全事件|投诉|差错|违规|违法|违纪|故障|缺陷|欠薪|拖欠"
    r"|溺水|伤亡|死亡|盗窃|刑事|治安|停水|停电)"
    r"[^率]{0,6}(?:数|数量|次数|起数|件数|人数|例数)$|PM2\.?5.{0,2}浓度|污染物浓度"
)  # What is lost or used up on the way.
_LOST: Final = re.compile(
    r"(?:病死|致死|死淘|再犯|复发|复吸|(?<![定查勘核验])损|损耗|失误|误报|缺勤|违约|欠费|弃管|空驶|反弹|漏检|误诊|误差)率$"
)
# Whose rate it is turns nothing round: 救治对象病死率.
_WHOSE: Final = re.compile(
    r"(?:救治|救助|治疗|援助|补助|受助|资助|戒毒|矫正|监测|防治)(?:对象|人员|患者|病人|学生|家庭|动物)"
)
# 不满意度 and the like.
_NOT_GOOD: Final = ("不满意", "不合格", "未", "不达标", "不及时", "非", "降", "失")


@rule(
    code="JX-R023",
    fault="DIRECTION_WRONG",
    title="指标的方向反了",
    why="成本用“≥”等于承诺多花钱，事故率用“≥”等于越多越好；上限用“=”则少花也算未完成。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#operators",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / ≥600元/村
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =600元/村
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 节约办公费 / ≥2万元
  - 成本指标 / 经济成本 / 成本节约率 / ≥5%
  - 产出指标 / 数量指标 / 投资额 / ≥600万元
  - 产出指标 / 成本指标 / 孤儿集中供养标准 / ≥1700元/人·月
""",
    fix="成本、标准、差错率、办理时限用 ≤ 或 =，合格率、满意度用 ≥ 或 =，上限用 ≤。",
)
def cost_direction_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find costs, faults and waiting bound from below, and good rates bound from above."""
    for number, row in annual_rows(plan):
        if is_cost(row) and _reversed(row, context):
            yield found(
                message(
                    "成本指标“{name}”的指标值是“{value}”，方向反了。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="operator",
                given=shown(row),
                expected="≤",
            )
        elif not is_cost(row) and (expected := _turned(row, context)):
            yield found(
                message(
                    "指标“{name}”的指标值是“{value}”，方向反了。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="operator",
                given=shown(row),
                expected=expected,
            )


def _reversed(row: Indicator, context: Context) -> bool:
    """Return whether money is bound from below, or a cap is set as equal."""
    quantity = row.target.quantity
    if quantity is None or not (quantity.dimension or "").startswith("元"):
        return False
    if quantity.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN):
        passing = context.all_words("saving_words", "floor_standards")
        return not speaks_of(row.name, passing)
    equal = quantity.comparison is Comparison.EQUAL
    return equal and speaks_of(row.name, context.words("cap_words"))


def _turned(row: Indicator, context: Context) -> str | None:
    """Return the operator that a row needs when its own asks for the worse, else None."""
    quantity, name = row.target.quantity, bare(row.name)
    if quantity is None or quantity.number is None or not name:
        return None
    if quantity.comparison in _AT_LEAST:
        waits = quantity.kind is QuantityKind.DURATION and _waits(row, name, context)
        return "≤" if waits or _is_fault(name, context) else None
    high = quantity.comparison in _AT_MOST and quantity.kind is QuantityKind.RATIO
    good = name.endswith(context.words("high_is_good")) and not speaks_of(name, _NOT_GOOD)
    return "≥" if high and good else None


def _waits(row: Indicator, name: str, context: Context) -> bool:
    """Return whether a span on time is one in which something has to be done."""
    short, spared = context.words("short_is_good"), context.words("long_is_good")
    timely = class_of(row) == "timeliness"
    return timely and speaks_of(name, short) and not speaks_of(name, spared)


def _is_fault(name: str, context: Context) -> bool:
    """Return whether a figure is good when low and the name says nothing that turns it round."""
    turned = context.words("turned_words")
    name = _WHOSE.sub("", name)
    if _HAPPENED.search(name) or _LOST.search(name):
        return not speaks_of(name, turned)
    fault = said_in(context.words("low_is_good")).search(name)
    return fault is not None and not speaks_of(name[: fault.start()] + name[fault.end() :], turned)
