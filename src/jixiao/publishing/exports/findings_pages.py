"""A findings report → pages for paper: a table a document, a band a project, a row a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.publishing.findings_report import DocumentItems, FindingsReport, Item

COLUMNS: Final = (
    ("程度", 16.0),
    ("问题", 44.0),
    ("位置", 38.0),
    ("说明", 90.0),
    ("怎样改", 48.0),
    ("依据", 40.0),
)
FILLS: Final = {"blocking": "F8D7DA", "query": "FFF3CD", "advice": "DCEBF7"}
BAND: Final = "F2F2F2"
FONT: Final = Font("宋体", 9)
BOLD: Final = Font("黑体", 9)
MARGINS: Final = (15.0, 10.0, 15.0, 10.0)


def findings_pages(report: FindingsReport, translate: Callable[[str], str]) -> Sheet:
    """Return the report answer first, one landscape section a document."""
    title = translate("绩效目标审核结果")
    opening = (
        Paragraph(title, Font("黑体", 16), "center", level=1, space_after=4),
        Paragraph(report.answer, Font("宋体", 11, bold=True), space_after=6),
    )
    sections = tuple(
        Section(
            name=document.name,
            blocks=(*(opening if not number else ()), *_document(document, translate)),
            landscape=True,
            margins=MARGINS,
        )
        for number, document in enumerate(report.documents)
    )
    empty = Section(title, opening, landscape=True, margins=MARGINS)
    return Sheet(title, sections or (empty,))


def _document(
    document: DocumentItems, translate: Callable[[str], str]
) -> Iterator[Paragraph | Table]:
    name = f"{document.issuer}（{document.name}）" if document.issuer else document.name
    yield Paragraph(name, Font("黑体", 12), level=2, space_after=4)
    if document.groups:
        yield _table(document, translate)
    else:
        yield Paragraph(translate("没有发现问题。"), Font("宋体", 11))


def _table(document: DocumentItems, translate: Callable[[str], str]) -> Table:
    cells = [
        Cell(translate(label), 1, column, font=BOLD, heading=True)
        for column, (label, _) in enumerate(COLUMNS, 1)
    ]
    row = 1
    for group in document.groups:
        row += 1
        label = f"{group.ordinal}. {group.name}" if group.ordinal else group.name
        cells.append(Cell(label, row, 1, columns=len(COLUMNS), font=BOLD, align="left", fill=BAND))
        for item in group.items:
            row += 1
            cells += _row(item, row)
    return Table(tuple(cells), row, tuple(width for _, width in COLUMNS), repeat_to=1)


def _row(item: Item, row: int) -> Iterator[Cell]:
    yield Cell(item.severity_name, row, 1, font=FONT, fill=FILLS[item.severity])
    texts = (f"{item.title}\n{item.code}", item.where, item.text, item.fix, item.clause)
    for column, text in enumerate(texts, 2):
        yield Cell(text, row, column, font=FONT, align="left")
