"""Qualitative indicators → what must be at hand for each grade, by what they are about."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.binding import GradeCriterion

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

TABLE: Final = "criteria.toml"
GRADES: Final = (("达成预期指标", 80, 100), ("部分达成", 60, 80), ("未达成", 0, 60))
"""Grades with their share of the full score. Source: caiyu-2020-10#qualitative."""


def criteria_for(indicator: Indicator) -> tuple[str, tuple[GradeCriterion, ...]]:
    """Return what the indicator is about, and the evidence each grade asks for."""
    text = f"{indicator.name or ''}|{indicator.description or ''}"
    theme = next(one for one in _themes() if re.search(one["words"], text))
    return theme["title"], tuple(
        GradeCriterion(grade, least, most, evidence)
        for (grade, least, most), evidence in zip(GRADES, theme["evidence"], strict=True)
    )


@cache
def _themes() -> tuple[dict[str, Any], ...]:
    text = files("jixiao.measurement").joinpath(TABLE).read_text("utf-8")
    return tuple(tomllib.loads(text)["theme"])
