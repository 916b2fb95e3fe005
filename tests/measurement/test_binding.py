"""Suggestions for the indicators of the three documents, against what was judged by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao import flow
from jixiao.measurement.binding import suggestions
from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Evidence
from jixiao.model.quantity import QuantityKind

if TYPE_CHECKING:
    from jixiao.model.binding import Binding
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

GOLDEN = Path(__file__).parents[1] / "golden" / "bindings.toml"
SAMPLES = Path(__file__).parents[2] / "samples"
JUDGED: dict[str, dict[str, Any]] = tomllib.loads(GOLDEN.read_text("utf-8"))
LEAST = 0.85


def plans(document: str) -> tuple[PerformancePlan, ...]:
    (found,) = flow.read_documents([SAMPLES / document])
    return found.projects


def rows() -> list[tuple[str, PerformancePlan, Indicator, Binding]]:
    return [
        (document, plan, indicator, binding)
        for document in JUDGED
        for plan in plans(document)
        for indicator, binding in zip(plan.indicators, suggestions(plan, 2024), strict=True)
    ]


ROWS = rows()


def judged(document: str, plan: PerformancePlan, binding: Binding) -> dict[str, Any] | None:
    return JUDGED[document].get(f"{plan.ordinal}.{binding.indicator}")


def wanted_filters(table: dict[str, str], binding: Binding) -> dict[str, tuple[str, ...]]:
    stands = {"@": binding.project, "@name": binding.name}
    return {
        name: (stands[text],) if text in stands else tuple(text.split(" "))
        for name, text in table.items()
    }


def is_right(want: dict[str, Any], binding: Binding) -> bool:
    if "none" in want:
        return binding.evidence is Evidence.NONE and str(binding.reason) == want["none"]
    filters = wanted_filters(want.get("filters", {}), binding)
    return binding.metric == want["metric"] and dict(binding.filters) == filters


def test_nearly_all_suggestions_are_right() -> None:
    asked = [(judged(one, plan, binding), binding) for one, plan, _, binding in ROWS]
    quantitative = [(want, binding) for want, binding in asked if want is not None]
    wrong = [
        f"{binding.project} {binding.indicator} {binding.name}: {binding.metric} {binding.filters}"
        for want, binding in quantitative
        if not is_right(want, binding)
    ]
    assert len(wrong) <= (1 - LEAST) * len(quantitative), "\n".join(wrong)


def test_every_quantitative_indicator_is_judged() -> None:
    worded = {QuantityKind.GRADE, QuantityKind.TEXT}
    for document, plan, indicator, binding in ROWS:
        quantity = indicator.target.quantity
        if quantity is not None and quantity.kind not in worded:
            assert judged(document, plan, binding), (document, plan.ordinal, binding.indicator)


def test_what_is_worded_has_evidence_in_grades() -> None:
    for document, plan, _, binding in ROWS:
        if judged(document, plan, binding) is None:
            assert binding.evidence is Evidence.GRADED
            assert [one.least for one in binding.criteria] == [80, 60, 0]
            assert all(one.evidence for one in binding.criteria)


def test_what_cannot_be_shown_says_why() -> None:
    for _, _, _, binding in ROWS:
        if binding.evidence is Evidence.NONE:
            assert len(str(binding.reason)) > 20


def test_every_suggestion_can_be_asked() -> None:
    for _, _, _, binding in ROWS:
        if binding.evidence is Evidence.RECORDS:
            assert set(binding.filters) <= set(metric_named(binding.metric).filters)
            assert (binding.first, binding.last) == (202401, 202412)
            assert str(binding.reason)
            assert not binding.confirmed


@pytest.mark.parametrize(
    ("document", "project", "row", "unit"),
    [
        pytest.param("huangyuan_2024_approval.txt", 1, 1, "万元", id="money as printed"),
        pytest.param("pingluo_2024_targets.txt", 1, 2, "亿元", id="a hundred million"),
        pytest.param("funing_2024_text.txt", 4, 5, "年", id="months as years"),
        pytest.param("funing_2024_text.txt", 5, 8, "%", id="a ratio in words"),
        pytest.param("funing_2024_text.txt", 13, 6, "元/人", id="a rate stays"),
    ],
)
def test_the_unit_is_the_indicators(document: str, project: int, row: int, unit: str) -> None:
    plan = next(one for one in plans(document) if one.ordinal == project)
    assert suggestions(plan, 2024)[row - 1].unit == unit
