"""The reader of each kind, loaded when first needed so that starting stays fast."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from jixiao.documents.document import Page
from jixiao.model.note import ReadingNote

Reader = Callable[[bytes], tuple[list[Page], list[ReadingNote]]]


SCANS: Final = frozenset({"png", "jpeg", "tiff", "bmp", "webp"})
"""Pictures that are read as scanned pages."""


def _later(kind: str) -> Reader:
    """Return a reader that imports `jixiao.documents.<kind>` when it is called."""

    def read(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
        reader: Reader = getattr(import_module(f"jixiao.documents.{kind}"), f"read_{kind}")
        return reader(content)

    return read


READERS: Final[dict[str, Reader]] = {
    kind: _later(kind) for kind in ("text", "csv", "html", "xlsx", "xls", "ods", "docx", "pdf")
} | dict.fromkeys(SCANS, _later("scan"))
"""Kind → content to pages and notes; each raises subclasses of DocumentFault."""
