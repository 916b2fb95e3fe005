"""Names, places and lists that must not lose a file, stop the others or end in a traceback."""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.cli.reports import print_forms, stem_of
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.target import Target
from jixiao.notation.exchange import write_line, write_plans, write_yaml
from jixiao.recognition.faults import NoIndicatorFound

if TYPE_CHECKING:
    from pathlib import Path

OWN = Indicator("产出指标", "数量指标", "受益人数", Target("≥95%", "≥", "95", "%"))
PLAN = PlanDocument("甲.json", projects=(PerformancePlan(1, "修路", indicators=(OWN,)),))
FORM = "national_2015_target"


@pytest.fixture
def exchange(tmp_path: Path) -> Path:
    path = tmp_path / "甲.json"
    path.write_bytes(write_plans([PLAN]))
    return path


@pytest.mark.parametrize("kind", ["json", "jsonl", "yaml"])
def test_a_result_never_replaces_what_is_read(
    exchange: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = exchange.read_bytes()
    assert main(["read", str(exchange), "--format", kind, "-o", str(exchange)]) == 2
    assert "不能又写入结果" in capsys.readouterr().err
    assert exchange.read_bytes() == before


def test_a_printed_form_never_replaces_what_is_read(tmp_path: Path) -> None:
    read = tmp_path / "甲.docx"
    read.write_bytes(b"as it was")
    (written,) = print_forms([PLAN], FORM, "docx", tmp_path, kept=[str(read)])
    assert (written.name, read.read_bytes()) == ("甲-2.docx", b"as it was")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(write_line(PLAN), id="JSON Lines"),
        pytest.param(write_yaml([PLAN]), id="YAML"),
    ],
)
def test_every_shape_that_is_written_is_read(tmp_path: Path, content: bytes) -> None:
    source, result = tmp_path / "甲", tmp_path / "乙"
    source.write_bytes(content)
    assert main(["read", str(source), "--format", "jsonl", "-o", str(result)]) == 0
    assert result.read_bytes() == write_line(PLAN)


def test_bad_files_do_not_stop_the_others_in_several_processes(
    exchange: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "乙.csv"
    bad.write_text("一,二,三\n1,2,3\n", encoding="utf-8")
    result = tmp_path / "丙"
    words = ["read", str(bad), str(exchange), "--jobs", "2", "--format", "jsonl"]
    assert main([*words, "-o", str(result)]) == 2
    assert result.read_bytes() == write_line(PLAN)


def test_an_error_is_the_same_in_another_process() -> None:
    fault = NoIndicatorFound("甲.csv", grids=1, lines=2)
    copy = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy)) == (NoIndicatorFound, str(fault))


def test_a_name_too_long_does_not_stop_the_others(
    exchange: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "乙"
    words = ["read", "长" * 300, str(exchange), "--format", "jsonl", "-o", str(result)]
    assert main(words) == 2
    assert "没有这个文件" in capsys.readouterr().err
    assert result.read_bytes() == write_line(PLAN)


HEAD = b'{"format": "jixiao-read/1"}\n'
ENTRY = b'{"name": "a.json", "sha256": "00", "end": %s, "faults": []}\n'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\n", id="another file"),
        pytest.param(b"5", id="another file without a line feed"),
        pytest.param(HEAD + b"\xff\n", id="no text"),
        pytest.param(HEAD + b"[]\n", id="no entry"),
        pytest.param(HEAD + b'{"name": "a.json"}\n', id="half an entry"),
        pytest.param(HEAD + ENTRY % b'"5"', id="no length"),
        pytest.param(HEAD + ENTRY % b"-5", id="negative length"),
        pytest.param(HEAD + ENTRY % b"5" + ENTRY % b"4", id="going backwards"),
        pytest.param(HEAD + ENTRY % b"99", id="result shorter than it says"),
        pytest.param(HEAD + ENTRY % b"2", id="no line ends there"),
    ],
)
def test_a_damaged_list_of_files_done_is_refused(
    exchange: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    done, result = tmp_path / "done", tmp_path / "result"
    done.write_bytes(content)
    result.write_bytes(b"{}{}\n")
    words = ["read", str(exchange), "--format", "jsonl", "-o", str(result), "--resume", str(done)]
    assert main(words) == 2
    assert "已读清单" in capsys.readouterr().err
    assert (done.read_bytes(), result.read_bytes()) == (content, b"{}{}\n")


@pytest.mark.parametrize(
    ("document", "stem"),
    [
        pytest.param("a.zip!乙/甲.xlsx", "甲", id="without folders"),
        pytest.param("a\nb<c>.txt", "a_b_c_", id="what systems forbid"),
        pytest.param("长" * 300, "长" * 66, id="cut between characters"),
        pytest.param("...", "document", id="nothing left"),
    ],
)
def test_stems_are_names_every_system_takes(document: str, stem: str) -> None:
    assert stem_of(document) == stem


def test_text_of_a_plan_cannot_steer_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = Indicator("产出指标", "数量指标", "\x1b[2J人数", Target("≥", "≥"))
    plan = PlanDocument(
        "甲.json", projects=(PerformancePlan(1, "\x1b]0;x\x07", indicators=(own,)),)
    )
    source = tmp_path / "甲.json"
    source.write_bytes(write_plans([plan]))
    main(["check", str(source)])
    main(["read", str(source), "--format", "table"])
    assert not {"\x1b", "\x07"} & set(capsys.readouterr().out)


NOBODY = 65534
"""A user without rights of his own; the superuser is kept from no folder."""


def run_as_nobody(words: list[str], folder: Path) -> tuple[int, str]:
    """Exit status and all that is said by a command in `folder`, as a user without rights."""
    main(words)  # what is loaded when used is loaded before rights are given up
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.chdir(folder)
        if not os.geteuid():
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        status = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders by other means")
def test_a_folder_that_may_not_be_entered_is_told(
    exchange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = exchange.parent
    folder.chmod(0o755)
    (folder / "乙").mkdir(mode=0)
    monkeypatch.chdir(folder)
    status, said = run_as_nobody(["read", ".", "--format", "table"], folder)
    assert (status, "没有权限" in said, "修路" in said) == (2, True, True)
