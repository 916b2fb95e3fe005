"""What may be attached: documents and pictures whose name says what they are, and no programs."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from jixiao.documents.archive import Archive
from jixiao.documents.decoding import decode
from jixiao.documents.faults import DocumentFault
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.gate import checked_kind

MOST_BYTES: Final = 50 * 1024 * 1024
ENDINGS: Final = {
    "pdf": (".pdf",), "ofd": (".ofd",), "docx": (".docx", ".wps"), "doc": (".doc", ".wps"),
    "xlsx": (".xlsx", ".et"), "xls": (".xls", ".et"), "ods": (".ods",), "odt": (".odt",),
    "rtf": (".rtf", ".doc"), "png": (".png",), "jpeg": (".jpg", ".jpeg"), "gif": (".gif",),
    "tiff": (".tif", ".tiff"), "bmp": (".bmp",), "webp": (".webp",), "text": (".txt",),
    "csv": (".csv", ".tsv"),
}  # fmt: skip
"""Kind that the content is → endings its name may have."""
MEDIA: Final = {
    "pdf": "application/pdf", "ofd": "application/ofd", "rtf": "application/rtf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text", "png": "image/png", "jpeg": "image/jpeg",
    "gif": "image/gif", "tiff": "image/tiff", "bmp": "image/bmp", "webp": "image/webp",
    "text": "text/plain", "csv": "text/csv",
}  # fmt: skip
_PACKED: Final = frozenset({"docx", "xlsx", "ods", "odt", "ofd"})
_UNNAMEABLE: Final = frozenset('<>:"|?*')


class RefusedAttachment(JixiaoError):
    """A file that cannot be attached: its kind, its name or its size."""


def attachable_kind(content: bytes, name: str) -> str:
    """Return the kind of a file that may be attached; `name` is what will be shown.

    Raises RefusedAttachment, MacroFile, and the faults of archives (bombs among them).
    """
    if _UNNAMEABLE.intersection(name):
        raise RefusedAttachment(
            message('文件名“{document}”中有不能用的字符（< > : " | ? *）；请改名后再上传。',
                    document=name)
        )  # fmt: skip
    if len(content) > MOST_BYTES:
        raise RefusedAttachment(
            message("{document}：超过单个附件的上限{most}MB；请压缩图片或拆分后再上传。",
                    document=name, most=MOST_BYTES >> 20)
        )  # fmt: skip
    try:
        kind = _looked_into(content, name)
    except DocumentFault as fault:
        fault.named(name)
        raise
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS.get(kind, ()):
        raise RefusedAttachment(
            message("{document}：内容（{kind}）与后缀“{ending}”不符，或这种文件不能作附件；"
                    "可以上传：{known}。", document=name, kind=kind, ending=ending,
                    known=" ".join(sorted({one for each in ENDINGS.values() for one in each})))
        )  # fmt: skip
    return kind


def _looked_into(content: bytes, name: str) -> str:
    """Return the kind after opening what is packed and decoding what claims to be text."""
    kind = checked_kind(content, name)
    if kind == "zip" and "OFD.xml" in Archive(content).names:
        kind = "ofd"
    if kind in _PACKED:
        archive = Archive(content)
        for member in archive.names:
            next(archive.pieces(member), b"")  # raises for a bomb
    if kind in ("text", "csv"):
        decode(content)
    return kind
