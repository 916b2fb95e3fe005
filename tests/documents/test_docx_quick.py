from __future__ import annotations

import pytest

from documents.made_files import document_xml
from jixiao.documents import faults
from jixiao.documents.document import Merge, Page, Table
from jixiao.documents.docx import read_docx
from jixiao.documents.docx_body import Body
from jixiao.documents.docx_quick import QuickTables, root_of_usual, unread
from jixiao.documents.docx_styles import Numbering, Styles

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROOT = f'<w:document xmlns:w="{MAIN}" xmlns:w14="urn:w14">'
CELL = '<w:tc><w:tcPr>{}</w:tcPr><w:p w:rsidR="00AB"><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'


def cell(text: str, properties: str = "") -> str:
    return CELL.format(properties, text)


def rows(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


PLAIN = rows(cell("甲") + cell("乙"), cell("丙") + cell("丁"))


def walked(table: str) -> tuple[list[Page], bool]:
    """What the walk over the whole part reads: a comment keeps it from the quick way."""
    pages, notes = read_docx(document_xml(f"<!-- -->{table}"))
    return pages, bool(notes)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(PLAIN, id="plain cells"),
        pytest.param(rows(cell("甲", '<w:gridSpan w:val="3"/>'), cell("乙") * 2), id="span"),
        pytest.param(
            rows(
                cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙"),
                cell("", "<w:vMerge/>") + cell("丙"),
                cell("丁") + cell("戊"),
            ),
            id="vertical merge",
        ),
        pytest.param(rows(cell("甲</w:t><w:tab/><w:t>乙")), id="several texts"),
        pytest.param(rows(cell("1 &lt; 2 &amp; 3")), id="named characters"),
        pytest.param(rows(cell("甲\r\n")), id="line ends"),
        pytest.param(rows(cell("") + "<w:tc><w:p/></w:tc>"), id="empty cells"),
        pytest.param(
            rows('<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("甲"), cell("乙") * 2),
            id="row that starts later",
        ),
        pytest.param(
            rows('<w:trPr><w:del w:author="x"/></w:trPr>' + cell("甲"), cell("乙")),
            id="deleted row",
        ),
        pytest.param(rows(cell('<w:bookmarkStart w:id="0"/>')), id="element in a text"),
        pytest.param(
            rows(cell("甲</w:t></w:r><w:ins w:author='x'/><w:r><w:t>乙")), id="tracked change"
        ),
        pytest.param(
            rows(cell("甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏")), id="hidden"
        ),
    ],
)
def test_the_quick_way_reads_what_the_walk_reads(table: str) -> None:
    pages, notes = read_docx(document_xml(table))
    assert (pages, bool(notes)) == walked(table)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(rows(cell("甲") + f"<w:tc>{PLAIN}<w:p/></w:tc>"), id="nested table"),
        pytest.param(rows(cell("&#x7532;")), id="numbered character"),
        pytest.param(rows(cell("甲\x01")), id="control character"),
        pytest.param(rows(cell("甲", "<w:tr/>")), id="row in a cell"),
        pytest.param(rows(cell("甲") + "<w:sdt>" + cell("乙") + "</w:sdt>"), id="wrapped cell"),
        pytest.param(rows(cell("甲", '<w:gridSpan w:val="600"/>') * 2), id="too many columns"),
        pytest.param(
            rows(cell("甲", "").replace("<w:r>", '<w:pPr><w:numId w:val="1"/></w:pPr><w:r>')),
            id="list item",
        ),
        pytest.param(PLAIN.replace("</w:t>", "", 1), id="text not ended"),
        pytest.param(rows(cell("甲", '<w:tcW w:w="1" w:w="2"/>')), id="attribute given twice"),
    ],
)
def test_what_is_not_plain_is_left_to_the_walk(table: str) -> None:
    content = f"{ROOT}{table}</w:document>".encode()
    end = content.rindex(b"</w:tbl>")
    quick = QuickTables(ROOT.encode(), Styles())
    assert quick.rows(content, content.index(b"<w:tbl>") + len(b"<w:tbl>"), end) is None


def test_plain_tables_are_not_walked() -> None:
    content = f"{ROOT}<w:body>{PLAIN}<w:p/></w:body></w:document>".encode()
    root = root_of_usual(content)
    assert root == ROOT.encode()
    body = Body(Styles(), Numbering())
    pieces = list(unread(content, root, body, Styles()))
    assert not any(b"<w:tc>" in piece for piece in pieces[1:])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{ROOT}<!-- --></w:document>".encode(), id="comment"),
        pytest.param(f"{ROOT}</w:document>".encode("utf-16"), id="UTF-16"),
        pytest.param(f'<?xml version="1.0" encoding="gb2312"?>{ROOT}'.encode(), id="encoding"),
        pytest.param(f'{ROOT}<a xmlns:w="urn:a"/></w:document>'.encode(), id="prefix given again"),
        pytest.param(b'<w:document xmlns:w="urn:a"/>', id="foreign names"),
        pytest.param(f"<!DOCTYPE a>{ROOT}".encode(), id="document type"),
    ],
)
def test_unusual_parts_are_left_to_the_walk(content: bytes) -> None:
    assert root_of_usual(content) is None


def test_a_fault_behind_a_plain_table_is_placed_in_the_whole_part() -> None:
    with pytest.raises(faults.DamagedDocument, match="第 3 行"):
        read_docx(document_xml(PLAIN.replace("<w:tr>", "\n<w:tr>") + "<w:p>"))


def test_merges_of_the_quick_way() -> None:
    top = cell("甲", '<w:vMerge w:val="restart"/>')
    pages, _ = read_docx(document_xml(rows(top + cell("乙"), cell("", "<w:vMerge/>") + cell("丙"))))
    assert pages[0].blocks == [Table([["甲", "乙"], ["", "丙"]], [Merge(1, 1, 2, 1)])]
