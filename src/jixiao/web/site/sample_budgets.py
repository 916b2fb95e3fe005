"""Adjusted budgets of the sample region: added, cut, carried over, of more than one source.

All are invented; those of projects with a code come in a table, the others are typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.monitoring.budget_columns import suggested
from jixiao.web.budgets.actions.set_budget import set_budget
from jixiao.web.budgets.actions.take_table import take_table
from jixiao.web.budgets.tables import TABLES
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.upload_list import upload_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, YearRecord

GENERAL: Final = "一般公共预算"
OWN: Final = "单位资金"
CARRIED: Final = "上年结转资金"
_HEAD: Final = (
    "项目编码,项目名称,资金性质,年初预算数（万元）,预算调整数（万元）,"
    "上年结转（万元）,调整后预算数（万元）"
)
_UNIT: Final = "万元"


@dataclass(frozen=True, slots=True)
class Change:
    """What changed of a project in 万元; `project` is how its name begins.

    `change` is what its appropriation was raised or, below 0, cut by, `carried` what was left over
    from the year before, in that or `apart` from it, `own` what came from the unit's own money.
    """

    project: str
    change: str = "0"
    carried: str = "0"
    own: str = "0"
    apart: bool = False


CHANGES: Final = {
    "130306": (
        Change("就业专项资金区配套", change="12", carried="8.5"),
        Change("2023年中央普惠金融发展专项", carried="10.4", apart=True),
        Change("提前下达2024年中央普惠金融发展专项", change="-16.84"),
        Change("城乡居民养老保险协办员补贴", change="-0.6"),
    ),
    "630123": (
        Change("业务经费", own="2"),
        Change("城乡居民养老保险县级配套", change="24", carried="6.5"),
        Change("企业职工养老保险一次性生活补助", change="-16"),
    ),
    "640221": (
        Change("社保经办机构管理服务能力提升工作经费", carried="3.2", apart=True),
        Change("对企业职工养老保险基金的补助", change="-244"),
    ),
}
"""By division; the other projects keep the budget they were approved with."""


def adjust_budgets(year: YearRecord, desk: Actor, plans: Sequence[PlanRecord]) -> None:
    """Take over what changed in the budgets of a year's plans, before anything is monitored."""
    changes = CHANGES.get(year.division.code, ())
    found = [
        (plan, one)
        for one in changes
        for plan in [each for each in plans if each.name.startswith(one.project)][:1]
    ]
    number = f"{year.division.name[:1]}财预〔{year.year}〕"
    coded = [(plan, one) for plan, one in found if plan.code]
    if coded:
        _take(year, desk, f"{number}6号附件预算调整表.csv", coded)
    reason = f"{number}8号（{year.year}年3月15日）：下达预算调整和上年结转资金。"
    for plan, one in found:
        if not plan.code:
            typed = [
                (source, f"{initial:f}", f"{initial + change + carried:f}", f"{carried:f}")
                for source, initial, change, carried in _lines(plan, one)
            ]
            set_budget(plan.project_id, actor=desk, rows=typed, reason=reason)


def _take(
    year: YearRecord, desk: Actor, name: str, coded: Iterable[tuple[PlanRecord, Change]]
) -> None:
    rows = [_HEAD]
    for plan, one in coded:
        for source, initial, change, carried in _lines(plan, one):
            cells = (initial, change, carried, initial + change + carried)
            amounts = ",".join(f"{cell:f}" for cell in cells)
            rows.append(f"{plan.code},{plan.name.replace(',', '，')},{source},{amounts}")
    content = ("\ufeff" + "\n".join(rows) + "\n").encode()
    made = upload_list(TABLES, year.pk, actor=desk, name=name, content=content)
    map_columns(TABLES, made.pk, actor=desk, columns=suggested(made.headings), unit=_UNIT)
    take_table(made.pk, actor=desk)


def _lines(plan: PlanRecord, one: Change) -> Iterator[tuple[str, Decimal, Decimal, Decimal]]:
    """Yield source, initial, change, carried over: the approved budget first."""
    nothing, carried = Decimal(0), Decimal(one.carried)
    inside = nothing if one.apart else carried
    yield GENERAL, plan.total or nothing, Decimal(one.change), inside
    if one.apart:
        yield CARRIED, nothing, nothing, carried
    if own := Decimal(one.own):
        yield OWN, nothing, own, nothing
