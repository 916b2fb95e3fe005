"""The report of a self-evaluation (自评报告): cover, six chapters with charts, the form behind.

The outline is the one local finance bureaus ask for; every chart has its table beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.message import message, untranslated
from jixiao.publishing.reports.analysis import analysis
from jixiao.publishing.reports.closing import application, causes, others
from jixiao.publishing.reports.opening import basics, cover, work
from jixiao.publishing.reports.page import BLANK, FIRST, MARGINS, Page
from jixiao.publishing.sheet import Paragraph, Section, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.model.evaluation_report import EvaluationReport


def self_evaluation_report(
    report: EvaluationReport,
    annex: Sequence[Section] = (),
    *,
    lang: str = "zh",
    translate: Callable[[str], str] = untranslated,
) -> Sheet:
    """Return the report as a sheet; `annex` are the sections of the form that is put behind it."""
    page = Page(translate)
    basics(report, page)
    work(report, page)
    analysis(report, page)
    causes(report, page)
    application(report, page)
    others(report, page)
    page.signed(
        message("项目单位（盖章）：{blank}", blank=BLANK),
        message("单位负责人（签字）：{blank}", blank=BLANK),
        message("填报人（签字）：{blank}", blank=BLANK),
        message("{year}年{month}月{day}日", year="　　　", month="　　", day="　　"),
    )
    name = report.plan.name or ""
    title = message("{name}绩效自评报告", name=name).render(translate)
    body = Section(translate("自评报告"), tuple(page.blocks), margins=MARGINS)
    return Sheet(
        title,
        (cover(report, translate), body, *_annexed(annex, translate)),
        lang,
        page_numbers=True,
    )


def _annexed(annex: Sequence[Section], translate: Callable[[str], str]) -> tuple[Section, ...]:
    """Return the form's sections, the first under the word for an annex."""
    if not annex:
        return ()
    first = annex[0]
    mark = Paragraph(translate("附表"), FIRST, level=1, space_after=4)
    head = Section(first.name, (mark, *first.blocks), first.landscape, first.margins)
    return (head, *annex[1:])
