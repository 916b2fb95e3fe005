"""`jixiao cost`: budgets explained and calculated, the answer first."""

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.notation.exchange import write_plans
from jixiao.notation.plan_text import read_plan_text

PLANS = """
projects:
  - name: 公益性岗位补贴
    budget: 6.48
    indicators:
      - 成本指标 / 经济成本指标 / 发放标准 / =300元/人·月
      - 产出指标 / 数量指标 / 补贴人数 / ≥18人
  - name: 村级协办员补助
    budget: 15
    indicators:
      - 成本指标 / 经济成本指标 / 发放标准 / ≥600元/村
      - 产出指标 / 数量指标 / 村级协办员人数 / ≥146人
  - name: 民族团结奖
    budget: 3450
    indicators:
      - 产出指标 / 数量指标 / 企业职工退休人数 / 28200人
      - 产出指标 / 成本指标 / 企业职工退休人员团结奖支出 / 3450万元
  - name: 业务工作
    budget: 2
"""


@pytest.fixture
def exchange(tmp_path: Path) -> str:
    path = tmp_path / "计划.json"
    path.write_bytes(write_plans([read_plan_text(PLANS)]))
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["cost", *words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_answer_comes_first(exchange: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = said(capsys, exchange)
    assert status == 0
    assert told.startswith(
        "4 个项目：1 个预算由指标算得出，0 个补上缺的一项才算得出，1 个算出的数与预算不符，"
        "1 个只写了总额，1 个没有可用的算式。\n"
    )
    assert "算得出：300 元/人·月 × 18 人 × 12 月 = 6.48 万元（全年按12个月计），见第1、2项" in told
    assert "相差 6.24 万元（-41.6%）" in told
    assert "没有写标准：3450 万元 ÷ 28200 人 折合 1223.4 元/人" in told


def test_json_keeps_exact_figures(exchange: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = said(capsys, exchange, "--format", "json")
    projects = json.loads(told)["documents"][0]["projects"]
    assert [each["answer"] for each in projects] == ["made", "off", "stated", "none"]
    assert projects[1]["residual"] == "62400"
    assert projects[0]["assumptions"] == ["全年按12个月计"]


def test_a_budget_is_calculated_and_changed(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--standard", "300元/人·月", "--heads", "18人", "--months", "12", "--share", "50%")
    status, told, _ = said(capsys, *words, "--change", "heads=20人", "--change", "months=6")
    assert status == 0
    assert told.splitlines() == [
        "预算应为 3.24 万元。",
        "  300 元/人·月 × 18 人 × 12 月 × 50% = 3.24 万元",
        "人数由 18人 改为 20人：预算 3.6 万元，增加 0.36 万元（+11.1%）。",
        "  300 元/人·月 × 20 人 × 12 月 × 50% = 3.6 万元",
        "月数由 12 改为 6：预算 1.62 万元，减少 1.62 万元（-50%）。",
        "  300 元/人·月 × 18 人 × 6 月 × 50% = 1.62 万元",
    ]


def test_calculations_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--standard", "300元/人·月", "--heads", "18", "--change", "share=50%")
    _, told, _ = said(capsys, *words, "--format", "json")
    whole = json.loads(told)
    assert (whole["budget"], whole["assumptions"]) == ("64800", ["全年按12个月计"])
    assert whole["changes"][0]["budget"] == "32400"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param((), "两者取其一", id="nothing"),
        pytest.param(("x.json", "--heads", "18人"), "两者取其一", id="both"),
        pytest.param(("x.json", "--change", "heads=20人"), "--standard", id="change of a file"),
        pytest.param(("--heads", "18人"), "标准", id="no standard"),
        pytest.param(("--standard", "300元/人·月"), "元/人", id="no heads"),
        pytest.param(
            ("--standard", "300元/人", "--heads", "18人", "--change", "heads"),
            "heads=20人",
            id="no value",
        ),
        pytest.param(
            ("--standard", "300元/人", "--heads", "18人", "--change", "钱=2"),
            "standard",
            id="no part",
        ),
        pytest.param(("没有的文件.json",), "没有这个文件", id="no file"),
        *(
            pytest.param(("--standard", rate, "--heads", heads), "一个正数", id=f"{rate} {heads}")
            for rate, heads in (
                ("-300元/人", "18人"),
                ("1e30元/人", "18人"),
                ("300元/人", "−18人"),
                ("300元/人", "18.5.3人"),
            )
        ),
        pytest.param(
            ("--standard", "300元/人", "--heads", "18人", "--change", "share=-5%"),
            "一个正数",
            id="negative change",
        ),
    ],
)
def test_wrong_usage_says_what_to_do(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, told = said(capsys, *words)
    assert status == 2
    assert says in told
