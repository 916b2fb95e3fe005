import pytest

from jixiao.model.finding import Outcome
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents

FORM = """
kind: self_evaluation
execution:
  budget_year: {total}
  spent: 0
  rows:
"""


@pytest.mark.parametrize(
    ("total", "rows", "given"),
    [
        pytest.param(
            "60", ["年度资金总额 60", "其中：财政拨款 50", "其他资金 10"], None, id="agree"
        ),
        pytest.param(
            "60", ["年度资金总额 60", "其中：财政拨款 50"], None, id="the rest is not listed"
        ),
        pytest.param(
            "60", ["总额 60", "其中：财政拨款 50", "其他资金 5"], "60 万元", id="too little"
        ),
        pytest.param("0", ["年度资金总额 0", "其中：财政拨款 50"], "0 万元", id="total left at 0"),
        pytest.param("60", ["合计 60", "财政拨款 70"], "60 万元", id="a source above the total"),
        pytest.param(
            "60",
            ["财政拨款 50", "其他资金 10", "基本支出 20", "项目支出 40"],
            None,
            id="divided in two ways",
        ),
    ],
)
def test_sources_make_the_total(total: str, rows: list[str], given: str | None) -> None:
    lines = [row.split() for row in rows]
    listed = "".join(f"    - {{source: {name}, year: {sum_}}}\n" for name, sum_ in lines)
    document = read_plan_text(FORM.format(total=total) + listed)
    told = judge_documents(get("SELF_TOTAL_ZERO"), [document])
    found = [one.given for one in told if one.outcome is Outcome.FOUND]
    assert found == ([] if given is None else [given])
