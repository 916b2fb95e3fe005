"""Bytes of a text file → characters, or a named error with the place of the fault."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from jixiao.documents.faults import UndecodableText
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.message import Message

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
PLAIN = re.compile(
    r"[\t-\r -~\u00a0-\u00ff\u2000-\u206f\u2100-\u22ff\u2460-\u25ff\u2600-\u27bf\u3000-\u30ff"
    r"\u3200-\u33ff\u4e00-\u9fff\uff01-\uff65\uffe0-\uffe6\ufeff]"
)
ENOUGH_NULS: Final = 0.9
PLAUSIBLE: Final = 0.85
COMMON: Final = 0.7
"""Share of Chinese characters within GB2312: ordinary text has over 0.98, spoilt text half."""

SPOILT_LINES: Final = 0.5
WIDE_ENOUGH: Final = 4
REPLACED_MANY: Final = 3


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding it was in; the mark at its head is dropped.

    Raises UndecodableText with the byte offset, for spoilt text, unknown encodings and bytes
    that are no text.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _sound(_strictly(content, encoding), content), encoding
    if b"\0" in content:
        encoding = _wide_encoding(content)
        return _sound(_strictly(content, encoding), content), encoding
    try:
        return _sound(content.decode("utf-8"), content), "utf-8"
    except UnicodeDecodeError as fault:
        return _not_utf8(content, fault)


def _not_utf8(content: bytes, first: UnicodeDecodeError) -> tuple[str, str]:
    """Return the text as GB18030, else as guessed."""
    offset = first.start
    try:
        text = content.decode("gb18030")
        if is_plausible(text):
            return _sound(text, content), "gb18030"
    except UnicodeDecodeError as fault:
        offset = max(offset, fault.start)
    for encoding in ("utf-16-le", "utf-16-be"):
        text = content.decode(encoding, "replace")
        if "\ufffd" not in text and is_plausible(text):
            return _sound(text, content), encoding
    return _guessed(content, offset)


def _guessed(content: bytes, offset: int) -> tuple[str, str]:
    """Return the text in a guessed encoding; raises UndecodableText when none is plausible."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, rarely needed

    best = from_bytes(
        content[:65536], cp_isolation=["big5", "big5hkscs", "euc_jp", "cp1252"]
    ).best()
    if best is not None:
        try:
            text = content.decode(best.encoding)
        except UnicodeDecodeError as fault:
            offset = max(offset, fault.start)
        else:
            if is_plausible(text):
                return _sound(text, content), best.encoding
    raise _undecodable(offset)


def _strictly(content: bytes, encoding: str) -> str:
    """Return the text in that encoding; raises UndecodableText at the first wrong byte."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _undecodable(fault.start) from fault


def _wide_encoding(content: bytes) -> str:
    """Return the UTF-16 order that zero bytes show; raises UndecodableText for binary files."""
    sample = content[:65536]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd >= ENOUGH_NULS * (odd + even):
        encoding = "utf-16-le"
    elif even >= ENOUGH_NULS * (odd + even):
        encoding = "utf-16-be"
    else:
        raise _binary(content.index(b"\0"))
    if not is_plausible(sample[: len(sample) // 2 * 2].decode(encoding, "replace")):
        raise _binary(content.index(b"\0"))
    return encoding


def is_plausible(text: str) -> bool:
    """Tell whether most characters are those of Chinese documents and few are rare ones."""
    sample = text[:20000]
    if not sample or len(PLAIN.findall(sample)) < PLAUSIBLE * len(sample):
        return False
    chinese = [character for character in sample if "\u4e00" <= character <= "\u9fff"]
    return not chinese or _common(chinese) >= COMMON * len(chinese)


def _common(characters: list[str]) -> int:
    """Return how many of the characters are within GB2312."""
    return len("".join(characters).encode("gb2312", "ignore")) // 2


def _sound(text: str, content: bytes) -> str:
    """Return the text; raises UndecodableText when it is spoilt or full of control characters."""
    controls = CONTROL.search(text)
    if controls and len(CONTROL.findall(text)) * 100 > len(text):
        raise _binary(_offset(text, controls.start(), content))
    lines = [
        line for line in text.splitlines()[:2000] if len(line) > len(line.encode("ascii", "ignore"))
    ]
    spoilt = [line for line in lines if is_spoilt(line)]
    if len(spoilt) > SPOILT_LINES * len(lines):
        at = _offset(text, text.index(spoilt[0]), content)
        raise UndecodableText(
            message(
                "自第 {offset} 字节起的文字已是乱码（曾以错误的编码另存）；请取得原文件", offset=at
            )
        )
    return text


def is_spoilt(line: str) -> bool:
    """Tell whether the line is text once decoded wrongly and saved so."""
    if line.count("\ufffd") >= REPLACED_MANY or "锟斤拷" in line:
        return True
    wide = [character for character in line if ord(character) > 127]  # noqa: PLR2004  # not ASCII
    if len(wide) < WIDE_ENOUGH:
        return False
    return _came_from("".join(wide), "gb18030", "utf-8") or (
        all(ord(character) < 256 for character in wide)  # noqa: PLR2004  # Latin-1
        and (
            _came_from("".join(wide), "latin-1", "utf-8")
            or _came_from("".join(wide), "latin-1", "gb18030")
        )
    )


def _came_from(text: str, wrong: str, right: str) -> bool:
    """Tell whether the text's bytes in the wrong encoding are Chinese text in the right one."""
    try:
        stored = text.encode(wrong)
    except UnicodeEncodeError:
        return False
    original = stored.decode(right, "ignore")
    return len(original) * 3 >= len(stored) * (0.8 if right == "utf-8" else 1) and any(
        "\u4e00" <= character <= "\u9fff" for character in original
    )


def _offset(text: str, index: int, content: bytes) -> int:
    """Return about where in the bytes the character stands (exact for UTF-8)."""
    if len(text) == len(content):
        return index
    return min(len(text[:index].encode("utf-8", "replace")), len(content))


def _undecodable(offset: int) -> UndecodableText:
    """Return the fault of text that is in no known encoding."""
    return UndecodableText(
        _said(
            "第 {offset} 字节处的文字不属于 UTF-8、UTF-16 或 GB18030 编码；请另存为 UTF-8 再试",
            offset,
        )
    )


def _binary(offset: int) -> UndecodableText:
    """Return the fault of bytes that are no text."""
    return UndecodableText(
        _said(
            "第 {offset} 字节处不是文字（二进制内容）；请确认文件类型，另存为常用格式再试", offset
        )
    )


def _said(pattern: str, offset: int) -> Message:
    """Return the sentence with the offset in it."""
    return message(pattern, offset=offset)
