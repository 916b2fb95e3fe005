"""Sheet → one HTML file that needs nothing beside it, on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.publishing.templating import templates
from jixiao.publishing.writers.forbidden import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.publishing.sheet import Cell, Font, Sheet, Table

STACKS: Final = {
    "宋体": "SimSun,'Songti SC','Noto Serif CJK SC',serif",
    "仿宋": "FangSong,STFangsong,'Noto Serif CJK SC',serif",
    "楷体": "KaiTi,STKaiti,'Noto Serif CJK SC',serif",
    "黑体": "SimHei,'Heiti SC','Noto Sans CJK SC',sans-serif",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S,'Noto Serif CJK SC',SimSun,serif",
}


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows of one part of an HTML table: `thead` or `tbody`."""

    tag: str
    rows: tuple[tuple[Cell, ...], ...]


def write_html(sheet: Sheet) -> str:
    """Return the sheet as a self-contained HTML page."""
    template = templates().get_template("sheet.html")
    page = template.render(sheet=sheet, row_groups=row_groups, style=font_style)
    return FORBIDDEN.sub("", page)


def font_style(font: Font) -> str:
    """Return the CSS of a font: its own name first, then what other systems have."""
    families = f"'{font.name}',{STACKS.get(font.name, 'serif')}"
    weight = ";font-weight:bold" if font.bold else ""
    return f"font-family:{families};font-size:{font.size}pt{weight}"


def row_groups(table: Table) -> Iterator[RowGroup]:
    """Yield the rows over, of and under the repeated header; a header on top is a `thead`."""
    rows = _rows(table)
    top = table.repeat_to if table.repeat_from == 1 else 0
    if top:
        yield RowGroup("thead", rows[:top])
    yield RowGroup("tbody", rows[top:])


def _rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        rows[cell.row - 1].append(cell)
    return tuple(map(tuple, rows))
