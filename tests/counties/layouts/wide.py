"""Families 5 and 6: many projects in one wide table."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.layouts.parts import count, head, money_cell, split, tree
from counties.truth import money_truth, project_truth

if TYPE_CHECKING:
    from counties.content import Project
    from counties.style import Style


def sichuan_wide(projects: list[Project], style: Style) -> Printed:
    """Family 5: unit merged over all its projects, levels on every row in any order."""
    grid, truths = Grid(), []
    grid.rows.append(
        head(
            "单位名称",
            "项目名称",
            "预算数",
            "年度目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "权重",
            "指标方向性",
        )
    )
    first = projects[0]
    total = sum((p.total for p in projects), start=first.total * 0)
    grid.add(
        Cell(f"{first.unit_code[:3]}-{first.department}"),
        Cell(""),
        money_cell(style, total, "元"),
        *[""] * 9,
    )
    unit = f"{first.unit_code}-{first.implementing}"
    height = sum(count(p) for p in projects)
    for number, p in enumerate(projects):
        block = Grid()
        items = list(p.items)
        style.rng.shuffle(items)
        shuffled = dataclasses.replace(p, items=tuple(items))
        rows = tree(block, shuffled, style, split(style, "weight", order="ovuw"), merged=False)
        for item, row, truth in zip(style.items(shuffled), block.rows, rows, strict=True):
            down = item.goal.operator in ("≤", "<")
            truth["direction"] = "*"
            row.append(Cell("反向指标" if down else "正向指标"))
        block.rows[0][:0] = [
            Cell(p.name, rows=count(p)),
            money_cell(style, p.total, "元", rows=count(p)),
            Cell(style.objectives(p.objectives), rows=count(p)),
        ]
        if number == 0:
            block.rows[0].insert(0, Cell(unit, rows=height))
        grid.rows += block.rows
        truths.append(
            project_truth(
                p,
                "objectives",
                unit={"code": first.unit_code, "name": first.implementing},
                year={"any_of": [None, p.year]},
                department="*",
                budget=money_truth(p.total, None, None, "元", 10000),
                indicators=rows,
            )
        )
    return Printed(
        [
            Page(
                "项目绩效",
                [
                    Prose("部门预算项目绩效目标申报表（2025年度）", "title"),
                    Prose("金额单位：元", "note"),
                    grid,
                ],
            )
        ],
        truths,
        {"fiscal_year": 2025},
    )


def approval_wide(projects: list[Project], style: Style) -> Printed:
    """Family 6: two-storey header, sum row, code and name glued, unit over its projects."""
    style.short_level2, style.cost_first = True, True
    grid, truths = Grid(), []
    labels = (
        "单位名称",
        "项目名称",
        "项目类别",
        "预算数（万元）",
        "绩效目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "绩效指标性质",
        "绩效指标值",
        "度量单位",
    )
    grid.rows.append([*(Cell(x, rows=2, head=True) for x in labels), *head("分值权重")])
    grid.rows.append(head("其中：预算执行率权重"))
    total = sum((p.total for p in projects), start=projects[0].total * 0)
    grid.add("合计-", "-", "-", money_cell(style, total), *[""] * 8)
    first = projects[0]
    height = sum(count(p) for p in projects)
    for number, p in enumerate(projects):
        block = Grid()
        rows = tree(block, p, style, split(style, "weight", order="ovuw"))
        size = count(p)
        block.rows[0][:0] = [
            Cell(f"{p.code}-{p.name}", rows=size),
            Cell(p.category, rows=size),
            money_cell(style, p.total, rows=size),
            Cell(style.objectives(p.objectives), rows=size),
        ]
        if number == 0:
            block.rows[0].insert(
                0, Cell(f"{first.unit_code}-{first.implementing}（本级）", rows=height)
            )
        grid.rows += block.rows
        truths.append(
            project_truth(
                p,
                "code",
                "category",
                "objectives",
                year={"any_of": [None, p.year]},
                unit={"code": first.unit_code, "name": f"{first.implementing}（本级）"},
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed(
        [Page("批复表", [Prose("2025年部门预算项目支出绩效目标批复表", "title"), grid])],
        truths,
        {"fiscal_year": 2025, "total_budget": str(total)},
    )
