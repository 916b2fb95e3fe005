"""Families 1 to 4: one project a table, head rows over an indicator tree."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.layouts.parts import (
    blank_or,
    count,
    head,
    money_cell,
    simple,
    title,
    tree,
)
from counties.truth import Truth, indicator_truth, money_truth, project_truth

if TYPE_CHECKING:
    from counties.content import Item, Project
    from counties.style import Style


def mof_project(projects: list[Project], style: Style) -> Printed:
    """Family 1: 部门项目支出预算绩效目标表."""
    style.remarks = not style.held_out
    blocks: list[Prose | Grid] = [Prose(f"附件2：{projects[0].county}项目支出绩效目标表")]
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head(style.label("name")), Cell(p.name, cols=4))
        grid.add(
            *head(style.label("department") + "及代码"),
            Cell(f"{p.department}", cols=2),
            *head(style.label("implementing")),
            p.implementing,
        )
        grid.add(*head("项目属性"), Cell(p.attribute, cols=2), *head("项目期"), p.period)
        grid.add(
            Cell("项目资金\n(万元)", rows=3),
            Cell("年度资金总额:", cols=2),
            money_cell(style, p.total, cols=2),
        )
        grid.add(Cell("其中:财政拨款", cols=2), money_cell(style, p.fiscal, cols=2))
        grid.add(Cell("其他资金", cols=2), blank_or(style, p.other, cols=2))
        grid.add(*head(style.label("goal")), Cell(style.objectives(p.objectives), cols=4))
        grid.rows.append(
            [
                Cell(style.label("tree"), rows=count(p) + 1),
                *head(
                    style.label("level1"),
                    style.label("level2"),
                    style.label("level3"),
                    style.label("target"),
                ),
            ]
        )
        rows = tree(grid, p, style, simple(style))
        blocks += [*title("部门项目支出预算绩效目标表", p.year), grid]
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "attribute",
                "period",
                "objectives",
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed([Page("绩效目标", blocks)], truths)


def linking_fund(projects: list[Project], style: Style) -> Printed:
    """Family 2: 绩效目标申报表 annexed to a notice."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(
            *head(Cell("项目名称", cols=2)),
            Cell(p.name, cols=2),
            *head("项目负责人及电话"),
            Cell("赵某某 0000-0000000", cols=2),
        )
        grid.add(
            *head(Cell("主管部门", cols=2)),
            Cell(p.department, cols=2),
            *head("实施单位"),
            Cell(p.implementing, cols=2),
        )
        grid.add(
            Cell("资金情况\n（万元）", cols=2, rows=3),
            Cell("年度资金总额：", cols=2),
            money_cell(style, p.total, cols=3),
        )
        grid.add(Cell("其中：财政拨款", cols=2), money_cell(style, p.fiscal, cols=3))
        grid.add(Cell("其他资金", cols=2), blank_or(style, p.other, cols=3))
        grid.add(
            Cell("总体目标", rows=1),
            Cell("年度目标", rows=1),
            Cell(style.objectives(p.objectives), cols=5),
        )
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", Cell("三级指标", cols=2), "指标值", "备注"),
            ]
        )
        rows = tree(grid, p, style, simple(style, extra=1), name_cols=2)
        grid.add(Cell("财政部门支出股室初审意见", cols=2), Cell("（盖章）", cols=5))
        grid.add(Cell("绩效评价股审核意见", cols=2), Cell("（盖章）", cols=5))
        pages.append(
            Page(
                p.name[:10],
                [
                    Prose(
                        f"各乡镇人民政府：现将{p.county}财政衔接推进乡村振兴补助资金项目绩效目标随文下达，"
                        "请认真组织实施，切实提高资金使用效益。"
                    ),
                    *title("绩效目标申报表（产业发展类）", p.year),
                    grid,
                    Prose("注：1.绩效目标应细化、量化。2.金额保留两位小数。", "note"),
                ],
            )
        )
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed(pages, truths)


def long_and_annual(projects: list[Project], style: Style) -> Printed:
    """Family 3: the old declaration with a long-term and an annual block of indicators."""
    blocks: list[Prose | Grid] = []
    truths: list[Truth] = []
    for p in projects:
        grid = Grid()
        grid.add(
            *head("项目名称"),
            Cell(p.name, cols=2),
            *head("项目属性"),
            Cell("新增项目□ 延续项目√", cols=2),
        )
        grid.add(
            *head("主管部门"),
            Cell(p.department, cols=2),
            *head("主管部门编码"),
            Cell(p.unit_code[:3], cols=2),
        )
        grid.add(
            *head("项目实施单位"),
            p.implementing,
            *head("项目负责人"),
            "钱某",
            *head("联系电话"),
            "0000-1234567",
        )
        grid.add(
            *head("项目资金申请（万元）"),
            Cell(f"资金总额：{style.money(p.total)}", cols=2),
            Cell(f"财政拨款：{style.money(p.fiscal)}", cols=2),
            f"其他：{style.money(p.other)}",
        )
        grid.add(
            *head("单位职能概述"), Cell(f"承担全县{p.field}领域行政管理和公共服务职能。", cols=5)
        )
        grid.add(*head("项目概况"), Cell(p.purpose, cols=5))
        grid.add(
            Cell("项目立项情况", rows=2),
            Cell("项目立项的依据", cols=2),
            Cell("县委、县政府有关会议精神。", cols=3),
        )
        grid.add(Cell("项目申报的必要性", cols=2), Cell("群众需求迫切。", cols=3))
        grid.add(
            Cell("项目实施进度计划", rows=3),
            *head(Cell("项目实施内容", cols=3), "开始时间", "完成时间"),
        )
        grid.add(Cell("1、前期准备", cols=3), "2025年1月", "2025年3月")
        grid.add(Cell("2、组织实施", cols=3), "2025年4月", "2025年12月")
        grid.add(
            Cell("项目绩效目标", rows=2), *head(Cell("长期目标", cols=3), Cell("年度目标", cols=2))
        )
        grid.add(
            Cell(f"形成{p.field}领域长效工作机制。", cols=3),
            Cell(style.objectives(p.objectives), cols=2),
        )
        items = style.items(p)
        kept = [i for i in items if i.code in "数质成"][:2] + [i for i in items if i.code == "满"]
        rows = _block(grid, p, style, kept, label="长期绩效指标", horizon="midterm")
        rows += _block(grid, p, style, items, label="年度绩效指标", horizon="annual")
        grid.add(*head("其他需要说明的问题"), Cell("无", cols=5))
        blocks += [
            Prose("县级部门预算项目绩效目标申报表", "title"),
            Prose(f"（{p.year}年度）", "title"),
            Prose(f"填报单位（盖章）：{p.implementing}"),
            grid,
            Prose("填报人：孙某　单位负责人：李某　填报日期：2024年11月8日", "note"),
        ]
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                attribute="*",
                purpose="*",
                midterm="*",
                unit="*",
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed([Page("申报表", blocks)], truths)


def _block(  # noqa: PLR0913 - a block is told apart by its label and horizon
    grid: Grid, project: Project, style: Style, items: list[Item], *, label: str, horizon: str
) -> list[Truth]:
    """One of the two indicator blocks; the long-term one holds fewer indicators."""
    part = dataclasses.replace(project, items=tuple(items))
    grid.rows.append(
        [
            Cell(label, rows=len(items) + 1),
            *head("一级指标", "二级指标", "指标内容", "指标值", "备注"),
        ]
    )

    def cells(item: Item) -> tuple[list[Cell], Truth]:
        text, truth = style.cell_target(item.goal)
        given = indicator_truth(
            item, style, truth, horizon=None if horizon == "annual" else horizon
        )
        return [Cell(item.name), Cell(text), Cell("")], given

    return tree(grid, part, style, cells)


def old_sichuan(projects: list[Project], style: Style) -> Printed:
    """Family 4: 项目完成指标, 项目效益指标; sources of money numbered."""
    named = {"产出指标": "项目完成指标", "效益指标": "项目效益指标"}
    style.cost_first = False
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head(Cell("项目名称", cols=2)), Cell(p.name, cols=3))
        grid.add(*head(Cell("预算单位", cols=2)), Cell(p.implementing, cols=3))
        money = [
            ("年度资金总额", p.total),
            ("（一）财政拨款小计", p.fiscal),
            ("1、一般公共预算", p.fiscal),
            ("2、政府性基金", 0),
            ("3、国有资本经营预算", 0),
            ("（二）自有资金小计", 0),
            ("1、事业收入", 0),
            ("（三）其他收入", p.other),
        ]
        grid.rows.append(
            [
                Cell("项目资金（万元）", cols=2, rows=len(money) + 1),
                *head(Cell("资金来源", cols=2), "金额（万元）"),
            ]
        )
        for label, amount in money:
            grid.add(Cell(label, cols=2), blank_or(style, amount))
        grid.add(Cell("总体目标"), Cell("年度目标"), Cell(style.objectives(p.objectives), cols=3))
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "指标值（包含数字及文字描述）"),
            ]
        )
        start = len(grid.rows)
        rows = tree(grid, p, style, simple(style))
        for row in grid.rows[start:]:
            row[:] = [Cell(named.get(c.text, c.text), c.cols, c.rows) for c in row]
        pages.append(Page(p.name[:12], [*title("项目绩效目标申报表", p.year), grid]))
        truths.append(
            project_truth(
                p,
                "year",
                "objectives",
                unit={"name": p.implementing, "code": None},
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed(pages, truths)
