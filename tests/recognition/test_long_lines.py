"""Lines without end, as spoilt files have them, are read in time that grows with them."""

from __future__ import annotations

import pytest

from jixiao.flow import read_content
from jixiao.recognition.titles import is_furniture

LONG = 16_000
"""Characters; what grows with their square or cube would take minutes."""


@pytest.mark.parametrize(
    "unit",
    [
        "-",
        "[",
        "（",
        "1",
        "1,",
        " ",
        "元",
        "万元",
        "目标",
        "=",
        "：",
        "·",
        ".",
        "第",
        "a",
        "产出指标 ",
    ],
)
def test_a_line_without_end_is_no_plan(unit: str) -> None:
    line = unit * (LONG // len(unit))
    (found,) = read_content("a.txt", f"标题\n{line}尾\n".encode())
    assert isinstance(found, Exception)
    assert str(found).startswith("a.txt")


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("- 3 -", True),
        ("第3页/共12页", True),
        ("— 12 —", True),
        ("3/12", True),
        ("———————", True),
        ("第一章", False),
        ("2024年度", False),
        ("---尾", False),
    ],
)
def test_page_numbers_and_rules_are_furniture(line: str, *, furniture: bool) -> None:
    assert is_furniture(line) is furniture
