"""`jixiao monitor` on monitoring forms of other counties."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.main import main
from jixiao.flow import read_content
from jixiao.model.funding import SpendingPlan
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.notation.exchange import write_plans

if TYPE_CHECKING:
    import pytest

    from sample_store import Samples

UNSEEN = Path(__file__).parents[1] / "counties" / "unseen"
FORM = str(UNSEEN / "library_monitoring.txt")


def test_lamps_stand_with_reason_and_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monitor", FORM, "--month", "7"]) == 1
    told = capsys.readouterr().out
    assert "红灯 1，黄灯 1，绿灯 4，蓝灯 0，未判断 2。" in told
    # 27.5 / 50 = 55 % of 7 / 12 = 58.33 %
    assert "绿灯 资金：执行数27.5÷预算数50＝55.00%，7月底应达58.33%，为应达的94.29%" in told
    assert "全年预计执行47.14" in told


def test_a_form_headed_with_another_month_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = "表头写的是截至7月的数，却按3月底判断"
    main(["monitor", FORM, "--month", "3"])
    assert said in capsys.readouterr().out
    main(["monitor", FORM, "--month", "3", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["documents"][0]["projects"]
    assert found["notes"] == [f"{said}；请核对 --month"]
    main(["monitor", FORM, "--month", "7"])
    assert "表头写的是" not in capsys.readouterr().out


def test_the_plan_of_spending_comes_from_the_approved_targets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (form,) = read_content("form.txt", Path(FORM).read_bytes())
    assert isinstance(form, PlanDocument)
    (project,) = form.projects
    # July lies half way between June's 88 % and August's 92 %: 90 %
    spending = SpendingPlan(((6, Decimal(88)), (8, Decimal(92)), (12, Decimal(100))))
    target = replace(project, plan=spending, execution=None)
    approved = tmp_path / "approved.json"
    approved.write_bytes(write_plans([replace(form, kind=DocumentKind.TARGET, projects=(target,))]))
    arguments = ["monitor", FORM, "--month", "7", "--approved", str(approved), "--format", "json"]
    assert main(arguments) == 1
    (found,) = json.loads(capsys.readouterr().out)["documents"][0]["projects"]
    # 55 % of 90 % is 61.11 %
    assert (found["money"]["lamp"], found["money"]["ratio"]) == ("yellow", "0.6111")


def test_a_month_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["monitor", FORM, "--month", "13"]) == 2
    assert "--month" in capsys.readouterr().err


def test_a_form_of_another_stage_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["monitor", str(UNSEEN / "elderly_self.html"), "--month", "7"])
    assert "这是自评表，执行数和完成值是全年的，不是7月底的" in capsys.readouterr().out
    main(["score", FORM])
    assert "这是监控表，执行数和完成值不是全年的" in capsys.readouterr().out
    assert main(["report", FORM, "--to", "html", "-o", str(tmp_path)]) == 2
    assert "是监控表" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_earlier_years_of_the_ledgers_give_an_interval(
    samples_sealed: Samples, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (form,) = read_content("form.txt", Path(FORM).read_bytes())
    assert isinstance(form, PlanDocument)
    path = tmp_path / "form.json"
    path.write_bytes(write_plans([replace(form, fiscal_year=2024)]))
    at = ("--store", str(samples_sealed.store.path))
    main(["monitor", str(path), "--month", "7", *at])
    told = capsys.readouterr().out
    assert re.search(r"全年预计执行47\.14（[\d.]+–[\d.]+）：按应达进度推算；", told)
    assert "82次回测" in told
    main(["monitor", str(path), "--month", "7", *at, "--division", "999999"])
    assert "以前年度不足两年" in capsys.readouterr().out
