"""Files made by code for the tests of reading."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import xlsxwriter

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def workbook(fill: object = None) -> bytes:
    """A small workbook; `fill(book, sheet)` may write more."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("目标表")
    border = book.add_format({"border": 1})
    sheet.merge_range("A1:C1", "青禾县项目支出绩效目标表", border)
    sheet.write_row("A2", ["三级指标", "指标值", "预算"], border)
    sheet.write("A3", "发放人数", border)
    sheet.write("B3", 0.95, book.add_format({"num_format": "0%"}))
    sheet.write("C3", 3.5, book.add_format({"num_format": "0.00"}))
    if callable(fill):
        fill(book, sheet)
    book.close()
    return stream.getvalue()


def word(fill: object = None) -> bytes:
    """A small Word file; `fill(document)` may add more."""
    document = docx.Document()
    document.add_heading("第二部分 预算项目绩效目标", level=2)
    document.add_paragraph("单位：万元")
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows,
        [("产出指标", "数量指标", "12"), ("", "质量指标", "≥95%"), ("合计", "", "1")],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 1))
    if callable(fill):
        fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def document_xml(body: str) -> bytes:
    """A Word file with only a body."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>'
            + body
            + "</w:body></w:document>",
        }
    )


def sheet_xml(rows: str, tail: str = "", prefix: str = "") -> bytes:
    """A workbook whose only sheet has these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mark = f":{prefix.rstrip(':')}" if prefix else ""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<{prefix}worksheet xmlns{mark}="{main}">'
            f"<{prefix}sheetData>{rows}</{prefix}sheetData>{tail}</{prefix}worksheet>",
        }
    )


def open_sheet(body: str, styles: str = "") -> bytes:
    """An ODS file with these tables."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file with these streams, each filled up to 4096 bytes."""
    sectors: list[bytes] = []
    table: list[int] = []
    starts = []
    for content in streams.values():
        full = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        starts.append((len(sectors), len(full)))
        for at in range(0, len(full), 512):
            sectors.append(full[at : at + 512])
            table.append(len(sectors))
        table[-1] = END
    entries = [_entry("Root Entry", 5, END, 0)]
    entries += [_entry(name, 2, *place) for name, place in zip(streams, starts, strict=True)]
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    first_directory = len(sectors)
    for at in range(0, len(directory), 512):
        sectors.append(directory[at : at + 512])
        table.append(len(sectors))
    table[-1] = END
    fat_sector = len(sectors)
    table.append(FAT)
    sectors.append(struct.pack("<128I", *table, *[FREE] * (128 - len(table))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, first_directory, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", fat_sector, *[FREE] * 108)
    return head + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, FREE, 1 if kind == 5 else FREE)
    head = stored.ljust(64, b"\0") + struct.pack("<HBB", len(stored), kind, 1) + links
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def record(kind: int, body: bytes) -> bytes:
    """A BIFF record."""
    return struct.pack("<HH", kind, len(body)) + body


def old_workbook(*, encrypted: bool = False) -> bytes:
    """A BIFF8 workbook with 3.5 shown as 3.50 and 0.95 as 95%."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6))
    sheet_begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    end = record(0x000A, b"")
    lock = record(0x002F, struct.pack("<H", 1) + b"\0" * 52) if encrypted else b""
    styles = b"".join(record(0x00E0, struct.pack("<HHH14x", 0, number, 0)) for number in (0, 2, 9))
    name = "目标表"
    length = 8 + len(name) * 2
    offset = len(begin + lock + styles) + 4 + length + len(end)
    sheet_name = struct.pack("<IHBB", offset, 0, len(name), 1) + name.encode("utf-16-le")
    numbers = record(0x0200, struct.pack("<IIHHH", 0, 1, 0, 3, 0))
    numbers += record(0x0203, struct.pack("<HHHd", 0, 0, 1, 3.5))
    numbers += record(0x0203, struct.pack("<HHHd", 0, 1, 2, 0.95))
    numbers += record(0x027E, struct.pack("<HHHI", 0, 2, 0, (7 << 2) | 2))
    stream = begin + lock + styles + record(0x0085, sheet_name) + end + sheet_begin + numbers + end
    return compound({"Workbook": stream})
