"""Doubts of the reader → reading notes with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.note import ReadingNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.forms.filled_form import Doubt
    from jixiao.model.source import SourceSpan


def notes_of(doubts: Iterable[tuple[Doubt, SourceSpan]]) -> tuple[ReadingNote, ...]:
    """Return the notes of repairs to the document or a form's head."""
    return tuple(
        ReadingNote(doubt.code, doubt.message, span, doubt.confidence, doubt.indicator, doubt.field)
        for doubt, span in doubts
    )
