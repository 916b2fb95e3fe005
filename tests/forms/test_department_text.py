from __future__ import annotations

import pytest

from jixiao.forms.department_text import chinese_ordinal


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param(1, "一", id="one figure"),
        pytest.param(10, "十", id="ten"),
        pytest.param(23, "二十三", id="tens and ones"),
        pytest.param(100, "100", id="beyond ninety-nine"),
    ],
)
def test_headings_are_counted(number: int, shown: str) -> None:
    assert chinese_ordinal(number) == shown
