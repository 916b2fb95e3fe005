"""Level 1 as the cells of a row name it, and what is doubtful about that."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt
from jixiao.model.message import message
from jixiao.standards.indicator_classes import level1_like, level1_of
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledRow
    from jixiao.model.source import SourceSpan

_LIKELY = 0.8
_UNSURE = 0.5


def level1_of_row(
    row: FilledRow, before: str | None, number: int
) -> tuple[str | None, tuple[Doubt, SourceSpan] | None]:
    """Return a row's level 1, `before` where its cell is blank, and the doubt it leaves.

    A name like one of the four is understood as that; any other is none of them, and the level
    of the row before does not hold for it.
    """
    text = row.texts.get("level1")
    if not text or not text.strip():
        return before, None
    level = _known(text)
    if level:
        return level, None
    plain, like = without_layout_spaces(text), _like(text)
    if like:
        said = message("一级指标“{text}”不是规定名称，按“{level}”理解", text=plain, level=like)
    else:
        said = message("一级指标“{text}”不在规定的四类之内，未归入任何一类", text=plain)
    sure = _LIKELY if like else _UNSURE
    doubt = Doubt("JX-D008", said, field="level1", confidence=sure, indicator=number)
    return like, (doubt, row.span("level1"))


@lru_cache(maxsize=4096)
def _known(text: str) -> str | None:
    level = level1_of(text)
    return level.value if level else None


@lru_cache(maxsize=4096)
def _like(text: str) -> str | None:
    level = level1_like(text)
    return level.value if level else None
