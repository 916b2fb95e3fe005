"""What is read and written as a stream, and what is no input of a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.cli.inputs import Inputs
from jixiao.cli.main import main
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.target import Target
from jixiao.notation.exchange import write_line, write_lines, write_plans

SOURCE = Path(__file__).parents[2] / "src"


def plan(name: str) -> PlanDocument:
    own = Indicator("产出指标", "数量指标", "受益人数", Target("≥95%", "≥", "95", "%"))
    return PlanDocument(f"{name}.json", projects=(PerformancePlan(1, name, indicators=(own,)),))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"".join(write_lines([plan("甲县项目"), plan("乙县项目")])))
    return path


def test_a_corpus_is_read_line_by_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with corpus.open("ab") as stream:
        stream.write(b'{"document": 5}\n')
    inputs = Inputs([str(corpus)])
    documents = inputs.documents()
    assert next(documents) == plan("甲县项目")
    assert inputs.unreadable == 0
    assert [each.document for each in documents] == ["乙县项目.json"]
    assert inputs.unreadable == 1
    assert "corpus.jsonl:3" in capsys.readouterr().err


def test_a_broken_line_costs_only_itself(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = corpus.read_bytes().splitlines()
    corpus.write_bytes(b"\n".join((first, b'{"document": ', second, b"[]", b"")))
    inputs = Inputs([str(corpus)])
    assert [each.document for each in inputs.documents()] == ["甲县项目.json", "乙县项目.json"]
    assert inputs.unreadable == 2
    told = capsys.readouterr().err.splitlines()
    assert ["第 2 行" in told[0], "corpus.jsonl:4" in told[1]] == [True, True]


def test_all_formats_tell_the_same_findings(corpus: Path, tmp_path: Path) -> None:
    whole, lines = tmp_path / "found.json", tmp_path / "found.jsonl"
    for out in (whole, lines):
        assert main(["check", str(corpus), "--format", out.suffix[1:], "-o", str(out)]) == 1
    tree = json.loads(whole.read_bytes())
    assert (tree["format"], tree["content"]) == ("jixiao/1", "findings")
    assert [each["document"] for each in tree["documents"]] == ["甲县项目.json", "乙县项目.json"]
    assert [json.loads(line) for line in lines.read_bytes().splitlines()] == tree["documents"]
    assert all(each["findings"] for each in tree["documents"])


def test_a_corpus_beside_files_is_read_in_order_by_several_processes(
    corpus: Path, tmp_path: Path
) -> None:
    names = [tmp_path / "a.json", corpus, tmp_path / "z.json"]
    for path in (names[0], names[2]):
        path.write_bytes(write_plans([plan(path.stem)]))
    read = Inputs([str(path) for path in names], jobs=2).documents()
    assert [each.document for each in read] == [
        "a.json", "甲县项目.json", "乙县项目.json", "z.json",
    ]  # fmt: skip


@pytest.mark.parametrize("words", [(), ("--resume", "done.txt")])
def test_a_result_in_the_folder_is_no_input(
    tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.json").write_bytes(write_plans([plan("甲县项目")]))
    for _ in range(2):
        assert main(["read", ".", "--format", "jsonl", "-o", "x.jsonl", *words]) == 0
        assert Path("x.jsonl").read_bytes() == write_line(plan("甲县项目"))


@pytest.mark.parametrize("kind", ["text", "json", "jsonl"])
def test_findings_in_the_folder_are_no_input(tmp_path: Path, kind: str) -> None:
    (tmp_path / "甲.json").write_bytes(write_plans([plan("甲县项目")]))
    out = tmp_path / f"x.{kind}"
    words = ["check", str(tmp_path), "--format", kind, "-o", str(out)]
    assert main(words) == 1
    first = out.read_bytes()
    assert main(words) == 1
    assert out.read_bytes() == first


@pytest.mark.parametrize("command", [["check"], ["read", "--format", "jsonl"], ["read"]])
@pytest.mark.skipif(os.name == "nt", reason="the shell closes the stream")
def test_a_closed_output_is_told(corpus: Path, command: list[str]) -> None:
    script = f'exec "$0" -m jixiao {" ".join(command)} "$1" >&-'
    ended = subprocess.run(
        ["sh", "-c", script, sys.executable, str(corpus)],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        check=False,
    )
    told = ended.stderr.decode("utf-8")
    assert ended.returncode == 2
    assert "标准输出已关闭" in told
    assert "Traceback" not in told


def test_documents_of_one_name_keep_their_own_findings(tmp_path: Path) -> None:
    corpus, out = tmp_path / "c.jsonl", tmp_path / "out.jsonl"
    same = replace(plan("乙县项目"), document="甲县项目.json")
    corpus.write_bytes(b"".join(write_lines([plan("甲县项目"), same])))
    main(["check", str(corpus), "--format", "jsonl", "-o", str(out)])
    found = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert [each["document"] for each in found] == ["甲县项目.json"] * 2


@pytest.mark.skipif(os.name == "nt", reason="the shell makes the pipe")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    script = '"$0" -m jixiao explain --all | head -n 1 >&2; exit ${PIPESTATUS[0]}'
    ended = subprocess.run(
        ["bash", "-c", script, sys.executable],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        check=False,
    )
    assert (ended.returncode, ended.stderr.count(b"\n")) == (0, 1)
