"""A findings report → sheet: a summary, and one row per finding with a filter."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.publishing.findings_report import FindingsReport

SUMMARY_COLUMNS: Final = (
    ("文件", 60.0),
    ("编制单位", 60.0),
    ("项目", 18.0),
    ("指标", 18.0),
    ("须改正", 18.0),
    ("须说明", 18.0),
    ("建议", 18.0),
)
FINDING_COLUMNS: Final = (
    ("文件", 36.0),
    ("项目", 40.0),
    ("程度", 16.0),
    ("代码", 20.0),
    ("问题", 40.0),
    ("位置", 36.0),
    ("说明", 70.0),
    ("填报", 26.0),
    ("应为", 26.0),
    ("相差", 22.0),
    ("怎样改", 50.0),
    ("依据", 50.0),
)
FILLS: Final = {"blocking": "F8D7DA", "query": "FFF3CD", "advice": "DCEBF7"}
HEADER_FILL: Final = "E7E6E6"
FONT: Final = Font("宋体", 10)
BOLD: Final = Font("宋体", 10, bold=True)

Values = tuple[str | int, ...]


def findings_sheet(report: FindingsReport, translate: Callable[[str], str]) -> Sheet:
    """Return the report as a summary section and a section with one row per finding."""
    margins = (15.0, 10.0, 15.0, 10.0)
    summary = (
        Paragraph(translate("绩效目标审核结果"), Font("黑体", 16), level=1),
        Paragraph(report.answer, Font("宋体", 12, bold=True), space_after=6),
        _table(SUMMARY_COLUMNS, _summary_rows(report), translate),
    )
    details = _table(FINDING_COLUMNS, _finding_rows(report), translate, filtered=True)
    return Sheet(
        translate("绩效目标审核结果"),
        (
            Section(translate("汇总"), summary, landscape=True, margins=margins),
            Section(translate("问题清单"), (details,), landscape=True, margins=margins),
        ),
    )


def _summary_rows(report: FindingsReport) -> list[tuple[Values, str | None]]:
    return [
        (
            (
                document.name,
                document.issuer,
                document.projects,
                document.indicators,
                *document.counts.values(),
            ),
            None,
        )
        for document in report.documents
    ]


def _finding_rows(report: FindingsReport) -> list[tuple[Values, str | None]]:
    return [
        (
            (
                document.name,
                f"{group.ordinal or ''} {group.name}".strip(),
                item.severity_name,
                item.code,
                item.title,
                item.where,
                item.text,
                item.given,
                item.expected,
                item.difference,
                item.fix,
                item.clause,
            ),
            FILLS[item.severity],
        )
        for document in report.documents
        for group in document.groups
        for item in group.items
    ]


def _table(
    columns: Sequence[tuple[str, float]],
    rows: Sequence[tuple[Values, str | None]],
    translate: Callable[[str], str],
    *,
    filtered: bool = False,
) -> Table:
    header = [
        Cell(translate(name), 1, n, font=BOLD, heading=True, fill=HEADER_FILL)
        for n, (name, _) in enumerate(columns, start=1)
    ]
    cells = [
        _cell(value, row, column, fill if column == SEVERITY_COLUMN else None)
        for row, (values, fill) in enumerate(rows, start=2)
        for column, value in enumerate(values, start=1)
    ]
    return Table(
        cells=(*header, *cells),
        rows=len(rows) + 1,
        widths=tuple(width for _, width in columns),
        repeat_to=1,
        filter_row=1 if filtered else None,
    )


SEVERITY_COLUMN: Final = 1 + [name for name, _ in FINDING_COLUMNS].index("程度")


def _cell(value: str | int, row: int, column: int, fill: str | None) -> Cell:
    number = Decimal(value) if isinstance(value, int) else None
    align = "left" if number is None else "right"
    return Cell(str(value), row, column, font=FONT, align=align, number=number, fill=fill)
