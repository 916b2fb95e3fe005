"""The cover of a self-evaluation's report, its chapters on the project and on the work done."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.attaining import rows_by_class
from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message
from jixiao.model.score import Evidence
from jixiao.publishing.reports.page import COVER, MARGINS, TITLE, percent
from jixiao.publishing.sheet import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from jixiao.model.evaluation_report import EvaluationReport
    from jixiao.model.funding import Execution
    from jixiao.publishing.reports.page import Page

_ALL_MONEY: Final = re.compile(r"总额|合计|总计")
METHOD: Final = "caiyu-2020-10#self-evaluation-form"
LABELS: Final = {
    Evidence.MEASURED: "平台计算",
    Evidence.SYSTEM_EXPORT: "系统导出",
    Evidence.SIGNED_PAPER: "签字盖章材料",
    Evidence.CLAIM: "单位填报数",
}
_MONEY: Final = (
    ("资金来源", 44.0, "left"), ("年初预算数", 28.0, "right"), ("全年预算数", 28.0, "right"),
    ("全年执行数", 28.0, "right"), ("执行率", 28.0, "right"),
)  # fmt: skip


def cover(report: EvaluationReport, translate: Callable[[str], str]) -> Section:
    """Return the title page: what, which year, whose."""
    plan = report.plan
    title = message("项目支出绩效自评报告").render(translate)
    year = message("（{year}年度）", year=report.year).render(translate) if report.year else ""
    lines = (
        ("项目名称", plan.name), ("项目编码", plan.code), ("主管部门", plan.department),
        ("实施单位", _unit(report)), ("填报日期", translate("　　年　　月　　日")),
    )  # fmt: skip
    blocks = [
        Paragraph(title, TITLE, "center", level=1, space_before=130, space_after=12),
        Paragraph(year, COVER, "center", space_after=150),
    ]
    blocks += [
        Paragraph(f"{translate(label)}：{text}", COVER, "center", space_after=10)
        for label, text in lines
        if text
    ]
    return Section(translate("封面"), tuple(blocks), margins=MARGINS)


def basics(report: EvaluationReport, page: Page) -> None:
    """Write chapter one: the project, its objectives, its money."""
    plan = report.plan
    page.first("项目基本情况")
    page.second("项目概况")
    page.text("".join(page.tell(one) for one in _told_of(report)))
    if report.texts.background:
        page.text(report.texts.background)
    page.second("项目绩效目标")
    for objective in plan.objectives:
        page.text(objective)
    if not plan.objectives:
        page.text(message("绩效目标表没有填写年度总体目标。"))
    rows = rows_by_class(plan, report.scored)
    parts = page.listed(
        message("{name}{count}项", name=page.translate(name), count=len(its))
        for name, its in rows.items()
    )
    count = sum(map(len, rows.values()))
    page.text(message("设绩效指标{count}项：{parts}，目标值见附表。", count=count, parts=parts))
    page.second("项目资金")
    _money(plan.execution, page)


def work(report: EvaluationReport, page: Page) -> None:
    """Write chapter two: how the self-evaluation was done and how points are given."""
    page.first("绩效自评工作开展情况")
    page.second("自评过程")
    if report.texts.process:
        page.text(report.texts.process)
    page.text(
        message("单位依据{clause}，对照批复的绩效目标逐项填报实际完成值，按评分办法计算得分。",
                clause=METHOD)
    )  # fmt: skip
    counted = Counter(one.evidence for one in (report.scored.execution, *report.scored.rows))
    parts = page.listed(
        message("{name}{count}项", name=page.translate(label), count=counted[one])
        for one, label in LABELS.items()
        if counted[one]
    )
    page.text(message("实际完成值和执行数的依据：{parts}。", parts=parts))
    page.second("评分方法")
    page.text(message("{weights}。", weights=report.scored.weights))
    if report.scored.scaling:
        page.text(message("{scaling}。", scaling=report.scored.scaling))
    for note in report.scored.notes:
        page.text(message("{note}。", note=note))


def _unit(report: EvaluationReport) -> str | None:
    plan = report.plan
    return plan.implementing_unit or (plan.unit.name if plan.unit else None) or report.issuer


def _told_of(report: EvaluationReport) -> Iterator[Message]:
    """Yield sentences on what the plan prints of the project; nothing of what it does not."""
    plan, unit = report.plan, _unit(report)
    name = plan.name or "—"
    if unit and plan.department and plan.department != unit:
        yield message("“{name}”由{unit}实施，主管部门为{department}。", name=name, unit=unit,
                      department=plan.department)  # fmt: skip
    elif unit:
        yield message("“{name}”由{unit}实施。", name=name, unit=unit)
    kind = [text for text in (plan.category, plan.attribute, plan.period) if text]
    if kind:
        yield message("项目类别和期限：{kind}。", kind="，".join(kind))
    if plan.purpose:
        yield message("资金用途：{purpose}。", purpose=plan.purpose.rstrip("。"))


def _money(execution: Execution | None, page: Page) -> None:
    """Write what was approved and spent, in all and by source."""
    if execution is None:
        page.text(message("自评表没有填写预算数和执行数。"))
        return
    page.text(
        message(
            "年初预算{initial}，全年预算{budget}，全年执行{spent}，预算执行率{rate}。",
            initial=_amount(execution.budget_initial, execution.unit),
            budget=_amount(execution.budget_year, execution.unit),
            spent=_amount(execution.spent, execution.unit), rate=_rate(execution.rate),
        )
    )  # fmt: skip
    rows = [_row(page.translate("年度资金总额"), execution)]
    rows += [
        (one.source, _plain(one.initial), _plain(one.year), _plain(one.spent), _rate(one.rate))
        for one in execution.rows
        if not _ALL_MONEY.search(one.source)  # stands above already
    ]
    caption = page.tell(message("项目资金情况（单位：{unit}）", unit=execution.unit))
    page.table(caption, _MONEY, rows)


def _row(name: str, execution: Execution) -> tuple[str, ...]:
    return (name, _plain(execution.budget_initial), _plain(execution.budget_year),
            _plain(execution.spent), _rate(execution.rate))  # fmt: skip


def _amount(number: Decimal | None, unit: str) -> str:
    return "—" if number is None else f"{shown(number)}{unit}"


def _plain(number: Decimal | None) -> str:
    return "—" if number is None else shown(number)


def _rate(rate: Decimal | None) -> str:
    return "—" if rate is None else percent(rate / 100)
