"""The library's public face: file → document → filled forms → plans → findings → pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.document import Document
    from jixiao.forms.filled_form import FilledDocument
    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument


def read_documents(paths: Iterable[Path]) -> Iterator[PlanDocument | JixiaoError]:
    """Yield the plans of every document under `paths`, and an error for each unreadable one."""
    from jixiao.documents.opening import open_documents  # noqa: PLC0415 -- heavy, only when used

    for path in paths:
        for opened in open_documents(Path(path)):
            if isinstance(opened, UnreadableDocument):
                yield opened
            else:
                yield from _plans(opened)


def read_content(name: str, content: bytes) -> list[PlanDocument | JixiaoError]:
    """Return the plans in a file's bytes, and an error for each unreadable member."""
    from jixiao.documents.opening import open_contents  # noqa: PLC0415 -- heavy, only when used

    found: list[PlanDocument | JixiaoError] = []
    for opened in open_contents(name, content):
        found.extend([opened] if isinstance(opened, UnreadableDocument) else _plans(opened))
    return found


def _plans(document: Document) -> Iterator[PlanDocument | JixiaoError]:
    try:
        yield interpret(recognise(document))
    except JixiaoError as fault:
        yield fault


def recognise(document: Document) -> FilledDocument:
    """Return the forms filled in a document; their definition is chosen when one fits."""
    from jixiao.recognition.recognising import recognise as find_forms  # noqa: PLC0415

    return find_forms(document)


def interpret(filled: FilledDocument) -> PlanDocument:
    """Return what the filled forms declare."""
    from jixiao.forms.interpretation import interpret as understand  # noqa: PLC0415

    return understand(filled)


def review(documents: Sequence[PlanDocument]) -> list[Finding]:
    """Return what the rules find in the documents, in document, project and indicator order."""
    from jixiao.review.reviewing import review as check  # noqa: PLC0415 -- loads every rule

    return check(documents)


def publish(document: PlanDocument, form_id: str | None, to: str) -> bytes:
    """Return the document printed as the form `form_id` (the one it was read as, when None)."""
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 -- loads every definition
    from jixiao.publishing.publishing import publish as print_form  # noqa: PLC0415

    return print_form(document, formbook().get(form_id or document.form or ""), to)
