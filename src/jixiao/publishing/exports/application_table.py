"""Proposals for the next budget → two tables: sums by division and department, project by project.

Source: provincial-application#recurring, provincial-application#one-off.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.application import arithmetic
from jixiao.evaluation.applying import place_of
from jixiao.evaluation.share import shown
from jixiao.model.message import message
from jixiao.publishing.reports.closing import LABELS as STEPS
from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.evaluation.applying import Applied, Sums
    from jixiao.model.message import Message

    Value = str | Decimal | None

_TITLE: Final = Font("黑体", 16)
_FONT: Final = Font("宋体", 9)
_BOLD: Final = Font("宋体", 9, bold=True)
_FILL: Final = "E7E6E6"
_MARGINS: Final = (20.0, 12.0, 20.0, 12.0)
_SUMS: Final = (
    (message("区划"), 22.0), (message("部门"), 60.0), (message("项目数"), 18.0),
    (message("没有建议的"), 22.0), (message("本年预算（万元）"), 30.0),
    (message("建议下年（万元）"), 30.0), (message("收回（万元）"), 30.0),
)  # fmt: skip
_GRADE: Final = 14.0
_AFTER_GRADES: Final = 3
_PROJECTS: Final = (
    (message("区划"), 16.0), (message("部门"), 34.0), (message("项目名称"), 46.0),
    (message("得分"), 14.0), (message("等级"), 12.0), (message("处理"), 18.0),
    (message("本年预算"), 20.0), (message("建议下年"), 20.0), (message("收回"), 18.0),
    (message("单位"), 12.0), (message("算式和依据"), 62.0),
)  # fmt: skip


def application_table(
    applied: Sequence[Applied],
    sums: Sequence[Sums],
    whole: Sums,
    grades: Sequence[str],
    translate: Callable[[str], str],
) -> Sheet:
    """Return both tables as a sheet; `grades` are columns of the first, the best one first."""
    title = message("评价结果应用建议表").render(translate)
    heads = [*_SUMS[:_AFTER_GRADES], *((message(name), _GRADE) for name in grades)]
    heads += _SUMS[_AFTER_GRADES:]
    rows = [_sums_row(one, grades) for one in sums]
    rows.append([message("合计").render(translate), *_sums_row(whole, grades)[1:]])
    projects = [_project_row(one, translate) for one in applied]
    return Sheet(
        title,
        (
            _section(message("部门汇总"), title, _table(heads, rows, translate), translate),
            _section(message("项目建议"), title, _table(_PROJECTS, projects, translate), translate),
        ),
        page_numbers=True,
    )


def _section(name: Message, title: str, table: Table, translate: Callable[[str], str]) -> Section:
    told = name.render(translate)
    head = Paragraph(f"{title} {told}", _TITLE, "center", level=1, space_after=6)
    return Section(told, (head, table), landscape=True, margins=_MARGINS)


def _sums_row(one: Sums, grades: Sequence[str]) -> list[Value]:
    counts = [Decimal(one.grades[name]) for name in grades]
    money = (one.before, one.after, one.recovered)
    head = (one.division, one.department, Decimal(one.projects))
    return [*head, *counts, Decimal(one.without), *money]


def _project_row(one: Applied, translate: Callable[[str], str]) -> list[Value]:
    subject, proposal = one.project.subject, one.proposal
    division, department = place_of(subject)
    head = [division, department, subject.name, one.project.total]
    head.append(translate(one.project.grade) if one.project.grade else None)
    if proposal is None:
        return [*head, "—", None, None, None, None, message("没有建议").render(translate)]
    first, *others = proposal.reasons
    why = "\n".join(each.render(translate) for each in (first, arithmetic(proposal), *others))
    return [
        *head, translate(STEPS[proposal.step]), proposal.base, proposal.budget, proposal.recovered,
        proposal.unit, why,
    ]  # fmt: skip


def _table(
    heads: Sequence[tuple[Message, float]],
    rows: Sequence[Sequence[Value]],
    translate: Callable[[str], str],
) -> Table:
    cells = [
        Cell(head.render(translate), 1, column, font=_BOLD, heading=True, fill=_FILL)
        for column, (head, _) in enumerate(heads, 1)
    ]
    for at, row in enumerate(rows, 2):
        cells += [_cell(value, at, column) for column, value in enumerate(row, 1)]
    return Table(tuple(cells), len(rows) + 1, tuple(width for _, width in heads), repeat_to=1)


def _cell(value: Value, row: int, column: int) -> Cell:
    """Return a cell: sums as numbers to the right, texts to the left."""
    if value is None or isinstance(value, str):
        return Cell(value or "", row, column, font=_FONT, align="left")
    return Cell(shown(value), row, column, font=_FONT, align="right", number=value)
