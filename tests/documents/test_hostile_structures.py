"""Structures made to break or stall a reader: each opens, or is refused by a named fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.made_files import open_sheet, sheet_xml, zipped
from jixiao.documents.archive import Archive
from jixiao.documents.entries import printable
from jixiao.documents.faults import DamagedDocument, DocumentTooLarge
from jixiao.documents.kinds import sniff_kind
from jixiao.documents.opening import open_document
from jixiao.documents.text import parts_of
from jixiao.documents.xlsx_cells import COMMENT, PHONETIC
from jixiao.documents.xlsx_strings import plain
from jixiao.model.errors import UnreadableDocument

if TYPE_CHECKING:
    from jixiao.documents.document import Document

LONG = "9" * 5000


def opened(content: bytes) -> Document | UnreadableDocument:
    try:
        return open_document("甲", content)
    except UnreadableDocument as fault:
        return fault


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="A1" t="s"><v>²</v></c>', id="string index in superscript"),
        pytest.param(f'<c r="A1" t="s"><v>{LONG}</v></c>', id="string index of 5000 digits"),
    ],
)
def test_a_wrong_string_index_is_damage(cell: str) -> None:
    assert isinstance(opened(sheet_xml(f'<row r="1">{cell}</row>')), DamagedDocument)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        pytest.param('<row r="1"><c r="A1" s="²"><v>7</v></c></row>', "7", id="style"),
        pytest.param(f'<row r="1"><c r="A1" s="{LONG}"><v>7</v></c></row>', "7", id="long style"),
        pytest.param(f'<row r="{LONG}"><c r="A1"><v>7</v></c></row>', "7", id="row number"),
        pytest.param(
            '<row r="1"><c r="A1"><v>1E999999999</v></c></row>', "1E999999999", id="exponent"
        ),
    ],
)
def test_figures_beyond_any_sheet_do_not_stop_reading(row: str, shown: str) -> None:
    (page,) = open_document("甲", sheet_xml(row)).pages
    assert page.blocks[0].rows[0][0] == shown


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        pytest.param("a&#xD800;_xDFFF_b", "ab", id="halves of characters"),
        pytest.param("&#x4E00;_x4E8C_", "一二", id="whole characters stay"),
        pytest.param("&#x110000;", "", id="beyond the last character"),
    ],
)
def test_escapes_never_make_text_that_cannot_be_written(stored: str, text: str) -> None:
    assert plain(stored) == text


def test_overlapping_merged_cells_are_refused_before_they_take_minutes() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="SA{n}"><v>1</v></c></row>'
        for n in range(1, 1001)
    )
    ranges = '<mergeCell ref="A1:XFD1048576"/>' * 50
    tail = f"<mergeCells>{ranges}</mergeCells>"
    assert isinstance(opened(sheet_xml(rows, tail)), DamagedDocument)


def test_gaps_between_rows_count_as_cells() -> None:
    row = (
        '<table:table-row><table:table-cell table:number-columns-repeated="511"/>'
        "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="998"/>'
    )
    sheet = open_sheet(f'<table:table table:name="表">{row * 50}</table:table>')
    assert isinstance(opened(sheet), DocumentTooLarge)


def test_many_tables_keep_their_line_numbers() -> None:
    text = "一\n<table><tr><td>x</td></tr></table>\n" * 3 + "二\n三\n"
    found = [(number, part) for number, part, _ in parts_of(text)]
    table = "<table><tr><td>x</td></tr></table>"
    assert found == [
        *[(1, "一\n"), (2, table), (3, "一\n"), (4, table), (5, "一\n"), (6, table)],
        (7, "二\n三\n"),
    ]


def test_nested_openings_match_the_innermost_only() -> None:
    assert COMMENT.sub("", "a<!--b-->c") == "ac"
    assert PHONETIC.sub("", "<rPh><t>x</t></rPh>y") == "y"
    assert COMMENT.sub("", "<!--" * 20_000) == "<!--" * 20_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("绩效.txt", "绩效.txt", id="as it is"),
        pytest.param("绩效".encode("gbk").decode("utf-8", "surrogateescape"), "绩效", id="in GBK"),
        pytest.param("a\udcff", "a\ufffd", id="no text at all"),
    ],
)
def test_names_can_always_be_written(name: str, shown: str) -> None:
    assert printable(name) == shown
    printable("\ud800").encode("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"document":"甲","projects":[]}\n', id="a document a line"),
        pytest.param("format: jixiao/1\ncontent: plans\ndocuments: []\n", id="YAML"),
        pytest.param('{"format": "jixiao/1", "documents": []}', id="JSON"),
    ],
)
def test_every_shape_of_exchange_file_is_told(content: str) -> None:
    assert sniff_kind(content.encode()) == "exchange"


def test_sheets_that_share_a_part_are_refused() -> None:
    archive = Archive(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    members = {name: archive.read(name) for name in archive.names}
    sheet = b'<sheet name="\xe8\xa1\xa8" sheetId="1" r:id="rId1"/>'
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(sheet, sheet * 2)
    assert isinstance(opened(zipped(dict(members))), DamagedDocument)
