"""Bindings of an approved plan → its next version, where an indicator stayed as it was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save

from jixiao.web.bindings.models import BindingRecord
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

    Told = tuple[str | None, str | None, str | None, str | None]


def follow() -> None:
    """Be told when a version is stored."""
    post_save.connect(_stored, sender=VersionRecord, dispatch_uid="jixiao.web.bindings.carrying")


def _stored(
    instance: VersionRecord,
    *,
    created: bool = False,
    **_told: Any,  # noqa: ANN401 - Django's signature
) -> None:
    if created:
        carry_over(instance)


def carry_over(version: VersionRecord) -> int:
    """Return how many bindings of the version before were taken over, confirmed where they were.

    Only of indicators whose name, class and target are the same, and there once.
    """
    before = version.plan.versions.filter(number__lt=version.number).first()
    held = list(BindingRecord.objects.filter(version=before)) if before else []
    if before is None or not held:
        return 0
    was, now = _told(before), _places(_told(version))
    once = _places(was)
    carried = [
        _copy(one, version, now[was[one.row]])
        for one in held
        if was.get(one.row) in now and was[one.row] in once
    ]
    BindingRecord.objects.bulk_create(carried)
    if carried:
        after = {"rows": [one.row for one in carried], "from": before.number}
        record(None, "carry_bindings", f"plan:{version.plan_id}", after=after)
    return len(carried)


def _told(version: VersionRecord) -> dict[int, Told]:
    """Return what each indicator says, by its row."""
    indicators = document_of_version(version).projects[0].indicators
    return {row: _what(one) for row, one in enumerate(indicators, 1)}


def _what(one: Indicator) -> Told:
    return one.level1, one.level2, one.name, one.target.text


def _places(told: dict[int, Told]) -> dict[Told, int]:
    """Return the row of what only one indicator says."""
    counts = Counter(told.values())
    return {one: row for row, one in told.items() if counts[one] == 1}


def _copy(one: BindingRecord, version: VersionRecord, row: int) -> BindingRecord:
    return BindingRecord(
        version=version, row=row, content=one.content | {"indicator": row},
        reason_en=one.reason_en, chosen_by_id=one.chosen_by_id, chosen=one.chosen,
        confirmed_by_id=one.confirmed_by_id, confirmed=one.confirmed,
    )  # fmt: skip
