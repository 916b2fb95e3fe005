"""`jixiao treasury` and `jixiao monitor --money` on projects that names alone tell of."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.cli.main import main
from jixiao.model.funding import Funding
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.notation.exchange import write_plans

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "单位：元\n\n项目编码,项目名称,支付凭证号,支付日期,支付金额\n"
OFFICE = "办公经费"
Told = tuple[str | None, str, str | None]


def plans(path: Path, *projects: Told, kind: DocumentKind = DocumentKind.APPROVAL) -> str:
    """Write plans told as (code, name, unit), of 10, 20, … 万元."""
    told = tuple(
        PerformancePlan(
            number, name, code=code, unit=BudgetUnit(None, unit) if unit else None,
            budget=Funding(Decimal(10 * number)),
        )
        for number, (code, name, unit) in enumerate(projects, start=1)
    )  # fmt: skip
    path.write_bytes(write_plans([PlanDocument(path.name, kind=kind, projects=told)]))
    return str(path)


@pytest.fixture
def payments(tmp_path: Path) -> str:
    path = tmp_path / "支付.csv"
    path.write_text(
        HEAD + f",{OFFICE},Z-1,2024-03-05,100000\n,{OFFICE},Z-2,2024-03-06,50000\n", "utf-8"
    )
    return str(path)


def counted(payments: str, listed: str, to: Path, *more: str) -> tuple[int, dict[str, Any]]:
    asked = ["treasury", payments, "--plans", listed, "--year", "2024", "--month", "7"]
    status = main([*asked, "--format", "json", "-o", str(to), *more])
    return status, json.loads(to.read_text("utf-8"))


def test_projects_of_one_name_are_told_apart_by_unit_and_their_rows_are_doubtful(
    tmp_path: Path, payments: str
) -> None:
    listed = plans(tmp_path / "a.json", (None, OFFICE, "甲中心"), (None, OFFICE, "乙中心"))
    status, told = counted(payments, listed, tmp_path / "money.json")
    assert (status, told["vouchers"]) == (1, 0)
    assert [(one["unit"], one["initial"], one["spent"]) for one in told["projects"]] == [
        ("甲中心", "100000", None), ("乙中心", "200000", None),
    ]  # fmt: skip
    assert [(one["document"], one["row"]) for one in told["doubts"]] == [
        ("支付.csv", 4), ("支付.csv", 5),
    ]  # fmt: skip
    assert f"叫“{OFFICE}”的项目不止一个" in told["doubts"][0]["why"]


@pytest.mark.parametrize(
    ("listed", "forms", "taken"),
    [
        pytest.param((None, OFFICE, "甲中心"), ["甲中心", "乙中心"], [0], id="of its unit"),
        pytest.param((None, OFFICE, None), ["甲中心", "乙中心"], [], id="of no unit told"),
        pytest.param(("C1", OFFICE, None), [None, None], [], id="no form tells its code"),
        pytest.param((None, OFFICE, None), ["甲中心"], [0], id="no other plan fits"),
    ],
)
def test_no_money_is_given_to_two_plans(  # noqa: PLR0913, PLR0917 - fixtures and cases
    tmp_path: Path, payments: str, capsys: pytest.CaptureFixture[str],
    listed: Told, forms: list[str | None], taken: list[int],
) -> None:  # fmt: skip
    money, form = tmp_path / "money.json", tmp_path / "form.json"
    status, told = counted(payments, plans(tmp_path / "a.json", listed), money)
    assert (status, told["projects"][0]["spent"]) == (0, "150000.00")
    plans(form, *((None, OFFICE, unit) for unit in forms), kind=DocumentKind.MONITORING)
    capsys.readouterr()
    main(["monitor", str(form), "--month", "7", "--money", str(money), "--format", "json"])
    out, err = capsys.readouterr()
    projects = json.loads(out)["documents"][0]["projects"]
    given = [n for n, one in enumerate(projects) if one["money"]["lamp"] not in {None, "none"}]
    assert given == taken, projects
    assert err.count("两个都没有采用") == (0 if taken else len(forms))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        pytest.param((None, OFFICE, "甲中心"), ("C1", "办公 经费", "甲中心"), id="has a code now"),
        pytest.param((None, OFFICE, None), ("C1", OFFICE, "甲中心"), id="has code and unit now"),
        pytest.param(("C1", OFFICE, None), (None, OFFICE, "甲中心"), id="had a code then"),
    ],
)
def test_an_earlier_count_is_carried_to_what_the_project_goes_by_now(
    tmp_path: Path, payments: str, then: Told, now: Told
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    counted(payments, plans(tmp_path / "a.json", then), first)
    listed = plans(tmp_path / "b.json", now)
    status, told = counted(payments, listed, second, "--earlier", str(first))
    assert (told["projects"][0]["spent"], len(told["taken"])) == ("150000.00", 2)
    assert (status, [one["row"] for one in told["doubts"]]) == (1, [4, 5])
    assert told["taken"][0]["code"] == (now[0] or f"甲中心“{OFFICE}”")


def test_vouchers_of_a_project_no_longer_found_are_set_aside_and_free_again(
    tmp_path: Path, payments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    counted(payments, plans(tmp_path / "a.json", ("C1", OFFICE, None)), first)
    listed = plans(tmp_path / "b.json", ("C2", OFFICE, None))
    status, told = counted(payments, listed, second, "--earlier", str(first))
    assert (status, told["projects"][0]["spent"]) == (1, "150000.00")  # taken anew, by name
    assert [(one["document"], one["row"]) for one in told["doubts"]] == [("first.json", None)] * 2
    asked = ["treasury", payments, "--plans", listed, "--year", "2024", "--earlier", str(first)]
    capsys.readouterr()
    assert main(asked) == 1
    said = f"  first.json：凭证“Z-1”（2024-03-05，100000元）的项目“{OFFICE}”在 --plans 中没有找到"
    assert said in capsys.readouterr().out
