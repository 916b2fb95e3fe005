"""Families 7 to 9: budget text, county approval form, area table of a transfer."""

from __future__ import annotations

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.content import ANY, Item, Project
from counties.layouts.parts import (
    blank_or,
    count,
    head,
    money_cell,
    title,
    tree,
)
from counties.style import Style, target_truth
from counties.truth import Truth, indicator_truth, money_truth, project_truth


def _turn(texts: list[str], style: Style) -> list[str]:
    """Description, target, basis; the held-out counties print them in another order."""
    return [texts[1], texts[2], texts[0]] if style.held_out else texts


def budget_text(projects: list[Project], style: Style) -> Printed:
    """Family 7 (Hebei): numbered headings, contents, department part, plan of spending."""
    blocks: list[Prose | Grid] = [
        Prose(f"{projects[0].department}2025年部门预算绩效文本", "title"),
        Prose("目 录", "heading"),
    ]
    blocks += [Prose(f"{n}.{p.name}绩效目标表.....{n + 2}") for n, p in enumerate(projects, 1)]
    blocks += [
        Prose("第一部分 部门整体绩效目标", "heading"),
        Prose("一、总体绩效目标"),
        Prose("2025年紧紧围绕县委、县政府中心工作，确保全年参评率达到95%以上，群众满意。"),
        Prose("第二部分 预算项目绩效目标", "heading"),
    ]
    truths = []
    for n, p in enumerate(projects, 1):
        grid = Grid()
        grid.add(*head("项目编码"), Cell(p.code, cols=2), *head("项目名称"), Cell(p.name, cols=2))
        grid.add(
            Cell("预算规模及资金用途", rows=2),
            *head("预算数"),
            money_cell(style, p.total),
            *head("其中：财政资金"),
            money_cell(style, p.fiscal),
            Cell(f"其他资金 {style.money(p.other) if p.other else ''}".strip()),
        )
        grid.add(Cell(p.purpose, cols=5))
        grid.add(
            Cell("资金支出计划（%）", rows=2),
            *head(Cell(f"{p.plan[0][0]}月底", cols=2)),
            *head(*(f"{m}月底" for m, _ in p.plan[1:])),
        )
        shares = [f"{v}%" if v else "" for _, v in p.plan]
        grid.add(Cell(shares[0], cols=2), *shares[1:])
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=5))
        tail = [style.label(k) for k in ("description", "target", "basis")]
        grid.rows.append(head("一级指标", "二级指标", "三级指标", *_turn(tail, style)))

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            tail = _turn([item.description, text, item.basis], style)
            return (
                [Cell(item.name), *map(Cell, tail)],
                indicator_truth(item, style, truth, "basis", "description"),
            )

        rows = tree(grid, p, style, cells)
        blocks += [
            Prose(f"{n}.{p.name}绩效目标表", "heading"),
            Prose(f"{p.unit_code} {p.implementing}"),
            Prose("单位：万元"),
            grid,
        ]
        truths.append(
            project_truth(
                p,
                "code",
                "purpose",
                "plan",
                "objectives",
                year={"any_of": [None, p.year]},
                unit={"code": p.unit_code, "name": p.implementing},
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed([Page("文本", blocks)], truths, {"fiscal_year": 2025})


def tianjin_text(projects: list[Project], style: Style) -> Printed:
    """Family 7, Tianjin: no code, no plan, percent in words."""
    blocks: list[Prose | Grid] = []
    truths = []
    for n, p in enumerate(projects, 1):
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=4))
        grid.add(
            Cell("预算规模及资金用途", rows=2),
            *head("预算数"),
            money_cell(style, p.total),
            *head("其中：财政资金"),
            money_cell(style, p.fiscal),
        )
        grid.add(Cell(p.purpose, cols=4))
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=4))
        grid.rows.append(head("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"))

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            if item.goal.unit == "%":
                sign = style.spelling(item.goal.operator)
                text = f"{sign}{item.goal.value}百分比"
                truth = target_truth(
                    text, item.goal.operator if sign else None, item.goal.value, "百分比"
                )
            return (
                [Cell(item.name), Cell(item.description), Cell(text)],
                indicator_truth(item, style, truth, "description"),
            )

        rows = tree(grid, p, style, cells)
        blocks += [
            Prose(f"{n}.{p.name}绩效目标表", "heading"),
            Prose(f"{p.unit_code}{p.implementing}　　单位：万元"),
            grid,
        ]
        truths.append(
            project_truth(
                p,
                "purpose",
                "objectives",
                unit={"code": p.unit_code, "name": p.implementing},
                budget=money_truth(p.total, p.fiscal, None),
                indicators=rows,
            )
        )
    return Printed([Page("文本", blocks)], truths)


def chongqing_form(projects: list[Project], style: Style) -> Printed:
    """Family 8: approval form with points of level 1 as ranges and an explanation column."""
    style.cost_first = True
    ranges = {
        "成本指标": "(0-20)分",
        "产出指标": "(40-50)分",
        "效益指标": "(20-30)分",
        "满意度指标": "(0-10)分",
    }
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(
            *head("项目名称"), Cell(p.name, cols=3), *head("项目分类"), Cell(p.category, cols=2)
        )
        grid.add(
            *head("建设周期"),
            Cell(p.period, cols=3),
            *head("业务主管部门"),
            Cell(p.department, cols=2),
        )
        grid.add(
            *head("实施单位"),
            p.implementing,
            *head("项目负责人"),
            "周某",
            *head("联系电话"),
            Cell("00000000", cols=2),
        )
        grid.add(*head("项目总体概况"), Cell(p.purpose, cols=6))
        grid.add(*head("年度主要目标和成果"), Cell(style.objectives(p.objectives), cols=6))
        grid.add(
            Cell("项目资金/预算执行10分", rows=4),
            *head("当年年度预算"),
            money_cell(style, p.total, cols=2),
            *head("财政资金预算分类"),
            Cell("一般公共预算", cols=2),
        )
        grid.add(
            *head("其中：财政资金"),
            money_cell(style, p.fiscal, cols=2),
            *head("财政资金科目代码"),
            Cell("2130504", cols=2),
        )
        grid.add(*head("其中：其它资金"), blank_or(style, p.other, cols=2), Cell("", cols=3))
        grid.add(*head("年度预算执行率"), Cell("100%", cols=2), *head("分值"), Cell("10分", cols=2))
        grid.rows.append(
            [
                Cell("年度绩效目标（90分）", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "指标值", "分值", "指标解释"),
            ]
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            given = indicator_truth(
                item,
                style,
                truth,
                "weight",
                explanation="*",
                description={"any_of": [None, item.description]},
            )
            return ([Cell(item.name), Cell(text), Cell(item.weight), Cell(item.description)], given)

        start = len(grid.rows)
        rows = tree(grid, p, style, cells)
        for row in grid.rows[start:]:
            row[:] = [Cell(c.text + ranges.get(c.text, ""), c.cols, c.rows) for c in row]
        pages.append(
            Page(
                p.name[:8],
                [
                    *title("项目绩效目标审批表", p.year),
                    Prose(f"预算单位：{p.implementing}"),
                    Prose("金额单位：万元"),
                    grid,
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
                category=p.category,
                period=p.period,
                purpose="*",
                unit="*",
                execution="*",
                budget=money_truth(p.total, p.fiscal, p.other),
                indicators=rows,
            )
        )
    return Printed(pages, truths)


def area_table(projects: list[Project], style: Style) -> Printed:
    """Family 9: the unit column comes before the value, which repeats the unit."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        for label, text in (
            ("资金名称", p.name),
            ("中央主管部门", "中央主管部委"),
            ("省级主管部门", "省级主管厅局"),
            ("区县财政部门", f"{p.county}财政局"),
            ("区县主管部门", p.department),
        ):
            grid.add(*head(Cell(label, cols=2)), Cell(text, cols=4))
        grid.add(
            Cell("资金情况", cols=2, rows=3),
            Cell("年度金额（万元）：", cols=2),
            money_cell(style, p.total, cols=2),
        )
        grid.add(Cell("其中：中央补助（万元）", cols=2), money_cell(style, p.fiscal, cols=2))
        grid.add(Cell("地方资金（万元）", cols=2), blank_or(style, p.other, cols=2))
        grid.add(*head(Cell("年度目标", cols=2)), Cell(style.objectives(p.objectives), cols=4))
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "单位", "指标值"),
            ]
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            given = indicator_truth(item, style, truth)
            return [Cell(item.name), Cell(item.goal.unit or ""), Cell(text)], given

        rows = tree(grid, p, style, cells)
        blocks += [*title("区域绩效目标表", p.year), grid]
        truths.append(
            project_truth(
                p,
                "year",
                "objectives",
                department="*",
                central_funds="*",
                local_funds="*",
                budget={"total": str(p.total), "fiscal": ANY, "other": ANY, "unit": "万元"},
                indicators=rows,
            )
        )
    return Printed([Page("区域", blocks)], truths)
