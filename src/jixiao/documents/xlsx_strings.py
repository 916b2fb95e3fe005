"""The shared strings of a workbook: runs joined, phonetic guides left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from jixiao.documents.xml_parts import feed, new_parser, refuse_document_type_in

if TYPE_CHECKING:
    from collections.abc import Iterable

SIMPLE_ITEM = re.compile(r"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
NUMBERED = re.compile(r"&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,8});")
QUOTES = {"&quot;": '"', "&apos;": "'"}
HEAD_BYTES = 4096
LAST_CHARACTER = 0x10FFFF
HALVES = range(0xD800, 0xE000)


def plain(text: str) -> str:
    """Return element text with XML and spreadsheet escapes resolved, lines ended by \\n."""  # noqa: D301  # the escape is meant
    if "&" in text:
        text = unescape(NUMBERED.sub(_character, text), QUOTES)
    return shown(text)


def shown(text: str) -> str:
    """Return parsed text with spreadsheet escapes (_x000D_) resolved."""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: _coded(int(match.group(1), 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _character(match: re.Match[str]) -> str:
    """Return the character of a numbered reference."""
    number = match.group(1)
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return _coded(code)


def _coded(code: int) -> str:
    """Return the character of a code, "" for codes that are none: halves of pairs, beyond all."""
    none = code > LAST_CHARACTER or code in HALVES
    return "" if none else chr(code)


def shared_strings(content: bytes) -> list[str]:
    """Return the strings in order; most files need only the quick way."""
    refuse_document_type_in(content[:HEAD_BYTES])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return careful_strings([content])
    found = SIMPLE_ITEM.findall(text)
    if len(found) == text.count("<si>") == text.count("</si>") and "<si " not in text:
        return [
            plain(item) if "&" in item or "_x" in item or "\r" in item else item for item in found
        ]
    return careful_strings([content])


def careful_strings(pieces: Iterable[bytes]) -> list[str]:
    """Return the strings of any well-formed part, prefixes and rich text included."""
    strings: list[str] = []
    runs: list[str] = []
    inside = {"t": 0, "rPh": 0}

    def start(name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "si":
            runs.clear()
        if local in inside:
            inside[local] += 1

    def end(name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "si":
            strings.append(shown("".join(runs)))
        if local in inside:
            inside[local] -= 1

    def text(piece: str) -> None:
        if inside["t"] and not inside["rPh"]:
            runs.append(piece)

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    feed(parser, "xl/sharedStrings.xml", pieces)
    return strings
