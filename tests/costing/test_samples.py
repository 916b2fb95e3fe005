"""The budgets of the three published documents, explained as a person did by hand."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation
from jixiao.flow import read_documents
from jixiao.model.plan import PlanDocument

SAMPLES = Path(__file__).parents[2] / "samples"
DAY = date(2024, 12, 31)
HUANGYUAN, PINGLUO, FUNING = (
    "huangyuan_2024_approval.txt",
    "pingluo_2024_targets.txt",
    "funing_2024_text.txt",
)


@cache
def explanations(name: str) -> dict[int, Explanation | None]:
    (document,) = read_documents([SAMPLES / name])
    assert isinstance(document, PlanDocument)
    return {plan.ordinal: explain(plan, DAY).best for plan in document.projects}


@pytest.mark.parametrize(
    ("name", "project", "exact", "rows", "arithmetic"),
    [
        pytest.param(
            HUANGYUAN, 7, True, (1, 2), "300 元/人·月 × 18 人 × 12 月 = 6.48 万元", id="helpers"
        ),
        pytest.param(
            HUANGYUAN, 5, True, (1, 2), "1300 元/人·年 × 5700 人 × 50% = 370.5 万元", id="half"
        ),
        pytest.param(
            HUANGYUAN, 4, False, (1, 2), "185 元/人·月 × 20462 人 × 12 月 = 4542.56 万元", id="ages"
        ),
        pytest.param(
            HUANGYUAN, 3, False, (1, 2, 4), "2.5 元/人·月 × 20462 人 × 12 月 = 61.39 万元", id="336"
        ),
        pytest.param(HUANGYUAN, 2, False, (1, 2), "600 元/村 × 146 人 = 8.76 万元", id="villages"),
        pytest.param(
            HUANGYUAN, 6, False, (1, 2), "1300 元/人·年 × 5700 人 = 741 万元", id="44 percent"
        ),
        pytest.param(
            PINGLUO,
            3,
            True,
            (4, 5, 6),
            "2053 万元 + 320 万元 + 820 万元 = 3193 万元",
            id="three parts",
        ),
        pytest.param(PINGLUO, 11, True, (4, 5), "820 万元 + 2396 万元 = 3216 万元", id="two parts"),
        pytest.param(
            PINGLUO,
            7,
            False,
            (5, 6, 7),
            "9670 万元 + 695 万元 + 548 万元 = 10913 万元",
            id="too much heat",
        ),
        pytest.param(FUNING, 13, True, (1, 6), "666.67 元/人 × 18 人 = 1.2 万元", id="per head"),
    ],
)
def test_budgets(
    name: str, project: int, *, exact: bool, rows: tuple[int, ...], arithmetic: str
) -> None:
    best = explanations(name)[project]
    assert best is not None
    assert (best.exact, best.rows, best.arithmetic) == (exact, rows, arithmetic)


@pytest.mark.parametrize(
    ("name", "project", "says"),
    [
        pytest.param(HUANGYUAN, 6, "预算是算出数的 44%", id="a share"),
        pytest.param(HUANGYUAN, 2, "应为 250 人，不是 146 人", id="heads"),
        pytest.param(PINGLUO, 4, "3450 万元 ÷ 28200 人 折合 1223.4 元/人", id="a standard"),
        pytest.param(HUANGYUAN, 1, "可能缺 24 万元 的成本项", id="other costs"),
    ],
)
def test_what_is_missing(name: str, project: int, says: str) -> None:
    best = explanations(name)[project]
    assert best is not None
    assert says in "".join(str(each.what) for each in best.missing)


@pytest.mark.parametrize("project", [5, 8, 14, 19, 20, 21])
def test_nothing_plausible_is_not_told(project: int) -> None:
    assert explanations(FUNING)[project] is None
