"""Whether a metric can give an indicator its actual: its unit leads to the target's.

A share says nothing of a day or of so many a month; persons are no households. What no fixed factor
leads to is refused where it is bound, not found out when it is scored; what was bound before is not
measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.conversion import PERCENT
from jixiao.measurement.filter_values import refuse_filters
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import UnknownFilter, metric_named
from jixiao.model.binding import Evidence
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.model.quantity import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.metric import Metric
    from jixiao.model.binding import Binding
    from jixiao.model.indicator import Indicator
    from jixiao.model.quantity import Quantity

MONTH: Final = "月"
RATIO: Final = "1"
_MONTHS: Final = frozenset({"月", "季度", "年"})
_WORDS: Final = frozenset({QuantityKind.GRADE, QuantityKind.TEXT})
_TIME: Final = frozenset({QuantityKind.DATE, QuantityKind.PERIOD})
_NAMED: Final = {
    QuantityKind.DATE: message("日期"),
    QuantityKind.PERIOD: message("起止时间"),
    QuantityKind.RATIO: message("比率"),
    QuantityKind.RATE: message("频次或标准"),
    QuantityKind.DURATION: message("时长"),
}
_NUMBER: Final = message("数量")


class UnfitBinding(JixiaoError):
    """A metric bound to an indicator whose target it can never be held against."""


def refuse_unfit(binding: Binding, indicator: Indicator) -> None:
    """Raise UnfitBinding for a metric of another measure, UnknownFilter for a filter in vain.

    Nothing is raised for what is not bound to records, nor for a target in words or not understood.
    """
    if binding.evidence is Evidence.RECORDS:
        metric = metric_named(binding.metric)
        _refuse(metric, binding.filters, binding.indicator, indicator)


def misfit(
    metric: Metric, filters: Mapping[str, Sequence[str]], row: int, indicator: Indicator
) -> Message | None:
    """Return why a metric so filtered can never give a row its actual; None where it can."""
    try:
        _refuse(metric, filters, row, indicator)
    except (UnfitBinding, UnknownFilter) as fault:
        return fault.message
    return None


def _refuse(
    metric: Metric, filters: Mapping[str, Sequence[str]], row: int, indicator: Indicator
) -> None:
    if not _leads_to(metric, filters, indicator.target.quantity):
        raise UnfitBinding(unfit(metric, row, indicator))


def _leads_to(
    metric: Metric, filters: Mapping[str, Sequence[str]], quantity: Quantity | None
) -> bool:
    """Return whether a metric's unit leads to a target's; raises UnknownFilter where it does."""
    if not fits(metric.unit, quantity):
        return False
    refuse_filters([ledger_named(one) for one in metric.ledgers], filters)
    return True


def can_meet(binding: Binding, quantity: Quantity | None) -> bool:
    """Return whether a binding over records can ever be held against what a target means."""
    try:
        return _leads_to(metric_named(binding.metric), binding.filters, quantity)
    except UnknownFilter:
        return False


def misfit_of(binding: Binding, indicator: Indicator) -> Message | None:
    """Return why a binding over records can never give a row its actual; None for any other."""
    if binding.evidence is not Evidence.RECORDS:
        return None
    return misfit(metric_named(binding.metric), binding.filters, binding.indicator, indicator)


def unfit(metric: Metric, row: int, indicator: Indicator) -> Message:
    """Return that a metric cannot give a row its actual, why, and what to do."""
    quantity = indicator.target.quantity
    return message(
        "第{row}行“{name}”的目标值“{target}”是{sort}，“{title}”得出的是{unit}，单位或种类不同，"
        "不能换算；请改选算法，或注明台账不能得出。",
        row=row,
        name=indicator.name or "",
        target=indicator.target.text or "",
        sort=_sort_of(quantity) if quantity else _NUMBER,
        title=Message(metric.title),
        unit=_NAMED[QuantityKind.RATIO]
        if metric.unit == PERCENT
        else message("以{unit}计的数", unit=metric.unit),
    )


def _sort_of(quantity: Quantity) -> Message:
    if quantity.kind in _NAMED:
        return _NAMED[quantity.kind]
    unit = quantity.dimension
    return message("以{unit}计的数", unit=unit) if unit else _NUMBER


def fits(unit: str, quantity: Quantity | None) -> bool:
    """Return whether a value in a metric's unit can be held against a target.

    Money in whatever unit, months as years; so many a month over the year; a sum over the year by
    head against so much a head and year; a number without a unit takes the metric's.
    """
    if quantity is None or quantity.kind in _WORDS:
        return True
    if unit == PERCENT or _is_ratio(quantity):
        return unit == PERCENT and _is_share(quantity)
    if quantity.kind in _TIME:
        return unit == MONTH and quantity.kind is QuantityKind.PERIOD
    wanted = quantity.dimension
    return wanted is None or (unit == MONTH and wanted in _MONTHS) or _leads(unit, wanted)


def _leads(unit: str, wanted: str) -> bool:
    """Return whether a fixed factor, or the months of a year, lead from a unit to a dimension."""
    over, under = _parts(unit)
    wanted_over, wanted_under = _parts(wanted)
    if over != wanted_over:
        return False
    if under:
        return wanted_under in (under, under | {"年"}, frozenset())
    return wanted_under <= _MONTHS


def _is_ratio(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.RATIO or quantity.dimension == RATIO


def _is_share(quantity: Quantity) -> bool:
    if _is_ratio(quantity):
        return True
    number = quantity.number
    bare = quantity.kind is QuantityKind.COUNT and quantity.dimension is None
    return bare and number is not None and 0 < number <= 1


def _parts(unit: str) -> tuple[str, frozenset[str]]:
    """Return what stands above the bar, and what below: 元/(人·月) → 元, {人, 月}."""
    over, _, under = unit.partition("/")
    return over, frozenset(one for one in under.strip("()").split("·") if one)
