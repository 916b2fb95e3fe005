"""Pieces that many layouts print: indicator trees with merges, money blocks, title lines."""

from __future__ import annotations

from collections.abc import Callable

from counties.canvas import Cell, Grid, Prose
from counties.content import Item, Project
from counties.style import Style, figure, groups
from counties.truth import Truth, indicator_truth

Print = Callable[[Item], tuple[list[Cell], Truth]]
REMARKS = {"数量指标": "（必填硬性指标）", "成本指标": "（必填硬性指标）"}


def head(*texts: str | Cell) -> list[Cell]:
    """A row of labels."""
    return [t if isinstance(t, Cell) else Cell(t, head=True) for t in texts]


def title(text: str, year: int | None) -> list[Prose]:
    """Title and year lines."""
    lines = [Prose(text, "title")]
    return [*lines, Prose(f"（{year}年度）", "title")] if year else lines


def simple(style: Style, *, weight: bool = False, extra: int = 0, before: bool = False) -> Print:
    """Name and target in one cell, optionally points (before the target when so asked)."""

    def cells(item: Item) -> tuple[list[Cell], Truth]:
        text, truth = style.cell_target(item.goal)
        points = [Cell(item.weight)] if weight else []
        tail = [Cell("") for _ in range(extra)]
        row = [Cell(item.name), *points, Cell(text), *tail]
        if not before:
            row = [Cell(item.name), Cell(text), *points, *tail]
        return row, indicator_truth(item, style, truth, *(["weight"] if weight else []))

    return cells


def split(style: Style, *printed: str, order: str = "ovu") -> Print:
    """Name, then operator (o), value (v), unit (u) and points (w) columns in any order."""

    def cells(item: Item) -> tuple[list[Cell], Truth]:
        sign, value, unit, truth = style.column_target(item.goal)
        texts = {"o": sign, "v": value, "u": unit, "w": item.weight}
        if order.replace("w", "") != "ovu" and item.goal.kind != "text":
            truth = truth | {"target_text": "*"}
        return (
            [Cell(item.name), *(Cell(texts[c]) for c in order)],
            indicator_truth(item, style, truth, *printed),
        )

    return cells


def shown_level2(style: Style, name: str) -> str:
    """Level 2 with the remark or the points that some forms print behind it."""
    return name + REMARKS.get(name, "（必填）") if style.remarks else name


def points_of(items: list[Item], level1: str, style: Style) -> int:
    return sum(int(i.weight) for i in items if style.level(i)[0] == level1)


def tree(  # noqa: PLR0913 - each keyword is one habit of a form
    grid: Grid,
    project: Project,
    style: Style,
    cells: Print,
    *,
    lead: Cell | None = None,
    merged: bool = True,
    points: bool = False,
    name_cols: int = 1,
) -> list[Truth]:
    """Add one row an indicator: [lead] | level 1 | level 2 | what `cells` gives; the truths."""
    items = style.items(project)
    levels = [style.level(item) for item in items]
    spans = groups(levels) if merged else [[1, 1]] * len(items)
    truths = []
    for n, item in enumerate(items):
        row: list[Cell] = [lead] if lead and n == 0 else []
        level1, level2 = levels[n]
        if spans[n][0]:
            mark = f"（{points_of(items, level1, style)}分）" if points else ""
            row.append(Cell(level1 + mark, rows=spans[n][0]))
        if spans[n][1]:
            row.append(Cell(shown_level2(style, level2), rows=spans[n][1]))
        given, truth = cells(item)
        if name_cols > 1:
            given[0] = Cell(given[0].text, cols=name_cols)
        grid.rows.append([*row, *given])
        truths.append(truth)
    return truths


def count(project: Project) -> int:
    return len(project.items)


def money_cell(style: Style, amount: object, unit: str = "万元", **span: int) -> Cell:
    text = style.money(amount, unit)
    return figure(amount, text, **span)


def blank_or(style: Style, amount: object, unit: str = "万元", **span: int) -> Cell:
    """The amount, or an empty cell when it is zero."""
    return money_cell(style, amount, unit, **span) if amount else Cell("", **span)
