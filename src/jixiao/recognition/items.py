"""Cells that hold names and targets together, one or several indicators."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.wording.targets import trailing_target

_PARTS = re.compile(r"[；;\n]+")
_NUMBERING = re.compile(r"^(?:[（(]\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑨]|[-*•·])\s*")
_FIGURE = re.compile(
    r"^(?P<name>.*[\u4e00-\u9fff）)])\s*"
    r"(?P<target>\d[\d.,]*\s*(?:[%％‰]|[\u4e00-\u9fff]{1,4}(?:/[\u4e00-\u9fff]{1,3})?))$"
)
_MARKS = ("：", ":")


def parts_of(text: str) -> list[str]:
    """Return the items of a cell, their numbering dropped."""
    return [item for part in _PARTS.split(text) if (item := _NUMBERING.sub("", part.strip()))]


@lru_cache(maxsize=16384)
def named(item: str) -> tuple[str, str]:
    """Return (name, target) of one item; the target is empty where none is told apart."""
    for mark in _MARKS:
        name, colon, target = item.partition(mark)
        if colon and name.strip():
            return name.strip(), target.strip()
    stated = trailing_target(item)
    if stated:
        return stated
    found = _FIGURE.match(item)
    return (found["name"], found["target"]) if found else (item, "")
