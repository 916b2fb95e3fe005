"""The tables at the end of a panel's report: every item with its scores, and the evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.panel_report import PanelReport
    from jixiao.publishing.reports.page import Page

_ANNEX: Final = (
    ("一级指标", 22.0, "center"), ("三级指标", 44.0, "left"), ("分值", 16.0, "right"),
    ("合成得分", 22.0, "right"), ("各专家评分", 62.0, "center"), ("得分率相差", 24.0, "right"),
    ("组长说明", 62.0, "left"),
)  # fmt: skip
_PUBLIC: Final = (
    ("一级指标", 26.0, "center"), ("三级指标", 60.0, "left"), ("分值", 20.0, "right"),
    ("得分", 24.0, "right"), ("得分率", 26.0, "right"), ("组长说明", 96.0, "left"),
)  # fmt: skip
_PROOFS: Final = (
    ("指标", 50.0, "left"), ("佐证材料", 60.0, "left"), ("SHA-256", 132.0, "left"),
)  # fmt: skip


def panel_annex(report: PanelReport, page: Page) -> None:
    """Write the table of every item with every expert's score, and of the evidence.

    The public reads what the scores come to alone.
    """
    if not report.experts:
        _annex_in_public(report, page)
        return
    rows = [
        (
            page.translate(item.level1), report.names[item.id], plain(item.points),
            f"{item.score:f}",
            "　".join(plain(one) for one in item.given), f"{item.spread:.0%}",
            report.notes.get(item.id, ""),
        )
        for item in report.score.items
    ]  # fmt: skip
    totals = "　".join(plain(one) for one in report.score.totals)
    page.table(
        "专家评分表",
        _ANNEX,
        [*rows, (page.translate("合计"), "", "100", f"{report.score.total:f}", totals, "", "")],
    )
    proofs = [(report.names[one.item], one.title, one.sha256) for one in report.proofs]
    if proofs:
        page.table("佐证材料", _PROOFS, proofs)
    page.note(page.tell(message("评分表、理由和佐证材料的校验值：{sha256}", sha256=report.sha256)))


def _annex_in_public(report: PanelReport, page: Page) -> None:
    rows = [
        (
            page.translate(item.level1), report.names[item.id], plain(item.points),
            f"{item.score:f}", f"{item.score / item.points:.2%}", report.notes.get(item.id, ""),
        )
        for item in report.score.items
    ]  # fmt: skip
    share = f"{report.score.total / Decimal(100):.2%}"
    total = (page.translate("合计"), "", "100", f"{report.score.total:f}", share, "")
    page.table("逐项得分表", _PUBLIC, [*rows, total])
    page.note(page.tell(message("不公开专家姓名、各专家的评分和佐证材料。")))
    page.note(page.tell(message("评分表、理由和佐证材料的校验值：{sha256}", sha256=report.sha256)))


def plain(number: Decimal) -> str:
    """Return a number without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
