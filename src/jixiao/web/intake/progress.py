"""How far the files of an upload are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from jixiao.web.intake.models import UNFINISHED, IntakeFileRecord, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.intake.models import UploadRecord

_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of an upload with what is wrong with them, and how much of the work is done.

    `done` of `total` are parts of the whole; `is_finished` when nothing is left to be read.
    """

    files: Sequence[IntakeFileRecord]
    done: int
    total: int
    read: int

    @property
    def is_finished(self) -> bool:
        """True when no file waits or is being read."""
        return all(one.state not in UNFINISHED for one in self.files)

    @property
    def percent(self) -> int:
        """The share that is done, in percent; 100 only when all is."""
        if self.is_finished:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0


def standing_of(upload: UploadRecord) -> Standing:
    """Return how far the upload is; the pages read of a file in work count as parts of it."""
    files = list(
        upload.files.defer("content", "doubts", "same_as__content", "same_as__doubts")
        .select_related("same_as__upload__person")
        .order_by("pk")
    )
    done = sum(_done(one) for one in files)
    read = sum(one.state not in UNFINISHED for one in files)
    return Standing(files, done, len(files) * _PARTS, read)


def _done(file: IntakeFileRecord) -> int:
    if file.state == State.READING:
        return min(_PARTS - 1, file.done * _PARTS // file.total) if file.total else 0
    return 0 if file.state == State.WAITING else _PARTS


def fault_of(file: IntakeFileRecord) -> str:
    """Return why the file was not read, in the person's language."""
    return file.fault_en if get_language() == "en" else file.fault_zh
