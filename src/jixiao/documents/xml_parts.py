"""XML read piece by piece with expat: no document types, no entities, bounded depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from jixiao.documents.faults import DamagedDocument, EntityExpansion
from jixiao.documents.limits import MAX_XML_DEPTH
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
DEPTH_CHECK_BYTES = 64 * 1024


def refuse_document_type(*_declared: object) -> None:
    """Raise EntityExpansion: office formats never declare a document type."""
    raise EntityExpansion(
        message(
            "文件内的XML声明了文档类型或实体（可能是实体膨胀攻击），办公文件不应有此声明；"
            "请用办公软件打开后另存再试"
        )
    )


def refuse_document_type_in(content: bytes) -> None:
    """Raise EntityExpansion when the bytes of an XML part declare a type or entities."""
    if DOCTYPE.search(content):
        refuse_document_type()


def new_parser() -> expat.XMLParserType:
    """Return a parser whose names are `namespace name`, refusing types and entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.EntityDeclHandler = refuse_document_type
    return parser


def feed(parser: expat.XMLParserType, part: str, pieces: Iterable[bytes]) -> None:
    """Parse the pieces to the end.

    Raises DamagedDocument, naming the part and place, when they are not well-formed XML.
    """
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003  # expat takes it by position only
        parser.Parse(b"", True)  # noqa: FBT003  # expat takes it by position only
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise DamagedDocument(
            message(
                "部件 {part} 第 {line} 行不是完好的XML（{fault}）；请用办公软件打开后另存再试",
                part=part,
                line=parser.CurrentLineNumber,
                fault=str(fault),
            )
        ) from fault


def elements(content: bytes, part: str, seen: Callable[[str, dict[str, str]], None]) -> None:
    """Call `seen(local name, attributes by local name)` for each element of a small part."""

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        seen(name.rpartition(" ")[2], plain)

    parser = new_parser()
    parser.StartElementHandler = start
    feed(parser, part, [content])


def too_deep() -> DamagedDocument:
    """Return the fault of an XML part whose elements nest beyond the limit."""
    return DamagedDocument(
        message("文件内的XML嵌套超过 {limit} 层，不是正常的办公文件", limit=MAX_XML_DEPTH)
    )
