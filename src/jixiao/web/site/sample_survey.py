"""Surveys and payments of the sample region, so that their pages show something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Level1
from jixiao.standards.indicator_classes import level1_of
from jixiao.web.plans.printing import document_of_version
from jixiao.web.site.sample_holder import holder
from jixiao.web.surveys.actions.close_survey import close_survey
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from jixiao.web.surveys.actions.take_answer import enter_answer, take_answer
from jixiao.web.treasury.actions.close_month import close_month
from jixiao.web.treasury.actions.map_export import map_export
from jixiao.web.treasury.actions.take_export import take_export
from jixiao.web.treasury.actions.upload_export import upload_export
from jixiao.web.treasury.columns import PaymentField, suggested
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, YearRecord

_ANSWERS: Final = ("满意",) * 22 + ("较满意",) * 10 + ("一般",) * 2 + ("不了解",)
_MONTHS: Final = (2, 3, 5, 6, 7, 9, 11, 12)
_PART: Final = 1200  # 元 of each 万元: 12 %
_HEAD: Final = "项目编码,项目名称,支付凭证号,支付日期,支付金额（元）,资金性质"


def survey(plan: PlanRecord, *, closed: bool) -> None:
    """Ask after the satisfaction of a plan that has such an indicator: phones, and one paper."""
    version = plan.versions.first()
    rows = document_of_version(version).projects[0].indicators if version else ()
    asked = (
        n for n, row in enumerate(rows, 1) if level1_of(row.level1 or "") is Level1.SATISFACTION
    )
    row = next(asked, None)
    if row is None:
        return
    clerk = holder(plan, Role.UNIT_CLERK)
    made = open_survey(plan.pk, actor=clerk, wish=Wish(row, "受益群众", 60))
    codes = list(made.codes.values_list("code", flat=True))
    for code, answer in zip(codes, _ANSWERS if closed else _ANSWERS[:8], strict=False):
        take_answer(made.token, code=code, answers=[answer])
    enter_answer(made.pk, actor=clerk, code=codes[-1], answers=["满意"])
    if closed:
        close_survey(made.pk, actor=clerk)


def pay(year: YearRecord, desk: Actor, plans: Sequence[PlanRecord]) -> None:
    """Take a treasury export of the year in: eight vouchers of 12 %, and rows to be checked."""
    lines = [_HEAD]
    for number, plan in enumerate(plans, 1):
        lines += [
            f"{plan.code},{plan.name},{year.year}{number:03d}{part:02d},{year.year}-{part:02d}-15,"
            f"{(plan.total or 0) * _PART:.2f},一般公共预算"
            for part in _MONTHS
        ]
    lines.append(
        f"000000{year.year}00000000X,没有这个项目,{year.year}9001,{year.year}-03-20,100,其他"
    )
    lines.append(f"{plans[0].code},{plans[0].name},{year.year}9002,{year.year}-03-21,-50,其他")
    content = ("\ufeff" + "\n".join(lines) + "\n").encode()
    made = upload_export(year.pk, actor=desk, name=f"{year.year}年支付明细.csv", content=content)
    columns = {PaymentField(name): places for name, places in suggested(made.headings).items()}
    map_export(made.pk, actor=desk, columns=columns, unit="元")
    take_export(made.pk, actor=desk)
    for month in (1, 2):
        close_month(year.pk, month, actor=desk)
