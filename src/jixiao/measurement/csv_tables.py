"""CSV files of any encoding → raw tables; UTF-8 is left on the disk, the rest taken to memory."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING, Final

from jixiao.documents.decoding import decode
from jixiao.documents.faults import UndecodableText
from jixiao.measurement.broken_lines import broken_line, foreign_text
from jixiao.measurement.faults import UnreadableLedger
from jixiao.measurement.raw_table import RawTable, columns_of
from jixiao.measurement.row_checks import literal
from jixiao.measurement.sealing import sha256_of
from jixiao.model.message import message

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = 1 << 20
DELIMITERS: Final = (",", "\t", ";", "|")


def open_csv(path: Path) -> RawTable:
    """Return the rows of a CSV file; raises UnreadableLedger, UndecodableText."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    try:
        encoding = _encoding(head)
    except UndecodableText:
        raise foreign_text(path.name, _foreign_line(head)) from None
    heading = _first_line(path, head, encoding)
    delimiter = max(DELIMITERS, key=heading.count)
    headings = tuple(one.strip() for one in next(csv.reader([heading], delimiter=delimiter)))
    if encoding in {"utf-8", "utf-8-sig"}:
        relation = _scan(path, len(headings), delimiter)
        return RawTable(path.name, sha256_of(path), path.stat().st_size, headings, relation)
    return _in_memory(path, headings, delimiter, encoding)


def _encoding(head: bytes) -> str:
    """Return the encoding of a file that begins so; its last character may be cut."""
    if not head:
        return "utf-8"
    if not head.startswith(codecs.BOM_UTF8) and b"\0" not in head:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(head)
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    whole = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1]
    return decode(whole)[1]


def _foreign_line(head: bytes) -> str:
    """Return the number of the first line that is text in neither usual encoding."""
    for number, line in enumerate(head.splitlines(), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            try:
                line.decode("gb18030")
            except UnicodeDecodeError:
                return str(number)
    return "1"


def _first_line(path: Path, head: bytes, encoding: str) -> str:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    line = next((one for one in text.splitlines() if one.strip()), "")
    if not line:
        raise UnreadableLedger(message("{file}：文件是空的；第一行应为表头。", file=path.name))
    return line.lstrip("\ufeff")


def _scan(path: Path, count: int, delimiter: str) -> str:
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in columns_of(count))
    return (
        f"read_csv({literal(str(path))}, columns = {{{columns}}}, header = true, "
        f"auto_detect = false, delim = {literal(delimiter)}, quote = '\"', escape = '\"')"
    )


def _in_memory(path: Path, headings: tuple[str, ...], delimiter: str, encoding: str) -> RawTable:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - as above

    names = columns_of(len(headings))
    try:
        table = arrow_csv.read_csv(
            path,
            read_options=arrow_csv.ReadOptions(
                encoding=encoding, column_names=names, skip_rows=1, block_size=1 << 24
            ),
            parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError) as fault:
        raise broken_line(path.name, str(fault)) from None
    size = path.stat().st_size
    return RawTable(path.name, sha256_of(path), size, headings, "raw_rows", arrow=table)
