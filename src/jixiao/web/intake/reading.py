"""One file's content → its plans in the exchange format, the doubts of reading, its pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, overload

from jixiao.documents.opening import open_document
from jixiao.flow import interpret, recognise
from jixiao.locale import translator
from jixiao.notation.exchange import read_plans, write_plans
from jixiao.web.intake.source_pages import SourcePage, source_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.documents.document import Page
    from jixiao.model.note import ReadingNote
    from jixiao.model.plan import PerformancePlan, PlanDocument

    Progress = Callable[[int, int], None]

DRAWN: Final = frozenset({"pdf", "png", "jpeg", "tiff", "bmp", "webp"})
"""Kinds whose pages are shown as pictures."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds: its documents, the doubts of reading, its pages where it has text."""

    content: dict[str, Any]
    doubts: list[dict[str, Any]]
    plans: int
    pages: list[SourcePage] = field(default_factory=list)


def read_file_content(name: str, content: bytes, kind: str, progress: Progress) -> ReadFile:
    """Return what the file holds; `progress` hears (pages read, pages) as reading goes on.

    Raises JixiaoError with the reason a person can act upon.
    """
    if kind == "exchange":
        return _read(list(read_plans(content, name)), [])
    document = open_document(name, content)
    counted = replace(document, pages=CountedPages(document.pages, progress))
    plans = interpret(recognise(counted))
    pages = [] if document.kind in DRAWN else list(source_pages(document))
    return _read([plans], pages)


def plans_of(content: dict[str, Any]) -> list[PerformancePlan]:
    """Return the plans of what was read, in order; a file may hold several documents."""
    return [plan for one in documents_of(content) for plan in one.projects]


def documents_of(content: dict[str, Any]) -> list[PlanDocument]:
    """Return the documents of what was read."""
    return list(read_plans(json.dumps(content).encode()))


class CountedPages(Sequence["Page"]):
    """Pages that tell how many of them were asked for."""

    def __init__(self, pages: Sequence[Page], progress: Progress) -> None:
        self._pages, self._progress = pages, progress

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        return self._pages[index]

    def __iter__(self) -> Iterator[Page]:
        total = len(self._pages)
        self._progress(0, total)
        for done, page in enumerate(self._pages, 1):
            yield page
            self._progress(done, total)


def _read(documents: list[PlanDocument], pages: list[SourcePage]) -> ReadFile:
    content: dict[str, Any] = json.loads(write_plans(documents))
    plans = [plan for one in documents for plan in one.projects]
    doubts = [
        _doubt(note, number) for number, plan in enumerate(plans, 1) for note in plan.notes
    ] + [_doubt(note, 0) for one in documents for note in one.notes]
    return ReadFile(content, doubts, len(plans), pages)


def _doubt(note: ReadingNote, number: int) -> dict[str, Any]:
    """Return a note as it is stored; `number` is the plan's, 0 for the whole file."""
    return {
        "number": number,
        "code": note.code,
        "zh": note.message.render(),
        "en": note.message.render(translator("en")),
        "row": note.indicator or 0,
        "field": (note.field or "").removeprefix("project:"),
        "confidence": note.confidence,
    }
