"""DOCX documents → one page of lines and tables, tracked changes as accepted."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from jixiao.documents.archive import Archive
from jixiao.documents.document import Page
from jixiao.documents.docx_body import Body
from jixiao.documents.docx_styles import Numbering, Styles
from jixiao.documents.notes import CHANGES_ACCEPTED, note
from jixiao.documents.xml_parts import elements
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.note import ReadingNote


def read_docx(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return one page of paragraphs and tables and the notes.

    Deleted and hidden text, notes, headers and footers are left out; numbers that Word gives to
    list items stand before their text. Raises the faults of archives and XML, DamagedDocument.
    """
    archive = Archive(content)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    styles, numbering = Styles(), Numbering()
    if archive.has(f"{folder}/styles.xml"):
        styles.read(archive.read(f"{folder}/styles.xml"))
    if archive.has(f"{folder}/numbering.xml"):
        numbering.read(archive.read(f"{folder}/numbering.xml"))
    body = Body(styles, numbering)
    body.read(archive.pieces(main))
    notes = []
    if body.changed:
        notes.append(note(CHANGES_ACCEPTED, message("文中有修订痕迹，按全部接受后的内容读取")))
    return [Page(body.blocks)], notes


def _main_part(archive: Archive) -> str:
    """Return the name of the main document part, by the package's relations."""
    found: list[str] = []

    def seen(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes.get("Target", "").lstrip("/")))

    if archive.has("_rels/.rels"):
        elements(archive.read("_rels/.rels"), "_rels/.rels", seen)
    return found[0] if found else "word/document.xml"
