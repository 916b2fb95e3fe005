"""A plan's bindings and actuals as files: what `jixiao measure` takes, and what it gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jixiao.locale import translator
from jixiao.measurement.binding_records import record_of
from jixiao.model.binding import Evidence
from jixiao.notation.exchange import write_plans
from jixiao.web.bindings.queries import actuals_of, newest

if TYPE_CHECKING:
    from jixiao.web.bindings.bound_rows import BoundPlan
    from jixiao.web.plans.models import VersionRecord

KEY: Final = "bindings"
FORMAT: Final = "jixiao/1"


def with_bindings(bound: BoundPlan) -> bytes:
    """Return the approved plan as jixiao/1 with `bindings` beside its indicators.

    Whatever reads plans reads this; `jixiao measure` takes the bindings as well.
    """
    tree = json.loads(write_plans([bound.document]))
    chinese = translator("zh")
    tree["documents"][0]["projects"][0][KEY] = [
        record_of(one.binding, chinese) for one in bound.rows
    ]
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def with_actuals(bound: BoundPlan, version: VersionRecord) -> bytes:
    """Return the newest actual of each indicator as `jixiao measure` writes them."""
    measured = actuals_of(version)
    project = {
        "ordinal": bound.plan.ordinal,
        "code": bound.plan.code,
        "name": bound.plan.name,
        "actuals": [_record(bound, number, measured) for number in range(1, len(bound.rows) + 1)],
    }
    document = {"document": bound.document.document, "projects": [project]}
    told = {"format": FORMAT, "content": "actuals", "documents": [document]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _record(bound: BoundPlan, number: int, measured: Any) -> dict[str, Any]:  # noqa: ANN401 - see actuals_of
    one = bound.rows[number - 1]
    head = {
        "indicator": number,
        "name": one.binding.name,
        "target_text": one.indicator.target.text,
        "evidence": (Evidence.NONE if one.unfit else one.binding.evidence).value,
    }
    actual = newest(measured.get(number))
    if actual is None or not one.by_records:
        return head | {"value": None, "reason": one.reason.render()}
    measured_value: dict[str, Any] = actual.content
    return head | {"confirmed": one.binding.confirmed} | measured_value
