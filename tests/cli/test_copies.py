"""Copies of what was read, commented or framed: each file its own, nothing lost, nothing silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.forms.formbook import formbook
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.target import Target
from jixiao.notation.exchange import write_plans
from jixiao.publishing.publishing import publish

if TYPE_CHECKING:
    from pathlib import Path

FORM = "national_2015_target"
TARGET = Target("≥95%", "≥", "95", "%")


def printed(folder: Path, name: str, project: str, count: int) -> Path:
    """Return a file of one project with that many indicators, in the form of its ending."""
    rows = tuple(
        Indicator("产出指标", "数量指标", f"受益人数{number}", TARGET) for number in range(count)
    )
    plans = (PerformancePlan(1, project, indicators=rows),)
    folder.mkdir(exist_ok=True)
    path = folder / name
    document = PlanDocument(name, projects=plans)
    path.write_bytes(publish(document, formbook().get(FORM), path.suffix[1:]))
    return path


@pytest.fixture
def twins(tmp_path: Path) -> list[str]:
    """Return two workbooks of one name in two folders."""
    made = [printed(tmp_path / each, "表.xlsx", f"{each}路", 3) for each in ("甲", "乙")]
    return [str(path) for path in made]


def test_files_of_one_name_keep_their_own_comments(
    twins: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = []
    for number, file in enumerate(twins):
        main(["check", file, "--format", "annotated", "-o", str(tmp_path / str(number))])
        alone.append(capsys.readouterr().err.partition("：")[2])
    folder = tmp_path / "批注"
    main(["check", *twins, "--format", "annotated", "-o", str(folder)])
    told = capsys.readouterr().err.splitlines(keepends=True)
    assert [line.partition("：")[2] for line in told] == alone
    assert sorted(path.name for path in folder.iterdir()) == ["表-批注-2.xlsx", "表-批注.xlsx"]


def test_what_cannot_be_read_gets_no_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(printed(tmp_path, "好.xlsx", "修路", 3).read_bytes()[:2000])
    folder = tmp_path / "批注"
    assert main(["check", str(bad), "--format", "annotated", "-o", str(folder)]) == 2
    assert capsys.readouterr().err.count("坏.xlsx") == 1
    assert not folder.exists()


def test_framed_copies_of_one_name_are_two_files(tmp_path: Path) -> None:
    for each in ("甲", "乙"):
        printed(tmp_path / each, "表.pdf", f"{each}路", 3)
    words = ["read", str(tmp_path / "甲"), str(tmp_path / "乙"), "--format", "jsonl"]
    folder = tmp_path / "核对"
    assert main([*words, "-o", str(tmp_path / "果"), "--overlay", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["表-标注-2.pdf", "表-标注.pdf"]


def test_a_file_that_is_not_framed_is_named(
    twins: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["read", twins[0], "-o", str(tmp_path / "果"), "--overlay", str(tmp_path / "核对")]
    assert main(words) == 0
    assert "表.xlsx：不是 PDF" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "表.xlsx", "--format", "annotated"], "文件夹"),
        (["check", "-", "--format", "annotated", "-o", "批注"], "标准输入"),
        (["read", "-", "--overlay", "核对"], "标准输入"),
        (
            ["read", "表.pdf", "--overlay", "核对", "--resume", "单", "--format", "jsonl"],
            "分两次运行",
        ),
    ],
)
def test_copies_that_cannot_be_made_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [("没有/果.json", "没有这个文件或文件夹"), (".", "这是文件夹"), ("文件/果", "不是文件夹")],
)
def test_the_file_system_is_told_of_in_the_language(
    output: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "文件").touch()
    assert main(["cost", "--standard", "3元/人", "--heads", "2", "-o", f"{tmp_path}/{output}"]) == 2
    assert said in capsys.readouterr().err


def test_characters_without_a_letterform_are_told_and_the_pdf_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(printed(tmp_path, "表.xlsx", "修路😀", 3))
    words = ["publish", source, "--form", FORM, "--to", "pdf", "-o", str(tmp_path / "印")]
    assert main(words) == 0
    assert "字体里没有“😀”" in capsys.readouterr().err
    assert (tmp_path / "印" / "表.pdf").read_bytes().startswith(b"%PDF")


def test_a_workbook_with_macros_keeps_its_ending(tmp_path: Path) -> None:
    source = tmp_path / "表.xlsm"
    printed(tmp_path, "表.xlsx", "修路", 3).rename(source)
    folder = tmp_path / "批注"
    main(["check", str(source), "--format", "annotated", "-o", str(folder)])
    assert [path.name for path in folder.iterdir()] == ["表-批注.xlsm"]


def test_characters_without_a_letterform_are_told_for_forms_over_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(printed(tmp_path, "表.xlsx", "修路😀", 3))
    words = ["publish", source, "--form", "county_approval_table", "--to", "pdf"]
    assert main([*words, "-o", str(tmp_path / "印")]) == 0
    assert ".pdf：字体里没有“😀”" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["html", "docx", "xlsx", "pdf"])
def test_control_characters_spoil_no_copy(to: str, tmp_path: Path) -> None:
    source = tmp_path / "表.json"
    rows = (Indicator("产出指标", "数量指标", "受益\x07人数\x00", TARGET),)
    plan = PerformancePlan(1, "修路", indicators=rows)
    source.write_bytes(write_plans([PlanDocument("表.json", projects=(plan,))]))
    folder = tmp_path / "印"
    assert main(["publish", str(source), "--form", FORM, "--to", to, "-o", str(folder)]) == 0
    again = ["read", str(folder / f"表.{to}"), "--format", "jsonl", "-o", str(tmp_path / "果")]
    assert main(again) == 0
