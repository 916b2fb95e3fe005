"""Worksheet names are what Excel accepts, whatever a project is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.publishing.writers.sheet_names import FORBIDDEN, sheet_names


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        pytest.param(["补助", "补助"], ["补助", "补助(2)"], id="the same name twice"),
        pytest.param(["a/b:[c]"], ["a b  c"], id="forbidden characters"),
        pytest.param(["长" * 40], ["长" * 31], id="too long"),
        pytest.param(["History", ""], ["History(2)", "Sheet"], id="reserved and empty"),
    ],
)
def test_names(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names


@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_are_always_accepted(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(FORBIDDEN.search(name) or name[0] == "'" or name[-1] == "'" for name in names)
