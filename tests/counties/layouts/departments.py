"""Family 10: targets of a whole department; 11: a bundled bond; 16, 17: prose and form pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.content import ANY, Item, Project
from counties.layouts.parts import count, head, money_cell, simple, title, tree
from counties.layouts.targets import mof_project
from counties.truth import Truth, indicator_truth, money_truth, project_truth

if TYPE_CHECKING:
    from counties.style import Style

OVERALL: Truth = {
    "name": ANY,
    "unit": ANY,
    "department": ANY,
    "implementing_unit": ANY,
    "budget": ANY,
    "objectives": ANY,
    "purpose": ANY,
}


def guangdong(projects: list[Project], style: Style) -> Printed:
    """Family 10 a: basic facts, money by kind, tasks, indicators."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head("部门名称"), Cell(p.department, cols=4))
        grid.add(*head("基本信息"), "财政供养人员数", "86", "下属二级单位数", "4")
        grid.add(
            Cell("预算整体情况", rows=2),
            *head("部门预算支出", "预算金额（万元）", "收入来源", "预算金额（万元）"),
        )
        grid.add("项目支出", money_cell(style, p.total), "财政拨款", money_cell(style, p.fiscal))
        grid.add(*head("总体绩效目标"), Cell(style.objectives(p.objectives), cols=4))
        grid.add(
            Cell("年度重点工作任务", rows=2),
            *head("名称", "主要实施内容", "拟投入的资金（万元）", "期望达到的目标（概述）"),
        )
        grid.add(p.name, p.purpose, money_cell(style, p.total), "圆满完成")
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "指标值"),
            ]
        )
        rows = tree(grid, p, style, simple(style))
        pages.append(Page(p.department[-8:], [*title("部门整体支出绩效目标表", p.year), grid]))
        truths.append({**OVERALL, "year": p.year, "indicators": rows})
    return Printed(pages, truths)


def fujian(projects: list[Project], style: Style) -> Printed:
    """Family 10 b and c: explanation column before the target, scoring rules behind it."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(
            *head("部门（单位）名称"),
            Cell(p.department, cols=2),
            *head("部门预算编码"),
            Cell(p.unit_code[:3], cols=2),
        )
        grid.add(*head("年度预算安排（万元）"), "资金总额", Cell(style.money(p.total), cols=4))
        grid.add(*head("年度总体目标"), Cell(style.objectives(p.objectives), cols=5))
        grid.rows.append(
            head("一级指标", "二级指标", "三级指标", "指标解释", "目标值", "评（扣）分标准")
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            given = indicator_truth(item, style, truth, description=ANY)
            return [
                Cell(item.name),
                Cell(item.description),
                Cell(text),
                Cell("完成得满分，每低1%扣0.5分"),
            ], given

        rows = tree(grid, p, style, cells)
        pages.append(Page("整体", [*title("部门整体绩效目标申报表", p.year), grid]))
        truths.append({**OVERALL, "year": p.year, "code": ANY, "indicators": rows})
    return Printed(pages, truths)


def bond(projects: list[Project], style: Style) -> Printed:
    """Family 11: bundled special bond."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=4))
        grid.add(
            *head("主管预算部门"),
            Cell(p.department, cols=2),
            *head("项目预算金额（万元）"),
            money_cell(style, p.total),
        )
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=4))
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "指标值"),
            ]
        )
        rows = tree(grid, p, style, simple(style))
        blocks += [Prose("地方政府专项债券项目绩效目标表", "title"), grid]
        truths.append(
            project_truth(
                p,
                "department",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed([Page("债券", blocks)], truths)


def form_pages(projects: list[Project], style: Style) -> Printed:
    """Family 17: index lines, a list of tables and an allotment table around family 1."""
    printed = mof_project(projects, style)
    index, allotted = Grid(), Grid()
    index.rows.append(head("序号", "项目名称", "备注"))
    for n, p in enumerate(projects, 1):
        index.add(str(n), p.name, "")
    allotted.rows.append(head("乡镇", "补助经费（万元）"))
    for place, amount in (("城关镇", "12.5"), ("河口乡", "8.2"), ("合计", "20.7")):
        allotted.add(place, amount)
    printed.pages[0].blocks[:0] = [
        Prose("索引号：000012345/2025-00017　发布机构：县财政局　发布日期：2025-02-18"),
        Prose("项目支出绩效目标公开目录", "title"),
        index,
    ]
    printed.pages[0].blocks += [
        Prose("乡镇补助经费分配表", "title"),
        allotted,
        Prose("注：1.本表金额不含结转资金。", "note"),
    ]
    return printed


def data_items(projects: list[Project], style: Style) -> Printed:
    """Family 15: points of every level and a unit column before the target."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=6))
        grid.rows.append(
            head(
                "一级指标",
                "二级指标",
                "三级指标",
                "计量单位",
                "目标值（标准）",
                "分值",
                "采集数据项",
            )
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            sign, value, unit, truth = style.column_target(item.goal)
            if item.goal.kind == "words":
                sign, truth = "", truth | {"operator": "qualitative"}
            return (
                [
                    Cell(item.name),
                    Cell(unit),
                    Cell(sign + value),
                    Cell(item.weight),
                    Cell("业务台账"),
                ],
                indicator_truth(
                    item, style, truth | {"target_text": ANY}, "weight", data_source=ANY
                ),
            )

        rows = tree(grid, p, style, cells)
        pages.append(Page(p.name[:9], [Prose("项目绩效评价指标表", "title"), grid]))
        truths.append(project_truth(p, indicators=rows))
    return Printed(pages, truths)
