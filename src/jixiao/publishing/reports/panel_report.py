"""The report of a panel of experts: an evaluation (评价报告) or an ex-ante assessment (评估报告).

Source: caiyu-2020-10#evaluation-report, provincial-ex-ante#outline.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message, untranslated
from jixiao.publishing.reports.page import BLANK, COVER, MARGINS, TITLE, Page
from jixiao.publishing.reports.panel_annex import panel_annex, plain
from jixiao.publishing.sheet import Paragraph, Section, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from jixiao.model.panel import PanelItem
    from jixiao.model.panel_report import PanelReport

_SCORES: Final = (
    ("一级指标", 60.0, "left"), ("分值", 32.0, "right"), ("得分", 32.0, "right"),
    ("得分率", 32.0, "right"),
)  # fmt: skip
_TARGETS: Final = (("指标", 96.0, "left"), ("年度指标值", 60.0, "left"))
_ROWS: Final = (
    ("指标", 66.0, "left"), ("年度指标值", 45.0, "left"), ("实际完成值", 45.0, "left"),
)  # fmt: skip
_WIDE: Final = (20.0, 20.0, 20.0, 20.0)


def panel_report(
    report: PanelReport, translate: Callable[[str], str] = untranslated, *, lang: str = "zh"
) -> Sheet:
    """Return the report as a sheet: cover, chapters, the table of all scores and the evidence."""
    page = Page(translate)
    (_ex_ante if report.is_ex_ante else _evaluation)(report, page)
    _signed(report, page)
    body = tuple(page.blocks)
    panel_annex(report, page)
    annex = tuple(page.blocks[len(body) :])
    name = report.plan.name or ""
    title = message("{name}{title}", name=name, title=Message(report.title)).render(translate)
    return Sheet(
        title,
        (
            _cover(report, translate),
            Section(translate("报告"), body, margins=MARGINS),
            Section(translate("附表"), annex, landscape=True, margins=_WIDE),
        ),
        lang,
        page_numbers=True,
    )


def _cover(report: PanelReport, translate: Callable[[str], str]) -> Section:
    lines = [
        message("{title}", title=Message(report.title)),
        message("项目名称：{name}", name=report.plan.name or "—"),
        message("项目单位：{unit}", unit=_unit(report)),
        message("组织单位：{organiser}", organiser=report.organiser),
        message("专家组组长：{chair}", chair=report.experts[0])
        if report.experts
        else message("专家人数：{count}名", count=report.score.agreement.experts),
        _dated(report.closed),
    ]
    spaces = (60, 6, 6, 6, 150, 0)
    blocks = [Paragraph("　", COVER, space_after=130)]
    blocks += [
        Paragraph(
            one.render(translate), COVER if n else TITLE, "center", level=0 if n else 1,
            space_after=spaces[n],
        )
        for n, one in enumerate(lines)
    ]  # fmt: skip
    return Section(translate("封面"), tuple(blocks), margins=MARGINS)


def _evaluation(report: PanelReport, page: Page) -> None:
    page.first("基本情况")
    _background(report, page)
    page.first("评价工作开展情况")
    _work(report, page)
    page.first("综合评价情况及结论")
    _conclusion(report, page)
    page.first("评价指标分析")
    _analysis(report, page)
    page.first("主要经验及做法、存在的问题及原因分析")
    _told(report, page, "practices", "主要经验及做法")
    _told(report, page, "problems", "存在的问题及原因")
    page.first("有关建议")
    _text(report, page, "suggestions")
    page.first("其他需要说明的问题")
    _text(report, page, "other")


def _ex_ante(report: PanelReport, page: Page) -> None:
    page.first("评估对象")
    _background(report, page)
    page.first("评估方式和方法")
    _work(report, page)
    page.first("评估内容与结论")
    _analysis(report, page)
    page.second("总体结论")
    _conclusion(report, page)
    page.first("相关建议")
    _text(report, page, "problems")
    _text(report, page, "suggestions")
    page.first("其他需要说明的问题")
    _text(report, page, "other")


def _signed(report: PanelReport, page: Page) -> None:
    """Write who signs; what the public reads names the organiser and the day alone."""
    if not report.experts:
        page.signed(
            message("{organiser}", organiser=report.organiser),
            _dated(report.closed),
        )
        return
    page.signed(
        message("专家组组长（签名）：{blank}", blank=BLANK),
        message("专家组成员（签名）：{blank}", blank=BLANK),
        message("组织单位（盖章）：{blank}", blank=BLANK),
        message("{year}年{month}月{day}日", year="　　　", month="　　", day="　　"),
    )


def _background(report: PanelReport, page: Page) -> None:
    plan = report.plan
    page.second("项目概况")
    page.text(message("“{name}”由{unit}实施。", name=plan.name or "—", unit=_unit(report)))
    if plan.budget is not None and plan.budget.total is not None:
        page.text(
            message(
                "{year}年度预算{total}{unit}。",
                year=report.year, total=plain(plan.budget.total), unit=plan.budget.unit,
            )
        )  # fmt: skip
    if plan.purpose:
        page.text(message("资金用途：{purpose}。", purpose=plan.purpose.rstrip("。")))
    page.second("绩效目标")
    for goal in plan.objectives:
        page.text(goal)
    rows = [(row.name or "", row.target.text or "", row.actual or "—") for row in plan.indicators]
    if any(row.actual for row in plan.indicators):
        page.table("绩效目标和完成情况", _ROWS, rows)
    elif rows:
        page.table("绩效指标", _TARGETS, [row[:2] for row in rows])


def _work(report: PanelReport, page: Page) -> None:
    page.second("组织和依据")
    page.text(_met(report))
    if report.experts:
        others = "、".join(report.experts[1:]) or "—"
        page.text(
            message("组长为{chair}，其他专家为{others}。", chair=report.experts[0], others=others)
        )
    page.text(
        message(
            "依据：{sources}。",
            sources="、".join(dict.fromkeys(map(page.tell, map(Message, report.sources)))),
        )
    )
    page.second("评分和合成办法")
    left_out = report.score.items[0].left_out
    page.text(
        message("每项去掉一个最高分和一个最低分后取平均，保留两位小数，合计为总分。")
        if left_out
        else message("每项取各专家评分的平均数，保留两位小数，合计为总分。")
    )
    page.text(
        message(
            "等级：{scale}。",
            scale="、".join(f"{page.translate(name)}≥{least:f}" for name, least in report.scale),
        )
    )
    _text(report, page, "process", blank=False)


def _met(report: PanelReport) -> Message:
    """Return who scored when; that they did so blind only where that is known."""
    told = {
        "organiser": report.organiser, "count": report.score.agreement.experts,
        "opened": _dated(report.opened), "closed": _dated(report.closed),
    }  # fmt: skip
    if report.blind:
        return message(
            "由{organiser}组织，{count}名专家于{opened}至{closed}独立评分，全部提交以前互不知晓。",
            **told,
        )
    return message("由{organiser}组织，{count}名专家于{opened}至{closed}评分。", **told)


def _dated(day: date) -> Message:
    """Return a day as documents write it, no figure filled up with a zero (GB/T 9704)."""
    return message("{year}年{month}月{on}日", year=day.year, month=day.month, on=day.day)


def _conclusion(report: PanelReport, page: Page) -> None:
    score = report.score
    page.text(
        message("总分{total}分，等级为“{grade}”。", total=score.total, grade=Message(score.grade))
    )
    if report.proposed:
        page.text(message("按得分的评估结论：{outcome}。", outcome=Message(report.proposed)))
    if report.decided:
        page.text(
            message(
                "审定的评估结论：{outcome}。理由：{reason}",
                outcome=Message(report.decided), reason=report.decision,
            )
        )  # fmt: skip
    rows = [
        (page.translate(name), plain(points), f"{reached:f}", f"{reached / points:.2%}")
        for name, points, reached in score.groups
    ]
    page.table("评分结果", _SCORES, [*rows, _sum(page.translate("合计"), score.total)])
    found = score.agreement.coefficient
    page.text(
        message("专家意见的一致程度：各项得分率没有高低之分，不计算协调系数。")
        if found is None
        else message(
            "专家意见的一致程度：肯德尔协调系数W为{coefficient:f}（{source}）。",
            coefficient=found, source=report.agreement_source,
        )
    )  # fmt: skip
    if report.first_agreement:
        page.text(
            message(
                "专家先后两轮独立评分，第一轮的协调系数W为{first}；以上为第二轮的结果。",
                first=report.first_agreement,
            )
            if report.blind
            else message(
                "专家先后两轮评分，第一轮的协调系数W为{first}；以上为第二轮的结果。",
                first=report.first_agreement,
            )
        )
    if score.differing:
        page.text(
            message(
                "得分率相差超过{limit:.0%}的有{count}项：{names}；组长的说明见附表。",
                limit=report.spread_limit, count=len(score.differing),
                names="、".join(report.names[one.id] for one in score.differing),
            )
        )  # fmt: skip


def _sum(whole: str, total: Decimal) -> tuple[str, ...]:
    return (whole, "100", f"{total:f}", f"{total / Decimal(100):.2%}")


def _analysis(report: PanelReport, page: Page) -> None:
    """Write of each group what it scored and why points were taken off."""
    for name, points, reached in report.score.groups:
        page.second(name)
        page.text(
            message(
                "分值{points}分，得{reached}分，得分率{share:.2%}。",
                points=plain(points), reached=reached, share=reached / points,
            )
        )  # fmt: skip
        for item in report.score.items:
            if item.level1 == name:
                _reasons(report, item, page)


def _reasons(report: PanelReport, item: PanelItem, page: Page) -> None:
    told = [one.strip().rstrip("。；") for one in report.reasons.get(item.id, ())]
    why = "；".join(one for one in dict.fromkeys(told) if one)
    why = f"{why}。" if why else ""
    page.text(
        message(
            "{name}（{points}分）得{score}分。{why}",
            name=report.names[item.id], points=plain(item.points), score=item.score, why=why,
        )
    )  # fmt: skip


def _told(report: PanelReport, page: Page, name: str, heading: str) -> None:
    page.second(heading)
    _text(report, page, name)


def _text(report: PanelReport, page: Page, name: str, *, blank: bool = True) -> None:
    """Write what the chair wrote; 无 where nothing is, unless nothing may stand."""
    text = report.texts.get(name, "").strip()
    if text:
        page.text(text)
    elif blank:
        page.text(message("无。"))


def _unit(report: PanelReport) -> str:
    plan = report.plan
    return (plan.unit.name if plan.unit else None) or plan.implementing_unit or "—"
