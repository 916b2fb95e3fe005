"""Plans → what to frame on the pages they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.publishing.findings_report import EXCERPT, HEAD_FIELDS
from jixiao.publishing.writers.overlay_pdf import Framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jixiao.model.plan import PlanDocument
    from jixiao.model.source import SourceSpan

KINDS: Final = {
    "level1": "level",
    "level2": "level",
    "name": "name",
    "target": "target",
    "operator": "target",
    "value": "target",
    "unit": "target",
}


def framed_values(document: PlanDocument, translate: Callable[[str], str]) -> Iterator[Framed]:
    """Yield a frame for every value of the document whose page and box are known."""
    for plan in document.projects:
        number = str(plan.ordinal)
        for field, span in plan.spans.items():
            label = _label(field, HEAD_FIELDS, translate)
            yield from _framed(span, "head", f"{number} {label}")
        for row, indicator in enumerate(plan.indicators, 1):
            for field, span in indicator.spans.items():
                label = _label(field, EXCERPT, translate)
                yield from _framed(span, KINDS.get(field, "other"), f"{number}.{row} {label}")


def _framed(span: SourceSpan, kind: str, label: str) -> Iterator[Framed]:
    if span.page is not None and span.box is not None:
        yield Framed(span.page, span.box, kind, f"{label}: {span.text or ''}")


def _label(field: str, names: Mapping[str, str], translate: Callable[[str], str]) -> str:
    name = names.get(field) or names.get(field.partition(".")[0])
    return translate(name) if name else field
