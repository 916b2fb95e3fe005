from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from documents.made_files import compound, old_workbook, sheet_xml, word, workbook, zipped
from jixiao.documents import archive, faults, limits, office, scan
from jixiao.documents.document import Document
from jixiao.documents.kinds import sniff_kind
from jixiao.documents.opening import open_document, open_documents

if TYPE_CHECKING:
    from pathlib import Path

GIF = b"GIF89a" + b"\0" * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
BOMB_XML = (
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    '<worksheet><sheetData><row r="1"><c r="A1"><v>&c;</v></c></row></sheetData></worksheet>'
)


def encrypted_member() -> bytes:
    content = bytearray(zipped({"目标.txt": "一级指标"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    return bytes(content)


def with_sheet(xml: str | bytes) -> bytes:
    good = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    opened = archive.Archive(good)
    members = {name: opened.read(name) for name in opened.names}
    return zipped({**members, "xl/worksheets/sheet1.xml": xml})


def wide_sheet(size: int) -> bytes:
    row = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 999983}</v></c></row>' for n in range(1, 40000)
    )
    return f"<worksheet><sheetData>{row * (size // len(row) + 1)}</sheetData></worksheet>".encode()


def nested(depth: int) -> bytes:
    content = zipped({"目标.txt": "一级指标"})
    for level in range(depth):
        content = zipped({f"{level}.zip": content})
    return content


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        pytest.param("空.xlsx", b"", faults.EmptyDocument, id="no bytes"),
        pytest.param("空.txt", b"\xef\xbb\xbf \r\n", faults.EmptyDocument, id="only blanks"),
        pytest.param(
            "密.xlsx",
            compound({"EncryptionInfo": b"1", "EncryptedPackage": b"2"}),
            faults.EncryptedDocument,
            id="encrypted OOXML package",
        ),
        pytest.param(
            "密.xls", old_workbook(encrypted=True), faults.EncryptedDocument, id="XLS FilePass"
        ),
        pytest.param(
            "密.ods",
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                    "content.xml": b"\x01\x02",
                }
            ),
            faults.EncryptedDocument,
            id="encrypted ODS",
        ),
        pytest.param("断.xlsx", workbook()[:-60], faults.TruncatedArchive, id="cut XLSX"),
        pytest.param("断.docx", word()[:3000], faults.TruncatedArchive, id="cut DOCX"),
        pytest.param(
            "弹.xlsx",
            with_sheet(b"<worksheet>" + b" " * (20 * limits.MIB)),
            faults.ArchiveBomb,
            id="a sheet that expands a thousandfold",
        ),
        pytest.param(
            "体.xlsx", with_sheet(BOMB_XML), faults.EntityExpansion, id="entities in a sheet"
        ),
        pytest.param(
            "体.docx",
            zipped({"[Content_Types].xml": "<T/>", "word/document.xml": BOMB_XML}),
            faults.EntityExpansion,
            id="entities in a Word body",
        ),
        pytest.param(
            "深.docx",
            zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<a>" * 5000}),
            faults.DamagedDocument,
            id="XML nested five thousand deep",
        ),
        pytest.param("图.xlsx", GIF, faults.PictureNotTable, id="a GIF named .xlsx"),
        pytest.param("目标.pdf", b"%PDF-1.7\n1 0 obj", faults.DamagedDocument, id="cut PDF"),
        pytest.param("目标.txt", b"Rar!\x1a\x07\x01\x00", faults.UnsupportedKind, id="RAR"),
        pytest.param("乱.txt", bytes(range(256)) * 9, faults.UndecodableText, id="binary as text"),
        pytest.param(
            "缺.xlsx",
            zipped({"[Content_Types].xml": "<T/>", "xl/a": "x"}),
            faults.DamagedDocument,
            id="workbook part missing",
        ),
        pytest.param(
            "错.xlsx",
            with_sheet(
                '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v>'
                "</c></row></sheetData></worksheet>"
            ),
            faults.DamagedDocument,
            id="a string index that does not exist",
        ),
    ],
)
def test_bad_files_have_named_errors(
    name: str, content: bytes, fault: type[faults.DocumentFault]
) -> None:
    with pytest.raises(fault) as caught:
        open_document(name, content)
    assert caught.value.document == name
    assert str(caught.value).startswith(f"{name}：")


def test_a_picture_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_scan", lambda: False)
    with pytest.raises(faults.ScanExtraMissing, match=r"图\.xlsx：.*jixiao\[scan\].*--no-index"):
        open_document("图.xlsx", PNG)


def test_a_200_mb_sheet_is_too_large() -> None:
    content = with_sheet(wide_sheet(200 * limits.MIB))
    with pytest.raises(faults.DocumentTooLarge, match="201 MB"):
        open_document("大.xlsx", content)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(workbook())
    (tmp_path / "乙.xlsx").write_bytes(b"")
    inner = zipped({"b.docx": word(), "../越界.txt": "一级指标\n产出指标", "__MACOSX/._b": b"x"})
    (tmp_path / "丙.zip").write_bytes(zipped({"内.zip": inner, "图.gif": GIF}))
    opened = {
        one.name if isinstance(one, Document) else one.document: type(one).__name__
        for one in open_documents(tmp_path)
        if isinstance(one, Document | faults.DocumentFault)
    }
    assert opened == {
        "丙.zip!内.zip!b.docx": "Document",
        "丙.zip!内.zip!../越界.txt": "Document",
        "丙.zip!图.gif": "PictureNotTable",
        "乙.xlsx": "EmptyDocument",
        "甲.xlsx": "Document",
    }
    assert not list(tmp_path.parent.glob("越界.txt"))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(encrypted_member(), faults.EncryptedDocument, id="a member with a password"),
        pytest.param(nested(4), faults.ArchiveBomb, id="archives nested too deep"),
        pytest.param(zipped({"a.txt": "一"})[:-30], faults.TruncatedArchive, id="a cut archive"),
    ],
)
def test_bad_archives(tmp_path: Path, content: bytes, fault: type[faults.DocumentFault]) -> None:
    (tmp_path / "包.zip").write_bytes(content)
    assert [type(one) for one in open_documents(tmp_path / "包.zip")] == [fault]


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    with pytest.raises(faults.ArchiveBomb):
        archive.Archive(zipped({str(n): b"" for n in range(3)}))


def test_member_names_in_gbk_are_read(tmp_path: Path) -> None:
    content = zipped({"XXXX.txt": "一级指标"}).replace(b"XXXX", "目标".encode("gb18030"))
    (tmp_path / "包.zip").write_bytes(content)
    assert [
        one.name for one in open_documents(tmp_path / "包.zip") if isinstance(one, Document)
    ] == ["包.zip!目标.txt"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        pytest.param("甲.doc", workbook(), "xlsx", id="XLSX named .doc"),
        pytest.param("甲.xls", b"<html><table><tr><td>1</table>", "html", id="HTML named .xls"),
        pytest.param("甲.txt", word(), "docx", id="DOCX named .txt"),
        pytest.param("甲.et", old_workbook(), "xls", id="ET is XLS inside"),
        pytest.param("甲.wps", compound({"WordDocument": b"x"}), "doc", id="WPS is DOC inside"),
        pytest.param("甲", b'{"format": "jixiao/1"}', "exchange", id="exchange file"),
        pytest.param("甲", "一级指标\t二级指标".encode(), "text", id="text"),
        pytest.param("甲.csv", b"a,b", "csv", id="CSV by its name"),
        pytest.param("甲", b"{\\rtf1 x}", "rtf", id="RTF"),
    ],
)
def test_kind_is_told_by_content(name: str, content: bytes, kind: str) -> None:
    assert sniff_kind(content, name) == kind


def test_digest_is_of_the_content() -> None:
    content = workbook()
    assert open_document("a", content).sha256 == hashlib.sha256(content).hexdigest()


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: None)
    with pytest.raises(faults.LibreOfficeMissing, match="另存为docx"):
        open_document("旧.doc", compound({"WordDocument": b"x"}))


def test_a_cut_archive_says_so_when_opened_alone() -> None:
    with pytest.raises(faults.TruncatedArchive):
        open_document("包.zip", zipped({"目标.txt": "一级指标"})[:-30])


@pytest.mark.needs("libreoffice")
def test_rtf_is_read_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "甲.rtf").write_bytes(rb"{\rtf1\ansi Item\par}")
    (tmp_path / "乙.rtf").write_bytes(rb"{\rtf1\ansi Other\par}")
    opened = [one for one in open_documents(tmp_path) if isinstance(one, Document)]
    texts = [
        [block.text for block in one.pages[0].blocks if hasattr(block, "text")] for one in opened
    ]
    assert [text[0] for text in texts] == ["Other", "Item"]
    assert [one.kind for one in opened] == ["rtf", "rtf"]
