"""Somebody drops files: kept by their hash, each with a task that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.keeping import keep_file
from jixiao.web.intake.models import UploadRecord
from jixiao.web.intake.names import shown_name
from jixiao.web.intake.reaching import places_of, refuse_strangers
from jixiao.web.intake.storing import Stored, store
from jixiao.web.intake.tasks import enqueue_read
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    from jixiao.web.organisations.actor import Actor

    class Sent(Protocol):
        """A file that was sent: Django's UploadedFile."""

        name: str | None

        def chunks(self) -> Iterable[bytes]:
            """Return the content in pieces."""


MOST_FILES: Final = 500
"""Files dropped at once; more come as a ZIP."""


class NothingUploaded(JixiaoError):
    """No file came, or too many at once."""


def upload_files(
    files: Sequence[Sent], *, actor: Actor, place_id: int | None = None
) -> UploadRecord:
    """Return the upload, its files waiting to be read; raises TransitionRefused, NothingUploaded.

    A content that was taken in at the same place before is recognised and not read again.
    """
    refuse_strangers(actor)
    place = _place(actor, place_id)
    if not files:
        raise NothingUploaded(message("没有选择文件；请选择或拖入文件后再上传。"))
    if len(files) > MOST_FILES:
        raise NothingUploaded(
            message("一次最多上传{most}个文件；更多的请打成一个ZIP包再上传。", most=MOST_FILES)
        )
    stored = [(shown_name(one.name or ""), store(one.chunks())) for one in files]
    return _recorded(actor, place, stored)


def _place(actor: Actor, place_id: int | None) -> OrganisationRecord:
    places = places_of(actor)
    found = [one for one in places if place_id in (None, one.pk)]
    if not found:
        raise TransitionRefused(message("您不能为这个单位导入；请选择您任职的单位。"))
    return found[0]


@transaction.atomic
def _recorded(
    actor: Actor, place: OrganisationRecord, stored: Sequence[tuple[str, Stored]]
) -> UploadRecord:
    OrganisationRecord.objects.select_for_update().get(pk=place.pk)  # one upload a place at a time
    upload = UploadRecord.objects.create(person=actor.person, place=place)
    for name, one in stored:
        keep_file(upload, name, one, enqueue=enqueue_read)
    told = [{"name": name, "sha256": one.sha256, "bytes": one.size} for name, one in stored]
    record(actor, "upload", f"upload:{upload.pk}", after={"place": place.path, "files": told})
    return upload
