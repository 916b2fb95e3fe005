"""No clear identity, account or phone number, and no name, is anywhere in a store or a report."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq
import pytest

from clear_numbers import ClearNumbers
from jixiao.measurement.load_report import Refused
from jixiao.measurement.loading import check, load
from jixiao.measurement.samples.county import SampleOrder
from jixiao.measurement.samples.writing import write_samples
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables
from ledger_files import order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIVISION = "630123"
PERSONAL = ("证件号码", "姓名", "联系电话", "银行账户", "借款人证件号码", "借款人姓名",
            "承办人证件号码")  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    asked = SampleOrder(share=0.003, years=2, divisions=(DIVISION,), planted=1)
    write_samples(asked, folder / "files", progress=lambda _: None)
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    load(open_tables(folder / "files" / DIVISION), Store(folder / "store"), order(**_later()))
    logging.getLogger().removeHandler(handler)
    (folder / "log").write_text(log.getvalue(), encoding="utf-8")
    return folder


def clear_values(files: Path) -> set[str]:
    """Return every personal value that the files hold."""
    found: set[str] = set()
    for path in files.rglob(f"{DIVISION}/*.csv"):
        rows = duckdb.read_csv(str(path), all_varchar=True)
        for title in set(rows.columns) & set(PERSONAL):
            values = rows.select(f'"{title}"').distinct().fetchall()
            found.update(value for (value,) in values if value)
    return found


def texts_in(store: Path) -> Iterator[str]:
    """Yield everything that can be read in a store: bytes as they lie, and cells of Parquet."""
    for path in store.rglob("*"):
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "ignore")
            yield str(path)
        if path.suffix == ".parquet":
            table = pq.read_table(path)
            yield "\n".join(str(column.to_pylist()) for column in table.columns)


def test_the_store_holds_no_clear_number_or_name(sample: Path) -> None:
    clear = clear_values(sample / "files")
    assert len(clear) > 500
    words = set()
    for text in (*texts_in(sample / "store"), (sample / "log").read_text("utf-8")):
        words.update(re.findall(r"[0-9]{7,19}[0-9X]|[\u4e00-\u9fff]{2,3}", text))
    assert not words & clear


def test_no_number_is_in_the_store_however_written_or_packed(sample: Path) -> None:
    numbers = {one for one in clear_values(sample / "files") if one[0].isdigit()}
    assert len(numbers) > 300
    search = ClearNumbers(numbers)
    assert search.in_files(sample / "files"), "the search finds them where they are"
    assert not search.in_files(sample / "store")
    assert not search.in_text((sample / "log").read_text("utf-8"))


def test_masked_forms_and_hashes_do_not_give_the_number_away(sample: Path) -> None:
    """The district, the birth date that is stored and the mask leave a hundred candidates."""
    masked = sorted((sample / "store" / "masked").rglob("*.parquet"))
    forms = {row["masked"] for path in masked for row in pq.read_table(path).to_pylist()
             if row["kind"] == "person"}  # fmt: skip
    assert forms
    assert all(re.fullmatch(r"\d{6}\*{11}[\dX]", form) for form in forms)


def test_a_report_of_faulty_rows_shows_masked_forms_only(sample: Path, tmp_path: Path) -> None:
    path = next((sample / "files" / DIVISION).glob("deaths-resident*.csv"))
    lines = path.read_text("utf-8").splitlines()
    numbers = [line.split(",")[0] for line in lines[1:]]
    worse = [lines[0], *(line.replace(line[:18], line[:17] + "A", 1) for line in lines[1:])]
    (tmp_path / "deaths.csv").write_text("\n".join(worse) + "\n", encoding="utf-8")
    asked = order(**_later())
    report = check(open_tables(tmp_path / "deaths.csv"), Store(tmp_path / "s"), asked)
    told = "\n".join(str(one.message) for one in report.tables[0].faults.rows)
    with pytest.raises(Refused) as fault:
        load(open_tables(tmp_path / "deaths.csv"), Store(tmp_path / "s"), asked)
    assert "身份号码" in told
    assert not any(number[:17] in told + str(fault.value) for number in numbers)


def _later() -> dict[str, object]:
    from datetime import UTC, datetime  # noqa: PLC0415 - only here

    return {"now": datetime(2026, 1, 5, tzinfo=UTC)}
