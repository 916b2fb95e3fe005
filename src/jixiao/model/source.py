"""Where a value was read: the place in the document that a person can look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A place in a document; every number counts from 1, what is unknown is None.

    `box` is (x0, y0, x1, y1) in points from the top left after rotation, or pixels when `dpi`
    is given. `text` is what stood there. Archive members are written `a.zip!b.xlsx`.
    """

    document: str | None = None
    page: int | None = None
    sheet: str | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None
    dpi: int | None = None
    text: str | None = None
