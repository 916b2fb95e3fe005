"""Questions of many projects, asked by key: the same numbers as each asked by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.alike import FEW, asked_alike, keyed
from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.conversion import Conversion
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.engines.spark import Spark
from jixiao.measurement.measuring import Opened, answers
from jixiao.measurement.metric import metric_named
from ledger_rows import Case, write
from metric_cases import insured, office, payments, subsidies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.measurement.engines.engine import Engine

CASES = [
    case
    for case in (*payments.CASES, *insured.CASES, *subsidies.CASES, *office.CASES)
    if case.filters and all(len(values) == 1 for values in case.filters.values())
    and "level" not in case.filters
]  # fmt: skip
NAMED = [pytest.param(case, id=f"{case.metric}-{number}") for number, case in enumerate(CASES)]
OTHERS = tuple(f"P{number:02d}" for number in range(FEW + 3))


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


def opened(engine: Engine, case: Case, folder: Path) -> Opened:
    tables = {
        name: engine.table(
            name, [write(folder, name, case.tables[name])] if name in case.tables else []
        )
        for name in metric_named(case.metric).ledgers
    }
    return Opened(tables, {})


def asked(case: Case) -> list[Question]:
    """Return the question of a case, then the same of projects that nobody has."""
    first, last = (int(month) for month in case.period.split("-"))
    others = [dict.fromkeys(case.filters, (one,)) for one in OTHERS]
    return [Question(case.metric, Ask(first, last, one)) for one in (case.filters, *others)]


@pytest.mark.parametrize("case", NAMED)
def test_asked_with_many_others_it_is_what_it_is_alone(
    engine: Engine, case: Case, tmp_path: Path
) -> None:
    held, questions = opened(engine, case, tmp_path), asked(case)
    (alone,) = answers(engine, questions[:1], held)
    among = answers(engine, questions, held)
    told = [(one.numerator, one.denominator, one.rows, one.value) for one in (alone, among[0])]
    assert told[0] == told[1]
    (nobody,) = answers(engine, questions[1:2], held)
    assert {(one.numerator, one.denominator, one.rows, one.value) for one in among[1:]} == {
        (nobody.numerator, nobody.denominator, nobody.rows, nobody.value)
    }


def test_most_metrics_are_asked_by_key(tmp_path: Path) -> None:
    with DuckDB(threads=1) as engine:
        by_key = [
            case.metric
            for case in CASES
            if keyed(metric_named(case.metric), opened(engine, case, tmp_path).tables, asked(case))
        ]
    assert len(by_key) > len(CASES) * 0.8
    assert {"satisfaction_rate", "spent", "task_completion_rate"} <= set(by_key)


def test_few_questions_and_those_with_several_values_stay_apart() -> None:
    def question(project: str, *more: str, metric: str = "spent") -> Question:
        return Question(metric, Ask(202601, 202607, {"project": (project, *more)}))

    many = [question(one) for one in OTHERS]
    several = [question(one, "X") for one in OTHERS]
    few = [question(one, metric="satisfaction_rate") for one in OTHERS[:FEW]]
    sizes = sorted(map(len, asked_alike([*many, *several, *few])))
    assert sizes == [1] * (len(several) + len(few)) + [len(many)]


def test_the_same_question_in_another_unit_is_counted_once(tmp_path: Path) -> None:
    case = next(one for one in CASES if metric_named(one.metric).unit == "元")
    first, last = (int(month) for month in case.period.split("-"))
    ask = Ask(first, last, case.filters)
    questions = [Question(case.metric, ask, Conversion(unit)) for unit in ("元", "万元")]
    with DuckDB(threads=1) as engine:
        yuan, ten_thousand = answers(engine, questions, opened(engine, case, tmp_path))
    assert yuan.found is ten_thousand.found
    assert (yuan.unit, ten_thousand.unit) == ("元", "万元")
