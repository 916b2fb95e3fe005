"""Whether a recurring payment says how often it is paid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERIOD: Final = re.compile(
    r"每年|年度|[/·年]年|全年|年均|年人均|每月|月均|月人均|按月|每季|每天|每日|日均|每次|次均|每期|每学|学期|学年"
    r"|一次|\d年|\d个?月|人年|人月|[年月]标准|[年月]补|[年月]度"
)
# Rent and upkeep go on; what is built or mended by area is paid once.
_UPKEEP: Final = re.compile(
    r"^(?!.*[年月日季]).*(?:租金|租赁|租用|物业|保洁|清扫|养护|管护|保安|流转费|供暖|采暖)"
)
_AREAS: Final = frozenset(("平方米", "亩", "公顷"))
_PARTS: Final = re.compile(r"[^/·()]+")


@rule(
    code="JX-N005",
    fault="UNIT_NO_PERIOD",
    title="发放标准没有写明周期",
    why="“600元/村”是一年还是一个月，相差十二倍，预算无法核对。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =600元/村
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =600元/村·年
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 一次性创业补贴标准 / 5000元/人
  - 成本指标 / 经济成本 / 电脑购置单价 / ≤0.6万元/台
  - 成本指标 / 经济成本 / 每月岗位补贴标准 / =300元/人
""",
    fix="补上周期，如“元/人·月”“元/村·年”；一次性发放的写明“一次性”。",
)
def payment_without_period(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find prices per person, household or village of what is paid again and again."""
    takers, lasting = context.word_set("takers"), context.word_set("period_units")
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind is not QuantityKind.RATE:
            continue
        parts = set(_PARTS.findall(quantity.dimension or ""))
        name = plain(row.name)
        kept = bool(parts & _AREAS and _UPKEEP.search(name))
        if "元" not in parts or not (parts & takers or kept) or parts & lasting:
            continue
        told = (
            f"{name}，{plain(row.description)}，{plain(row.explanation)}，{plain(row.target.text)}"
        )
        recurring = kept or speaks_of(name, context.words("recurring_payments"))
        single = _PERIOD.search(told) or speaks_of(told, context.words("single_payments"))
        if recurring and not single:
            yield found(
                message(
                    "“{name}”是“{value}”，没有写明按年、按月还是一次性。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="unit",
                given=shown(row),
            )
