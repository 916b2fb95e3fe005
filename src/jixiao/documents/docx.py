"""DOCX documents → one page of lines and tables, tracked changes as accepted."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from jixiao.documents.archive import Archive
from jixiao.documents.document import Page
from jixiao.documents.docx_body import Body
from jixiao.documents.docx_quick import root_of_usual, unread
from jixiao.documents.docx_styles import Numbering, Styles
from jixiao.documents.faults import DocumentFault
from jixiao.documents.limits import MAX_TEXT_BYTES, SHEET_PIECE_BYTES
from jixiao.documents.notes import CHANGES_ACCEPTED, note
from jixiao.documents.xml_parts import elements
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.note import ReadingNote

MAX_HELD_PIECES = MAX_TEXT_BYTES // SHEET_PIECE_BYTES
"""Pieces of the main part held at once; of a larger one only the piece being walked is."""


def read_docx(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return one page of paragraphs and tables and the notes.

    Deleted and hidden text, notes, headers and footers are left out; numbers that Word gives to
    list items stand before their text. Raises the faults of archives and XML, DamagedDocument.
    """
    archive = Archive(content)
    main = _main_part(archive)
    body = _quickly_read(archive, main) or _read(archive, main)
    notes = []
    if body.changed:
        notes.append(note(CHANGES_ACCEPTED, message("文中有修订痕迹，按全部接受后的内容读取")))
    return [Page(body.blocks)], notes


def _read(archive: Archive, main: str) -> Body:
    """Return the body after a walk over the whole part, held a piece at a time."""
    body = Body(*_definitions(archive, main, styled=True))
    body.read(archive.pieces(main))
    return body


def _quickly_read(archive: Archive, main: str) -> Body | None:
    """Return the body read with plain tables cut out, None for a large, unusual or faulty part.

    What is wrong with a faulty part, and where, the walk over the whole part says.
    """
    content = _small(archive, main)
    root = root_of_usual(content) if content else None
    if content is None or root is None:
        return None
    styles, numbering = _definitions(archive, main, styled=b"pStyle" in content)
    body = Body(styles, numbering)
    try:
        body.read(unread(content, root, body, styles))
    except DocumentFault:
        return None
    return body


def _small(archive: Archive, main: str) -> bytes | None:
    """Return the part's bytes, None when it is too large to be held, missing or faulty."""
    pieces: list[bytes] = []
    try:
        for piece in archive.pieces(main):
            pieces.append(piece)
            if len(pieces) > MAX_HELD_PIECES:
                return None
    except DocumentFault:
        return None
    return b"".join(pieces)


def _definitions(archive: Archive, main: str, *, styled: bool) -> tuple[Styles, Numbering]:
    """Return the list definitions beside the main part and, for a `styled` one, the styles."""
    folder = main.rpartition("/")[0]
    styles, numbering = Styles(), Numbering()
    if archive.has(f"{folder}/styles.xml"):
        content = archive.read(f"{folder}/styles.xml")
        (styles.read if styled else styles.check)(content)
    if archive.has(f"{folder}/numbering.xml"):
        numbering.read(archive.read(f"{folder}/numbering.xml"))
    return styles, numbering


def _main_part(archive: Archive) -> str:
    """Return the name of the main document part, by the package's relations."""
    found: list[str] = []

    def seen(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes.get("Target", "").lstrip("/")))

    if archive.has("_rels/.rels"):
        elements(archive.read("_rels/.rels"), "_rels/.rels", seen)
    return found[0] if found else "word/document.xml"
