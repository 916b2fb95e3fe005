"""Rows are checked by row and column; good ones are sealed; nothing is done by halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb
import openpyxl
import pytest

from jixiao.measurement.faults import (
    AlreadyLoaded,
    MonthSealed,
    NothingToSeal,
    OtherKey,
    StoreBusy,
    UnreadableLedger,
    WrongColumns,
)
from jixiao.measurement.keying import Key
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.load_report import Refused
from jixiao.measurement.manifest import Action
from jixiao.measurement.sealing import Store, incoming
from ledger_files import (
    DIVISION,
    KEY,
    PAYMENT,
    PERSONS,
    checked,
    loaded,
    payments,
    sealed,
    told,
    write_csv,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("column", "text", "fault"),
    [
        pytest.param("paid", "1,850.00", "number", id="an amount with commas"),
        pytest.param("paid", "185元", "number", id="an amount with its unit"),
        pytest.param("paid", "一百八十五", "number", id="an amount in words"),
        pytest.param("paid", "185.001", "places", id="less than a cent"),
        pytest.param("paid", "-5", "range", id="a negative amount"),
        pytest.param("paid", "", "missing", id="nothing where something must be"),
        pytest.param("months", "1.5", "number", id="a count with a fraction"),
        pytest.param("months", "0", "range", id="no month"),
        pytest.param("paid", "2E+05", "exponent", id="an amount as Excel shortens it"),
        pytest.param("payment", "1E+11", "exponent", id="a number as Excel shortens it"),
        pytest.param("paid_on", "2024/1/12", "date", id="a date in another format"),
        pytest.param("paid_on", "2024-02-30", "date", id="no such day"),
        pytest.param("paid_on", "45303", "date", id="a date as a number"),
        pytest.param("paid_on", "2024-07-01", "future", id="tomorrow"),
        pytest.param("paid_on", "0024-01-12", "range", id="a year of two digits"),
        pytest.param("due_month", "202413", "month", id="a thirteenth month"),
        pytest.param("status", "发了", "unreadable", id="no such choice"),
        pytest.param("batch", "B 1", "code", id="a code with a space"),
        pytest.param("person", "110105194912310021", "check_digit", id="a wrong check digit"),
        pytest.param("person", "110105491231002", "identity", id="a number of fifteen places"),
        pytest.param("person", "1.10105194912310e+17", "identity", id="a number spoilt by Excel"),
        pytest.param("person", "", "missing", id="nobody"),
        pytest.param("account", "6217-ABC", "account", id="an account with letters"),
        pytest.param("payment", "1", "duplicate", id="a key that is there already"),
    ],
)
def test_a_faulty_cell_is_told_by_row_and_column(
    tmp_path: Path, column: str, text: str, fault: str
) -> None:
    rows = payments(4)
    rows[2][column] = text
    path = write_csv(tmp_path / "发放.csv", "payments", rows)
    title = ledger_named("payments").column(column).title
    assert told(checked(path, tmp_path / "store")) == [(4, title, fault)]
    with pytest.raises(Refused, match="4行中有1行"):
        loaded(path, tmp_path / "store")
    assert not Store(tmp_path / "store").manifests
    report = loaded(path, tmp_path / "store", take_good=True)
    assert [one.rows for one in report.partitions] == [3]


def test_a_report_never_shows_a_whole_number_of_a_person(tmp_path: Path) -> None:
    rows = payments(2)
    rows[1]["person"] = "110105194912310021"
    report = checked(write_csv(tmp_path / "a.csv", "payments", rows), tmp_path / "store")
    (found,) = report.tables[0].faults.rows
    assert found.found == "110105***********1"
    assert "110105194912310021" not in str(found.message)


def test_dates_out_of_order_are_told(tmp_path: Path) -> None:
    row = {"person": PERSONS[0], "death_date": "2024-03-05", "reported_on": "2024-03-01",
           "origin": "家属申报"}  # fmt: skip
    path = write_csv(tmp_path / "a.csv", "deaths", [row])
    assert (2, "获知日期", "order") in told(checked(path, tmp_path / "store"))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        pytest.param("utf-8", "a.csv", id="UTF-8"),
        pytest.param("utf-8-sig", "a.csv", id="UTF-8 with a mark"),
        pytest.param("gb18030", "a.csv", id="GB18030"),
        pytest.param("utf-16", "a.txt", id="UTF-16"),
    ],
)
def test_every_encoding_gives_the_same_rows(tmp_path: Path, encoding: str, name: str) -> None:
    path = write_csv(tmp_path / name, "payments", payments(3, group="65岁以上"), encoding=encoding)
    report = loaded(path, tmp_path / "store")
    (part,) = Store(tmp_path / "store").partitions("payments")
    assert report.partitions[0].rows == 3
    rows = sealed(part, 'benefit, "group", paid, status')
    assert rows == [("resident_pension", "65岁以上", 185, "paid")] * 3


def test_a_workbook_a_parquet_and_a_csv_seal_the_same(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(5))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["待遇发放明细表"])
    for line in path.read_text("utf-8").splitlines():
        sheet.append(line.split(","))
    book.save(tmp_path / "a.xlsx")
    duckdb.sql(f"COPY (FROM read_csv('{path}', all_varchar = true)) TO '{tmp_path}/a.parquet'")
    found = []
    for kind in ("csv", "xlsx", "parquet"):
        loaded(tmp_path / f"a.{kind}", tmp_path / kind)
        (part,) = Store(tmp_path / kind).partitions("payments")
        found.append(sealed(part, '* EXCLUDE ("row")'))
    assert found[0] == found[1] == found[2]


def test_cells_of_a_workbook_keep_dates_and_numbers(tmp_path: Path) -> None:
    import datetime as dt  # noqa: PLC0415 - only here

    book = openpyxl.Workbook()
    ledger = ledger_named("deaths")
    book.active.append([column.title for column in ledger.columns])
    book.active.append([PERSONS[0], dt.date(2024, 3, 1), dt.datetime(2024, 3, 5), "医疗机构"])  # noqa: DTZ001 - a cell has no zone
    book.save(tmp_path / "a.xlsx")
    loaded(tmp_path / "a.xlsx", tmp_path / "store")
    (part,) = Store(tmp_path / "store").partitions("deaths")
    assert sealed(part, "death_date, reported_on") == [(dt.date(2024, 3, 1), dt.date(2024, 3, 5))]


def test_codes_of_a_source_system_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "待遇.csv"
    row = "7,B1,11010519491231002x,resident_pension,202401,202401,1,185,185,185,2024-01-15,2"
    head = "payment,AAE072,AAC002,benefit,AAE002,AAE003,AAE201,standard,AAE019,AAE129,due_on,AAE116"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    report = loaded(path, tmp_path / "store")
    assert report.tables[0].mapping == "social_insurance"
    (part,) = Store(tmp_path / "store").partitions("payments")
    assert sealed(part, "status") == [("stopped",)]


@pytest.mark.parametrize(
    ("text", "fault", "words"),
    [
        pytest.param("甲,乙\n1,2\n", WrongColumns, "表头", id="headings of nothing"),
        pytest.param("证件号码,死亡日期\n1,2\n", WrongColumns, "获知日期", id="a missing column"),
        pytest.param("证件号码,证件号码\n1,2\n", WrongColumns, "第1、2列", id="a doubled column"),
        pytest.param(
            "证件号码,死亡日期,获知日期,来源,person\n1,2,3,4,5\n", WrongColumns, "第1、5列",
            id="a column under both of its names",
        ),
        pytest.param(
            "110105194912310021,2024-03-01\n1,2\n", WrongColumns, "第1行像是数据",
            id="no heading at all",
        ),
        pytest.param(
            "证件号码,死亡日期,获知日期,来源\n", NothingToSeal, "没有一行数据", id="a heading alone"
        ),
        pytest.param("", UnreadableLedger, "空的", id="an empty file"),
        pytest.param(
            "证件号码,死亡日期,获知日期,来源\n1,2,3\n", UnreadableLedger, "第2行", id="a short row"
        ),
        pytest.param(
            "证件号码,死亡日期,获知日期,来源\n1,2,3,4,5\n", UnreadableLedger, "第2行",
            id="a long row",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_ledger_is_refused(
    tmp_path: Path, text: str, fault: type[Exception], words: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(fault, match=words):
        loaded(path, tmp_path / "store")


def test_a_line_that_is_no_text_is_told_by_file_and_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "发放.csv", "payments", payments(3))
    path.write_bytes(path.read_bytes().replace("王小明".encode(), b"\xff\xfe\xfa"))
    with pytest.raises(UnreadableLedger, match="第2行的文字不是"):
        loaded(path, tmp_path / "store")


def test_a_workbook_s_wrong_sheet_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "通讯录"
    book.active.append(["科室", "办公电话"])
    book.active.append(["绩效股", "0879-1234567"])
    book.save(tmp_path / "台账.xlsx")
    with pytest.raises(WrongColumns, match="通讯录：第1行的2个表头"):
        loaded(tmp_path / "台账.xlsx", tmp_path / "store")


def test_a_column_that_is_headed_by_a_month_is_passed_over(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(2))
    head, *rows = path.read_text("utf-8").splitlines()
    lines = [f"{head},2024年1月,20240131", *(f"{row},1,2" for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    (table,) = checked(path, tmp_path / "store").tables
    assert (table.rows_out, table.unknown) == (2, ("2024年1月", "20240131"))


def test_an_empty_table_beside_a_full_one_is_passed_over(tmp_path: Path) -> None:
    write_csv(tmp_path / "in/a.csv", "payments", payments(2))
    (tmp_path / "in/b.csv").write_text("证件号码,死亡日期,获知日期,来源\n", encoding="utf-8")
    report = loaded(tmp_path / "in", tmp_path / "store")
    assert [(one.name, one.rows_in) for one in report.tables] == [("a.csv", 2), ("b.csv", 0)]
    assert len(Store(tmp_path / "store").manifests[0].sources) == 1


def test_a_file_without_one_good_row_seals_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(2, paid="x"))
    with pytest.raises(Refused, match="2行全部不符合要求"):
        loaded(path, tmp_path / "store", take_good=True)
    assert not Store(tmp_path / "store").exists


def test_a_check_tells_months_that_are_sealed_already(tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(2)), store)
    more = write_csv(tmp_path / "b.csv", "payments", payments(3, paid="180.00"))
    report = checked(more, store)
    assert [(one.ledger, one.division, one.month) for one in report.closed] == [
        ("待遇发放明细", DIVISION, 202401)
    ]
    assert not report.faulty, "rows of a month that is refused whole are not told one by one"
    assert not checked(more, store, action=Action.CORRECT).closed
    added = checked(more, store, action=Action.ADD)
    assert {fault for _, _, fault in told(added)} == {"sealed"}


def test_a_doubled_person_is_told_with_the_row_it_repeats(tmp_path: Path) -> None:
    row = {"person": PERSONS[0], "registered_on": "2024-01-01", "birth_date": "1949-12-31",
           "resident": "是"}  # fmt: skip
    path = write_csv(tmp_path / "a.csv", "persons", [row, row | {"person": PERSONS[0].lower()}])
    (found,) = checked(path, tmp_path / "store").tables[0].faults.rows
    assert (found.row, found.fault, found.found) == (3, "duplicate", "2")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        pytest.param("paid", PERSONS[0], id="an identity number as an amount"),
        pytest.param("batch", "110105 19491231 002X", id="one in groups as a code"),
        pytest.param("status", "6217000012345678901", id="an account as a choice"),
        pytest.param("paid_on", "13812345678", id="a telephone as a date"),
        pytest.param("due_month", "0879-12345678", id="a telephone with its area as a month"),
        pytest.param("months", "１１０１０５１９４９１２３１００２１", id="wide digits"),
    ],
)
def test_a_number_of_a_person_in_a_wrong_column_is_not_shown(
    tmp_path: Path, column: str, text: str
) -> None:
    rows = payments(2)
    rows[1][column] = text
    report = checked(write_csv(tmp_path / "a.csv", "payments", rows), tmp_path / "store")
    found = report.tables[0].faults.rows
    assert found
    for one in found:
        assert text[:12] not in str(one.message)
        assert re.sub(r"\D", "", text)[:9] not in re.sub(r"\D", "", one.found)


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        pytest.param(PERSONS[0], True, id="an identity number as a code"),
        pytest.param(f"补发，{PERSONS[2]}", True, id="one within a text"),
        pytest.param("110105194912310021", False, id="a wrong check digit is no such number"),
        pytest.param(f"{PERSONS[2]}7", False, id="a longer number"),
        pytest.param("630123202401150003", False, id="division, day and serial number"),
    ],
)
def test_no_identity_number_is_sealed_in_a_text(tmp_path: Path, text: str, faulty: bool) -> None:  # noqa: FBT001 - a case
    rows = payments(2)
    rows[1]["change_reason"] = text
    path = write_csv(tmp_path / "a.csv", "payments", rows)
    expected = [(3, "标准变动原因", "personal")] if faulty else []
    report = checked(path, tmp_path / "store")
    assert told(report) == expected
    assert not any(text[:18] in str(one.message) for one in report.tables[0].faults.rows)


def test_rows_without_a_division_are_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(1))
    with pytest.raises(WrongColumns, match="--division"):
        loaded(path, tmp_path / "store", division="")


def test_rows_of_another_division_are_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(2))
    lines = path.read_text("utf-8").splitlines()
    places = ("区划", "630123", "640221")
    path.write_text(
        "".join(f"{line},{place}\n" for line, place in zip(lines, places, strict=True)), "utf-8"
    )
    assert told(checked(path, tmp_path / "store")) == [(3, "区划", "division")]
    report = loaded(path, tmp_path / "store", division="6")
    assert {one.division for one in report.partitions} == {"630123", "640221"}


def test_the_same_file_again_is_recognised(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(2))
    loaded(path, tmp_path / "store")
    with pytest.raises(AlreadyLoaded, match="第1次"):
        loaded(path, tmp_path / "store")
    assert len(Store(tmp_path / "store").manifests) == 1


def test_a_sealed_month_is_neither_sealed_again_nor_lost_when_corrected(tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(2)), store)
    before = Store(store).partitions("payments")
    better = write_csv(tmp_path / "b.csv", "payments", payments(3, paid="180.00"))
    with pytest.raises(MonthSealed, match="202401"):
        loaded(better, store, take_good=True)
    loaded(better, store, action=Action.CORRECT)
    (now,) = Store(store).partitions("payments")
    assert (now.load, now.rows) == (2, 3)
    assert before[0].path.is_file()
    assert not Store(store).verify()


def test_rows_are_added_but_never_twice(tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(2)), store)
    more = [PAYMENT | {"payment": 2}, PAYMENT | {"payment": 3}]
    path = write_csv(tmp_path / "b.csv", "payments", more)
    with pytest.raises(Refused) as fault:
        loaded(path, store, action=Action.ADD)
    assert told(fault.value.report) == [(2, "发放流水号", "sealed")]
    loaded(path, store, action=Action.ADD, take_good=True)
    assert [part.rows for part in Store(store).partitions("payments")] == [2, 1]


def test_references_are_checked_against_what_is_sealed_or_comes_along(tmp_path: Path) -> None:
    person = {"registered_on": "2024-01-01", "birth_date": "1949-12-31", "resident": "是"}
    batch = {"batch": "B1", "benefit": "城乡居民养老金", "pay_month": "202401", "heads": 2}
    batch |= {"due_on": "2024-01-15", "sent_on": "2024-01-10", "amount": 370}
    write_csv(tmp_path / "in/人员.csv", "persons", [person | {"person": PERSONS[0]}])
    write_csv(tmp_path / "in/批次.csv", "batches", [batch])
    rows = [*payments(1), PAYMENT | {"payment": 2, "person": PERSONS[1]},
            PAYMENT | {"payment": 3, "batch": "B9"}]  # fmt: skip
    write_csv(tmp_path / "in/发放.csv", "payments", rows)
    with pytest.raises(Refused) as fault:
        loaded(tmp_path / "in", tmp_path / "store")
    assert told(fault.value.report) == [(3, "证件号码", "reference"), (4, "批次号", "reference")]


def test_references_to_what_is_not_sealed_are_noted(tmp_path: Path) -> None:
    report = loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), tmp_path / "store")
    assert "payments.person → persons.person" in report.unchecked
    assert Store(tmp_path / "store").manifests[0].unchecked == tuple(report.unchecked)


def test_another_key_is_refused(tmp_path: Path) -> None:
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), tmp_path / "store")
    path = write_csv(tmp_path / "b.csv", "payments", payments(1, pay_month="202402"))
    with pytest.raises(OtherKey):
        loaded(path, tmp_path / "store", key=Key(b"another key, also of 32 bytes!!!"))


def test_two_loads_at_once_are_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = write_csv(tmp_path / "a.csv", "payments", payments(1))
    with incoming(store, KEY.fingerprint), pytest.raises(StoreBusy):
        loaded(path, tmp_path / "store")


def test_the_manifest_says_what_came_in_and_what_went_out(tmp_path: Path) -> None:
    rows = [*payments(2), PAYMENT | {"payment": 3, "paid": "x"}]
    path = write_csv(tmp_path / "发放.csv", "payments", rows)
    loaded(path, tmp_path / "store", take_good=True)
    (manifest,) = Store(tmp_path / "store").manifests
    (source,) = manifest.sources
    assert (source.name, source.rows_in, source.rows_out) == ("发放.csv", 3, 2)
    assert source.faults == {"number": 1}
    assert manifest.time == "2024-06-30T09:00:00+00:00"
    assert [(one.division, one.month, one.rows) for one in manifest.partitions] == [
        (DIVISION, 202401, 2)
    ]


def test_what_is_sealed_has_the_types_of_the_schema(tmp_path: Path) -> None:
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), tmp_path / "store")
    (part,) = Store(tmp_path / "store").partitions("payments")
    described = duckdb.sql(f"DESCRIBE FROM '{part.path}'").fetchall()
    names = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "date": "DATE"}
    expected = [
        (name, names.get(kind, kind.upper().replace(", ", ",")))
        for name, kind in ledger_named("payments").stored
    ]
    assert [(name, kind) for name, kind, *_ in described] == expected


def test_the_same_bytes_of_another_division_are_taken(tmp_path: Path) -> None:
    row = {"voucher": "V1", "line": 1, "paid_on": "2024-03-01", "item": "印刷费",
           "amount": "86.40", "project": "A1", "level": "县级"}  # fmt: skip
    path = write_csv(tmp_path / "v.csv", "vouchers", [row])
    loaded(path, tmp_path / "store")
    loaded(path, tmp_path / "store", division="640221")
    parts = Store(tmp_path / "store").partitions("vouchers")
    assert [one.division for one in parts] == ["630123", "640221"]
