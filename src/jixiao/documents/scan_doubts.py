"""What is doubtful in the readings of a page → reading notes with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.notes import (
    LETTER_CORRECTED,
    LETTER_DOUBTFUL,
    PAGE_RECOGNISED,
    STAMP_OVER_TEXT,
    TEXT_UNREADABLE,
    note,
)
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.drawing import Drawing
    from jixiao.documents.scan_letters import Reading
    from jixiao.model.note import ReadingNote

SURE: Final = 0.9
"""Likelihood from which a letter is no longer doubtful."""

RECOGNISED: Final = 0.95

DOT: Final = 0.5
"""How likely a dot at a line's end is dirt."""


def doubts_of(drawing: Drawing, readings: Sequence[Reading], number: int) -> Iterator[ReadingNote]:
    """Yield that the page was recognised, and every line with corrected or doubtful letters.

    `readings` are those of the drawing's runs, in order; `number` is that of the page, from 1.
    """
    said = message("第{page}页是扫描件，文字由识别得出，请对照原件", page=number)
    yield note(PAGE_RECOGNISED, said, SourceSpan(page=number), confidence=RECOGNISED)
    for one, run in zip(readings, drawing.runs, strict=True):
        box = drawing.on_paper((run.x0, run.y0, run.x1, run.y1))
        place = SourceSpan(page=number, box=box, text=one.text)
        yield from _of_line(one, place)


def _of_line(one: Reading, place: SourceSpan) -> Iterator[ReadingNote]:
    if one.is_unreadable:
        said = message("此处文字看不清，按空白处理，请对照原件填写")
        yield note(TEXT_UNREADABLE, said, place, confidence=0.0)
        return
    if one.was is not None:
        said = message("识别为“{was}”，按字形和所在一栏改为“{now}”", was=one.was, now=one.text)
        yield note(LETTER_CORRECTED, said, place, confidence=one.least)
    if one.is_under_stamp:
        yield note(STAMP_OVER_TEXT, message("印章压字，请对照原件"), place, confidence=one.least)
    if one.has_unread:
        said = message("“{text}”一行的端头有墨点未识别，可能是标点，请对照原件", text=one.text)
        yield note(LETTER_DOUBTFUL, said, place, confidence=DOT)
    doubtful = [letter for letter in one.letters if letter.likelihood < SURE]
    if doubtful:
        said = message(
            "“{text}”中的“{letters}”没有把握，请对照原件",
            text=one.text,
            letters="、".join(dict.fromkeys(letter.char for letter in doubtful)),
        )
        yield note(LETTER_DOUBTFUL, said, place, confidence=one.least)
