"""Whether targets hold what was reached last year."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.attainment import Sense, attainment_of, sense_of
from jixiao.review.earlier import last_year_of, row_keys, when
from jixiao.review.judgement import Judgement, found
from jixiao.review.reached import counted_in, reached_in
from jixiao.review.rows import annual_rows, is_cost, is_outcome, plain, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_AT_LEAST: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)
# What was done at the counter says nothing of what is done on line.
_OTHER_WAY: Final = re.compile(r"窗口|线下|现场|上门")
_ONLINE: Final = re.compile(r"网上|线上|网办|掌上|自助")
_SCALED: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}


@rule(
    code="JX-T007",
    fault="BELOW_BASELINE",
    title="指标值低于上年",
    why="目标应比以往有所提高；低于上年已经做到的水平，要有理由。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
fiscal_year: 2024
name: 社保卡制卡经费
unit: 甲县社会保险中心
budget: 18
indicators:
  - 产出指标 / 质量指标 / 制卡合格率 / ≥90%
previous:
  - kind: self_evaluation
    fiscal_year: 2023
    projects:
      - name: 社保卡制卡经费
        unit: 甲县社会保险中心
        budget: 18
        indicators:
          - {level1: 产出指标, level2: 质量指标, name: 制卡合格率, target: ≥90%, actual: 99%}
""",
    good="""
fiscal_year: 2024
name: 社保卡制卡经费
unit: 甲县社会保险中心
budget: 18
indicators:
  - 产出指标 / 质量指标 / 制卡合格率 / ≥99%
previous:
  - kind: self_evaluation
    fiscal_year: 2023
    projects:
      - name: 社保卡制卡经费
        unit: 甲县社会保险中心
        budget: 18
        indicators:
          - {level1: 产出指标, level2: 质量指标, name: 制卡合格率, target: ≥90%, actual: 99%}
""",
    neighbour="""
fiscal_year: 2024
name: 社保卡制卡经费
unit: 甲县社会保险中心
budget: 9
indicators:
  - 产出指标 / 数量指标 / 印制社保卡 / ≥11000张
  - {level2: 质量指标, name: 网上办结率, target: ≥80%, basis: 因系统升级停用四个月}
  - {level2: 质量指标, name: 制卡合格率, target: ≥98%}
previous:
  - fiscal_year: 2023
    projects:
      - name: 社保卡制卡经费
        unit: 甲县社会保险中心
        budget: 18
        indicators:
          - 产出指标 / 数量指标 / 印制社保卡 / ≥22000张
          - {level2: 质量指标, name: 网上办结率, target: ≥90%, actual: 95%}
          - {level2: 质量指标, name: 制卡合格率, target: ≥95%, actual: 99.2%}
""",
    fix="指标值定在上年实际水平以上；确需调低的，在依据或说明中写明原因。",
)
def target_below_last_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold each row against last year's actual, else target; counts may shrink with the money."""
    yield from _below_basis(plan, context)
    earlier = last_year_of(plan, context)
    if isinstance(earlier, Judgement):
        yield earlier
        return
    before, shrunk = row_keys(earlier.plan), _shrunk(plan, earlier.plan)
    for key, (number, row) in row_keys(plan).items():
        old = before[key][1] if key in before else None
        quantity = row.target.quantity
        if old is None or quantity is None or (shrunk and quantity.kind in _SCALED):
            continue
        if _is_worse(row, old, context) and not _explained(row, context):
            yield found(
                message(
                    "“{name}”定为{now}，{when}{what}{then}。",
                    name=row.name,
                    now=shown(row),
                    when=when(earlier),
                    what=message("实际完成") if attainment_of(old) else message("目标是"),
                    then=old.actual if attainment_of(old) else shown(old),
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected=old.actual if attainment_of(old) else shown(old),
                related=[
                    Locus(
                        earlier.document.document, earlier.plan.ordinal, (before[key][0],), "value"
                    )
                ],
            )


def _below_basis(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates that ask less than the actual of an earlier year that their own basis tells."""
    for number, row in annual_rows(plan):
        share, told = share_of(row), reached_in(row.basis, context.budget_year)
        quantity = row.target.quantity
        if quantity is not None and quantity.comparison in _AT_LEAST and _is_counted(row):
            share = quantity.number
            told = counted_in(row.basis, quantity.dimension, context.budget_year)
        if share is None or told is None or is_cost(row) or _explained(row, context):
            continue
        slack = told * context.number("baseline_slack")
        if _OTHER_WAY.search(plain(row.basis)) and _ONLINE.search(plain(row.name)):
            continue
        worse = share > told + slack if sense_of(row) is Sense.AT_MOST else share < told - slack
        if worse:
            yield found(
                message(
                    "“{name}”定为{now}，依据“{basis}”写的以往实际比它好。",
                    name=row.name,
                    now=shown(row),
                    basis=row.basis,
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _is_counted(row: Indicator) -> bool:
    """Return whether an effect is a number of things or persons, no rate."""
    return is_outcome(row) and share_of(row) is None


def _is_worse(row: Indicator, old: Indicator, context: Context) -> bool:
    """Return whether a target asks less than last year's, in one kind and dimension.

    A little below last year's actual is prudence; below last year's target is a step back.
    """
    now, then = row.target.quantity, old.target.quantity
    if now is None or then is None or now.number is None or is_cost(row):
        return False
    if (now.kind, now.dimension) != (then.kind, then.dimension):
        return False
    reached = attainment_of(old)
    baseline: Decimal | None = reached.reached if reached else then.number
    if baseline is None:
        return False
    slack = abs(baseline) * context.number("baseline_slack") if reached else Decimal(0)
    if sense_of(row) is Sense.AT_MOST:
        return now.number > baseline + slack
    return now.number < baseline - slack


def _shrunk(plan: PerformancePlan, old: PerformancePlan) -> bool:
    """Return whether the budget is smaller than last year's."""
    now, then = plan.budget, old.budget
    if now is None or then is None or now.amount is None or then.amount is None:
        return False
    return now.amount < then.amount


def _explained(row: Indicator, context: Context) -> bool:
    """Return whether basis or description give a reason."""
    told = "，".join(plain(text) for text in (row.basis, row.description, row.explanation))
    return speaks_of(told, context.words("lowering_reasons"))
