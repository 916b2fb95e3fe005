"""Somebody puts right what was read: kept with the place, what was read and who it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.forms.typed_changes import applied
from jixiao.forms.typed_form import typed_of
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.corrections import change_of, corrected_form, span_at, text_at, told_span
from jixiao.web.intake.models import CorrectionRecord, IntakeFileRecord, State
from jixiao.web.intake.reaching import files_of, refuse_strangers
from jixiao.web.intake.reading import plans_of
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.web.organisations.actor import Actor


class NoSuchFile(JixiaoError):
    """No such file or plan in it, none this person may know of, or not read (yet)."""


class AlreadyTaken(JixiaoError):
    """The plan was taken in already; it is corrected in its draft."""


def read_file_of(
    actor: Actor, file_id: int, number: int
) -> tuple[IntakeFileRecord, PerformancePlan]:
    """Return the file, locked, and its plan `number`; raises TransitionRefused, NoSuchFile."""
    refuse_strangers(actor)
    file = (
        files_of(actor).select_for_update(of=("self",)).filter(pk=file_id, state=State.READ).first()
    )
    plans = plans_of(file.content) if file and file.content else []
    if file is None or not 0 < number <= len(plans):
        raise NoSuchFile(message("没有这份文件，或还没有读取完；请从导入列表重新进入。"))
    return file, plans[number - 1]


@transaction.atomic
def correct_values(
    file_id: int, number: int, told: Mapping[tuple[str, str], str], *, actor: Actor
) -> int:
    """Return how many values were put right; those that stay as they are are not counted.

    `told` maps (row id or "", name) to the text. Raises TransitionRefused, NoSuchFile,
    AlreadyTaken, InvalidChange.
    """
    file, plan = read_file_of(actor, file_id, number)
    if file.taken.filter(number=number).exists():
        raise AlreadyTaken(message("这份绩效目标已接收为草稿；请在草稿中修改。"))
    read = typed_of(plan)
    now = corrected_form(plan, file.corrections.filter(number=number))
    made = []
    for (row, name), text in told.items():
        plain = text.replace("\r\n", "\n").strip()
        if plain == text_at(now, row, name).strip():
            continue
        now = applied(now, [change_of(row, name, plain)])
        made.append(
            CorrectionRecord(
                file=file, number=number, row=row, name=name, person=actor.person,
                span=told_span(span_at(plan, row, name)), read=text_at(read, row, name),
                corrected=plain,
            )
        )  # fmt: skip
    CorrectionRecord.objects.bulk_create(made)
    if made:
        after = [{"row": one.row, "name": one.name, "text": one.corrected} for one in made]
        before = [{"row": one.row, "name": one.name, "text": one.read} for one in made]
        subject = f"intake:{file.pk}"
        record(actor, "correct", subject, before={"read": before},
               after={"number": number, "values": after})  # fmt: skip
    return len(made)
