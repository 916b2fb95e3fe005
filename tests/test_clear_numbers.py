"""The search for numbers of persons finds them however they are written or packed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from clear_numbers import ClearNumbers

PERSON, ACCOUNT, PHONE = "11010519491231002X", "6217000012345678901", "13812345678"
SEARCH = ClearNumbers([PERSON, ACCOUNT, PHONE])


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["证件号码", PERSON])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive_in_archive() -> bytes:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as made:
        made.writestr("台账.xlsx", workbook())
    return outer.getvalue()


def parquet() -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table({"a": [PERSON, "1"]}), content, compression="zstd")
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"第3行 {PERSON}有误".encode(), id="in a sentence"),
        pytest.param(PERSON.lower().encode(), id="with a small x"),
        pytest.param(b"110105 19491231 002X", id="in groups"),
        pytest.param(b"110105-19491231-002X", id="with hyphens"),
        pytest.param("１１０１０５１９４９１２３１００２Ｘ".encode(), id="in wide digits"),  # noqa: RUF001
        pytest.param(f"x{PERSON}9".encode(), id="with characters before and behind"),
        pytest.param(PERSON.encode("utf-16"), id="as UTF-16"),
        pytest.param(PERSON.encode().hex().encode(), id="as hexadecimal"),
        pytest.param(base64.b64encode(f"姓名 {PERSON}".encode()), id="as base64"),
        pytest.param(base64.urlsafe_b64encode(PERSON.encode()).rstrip(b"="), id="base64 of URLs"),
        pytest.param("".join(f"\\u{ord(one):04x}" for one in PERSON).encode(), id="as escapes"),
        pytest.param("".join(f"&#{ord(one)};" for one in PERSON).encode(), id="as references"),
        pytest.param(hashlib.sha256(PERSON.encode()).hexdigest().encode(), id="hashed, no key"),
        pytest.param(json.dumps({"a": [PERSON]}).encode(), id="in JSON"),
        pytest.param(gzip.compress(PERSON.encode()), id="packed by gzip"),
        pytest.param(zlib.compress(PERSON.encode()), id="packed by zlib"),
        pytest.param(
            b"%PDF-1.7\nstream\n" + zlib.compress(f"({PERSON}) Tj".encode()) + b"endstream",
            id="in a stream of a PDF",
        ),
        pytest.param(workbook(), id="in a workbook"),
        pytest.param(archive_in_archive(), id="in a workbook in an archive"),
        pytest.param(parquet(), id="in a packed column"),
    ],
)
def test_a_number_is_found(content: bytes) -> None:
    assert SEARCH.in_bytes(content) == {PERSON}


def test_accounts_and_telephones_are_found() -> None:
    assert SEARCH.in_text(f"{ACCOUNT},{PHONE}") == {ACCOUNT, PHONE}
    assert SEARCH.in_text("138 1234 5678") == {PHONE}
    assert SEARCH.in_value(memoryview(PHONE.encode())) == {PHONE}


def test_masked_forms_and_other_numbers_are_not_taken_for_them() -> None:
    assert not SEARCH.in_text("110105***********X 11010519491231003X 185.00 2024-01-12")
    assert not SEARCH.in_bytes(workbook().replace(b"PK", b"pk"))
