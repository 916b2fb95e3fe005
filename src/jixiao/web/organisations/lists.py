"""Lists of organisations and people as Excel files: the blank to fill in, and its rows read."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import xlsxwriter  # type: ignore[import-untyped] # ships no types
from django.utils.translation import gettext as _

from jixiao.documents.document import Table
from jixiao.documents.opening import open_document
from jixiao.model.message import message
from jixiao.web.intake.gate import checked_kind
from jixiao.web.organisations.managing import InvalidPeopleChange
from jixiao.workflow.role import LABELS as ROLE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ORGANISATIONS: Final = "organisations"
PEOPLE: Final = "people"
COLUMNS: Final = {
    ORGANISATIONS: ("上级编码", "编码", "名称", "类别"),
    PEOPLE: ("用户名", "姓名", "单位编码", "角色", "邮箱"),
}
"""Kind of list → its columns, known by these headings in any order."""
KINDS: Final = {"财政局": "bureau", "主管部门": "department", "预算单位": "unit"}
ROLES: Final = {label: role.value for role, label in ROLE_LABELS.items()}
_OPTIONAL: Final = frozenset({"邮箱"})
_CHOICES: Final = {"类别": list(KINDS), "角色": list(ROLES)}
MOST_ROWS: Final = 1000
MOST_BYTES: Final = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as it stands in the file, by column, with its number in the sheet."""

    number: int
    cells: dict[str, str]


def blank_list(kind: str) -> bytes:
    """Return an Excel file with the headings of the list, and choices where there are."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    for column, title in enumerate(COLUMNS[kind]):
        sheet.set_column(column, column, 22, text)
        sheet.write_string(0, column, title, bold)
        if choices := _CHOICES.get(title):
            sheet.data_validation(
                1, column, MOST_ROWS, column, {"validate": "list", "source": choices}
            )
    sheet.freeze_panes(1, 0)
    book.close()
    return held.getvalue()


def rows_of(kind: str, name: str, content: bytes) -> list[ListRow]:
    """Return the rows of the list that an uploaded file holds, blank ones left out.

    Raises UnreadableDocument, InvalidPeopleChange for a file without the headings.
    """
    if len(content) > MOST_BYTES:
        raise InvalidPeopleChange(message("文件超过5MB；名单只需文字，请去掉图片等再上传。"))
    checked_kind(content, name)
    wanted = COLUMNS[kind]
    for table in _tables(name, content):
        places = _headings(table.rows, wanted)
        if places is not None:
            top, columns = places
            found = list(_rows(table, top, columns))
            if len(found) > MOST_ROWS:
                raise InvalidPeopleChange(
                    message("名单有{count}行，一次最多{most}行；请分成几份。",
                            count=len(found), most=MOST_ROWS)
                )  # fmt: skip
            return found
    raise InvalidPeopleChange(
        message("没有找到表头“{wanted}”；请下载模板填写。", wanted="、".join(wanted))
    )


def choice_of(told: str, choices: dict[str, str]) -> str:
    """Return the stored value of a choice that was written by name or by value."""
    translated = {_(label): value for label, value in choices.items()}
    return choices.get(told) or translated.get(told, told)


def _tables(name: str, content: bytes) -> Iterator[Table]:
    for page in open_document(name, content).pages:
        yield from (block for block in page.blocks if isinstance(block, Table))


def _headings(
    rows: Sequence[Sequence[str]], wanted: Sequence[str]
) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(rows[:10]):
        titles = {"".join(cell.split()): column for column, cell in enumerate(row)}
        found = {title: titles[title] for title in wanted if title in titles}
        if found.keys() >= set(wanted) - _OPTIONAL:
            return number, found
    return None


def _rows(table: Table, top: int, columns: dict[str, int]) -> Iterator[ListRow]:
    numbers = table.row_numbers or range(1, len(table.rows) + 1)
    for index in range(top + 1, len(table.rows)):
        row = table.rows[index]
        cells = {
            title: row[column].strip() if column < len(row) else ""
            for title, column in columns.items()
        }
        if any(cells.values()):
            yield ListRow(numbers[index], cells)
