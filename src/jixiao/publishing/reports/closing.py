"""The last chapters of a self-evaluation's report: deviations, what follows, other matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message
from jixiao.model.score import Step

if TYPE_CHECKING:
    from jixiao.model.evaluation_report import EvaluationReport, ToldDeviation
    from jixiao.publishing.reports.page import Page

LABELS: Final = {
    Step.PRIORITY: "优先安排",
    Step.KEEP: "保持",
    Step.CUT: "压减",
    Step.CANCEL: "不再安排",
}
_NOTICES: Final = (
    ("序号", 14.0, "center"), ("整改要求", 84.0, "left"), ("整改期限", 32.0, "center"),
    ("是否销号", 26.0, "center"),
)  # fmt: skip


def causes(report: EvaluationReport, page: Page) -> None:
    """Write chapter four: what deviated, why, what is done about it; notices of the year."""
    page.first("偏离绩效目标的原因和改进措施")
    if not report.deviations:
        page.text(message("资金和各项指标没有需要说明的偏差。"))
    for number, one in enumerate(report.deviations, 1):
        page.text(
            message("{number}．{name}：{why}。{told}", number=number, name=_name(report, one, page),
                    why=one.why, told=_told(report, one) or message("原因和改进措施没有填写。"))
        )  # fmt: skip
    if report.notices:
        page.text(message("年度监控中发出整改通知{count}份，办理情况见下表。",
                          count=len(report.notices)))  # fmt: skip
        page.table("监控整改情况", _NOTICES, [
            (str(number), one.demand, one.due.isoformat(),
             page.translate("是") if one.closed else page.translate("否"))
            for number, one in enumerate(report.notices, 1)
        ])  # fmt: skip


def application(report: EvaluationReport, page: Page) -> None:
    """Write chapter five: what the result means for the next budget, and its disclosure."""
    page.first("绩效自评结果应用和公开情况")
    found = report.proposal
    if found is None:
        page.text(message("得分尚未评定，没有结果应用的建议。"))
    else:
        page.text(message("按规则对下年预算的建议：{step}。", step=message(LABELS[found.step])))
        if found.budget is not None:
            page.text(message("下年预算不超过{amount}{unit}。", amount=shown(found.budget),
                              unit=found.unit))  # fmt: skip
        for reason in found.reasons:
            page.text(message("{reason}。", reason=reason))
    if report.disclosed is not None:
        page.text(message("自评结果已于{day}公开。", day=report.disclosed.isoformat()))
    else:
        page.text(message("自评结果随部门决算公开。"))


def others(report: EvaluationReport, page: Page) -> None:
    """Write chapter six."""
    page.first("其他需要说明的问题")
    page.text(report.texts.other or message("无。"))


def _name(report: EvaluationReport, one: ToldDeviation, page: Page) -> str:
    if one.row == 0:
        return page.translate("预算执行")
    return report.plan.indicators[one.row - 1].name or ""


def _told(report: EvaluationReport, one: ToldDeviation) -> Message | None:
    """Return what the unit wrote of a deviation, None where it wrote nothing."""
    plan = report.plan
    if one.row:
        text = plan.indicators[one.row - 1].deviation_reason
    else:
        text = plan.execution.reason if plan.execution else None
    return message("{text}。", text=text.rstrip("。")) if text else None
