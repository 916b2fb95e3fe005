"""What a run of the platform leaves: its pages and files, its database, what it said and stored."""

from __future__ import annotations

import csv
import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from clear_numbers import ClearNumbers
from jixiao.measurement.ledger import HASHED, ledger_named
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.site.logs import JsonLines
from web.taking import browser_of
from web.working import work_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.web.organisations.models import PersonRecord

LEAST = 1000
"""Numbers that a sample has at least."""
ACTUALS = 40
"""Measured values whose rows are looked at."""


def numbers_in(folder: Path) -> ClearNumbers:
    """Return every number of a person that sample ledgers, one Parquet file each, hold."""
    found: set[str] = set()
    for path in folder.glob("*.parquet"):
        ledger, table = ledger_named(path.stem), pq.read_table(path)
        for column in ledger.columns:
            if column.kind in HASHED and column.name in table.column_names:
                found.update(one for one in table[column.name].unique().to_pylist() if one)
    assert len(found) > LEAST
    return ClearNumbers(found)


@contextmanager
def heard() -> Iterator[io.StringIO]:
    """Yield what everybody logs in the block, down to the least, as the platform writes it."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield told
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def spoilt_files(folder: Path) -> list[SimpleUploadedFile]:
    """Return payments of the sample with every fault that could make a message quote a number."""
    table = pq.read_table(folder / "payments.parquet").slice(0, 40)
    titles = [ledger_named("payments").column(name).title for name in table.column_names]
    rows = [["" if one is None else str(one) for one in row.values()] for row in table.to_pylist()]
    person, account = (table.column_names.index(name) for name in ("person", "account"))
    paid, batch = (table.column_names.index(name) for name in ("paid", "batch"))
    mixed = [list(row) for row in rows]
    mixed[0][paid] = mixed[0][person]
    mixed[1][batch] = f"{mixed[1][person][:6]} {mixed[1][person][6:14]} {mixed[1][person][14:]}"
    mixed[2][paid] = mixed[2][account]
    mixed[3] = [*mixed[3][1:], ""]
    mixed[4] = ["", *mixed[4][:-1]]
    mixed[5][person], mixed[5][account] = mixed[5][account], mixed[5][person]
    mixed[6] = list(mixed[7])
    short = [*rows[:3], rows[3][:-3]]
    doubled = [[*row, row[person]] for row in rows]
    return [
        _file("混杂", titles, mixed),
        _file("没有表头", rows[0], rows[1:]),
        _file("短行", titles, short),
        _file("重复列", [*titles, "证件号码"], doubled),
        _file("缺列", titles[:paid], [row[:paid] for row in rows]),
        SimpleUploadedFile("乱码.csv", "\n".join(map(",".join, rows)).encode() + b"\xff\xfe\xfa"),
        SimpleUploadedFile("坏.xlsx", b"PK\x03\x04" + rows[0][person].encode()),
    ]  # fmt: skip


def _file(name: str, titles: list[str], rows: list[list[str]]) -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([titles, *rows])
    return SimpleUploadedFile(f"{name}.csv", text.getvalue().encode())


def upload_spoilt(folder: Path, unit: str) -> int:
    """Upload the spoilt files, each by itself, and return how many uploads were made."""
    clerk = browser_of(_holder("unit_clerk", unit))
    before = LedgerUploadRecord.objects.count()
    for file in spoilt_files(folder):
        clerk.post("/ledgers/", {"files": file})
    work_all()
    return LedgerUploadRecord.objects.count() - before


def discard_waiting(unit: str) -> None:
    """Discard what nobody seals: the files themselves name people until then."""
    clerk = browser_of(_holder("unit_clerk", unit))
    for upload in LedgerUploadRecord.objects.filter(load=0):
        clerk.post(f"/ledgers/uploads/{upload.pk}/discard/")


def pages_seen(unit: str, division: str) -> Iterator[tuple[str, bytes]]:
    """Yield every page and file that ledgers, values and cases are told on, role by role."""
    people = {
        "clerk": browser_of(_holder("unit_clerk", unit)),
        "desk": browser_of(_holder("performance_desk", division)),
    }
    for role, client in people.items():
        for address in _addresses():
            answer = client.get(address)
            yield f"{role} {address} {answer.status_code}", _content(answer)


def _addresses() -> Iterator[str]:
    yield from ("/ledgers/", "/ledgers/?all=1", "/measured/", "/cases/", "/cases/cases.json")
    for upload in LedgerUploadRecord.objects.all():
        yield f"/ledgers/uploads/{upload.pk}/"
    for plan in set(ActualRecord.objects.values_list("version__plan", flat=True)):
        yield from (f"/plans/{plan}/", f"/measured/plans/{plan}/", f"/trail/plans/{plan}/")
        yield f"/measured/plans/{plan}/bindings.json"
        yield f"/measured/plans/{plan}/actuals.json"
    rows = ActualRecord.objects.exclude(content__value=None).values_list("version__plan", "row")
    for plan, row in sorted(set(rows))[:ACTUALS]:
        yield f"/measured/plans/{plan}/rows/{row}/"
        yield f"/measured/plans/{plan}/rows/{row}/behind/"
    for case in CaseRecord.objects.all():
        yield f"/cases/{case.number}/"


def _content(answer: object) -> bytes:
    if getattr(answer, "streaming", False):
        return b"".join(answer.streaming_content)
    return answer.content


def _holder(role: str, path: str) -> PersonRecord:
    found = AppointmentRecord.objects.filter(role=role, organisation__path__startswith=path)
    return found.select_related("person").order_by("pk")[0].person


def rows_stored() -> Iterator[tuple[str, list[object]]]:
    """Yield every row of every table of the database, sessions and tasks included."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table of ours
            for row in cursor.fetchall():
                yield table, list(row)
