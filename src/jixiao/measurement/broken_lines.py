"""What an engine says of a line it cannot read → our fault, which does not quote the line."""

from __future__ import annotations

import re
from typing import Final

from jixiao.measurement.faults import UnreadableLedger
from jixiao.model.message import message

LINE: Final = re.compile(r"(?:Line: |Row #)(\d+)")
COUNTS: Final = re.compile(
    r"(?:Columns: (?P<expected>\d+) Found: |Expected (?P<wanted>\d+) columns, got )(?P<found>\d+)"
)
ENCODED: Final = re.compile(r"unicode|utf-?8|codec|invalid byte", re.IGNORECASE)


def broken_line(file: str, told: str) -> UnreadableLedger:
    """Return the fault of a line that does not fit its heading; what it says stays secret."""
    at = LINE.search(told)
    line = at[1] if at else "?"
    counts = COUNTS.search(told)
    if counts:
        return UnreadableLedger(
            message(
                "{file}：第{line}行有{found}列，表头有{expected}列；请核对这一行的逗号和引号。",
                file=file,
                line=line,
                found=counts["found"],
                expected=counts["expected"] or counts["wanted"],
            )
        )
    if ENCODED.search(told):
        return foreign_text(file, line)
    return UnreadableLedger(
        message(
            "{file}：第{line}行的引号不成对，或多出了引号；请核对这一行。", file=file, line=line
        )
    )


def foreign_text(file: str, line: str) -> UnreadableLedger:
    """Return the fault of a line whose bytes are text in no encoding we know."""
    return UnreadableLedger(
        message(
            "{file}：第{line}行的文字不是 UTF-8、UTF-16 或 GB18030 编码；"
            "请把文件另存为 UTF-8 再试。",
            file=file,
            line=line,
        )
    )
