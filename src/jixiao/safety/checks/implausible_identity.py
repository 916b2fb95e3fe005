"""Identity number implausible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import Window, check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

YEARS: Final = 2
OLDEST: Final = 110


@check(
    title="证件号码可疑",
    why="证件号码中的出生年份与登记的相差两年以上，或年龄达到110岁。",
    source="social-insurance-law#article-88",
    window=Window.MONTH,
)
def implausible_identity(payments: Table, persons: Table, _ask: Ask) -> Table:
    """Return payments to persons whose birth cannot be right.

    Source: social-insurance-law#article-88
    """
    latest = persons.group_by("person").aggregate(registered_on=persons.registered_on.max())
    known = persons.semi_join(latest, ("person", "registered_on"))
    apart = known.id_birth.year() - known.birth_date.year()
    doubtful = known.filter((apart >= YEARS) | (apart <= -YEARS))
    paid = payments.filter(payments.paid > 0)
    old = paid.id_birth.year() + OLDEST <= paid.pay_month // 100
    listed = paid.semi_join(doubtful, "person")
    return paid.filter(old).union(listed, distinct=True)
