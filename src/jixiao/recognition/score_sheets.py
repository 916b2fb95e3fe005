"""A filled workbook (or Word, CSV) → an expert's sheet: labels, then what stands by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Table
from jixiao.documents.xlsx_cells import column_letters
from jixiao.forms.score_sheet import TOTAL, is_word, names_by_label, plain
from jixiao.model.errors import UnreadableDocument
from jixiao.model.filled_sheet import FilledItem, FilledSheet, Written
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.documents.document import Document, Page
    from jixiao.model.message import Message

_NEEDED: Final = frozenset({"item", "points", "score", "reason"})
_TOLD: Final = frozenset({"item", "text"})


class NoScoreSheet(UnreadableDocument):
    """A document without the heads of a score sheet."""


class _Cells:
    """A table's texts with their places."""

    def __init__(self, document: Document, page: Page, table: Table) -> None:
        self._document, self._page, self._table = document, page, table
        self.rows = table.rows

    def at(self, row: int, column: int) -> Written:
        """Return the text of a cell, from 0, and where it stands."""
        held = self.rows[row]
        text = held[column].strip() if column < len(held) else ""
        return Written(text, self._place(row, column))

    def _place(self, row: int, column: int) -> Message:
        numbers = self._table.row_numbers
        number = numbers[row] if numbers else row + 1
        if self._page.sheet:
            return message(
                "{file}，工作表“{sheet}”，单元格{cell}",
                file=self._document.name, sheet=self._page.sheet,
                cell=f"{column_letters(column)}{number}",
            )  # fmt: skip
        return message(
            "{file}，第{table}个表，第{row}行第{column}列",
            file=self._document.name, table=self._table.number, row=number, column=column + 1,
        )  # fmt: skip


def score_sheet_in(document: Document) -> FilledSheet:
    """Return the sheet filled in a document; raises NoScoreSheet where there is none, or two."""
    found = []
    head: dict[str, Written] = {}
    told: dict[str, Written] = {}
    for page in document.pages:
        for table in (one for one in page.blocks if isinstance(one, Table)):
            cells = _Cells(document, page, table)
            told |= _told(cells)
            if (start := _start(cells, "columns", _NEEDED)) is not None:
                head |= _head(cells, start[0])
                found.append(tuple(_items(cells, *start)))
    if len(found) != 1:
        raise NoScoreSheet(
            message(
                "{file}：应有一张专家评分表（表头有“代码”“分值”“得分”“扣分理由”），现在有{count}张；"
                "请用 --template 输出的模板填写，一名专家一个文件。",
                file=document.name, count=len(found),
            )
        )  # fmt: skip
    return FilledSheet(message("{file}", file=document.name), head, found[0], told)


def _head(cells: _Cells, end: int) -> Iterator[tuple[str, Written]]:
    """Yield name and value of every label above a row; the value stands in the next cell."""
    labels = names_by_label("head")
    for row, texts in enumerate(cells.rows[:end]):
        for column, text in enumerate(texts):
            name = labels.get(plain(text))
            if name is not None:
                yield name, cells.at(row, column + 1)


def _start(
    cells: _Cells, which: str, needed: frozenset[str]
) -> tuple[int, Mapping[str, int]] | None:
    """Return the row of the heads and their columns; None where no row has all that are needed."""
    labels = names_by_label(which)
    for row, texts in enumerate(cells.rows):
        named = ((labels.get(plain(text)), at) for at, text in enumerate(texts))
        columns = {name: at for name, at in named if name is not None}
        if needed <= columns.keys():
            return row, columns
    return None


def _items(cells: _Cells, start: int, columns: Mapping[str, int]) -> Iterator[FilledItem]:
    """Yield the rows under the heads that are not blank, without the sum."""
    for row in range(start + 1, len(cells.rows)):
        item, points, score, reason = (
            cells.at(row, columns[name]) for name in ("item", "points", "score", "reason")
        )
        if is_word(item.text, TOTAL):
            continue
        if not item.text and "title" in columns:
            item = Written(cells.at(row, columns["title"]).text, item.place)
        if any(one.text for one in (item, points, score, reason)):
            yield FilledItem(item, points, score, reason)


def _told(cells: _Cells) -> dict[str, Written]:
    """Return what the chair wrote, by code; blanks are left out."""
    start = _start(cells, "told", _TOLD)
    if start is None:
        return {}
    row, columns = start
    found = {}
    for each in range(row + 1, len(cells.rows)):
        text = cells.at(each, columns["text"])
        if text.text:
            found[cells.at(each, columns["item"]).text] = text
    return found
