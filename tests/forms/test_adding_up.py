"""Parts of money that do not come to their total are told, where none can count twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.forms.adding_up import not_added_up
from jixiao.model.funding import Execution, ExecutionRow

TOTAL, FISCAL = "年度资金总额", "其中：当年财政拨款"
CARRIED, OTHER = "上年结转资金", "其他资金"


def told(*rows: tuple[str, str, str]) -> list[str]:
    lines = [
        ExecutionRow(name, year=Decimal(year) if year else None, spent=Decimal(spent or 0))
        for name, year, spent in rows
    ]
    return [str(one) for one in not_added_up(Execution(rows=tuple(lines)))]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [(TOTAL, "120", "90"), (FISCAL, "100", "80"), (CARRIED, "20", "5")],
            ["执行数：各资金来源合计85万元，与总额90万元不一致，按总额计算；请核对"],
            id="spent",
        ),
        pytest.param(
            [(TOTAL, "120", "85"), (FISCAL, "100", "80"), (CARRIED, "20", "5"), (OTHER, "", "")],
            [],
            id="a source without money",
        ),
        pytest.param(
            [(TOTAL, "120", "90"), (FISCAL, "120", "90"), ("中央资金", "100", "80")],
            [],
            id="a line within a line",
        ),
        pytest.param([(FISCAL, "100", "80"), (CARRIED, "20", "5")], [], id="no total"),
        pytest.param([(TOTAL, "120", "90")], [], id="no parts"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_columns_that_do_not_add_up(rows: list[tuple[str, str, str]], said: list[str]) -> None:
    assert told(*rows) == said
