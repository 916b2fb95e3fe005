"""ZIP containers opened with care: bounded members, sizes and ratios, named faults."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from jixiao.documents.faults import (
    ArchiveBomb,
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    TruncatedArchive,
)
from jixiao.documents.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_MEMBERS,
    MAX_PART_BYTES,
    MAX_RATIO,
    MIB,
    RATIO_FREE_BYTES,
    SHEET_PIECE_BYTES,
)
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCRYPTED_FLAG = 0x1
UTF8_FLAG = 0x800
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error)
UNREADABLE = (*BROKEN, NotImplementedError, ValueError, LookupError, RuntimeError)


class Archive:
    """An opened ZIP container; members are read by name, never written to disk."""

    def __init__(self, content: bytes) -> None:
        """Open the container; raises the archive faults of `faults.py`."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except UNREADABLE as fault:
            raise _unopened(content) from fault
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._by_lower_case = {name.lower(): name for name in self._members}
        _check_totals(self._zip.infolist())

    @property
    def names(self) -> list[str]:
        """The members' names as stored, folders left out, in stored order."""
        return [name for name, info in self._members.items() if not info.is_dir()]

    def shown_name(self, name: str) -> str:
        """Return the member's name in its real characters: old tools store GBK unmarked."""
        info = self._members[name]
        if info.flag_bits & UTF8_FLAG:
            return name
        try:
            stored = info.orig_filename.encode("cp437")
        except UnicodeEncodeError:
            return name
        for encoding in ("utf-8", "gb18030"):
            try:
                return stored.decode(encoding)
            except UnicodeDecodeError:
                continue
        return name

    def has(self, name: str) -> bool:
        """Tell whether the member exists; upper and lower case are one, as in office files."""
        return name.lower() in self._by_lower_case

    def read(self, name: str) -> bytes:
        """Return the whole member; raises the archive faults of `faults.py`."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the member in pieces of about a megabyte, counted against its limits."""
        if not self.has(name):
            raise DamagedDocument(
                message("缺少部件 {part}；文件不完整，请用办公软件打开后另存再试", part=name)
            )
        info = self._members[self._by_lower_case[name.lower()]]
        _check_member(info)
        done = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(SHEET_PIECE_BYTES):
                    done += len(piece)
                    _check_size(info, done)
                    yield piece
        except UNREADABLE as fault:
            raise _unread(name, fault) from fault


def _unopened(content: bytes) -> TruncatedArchive | DamagedDocument:
    """Return the fault of bytes that start as a ZIP but cannot be opened as one."""
    if b"PK\x05\x06" not in content[-66_000:]:
        return TruncatedArchive(
            message("压缩结构不完整，缺少末尾目录（文件未下载或拷贝完）；请重新取得此文件")
        )
    return DamagedDocument(message("压缩结构损坏，目录无法读取；请重新取得此文件"))


def _unread(name: str, fault: Exception) -> DamagedDocument | TruncatedArchive:
    """Return the fault of a member whose bytes cannot be expanded."""
    if isinstance(fault, EOFError):
        return TruncatedArchive(message("部件 {part} 的内容不完整；请重新取得此文件", part=name))
    return DamagedDocument(
        message("部件 {part} 无法解压（{fault}）；请重新取得此文件", part=name, fault=str(fault))
    )


def _check_totals(members: list[zipfile.ZipInfo]) -> None:
    """Raise ArchiveBomb when members or their declared sizes add up to an attack."""
    if len(members) > MAX_MEMBERS:
        raise ArchiveBomb(
            message(
                "压缩包内有 {count} 个成员，超过上限 {limit}；请分批打包",
                count=len(members),
                limit=MAX_MEMBERS,
            )
        )
    total = sum(info.file_size for info in members)
    if total > MAX_ARCHIVE_BYTES:
        raise ArchiveBomb(
            message(
                "压缩包展开后共 {size} MB，超过上限 {limit} MB；请分批打包",
                size=total // MIB,
                limit=MAX_ARCHIVE_BYTES // MIB,
            )
        )


def _check_member(info: zipfile.ZipInfo) -> None:
    """Raise when the member is encrypted, or its declared size is beyond a limit."""
    if info.flag_bits & ENCRYPTED_FLAG:
        raise EncryptedDocument(
            message("部件 {part} 已加密，需要密码；请去除密码后再试", part=info.filename)
        )
    _check_size(info, info.file_size)


def _check_size(info: zipfile.ZipInfo, size: int) -> None:
    """Raise when `size` expanded bytes of the member are too many, or too many for its packed."""
    if size > RATIO_FREE_BYTES and size > MAX_RATIO * max(info.compress_size, 1):
        raise ArchiveBomb(
            message(
                "部件 {part} 压缩比超过 {limit}（压缩炸弹），不予展开",
                part=info.filename,
                limit=MAX_RATIO,
            )
        )
    if size > MAX_PART_BYTES:
        raise DocumentTooLarge(
            message(
                "部件 {part} 展开后达 {size} MB，超过上限 {limit} MB；请拆分后再试",
                part=info.filename,
                size=size // MIB,
                limit=MAX_PART_BYTES // MIB,
            )
        )
