"""A ledger's schema → a workbook to fill: one sheet for the rows, one that explains the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.measurement.ledger import Column, Ledger

LEGEND: Final = "填写说明"
"""The second sheet's name; loading passes it over."""
HEADINGS: Final = (
    ("列", 40.0), ("名称", 32.0), ("类型", 24.0), ("单位", 14.0), ("必填", 12.0),
    ("可填内容", 70.0), ("说明", 80.0),
)  # fmt: skip
KINDS: Final = {
    "person": "证件号码", "account": "银行账户", "phone": "电话", "name": "姓名", "text": "文字",
    "code": "代码", "choice": "选项", "date": "日期", "month": "年月", "count": "整数",
    "money": "金额", "ratio": "比例", "boolean": "是或否",
}  # fmt: skip
EXAMPLES: Final = {"date": "2024-03-05", "month": "202403", "ratio": "0.5", "boolean": "是、否"}
FONT: Final = Font("宋体", 10)
BOLD: Final = Font("宋体", 10, bold=True)
FILL: Final = "E7E6E6"
WIDTH: Final = 28.0
TOP: Final = 1


def ledger_template(ledger: Ledger, translate: Callable[[str], str]) -> Sheet:
    """Return the workbook: headings to fill below, and what each column takes."""
    headings = [column.title for column in ledger.columns]
    rows = Table(
        tuple(_cell(title, TOP, place, heading=True) for place, title in enumerate(headings, 1)),
        TOP,
        tuple(WIDTH for _ in headings),
    )
    legend = (
        Paragraph(ledger.title, Font("黑体", 16), level=1),
        Paragraph(translate("每一行是：") + ledger.row, FONT),
        Paragraph(_keys(ledger, translate), FONT, space_after=6),
        _legend(ledger.columns, translate),
    )
    return Sheet(
        ledger.title,
        (
            Section(ledger.title, (rows,), landscape=True),
            Section(LEGEND, legend, landscape=True),
        ),
    )


def _keys(ledger: Ledger, translate: Callable[[str], str]) -> str:
    sets = "；".join("、".join(ledger.column(one).title for one in key) for key in ledger.keys)
    return translate("同一区划内不得重复：") + sets


def _legend(columns: Sequence[Column], translate: Callable[[str], str]) -> Table:
    cells = [
        _cell(translate(title), 1, place, heading=True)
        for place, (title, _) in enumerate(HEADINGS, 1)
    ]
    for row, column in enumerate(columns, 2):
        cells += [
            _cell(text, row, place) for place, text in enumerate(_explained(column, translate), 1)
        ]
    return Table(tuple(cells), len(columns) + 1, tuple(width for _, width in HEADINGS), repeat_to=1)


def _explained(column: Column, translate: Callable[[str], str]) -> tuple[str, ...]:
    limits = (("≥", column.least), ("≤", column.most))
    allowed = "、".join(word for _, word in column.values) or EXAMPLES.get(column.kind, "")
    return (
        column.title,
        column.name,
        translate(KINDS[column.kind]),
        column.unit,
        translate("必填") if column.required else "",
        allowed or " ".join(f"{sign} {limit}" for sign, limit in limits if limit),
        column.note,
    )


def _cell(text: str, row: int, column: int, *, heading: bool = False) -> Cell:
    return Cell(
        text, row, column, font=BOLD if heading else FONT, align="left", heading=heading,
        fill=FILL if heading else None,
    )  # fmt: skip
