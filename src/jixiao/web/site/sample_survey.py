"""Surveys and payments of the sample region, so that their pages show something."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Level1
from jixiao.monitoring.expected_curve import expected_curve
from jixiao.monitoring.payment_columns import suggested
from jixiao.standards.indicator_classes import level1_of
from jixiao.web.plans.printing import document_of_version
from jixiao.web.site.sample_budgets import GENERAL
from jixiao.web.site.sample_holder import holder
from jixiao.web.surveys.actions.close_survey import close_survey
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from jixiao.web.surveys.actions.take_answer import enter_answer
from jixiao.web.surveys.models import Channel, SurveyAnswerRecord
from jixiao.web.treasury.actions.close_month import close_month
from jixiao.web.treasury.actions.take_export import take_export
from jixiao.web.treasury.exports import EXPORTS
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, YearRecord

_ASKED: Final = 60
_ANSWERED: Final = 35
_EARLY: Final = 8
_MONTHS: Final = (2, 3, 5, 6, 8, 10, 11, 12)
_YUAN: Final = 10_000
_HEAD: Final = "项目编码,项目名称,支付凭证号,支付日期,支付金额（元）,资金性质"


def survey(plan: PlanRecord, number: int, *, closed: bool) -> None:
    """Ask after the satisfaction of a plan that has such an indicator: phones, and one paper.

    Most are satisfied, a few fewer with the `number` of the plan. One that is not `closed` has a
    few answers and waits for more.
    """
    version = plan.versions.first()
    rows = document_of_version(version).projects[0].indicators if version else ()
    asked = (
        n for n, row in enumerate(rows, 1) if level1_of(row.level1 or "") is Level1.SATISFACTION
    )
    row = next(asked, None)
    if row is None:
        return
    clerk = holder(plan, Role.UNIT_CLERK)
    made = open_survey(plan.pk, actor=clerk, wish=Wish(row, "受益群众", 400, codes=_ASKED))
    codes = list(made.codes.all())
    poor = number % 3
    answers = ["一般"] * poor + ["较满意"] * 10 + ["满意"] * (_ANSWERED - 10 - poor)
    answers = answers if closed else answers[-_EARLY:]
    SurveyAnswerRecord.objects.bulk_create(
        SurveyAnswerRecord(survey=made, channel=Channel.PHONE, answers=[one]) for one in answers
    )
    made.codes.filter(pk__in=[one.pk for one in codes[: len(answers)]]).update(used=True)
    enter_answer(made.pk, actor=clerk, code=codes[-1].code, answers=["满意"])
    if closed:
        close_survey(made.pk, actor=clerk)


def pay(
    year: YearRecord, desk: Actor, plans: Sequence[PlanRecord], lagging: Collection[int]
) -> None:
    """Take a treasury export of the year in: eight vouchers a plan, and rows to be checked.

    Plans spend as they planned, nearly all of it; the `lagging` ones little more than half.
    """
    coded = [plan for plan in plans if plan.code]
    if not coded:
        return
    lines = [_HEAD]
    for number, plan in enumerate(coded, 1):
        lines += _vouchers(plan, year.year, number, behind=plan.pk in lagging)
    lines.append(
        f"000000{year.year}00000000X,没有这个项目,{year.year}9001,{year.year}-03-20,100,其他"
    )
    lines.append(f"{coded[0].code},{coded[0].name},{year.year}9002,{year.year}-03-21,-50,{GENERAL}")
    content = ("\ufeff" + "\n".join(lines) + "\n").encode()
    name = f"{year.year}年支付明细.csv"
    made = upload_list(EXPORTS, year.pk, actor=desk, name=name, content=content)
    map_columns(EXPORTS, made.pk, actor=desk, columns=suggested(made.headings), unit="元")
    take_export(made.pk, actor=desk)
    for month in range(1, 13):
        close_month(year.pk, month, actor=desk)


def _vouchers(plan: PlanRecord, year: int, number: int, *, behind: bool) -> Iterator[str]:
    """Yield the lines of a plan's payments: each the growth of its own plan of spending."""
    version = plan.versions.first()
    typed = document_of_version(version).projects[0].plan if version else None
    curve, share = expected_curve(typed, ""), Decimal("0.55") if behind else Decimal("0.98")
    name = plan.name.replace(",", "，").replace('"', "”")
    for order, (source, budget) in enumerate(_sources(plan)):
        whole, before = budget * _YUAN * share, Decimal(0)
        for month in _MONTHS:
            due = curve.at(month)
            now = (whole * due.numerator / due.denominator).quantize(Decimal("0.01"))
            if now > before:
                yield (
                    f"{plan.code},{name},{year}{number:03d}{month:02d}{order or ''},"
                    f"{year}-{month:02d}-15,{now - before},{source}"
                )
            before = max(before, now)


def _sources(plan: PlanRecord) -> list[tuple[str, Decimal]]:
    """Return what a plan has of each source this year, in 万元."""
    lines = plan.project.budget_lines.all()
    told = [(one.source, one.adjusted) for one in lines if one.adjusted is not None]
    return told or [(GENERAL, plan.total or Decimal(0))]
