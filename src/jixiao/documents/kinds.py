"""What kind of file it is, told by its content; the name only settles what content cannot."""

from __future__ import annotations

import re
from typing import Final

from jixiao.documents.archive import Archive
from jixiao.documents.faults import DocumentFault
from jixiao.documents.ole import SIGNATURE as OLE_SIGNATURE
from jixiao.documents.ole import CompoundFile

HEAD_BYTES: Final = 4096

PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
PICTURE_KINDS: Final = frozenset({"png", "jpeg", "gif", "tiff", "bmp", "webp"})
OTHER_ARCHIVES: Final = (
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
)
OFFICE_KINDS: Final = frozenset({"doc", "rtf", "odt", "xml-sheet", "xml-word"})
"""Kinds that are read through LibreOffice."""

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|center|script)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_ANYWHERE = re.compile(r"<(?:html|body|table)\b[^>]*>", re.IGNORECASE)
EXCHANGE = re.compile(r'"format"\s*:\s*"jixiao/')
EXCHANGE_LINE = re.compile(r'\s*\{\s*"document"\s*:')
EXCHANGE_YAML = re.compile(r"""(?m)^["']?format["']?\s*:\s*["']?jixiao/""")
OPEN_DOCUMENT_KINDS = {
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
}


def sniff_kind(content: bytes, name: str = "") -> str:
    """Return the kind the content is.

    One of empty, text, html, csv, exchange, xlsx, docx, ods, odt, zip, xls, doc, encrypted, rtf,
    xml-sheet, xml-word, pdf, png, jpeg, gif, tiff, bmp, webp, rar, 7z, gz, ole. `name` decides
    only between text and csv, and between text and HTML fragments. Raises nothing.
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return "empty"
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(OLE_SIGNATURE):
        return _ole_kind(content)
    return _signature_kind(content) or _text_kind(content, name.lower())


def _signature_kind(content: bytes) -> str | None:
    """Return the kind its first bytes tell, None for what may be text."""
    for signature, kind in (*PICTURES, *OTHER_ARCHIVES):
        if content.startswith(signature):
            return kind
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return "bmp"
    return None


def _zip_kind(content: bytes) -> str:
    """Return the office kind its members show, zip for any other or a damaged archive."""
    try:
        archive = Archive(content)
        names = {name.lower() for name in archive.names}
        if "[content_types].xml" in names:
            return _office_kind(names)
        if "mimetype" in names:
            declared = archive.read("mimetype").decode("ascii", "replace").strip()
            return OPEN_DOCUMENT_KINDS.get(declared.removesuffix("-template"), "zip")
    except DocumentFault:
        return _damaged_zip_kind(content)
    return "zip"


def _office_kind(names: set[str]) -> str:
    """Return docx or xlsx by the main part, zip for other packages."""
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "zip"


def _damaged_zip_kind(content: bytes) -> str:
    """Return the kind a broken container was, by the names of the members still there."""
    if b"word/document.xml" in content:
        return "docx"
    return "xlsx" if b"xl/workbook.xml" in content else "zip"


def _ole_kind(content: bytes) -> str:
    """Return xls, doc or encrypted by the streams of the compound file, else ole."""
    try:
        names = set(CompoundFile(content).entries)
    except DocumentFault:
        return "ole"
    if "EncryptedPackage" in names:
        return "encrypted"
    if names & {"Workbook", "Book"}:
        return "xls"
    return "doc" if "WordDocument" in names else "ole"


def _text_kind(content: bytes, name: str) -> str:
    """Return the kind of bytes that may be text, by markup first."""
    head = _rough_text(content[:HEAD_BYTES])
    if "Excel.Sheet" in head and "<?mso-application" in head:
        return "xml-sheet"
    if "Word.Document" in head and "<?mso-application" in head:
        return "xml-word"
    if HTML_START.match(head) or (
        name.endswith((".htm", ".html", ".xls", ".mht")) and HTML_ANYWHERE.search(head)
    ):
        return "html"
    if head.lstrip().startswith(("{", "[")) and EXCHANGE.search(head):
        return "exchange"
    if EXCHANGE_LINE.match(head) or EXCHANGE_YAML.search(head):
        return "exchange"
    return "csv" if name.endswith((".csv", ".tsv")) else "text"


def _rough_text(head: bytes) -> str:
    """Return the ASCII of the head whatever its encoding, byte order mark dropped."""
    return (
        head.replace(b"\0", b"")
        .decode("latin-1")
        .removeprefix("ÿþ")
        .removeprefix("þÿ")
        .removeprefix("ï»¿")
    )
