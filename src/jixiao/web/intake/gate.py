"""What is not let in, whatever its name says: kinds nothing reads, and files with macros."""

from __future__ import annotations

from typing import Final

from jixiao.documents.archive import Archive
from jixiao.documents.faults import DocumentFault
from jixiao.documents.kinds import sniff_kind
from jixiao.documents.ole import CompoundFile
from jixiao.model.errors import UnreadableDocument
from jixiao.model.message import message

_PROGRAMS: Final = ("vbaproject.bin", "vbadata.xml", "/activex/", "/embeddings/oleobject",
             "/macrosheets/")  # fmt: skip
_STREAMS: Final = frozenset({"VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"})


class MacroFile(UnreadableDocument):
    """The file carries a program (macros, ActiveX, embedded objects that run)."""


def checked_kind(content: bytes, name: str) -> str:
    """Return the kind told by the content; raises MacroFile. The rest is the reader's to refuse."""
    kind = sniff_kind(content, name)
    if _carries_program(content, kind):
        raise MacroFile(
            message(
                "{document}：文件中含有宏或可运行的对象，不予读取；请在办公软件中另存为"
                "不含宏的 docx 或 xlsx 再上传。",
                document=name,
            )
        )
    return kind


def _carries_program(content: bytes, kind: str) -> bool:
    try:
        if kind in ("xlsx", "docx"):
            names = [f"/{one.lower()}" for one in Archive(content).names]
            return any(part in one for one in names for part in _PROGRAMS)
        if kind in ("xls", "doc", "ole"):
            return not _STREAMS.isdisjoint(CompoundFile(content).entries)
        if kind in ("ods", "odt"):
            return any(one.startswith(("Basic/", "Scripts/")) for one in Archive(content).names)
        if kind == "rtf":
            return b"\\objdata" in content or b"\\objocx" in content
    except DocumentFault:  # a damaged file; the reader says what is wrong with it
        return False
    return False
