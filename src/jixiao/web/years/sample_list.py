"""A list of projects for the sample region: those with a code, and one that waits for its plan."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import xlsxwriter  # type: ignore[import-untyped] # ships no types

from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.take_project_list import TakenList, take_project_list
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.web.years.columns import suggested
from jixiao.web.years.project_lists import PROJECT_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord
    from jixiao.web.plans.models import YearRecord

HEADINGS: Final = (
    "单位编码", "单位名称", "项目编码", "项目名称", "项目类别", "预算总额（万元）",
    "财政拨款", "其他资金", "是否涉密",
)  # fmt: skip
WAITING: Final = ("办公区屋面防水维修（示例）", "特定目标类", Decimal("18.6"))
"""Name, category and money in 万元 of the project that has no plan yet."""


def take_sample_list(year: YearRecord, unit: OrganisationRecord, *, actor: Actor) -> TakenList:
    """Return what came of the list that the year's own projects make, with one more of the unit."""
    kept = upload_list(
        PROJECT_LISTS, year.pk, actor=actor, name=f"{year.year}年项目清单（示例）.xlsx",
        content=_written(list(_rows(year, unit))),
    )  # fmt: skip
    columns = suggested(kept.headings)
    map_columns(PROJECT_LISTS, kept.pk, actor=actor, columns=columns, unit=kept.unit_told)
    return take_project_list(kept.pk, actor=actor, good_only=True)


def _rows(year: YearRecord, unit: OrganisationRecord) -> Iterator[tuple[str | float, ...]]:
    for one in year.projects.exclude(code="").select_related("unit"):
        amounts = (one.total, one.fiscal, one.other)
        money = ["" if amount is None else float(amount) for amount in amounts]
        yield (one.unit.code, one.unit.name, one.code, one.name, one.category, *money, "否")
    name, category, total = WAITING
    code = f"{unit.division_code}{year.year % 100}T000009999"
    yield (unit.code, unit.name, code, name, category, float(total), float(total), "", "否")


def _written(rows: list[tuple[str | float, ...]]) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for number, row in enumerate((HEADINGS, *rows)):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            else:
                sheet.write_number(number, column, value)
    book.close()
    return held.getvalue()
