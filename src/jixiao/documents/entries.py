"""Files, folders and archives → named contents, one after another in sorted order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.archive import Archive
from jixiao.documents.faults import ArchiveBomb, DamagedDocument, DocumentFault, DocumentTooLarge
from jixiao.documents.kinds import sniff_kind
from jixiao.documents.limits import MAX_ARCHIVE_BYTES, MAX_ARCHIVE_DEPTH, MAX_FILE_BYTES, MIB
from jixiao.documents.refusals import refusal
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDLE_NAMES = ("~$", "._", ".DS_Store", "Thumbs.db", "desktop.ini", ".~")
IDLE_FOLDERS = frozenset({"__MACOSX", ".git"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One file's name (archive members as `a.zip!b.xlsx`), content and kind."""

    name: str
    content: bytes
    kind: str


def is_idle(name: str) -> bool:
    """Tell whether the file is a system's or an editor's own, never a document."""
    parts = name.replace("\\", "/").split("/")
    return parts[-1].startswith(IDLE_NAMES) or not IDLE_FOLDERS.isdisjoint(parts)


def entries_of(path: Path, name: str | None = None) -> Iterator[Entry | DocumentFault]:
    """Yield every document under the path, and a fault for each that cannot be opened.

    A file is named `name`, or by its file name; a file of a folder by its path below the folder
    with `/`.
    """
    if not path.is_dir():
        yield from _file_entries(path, name or path.name)
        return
    for below in sorted(_files_below(path)):
        yield from _file_entries(path / below, below)


def _files_below(folder: Path) -> list[str]:
    """Return the files below the folder, links to folders not followed."""
    found = []
    for file in folder.rglob("*"):
        below = file.relative_to(folder).as_posix()
        if not is_idle(below) and file.is_file():
            found.append(below)
    return found


def _file_entries(path: Path, name: str) -> Iterator[Entry | DocumentFault]:
    """Yield the file's entries: itself, or the members of an archive."""
    name = printable(name)
    try:
        content = _content(path)
    except DocumentFault as fault:
        yield fault.named(name)
        return
    yield from entries_in(name, content)


def _content(path: Path) -> bytes:
    """Return the file's bytes; raises DocumentTooLarge, DamagedDocument."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise DocumentTooLarge(
                message(
                    "文件大小 {size} MB，超过上限 {limit} MB；请拆分后再试",
                    size=size // MIB,
                    limit=MAX_FILE_BYTES // MIB,
                )
            )
        return path.read_bytes()
    except OSError as fault:
        raise DamagedDocument(
            message("文件打不开（{fault}）；请检查路径和权限", fault=refusal(fault))
        ) from fault


def entries_in(name: str, content: bytes) -> Iterator[Entry | DocumentFault]:
    """Yield the content as an entry, or the members where it is an archive of documents."""
    yield from _members(printable(name), content, depth=0, left=[MAX_ARCHIVE_BYTES])


def printable(name: str) -> str:
    """Return the name in characters that can be written: bytes of old systems are read as GBK."""
    if name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name):
        return name
    stored = name.encode("utf-8", "surrogatepass")
    try:
        stored = name.encode("utf-8", "surrogateescape")
        return stored.decode("gb18030")
    except UnicodeError:
        return stored.decode("utf-8", "replace")


def _members(
    name: str, content: bytes, *, depth: int, left: list[int]
) -> Iterator[Entry | DocumentFault]:
    """Yield entries of the content; `left` is how many bytes may still be expanded in all."""
    kind = sniff_kind(content, name)
    if kind != "zip":
        yield Entry(name, content, kind)
        return
    try:
        if depth >= MAX_ARCHIVE_DEPTH:
            raise ArchiveBomb(
                message("压缩包嵌套超过 {limit} 层；请解开后再试", limit=MAX_ARCHIVE_DEPTH)
            )
        archive = Archive(content)
    except DocumentFault as fault:
        yield fault.named(name)
        return
    shown = sorted((archive.shown_name(member), member) for member in archive.names)
    for show, member in shown:
        if not is_idle(show):
            yield from _member(archive, member, f"{name}!{show}", depth=depth, left=left)


def _member(
    archive: Archive, member: str, name: str, *, depth: int, left: list[int]
) -> Iterator[Entry | DocumentFault]:
    """Yield the entries of one archive member; its fault does not stop the others."""
    try:
        content = archive.read(member)
        left[0] -= len(content)
        if left[0] < 0:
            raise ArchiveBomb(
                message(
                    "压缩包各层展开合计超过 {limit} MB；请分批打包",
                    limit=MAX_ARCHIVE_BYTES // MIB,
                )
            )
    except DocumentFault as fault:
        yield fault.named(name)
        return
    yield from _members(name, content, depth=depth + 1, left=left)
