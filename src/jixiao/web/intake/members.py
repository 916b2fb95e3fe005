"""The members of an archive, each checked, stored by its hash and named as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.entries import Entry, entries_in
from jixiao.model.errors import JixiaoError, UnreadableDocument
from jixiao.model.message import message
from jixiao.web.intake.names import leads_elsewhere, printed
from jixiao.web.intake.storing import Stored, store

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnsafePath(UnreadableDocument):
    """The path of an archive's member leads out of its folder."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member: its name as `a.zip!b.docx`, and its stored content or what is wrong with it."""

    name: str
    stored: Stored | None
    fault: JixiaoError | None = None


def stored_members(name: str, content: bytes) -> Iterator[Member]:
    """Yield the members of an archive, those of archives in it too, within the limits of reading.

    One that cannot be opened is yielded with its fault; the others go on. Names are shown, never
    used as paths.
    """
    for entry in entries_in(name, content):
        if not isinstance(entry, Entry):
            yield Member(printed(getattr(entry, "document", "") or name), None, entry)
        elif leads_elsewhere(entry.name):
            shown = printed(entry.name)
            said = message("{document}：压缩包内的路径指向文件夹之外，不予读取。", document=shown)
            yield Member(shown, None, UnsafePath(said))
        else:
            yield Member(printed(entry.name), store([entry.content]))
