import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents


@pytest.mark.parametrize(
    ("rows", "difference"),
    [
        pytest.param(["培训人数 / 500人", "其中：妇女 / 300人"], None, id="a part"),
        pytest.param(
            ["培训人数 / 500人", "其中：妇女 / 300人", "其中：男 / 200人"], None, id="the whole"
        ),
        pytest.param(
            ["培训人数 / 500人", "其中：妇女 / 300人", "其中：男 / 260人"], "60", id="too much"
        ),
        pytest.param(["培训人数 / 500人", "其中：期数 / 900期"], None, id="another dimension"),
        pytest.param(["合格率 / 90%", "其中：妇女 / 95%"], None, id="rates do not add up"),
        pytest.param(["其中：妇女 / 300人"], None, id="no whole above"),
        pytest.param(["培训人数 / 若干", "其中：妇女 / 300人"], None, id="no figure above"),
    ],
)
def test_inner_rows_are_no_more_than_the_row_above(rows: list[str], difference: str | None) -> None:
    lines = "".join(f"  - 产出指标 / 数量指标 / {row}\n" for row in rows)
    document = read_plan_text(f"name: 技能培训\nindicators:\n{lines}")
    told = judge_documents(get("SUM_METRIC_NE"), [document])
    found = [one.difference for one in told if one.outcome is Outcome.FOUND]
    assert found == ([] if difference is None else [difference])
