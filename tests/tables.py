"""Small text tables read by the product: what tests of reading are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.documents.document import Line, Page
from jixiao.flow import open_document, read_content
from jixiao.grids.finding import find_grids
from jixiao.model.plan import PlanDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.documents.entries import Entry
    from jixiao.model.indicator import Indicator
    from jixiao.model.note import ReadingNote
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.source import SourceSpan

NAME = "某县2024年绩效目标.txt"


def text_of(*lines: str) -> bytes:
    """Lines written with `|` between cells, as the bytes of a tab-separated text."""
    return "\n".join(line.replace("|", "\t") for line in lines).encode("utf-8")


def read(*lines: str) -> PlanDocument:
    """The document read from lines written with `|` between cells."""
    (document,) = read_content(NAME, text_of(*lines))
    assert isinstance(document, PlanDocument), str(document)
    return document


def plan(*lines: str) -> PerformancePlan:
    """The only project of a small document."""
    (project,) = read(*lines).projects
    return project


def row(indicator: Indicator) -> tuple[str | None, ...]:
    """Level 1, level 2, name and target of an indicator."""
    return (indicator.level1, indicator.level2, indicator.name, indicator.target.text)


def rows(project: PerformancePlan) -> list[tuple[str | None, ...]]:
    return [row(indicator) for indicator in project.indicators]


def noted(notes: Iterable[ReadingNote]) -> list[tuple[str, int | None, int | None, str | None]]:
    """Code, line, column and field of each note."""
    return [(note.code, note.span.line, note.span.column, note.field) for note in notes]


Key = tuple[int | str | None, ...]


def place_of(span: SourceSpan) -> Key:
    """What tells cells of a document apart: rows of text files have lines of their own."""
    if span.line is not None:
        return (span.page, span.sheet, span.line, span.column)
    return (span.page, span.sheet, span.table, span.row, span.column)


def cells_of(entry: Entry) -> Mapping[Key, str]:
    """Every cell and every line of prose of a file by its place."""
    return {
        key: text for page in open_document(entry).pages for key, text in _cells(page, entry.name)
    }


def _cells(page: Page, name: str) -> Iterator[tuple[Key, str]]:
    for block in find_grids(page, name):
        if isinstance(block, Line):
            yield (page.number, page.sheet, block.number, None), block.text
            continue
        for index, texts in enumerate(block.rows):
            for column, text in enumerate(texts):
                yield place_of(block.span(index, column)), text


def squeezed(text: str | None) -> str:
    """The text without blanks."""
    return "".join((text or "").split())
