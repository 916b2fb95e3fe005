"""The summary of a year by department and upward, as a page and as a table to print."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.printing import MEDIA, UnknownKind, unknown_kind
from jixiao.web.results.summary import summary

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.results.summary import Tally

KINDS: Final = ("xlsx", "docx", "pdf")
LABELS: Final = {
    "name": "部门", "plans": "已批复", "budget": "预算（万元）", "spent": "支出（万元）",
    "rate": "执行率", "coverage": "自评覆盖率", "accepted": "已认定", "excellent": "优",
    "good_one": "良", "fair": "中", "poor": "差", "good": "优良率", "late_sheets": "逾期监控表",
    "notices": "整改通知", "closed": "已销号", "rectified": "整改完成率",
    "late_notices": "逾期整改",
}  # fmt: skip
"""Columns in order."""
_NAME: Final = 46.0
_COLUMN: Final = 14.0
_LARGE: Final = Font("黑体", 16)
_HEAD: Final = Font("黑体", 9)
_CELL: Final = Font("宋体", 9)


@require_GET
def summary_page(request: HttpRequest, year: int) -> HttpResponse:
    """Show how a year stands within reach, the sum first."""
    rows = [(one, _texts(one)) for one in summary(actor_of(request), year)]
    surroundings = {"year": year, "rows": rows, "heads": list(LABELS.values()), "kinds": KINDS}
    return render(request, "results/summary.html", surroundings)


@require_GET
def summary_print(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Give the same as a file."""
    if kind not in KINDS:
        raise UnknownKind(unknown_kind(kind, KINDS))
    title = gettext("{year}年度绩效管理情况汇总表").format(year=year)
    sheet = _sheet(title, summary(actor_of(request), year))
    response = HttpResponse(write_sheet(sheet, kind), content_type=MEDIA[kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.{kind}"
    return response


def _sheet(title: str, found: list[Tally]) -> Sheet:
    cells = [
        Cell(gettext(label), 1, column, font=_HEAD, heading=True)
        for column, label in enumerate(LABELS.values(), 1)
    ]
    for number, one in enumerate(found, 2):
        cells += [
            Cell(text, number, column, font=_CELL, align="left" if column == 1 else "right",
                 number=_figure(text), thousands="," in text)
            for column, text in enumerate(_texts(one), 1)
        ]  # fmt: skip
    widths = (_NAME, *[_COLUMN] * (len(LABELS) - 1))
    table = Table(tuple(cells), len(found) + 1, widths, repeat_to=1)
    heading = Paragraph(title, _LARGE, "center", level=1, space_after=6)
    language = "en" if get_language() == "en" else "zh"
    section = Section(title[:30], (heading, table), landscape=True, margins=(15, 10, 15, 10))
    return Sheet(title, (section,), language)


def _texts(one: Tally) -> list[str]:
    """Return the cells of a line in the order of LABELS."""
    name = one.name or gettext("合计")
    told: list[object] = [
        name, one.plans, _money(one.budget), _money(one.spent), _share(one.rate),
        _share(one.coverage), one.accepted, *one.grades, _share(one.good), one.late_sheets,
        one.notices, one.closed, _share(one.rectified), one.late_notices,
    ]  # fmt: skip

    return [str(text) for text in told]


def _figure(text: str) -> Decimal | None:
    """Return the number that a cell shows, so that it can be summed; None for words and shares."""
    plain = text.replace(",", "")
    return Decimal(plain) if plain.replace(".", "", 1).replace("-", "", 1).isdecimal() else None


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _share(share: Decimal | None) -> str:
    return "—" if share is None else f"{share:.1%}"
