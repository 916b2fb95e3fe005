"""Recipients of sixty and over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table

AGE: Final = 60
"""Years at which the pension begins."""


@metric(
    title="年满60周岁期末领取人数",
    definition="期末月份领取待遇、按证件号码期末已满60周岁的人数。",
    unit="人",
    filters=("benefit", "group", "project"),
    source="resident-pension#age",
)
def recipients_over_sixty(payments: Table, ask: Ask) -> Measure:
    """Count the persons paid in the last month who are sixty.

    Source: resident-pension#age
    """
    born = ask.last_day.replace(year=ask.last_day.year - AGE)
    got = ask.selects(payments) & (payments.paid > 0) & (payments.pay_month == ask.last)
    return value(distinct(payments, payments.person, got & (payments.id_birth <= born)))
