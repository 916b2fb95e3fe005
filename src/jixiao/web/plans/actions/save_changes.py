"""Somebody writes into a draft, cell by cell, perhaps beside somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.forms.typed_changes import Change, Conflict, InvalidChange, Kind, applied, conflicts
from jixiao.model.message import message
from jixiao.web.plans.mapping import changes_of, content_of, told_of, total_of, typed_on_record
from jixiao.web.plans.models import EditRecord, PlanRecord
from jixiao.web.plans.moving import decided, locked
from jixiao.web.reviews.checking import check, count
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.reviews.models import FindingRecord


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: the plan, what others changed meanwhile, what nobody saved.

    With conflicts nothing was saved; `theirs` are the changes of others since the base revision.
    """

    plan: PlanRecord
    findings: Sequence[FindingRecord]
    theirs: Sequence[Change]
    conflicts: Sequence[Conflict]


@transaction.atomic
def save_changes(  # noqa: PLR0913 - each is part of one batch
    plan_id: int,
    *,
    actor: Actor,
    base: int,
    changes: Sequence[Change],
    force: bool = False,
    sources: Sequence[str] = (),
) -> Saved:
    """Return what came of saving changes made on revision `base`; raises TransitionRefused.

    Raises InvalidChange for a change that cannot be made. `force` writes over what others wrote
    in the same cells: the person saw both and chose. `sources` say what was copied, for the trail.
    """
    plan = locked(plan_id)
    decided(actor, plan, Action.EDIT)
    if base > plan.revision:
        raise InvalidChange(message("页面的版本比服务器还新，请刷新页面后再试。"))
    theirs = _since(plan, base)
    changes = _new(changes, theirs)
    found = [] if force else conflicts(changes, theirs)
    if found or not changes:
        return Saved(plan, list(plan.findings.filter(present=True)), theirs, found)
    before = typed_on_record(plan.content)
    after = applied(before, changes)
    plan.content, plan.revision = content_of(after), plan.revision + 1
    plan.touched = True
    plan.rows = len(after.rows)
    plan.name = (after.fields.get("name") or plan.project.name)[:200]
    plan.total = total_of(after.fields)
    findings = check(plan)
    count(plan, findings)
    plan.save()
    told = told_of(changes)
    EditRecord.objects.create(plan=plan, number=plan.revision, person=actor.person, changes=told)
    record(
        actor, Action.EDIT, f"plan:{plan.pk}",
        before={"revision": plan.revision - 1},
        after={"revision": plan.revision, "changes": told}
        | ({"from": list(sources)} if sources else {}),
    )  # fmt: skip
    return Saved(plan, findings, theirs, [])


def _new(changes: Sequence[Change], theirs: Sequence[Change]) -> list[Change]:
    """Return the changes without the rows that were added since: sent again, the answer lost."""
    added = {one.row for one in theirs if one.kind is Kind.INSERT}
    return [one for one in changes if one.kind is not Kind.INSERT or one.row not in added]


def _since(plan: PlanRecord, base: int) -> list[Change]:
    edits = plan.edits.filter(number__gt=base) if base < plan.revision else ()
    return [change for edit in edits for change in changes_of(edit.changes)]
