from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.made_files import document_xml, open_sheet, sheet_xml, word, workbook
from jixiao.documents import faults
from jixiao.documents.document import Document, Line, Merge, Table
from jixiao.documents.opening import open_document

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(document: Document, number: int = 1) -> Table:
    return next(
        block
        for page in document.pages
        for block in page.blocks
        if isinstance(block, Table) and block.number == number
    )


def rows(content: bytes, name: str = "甲") -> list[list[str]]:
    return [list(row) for row in table(open_document(name, content)).rows]


def lines(content: bytes, name: str = "甲") -> Sequence[tuple[str, int]]:
    blocks = open_document(name, content).pages[0].blocks
    return [(block.text, block.level) for block in blocks if isinstance(block, Line)]


def test_xlsx_prints_formats_and_merges() -> None:
    found = table(open_document("甲.xlsx", workbook()))
    assert found.rows[2] == ["发放人数", "95%", "3.50"]
    assert found.merges == [Merge(1, 1, 1, 3)]


def test_xlsx_hidden_sheet_is_skipped_with_a_note() -> None:
    def fill(book: object, _sheet: object) -> None:
        hidden = book.add_worksheet("底稿")
        hidden.write(0, 0, "不打印")
        hidden.hide()

    document = open_document("甲.xlsx", workbook(fill))
    assert [page.sheet for page in document.pages] == ["目标表"]
    assert [note.code for note in document.notes] == ["JX-D009"]
    assert document.notes[0].span.document == "甲.xlsx"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            '<row r="2"><c r="B2" t="str"><f>A1</f><v>甲&amp;乙</v></c></row>',
            [["", ""], ["", "甲&乙"]],
            id="formula text, first row empty",
        ),
        pytest.param(
            '<row><c><v>1</v></c><c t="b"><v>1</v></c></row>',
            [["1", "TRUE"]],
            id="cells without references",
        ),
        pytest.param(
            "<row r='1'><c r='A1' t='inlineStr'><is><r><t>甲</t></r><rPh sb='0' eb='1'>"
            "<t>jia</t></rPh></is></c></row>",
            [["甲"]],
            id="single quotes, phonetic guide",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" s="1"/></row>',
            [["#DIV/0!"]],
            id="error value, idle column trimmed",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>甲_x000D_&#10;乙</t></is></c></row>',
            [["甲\n乙"]],
            id="escaped line break",
        ),
    ],
)
def test_xlsx_cells_of_other_writers(xml: str, expected: list[list[str]]) -> None:
    assert rows(sheet_xml(xml)) == expected


def test_xlsx_prefixed_names() -> None:
    xml = '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
    assert rows(sheet_xml(xml, prefix="x:")) == [["7"]]


def test_xlsx_far_cells_do_not_explode() -> None:
    xml = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>3</v></c></row>'
    )
    document = open_document("甲", sheet_xml(xml))
    assert table(document).rows == [["1"], ["3"]]
    assert table(document).row_numbers == [1, 1048576]
    assert [note.code for note in document.notes] == ["JX-D014"]


def test_xlsx_text_under_a_merged_cell_is_not_shown() -> None:
    xml = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    document = open_document("甲", sheet_xml(xml, merged))
    assert table(document).merges == [Merge(1, 1, 1, 1)] or table(document).rows == [["1", ""]]
    assert [note.code for note in document.notes] == ["JX-D018"]


def test_docx_merges_and_headings() -> None:
    document = open_document("甲.docx", word())
    assert table(document).rows == [
        ["产出指标", "数量指标", "12"], ["", "质量指标", "≥95%"], ["合计", "", "1"]
    ]  # fmt: skip
    assert list(table(document).merges) == [Merge(1, 1, 2, 1), Merge(3, 1, 3, 2)]
    assert lines(word())[:2] == [("第二部分 预算项目绩效目标", 2), ("单位：万元", 0)]


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            RUN.format("甲") + '<w:del w:author="x"><w:r><w:delText>乙</w:delText></w:r></w:del>'
            '<w:ins w:author="x"><w:r><w:t>丙</w:t></w:r></w:ins>',
            "甲丙",
            id="tracked changes",
        ),
        pytest.param(
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>",
            "甲\t乙\n丙",
            id="tab and break",
        ),
        pytest.param(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" + RUN.format("显"),
            "显",
            id="hidden text",
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>',
            "≥95%",
            id="symbol font",
        ),
        pytest.param(
            '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>' + RUN.format("甲"),
            "甲",
            id="tab stops are no tabs",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent>" + RUN.format("甲") + "</w:sdtContent></w:sdt>",
            "甲",
            id="content control",
        ),
    ],
)
def test_docx_runs(body: str, text: str) -> None:
    assert lines(document_xml(f"<w:p>{body}</w:p>")) == [(text, 0)]


def test_docx_nested_table_follows_and_deleted_row_goes() -> None:
    def cell(inner: str) -> str:
        return f"<w:tc>{inner}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('<w:p>' + RUN.format('内') + '</w:p>')}</w:tr></w:tbl>"
    outer = f"<w:tr>{cell('<w:p>' + RUN.format('外') + '</w:p>' + inner)}</w:tr>"
    gone = f'<w:tr><w:trPr><w:del w:author="x"/></w:trPr>{cell("<w:p/>")}</w:tr>'
    document = open_document("甲", document_xml(f"<w:tbl>{outer}{gone}</w:tbl>"))
    assert [block.rows for block in document.pages[0].blocks if isinstance(block, Table)] == [
        [["外"]],
        [["内"]],
    ]


def test_docx_row_whose_format_was_changed_stays() -> None:
    cell = "<w:tc><w:p>" + RUN.format("甲") + "</w:p></w:tc>"
    changed = '<w:trPr><w:trPrChange w:author="x"><w:trPr/></w:trPrChange></w:trPr>'
    document = open_document("甲", document_xml(f"<w:tbl><w:tr>{changed}{cell}</w:tr></w:tbl>"))
    assert table(document).rows == [["甲"]]


def test_html_spans_nested_tables_and_hidden_text() -> None:
    content = (
        "<h1>题</h1><table><tr><td rowspan=2>甲<td>乙<br>丙<td><table><tr><td>内</table>"
        "<tr><td>丁<td>戊</table><p style='display:none'>藏<p>末<script>1</script>"
    ).encode()
    document = open_document("甲.html", content)
    assert table(document).rows == [["甲", "乙\n丙", ""], ["", "丁", "戊"]]
    assert list(table(document).merges) == [Merge(1, 1, 2, 1)]
    assert table(document, 2).rows == [["内"]]
    assert lines(content, "甲.html") == [("题", 1), ("末", 0)]


def test_html_layout_table_is_no_table() -> None:
    content = "<table><tr><td><h2>题</h2><table><tr><td>甲<td>乙</table></table>".encode("gb18030")
    assert rows(content) == [["甲", "乙"]]
    assert lines(content) == [("题", 2)]


def test_html_declared_charset() -> None:
    content = "<html><meta charset=gb2312><p>绩效</html>".encode("gb18030")
    assert lines(content) == [("绩效", 0)]


def test_ods_reads_what_is_printed() -> None:
    content = open_sheet(
        '<table:table table:name="表"><table:table-row>'
        '<table:table-cell table:number-rows-spanned="2"><text:p>'
        '产出<text:s text:c="2"/>指标</text:p>'
        '<text:p>二</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2">'
        "<text:p>95%</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:covered-table-cell/><table:table-cell><text:p>3.50</text:p></table:table-cell>"
        '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert rows(content) == [["产出  指标\n二", "95%", "95%"], ["", "3.50", ""]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_text_encodings_are_told_apart(encoding: str) -> None:
    text = "绩效目标\t预算数（万元）\n产出指标 ≥95%\n"
    assert lines(text.encode(encoding)) == [("绩效目标\t预算数（万元）", 0), ("产出指标 ≥95%", 0)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "绩效目标预算数产出指标".encode().decode("gb18030", "replace").encode(),
            id="UTF-8 as GBK",
        ),
        pytest.param(
            "绩效目标预算数产出指标".encode("gb18030").decode("latin-1").encode(),
            id="GBK as Latin-1",
        ),
        pytest.param("绩效目标".encode() + b"\xff\xfe\xfd" * 3, id="wrong bytes"),
    ],
)
def test_text_in_a_wrong_encoding_has_its_error(content: bytes) -> None:
    with pytest.raises(faults.UndecodableText, match=r"第 \d+ 字节"):
        open_document("乱.txt", content)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        pytest.param("<b>项目编码</b>\t1", ("项目编码\t1", 0), id="tags"),
        pytest.param("覆盖率 $\\geq 98\\%$", ("覆盖率 ≥98%", 0), id="LaTeX"),
        pytest.param(
            "<p>1.甲。</p> <p>2.乙。</p>\t3", ("1.甲。\n2.乙。\t3", 0), id="paragraphs in a cell"
        ),
        pytest.param("## 题 <br>目", ("题\n目", 2), id="Markdown heading"),
        pytest.param('<h2 style="x">题</h2>', ("题", 2), id="HTML heading"),
        pytest.param(
            "| **甲** | (≥**人) |", ("| 甲 | (≥**人) |", 0), id="stars around a cell only"
        ),
        pytest.param("<300元/户 & <=5", ("<300元/户 & <=5", 0), id="comparison is no tag"),
        pytest.param("甲&nbsp;乙&lt;5", ("甲 乙<5", 0), id="entities"),
        pytest.param("甲  乙\t\t", ("甲  乙\t\t", 0), id="layout stays"),
    ],
)
def test_text_remains_of_markup(stored: str, shown: tuple[str, int]) -> None:
    assert lines(stored.encode(), "甲.txt") == [shown]


def test_text_latex_leaves_a_note_with_its_line() -> None:
    document = open_document("甲.txt", "一\n覆盖率 $\\geq 98\\%$\n".encode())
    assert [(note.code, note.span.line) for note in document.notes] == [("JX-D001", 2)]


def test_text_html_table_inside() -> None:
    content = "正文\n<table>\n<tr><td>甲</td><td>乙</td></tr>\n</table>\n后文".encode()
    blocks = open_document("甲.txt", content).pages[0].blocks
    assert [type(block).__name__ for block in blocks] == ["Line", "Table", "Line"]
    assert isinstance(blocks[2], Line)
    assert blocks[2].number == 5


def test_csv_quoted_cells_and_short_rows() -> None:
    content = '指标;"值\r\n一";数\r\n甲;="01"\r\n'.encode("gb18030")
    assert rows(content, "甲.csv") == [["指标", "值\n一", "数"], ["甲", "01", ""]]


def test_text_with_broken_rows_stays_text() -> None:
    assert open_document("甲.txt", "题\n甲\t乙\t丙\n丁\t戊\n".encode()).kind == "text"


def test_html_list_of_terms_is_a_table_of_two_columns() -> None:
    content = "<html><dl><dt>主管部门<dd>某局<dt>预算<dd>4.60<dd>万元</dl></html>".encode()
    assert table(open_document("甲.html", content)).rows == [
        ["主管部门", "某局"],
        ["预算", "4.60\n万元"],
    ]
