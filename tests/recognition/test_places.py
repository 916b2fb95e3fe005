"""Every value of the samples is traceable: the cell its span names holds the text it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.documents.entries import Entry, entries_in
from jixiao.flow import publish, read_content
from jixiao.model.plan import PlanDocument
from tables import cells_of, place_of, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.model.source import SourceSpan

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


def places(project: PerformancePlan) -> Iterator[tuple[str, SourceSpan]]:
    yield from project.spans.items()
    for number, indicator in enumerate(project.indicators, 1):
        yield from ((f"{number}.{field}", span) for field, span in indicator.spans.items())
    yield from ((note.code, note.span) for note in project.notes)
    yield from ((other.label, other.span) for other in project.other_fields if other.span)


def document_of(name: str, content: bytes) -> PlanDocument:
    (document,) = read_content(name, content)
    assert isinstance(document, PlanDocument)
    return document


@pytest.mark.parametrize("carrier", ["txt", "docx", "xlsx"])
@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_the_cell_at_a_span_holds_the_text(sample: Path, carrier: str) -> None:
    content = sample.read_bytes()
    if carrier != "txt":
        content = publish(document_of(sample.name, content), None, carrier)
    name = f"{sample.stem}.{carrier}"
    (entry,) = entries_in(name, content)
    assert isinstance(entry, Entry)
    cells = cells_of(entry)
    lost = [
        (project.ordinal, where, span)
        for project in document_of(name, content).projects
        for where, span in places(project)
        if not span.text or squeezed(span.text) not in squeezed(cells.get(place_of(span)))
    ]
    assert lost == []


@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_every_printed_field_has_a_place(sample: Path) -> None:
    for project in document_of(sample.name, sample.read_bytes()).projects:
        assert {"name", "budget.total", "objectives"} <= set(project.spans)
        for indicator in project.indicators:
            printed = {
                field
                for field in ("level1", "level2", "name", "description", "weight", "basis")
                if getattr(indicator, field) is not None
            }
            printed |= {"target"} if indicator.target.text else set()
            assert printed <= set(indicator.spans), (project.ordinal, indicator.name)
