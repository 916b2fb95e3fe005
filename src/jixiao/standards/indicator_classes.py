"""Names of indicator classes → the classes of the trees of 2015 and 2021."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Level1
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILLING: Final = re.compile(r"[\s\u200b\ufeff:：*★☆▲]+")
_REMARK: Final = re.compile(r"[(（\[【\u3014][^()（）\[\]【】\u3014\u3015]*(?:[)）\]】\u3015]分?)?")
_POINTS: Final = re.compile(r"[\d.]+(?:[-~—至][\d.]+)?分?$")
_TAIL: Final = re.compile(r"(?<=..)(?:类|方面|维度|层面)?(?:指标|目标)?$")
_LONGEST_NAME: Final = 8
_LIKENESS: Final = (
    (re.compile(r"成本|投入控制"), Level1.COST),
    (re.compile(r"产出|完成|实施内容"), Level1.OUTPUT),
    (re.compile(r"效益|效果|成效|影响|作用"), Level1.OUTCOME),
    (re.compile(r"满意|评价反馈|认可"), Level1.SATISFACTION),
)
_NUMBER: Final = re.compile(
    r"^(?:指标[\d一二三四五六七八九十]{1,2}(?=\D)|(?:[\d.]+|[一二三四五六七八九十]+)[、.．])"
)


class Tree(StrEnum):
    """The two trees in use; a form follows one of them."""

    OF_2015 = "tree2015"
    OF_2021 = "tree2021"


@dataclass(frozen=True, slots=True)
class Level2Class:
    """A class on level 2: canonical name, kind, and the level 1 it belongs to in each tree.

    Source: caiyu-2015-88#tree, caiyu-2021-101#types.
    """

    name: str
    kind: str
    home_2015: Level1
    home_2021: Level1

    @property
    def is_cost(self) -> bool:
        """True for the classes that state what the work costs."""
        return self.kind == "cost" or self.kind.endswith("_cost")

    def home(self, tree: Tree) -> Level1:
        """Return the level 1 that this class belongs to in a tree."""
        return self.home_2015 if tree is Tree.OF_2015 else self.home_2021


def _stem(text: str) -> str:
    """Return a printed name without spaces, remarks, points, number, colon and 指标."""
    plain = _NUMBER.sub("", _REMARK.sub("", _FILLING.sub("", text)))
    return _TAIL.sub("", _POINTS.sub("", plain))


@cache
def level2_classes() -> tuple[Level2Class, ...]:
    """Return all classes of level 2, in the order of the official tables."""
    return tuple(
        Level2Class(row["name"], row["kind"], Level1(row["tree2015"]), Level1(row["tree2021"]))
        for row in table("indicator_classes.toml")["level2"]
    )


@cache
def _level1_names() -> Mapping[str, Level1]:
    rows = table("indicator_classes.toml")["level1"].items()
    return {name: Level1(level) for level, row in rows for name in row["names"]}


@cache
def _level2_names() -> Mapping[str, Level2Class]:
    rows = table("indicator_classes.toml")["level2"]
    pairs = zip(rows, level2_classes(), strict=True)
    return {name: found for row, found in pairs for name in row["names"]}


@lru_cache(maxsize=4096)
def level1_of(text: str) -> Level1 | None:
    """Return the level 1 that a cell names, or None when it names none.

    Spaces, remarks in brackets, points (产出指标（50分）), stars, colons and a missing 指标 do
    not matter.
    """
    return _level1_names().get(_stem(text))


@lru_cache(maxsize=4096)
def level1_like(text: str) -> Level1 | None:
    """Return the level 1 that a short name of other words means (预期产出, 工作成效), or None.

    None too where the words of two levels stand in it.
    """
    plain = _stem(text)
    if len(plain) > _LONGEST_NAME:
        return None
    found = {level for pattern, level in _LIKENESS if pattern.search(plain)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def level2_of(text: str) -> Level2Class | None:
    """Return the class of level 2 that a cell names, or None; 预算执行率 is none of them."""
    return _level2_names().get(_stem(text))


@lru_cache(maxsize=4096)
def level2_as_printed(text: str) -> str:
    """Return a printed level 2 without layout spaces, remarks, points, stars and numbers."""
    plain = _NUMBER.sub("", _REMARK.sub("", _FILLING.sub("", text)))
    return _POINTS.sub("", plain)
