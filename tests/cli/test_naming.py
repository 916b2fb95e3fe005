"""Files of one name are told apart by the shortest end of their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.cli.main import main
from jixiao.cli.naming import told_apart
from jixiao.notation.exchange import read_lines

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """
项目名称：养护
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|养护里程|≥5公里
"""


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        pytest.param(["/县/甲/表.txt"], ["表.txt"], id="alone"),
        pytest.param(["/县/甲/表.txt", "/县/乙/册.txt"], ["表.txt", "册.txt"], id="other names"),
        pytest.param(
            ["/县/甲/表.txt", "/县/乙/表.txt"], ["甲/表.txt", "乙/表.txt"], id="one folder"
        ),
        pytest.param(
            ["/县/甲/上/表.txt", "/县/乙/上/表.txt", "/县/乙/下/表.txt"],
            ["甲/上/表.txt", "乙/上/表.txt", "下/表.txt"],
            id="each as short as it may be",
        ),
        pytest.param(["/表.txt", "/县/表.txt"], ["/表.txt", "县/表.txt"], id="one at the root"),
        pytest.param(["-"], ["-"], id="standard input"),
    ],
)
def test_names_are_short_and_different(paths: list[str], names: list[str]) -> None:
    assert list(told_apart(paths).items()) == list(zip(paths, names, strict=True))


@given(st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=4), unique_by=tuple))
def test_no_two_paths_share_a_name(parts: list[list[str]]) -> None:
    paths = ["/" + "/".join(each) for each in parts]
    named = told_apart(paths)
    assert len(set(named.values())) == len(paths)
    assert all(path.endswith(name.removeprefix("/")) for path, name in named.items())


def test_documents_and_findings_carry_the_names_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("甲局", "乙局"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "表.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "甲局" / "册.txt").write_text(TABLE, encoding="utf-8")
    out = tmp_path / "x.jsonl"
    assert main(["read", str(tmp_path), "--format", "jsonl", "-o", str(out)]) == 0
    lines = out.read_bytes().splitlines(keepends=True)
    assert [each.document for each in read_lines(lines, "x.jsonl")] == [
        "乙局/表.txt", "册.txt", "甲局/表.txt",
    ]  # fmt: skip
    capsys.readouterr()
    main(["check", str(tmp_path / "甲局"), str(tmp_path / "乙局")])
    said = capsys.readouterr().out
    assert "乙局/表.txt" in said
    assert "甲局/表.txt" in said
