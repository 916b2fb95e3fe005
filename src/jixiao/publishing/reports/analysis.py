"""Chapter three of a self-evaluation's report: points, money over the year, targets, last year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.attaining import EXECUTION, rows_by_class
from jixiao.evaluation.share import shown
from jixiao.model.evaluation_report import ClassScore
from jixiao.model.message import message
from jixiao.publishing.charts.attainment import Bar, attainment
from jixiao.publishing.charts.class_scores import class_chart
from jixiao.publishing.charts.execution_curve import execution_curve
from jixiao.publishing.charts.two_years import Pair, two_years
from jixiao.publishing.reports.page import WIDTH, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.evaluation_report import (
        AttainedRow,
        EarlierResult,
        EvaluationReport,
    )
    from jixiao.model.message import Message
    from jixiao.model.score import IndicatorScore
    from jixiao.publishing.reports.page import Page

MOST_BARS: Final = 28
"""Bars that one chart holds and still stands on a page."""
_CLASSES: Final = (
    ("类别", 60.0, "left"), ("分值", 32.0, "right"), ("得分", 32.0, "right"),
    ("得分率", 32.0, "right"),
)  # fmt: skip
_SPENT: Final = "实际累计支出"
_CURVE: Final = (
    ("月份", 24.0, "center"), ("计划累计进度", 44.0, "right"), (_SPENT, 44.0, "right"),
    ("实际累计进度", 44.0, "right"),
)  # fmt: skip
_ROWS: Final = (
    ("序号", 12.0, "center"), ("指标", 44.0, "left"), ("指标值", 30.0, "left"),
    ("实际完成值", 30.0, "left"), ("完成率", 20.0, "right"), ("得分", 20.0, "right"),
)  # fmt: skip


def analysis(report: EvaluationReport, page: Page) -> None:
    """Write chapter three."""
    page.first("绩效目标完成情况分析")
    page.second("总体结论")
    _conclusion(report, page)
    page.second("资金执行和管理情况")
    _money(report, page)
    _targets(report, page)
    page.second("与上年度比较")
    _two_years(report, page)


def _conclusion(report: EvaluationReport, page: Page) -> None:
    scored = report.scored
    if scored.total is None:
        page.text(message("得分在{least}分至{most}分之间，还有指标需要评定。",
                          least=scored.least, most=scored.most))  # fmt: skip
    else:
        page.text(message("自评总分{total}分，等级为“{grade}”。", total=scored.total,
                          grade=page.translate(scored.grade or "")))  # fmt: skip
    for objective in report.plan.actual_objectives:
        page.text(message("年度总体目标实际完成情况：{text}", text=objective))
    if not report.classes:
        return
    page.figure("各类指标得分", class_chart(report.classes, width=WIDTH, translate=page.translate))
    rows = [_class_row(one, page) for one in report.classes]
    whole = _sum(report.classes)
    page.table("各类指标得分情况", _CLASSES, [*rows, _class_row(whole, page)])


def _class_row(one: ClassScore, page: Page) -> tuple[str, ...]:
    return (page.translate(one.name), shown(one.points), shown(one.score), percent(one.rate))


def _sum(classes: tuple[ClassScore, ...]) -> ClassScore:
    return ClassScore("合计", sum((one.points for one in classes), Decimal(0)),
               sum((one.score for one in classes), Decimal(0)))  # fmt: skip


def _money(report: EvaluationReport, page: Page) -> None:
    """Write the score of the execution rate, the curve over the year with its table."""
    page.text(message("{told}。", told=report.scored.execution.arithmetic))
    budget = _budget(report)
    known = [one for one in report.curve if one.spent is not None]
    if budget and known:
        page.text(message("支出进度的计划：{told}。", told=report.curve_told))
        chart = execution_curve(report.curve, budget, width=WIDTH, translate=page.translate)
        page.figure("预算执行进度", chart)
        unit = report.plan.execution.unit if report.plan.execution else ""
        spent = page.tell(message("实际累计支出（{unit}）", unit=unit)) if unit else "实际累计支出"
        heads = [(spent if head == _SPENT else head, width, align) for head, width, align in _CURVE]
        page.table("预算执行进度", heads, [
            (page.tell(message("{month}月底", month=one.month)), percent(one.due),
             "—" if one.spent is None else f"{one.spent:.2f}",
             "—" if one.spent is None else percent(one.spent / budget))
            for one in report.curve
        ])  # fmt: skip
    else:
        page.text(message("没有分月的支出数据，不画执行进度曲线。"))
    page.text(report.texts.management or message("资金管理和项目管理情况：单位没有另作说明。"))


def _budget(report: EvaluationReport) -> Decimal | None:
    execution = report.plan.execution
    if execution is None:
        return None
    year = execution.budget_year
    return year if year is not None else execution.budget_initial


def _targets(report: EvaluationReport, page: Page) -> None:
    """Write a part for each class of indicators, the chart and the table with the first."""
    attained = {one.row: one for one in report.attained}
    page.second("绩效指标完成情况")
    rows = list(attained.values())
    for start in range(0, len(rows), MOST_BARS):
        bars = [_bar(report, one) for one in rows[start : start + MOST_BARS]]
        chart = attainment(bars, width=WIDTH, translate=page.translate)
        page.figure("各项指标完成率", chart)
    scores = {one.row: one for one in report.scored.rows}
    page.table("各项指标完成情况", _ROWS,
               [_target_row(report, one, scores[one.row]) for one in rows])  # fmt: skip
    if any(one.by_points and one.share is not None for one in rows):
        page.note("带*的指标不是数值，完成率按得分折算。")
    for name, its in rows_by_class(report.plan, report.scored).items():
        page.second(page.tell(message("{name}分析", name=page.translate(name))))
        for told in _class_told(report, (name, page.translate(name)), its, attained):
            page.text(page.tell(told))


def _bar(report: EvaluationReport, one: AttainedRow) -> Bar:
    row = report.plan.indicators[one.row - 1]
    return Bar(f"{one.row} {row.name or ''}", one.share, one.by_points)


def _target_row(
    report: EvaluationReport, one: AttainedRow, scored: IndicatorScore
) -> tuple[str, ...]:
    row = report.plan.indicators[one.row - 1]
    share = percent(one.share) + ("*" if one.by_points and one.share is not None else "")
    score = f"{scored.least}–{scored.most}" if scored.score is None else f"{scored.score}"
    return (str(one.row), row.name or "—", row.target.text or "—", row.actual or "—", share,
            f"{score}/{shown(scored.points)}")  # fmt: skip


def _class_told(
    report: EvaluationReport,
    named: tuple[str, str],
    its: list[IndicatorScore],
    attained: dict[int, AttainedRow],
) -> Iterator[Message]:
    """Yield how many of a class were met, which were not, and the surveys behind them.

    `named` is the class as level 1 is printed, and in the reader's words.
    """
    missed = [one for one in its if one.score is None or one.score < one.points]
    own = next((one for one in report.classes if one.name == named[0]), None)
    yield message(
        "{name}共{count}项，分值{points}分，得{score}分；{met}。",
        name=named[1], count=len(its), points=shown(own.points) if own else "0",
        score=shown(own.score) if own else "0", met=_met(len(its), len(missed)),
    )  # fmt: skip
    for one in missed:
        row = report.plan.indicators[one.row - 1]
        share = attained[one.row].share if one.row in attained else None
        yield message("“{name}”：{told}，完成率{share}。", name=row.name or "",
                      told=one.arithmetic, share=percent(share))  # fmt: skip
    rows = {one.row for one in its}
    for each in report.surveys:
        if each.row in rows:
            yield message(
                "第{row}项以问卷调查为依据：调查{group}，发放{asked}份，有效{valid}份，"
                "满意度{share}，95%置信区间{low}至{high}。",
                row=each.row, group=each.group, asked=each.asked or "—", valid=each.valid,
                share=percent(each.share), low=percent(each.low), high=percent(each.high),
            )  # fmt: skip


def _met(count: int, missed: int) -> Message:
    if not missed:
        return message("全部得满分")
    return message("{met}项得满分，{missed}项没有得满分", met=count - missed, missed=missed)


def _two_years(report: EvaluationReport, page: Page) -> None:
    before = report.earlier
    if before is None:
        page.text(message("没有同一项目上年度的自评结果，不作比较。"))
        return
    now = str(report.year or "")
    years = (page.tell(message("{year}年", year=before.year or "—")),
             page.tell(message("{year}年", year=now)))  # fmt: skip
    page.text(
        message(
            "{before}自评{old}分，本年{total}分；预算执行率由{rate_before}到{rate}。",
            before=years[0], old=before.total if before.total is not None else "—",
            total=report.scored.total if report.scored.total is not None else "—",
            rate_before=percent(before.rate), rate=percent(_rate(report)),
        )
    )  # fmt: skip
    pairs = _pairs(report, before)
    chart = two_years(pairs, years, width=WIDTH, translate=page.translate)
    page.figure("各类指标得分率与上年度比较", chart)
    heads = (("类别", 60.0, "left"), (years[0], 32.0, "right"), (years[1], 32.0, "right"),
             ("增减（百分点）", 32.0, "right"))  # fmt: skip
    page.table("得分率与上年度比较", heads, [
        (page.translate(one.label), percent(one.before), percent(one.now), _change(one))
        for one in pairs
    ])  # fmt: skip
    _same_rows(report, before, years, page)


def _rate(report: EvaluationReport) -> Decimal | None:
    execution, budget = report.plan.execution, _budget(report)
    spent = execution.spent if execution else None
    return spent / budget if budget and spent is not None else None


def _pairs(report: EvaluationReport, before: EarlierResult) -> list[Pair]:
    old = {one.name: one.rate for one in before.classes}
    new = {one.name: one.rate for one in report.classes}
    names = dict.fromkeys([EXECUTION, *new, *old])
    return [Pair(name, old.get(name), new.get(name)) for name in names if name in {**old, **new}]


def _change(pair: Pair) -> str:
    if pair.before is None or pair.now is None:
        return "—"
    return f"{(pair.now - pair.before) * 100:+.2f}"


def _same_rows(
    report: EvaluationReport, before: EarlierResult, years: tuple[str, str], page: Page
) -> None:
    """Write the indicators of both years that have one name."""
    old = {one.name: one for one in before.rows if one.name}
    rows = [
        (row.name, old[row.name].target or "—", old[row.name].actual or "—",
         row.target.text or "—", row.actual or "—")
        for row in report.plan.indicators
        if row.name in old
    ]  # fmt: skip
    if not rows:
        return
    target, actual = page.translate("{year}指标值"), page.translate("{year}完成值")
    heads = (
        ("指标", 44.0, "left"), (target.format(year=years[0]), 28.0, "left"),
        (actual.format(year=years[0]), 28.0, "left"), (target.format(year=years[1]), 28.0, "left"),
        (actual.format(year=years[1]), 28.0, "left"),
    )  # fmt: skip
    page.table("同名指标两年对照", heads, rows)
