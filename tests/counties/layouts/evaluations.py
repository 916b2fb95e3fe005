"""Families 12 and 13: self-evaluation after the year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.content import ANY, Item, Project
from counties.layouts.parts import Print, blank_or, count, head, money_cell, title, tree
from counties.truth import (
    Truth,
    execution_truth,
    indicator_truth,
    project_truth,
)

if TYPE_CHECKING:
    from counties.style import Style


def total_score(p: Project) -> str:
    return str(sum((Decimal(i.score) for i in p.items), Decimal(0)) + Decimal(p.execution_score))


def done(style: Style, order: str) -> Print:
    """Name, then target t, actual a, points w, score s, reason r in any order."""
    names = {"a": "actual", "w": "weight", "s": "score", "r": "deviation_reason"}

    def cells(item: Item) -> tuple[list[Cell], Truth]:
        text, truth = style.cell_target(item.goal)
        texts = {"t": text, "a": item.actual, "w": item.weight, "s": item.score, "r": item.reason}
        return (
            [Cell(item.name), *(Cell(texts[c]) for c in order)],
            indicator_truth(item, style, truth, *(names[c] for c in order if c in names)),
        )

    return cells


def reached(p: Project, *, initial: bool, score: bool) -> Truth:
    return {
        "execution": execution_truth(p, initial=initial, score=score),
        "budget": ANY,
        "actual_objectives": [g + "。" for g in p.achieved],
    }


def mof_self(projects: list[Project], style: Style) -> Printed:
    """Family 12: 项目支出绩效自评表."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head(Cell("项目名称", cols=2)), Cell(p.name, cols=7))
        grid.add(
            *head(Cell("主管部门", cols=2)),
            Cell(p.department, cols=3),
            *head("实施单位"),
            Cell(p.implementing, cols=3),
        )
        grid.rows.append(
            [
                Cell("项目资金\n（万元）", cols=2, rows=4),
                *head(
                    "",
                    "年初预算数",
                    "全年预算数（A）",
                    "全年执行数（B）",
                    "分值",
                    "执行率（B/A）",
                    "得分",
                ),
            ]
        )
        grid.add(
            "年度资金总额：",
            money_cell(style, p.total),
            money_cell(style, p.total),
            money_cell(style, p.spent),
            "10",
            f"{p.rate}%",
            p.execution_score,
        )
        grid.add(
            "其中：当年财政拨款",
            money_cell(style, p.fiscal),
            money_cell(style, p.fiscal),
            "",
            "-",
            "",
            "-",
        )
        grid.add("其他资金", blank_or(style, p.other), blank_or(style, p.other), "", "-", "", "-")
        grid.add(
            Cell("年度总体目标", rows=2),
            *head(Cell("预期目标", cols=4), Cell("实际完成情况", cols=4)),
        )
        grid.add(
            Cell(style.objectives(p.objectives), cols=4), Cell(style.objectives(p.achieved), cols=4)
        )
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head(
                    "一级指标",
                    "二级指标",
                    "三级指标",
                    style.label("target"),
                    style.label("actual"),
                    "分值",
                    style.label("score"),
                    style.label("reason"),
                ),
            ]
        )
        rows = tree(grid, p, style, done(style, "tawsr"), points=not style.held_out)
        grid.add(Cell("总分", cols=6), "100", total_score(p), "")
        blocks += [*title("项目支出绩效自评表", p.year), grid]
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                **reached(p, initial=True, score=True),
                total_score=total_score(p),
                indicators=rows,
            )
        )
    return Printed([Page("自评", blocks)], truths)


def fund_self(projects: list[Project], style: Style) -> Printed:
    """Family 12 b: points stand before the target."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head(Cell("项目名称", cols=2)), Cell(p.name, cols=6))
        grid.add(
            *head(Cell("主管部门", cols=2)),
            Cell(p.department, cols=2),
            *head("实施单位"),
            Cell(p.implementing, cols=3),
        )
        grid.rows.append(
            [
                Cell("资金情况（万元）", cols=2, rows=3),
                *head("", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"),
            ]
        )
        grid.add(
            "年度资金总额：",
            money_cell(style, p.total),
            money_cell(style, p.spent),
            "10",
            f"{p.rate}%",
            p.execution_score,
        )
        grid.add("其中：财政拨款", money_cell(style, p.fiscal), "", "—", "", "—")
        grid.add(
            Cell("总体目标", rows=2),
            *head(Cell("年初设定目标", cols=3), Cell("年度总体目标完成情况综述", cols=4)),
        )
        grid.add(
            Cell(style.objectives(p.objectives), cols=3), Cell(style.objectives(p.achieved), cols=4)
        )
        grid.rows.append(
            head(
                "一级指标",
                "二级指标",
                "三级指标",
                "分值",
                "年度指标值",
                "全年实际值",
                "得分",
                "未完成原因及拟采取的改进措施",
            )
        )
        rows = tree(grid, p, style, done(style, "wtasr"))
        grid.add(Cell("总分", cols=3), "100", "", "", total_score(p), "")
        pages.append(Page(p.name[:9], [*title("财政衔接资金项目绩效自评表", p.year), grid]))
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                **reached(p, initial=False, score=True),
                total_score=total_score(p),
                indicators=rows,
            )
        )
    return Printed(pages, truths)


def county_self(projects: list[Project], style: Style) -> Printed:
    """Family 12 c: a county special fund, no points."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(
            *head("专项资金名称"), Cell(p.name, cols=2), *head("负责人及电话"), Cell("吴某", cols=2)
        )
        grid.add(
            *head("县级主管部门"),
            Cell(p.department, cols=2),
            *head("实施单位"),
            Cell(p.implementing, cols=2),
        )
        grid.rows.append(
            [
                Cell("项目资金（万元）", rows=2),
                *head(
                    Cell("全年预算数（A）", cols=2),
                    "全年执行数（B）",
                    Cell("执行率（B/A）", cols=2),
                ),
            ]
        )
        grid.add(
            money_cell(style, p.total, cols=2),
            money_cell(style, p.spent),
            Cell(f"{p.rate}%", cols=2),
        )
        grid.rows.append(head(Cell("年初设定目标", cols=3), Cell("全年实际完成情况", cols=3)))
        grid.add(
            Cell(style.objectives(p.objectives), cols=3), Cell(style.objectives(p.achieved), cols=3)
        )
        grid.rows.append(
            head(
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "全年完成值",
                "未完成原因和改进措施",
            )
        )
        rows = tree(grid, p, style, done(style, "tar"))
        grid.add("说明", Cell("无其他需要说明的事项", cols=5))
        blocks += [*title("县级专项资金绩效目标自评表", p.year), grid]
        given = reached(p, initial=False, score=False)
        truths.append(
            project_truth(
                p, "department", "implementing_unit", "year", "objectives", **given, indicators=rows
            )
        )
    return Printed([Page("自评", blocks)], truths)


def transfer_self(projects: list[Project], style: Style) -> Printed:
    """Family 13 a: transfer payment, with the block on fund management."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head(Cell("转移支付（项目）名称", cols=2)), Cell(p.name, cols=4))
        grid.add(*head(Cell("中央主管部门", cols=2)), Cell("中央主管部委", cols=4))
        grid.add(
            *head(Cell("地方主管部门", cols=2)),
            p.department,
            *head("资金使用单位"),
            Cell(p.implementing, cols=2),
        )
        grid.rows.append(
            [
                Cell("资金投入情况（万元）", cols=2, rows=3),
                *head("", "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A×100%）"),
            ]
        )
        grid.add(
            "年度资金总额：", money_cell(style, p.total), money_cell(style, p.spent), f"{p.rate}%"
        )
        grid.add("其中：中央财政资金", money_cell(style, p.fiscal), "", "")
        grid.rows.append(
            [
                Cell("资金管理情况", cols=2, rows=4),
                *head("", "情况说明", Cell("存在问题和改进措施", cols=2)),
            ]
        )
        for label in ("分配科学性", "下达及时性", "使用规范性"):
            grid.add(label, "符合要求", Cell("无", cols=2))
        grid.add(
            Cell("总体目标完成情况", cols=2, rows=2),
            *head(Cell("总体目标", cols=2), Cell("全年实际完成情况", cols=2)),
        )
        grid.add(
            Cell(style.objectives(p.objectives), cols=2), Cell(style.objectives(p.achieved), cols=2)
        )
        grid.rows.append(
            [
                Cell("绩效指标", rows=count(p) + 1),
                *head("一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值"),
            ]
        )
        rows = tree(grid, p, style, done(style, "ta"))
        pages.append(Page(p.name[:9], [*title("转移支付区域（项目）绩效目标自评表", p.year), grid]))
        truths.append(
            project_truth(
                p,
                "year",
                "objectives",
                **reached(p, initial=False, score=False),
                department={"any_of": [p.department, "中央主管部委"]},
                implementing_unit={"any_of": [p.implementing]},
                indicators=rows,
            )
        )
    return Printed(pages, truths)
