"""Layouts outside the known families, as a county might draw them up by itself."""

from __future__ import annotations

from counties.canvas import Cell, Grid, Page, Printed, Prose
from counties.content import ANY, Item, Project
from counties.layouts.parts import head, money_cell, simple, split, title, tree
from counties.style import Style, groups
from counties.truth import Truth, indicator_truth, money_truth, project_truth


def transposed(projects: list[Project], style: Style) -> Printed:
    """Head fields as one row of labels over one row of values; the tree below."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.rows.append(
            head("项目名称", "项目编码", "主管部门", "实施单位", "预算金额（万元）", "年度")
        )
        grid.add(
            p.name, p.code, p.department, p.implementing, money_cell(style, p.total), str(p.year)
        )
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=5))
        grid.rows.append(
            head(
                style.label("level1"),
                style.label("level2"),
                style.label("level3"),
                style.label("target"),
                style.label("weight"),
                style.label("basis"),
            )
        )

        def cells(item: Item) -> tuple[list[Cell], Truth]:
            text, truth = style.cell_target(item.goal)
            return (
                [Cell(item.name), Cell(text), Cell(item.weight), Cell(item.basis)],
                indicator_truth(item, style, truth, "weight", "basis"),
            )

        rows = tree(grid, p, style, cells)
        blocks += [Prose(f"{p.county}财政支出项目绩效目标卡", "title"), grid]
        truths.append(
            project_truth(
                p,
                "code",
                "department",
                "implementing_unit",
                "year",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed([Page("目标卡", blocks)], truths)


def bilingual(projects: list[Project], style: Style) -> Printed:
    """Labels in Chinese and English; held out, the points stand before the target."""
    tail = ["指标值\nTarget", "分值\nWeight"]
    pages, truths = [], []
    for p in projects:
        grid = Grid()
        grid.add(*head("项目名称 Project"), Cell(p.name, cols=4))
        grid.add(
            *head("主管部门 Department"),
            Cell(p.department, cols=2),
            *head("实施单位 Implementing unit"),
            p.implementing,
        )
        grid.add(*head("预算数（万元） Budget"), money_cell(style, p.total, cols=4))
        grid.add(*head("绩效目标 Objectives"), Cell(style.objectives(p.objectives), cols=4))
        grid.rows.append(
            head(
                "一级指标\nLevel 1",
                "二级指标\nLevel 2",
                "三级指标\nIndicator",
                *(tail[::-1] if style.held_out else tail),
            )
        )
        rows = tree(grid, p, style, simple(style, weight=True, before=style.held_out))
        pages.append(
            Page(p.name[:9], [Prose("项目绩效目标表 Performance Target Sheet", "title"), grid])
        )
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed(pages, truths)


def two_groups(projects: list[Project], style: Style) -> Printed:
    """Indicators in two groups of columns: outputs on the left, the rest on the right."""
    pages, truths = [], []
    for p in projects:
        items = style.items(p)
        half = [i for i in items if style.level(i)[0] in ("产出指标", "成本指标")]
        rest = [i for i in items if i not in half]
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=7))
        grid.add(
            *head("年度预算（万元）"),
            money_cell(style, p.total, cols=3),
            *head("主管部门"),
            Cell(p.department, cols=3),
        )
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=7))
        grid.rows.append(head(*["一级指标", "二级指标", "三级指标", "指标值"] * 2))
        truth: list[Truth] = [{}] * len(items)
        for n in range(max(len(half), len(rest))):
            row = []
            for group, first in ((half, 0), (rest, len(half))):
                if n >= len(group):
                    row += [Cell("")] * 4
                    continue
                text, target = style.cell_target(group[n].goal)
                truth[first + n] = indicator_truth(group[n], style, target)
                row += [Cell(t) for t in (*style.level(group[n]), group[n].name, text)]
            grid.rows.append(row)
        pages.append(Page(p.name[:9], [*title("项目绩效目标一览表", p.year), grid]))
        truths.append(
            project_truth(
                p,
                "department",
                "year",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=truth,
                any_order=True,
            )
        )
    return Printed(pages, truths)


def section_rows(projects: list[Project], style: Style) -> Printed:
    """Level 1 as a row over the full width: （一）产出指标."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        grid.add(*head("一、项目名称"), Cell(p.name, cols=3))
        grid.add(*head("二、主管部门"), p.department, *head("三、实施单位"), p.implementing)
        grid.add(*head("四、预算金额"), Cell(f"{style.money(p.total)}万元", cols=3))
        grid.add(*head("五、绩效目标"), Cell(style.objectives(p.objectives), cols=3))
        grid.rows.append(head("二级指标", "三级指标", "指标值", "权重"))
        rows: list[Truth] = []
        items = style.items(p)
        numbers = iter("一二三四五")
        for n, item in enumerate(items):
            level1, level2 = style.level(item)
            if n == 0 or style.level(items[n - 1])[0] != level1:
                grid.add(Cell(f"（{next(numbers)}）{level1}", cols=4))
            cells, truth = simple(style, weight=True)(item)
            grid.rows.append([Cell(level2), *cells])
            rows.append(truth)
        blocks += [*title("预算项目绩效目标备案表", p.year), grid]
        truths.append(
            project_truth(
                p,
                "department",
                "implementing_unit",
                "year",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed([Page("备案", blocks)], truths)


def numbered(projects: list[Project], style: Style) -> Printed:
    """A 序号 column first and the target before the name's levels: unusual order."""
    blocks: list[Prose | Grid] = []
    truths = []
    for p in projects:
        grid = Grid()
        order = "ouv" if style.held_out else "ovu"
        keys = {"o": "operator", "v": "target", "u": "unit"}
        grid.rows.append(
            head(
                "序号",
                style.label("level3"),
                *(style.label(keys[c]) for c in order),
                style.label("level1"),
                style.label("level2"),
                style.label("weight"),
            )
        )
        rows = []
        print_cells = split(style, "weight", order=order)
        for n, item in enumerate(style.items(p), 1):
            cells, truth = print_cells(item)
            grid.add(str(n), *cells, *style.level(item), item.weight)
            rows.append(truth)
        blocks += [
            *title("项目绩效指标明细表", p.year),
            Prose(f"项目名称：{p.name}"),
            Prose(f"主管部门：{p.department}　　预算金额：{style.money(p.total)}万元"),
            grid,
            Prose("填表人：冯某　　审核人：陈某", "note"),
        ]
        truths.append(
            project_truth(
                p, "department", "year", budget=money_truth(p.total, None, None), indicators=rows
            )
        )
    return Printed([Page("明细", blocks)], truths)


def side_by_side(projects: list[Project], style: Style) -> Printed:
    """A landscape sheet: two projects beside each other with an empty column between."""
    halves, truths = [], []
    for p in projects[:2]:
        grid = Grid()
        grid.add(*head("项目名称"), Cell(p.name, cols=3))
        grid.add(*head("主管部门"), Cell(p.department, cols=3))
        grid.add(*head("预算数（万元）"), money_cell(style, p.total, cols=3))
        grid.add(*head("绩效目标"), Cell(style.objectives(p.objectives), cols=3))
        grid.rows.append(head("一级指标", "二级指标", "三级指标", "指标值"))
        rows = tree(grid, p, style, simple(style))
        halves.append(grid)
        truths.append(
            project_truth(
                p,
                "department",
                "year",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    both = Grid()
    height = max(len(h.rows) for h in halves)
    for half in halves:
        while len(half.rows) < height:
            half.add("", "", "", "")
    for left, right in zip(halves[0].rows, halves[1].rows, strict=True):
        both.rows.append([*left, Cell(""), *right])
    return Printed([Page("横表", [*title("项目绩效目标对照表", projects[0].year), both])], truths)


def continued(projects: list[Project], style: Style) -> Printed:
    """The header repeated on a second page with 续表; level cells begin again there."""
    pages, truths = [], []
    for p in projects:
        labels = [style.label(k) for k in ("level1", "level2", "level3", "target", "weight")]
        top, rest = Grid(), Grid()
        top.add(*head(style.label("name")), Cell(p.name, cols=4))
        top.add(
            *head(style.label("department")),
            Cell(p.department, cols=2),
            *head("预算数（万元）"),
            money_cell(style, p.total),
        )
        top.add(*head(style.label("goal")), Cell(style.objectives(p.objectives), cols=4))
        items = style.items(p)
        rows: list[Truth] = []
        for grid, some in ((top, items[:4]), (rest, items[4:])):
            grid.rows.append(head(*labels))
            spans = groups([style.level(i) for i in some])
            for item, span in zip(some, spans, strict=True):
                cells, truth = simple(style, weight=True)(item)
                levels = [
                    Cell(t, rows=n) for t, n in zip(style.level(item), span, strict=True) if n
                ]
                grid.rows.append([*levels, *cells])
                rows.append(truth)
        pages.append(
            Page(
                p.name[:9],
                [
                    *title("项目支出绩效目标表", p.year),
                    top,
                    Prose("第 1 页 共 2 页", "note"),
                    Prose("项目支出绩效目标表（续表）", "title"),
                    rest,
                    Prose("第 2 页 共 2 页", "note"),
                ],
            )
        )
        truths.append(
            project_truth(
                p,
                "department",
                "year",
                "objectives",
                budget=money_truth(p.total, None, None),
                indicators=rows,
            )
        )
    return Printed(pages, truths)


def card(projects: list[Project], style: Style) -> Printed:
    """One small card an indicator: label and value pairs in two columns."""
    blocks: list[Prose | Grid] = [Prose(f"{projects[0].county}重点项目绩效卡片", "title")]
    truths = []
    for p in projects:
        top = Grid()
        top.add(*head("项目名称"), p.name)
        top.add(*head("主管部门"), p.department)
        top.add(*head("年度目标"), style.objectives(p.objectives))
        blocks.append(top)
        rows = []
        for item in style.items(p):
            text, truth = style.cell_target(item.goal)
            grid = Grid()
            for label, value in zip(
                ("一级指标", "二级指标", "三级指标", "指标值", "权重"),
                (*style.level(item), item.name, text, item.weight),
                strict=True,
            ):
                grid.add(*head(label), value)
            blocks.append(grid)
            rows.append(indicator_truth(item, style, truth, "weight"))
        truths.append(project_truth(p, "department", "objectives", budget=ANY, indicators=rows))
    return Printed([Page("卡片", blocks)], truths)


def one_head(projects: list[Project], style: Style) -> Printed:
    """A ledger: one row an indicator, every project field repeated on every row."""
    grid, truths = Grid(), []
    grid.rows.append(
        head(
            "序号",
            "预算部门",
            "项目名称",
            "预算金额（万元）",
            "指标大类",
            "指标小类",
            "指标名称",
            "目标值",
            "计量单位",
            "分值",
        )
    )
    number = 0
    for p in projects:
        rows = []
        for item in style.items(p):
            number += 1
            sign, value, unit, truth = style.column_target(item.goal)
            sign = "" if item.goal.kind == "words" else sign
            if item.goal.kind == "words":
                truth = truth | {"target_text": item.goal.value}
            grid.add(
                str(number),
                p.department,
                p.name,
                money_cell(style, p.total),
                *style.level(item),
                item.name,
                sign + value,
                unit,
                item.weight,
            )
            rows.append(indicator_truth(item, style, truth, "weight"))
        truths.append(
            project_truth(
                p,
                department={"any_of": [None, p.department]},
                unit=ANY,
                budget=money_truth(p.total, None, None),
                year={"any_of": [None, p.year]},
                indicators=rows,
            )
        )
    return Printed(
        [Page("台账", [Prose("2025年预算绩效指标台账", "title"), grid])],
        truths,
        {"fiscal_year": 2025},
    )
