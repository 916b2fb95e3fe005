"""One row of a grid under a header → an indicator row with its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, FilledRow
from jixiao.model.message import message
from jixiao.recognition.grammar import assign
from jixiao.recognition.levels import split_levels, split_path
from jixiao.recognition.shapes import (
    fitness,
    is_level1,
    is_level2,
    is_number,
    is_operator,
    is_points,
    is_target,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid
    from jixiao.recognition.cells import Cells
    from jixiao.recognition.headers import Header

_SINGLE = frozenset({"level1", "level2", "name"})
_POINTS = frozenset({"weight", "score", "full_score", "execution_weight", "review_score"})
_GLUED = re.compile(
    r"^(?P<name>.*?[\u4e00-\u9fff）)，,。：:])\s*"
    r"(?P<target>(?:[≥≤≧≦＝)）]|[><＞＜]=?|=|不低于|不少于|不超过|大于等于|小于等于)\s*[\d０-９][^\s，。]{0,12})$",
    re.DOTALL,
)
_BEFORE_POINTS = re.compile(r"(?P<target>.*\D)\s+(?P<points>\d{1,2}(?:\.\d)?)分?")
_SURE_FIT = 6.0
_KINDS = frozenset({"定性", "定性指标"})
_CERTAIN = 0.95
_LIKELY = 0.8


def read_row(grid: Grid, row: int, cells: Cells, header: Header) -> FilledRow:
    """Return the row's fields: by position where the texts suit it, else by grammar."""
    fields = header.fields
    width = len(fields)
    texts: dict[str, str] = {}
    for column, text in cells:
        name = fields[column] if column < width else None
        if name is None:
            if column == 0 or _is_side_label(text):
                continue
            return _by_grammar(grid, row, cells, header)
        if not _suits(name, text) or (name in texts and name in _SINGLE):
            return _by_grammar(grid, row, cells, header)
        texts[name] = f"{texts[name]} {text}" if name in texts else text
    if grid.is_text and _looks_shifted(texts, header):
        return _by_grammar(grid, row, cells, header)
    return completed(FilledRow(texts, header.columns, row, grid))


def by_position(grid: Grid, row: int, cells: Cells, header: Header) -> FilledRow | None:
    """Return the row's texts under the header's columns, None where two claim one place."""
    fields = header.fields
    texts: dict[str, str] = {}
    for column, text in cells:
        name = fields[column] if column < len(fields) else None
        if name in texts or (name is None and (is_level1(text) or is_level2(text))):
            return None
        if name:
            texts[name] = text
    return FilledRow(texts, header.columns, row, grid)


def _is_side_label(text: str) -> bool:
    plain = "".join(text.split())
    return "绩效指标" in plain or "绩效目标" in plain


def _suits(name: str, text: str) -> bool:
    """Return False when the text certainly does not belong into the column."""
    judges = _UNSUITED.get(name) or (_PROJECT if name.startswith("project:") else (is_level1,))
    if name in _OWN and _OWN[name](text):
        return True
    return not any(judge(text) for judge in judges)


_PROJECT = (is_level1, is_level2)
_OWN = {"level1": is_level1, "operator": is_operator} | dict.fromkeys(_POINTS, is_points)
_UNSUITED = {
    "name": (is_level1, is_operator, is_number, is_target),
    "level1": (is_level2, is_operator, is_number),
    "level2": (is_operator, is_number),
    "operator": (is_level1, is_level2, is_number),
    "project:name": (is_level1, is_level2, is_number),
} | dict.fromkeys(_POINTS, (is_level1, is_level2, is_operator))


def _looks_shifted(texts: dict[str, str], header: Header) -> bool:
    level1, level2 = texts.get("level1"), texts.get("level2")
    if level1 and not is_level1(level1):
        return True
    if level2 and not is_level2(level2) and "指标" not in level2:
        return True
    if "operator" in header.columns and "operator" in texts:
        return not is_operator(texts["operator"])
    return bool(texts.get("name")) and not _has_target(texts) and is_level2(texts["name"])


def _has_target(texts: dict[str, str]) -> bool:
    return bool(texts.get("target") or texts.get("value"))


def _by_grammar(grid: Grid, row: int, cells: Cells, header: Header) -> FilledRow:
    order = _order(header)
    names = _kept_in_place(assign(cells, order, header.columns)[0], grid, cells, header)
    texts: dict[str, str] = {}
    columns: dict[str, int] = {}
    moved: list[tuple[int, str, str]] = []
    for (column, text), name in zip(cells, names, strict=True):
        if name is None:
            continue
        texts[name] = text
        columns[name] = column
        if header.columns.get(name) != column:
            moved.append((column, text, name))
    doubts = (_moved(grid, row, *moved[0]),) if moved else ()
    return completed(FilledRow(texts, columns, row, grid, doubts=doubts))


def _kept_in_place(
    names: Sequence[str | None], grid: Grid, cells: Cells, header: Header
) -> Sequence[str | None]:
    """Return the fields of the cells; one alone that would leave its ruled column stays there.

    A row that slipped takes several cells with it. A word where a number is looked for is a slip
    of who filled in the form, and is told as such.
    """
    fields = header.fields
    own = [fields[column] if column < len(fields) else None for column, _ in cells]
    left = [place for place, name in enumerate(names) if name not in (None, own[place])]
    if grid.is_text or len(left) != 1:
        return names
    (place,) = left
    here = own[place]
    if here is None or here in names or not _suits(here, cells[place][1]):
        return names
    return [*names[:place], here, *names[place + 1 :]]


def _moved(grid: Grid, row: int, column: int, text: str, name: str) -> Doubt:
    """Return the doubt of a row that slipped, named after the first cell that did."""
    said = message("“{text}”不在本列，按内容归位", text=text)
    return Doubt("JX-D003", said, column, name, _LIKELY, span=grid.span(row, column, text))


def _order(header: Header) -> tuple[str, ...]:
    kept = (name for name in header.order if name != "execution_weight")
    return tuple(name for name in kept if not name.startswith("other:"))


def completed(row: FilledRow) -> FilledRow:
    """Return the row with the cells that hold several fields taken apart, bounds put together."""
    row = _with_kind(_with_split_score(with_split_levels(row)))
    return _with_glued_points(with_glued_target(_with_bounds(row)))


def _with_kind(row: FilledRow) -> FilledRow:
    """Take 定性 under the head of the units for the kind of target it is."""
    unit = row.texts.get("unit", "").strip()
    if unit in _KINDS:
        del row.texts["unit"]
        if "operator" not in row.texts:
            row.texts["operator"] = unit
            row.columns = {**row.columns, "operator": row.columns.get("unit", 0)}
    return row


def _with_split_score(row: FilledRow) -> FilledRow:
    """Split `16/20` under 得分/满分."""
    score, stroke, full = row.texts.get("score_of_full", "").replace("／", "/").partition("/")
    if stroke:
        column = row.columns.get("score_of_full", 0)
        row.texts |= {"score": score.strip(), "weight": full.strip()}
        row.columns = {**row.columns, "score": column, "weight": column}
    return row


def _with_bounds(row: FilledRow) -> FilledRow:
    """Make one target of a lower and an upper bound that stand in columns of their own."""
    lower, upper = row.texts.get("lower"), row.texts.get("upper")
    if not (lower or upper) or _has_target(row.texts):
        return row
    row.texts["value"] = f"{lower}-{upper}" if lower and upper else lower or upper or ""
    if not (lower and upper):
        row.texts["operator"] = "≥" if lower else "≤"
    column = row.columns.get("lower" if lower else "upper", 0)
    row.columns = {**row.columns, "value": column, "operator": column}
    return row


def with_split_levels(row: FilledRow) -> FilledRow:
    """Split a cell that holds both levels, or both and the name."""
    path = split_path(row.texts.get("levels", ""))
    if path:
        column = row.columns["levels"]
        row.texts["level1"], row.texts["level2"], row.texts["name"] = path
        row.columns = {**row.columns, "level1": column, "level2": column, "name": column}
        return row
    both = split_levels(row.texts.get("levels", ""))
    if both:
        column = row.columns["levels"]
        row.texts["level1"], row.texts["level2"] = both
        row.columns = {**row.columns, "level1": column, "level2": column}
    return row


def with_glued_target(row: FilledRow) -> FilledRow:
    """Take a target that slipped into the name's cell out of it."""
    texts = row.texts
    field = "description" if texts.get("description") else "name"
    name = texts.get(field)
    if not name or not texts.get("name") or _has_target(texts) or texts.get("actual"):
        return row
    found = _GLUED.match(name.strip())
    if not found or (found["target"][0] in ")）" and ("(" in name or "（" in name)):
        return row
    column = row.columns[field]
    texts[field], texts["target"] = found["name"], found["target"]
    row.columns = {**row.columns, "target": column}
    doubt = Doubt(
        "JX-D011",
        message("指标值“{target}”与名称同在一格，已分开", target=found["target"]),
        field="target",
        confidence=_CERTAIN,
        span=row.places.span(row.row, column, name),
    )
    row.doubts = (*row.doubts, doubt)
    return row


def _with_glued_points(row: FilledRow) -> FilledRow:
    """Take points out of the target's cell where their own column, right behind it, is empty."""
    texts, columns = row.texts, row.columns
    beside = columns.get("weight", -1) == columns.get("target", -1) + 1
    found = _BEFORE_POINTS.fullmatch(texts.get("target", "")) if beside else None
    if found is None or texts.get("weight") or fitness(found["target"], "target") < _SURE_FIT:
        return row
    whole, texts["target"], texts["weight"] = texts["target"], found["target"], found["points"]
    said = message("分值“{points}”与指标值同在一格，已分开", points=found["points"])
    span = row.places.span(row.row, columns["target"], whole)
    doubt = Doubt("JX-D011", said, field="weight", confidence=_CERTAIN, span=span)
    row.columns = {**columns, "weight": columns["target"]}
    row.doubts = (*row.doubts, doubt)
    return row
