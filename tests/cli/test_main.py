"""The command line: help in two languages, exit statuses, consoles, and what it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from jixiao.cli.main import cli, main
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.target import Target
from jixiao.notation.exchange import read_plans, write_line, write_plans

SOURCE = Path(__file__).parents[2] / "src"
COMMANDS = cli.list_commands(click.Context(cli))


def plan(name: str = "甲县项目", target: str = "≥95%") -> PlanDocument:
    own = Indicator("产出指标", "数量指标", "受益人数", Target(target, "≥", "95", "%"))
    return PlanDocument(f"{name}.json", projects=(PerformancePlan(1, name, indicators=(own,)),))


@pytest.fixture
def exchange(tmp_path: Path) -> Path:
    path = tmp_path / "甲.json"
    path.write_bytes(write_plans([plan()]))
    return path


def run(
    *words: str, encoding: str = "utf-8", stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m jixiao` as a program of its own with a console in `encoding`."""
    surroundings = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": encoding}
    surroundings.pop("JIXIAO_LANG", None)
    return subprocess.run(
        [sys.executable, "-m", "jixiao", *words],
        input=stdin,
        capture_output=True,
        env=surroundings,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_in_chinese_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：")
    assert f"示例:\n  jixiao {name}" in page
    assert "显示本帮助后退出" in page


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("order", [["--help", "--lang", "en"], ["--lang=en", "--help"]])
def test_every_command_helps_in_english(
    name: str, order: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, *order]) == 0
    page = capsys.readouterr().out
    assert page.isascii(), [character for character in page if not character.isascii()]


def test_language_of_the_environment_is_followed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIXIAO_LANG", "en")
    assert main(["--help"]) == 0
    assert "Usage: jixiao" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_loads_only_click_at_the_top(name: str) -> None:
    # A folder as argument lets click ask gettext for its name, which loads locale.
    code = (
        "import sys; import click; import locale; before = set(sys.modules)\n"
        f"import jixiao.cli.main, jixiao.cli.commands.{name.replace('-', '_')}\n"
        "new = {each for each in set(sys.modules) - before if '.' not in each}\n"
        "assert new <= {'jixiao', '__future__', 'typing'}, new"
    )
    subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(SOURCE)}, check=True
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["guess"], "没有命令 guess", id="unknown command"),
        pytest.param(["read"], "缺少参数 PATH", id="no path"),
        pytest.param(["read", "--fast", "a"], "没有选项 --fast", id="unknown option"),
        pytest.param(["read", "--format", "pdf", "a"], "json、jsonl、yaml", id="unknown format"),
        pytest.param(["publish", "a", "--to", "docx", "--form", "x", "-o", "b"], "x", id="form"),
        pytest.param(["read", "a", "--format", "xlsx"], "请用 -o", id="binary on a terminal"),
        pytest.param(["read", "a", "--resume", "b"], "jsonl", id="resume without lines"),
        pytest.param(["explain"], "--all", id="no rule named"),
        pytest.param(["explain", "JX-Z999"], "JX-Z999", id="no such rule"),
        pytest.param(["read", "nowhere.xlsx"], "nowhere.xlsx", id="no such file"),
        pytest.param(["read", "a", "-o"], "选项 -o 后面缺少内容", id="nothing after an option"),
        pytest.param(["read", "a", "--jobs", "0"], "不小于 1 的整数", id="no processes"),
        pytest.param(["read", "a", "--jobs", "两"], "不小于 1 的整数", id="no figure"),
        pytest.param(["monitor", "a", "--month", "13"], "1 到 12 的整数", id="no month"),
        pytest.param(["bind", "a", "--year", "二〇二六"], "2000 到 2100 的整数", id="no year"),
        pytest.param(["score", "a", "--day", "2024-13-01"], "应为 2024-12-31 这样", id="no day"),
        pytest.param(
            ["sample-ledgers", "a", "--share", "半"], "大于 0、不超过 100 的数", id="no share"
        ),
        pytest.param(["sample-ledgers", "a", "--share", "nan"], "不超过 100 的数", id="no number"),
        pytest.param(["sample-ledgers", "a", "--seed", "x"], "--seed 应为整数", id="no seed"),
        pytest.param(["forms", "多", "余"], "多余的内容：多 余", id="words too many"),
    ],
)
def test_wrong_usage_is_said_and_ends_with_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_what_is_read_is_written_on_standard_output_in_utf8(exchange: Path) -> None:
    result = run("read", str(exchange), encoding="gbk")
    assert result.returncode == 0, result.stderr
    assert list(read_plans(result.stdout)) == [plan()]


def test_standard_input_is_read() -> None:
    result = run("read", "-", "--format", "jsonl", stdin=write_plans([plan()]))
    assert result.stdout == write_line(plan())


@pytest.mark.parametrize("words", [["check"], ["read", "--format", "table"]])
def test_a_console_in_gbk_never_fails(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(write_plans([plan(name="㊙项目\u00b2𠮷", target="≥95\u00b2")]))
    result = run(*words, str(path), encoding="gbk")
    assert b"Traceback" not in result.stderr
    assert "产出指标" in result.stdout.decode("gbk")


def test_an_unreadable_input_wins_over_the_findings_and_stops_nothing(
    exchange: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    broken = tmp_path / "坏.json"
    broken.write_bytes(b'{"format": "jixiao/1", "content": "plans", "documents": [{}]}')
    assert main(["check", str(broken), str(exchange), "--format", "json"]) == 2
    captured = capsysbinary.readouterr()
    assert "坏.json 的 $.documents[0] 处" in captured.err.decode()
    (document,) = json.loads(captured.out)["documents"]
    assert document["document"] == "甲县项目.json"


def test_blocking_findings_end_with_1(exchange: Path) -> None:
    result = run("check", str(exchange), "--format", "json")
    severities = [
        each["severity"]
        for document in json.loads(result.stdout)["documents"]
        for each in document["findings"]
    ]
    assert "blocking" in severities
    assert result.returncode == 1


def test_processes_give_the_same_as_one(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.json").write_bytes(write_plans([plan(name=f"项目{number}")]))
    one = run("read", str(tmp_path), "--format", "jsonl")
    two = run("read", str(tmp_path), "--format", "jsonl", "--jobs", "2")
    assert one.stdout.count(b"\n") == 4
    assert two.stdout == one.stdout


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(3):
        (inputs / f"{number}.json").write_bytes(write_plans([plan(name=f"项目{number}")]))
    result, done = tmp_path / "out.jsonl", tmp_path / "done"
    words = ["read", str(inputs), "--format", "jsonl", "-o", str(result), "--resume", str(done)]
    assert main(words) == 0
    whole, record = result.read_bytes(), done.read_bytes()
    lines = record.splitlines(keepends=True)
    result.write_bytes(whole[:-7])
    done.write_bytes(b"".join(lines[:2]) + lines[2][:3])
    assert main(words) == 0
    assert (result.read_bytes(), done.read_bytes()) == (whole, record)
    assert main(words) == 0
    assert result.read_bytes() == whole


def test_a_workbook_lists_every_indicator(exchange: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only here

    output = tmp_path / "list.xlsx"
    assert main(["read", str(exchange), "--format", "xlsx", "-o", str(output)]) == 0
    rows = CalamineWorkbook.from_path(str(output)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["文件", "序号", "项目名称"]
    assert rows[1][4:8] == ["产出指标", "数量指标", "受益人数", "≥95%"]


def test_text_has_the_answer_first_and_marks_the_cell(
    exchange: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(exchange)])
    page = capsys.readouterr().out
    assert page.startswith("1 份文件、1 个项目、1 条指标：")
    assert "\n  改法：" in page


@pytest.mark.parametrize("name", ["rules", "forms"])
def test_lists_have_one_line_an_item(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len({line.split("\t")[0] for line in lines})
    assert len(lines) >= {"rules": 25, "forms": 3}[name]


def test_a_rule_is_explained_with_both_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "COST_SUM_NE"]) == 0
    page = capsys.readouterr().out
    order = ("为什么", "依据", "有问题的例子", "正确的例子")
    assert [page.index(word) for word in order] == sorted(page.index(word) for word in order)


def test_demo_writes_reports_and_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "--once", "-o", str(folder)]) == 0
    page = capsys.readouterr().out
    assert page.startswith("3 份文件、41 个项目、349 条指标")
    assert "5744 万元" in page
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert {"findings.html", "findings.xlsx", "plans.json"} < written
    assert len([name for name in written if name.startswith("forms/")]) == 9
    assert len([name for name in written if name.startswith("reviews/")]) == 3
    documents = list(read_plans((folder / "plans.json").read_bytes()))
    assert sum(len(document.projects) for document in documents) == 41


def test_a_reading_note_is_explained_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "JX-D004"]) == 0
    assert "分页" in capsys.readouterr().out


def test_no_words_at_all_print_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr()
    assert "jixiao check" in said.out + said.err


def test_a_division_that_is_no_code_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a", "--division", "abc"]) == 2
    assert "2、4或6位数字" in capsys.readouterr().err
