from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.made_files import old_workbook, open_sheet, word, workbook, zipped
from jixiao.documents.archive import Archive
from jixiao.documents.document import Document
from jixiao.documents.opening import open_archive
from jixiao.documents.xlsx_cells import QUICK_CELL
from jixiao.model.errors import UnreadableDocument

HTML = "<h1>题</h1><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>".encode()
CSV = "一级指标,二级指标,指标值\n产出指标,数量指标,12\n".encode()
ODS = open_sheet(
    '<table:table table:name="表"><table:table-row><table:table-cell>'
    "<text:p>1</text:p></table:table-cell></table:table-row></table:table>"
)
SEEDS = {
    "xlsx": workbook(),
    "docx": word(),
    "xls": old_workbook(),
    "ods": ODS,
    "html": HTML,
    "csv": CSV,
}

changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 9)),
    min_size=1,
    max_size=6,
)


def changed(content: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    for place, put, dropped in edits:
        at = int(place * len(content))
        content = content[:at] + put + content[at + dropped :]
    return content


def opens_or_says_why(name: str, content: bytes) -> None:
    for one in open_archive(name, content):
        assert isinstance(one, Document | UnreadableDocument)


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=changes)
def test_changed_files_open_or_say_why(kind: str, edits: list[tuple[float, bytes, int]]) -> None:
    opens_or_says_why(f"甲.{kind}", changed(SEEDS[kind], edits))


@pytest.mark.parametrize("kind", ["xlsx", "docx", "ods"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=changes, which=st.integers(0, 50))
def test_changed_members_open_or_say_why(
    kind: str, edits: list[tuple[float, bytes, int]], which: int
) -> None:
    archive = Archive(SEEDS[kind])
    members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.names}
    name = archive.names[which % len(archive.names)]
    members[name] = changed(archive.read(name), edits)
    opens_or_says_why(f"甲.{kind}", zipped(members))


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200).filter(lambda content: not content.startswith(b"{\\rtf")))
def test_any_bytes_open_or_say_why(content: bytes) -> None:
    opens_or_says_why("甲", content)


def test_the_quick_way_reads_ordinary_cells() -> None:
    row = '<c r="A1" s="3" t="s"><v>0</v></c><c r="B1" s="3"/><c r="C1"><f>1+1</f><v>2</v></c>'
    assert QUICK_CELL.findall(row) == [("A", ' s="3" t="s"', "0"), ("C", "", "2")]
