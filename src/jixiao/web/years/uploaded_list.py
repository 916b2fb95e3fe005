"""A list as it was uploaded: no programs in it, and by itself a list of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.grids.list_table import MOST_BYTES, ListKind, list_table
from jixiao.model.message import message
from jixiao.web.intake.gate import checked_kind
from jixiao.web.years.columns import MONEY, Field, suggested

if TYPE_CHECKING:
    from jixiao.grids.list_table import ListTable
    from jixiao.model.message import Message


def _no_projects(document: str) -> Message:
    return message(
        "{document}：没有找到含“项目编码”和“项目名称”的表头；请上传预算管理一体化"
        "系统导出的项目清单。", document=document
    )  # fmt: skip


PROJECTS: Final = ListKind(
    suggested, frozenset({Field.CODE, Field.NAME}), _no_projects, money=MONEY
)


def uploaded_list(name: str, content: bytes, kind: ListKind = PROJECTS) -> ListTable:
    """Return the table that reads most like a list of the kind.

    Raises UnreadableDocument for files that cannot be read or carry macros, UnusableList for
    those without a list.
    """
    if len(content) <= MOST_BYTES:  # what is larger is refused before it is looked into
        checked_kind(content, name)
    return list_table(name, content, kind)
