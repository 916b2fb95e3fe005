"""The units in which a metric's values can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.measurement.metric import Metric

_WRITTEN: Final = {"元": ("元", "万元", "亿元"), "月": ("月", "年")}


def units_of(metric: Metric) -> tuple[str, ...]:
    """Return the units, the metric's own first."""
    return _WRITTEN.get(metric.unit, (metric.unit,))
