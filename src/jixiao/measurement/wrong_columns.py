"""What is said of headings that fit no ledger: where, what was found, what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.hiding import hidden
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.mapping import Match
    from jixiao.measurement.raw_table import RawTable
    from jixiao.model.message import Message

SHOWN: Final = 8
FITTING: Final = 2
"""Columns of a ledger that a row must name to be taken for its heading."""


def no_headings(table: RawTable) -> Message:
    """Say that the first row holds numbers or dates; it may be of a person, so it is not quoted."""
    return message(
        "{table}：第{row}行像是数据，不是表头；请在数据上面加一行表头，照模板填写"
        "（jixiao ledger template）。",
        table=table.place,
        row=max(1, table.first - 1),
    )


def doubled_columns(table: RawTable, places: Sequence[int]) -> Message:
    """Say which columns have one meaning."""
    return message(
        "{table}：表头里“{heading}”出现了不止一次：第{columns}列；请删去或改名其中一列。",
        table=table.place,
        heading="、".join(dict.fromkeys(hidden(table.headings[place]) for place in places)),
        columns="、".join(str(place + 1) for place in places),
    )


def missing_columns(table: RawTable, best: Match, *, named: bool) -> Message:
    """Say which required columns are missing, and which headings nothing was made of."""
    row = max(1, table.first - 1)
    if not named and len(best.places) < FITTING:
        return message(
            "{table}：第{row}行的{count}个表头与任何台账都对不上；请照模板的表头填写"
            "（jixiao ledger template），不是台账的表请移出文件。",
            table=table.place,
            row=row,
            count=sum(map(bool, table.headings)),
        )
    told = {
        "table": table.place,
        "row": row,
        "ledger": best.ledger.title,
        "columns": "、".join(best.missing),
    }
    if not best.unknown:
        return message(
            "{table}：最接近台账“{ledger}”，但第{row}行的表头缺少必填的列：{columns}；"
            "请补上这些列，或写明是哪种台账（--ledger）、来自哪个系统（--mapping）。",
            **told,
        )
    return message(
        "{table}：最接近台账“{ledger}”，但第{row}行的表头缺少必填的列：{columns}；"
        "不认识的列：{unknown}；请补上或改名，"
        "或写明是哪种台账（--ledger）、来自哪个系统（--mapping）。",
        **told,
        unknown="、".join(hidden(one) for one in best.unknown[:SHOWN]),
    )
