"""Lists of projects as the budget system exports them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = (
    ("单位编码", "单位名称", "项目编码", "项目名称", "项目类别", "资金来源", None, None, None,
     "是否涉密"),
    (None, None, None, None, None, "合计", "一般公共预算拨款", "政府性基金预算拨款", "单位资金",
     None),
)  # fmt: skip
LAMPS = (
    "341001",
    "县城市照明管理所",
    "P1",
    "城区路灯节能改造",
    "特定目标类",
    172,
    150,
    22,
    None,
    "否",
)
REFUSE = (
    "341002",
    "县环境卫生管理站",
    "P2",
    "垃圾清运服务",
    "特定目标类",
    80.5,
    60.5,
    None,
    20,
    "否",
)
LIBRARY = ("312002", "县图书馆", "P3", "图书采购", "其他运转类", 30, 30, None, None, "是")
SUM = (None, "合计", None, None, None, 282.5, 240.5, 22, 20, None)
ROWS = (LAMPS, REFUSE, LIBRARY, SUM)


def exported(
    rows: Sequence[Sequence[object]] = ROWS,
    *,
    head: Sequence[Sequence[object]] = HEAD,
    unit: str = "万元",
) -> bytes:
    """Return an Excel file with a title, a line that tells the unit of money, headings, rows."""
    book, held = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["2026年部门预算项目清单"])
    sheet.append([f"单位：{unit}"])
    for row in (*head, *rows):
        sheet.append(row)
    sheet.merge_cells("A1:J1")
    if head is HEAD:
        sheet.merge_cells("F3:I3")
        for column in "ABCDEJ":
            sheet.merge_cells(f"{column}3:{column}4")
    book.save(held)
    return held.getvalue()


def file_of(content: bytes, name: str = "项目清单.xlsx") -> SimpleUploadedFile:
    """Return the content as a browser sends it."""
    return SimpleUploadedFile(name, content)


def altered(row: Sequence[object], **changes: object) -> tuple[object, ...]:
    """Return a row with other cells, named by letter of their column."""
    cells = list(row)
    for letter, value in changes.items():
        cells[ord(letter) - ord("A")] = value
    return tuple(cells)
