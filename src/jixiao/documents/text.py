"""Plain text and Markdown → one page of lines as they stand, markup remains made plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.documents.decoding import decode
from jixiao.documents.document import Block, Line, Page, Table
from jixiao.documents.markup_remains import (
    without_heading_marks,
    without_latex,
    without_stars,
    without_tags,
)
from jixiao.documents.notes import ENCODING_GUESSED, LATEX_REMOVED, note
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.note import ReadingNote

KNOWN_ENCODINGS: Final = frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"}
)
TABLE_TAG = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
BREAKS = re.compile(r"\r\n|\n|\r")
GUESS_CONFIDENCE: Final = 0.7


def read_text(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return one page of numbered lines and the notes; a form feed is an empty line.

    Tabs, bars and runs of spaces stay. HTML tables inside become tables. Raises UndecodableText.
    """
    text, encoding = decode(content)
    notes: list[ReadingNote] = []
    if encoding not in KNOWN_ENCODINGS:
        said = message("文字编码按 {encoding} 推断", encoding=encoding)
        notes.append(note(ENCODING_GUESSED, said, confidence=GUESS_CONFIDENCE))
    blocks: list[Block] = []
    tables = 0
    for number, part, is_table in parts_of(text):
        if is_table:
            found = _tables(part, tables)
            tables += sum(isinstance(block, Table) for block in found)
            blocks.extend(found)
        else:
            blocks.extend(_lines(part, number, notes))
    return [Page(blocks)], notes


def parts_of(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (line number, text, is an HTML table) for the stretches of the text in order."""
    if "<table" not in text.lower():
        yield 1, text, False
        return
    start, depth, opened, number, counted = 0, 0, 0, 1, 0
    for match in TABLE_TAG.finditer(text):
        if not match.group(1):
            opened = opened if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield from _prose(text, start, opened, number)
                number += text.count("\n", counted, opened)
                yield number, text[opened : match.end()], True
                start = match.end()
                number += text.count("\n", opened, start)
                counted = start
    yield from _prose(text, start, len(text), number)


def _prose(text: str, start: int, end: int, number: int) -> Iterator[tuple[int, str, bool]]:
    """Yield a stretch outside tables unless it is empty, without the break right after a table."""
    stretch = text[start:end]
    if start and (match := BREAKS.match(stretch)):
        stretch, number = stretch[match.end() :], number + 1
    if stretch.strip(" \r\n"):
        yield number, stretch, False


def _tables(part: str, before: int) -> list[Block]:
    """Return the tables of an HTML stretch, numbered on from `before`."""
    from jixiao.documents.html import read_markup  # noqa: PLC0415  # loads lxml, rarely needed

    return read_markup(part, tables_before=before)


def _lines(part: str, first: int, notes: list[ReadingNote]) -> Iterator[Line]:
    """Yield the stretch's lines, numbered from `first`."""
    lines = BREAKS.split(part)
    if lines and not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, first):
        pieces = line.split("\f")
        if len(pieces) > 1:
            yield Line("", number)
        for piece in pieces:
            if piece or len(pieces) == 1:
                yield _line(piece, number, notes)


def _line(text: str, number: int, notes: list[ReadingNote]) -> Line:
    """Return the line without remains of markup; LaTeX made plain leaves a note."""
    text, level = without_tags(text)
    text, marked = without_heading_marks(text)
    text = without_stars(text)
    plain = without_latex(text)
    if plain != text:
        said = message(
            "公式标记“{before}”已还原为“{after}”", before=text.strip(), after=plain.strip()
        )
        notes.append(note(LATEX_REMOVED, said, SourceSpan(line=number, text=text)))
    return Line(plain, number, level or marked)
