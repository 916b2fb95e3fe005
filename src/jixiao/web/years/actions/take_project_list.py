"""A bureau takes a list over: new projects are added, changed ones changed, nothing doubled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.trail.recording import record
from jixiao.web.years.actions.map_columns import InvalidMapping
from jixiao.web.years.columns import Field
from jixiao.web.years.list_comparing import Kind, compared
from jixiao.web.years.list_lock import locked_list
from jixiao.web.years.models import ListingRecord
from jixiao.web.years.project_lists import PROJECT_LISTS
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.years.list_comparing import ComparedRow
    from jixiao.web.years.models import ProjectListRecord


@dataclass(frozen=True, slots=True)
class TakenList:
    """What came of a list: projects added, changed, the same as before, rows left out."""

    added: int
    changed: int
    same: int
    faulty: int


@transaction.atomic
def take_project_list(list_id: int, *, actor: Actor, good_only: bool = False) -> TakenList:
    """Return what came of the list; rows with faults are left out only if `good_only`.

    The list is compared anew with the projects as they are. Raises TransitionRefused,
    NoSuchYear, InvalidMapping.
    """
    found = locked_list(PROJECT_LISTS, list_id, actor=actor)
    if not found.columns:
        raise InvalidMapping(message("还没有确认各栏的含义；请先确认再导入。"))
    rows = compared(found).rows
    faulty = sum(one.kind is Kind.FAULTY for one in rows)
    if faulty and not good_only:
        raise InvalidMapping(
            message("清单中有{count}行不能导入；请改正后重新上传，或选择只导入正确的行。",
                    count=faulty)
        )  # fmt: skip
    added = _add(found, [one for one in rows if one.kind is Kind.NEW])
    changed = [one for one in rows if one.kind is Kind.CHANGED]
    told = [_change(one) for one in changed]
    listed = [one for one in rows if one.kind in (Kind.CHANGED, Kind.SAME)]
    _list(found, [*zip(added, (one for one in rows if one.kind is Kind.NEW), strict=True),
                  *((one.project, one) for one in listed if one.project)])  # fmt: skip
    found.taken = timezone.now()
    found.save(update_fields=["taken"])
    after = {
        "list": found.pk, "sha256": found.sha256, "added": [one.code for one in added],
        "changed": told, "same": len(listed) - len(changed), "faulty": faulty,
    }  # fmt: skip
    record(actor, YearDuty.TAKE_LIST, f"year:{found.year_id}", after=after)
    return TakenList(len(added), len(changed), len(listed) - len(changed), faulty)


def _add(found: ProjectListRecord, rows: Sequence[ComparedRow]) -> list[ProjectRecord]:
    made = [
        ProjectRecord(
            year=found.year, unit=one.unit, code=one.row.text(Field.CODE),
            name=one.row.text(Field.NAME), category=one.row.text(Field.CATEGORY),
            total=one.row.total, fiscal=one.row.fiscal, other=one.row.other,
            secret=bool(one.row.secret),
        )
        for one in rows
    ]  # fmt: skip
    return ProjectRecord.objects.bulk_create(made)


def _change(one: ComparedRow) -> dict[str, Any]:
    """Store what the list tells otherwise, and return it as the trail keeps it."""
    project = one.project
    if project is None:
        return {}
    for change in one.changes:
        setattr(project, change.name, change.after)
    project.save()
    plans = PlanRecord.objects.filter(project=project)
    plans.update(code=project.code, secret=project.secret)
    return {
        "project": project.pk, "code": project.code,
        **{change.name: [_told(change.before), _told(change.after)] for change in one.changes},
    }  # fmt: skip


def _told(value: Any) -> Any:  # noqa: ANN401 - any field's value
    return value if isinstance(value, bool) or value is None else str(value)


def _list(found: ProjectListRecord, rows: Sequence[tuple[ProjectRecord, ComparedRow]]) -> None:
    """Keep what the list said of each project, in place of what an earlier one said."""
    listings = [
        ListingRecord(
            project=project, told_by=found, row=one.row.number,
            sources=[[heading, f"{amount:f}"] for heading, amount in one.row.sources],
        )
        for project, one in rows
    ]  # fmt: skip
    ListingRecord.objects.bulk_create(
        listings, update_conflicts=True, unique_fields=["project"],
        update_fields=["told_by", "row", "sources"], batch_size=1000,
    )  # fmt: skip
