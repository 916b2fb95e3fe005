"""Cells that hold both levels of an indicator: `产出指标／数量指标`, `产出指标（数量）`."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.recognition.shapes import is_level1, is_level2
from jixiao.wording.spaces import without_layout_spaces

_JOINED = re.compile(
    r"^(?P<level1>[^/／\-—–>＞→、·:：|｜]{2,12})[/／\-—–>＞→、·:：|｜]+(?P<level2>.{2,})$"
)
_BRACKETED = re.compile(r"^(?P<level1>[^（(\[【]{2,12})[（(\[【](?P<level2>.{2,})[)）\]】]$")
_STEP = re.compile(r"[/／\\>＞→|｜]|--|——|—")
_PATH = 3
_WHOM = frozenset({"服务对象", "受益对象", "社会公众", "受益群体", "服务群体"})
"""Whose content is meant: level 2 under 满意度指标."""
_REMARK = re.compile(r"\d|分|必填")


@lru_cache(maxsize=4096)
def split_levels(text: str) -> tuple[str, str] | None:
    """Return (level 1, level 2) of a cell that names both, in whatever order, or None."""
    plain = without_layout_spaces(text)
    found = _JOINED.match(plain) or _BRACKETED.match(plain)
    if found is None or _REMARK.search(found["level2"]):
        return None
    first, second = found["level1"], found["level2"]
    if is_level1(first) and (is_level2(second) or second in _WHOM):
        return first, second
    return (second, first) if is_level1(second) and is_level2(first) else None


@lru_cache(maxsize=4096)
def split_path(text: str) -> tuple[str, str, str] | None:
    """Return (level 1, level 2, name) of a cell that names all three, or None."""
    parts = [part for part in _STEP.split(without_layout_spaces(text)) if part]
    if len(parts) != _PATH or not is_level1(parts[0]) or not is_level2(parts[1]):
        return None
    return parts[0], parts[1], parts[2]


def holds_levels(text: str) -> bool:
    """Return True when the cell names both levels."""
    return split_levels(text) is not None or split_path(text) is not None
