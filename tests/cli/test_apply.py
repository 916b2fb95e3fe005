"""`jixiao apply`: from results to next year's money, by rule, arithmetic, clause and department."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jixiao.cli.main import main

Run = Callable[..., tuple[int, str]]
FORM = Path(__file__).parents[1] / "counties" / "unseen" / "elderly_self.html"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str]:
        code = main(["apply", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


def scored(name: str, grade: str | None, total: str | None, **changes: object) -> dict[str, Any]:
    """A project of `jixiao score` in JSON: 50 万元 of a county, all spent."""
    money: dict[str, Any] = {"unit": "万元", "budget_year": "50", "spent": "50"}
    subject: dict[str, Any] = {
        "code": None, "unit": changes.pop("whose", "低保中心"), "department": "民政局",
        "year": 2024, "attribute": "经常性项目", "execution": money,
    }  # fmt: skip
    for key, value in changes.items():
        held: dict[str, Any] = money if key in money else subject
        held[key] = value
    return {"project": 1, "name": name, "total": total, "grade": grade, "subject": subject}


def written(path: Path, *projects: dict[str, Any]) -> str:
    documents = [{"document": f"{path.stem}.xlsx", "projects": list(projects)}]
    whole = {"format": "jixiao/1", "content": "scores", "documents": documents}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)


def test_every_step_has_its_rule_arithmetic_clause_and_department(run: Run, tmp_path: Path) -> None:
    code = "63012324T000000000001"
    path = written(
        tmp_path / "a.json",
        scored("低保", "中", "70.8", spent="39"),
        scored("补助", "优", "95", unit="元", budget_year="300000", spent="300000"),
        scored("活动", "差", "46", attribute="0101-一年期项目", department="文旅局", code=code),
        scored("待评", None, None),
    )
    status, text = run(path)
    assert status == 0
    # 39 of 50 is 78 %: 11 come back; 50 less a tenth is 45. In 万元: 50 + 30 → 45 + 30.
    assert (
        "民政局：3个项目（优1个、中1个），本年预算80万元，建议下年75万元，收回11万元，1个没有建议"
        in text
    )
    assert "a.xlsx 第 1 个项目“低保”：压减10%，收回结余11万元" in text
    assert "50×（1－10%）＝45万元（provincial-application#recurring）" in text
    assert "执行率78.00%低于80%，收回50－39＝11万元（provincial-application#recover）" in text
    assert "以本年预算300000元为基数，不压减" in text
    assert "区划630123 文旅局：1个项目（差1个），本年预算50万元，建议下年0万元" in text
    assert "50×（1－100%）＝0万元（provincial-application#one-off）" in text
    assert "“待评”：还有指标需评定，没有等级，没有建议" in text
    assert "合计：4个项目（优1个、中1个、差1个），本年预算130万元，建议下年75万元" in text


def test_the_table_sums_departments_and_lists_projects(run: Run, tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.json",
        scored("低保", "中", "70.8", spent="39"),
        scored("补助", "优", "95", unit="元", budget_year="300000", spent="300000"),
    )
    table = tmp_path / "建议表.xlsx"
    assert run(path, "--to", "xlsx", "-o", str(table)) == (0, "")
    book = openpyxl.load_workbook(table)
    rows = [[cell.value for cell in row] for row in book["部门汇总"].iter_rows(min_row=2)]
    assert rows[0][2:5] == ["项目数", "优", "中"]
    assert rows[1][1:] == ["民政局", 2, 1, 1, 0, 80, 75, 11]
    assert rows[2][0] == "合计"
    first = [cell.value for cell in book["项目建议"][3]]
    assert first[2:10] == ["低保", 70.8, "中", "压减", 50, 45, 11, "万元"]
    assert "50×（1－10%）＝45万元（provincial-application#recurring）" in first[10]


def test_a_self_evaluation_and_its_score_in_a_pipe_come_to_the_same(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["score", str(FORM), "--format", "json"]) == 0
    out = capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(out.encode())))
    piped = run("-", "--format", "json")
    assert piped == run(str(FORM), "--format", "json")
    (project,) = json.loads(piped[1])["projects"]
    (own,) = json.loads(out)["documents"][0]["projects"]
    assert project["proposal"]["reasons"] == own["application"]["reasons"]
    assert (project["proposal"]["step"], project["total"]) == ("priority", "97.83")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"grade": None}, "a.json documents[0].projects[0]：写的是“95 None”",
                     id="no grade"),
        pytest.param({"total": "130"}, "应为0到100的得分和等级", id="above 100"),
        pytest.param({"total": "many"}, "[0].total：写的是“many”，应为数字", id="no number"),
        pytest.param({"subject": None}, "subject", id="nothing told of the project"),
    ],
)  # fmt: skip
def test_a_result_that_is_none_is_refused_with_its_path(
    run: Run, tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    path = written(tmp_path / "a.json", scored("低保", "优", "95") | changes)
    code, text = run(path)
    assert (code, told in text, "a.json" in text) == (2, True, True), text


def test_two_results_of_one_project_are_refused(run: Run, tmp_path: Path) -> None:
    own = scored("低保", "优", "95")
    first, second = written(tmp_path / "a.json", own), written(tmp_path / "b.json", own)
    code, text = run(first, second)
    assert (code, text) == (
        2, "“低保”有两个结果：a.xlsx第1个项目和b.xlsx第1个项目；请只给出一个。\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {"year": None}, id="a year that is not told"),
        pytest.param({"code": "C1"}, {}, id="a code that is not told"),
        pytest.param({"code": "C1"}, {"year": None}, id="neither"),
        pytest.param({"code": "C1"}, {"code": "C1", "whose": "乙", "year": None}, id="by code"),
        pytest.param({"whose": None}, {"whose": None}, id="by department"),
    ],
)
def test_results_are_of_one_project_where_nothing_tells_them_apart(
    run: Run, tmp_path: Path, one: dict[str, Any], other: dict[str, Any]
) -> None:
    path = written(
        tmp_path / "a.json", scored("别的", "优", "95"),
        scored("低保", "优", "95", **one), scored("低 保", "优", "95", **other),
    )  # fmt: skip
    code, text = run(path)
    assert (code, "a.xlsx" in text, "有两个结果" in text) == (2, True, True), text


def test_results_that_something_tells_apart_are_all_taken(run: Run, tmp_path: Path) -> None:
    projects = [
        scored("低保", "优", "95", **told)
        for told in ({"code": "C1"}, {"code": "C2"}, {"code": "C1", "year": 2023},
                     {"whose": "乙"}, {"whose": "乙", "year": 2023})
    ]  # fmt: skip
    code, text = run(written(tmp_path / "a.json", *projects))
    assert (code, "5个项目" in text) == (0, True), text


def test_results_are_known_by_their_key_however_spaced(run: Run, tmp_path: Path) -> None:
    path = Path(written(tmp_path / "a.json", scored("低保", "优", "95")))
    told = run(str(path))
    whole = json.loads(path.read_text("utf-8"))
    for order in (whole, dict(sorted(whole.items(), reverse=True))):
        compact = json.dumps(order, ensure_ascii=False, separators=(",", ":"))
        path.write_text("\ufeff" + compact, "utf-8")
        assert run(str(path)) == told


def test_a_plan_without_actuals_is_told(run: Run) -> None:
    code, text = run(str(FORM.parents[3] / "samples" / "huangyuan_2024_approval.txt"))
    assert (code, "未评分；请给出自评表" in text) == (2, True)
