"""`jixiao publish` with forms over several documents, and what it tells of fields left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from jixiao.notation.exchange import write_plans

SAMPLES = Path(__file__).parents[2] / "samples"
PINGLUO = SAMPLES / "pingluo_2024_targets.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `jixiao publish`; return status, standard output and standard error."""

    def call(*args: object) -> tuple[int, str, str]:
        code = main(["publish", *map(str, args)])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def test_a_whole_county_is_one_table_with_all_projects(run: Run, tmp_path: Path) -> None:
    code, out, err = run(SAMPLES, "--form", "county_approval_table", "--to", "xlsx", "-o", tmp_path)
    assert code == 0, err
    (path,) = (Path(line) for line in out.splitlines())
    (document,) = read_content(path.name, path.read_bytes())
    assert isinstance(document, PlanDocument)
    assert len(document.projects) == 41
    assert str(document.total_budget) == "49947.47"


def test_a_form_tells_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    code, _, err = run(PINGLUO, "--form", "hebei_budget_text", "--to", "html", "-o", tmp_path)
    assert code == 0
    assert "主管部门、实施单位、年度、项目属性、项目期" in err


def test_a_form_that_carries_all_is_silent(run: Run, tmp_path: Path) -> None:
    code, _, err = run(PINGLUO, "--to", "html", "-o", tmp_path)
    assert (code, err) == (0, "")


def test_the_summary_counts_all_documents(run: Run, tmp_path: Path) -> None:
    code, out, err = run(SAMPLES, "--form", "target_summary", "--to", "html", "-o", tmp_path)
    assert code == 0, err
    page = Path(out.strip()).read_text(encoding="utf-8")
    assert "49,947.47" in page
    assert "平罗县社会保险事业管理中心" in page


def test_an_adjustment_request_lists_old_and_new(run: Run, tmp_path: Path) -> None:
    changed = tmp_path / "new.txt"
    text = PINGLUO.read_text(encoding="utf-8")
    assert "4670 人" in text
    changed.write_text(text.replace("4670 人", "4680 人"), encoding="utf-8")
    code, out, err = run(
        changed, "--previous", PINGLUO, "--form", "adjustment_request", "--to", "html",
        "-o", tmp_path / "out",
    )  # fmt: skip
    assert code == 0, err
    page = Path(out.strip()).read_text(encoding="utf-8")
    assert ">4670人<" in page
    assert ">4680人<" in page


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("--form", "adjustment_request"), id="no earlier version"),
        pytest.param(("--previous", PINGLUO), id="an earlier version for another form"),
    ],
)
def test_the_earlier_version_and_the_request_go_together(
    run: Run, args: tuple[object, ...], tmp_path: Path
) -> None:
    code, _, err = run(PINGLUO, *args, "--to", "html", "-o", tmp_path)
    assert code == 2
    assert "--previous" in err


def test_no_change_is_told(run: Run, tmp_path: Path) -> None:
    code, out, err = run(
        PINGLUO, "--previous", PINGLUO, "--form", "adjustment_request", "--to", "html",
        "-o", tmp_path,
    )  # fmt: skip
    assert (code, out) == (2, "")
    assert "没有变化" in err


def test_projects_that_were_dropped_are_told(run: Run, tmp_path: Path) -> None:
    (document,) = read_content(PINGLUO.name, PINGLUO.read_bytes())
    assert isinstance(document, PlanDocument)
    first, gone, *rest = document.projects
    new = tmp_path / "调整后.json"
    changed = replace(first, objectives=("改了目标。",))
    new.write_bytes(write_plans([replace(document, projects=(changed, *rest))]))
    code, _, err = run(
        new, "--previous", PINGLUO, "--form", "adjustment_request", "--to", "html",
        "-o", tmp_path / "out",
    )  # fmt: skip
    assert code == 0
    assert f"{PINGLUO.name}：项目“{gone.name}”在调整后的文件中没有" in err
    assert str(first.name) not in err


def test_a_file_without_projects_is_told(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "空.json"
    empty.write_bytes(write_plans([PlanDocument("空.json")]))
    code, _, err = run(
        empty, "--previous", PINGLUO, "--form", "adjustment_request", "--to", "html",
        "-o", tmp_path,
    )  # fmt: skip
    assert code == 2
    assert "没有项目" in err
