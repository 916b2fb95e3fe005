"""The plan page's table: which cells stand where, with their labels and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from jixiao.forms.typed_form import PLAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrPromise

    from jixiao.forms.typed_form import TypedForm
    from jixiao.web.reviews.showing import ShownFinding

_ABOVE: Final[tuple[tuple[tuple[str, StrPromise, int], ...], ...]] = (
    (("name", _("项目名称"), 3), ("code", _("项目编码"), 3)),
    (
        ("unit.code", _("单位编码"), 1),
        ("unit.name", _("预算单位"), 2),
        ("department", _("主管部门"), 2),
    ),
    (("category", _("项目类别"), 1), ("attribute", _("项目属性"), 2), ("period", _("项目周期"), 2)),
    (
        ("budget.total", _("预算总额（万元）"), 1),
        ("budget.fiscal", _("其中：财政拨款"), 2),
        ("budget.other", _("其他资金"), 2),
    ),
)
"""Field, label and columns of its cell, row by row over a grid of eight columns."""
_BELOW: Final[tuple[tuple[tuple[str, StrPromise, int], ...], ...]] = (
    (("purpose", _("资金用途"), 7),),
    (("objectives", _("绩效目标"), 7),),
)
_QUARTERS: Final = (3, 6, 9, 12)
_ACROSS: Final = 4
COLUMNS: Final[tuple[tuple[str, StrPromise], ...]] = (
    ("level1", _("一级指标")), ("level2", _("二级指标")), ("name", _("三级指标")),
    ("target", _("指标值")), ("weight", _("分值")), ("basis", _("指标值确定依据")),
)  # fmt: skip
LABELS_OF_PLACES: Final[dict[str, StrPromise]] = {
    **{name: label for row in (*_ABOVE, *_BELOW) for name, label, _width in row},
    **dict(COLUMNS),
    "description": _("绩效指标描述"),
}
"""What people call the fields of the head and the cells of a row; `name` is the indicator's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the page: where it is (row id, or "" in the head), its label, text and findings."""

    row: str
    name: str
    label: StrPromise
    text: str
    columns: int
    severity: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of indicators: its id, its number from 1, its cells."""

    id: str
    number: int
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        """The indicator's name, for lists of rows."""
        return next((cell.text for cell in self.cells if cell.name == "name"), "")


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole table: the head's rows, the column heads, the indicator rows."""

    head: tuple[tuple[Cell, ...], ...]
    columns: tuple[tuple[str, StrPromise], ...]
    lines: tuple[Line, ...]

    @property
    def blank(self) -> Line:
        """A row without texts, from which the page makes new ones."""
        return Line("", 0, tuple(Cell("", name, label, "", 1, "") for name, label in COLUMNS))


def layout_of(typed: TypedForm, findings: Sequence[ShownFinding]) -> Layout:
    """Return the table of a typed form; months its plan of spending names stand in it too."""
    worst = {place: one.severity for one in reversed(findings) for place in one.places}
    head = tuple(
        tuple(
            Cell("", name, label, typed.fields.get(name, ""), width, worst.get(("", name), ""))
            for name, label, width in row
        )
        for row in (*_ABOVE, *_months(typed), *_BELOW)
    )
    lines = tuple(
        Line(
            row.id,
            number,
            tuple(
                Cell(row.id, name, label, row.cells.get(name, ""), 1,
                     worst.get((row.id, name), ""))
                for name, label in COLUMNS
            ),
        )
        for number, row in enumerate(typed.rows, 1)
    )  # fmt: skip
    return Layout(head, COLUMNS, lines)


def _months(typed: TypedForm) -> list[tuple[tuple[str, StrPromise, int], ...]]:
    """Return the rows for the plan of spending: the months it names, or the ends of quarters."""
    named = [name.removeprefix(PLAN) for name in typed.fields if name.startswith(PLAN)]
    months = sorted(map(int, named)) or list(_QUARTERS)
    label = _("{month}月底支出（%）")
    cells = [(f"{PLAN}{month}", format_lazy(label, month=month), 1) for month in months]
    return [tuple(cells[start : start + _ACROSS]) for start in range(0, len(cells), _ACROSS)]
