"""Contents → documents: the kind is told by the content, then read by that kind's reader."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.archive import Archive
from jixiao.documents.csv import looks_delimited
from jixiao.documents.decoding import decode
from jixiao.documents.document import Document
from jixiao.documents.entries import Entry, entries_in, entries_of
from jixiao.documents.faults import (
    DamagedDocument,
    DocumentFault,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    PictureNotTable,
    UnsupportedKind,
)
from jixiao.documents.kinds import OFFICE_KINDS, PICTURE_KINDS, sniff_kind
from jixiao.documents.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, MIB
from jixiao.documents.notes import CONVERTED, note
from jixiao.documents.readers import READERS, SCANS
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.model.errors import UnreadableDocument
    from jixiao.model.note import ReadingNote

    Conversion = tuple[str, bytes] | DocumentFault

GROUP_BYTES: Final = 64 * MIB
"""Contents held at once to be converted in one run of LibreOffice."""

GROUP_FILES: Final = 50
TEXT_KINDS: Final = frozenset({"text", "html", "csv", "exchange"})
WITHOUT_A_READER: Final = {
    "rar": message("是RAR压缩包；请解开后再试，或改用ZIP打包"),
    "7z": message("是7z压缩包；请解开后再试，或改用ZIP打包"),
    "gz": message("是gzip压缩包；请解开后再试，或改用ZIP打包"),
    "ole": message("是无法识别的OLE2文件；请用办公软件打开后另存为docx或xlsx再试"),
    "exchange": message("是绩效数据交换文件（JSON），不是表格文件；请作为交换文件读取"),
    "zip": message("是压缩包，内有多个文件；请作为压缩包打开"),
}


def open_document(name: str, content: bytes) -> Document:
    """Return the opened document; its kind is told by the content.

    Raises a subclass of UnreadableDocument, whose sentence begins with the document's name.
    """
    return open_entry(Entry(name, content, sniff_kind(content, name)))


def open_documents(path: Path) -> Iterator[Document | UnreadableDocument]:
    """Yield every document of a file, folder or archive; a bad one yields its fault.

    Old office files of a folder are converted in one run of LibreOffice.
    """
    yield from open_entries(entries_of(path))


def open_entries(
    entries: Iterator[Entry | DocumentFault],
) -> Iterator[Document | UnreadableDocument]:
    """Yield the document or the fault of each entry, in order."""
    for group in _groups(entries):
        converted = _conversions(group)
        for entry in group:
            if isinstance(entry, DocumentFault):
                yield entry
                continue
            try:
                yield open_entry(entry, converted=converted.get(entry.name))
            except DocumentFault as fault:
                yield fault


def _groups(entries: Iterator[Entry | DocumentFault]) -> Iterator[list[Entry | DocumentFault]]:
    """Yield entries one by one, but from one that needs LibreOffice on as groups."""
    for entry in entries:
        group = [entry]
        if isinstance(entry, Entry) and entry.kind in OFFICE_KINDS:
            size = len(entry.content)
            while size < GROUP_BYTES and len(group) < GROUP_FILES:
                following = next(entries, None)
                if following is None:
                    break
                group.append(following)
                size += len(following.content) if isinstance(following, Entry) else 0
        yield group


def _conversions(group: list[Entry | DocumentFault]) -> dict[str, Conversion]:
    """Return name → what LibreOffice made of it, for the entries that need it."""
    old = [one for one in group if isinstance(one, Entry) and one.kind in OFFICE_KINDS]
    if not old:
        return {}
    from jixiao.documents.office import convert_all  # noqa: PLC0415  # starts a program, rare

    results = convert_all([(entry.kind, entry.content) for entry in old])
    return {entry.name: result for entry, result in zip(old, results, strict=True)}


def open_archive(name: str, content: bytes) -> Iterator[Document | UnreadableDocument]:
    """Yield the documents of a content that may be an archive of documents."""
    yield from open_entries(entries_in(name, content))


def open_entry(entry: Entry, *, converted: Conversion | None = None) -> Document:
    """Return the entry opened; `converted` is what LibreOffice made of it, where it has run.

    Raises as `open_document`.
    """
    try:
        return _opened(entry, converted)
    except DocumentFault as fault:
        fault.named(entry.name)
        raise
    except RecursionError as fault:
        nested = message("文件内的结构嵌套过深，不是正常的文件")
        raise DamagedDocument(nested).named(entry.name) from fault


def _opened(entry: Entry, converted: Conversion | None) -> Document:
    """Return the entry opened; faults are not yet named."""
    _check(entry)
    kind, content = entry.kind, entry.content
    notes: list[ReadingNote] = []
    if kind in OFFICE_KINDS:
        kind, content = _converted(entry, converted)
        said = message("由LibreOffice转换后读取（原为{kind}）", kind=entry.kind)
        notes.append(note(CONVERTED, said))
    kind = kind if kind != "text" or not _is_delimited(content) else "csv"
    pages, found = READERS[kind](content)
    named = [replace(one, span=replace(one.span, document=entry.name)) for one in [*notes, *found]]
    digest = hashlib.sha256(entry.content).hexdigest()
    shown = entry.kind if entry.kind in OFFICE_KINDS else kind
    return Document(entry.name, digest, shown, pages, tuple(named))


def _converted(entry: Entry, converted: Conversion | None) -> tuple[str, bytes]:
    """Return kind and content after conversion; raises what went wrong with it."""
    if converted is None:
        converted = _conversions([entry])[entry.name]
    if isinstance(converted, DocumentFault):
        raise converted
    return converted


def _is_delimited(content: bytes) -> bool:
    """Tell whether a text without a telling name is CSV all the same."""
    text, _ = decode(content)
    return looks_delimited(text)


def _check(entry: Entry) -> None:
    """Raise the fault that shows before reading: empty, encrypted, too large, no reader."""
    if entry.kind == "empty":
        raise EmptyDocument(message("文件是空的，没有任何内容；请重新取得此文件"))
    if entry.kind == "encrypted":
        raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试"))
    if entry.kind in PICTURE_KINDS - SCANS:
        raise PictureNotTable(
            message(
                "是{kind}图片，不是表格文件（与文件名无关）；请提供可编辑的原文件",
                kind=entry.kind.upper(),
            )
        )
    if entry.kind == "zip":
        Archive(entry.content)  # a damaged one says what is wrong with it
    if entry.kind in WITHOUT_A_READER:
        raise UnsupportedKind(WITHOUT_A_READER[entry.kind])
    _check_size(entry)


def _check_size(entry: Entry) -> None:
    """Raise DocumentTooLarge when the content is beyond the limit of its kind."""
    limit = MAX_TEXT_BYTES if entry.kind in TEXT_KINDS else MAX_FILE_BYTES
    if len(entry.content) > limit:
        raise DocumentTooLarge(
            message(
                "文件大小 {size} MB，超过上限 {limit} MB；请拆分后再试",
                size=len(entry.content) // MIB,
                limit=limit // MIB,
            )
        )
