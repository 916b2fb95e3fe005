"""Faults of files: each subclass of `UnreadableDocument` is one thing a person can act upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import UnreadableDocument
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.message import Message


class DocumentFault(UnreadableDocument):
    """A fault of one document; `document` is its name, "" until the opener has said it."""

    def __init__(self, found: Message, document: str = "") -> None:
        super().__init__(found)
        self.found = found
        self.document = document

    def named(self, document: str) -> DocumentFault:
        """Return this fault with the document's name at the head of its sentence."""
        self.document = document
        self.message = message("{document}：{found}", document=document, found=self.found)
        return self


class EmptyDocument(DocumentFault):
    """The file has no content at all."""


class EncryptedDocument(DocumentFault):
    """The file needs a password."""


class TruncatedArchive(DocumentFault):
    """The end of a ZIP container is missing: the copy was not completed."""


class ArchiveBomb(DocumentFault):
    """An archive expands to far more than documents do, or nests too deep."""


class EntityExpansion(DocumentFault):
    """An XML part declares a document type or entities; office files never do."""


class DocumentTooLarge(DocumentFault):
    """The file or one of its parts is beyond what is read into memory."""


class PictureNotTable(DocumentFault):
    """The file is a picture, whatever its name says."""


class ScanExtraMissing(PictureNotTable):
    """The file is a scan, and the extra that reads scans is not installed."""


class UndecodableText(DocumentFault):
    """The bytes are text in no encoding we know, or text already spoilt, or no text."""


class DamagedDocument(DocumentFault):
    """The kind is known but a part is missing or breaks the format."""


class CrashingDocument(DocumentFault):
    """The process that read the file broke down over it, its memory spent perhaps."""


class EndlessDocument(DocumentFault):
    """Reading the file was stopped, for it took longer than any document should."""


class LibreOfficeMissing(DocumentFault):
    """The kind is read through LibreOffice, which was not found."""


class ConversionFailed(DocumentFault):
    """LibreOffice was found but did not convert the file, or not in time."""


class UnsupportedKind(DocumentFault):
    """The kind is known and this version does not read it."""
