"""Reading notes: what the reader repaired or was unsure of, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.message import Message
    from jixiao.model.source import SourceSpan


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A repair or a doubt; `code` is JX-D…, `confidence` 0-1 that the value read is right.

    `indicator` is the row number in the project (from 1) and `field` the field it concerns.
    """

    code: str
    message: Message
    span: SourceSpan
    confidence: float = 1.0
    indicator: int | None = None
    field: str | None = None
