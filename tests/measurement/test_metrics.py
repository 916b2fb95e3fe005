"""Each metric over a few rows gives its value, the same on every engine."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from jixiao.measurement.answer import Answer, Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.engines.engine import numbers
from jixiao.measurement.engines.spark import Spark
from jixiao.measurement.expression import distinct, distinct_monthly, few, total
from jixiao.measurement.fusing import fused
from jixiao.measurement.ledger import ledgers
from jixiao.measurement.metric import UnknownFilter, UnknownMetric, metric_named, metrics
from jixiao.standards.policy import clause
from ledger_rows import Case, arrow, write
from metric_cases import insured, office, payments, subsidies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Table

CASES = [*payments.CASES, *insured.CASES, *subsidies.CASES, *office.CASES]
ROWS = payments.RETIRED
NAMED = [pytest.param(case, id=f"{case.metric}-{number}") for number, case in enumerate(CASES)]


@pytest.fixture(
    scope="module", params=["duckdb", pytest.param("spark", marks=pytest.mark.needs("spark"))]
)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made = (
        DuckDB(threads=1)
        if request.param == "duckdb"
        else Spark(master="local[1]", settings={"spark.sql.shuffle.partitions": "1"})
    )
    with made:
        yield made


def answered(engine: Engine, case: Case, folder: Path) -> Answer:
    first, last = (int(month) for month in case.period.split("-"))
    metric, ask = metric_named(case.metric), Ask(first, last, case.filters)
    tables = {
        name: engine.table(
            name, [write(folder, name, case.tables[name])] if name in case.tables else []
        )
        for name in metric.ledgers
    }
    measure = metric.measure(tables, ask)
    return Answer(metric, Question(metric.name, ask), measure, fused(engine, measure.parts))


@pytest.mark.parametrize("case", NAMED)
def test_value(engine: Engine, case: Case, tmp_path: Path) -> None:
    answer = answered(engine, case, tmp_path)
    assert str(answer.value) == str(case.value)
    if case.rows is not None:
        assert answer.rows == case.rows


def test_every_metric_has_a_case() -> None:
    assert set(metrics()) == {case.metric for case in CASES}


@pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.name)
def test_a_metric_says_what_it_is(metric) -> None:  # noqa: ANN001 - of its own parameter
    assert metric.title
    assert metric.definition.endswith("。")
    assert metric.unit
    if metric.source:
        assert clause(metric.source)


def test_titles_are_told_apart() -> None:
    assert len({one.title for one in metrics().values()}) == len(metrics())


def test_a_filter_it_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownFilter, match=r"spent.*village"):
        metric_named("spent").measure({"vouchers": None}, Ask(202401, 202401, {"village": ("a",)}))


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(UnknownMetric, match="nothing"):
        metric_named("nothing")


def test_every_metric_may_be_asked_without_filters() -> None:
    with DuckDB(threads=1) as engine:
        tables = {one.name: engine.table(one.name, []) for one in ledgers()}
        ask = Ask(202401, 202402)
        parts = [part for one in metrics().values() for part in one.measure(tables, ask).parts]
        found = fused(engine, parts)
    assert all(found[part].rows == 0 for part in parts)


def test_metrics_of_one_ledger_are_asked_with_one_query_and_one_for_persons(tmp_path: Path) -> None:
    asked = []

    class Counting(DuckDB):
        def rows(self, expression: Table) -> list[dict[str, object]]:
            asked.append(expression)
            return super().rows(expression)

    with Counting(threads=1) as engine:
        tables = {"payments": engine.table("payments", [write(tmp_path, "payments", ROWS)])}
        over = [one for one in metrics().values() if one.ledgers == ("payments",)]
        held = [one.measure(tables, Ask(202401, 202412)) for one in over]
        fused(engine, (part for one in held for part in one.parts))
    assert len(over) > 10
    assert len(asked) == 2


MANY_MONTHS = """
person paid pay_month
1      5    201812
1      5    201901
2      5    201901
1      -    201902
1      5    202401
-      5    202402
3      5    202411
3      5    202411
4      5    202412
5      5    202501
"""


def test_more_conditions_and_months_than_one_number_has_bits(
    engine: Engine, tmp_path: Path
) -> None:
    """Six years of months and a hundred conditions: each is told apart, nobody is no person."""
    table = engine.table("payments", [write(tmp_path, "payments", MANY_MONTHS)])
    months = Ask(201901, 202412).months
    got = table.paid > 0
    monthly = distinct_monthly(table, table.person, got, (table.pay_month, months))
    apart = [
        of(table, table.person, got & (table.pay_month == one))
        for one in (*months, *range(60))
        for of in (distinct, few)
    ]
    sums = [total(table, table.paid, got & (table.pay_month == one)) for one in months]
    found = fused(engine, [monthly, *apart, *sums])
    assert len(months) == 72
    assert (found[monthly].number, found[monthly].rows) == (5, 9)
    assert sum(found[one].number or 0 for one in apart) == 2 * 5
    assert [int(found[one].number or 0) for one in sums if found[one].number] == [10, 5, 5, 10, 5]


def test_months_and_days_of_a_period() -> None:
    ask = Ask(202311, 202402)
    assert ask.months == (202311, 202312, 202401, 202402)
    assert str(ask.first_day) == "2023-11-01"
    assert str(ask.last_day) == "2024-02-29"


def test_partitions_told_one_after_the_other_come_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is grouped by months is asked so, and comes to what it does of a list."""
    paths = []
    for name, text in (("many", MANY_MONTHS), ("few", ROWS)):
        (tmp_path / name).mkdir()
        paths.append(write(tmp_path / name, "payments", text))
    ask = Ask(201901, 202412)
    names = ("months_paid_in_full", "paid", "full_amount_rate", "recipients_at_end")

    def counted() -> list[object]:
        with DuckDB(threads=1) as engine:
            table = engine.table("payments", paths)
            measures = [metric_named(one).measure({"payments": table}, ask) for one in names]
            parts = [part for one in measures for part in one.parts]
            found = fused(engine, parts)
            rows = numbers(engine, table.aggregate(rows=table.count()))
            return [rows, *(found[part] for part in parts)]

    together = counted()
    monkeypatch.setattr("jixiao.measurement.engines.duckdb.JOINED", 0)
    assert counted() == together


def test_a_table_told_file_by_file_turns_with_its_own(tmp_path: Path) -> None:
    """Columns go by their names, in whatever order a file has them; files come and go."""
    first, other, third = (tmp_path / f"{name}.parquet" for name in ("first", "other", "third"))
    rows = arrow("payments", ROWS)
    for path, columns in ((first, rows.column_names), (other, rows.column_names[::-1])):
        pq.write_table(rows.select(columns), path)
    pq.write_table(rows.slice(0, 1), third)
    with DuckDB(threads=1) as engine:
        table = engine.table("payments", [first, other])
        grouped = engine.grouped(table)
        assert grouped.get_name() != table.get_name()
        for paths in ([first, other], [third], [], [other, third, third]):
            engine.turn(table, "payments", paths)
            asked = [
                one.aggregate(rows=one.count(), paid=one.paid.sum()) for one in (table, grouped)
            ]
            told, same = (engine.rows(one) for one in asked)
            assert told == same, paths
        assert (
            engine.grouped(table.filter(table.paid > 0)).op() == table.filter(table.paid > 0).op()
        )


def test_a_float_is_refused(tmp_path: Path) -> None:
    with DuckDB(threads=1, scratch=tmp_path) as engine:
        table = engine.table("payments", [])
        with pytest.raises(TypeError, match="float"):
            numbers(engine, table.aggregate(one=table.months.sum().fill_null(1) / 3))
    assert not list(tmp_path.iterdir())


def test_a_memory_limit_is_told_as_seventy_percent() -> None:
    with DuckDB(memory=1_000_000 * 1024, threads=1) as engine:
        shown = engine.connection.raw_sql("select current_setting('memory_limit')").fetchone()
    assert Decimal(shown[0].split()[0]) == pytest.approx(Decimal("683.5"), abs=1)
