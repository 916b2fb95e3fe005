"""Families 12 d, e, 13 c and 14: provincial self-evaluations and monitoring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.content import ANY, Item, Project
from counties.layouts.evaluations import done, reached, total_score
from counties.layouts.parts import blank_or, count, head, money_cell, title, tree
from counties.truth import (
    Truth,
    execution_truth,
    indicator_truth,
    project_truth,
)

if TYPE_CHECKING:
    from counties.style import Style


def sichuan_self(projects: list[Project], style: Style) -> Printed:
    """Family 12 d: operator, value and unit columns; tables run on one after another."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(f"{p.code}-{p.name}", cols=10))
        grid.add(
            *head("主管部门"),
            Cell(p.department, cols=4),
            *head("实施单位（盖章）"),
            Cell(p.implementing, cols=5),
        )
        grid.add(
            Cell("项目基本情况", rows=2),
            Cell("1.项目年度目标完成情况", rows=2),
            *head(Cell("项目年度目标", cols=4), Cell("年度目标完成情况", cols=5)),
        )
        grid.add(
            Cell(style.objectives(p.objectives), cols=4), Cell(style.objectives(p.achieved), cols=5)
        )
        grid.rows.append(
            [
                Cell("预算执行情况（10分）", rows=3),
                *head(
                    Cell("年度预算数（万元）", cols=2),
                    "年初预算",
                    Cell("调整后预算数", cols=2),
                    "预算执行数",
                    "预算执行率",
                    "权重",
                    "得分",
                    "原因",
                ),
            ]
        )
        for label, year, spent in (("总额", p.total, p.spent), ("其中：财政资金", p.fiscal, None)):
            grid.add(
                Cell(label, cols=2),
                money_cell(style, year),
                money_cell(style, year, cols=2),
                blank_or(style, spent),
                f"{p.rate}%" if spent else "",
                "10" if spent else "/",
                p.execution_score if spent else "/",
                "",
            )
        grid.rows.append(
            [
                Cell("绩效指标（90分）", rows=count(p) + 1),
                *head(
                    "一级指标",
                    "二级指标",
                    "三级指标",
                    "指标性质",
                    "指标值",
                    "度量单位",
                    "完成值",
                    "权重",
                    "得分",
                    "未完成原因分析",
                ),
            ]
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            sign, value, unit, truth = style.column_target(item.goal)
            actual = item.actual.removesuffix(unit) if unit else item.actual
            row = (item.name, sign, value, unit, actual, item.weight, item.score, item.reason)
            return (
                [Cell(t) for t in row],
                indicator_truth(
                    item,
                    style,
                    truth,
                    "weight",
                    "score",
                    "deviation_reason",
                    actual={"any_of": [actual, item.actual]},
                ),
            )

        rows = tree(grid, p, style, cells)
        grid.add(Cell("合计", cols=8), "100", total_score(p), "")
        grid.add("评价结论", Cell(f"自评得分{total_score(p)}分，项目执行情况较好。", cols=10))
        grid.add("存在问题", Cell("部分环节衔接不够紧密。（100字以内）", cols=10))
        blocks += [
            Prose(f"报表编号：{p.unit_code}_0013zp"),
            Prose("部门预算项目支出绩效自评表", "title"),
            Prose(f"（{p.year}年度）"),
            grid,
            Prose("项目负责人：郑某　财务负责人：王某", "note"),
        ]
        truths.append(
            project_truth(
                p,
                "code",
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


def hubei_self(projects: list[Project], style: Style) -> Printed:
    """Family 12 e: kinds as ticked boxes, targets (A) and actuals (B), no points but scores."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=6))
        grid.add(
            *head("主管部门"),
            Cell(p.department, cols=2),
            *head("项目实施单位"),
            Cell(p.implementing, cols=3),
        )
        kinds = "1、部门预算项目☑　2、市直专项□　3、市对下转移支付项目□"
        grid.add(*head("项目类别"), Cell(kinds, cols=6))
        labels = (
            "",
            "预算数（A）",
            "执行数（B）",
            "执行率（B/A）",
            Cell("得分（20分*执行率）", cols=2),
        )
        grid.rows.append([Cell("预算执行情况（万元）（20分）", rows=2), *head(*labels)])
        points = str(Decimal(p.execution_score) * 2)
        grid.add(
            "年度财政资金总额",
            money_cell(style, p.total),
            money_cell(style, p.spent),
            f"{p.rate}%",
            Cell(points, cols=2),
        )
        labels = ("一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分")
        grid.rows.append([Cell("年度绩效目标1（80分）", rows=count(p) + 1), *head(*labels)])
        rows = tree(grid, p, style, done(style, "tas"))
        grid.add("偏差大或目标未完成原因分析", Cell("个别环节进度滞后", cols=6))
        grid.add("改进措施及结果应用方案", Cell("加强调度，结果与下年预算挂钩", cols=6))
        blocks += [
            *title("项目自评表", p.year),
            Prose(f"单位名称：{p.implementing}　　填报日期：2026年3月5日"),
            grid,
        ]
        execution = execution_truth(p, initial=False, score=False) | {"score": points}
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                execution=execution,
                budget=ANY,
                unit=ANY,
                category=ANY,
                indicators=rows,
            )
        )
    return Printed([Page("自评", blocks)], truths)


def hunan_overall(projects: list[Project], style: Style) -> Printed:
    """Family 13 c: a department's self-evaluation, label and figure in one cell."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head(Cell("预算单位名称", cols=2)), Cell(p.department, cols=7))
        labels = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        grid.rows.append([Cell("年度预算申请（万元）", cols=2, rows=5), *head(*labels)])
        grid.add(
            "年度资金总额",
            *(money_cell(style, m) for m in (p.total, p.total, p.spent)),
            "10",
            f"{p.rate}%",
            p.execution_score,
        )
        grid.add(Cell("按收入性质分：", cols=4), Cell("按支出性质分：", cols=3))
        grid.add(
            Cell(f"其中：一般公共预算：{style.money(p.fiscal)}", cols=4),
            Cell(f"其中：基本支出：{style.money(p.other)}", cols=3),
        )
        grid.add(
            Cell(f"其他资金：{style.money(p.other)}", cols=4),
            Cell(f"项目支出：{style.money(p.fiscal)}", cols=3),
        )
        grid.add(
            Cell("年度总体目标", rows=2),
            *head(Cell("预期目标", cols=4), Cell("实际完成情况", cols=4)),
        )
        grid.add(
            Cell(style.objectives(p.objectives), cols=4), Cell(style.objectives(p.achieved), cols=4)
        )
        labels = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
        reason = "偏差原因分析及改进措施"
        grid.rows.append([Cell("绩效指标", rows=count(p) + 1), *head(*labels, reason)])
        rows = tree(grid, p, style, done(style, "tawsr"))
        grid.add(Cell("总分", cols=6), "100", total_score(p), "")
        pages.append(Page("整体自评", [*title("部门整体支出绩效自评表", p.year), grid]))
        truths.append(
            {
                "name": ANY,
                "unit": ANY,
                "department": ANY,
                "implementing_unit": ANY,
                "year": p.year,
                "objectives": ANY,
                **reached(p, initial=True, score=True),
                "actual_objectives": ANY,
                "total_score": total_score(p),
                "indicators": rows,
            }
        )
    return Printed(pages, truths)


def monitoring(projects: list[Project], style: Style) -> Printed:
    """Family 14 (likely): half-year figures and a forecast."""
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=9))
        grid.add(
            *head("主管部门"),
            Cell(p.department, cols=4),
            *head("实施单位"),
            Cell(p.implementing, cols=4),
        )
        grid.rows.append(
            [
                Cell("资金情况（万元）", rows=3),
                *head(
                    "",
                    "年初预算数",
                    "调整后预算数",
                    Cell("1-7月执行数", cols=2),
                    Cell("1-7月执行率", cols=2),
                    Cell("全年预计执行数", cols=2),
                ),
            ]
        )
        for label, amount, spent in (
            ("年度资金总额", p.total, p.spent),
            ("财政资金", p.fiscal, None),
        ):
            grid.add(
                label,
                money_cell(style, amount),
                money_cell(style, amount),
                blank_or(style, spent, cols=2),
                Cell(f"{p.rate}%" if spent else "", cols=2),
                money_cell(style, amount, cols=2),
            )
        grid.add(*head("年度绩效目标"), Cell(style.objectives(p.objectives), cols=9))
        grid.rows.append(
            head(
                "一级指标",
                "二级指标",
                "三级指标",
                "计算符号",
                "计量单位",
                "年度指标值",
                "1-7月执行情况",
                "全年预计完成情况",
                "偏差原因分析",
                "完成可能性分析",
            )
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            sign, value, unit, truth = style.column_target(item.goal)
            actual = item.actual.removesuffix(unit) if unit else item.actual
            row = (item.name, sign, unit, value, actual, value, item.reason, "确定能")
            target = truth | {"target_text": ANY}
            return [Cell(t) for t in row], indicator_truth(
                item,
                style,
                target,
                "deviation_reason",
                actual={"any_of": [actual, item.actual]},
                forecast=value,
                likelihood="确定能",
            )

        rows = tree(grid, p, style, cells)
        pages.append(Page(p.name[:9], [*title("项目支出绩效运行监控表", p.year), grid]))
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                execution=execution_truth(p, score=False),
                budget=ANY,
                indicators=rows,
            )
        )
    return Printed(pages, truths)
