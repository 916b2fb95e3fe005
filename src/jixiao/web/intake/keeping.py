"""A stored content becomes a file to be read, unless the place knows it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.intake.models import KNOWN, IntakeFileRecord, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.web.intake.models import UploadRecord
    from jixiao.web.intake.storing import Stored


def keep_file(
    upload: UploadRecord,
    name: str,
    stored: Stored,
    *,
    enqueue: Callable[[int], None],
    holder: IntakeFileRecord | None = None,
) -> IntakeFileRecord:
    """Return the record of a stored content, with its task, or with the earlier file it is.

    Stands in a transaction that holds the place. What could not be read is read once more.
    """
    known = IntakeFileRecord.objects.defer("content", "doubts")
    earlier = known.filter(place=upload.place_id, sha256=stored.sha256, state__in=KNOWN).first()
    file = IntakeFileRecord.objects.create(
        upload=upload, place_id=upload.place_id, holder=holder, same_as=earlier, name=name,
        sha256=stored.sha256, size=stored.size, state=State.SAME if earlier else State.WAITING,
    )  # fmt: skip
    if earlier is None:
        enqueue(file.pk)
    return file
