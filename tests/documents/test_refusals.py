"""The file system's refusals in words that translate; others as the system says them."""

from __future__ import annotations

import errno

import pytest

from jixiao.documents.refusals import refusal


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EACCES, "没有权限"), (errno.ENOSPC, "磁盘已满"), (errno.EXDEV, "as the system says")],
)
def test_a_refusal_is_said(number: int, said: str) -> None:
    assert str(refusal(OSError(number, "as the system says"))) == said
