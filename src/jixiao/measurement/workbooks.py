"""Workbooks → raw tables, one a sheet that has a heading and rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import UnreadableLedger
from jixiao.measurement.raw_table import RawTable, columns_of
from jixiao.measurement.sealing import sha256_of
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

EXACT: Final = 10**15
"""A number of more digits was rounded when the workbook was saved: an identity number, say."""
LEGEND: Final = ("填写说明", "说明")
"""Sheets of a template that hold no rows."""
SEARCHED: Final = 10
LEAST_HEADINGS: Final = 2


def open_workbook(path: Path) -> Iterator[RawTable]:
    """Yield the table of each sheet; raises UnreadableLedger."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - when used

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, OSError) as fault:
        raise UnreadableLedger(
            message("{file}：不能作为工作簿打开；请另存为 xlsx 或 csv 再试。", file=path.name)
        ) from fault
    digest = sha256_of(path)
    found = [
        _table(path, digest, name, rows)
        for name, rows in sheets.items()
        if name not in LEGEND and any(map(_is_heading, rows[:SEARCHED]))
    ]
    if not found:
        raise UnreadableLedger(
            message(
                "{file}：工作表 {sheets} 里没有找到表头；表头应在前{count}行之内。",
                file=path.name, sheets="、".join(sheets), count=SEARCHED,
            )
        )  # fmt: skip
    yield from found


def _is_heading(row: Sequence[object]) -> bool:
    """Return whether a row has texts in at least two cells: a title has one."""
    texts = [one for one in row if isinstance(one, str) and one.strip()]
    return len(texts) >= LEAST_HEADINGS


def _table(path: Path, digest: str, sheet: str, rows: Sequence[Sequence[object]]) -> RawTable:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used

    at = next(number for number, row in enumerate(rows) if _is_heading(row))
    headings = [str(one).strip() for one in rows[at]]
    while headings and not headings[-1]:
        headings.pop()
    below = list(rows[at + 1 :])
    while below and not any(one != "" for one in below[-1]):
        below.pop()
    columns = {
        name: pa.array([written(row[place]) for row in below], pa.string())
        for place, name in enumerate(columns_of(len(headings)))
    }
    return RawTable(
        path.name, digest, path.stat().st_size, tuple(headings), "raw_rows",
        sheet=sheet, arrow=pa.table(columns), first=at + 2,
    )  # fmt: skip


def written(value: object) -> str | None:
    """Return a cell as text: dates as 2024-03-05, whole numbers without a point; None if empty."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, dt.datetime):
        whole = value.time() == dt.time()
        return value.date().isoformat() if whole else value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).strip() or None
