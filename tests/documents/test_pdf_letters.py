"""Characters that a PDF tells oddly read as they were written."""

from __future__ import annotations

import pytest

from jixiao.documents.pdf_letters import as_written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        pytest.param("项⽬⼯资", "项目工资", id="radicals for the characters they look like"),
        pytest.param("⻓期⻔⻋", "长期门车", id="radicals Unicode does not map"),
        pytest.param("㘠\u0b00㜠\u0b005", "675", id="bytes shifted by a distiller"),
        pytest.param("㘠", "㘠", id="the same letter on its own"),
        pytest.param("a\n\u0b00", "a\n\u0b00", id="lines stay apart"),
        pytest.param("e\u0301", "\xe9", id="composed"),
        pytest.param("≥95％（①）", "≥95％（①）", id="full width stays"),
    ],
)
def test_as_written(told: str, written: str) -> None:
    assert as_written(told) == written
