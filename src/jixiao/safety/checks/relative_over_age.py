"""Relative over age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check
from jixiao.safety.months import month_of, open_until

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

GROWN: Final = 18
RETIRED: Final = 55
"""Years between which nobody is maintained who is able to work."""


@check(
    title="供养亲属超龄",
    why="供养亲属已满18周岁、未到退休年龄，也没有重度残疾，仍领取抚恤金。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
)
def relative_over_age(payments: Table, identities: Table, _ask: Ask) -> Table:
    """Return survivors' benefits of grown and able relatives.

    Source: social-insurance-law#article-88
    """
    grown = month_of(payments.id_birth, years=GROWN) < payments.due_month
    working = month_of(payments.id_birth, years=RETIRED) > payments.due_month
    paid = payments.filter((payments.benefit == "survivor") & (payments.paid > 0) & grown & working)
    unable = identities.filter(identities.kind == "disabled")
    held = unable.select(
        "person", first=month_of(unable.valid_from), last=open_until(unable.valid_to)
    )
    during = (paid.due_month >= held.first) & (paid.due_month <= held.last)
    return paid.anti_join(held, [paid.person == held.person, during])
