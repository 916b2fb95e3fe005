"""`jixiao report` on self-evaluations of other counties."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

from jixiao.cli.main import main

if TYPE_CHECKING:
    import pytest

UNSEEN = Path(__file__).parents[1] / "counties" / "unseen"
SELF = str(UNSEEN / "elderly_self.html")


def test_a_report_a_project_is_written_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--previous", SELF, "--monitored", f"7={SELF}"]
    assert main(["report", SELF, "--to", "docx", *options, "-o", str(tmp_path)]) == 0
    (path,) = tmp_path.iterdir()
    assert str(path) in capsys.readouterr().out
    assert path.name.endswith("-自评报告.docx")
    texts = "".join(one.text or "" for one in Document(str(path)).element.body.iter("{*}t"))
    assert "自评总分97.83分" in texts
    assert "7月底" in texts
    assert "得分率与上年度比较" in texts
    (money,) = (
        [row.cells[0].text for row in one.rows]
        for one in Document(str(path)).tables
        if one.rows[0].cells[0].text == "资金来源"
    )
    assert [name.strip("：") for name in money].count("年度资金总额") == 1


def test_what_is_replaced_and_headed_with_another_month_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(UNSEEN / "library_monitoring.txt")
    arguments = ["report", SELF, "--to", "html", "--monitored", f"9={form}", "-o", str(tmp_path)]
    assert main(arguments) == 0
    told = capsys.readouterr().err
    assert "library_monitoring.txt：表头写的是截至7月的数，却当作9月底的" in told
    assert "已替换" not in told
    assert main(arguments) == 0
    (path,) = tmp_path.iterdir()
    assert f"{path}：原来已有同名的文件，已替换为这次的。" in capsys.readouterr().err


def test_a_form_without_actuals_and_a_month_that_is_none_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = str(UNSEEN.parents[2] / "samples" / "huangyuan_2024_approval.txt")
    assert main(["report", sample, "--to", "html", "-o", str(tmp_path)]) == 2
    assert "没有实际完成值" in capsys.readouterr().err
    wrong = ["report", SELF, "--to", "html", "--monitored", f"13={SELF}", "-o", str(tmp_path)]
    assert main(wrong) == 2
    assert "月份=文件" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
