"""A list as it was uploaded: a table of its kind, no programs in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.grids.list_table import MOST_BYTES, list_table
from jixiao.web.intake.gate import checked_kind

if TYPE_CHECKING:
    from jixiao.grids.list_table import ListKind, ListTable


def uploaded_list(name: str, content: bytes, kind: ListKind) -> ListTable:
    """Return the table that reads most like a list of the kind.

    Raises UnreadableDocument for files that cannot be read or carry macros, UnusableList for
    those without a list.
    """
    if len(content) <= MOST_BYTES:  # what is larger is refused before it is looked into
        checked_kind(content, name)
    return list_table(name, content, kind)
