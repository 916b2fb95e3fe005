"""Every bound indicator of the 41 projects has its actual, and plain Python finds the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao import flow
from jixiao.measurement.binding import suggestions
from jixiao.measurement.bound_measuring import measure_bound
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Evidence
from plain_counting import Asked, value_of
from plain_metrics import counted

if TYPE_CHECKING:
    from jixiao.model.binding import Binding
    from jixiao.model.result import Actual
    from sample_store import Samples

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = {
    "funing_2024_text.txt": "130306",
    "huangyuan_2024_approval.txt": "630123",
    "pingluo_2024_targets.txt": "640221",
}
YEAR = 2024
Measured = list[tuple[str, int, "Binding", "Actual"]]


@pytest.fixture(scope="module")
def measured(samples_sealed: Samples) -> Measured:
    """Return division, project, binding and actual of each indicator bound to records."""
    found: Measured = []
    for name, division in DOCUMENTS.items():
        (document,) = flow.read_documents([SAMPLES / name])
        bound = [
            (plan.ordinal, binding)
            for plan in document.projects
            for binding in suggestions(plan, YEAR)
            if binding.evidence is Evidence.RECORDS
        ]
        with DuckDB(threads=2) as engine:
            actuals = measure_bound(
                engine, samples_sealed.store, [one for _, one in bound], divisions=[division]
            )
        found += [
            (division, project, binding, actual)
            for (project, binding), actual in zip(bound, actuals, strict=True)
            if actual is not None
        ]
    return found


def test_every_project_has_actuals(measured: Measured) -> None:
    assert len({(division, project) for division, project, _, _ in measured}) == 41
    assert len(measured) > 290


def test_every_bound_indicator_has_its_actual(measured: Measured) -> None:
    without = [
        f"{division} {project}.{binding.indicator} {binding.name}: {binding.metric}"
        for division, project, binding, actual in measured
        if actual.value is None
    ]
    assert not without, "\n".join(without)


def test_plain_python_finds_the_same(measured: Measured, samples_sealed: Samples) -> None:
    known: dict[object, object] = {}
    wrong = []
    for division, project, binding, actual in measured:
        key = (division, binding.metric, actual.filters)
        metric = metric_named(binding.metric)
        if key not in known:
            asked = Asked(
                lambda ledger, at=division: samples_sealed.rows(ledger, at), YEAR, binding.filters
            )
            found = counted(binding.metric, metric.ledgers[0], asked)
            assert found is not None, binding.metric
            known[key] = found
        plain = value_of(known[key], metric.unit, binding.unit)
        if str(actual.value) != str(plain):
            wrong.append(
                f"{division} {project}.{binding.indicator} {binding.metric} "
                f"{dict(binding.filters)}: {actual.value} and not {plain}"
            )
    assert not wrong, "\n".join(wrong)


def test_actuals_lie_about_their_targets(measured: Measured) -> None:
    """Rates of sound ledgers are near what was aimed at, not nought and not beyond the whole."""
    rates = [actual.value for *_, actual in measured if actual.unit == "%" and actual.value]
    assert sum(80 <= one <= 100 for one in rates) > 0.85 * len(rates)
