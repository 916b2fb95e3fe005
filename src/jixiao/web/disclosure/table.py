"""The table of indicators, one row each, with its schema: what CSV downloads hold."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.web.disclosure.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PlanDocument
    from jixiao.model.quantity import Quantity

MARK: Final = "\ufeff"
"""Before a single CSV file, so that office programs read it as UTF-8."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, its type in the Table Schema, Chinese and English titles."""

    name: str
    type: str
    title: str
    english: str


COLUMNS: Final = (
    Column("fiscal_year", "integer", "年度", "fiscal year"),
    Column("department", "string", "主管部门", "department"),
    Column("unit", "string", "预算单位", "budget unit"),
    Column("project_code", "string", "项目编码", "project code"),
    Column("project", "string", "项目名称", "project"),
    Column("version", "integer", "批复版本", "approved version"),
    Column("row", "integer", "序号", "row of the form, from 1"),
    Column("level1", "string", "一级指标", "level 1"),
    Column("level2", "string", "二级指标", "level 2"),
    Column("indicator", "string", "三级指标", "indicator"),
    Column("target", "string", "指标值", "target as printed"),
    Column("comparison", "string", "比较方式", "how the actual is held against the target"),
    Column("value", "number", "数值（基本单位）", "number in base units: 元, ratios 0-1, counts"),
    Column("value_to", "number", "数值上限", "upper end of a range"),
    Column("dimension", "string", "基本单位", "base unit of the value"),
    Column("weight", "number", "分值", "points"),
    Column("basis", "string", "指标值确定依据", "basis of the target"),
)
_NOTE: Final = (
    "以 = + - @ ' 开头的文字前加一个撇号，以防表格软件当作公式执行；去掉第一个撇号即为原文。"
    " Texts that begin with = + - @ ' carry one apostrophe before them, so that no spreadsheet "
    "runs them; take the first apostrophe off for the original."
)


def schema() -> dict[str, Any]:
    """Return the Table Schema of the table of indicators (Frictionless, v1)."""
    fields = [
        {"name": one.name, "type": one.type, "title": one.title, "description": one.english}
        for one in COLUMNS
    ]
    return {"description": _NOTE, "fields": fields, "missingValues": [""]}


def schema_bytes() -> bytes:
    """Return the schema as an indented JSON file."""
    return (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()


def head_line() -> bytes:
    """Return the line of column names."""
    return _line([one.name for one in COLUMNS])


def lines_of(document: PlanDocument, *, version: int) -> Iterator[bytes]:
    """Yield a line for each indicator of a document with one project, cells made harmless."""
    plan = document.projects[0]
    head = {
        "fiscal_year": document.fiscal_year or plan.year,
        "department": plan.department,
        "unit": (plan.unit.name or plan.unit.code) if plan.unit else plan.implementing_unit,
        "project_code": plan.code,
        "project": plan.name,
        "version": version,
    }
    for number, row in enumerate(plan.indicators, 1):
        told = head | {"row": number} | _told(row)
        yield _line([_text(told, one) for one in COLUMNS])


def _told(row: Indicator) -> dict[str, object]:
    quantity = row.target.quantity
    low, high = _ends(quantity)
    return {
        "level1": row.level1, "level2": row.level2, "indicator": row.name,
        "target": row.target.text, "weight": row.weight, "basis": row.basis,
        "comparison": quantity.comparison if quantity else None, "value": low, "value_to": high,
        "dimension": quantity.dimension if quantity else None,
    }  # fmt: skip


def _ends(quantity: Quantity | None) -> tuple[object, object]:
    """Return the number a quantity states, or both ends of a range of numbers."""
    if quantity is None:
        return None, None
    if quantity.number is not None:
        return quantity.number, None
    value = quantity.value
    if isinstance(value, tuple) and not isinstance(value[0], str):
        return value
    return None, None


def _text(told: Mapping[str, object], column: Column) -> str:
    value = told[column.name]
    if value is None:
        return ""
    return f"{value:f}" if column.type == "number" else harmless(str(value))


def _line(cells: Iterable[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode()
