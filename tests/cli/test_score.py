"""`jixiao score` on self-evaluations of other counties."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument

Run = Callable[..., tuple[int, str]]
UNSEEN = Path(__file__).parents[1] / "counties" / "unseen"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*arguments: str) -> tuple[int, str]:
        code = main(["score", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return called


def test_every_row_has_its_points_arithmetic_clause_and_what_the_form_says_otherwise(
    run: Run,
) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"))
    assert code == 0
    assert "97.83分，优；填写96.85分，相差-0.98" in text
    # 412.3 / 418.6 × 10 = 9.8494…; 99.8 / 100 × 10
    assert "执行率 9.85/10分：全年执行数412.3÷全年预算数418.6万元" in text
    assert "第3项 9.98/10分：目标值100%，实际值99.8%；按完成比例" in text
    assert "（caiyu-2020-10#quantitative）；填写9分，相差-0.98" in text


def test_the_same_as_json(run: Run) -> None:
    code, text = run(str(UNSEEN / "fire_hubei_self.txt"), "--format", "json")
    (project,) = json.loads(text)["documents"][0]["projects"]
    late = project["indicators"][3]
    assert (code, late["method"], late["score"], late["typed"]) == (0, "date", "0.00", "4")
    assert (project["total"], project["grade"]) == (None, None)
    words = project["indicators"][5]
    assert (words["standing"], words["least"], words["most"]) == ("open", "12.00", "15.00")


def test_a_target_form_is_not_scored_but_told(run: Run) -> None:
    code, text = run(str(UNSEEN.parents[2] / "samples" / "huangyuan_2024_approval.txt"))
    assert code == 0
    assert "没有实际完成值，也没有执行数，未评分；请给出自评表" in text


def test_a_scheme_that_is_not_known_is_refused(run: Run) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"), "--scheme", "other")
    assert code == 2
    assert "--scheme 应为 national、banded 之一" in text


def test_the_form_is_printed_with_the_points_worked_out(tmp_path: Path, run: Run) -> None:
    form = str(UNSEEN / "elderly_self.html")
    code, _ = run(form, "--print", "xlsx", "--folder", str(tmp_path))
    (file,) = tmp_path.iterdir()
    (document,) = read_content(file.name, file.read_bytes())
    assert isinstance(document, PlanDocument)
    (plan,) = document.projects
    assert (code, plan.total_score, plan.indicators[2].score) == (
        0,
        Decimal("97.83"),
        Decimal("9.98"),
    )
    again = json.loads(run(str(file), "--format", "json")[1])["documents"][0]["projects"][0]
    assert [row["difference"] for row in again["indicators"]] == ["0.00"] * 8


def test_printing_needs_a_folder(run: Run) -> None:
    code, text = run(str(UNSEEN / "elderly_self.html"), "--print", "pdf")
    assert (code, "--print 与 --folder 须一起使用" in text) == (2, True)
