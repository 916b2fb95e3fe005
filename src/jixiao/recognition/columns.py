"""What a column holds when its head does not say: told by the texts under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.recognition.levels import holds_levels
from jixiao.recognition.shapes import fitness, is_level1, is_level2, is_number, is_operator
from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.grids.grid import Grid

_SAMPLE = 30
_ENOUGH = 8
_OPEN = (None, "level", "ordinal", "remark")
_FIT = 4.0


def named_by_content(
    grid: Grid, row: int, columns: Sequence[int], names: Sequence[str | None]
) -> list[str | None]:
    """Return the columns' names, those the header in `row` leaves open filled in by content.

    A column named as the indicator that holds both levels becomes `levels`.
    """
    below = grid.rows[row + 1 : row + 1 + _SAMPLE]
    texts = [
        [r[column] for r in below if column < len(r) and r[column].strip()][:_ENOUGH]
        for column in columns
    ]
    found = _levels(list(names), texts)
    _fill(found, texts, "operator", is_operator)
    _fill(found, texts, "unit", _is_unit)
    if not {"target", "value", "actual"} & set(found):
        _fill(found, texts, "target", _is_target)
    if "name" not in found:
        _fill(found, texts, "name", _is_name)
    return [None if name == "level" else name for name in found]


def _levels(found: list[str | None], texts: list[list[str]]) -> list[str | None]:
    both = [n for n, cells in enumerate(texts) if cells and _mostly(holds_levels, cells)]
    if both and "level1" not in found:
        found[both[0]] = "levels"
        return found
    for name, judge in (("level1", is_level1), ("level2", is_level2)):
        place = _level_place(name, found, texts, judge)
        if place is not None:
            found[place] = name
    return found


def _level_place(
    name: str, found: list[str | None], texts: list[list[str]], judge: Callable[[str], bool]
) -> int | None:
    if name in found:
        return None
    open_places = [n for n, head in enumerate(found) if head in _OPEN]
    suited = [n for n in open_places if texts[n] and _mostly(judge, texts[n])]
    if suited:
        return suited[0]
    levels = [n for n in open_places if found[n] == "level"]
    other = "level2" if name == "level1" else "level1"
    if len(levels) > 1 or (levels and (other in found or name == "level1")):
        return levels[0]
    return None


def _fill(
    found: list[str | None], texts: list[list[str]], name: str, judge: Callable[[str], bool]
) -> None:
    """Name the first open column behind the levels that suits, unless the name is taken."""
    if name in found:
        return
    tree = [n for n, head in enumerate(found) if head in ("level1", "level2", "levels")]
    for place in range(max(tree, default=-1) + 1, len(found)):
        if found[place] is None and texts[place] and _mostly(judge, texts[place]):
            found[place] = name
            return


def _mostly(judge: Callable[[str], bool], texts: list[str]) -> bool:
    """Return True when at least three of five texts suit; section rows may stand between."""
    return sum(map(judge, texts)) * 5 >= len(texts) * 3


def _is_unit(text: str) -> bool:
    return not is_number(text) and parse_unit(text) is not None


def _is_target(text: str) -> bool:
    return fitness(text, "value") >= _FIT


def _is_name(text: str) -> bool:
    return fitness(text, "name") >= _FIT
