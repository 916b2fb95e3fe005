"""Bindings ↔ plain values, as they stand in JSON beside the plan they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Binding, Evidence, GradeCriterion
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class InvalidBinding(JixiaoError):
    """A binding in a file that no metric can follow."""


def record_of(binding: Binding, translate: Callable[[str], str]) -> dict[str, Any]:
    """Return the binding as plain values: texts, whole numbers, lists; money and rates none.

    Only what its kind of evidence needs is there.
    """
    record: dict[str, Any] = {
        "indicator": binding.indicator,
        "name": binding.name,
        "evidence": binding.evidence.value,
        "reason": binding.reason.render(translate),
    }
    if binding.evidence is Evidence.RECORDS:
        record |= {
            "metric": binding.metric,
            "filters": {name: list(held) for name, held in sorted(binding.filters.items())},
            "first": binding.first,
            "last": binding.last,
            "unit": binding.unit,
        }
    if binding.evidence is Evidence.GRADED:
        record["criteria"] = [
            {"grade": one.grade, "least": one.least, "most": one.most, "evidence": one.evidence}
            for one in binding.criteria
        ]
    return record | {"confirmed": binding.confirmed}


def binding_of(record: Mapping[str, Any], project: str) -> Binding:
    """Return the binding that `record_of` wrote, of the project of that code or name.

    Raises InvalidBinding with the place that is wrong, UnknownMetric.
    """
    try:
        made = _made(record, project)
    except (KeyError, TypeError, ValueError) as fault:
        raise InvalidBinding(
            message(
                "项目“{project}”的指标绑定写得不对（{fault}）；请用 jixiao bind 重新输出。",
                project=project,
                fault=fault,
            )
        ) from fault
    if made.evidence is Evidence.RECORDS:
        metric_named(made.metric)
    return made


def _made(record: Mapping[str, Any], project: str) -> Binding:
    return Binding(
        project=project,
        indicator=int(record["indicator"]),
        name=str(record["name"]),
        evidence=Evidence(record["evidence"]),
        reason=message("{reason}", reason=record.get("reason", "")),
        metric=str(record.get("metric", "")),
        filters={
            str(name): tuple(map(str, held)) for name, held in record.get("filters", {}).items()
        },
        first=int(record.get("first", 0)),
        last=int(record.get("last", 0)),
        unit=str(record.get("unit", "")),
        criteria=tuple(GradeCriterion(**one) for one in record.get("criteria", ())),
        confirmed=bool(record.get("confirmed", False)),
    )
