from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from jixiao import flow
from jixiao.model.plan import PlanDocument
from jixiao.review.reviewing import review

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def found(name: str) -> dict[str, set[int | None]]:
    read = list(flow.read_documents([SAMPLES / name]))
    told = review([plans for plans in read if isinstance(plans, PlanDocument)])
    places: dict[str, set[int | None]] = defaultdict(set)
    for one in told:
        places[one.fault] |= {one.locus.project, *(other.project for other in one.related)}
    return places


@pytest.mark.parametrize(
    ("name", "fault", "projects"),
    [
        pytest.param("pingluo_2024_targets.txt", "COST_SUM_NE", {7, 8}, id="two sums differ"),
        pytest.param("pingluo_2024_targets.txt", "FORM_YEAR", {2}, id="form of 2023"),
        pytest.param("pingluo_2024_targets.txt", "NONSATISF_IN_SATISF", {8}, id="coverage rate"),
        pytest.param("pingluo_2024_targets.txt", "STRAY_CHAR", {10}, id="half a bracket"),
        pytest.param("pingluo_2024_targets.txt", "COST_GT_BUDGET", set(), id="no cap above"),
        pytest.param("funing_2024_text.txt", "PLACEHOLDER", {16}, id="xxwg"),
        pytest.param("funing_2024_text.txt", "COST_GT_BUDGET", {14, 15}, id="copied ceilings"),
        pytest.param("funing_2024_text.txt", "COST_SUM_NE", set(), id="loan caps are no items"),
        pytest.param("funing_2024_text.txt", "PLAN_NOT_MONOTONE", set(), id="all plans rise"),
        pytest.param("funing_2024_text.txt", "CODE_CHECK", set(), id="all codes right"),
        pytest.param("funing_2024_text.txt", "BASIS_BLANK", {7, 8, 11, 12}, id="blank columns"),
        pytest.param("funing_2024_text.txt", "DUP_PROJECT_NAME", {14, 15}, id="twins by name"),
        pytest.param("huangyuan_2024_approval.txt", "DIRECTION_WRONG", {2}, id="at least 600"),
        pytest.param("huangyuan_2024_approval.txt", "UNIT_MALFORMED", {7}, id="persons per yuan"),
        pytest.param("huangyuan_2024_approval.txt", "TOTAL_ROW", set(), id="total agrees"),
        pytest.param("huangyuan_2024_approval.txt", "WEIGHT_SUM", set(), id="all 90"),
        pytest.param("huangyuan_2024_approval.txt", "COST_SUM_NE", set(), id="cover is no sum"),
    ],
)
def test_samples_tell_and_stay_silent(name: str, fault: str, projects: set[int]) -> None:
    assert found(name)[fault] == projects
