"""What pdfium has open, as its own functions take it: without what a wrapper adds to each call."""

from __future__ import annotations

from typing import Any, NamedTuple


class Handle(NamedTuple):
    """A page or its text, closed by whoever opened it; wrappers have `raw` too."""

    raw: Any
