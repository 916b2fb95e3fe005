"""A sheet or a notice taken hold of for one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.rounds.models import RectificationRecord, SheetRecord

if TYPE_CHECKING:
    from jixiao.model.message import Message


class NoSuchSheet(JixiaoError):
    """No sheet, round or notice of that number, or none this person may know of."""


class SheetRefused(JixiaoError):
    """A sheet or a notice cannot be taken as it is: something is missing, late or not a number."""


class SheetChanged(JixiaoError):
    """Somebody else changed what the page shows, meanwhile."""


class SheetIncomplete(SheetRefused):
    """A sheet still lacks something."""

    def __init__(self, missing: tuple[tuple[int, Message], ...]) -> None:
        """Keep what is missing, row by row, for the sentence."""
        first = "；".join(f"{row}：{told}" for row, told in missing[:3])
        super().__init__(
            message("还有{count}处没有填写，不能报送。{first}", count=len(missing), first=first)
        )
        self.missing = missing


def locked_sheet(sheet_id: int) -> SheetRecord:
    """Return the sheet, locked until the transaction ends; raises NoSuchSheet, ArchivedYear."""
    found = (
        SheetRecord.objects.select_for_update(of=("self",))
        .select_related("round__year", "plan__project__year", "plan__project__unit", "version")
        .filter(pk=sheet_id)
        .first()
    )
    if found is None:
        raise NoSuchSheet(message("没有这张监控表；请从监控列表重新进入。"))
    refuse_archived(found.round.year)
    return found


def locked_notice(notice_id: int) -> RectificationRecord:
    """Return the notice, locked until the transaction ends; raises NoSuchSheet, ArchivedYear."""
    found = (
        RectificationRecord.objects.select_for_update(of=("self",))
        .select_related("sheet__round__year", "sheet__plan__project")
        .filter(pk=notice_id)
        .first()
    )
    if found is None:
        raise NoSuchSheet(message("没有这份整改通知；请从监控列表重新进入。"))
    refuse_archived(found.sheet.round.year)
    return found
