"""All indicators as one list: a table for the eye, a workbook to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument

HEADINGS: Final = (
    "文件",
    "序号",
    "项目名称",
    "预算",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "权重",
    "依据",
)
WIDTHS: Final = (24, 6, 36, 14, 12, 14, 36, 24, 8, 24)
WIDE: Final = 160


def rows(documents: Sequence[PlanDocument]) -> Iterator[tuple[str, ...]]:
    """Yield one row an indicator, ten columns as in HEADINGS; a project without any has one row."""
    for document in documents:
        for plan in document.projects:
            head = (document.document, str(plan.ordinal), plan.name or "", _budget(plan))
            yield from ((*head, *_cells(each)) for each in plan.indicators or (None,))


def _budget(plan: PerformancePlan) -> str:
    amount = plan.budget.amount if plan.budget else None
    return "" if amount is None else str(amount)


def _cells(indicator: Indicator | None) -> tuple[str, ...]:
    if indicator is None:
        return ("",) * 6
    return (
        indicator.level1 or "",
        indicator.level2 or "",
        indicator.name or "",
        indicator.target.text or "",
        "" if indicator.weight is None else f"{indicator.weight:f}",
        indicator.basis or "",
    )


def workbook(documents: Sequence[PlanDocument], translate: Callable[[str], str]) -> bytes:
    """Return the list as an Excel workbook: one sheet, heading frozen, filter on."""
    from io import BytesIO  # noqa: PLC0415 - loaded when called

    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(translate("指标清单"))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.write_string(0, column, translate(heading), bold)
        sheet.set_column(column, column, width)
    last = 0
    for last, row in enumerate(rows(documents), start=1):
        for column, text in enumerate(row):
            sheet.write_string(last, column, text, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(HEADINGS) - 1)
    book.close()
    return stream.getvalue()


def table(documents: Sequence[PlanDocument], translate: Callable[[str], str]) -> str:
    """Return a table an indicator a row for each document, for reading in a terminal."""
    from rich.console import Console  # noqa: PLC0415 - loaded when called
    from rich.table import Table  # noqa: PLC0415 - loaded when called
    from rich.text import Text  # noqa: PLC0415 - loaded when called

    console = Console(no_color=True, width=None if Console().is_terminal else WIDE)
    with console.capture() as captured:
        for document in documents:
            drawn = Table(title=Text(document.document), title_justify="left")
            for heading in HEADINGS[1:9]:
                drawn.add_column(translate(heading), overflow="fold")
            previous = ""
            for _, ordinal, name, budget, *cells in rows([document]):
                head = ("", "", "") if ordinal == previous else (ordinal, name, budget)
                drawn.add_row(*map(Text, (*head, *cells[:5])))
                previous = ordinal
            console.print(drawn)
    return captured.get()
