"""What a column holds when its head does not say: told by the texts under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.recognition.labels import label_of
from jixiao.recognition.levels import holds_levels, split_path
from jixiao.recognition.shapes import (
    fitness,
    is_level1,
    is_level2,
    is_number,
    is_operator,
    is_points,
)
from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.grids.grid import Grid

_SAMPLE = 30
_ENOUGH = 8
_OPEN = (None, "level", "ordinal", "remark")
_FIT = 4.0
_SURE_FIT = 6.0
_SHORT_UNIT = 4
_STATED = frozenset({"item", "target", "value", "lower", "upper"})
_TREE = frozenset({"level", "level1", "level2", "levels"})
_KINDS = frozenset({"定性", "定量", "定性指标", "定量指标"})
_MIN_POINTS = 3
_ALL_POINTS = 100
_HEADS = frozenset({"name", "code", "objectives", "department", "implementing_unit"})
_SHORTEST, _LONGEST = 4, 40
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Head:
    """A header cell: its column (from 0), the field it names, whether its label is a known one."""

    column: int
    name: str | None
    exact: bool


def named_by_content(grid: Grid, row: int, heads: Sequence[Head]) -> list[str | None]:
    """Return the columns' names, those the header in `row` leaves open filled in by content.

    A column named as the indicator that holds both levels becomes `levels`.
    """
    below = _body(grid.rows[row + 1 : row + 1 + _SAMPLE])
    texts = [
        [r[head.column] for r in below if head.column < len(r) and r[head.column].strip()][:_ENOUGH]
        for head in heads
    ]
    found = _levels(_uncontradicted(grid, heads, texts), texts)
    if found and found[0] is None and _is_running(texts[0]):
        found[0] = "ordinal"
    _fill(found, texts, "operator", is_operator)
    _fill(found, texts, "unit", _is_unit)
    if not _STATED & set(found):
        _fill(found, texts, "target", _is_target)
    if not _STATED & set(found) and {"operator", "unit"} & set(found):
        _fill(found, texts, "value", is_number)
    if "name" not in found and "item" not in found and not _holds_names(found, texts):
        _fill(found, texts, "name", _is_name)
    if _STATED & set(found):
        _fill_weight(found, texts)
    if not grid.is_text:
        _fill_projects(found, texts)
    return [None if name == "level" else name for name in found]


def _is_running(texts: list[str]) -> bool:
    """Return True for 1, 2, 3 …: the numbers of the rows."""
    return len(texts) >= _MIN_POINTS and texts == [str(n + 1) for n in range(len(texts))]


def _body(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the rows of indicators: those before a head that is printed under them."""
    full = [row for row in rows if _is_full(row)]
    ends = (n for n, row in enumerate(full) if n and _is_of_head(row))
    return full[: next(ends, len(full))]


def _is_of_head(row: Sequence[str]) -> bool:
    """Return True for a row that begins with the label of what is told of a project."""
    label = label_of(next(text for text in row if text.strip()))
    return label is not None and label.exact and label.column is None and label.field in _HEADS


def _is_full(row: Sequence[str]) -> bool:
    """Return False for a blank row and for a cell that stands alone: a band, a heading."""
    return sum(1 for text in row if text and not text.isspace()) > 1


def _fill_weight(found: list[str | None], texts: list[list[str]]) -> None:
    """Name the column of points: figures behind the names that make up at most a hundred."""
    if {"weight", "score"} & set(found) or "name" not in found:
        return
    for place in range(found.index("name") + 1, len(found)):
        cells = texts[place]
        if found[place] is None and len(cells) >= _MIN_POINTS and all(map(is_points, cells)):
            figures = [float(each[0]) for text in cells if (each := _FIGURE.search(text))]
            whole = sum(figures[:-1]) == figures[-1]
            if sum(figures[:-1] if whole else figures) <= _ALL_POINTS:
                found[place] = "weight"
                return


def _fill_projects(found: list[str | None], texts: list[list[str]]) -> None:
    """Name the columns before the levels that hold a project's name, its money, its goals.

    Only where a head already said that one column belongs to the project.
    """
    tree = [n for n, name in enumerate(found) if name in ("level1", "level2", "levels", "name")]
    if not tree or not any(map(_is_project, found[: tree[0]])):
        return
    for field, judge in _OF_PROJECT:
        if field in found:
            continue
        for place in range(tree[0]):
            if found[place] is None and texts[place] and _mostly(judge, texts[place]):
                found[place] = field
                break


def _is_project_name(text: str) -> bool:
    return _SHORTEST <= len(text.strip()) <= _LONGEST and not is_number(text) and "。" not in text


def _uncontradicted(grid: Grid, heads: Sequence[Head], texts: list[list[str]]) -> list[str | None]:
    """Take back what a head only seemed to say when the texts under it cannot be that."""
    kept = [head.name for head in heads]
    tree = [place for place, name in enumerate(kept) if name in _TREE]
    for place, head in enumerate(heads):
        if not texts[place]:
            continue
        behind = bool(tree) and place > tree[0] and _is_project(head.name)
        doubtful = behind or (head.name == "name" and not head.exact)
        figures = doubtful and _mostly(_is_figure_target, texts[place])
        if figures or _holds_tree(heads, place, texts) or _holds_kinds(heads, place, texts):
            kept[place] = None
        elif head.name == "operator" and _holds_targets(heads, texts[place]):
            kept[place] = "target"
        elif head.name == "unit" and not grid.is_text and not any(map(_may_be_unit, texts[place])):
            kept[place] = "project:unit.name" if _mostly(_is_body, texts[place]) else None
    return _names_behind_levels(kept)


def _holds_tree(heads: Sequence[Head], place: int, texts: list[list[str]]) -> bool:
    """Return True for the head 指标 merged over level 1 and the columns after it."""
    merged = any(h.name == "name" for h in heads[place + 1 :]) or (
        place + 1 < len(heads) and heads[place + 1].name is None
    )
    named = heads[place].name == "name" and len(texts[place]) > 1
    return named and merged and _mostly(is_level1, texts[place])


def _holds_kinds(heads: Sequence[Head], place: int, texts: list[list[str]]) -> bool:
    """Return True for 定性 or 定量 under one head where another one holds the signs."""
    twice = sum(head.name == "operator" for head in heads) > 1
    return twice and heads[place].name == "operator" and _KINDS.issuperset(texts[place])


def _holds_targets(heads: Sequence[Head], texts: list[str]) -> bool:
    """Return True for whole targets under 要求 or another head of the signs."""
    stated = any(head.name in _STATED for head in heads)
    return not stated and _mostly(_is_figure_target, texts) and not any(map(is_operator, texts))


def _names_behind_levels(names: list[str | None]) -> list[str | None]:
    """Read what seemed a project's name behind the levels as the indicators' names."""
    levels = [n for n, name in enumerate(names) if name in _TREE]
    if levels and "name" not in names and "project:name" in names[levels[-1] :]:
        names[names.index("project:name", levels[-1])] = "name"
    return names


def _is_project(name: str | None) -> bool:
    return (name or "").startswith("project:")


def _holds_names(found: list[str | None], texts: list[list[str]]) -> bool:
    """Return True when the names stand in the cells of the levels."""
    return "levels" in found and any(map(split_path, texts[found.index("levels")]))


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


_OTHER = {"level1": is_level2, "level2": is_level1}


def _level_place(
    name: str, found: list[str | None], texts: list[list[str]], judge: Callable[[str], bool]
) -> int | None:
    if name in found:
        return None
    open_places = [n for n, head in enumerate(found) if head in _OPEN]
    suited = [n for n in open_places if texts[n] and _mostly(judge, texts[n])]
    if suited:
        return suited[0]
    levels = [
        n for n in open_places
        if found[n] == "level" and not (texts[n] and _mostly(_OTHER[name], texts[n]))
    ]  # fmt: skip
    other = "level2" if name == "level1" else "level1"
    if len(levels) > 1 or (levels and (other in found or name == "level1")):
        return levels[0]
    return None


def _fill(
    found: list[str | None], texts: list[list[str]], name: str, judge: Callable[[str], bool]
) -> None:
    """Name the first open column that suits, behind the levels rather than before them."""
    if name in found:
        return
    tree = [n for n, head in enumerate(found) if head in ("level1", "level2", "levels")]
    behind = range(max(tree, default=-1) + 1, len(found))
    for place in (*behind, *range(max(tree, default=-1) + 1)):
        strict = _is_figure_target if judge is _is_target and place not in behind else judge
        if found[place] is None and texts[place] and _mostly(strict, texts[place]):
            found[place] = name
            return


def _mostly(judge: Callable[[str], bool], texts: list[str]) -> bool:
    """Return True when at least three of five texts suit; section rows may stand between."""
    return sum(map(judge, texts)) * 5 >= len(texts) * 3


def _is_unit(text: str) -> bool:
    return not is_number(text) and parse_unit(text) is not None


def _is_target(text: str) -> bool:
    return fitness(text, "value") >= _FIT


def _is_figure_target(text: str) -> bool:
    return not is_number(text) and fitness(text, "target") >= _SURE_FIT


def _may_be_unit(text: str) -> bool:
    return parse_unit(text) is not None or len(text.strip()) <= _SHORT_UNIT


def _is_body(text: str) -> bool:
    return fitness(text, "project:unit.name") > 0


def _is_name(text: str) -> bool:
    return fitness(text, "name") >= _FIT


def _is_long(text: str) -> bool:
    return fitness(text, "project:objectives") > 0


_OF_PROJECT = (
    ("project:objectives", _is_long),
    ("project:budget.total", is_number),
    ("project:name", _is_project_name),
)
