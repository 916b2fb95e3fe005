"""Whether the people of two years' payments are counted apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, money_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?=年|[.．/]\d|[^\d]|$)")
# A winter or a school year runs over the turn of the year and is one period.
_ONE_PERIOD: Final = re.compile(
    r"20\d\d年?[-—–~～至到]+20\d\d(?:学年|年度|年采暖|年供暖|年取暖|采暖|学)"
    # … and a group is told by the years of its own event.
    r"|20\d\d年?[-—–~～至到]+20\d\d年?(?:间|期间)?(?:新?退休|参保|入职|毕业|去世|死亡|入伍|出生|登记|建档|招录|招聘|聘用)"
)


@rule(
    code="JX-T013",
    fault="COUNT_OF_TWO_YEARS",
    title="几个年度的钱只写一个人数",
    why="每年的人数和标准不同；合写一个数，算不出哪一年付给多少人、付了多少。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 职业年金做实
year: 2024
indicators:
  - 产出指标 / 数量指标 / 职业年金缴费人数（2018年、2021年1—8月） / 10412人
  - 产出指标 / 成本指标 / 2018年、2021年1—8月职业年金单位缴费支出 / 5941万元
""",
    good="""
name: 职业年金做实
year: 2024
indicators:
  - 产出指标 / 数量指标 / 职业年金缴费人数（2018年） / 5100人
  - 产出指标 / 数量指标 / 职业年金缴费人数（2021年1—8月） / 5312人
  - 产出指标 / 成本指标 / 2018年、2021年1—8月职业年金单位缴费支出 / 5941万元
""",
    neighbour="""
name: 农村学校采暖
year: 2025
indicators:
  - 产出指标 / 数量指标 / 2025—2026年采暖期供暖学校学生数 / 4100人
  - 产出指标 / 成本指标 / 2025—2026年采暖期燃料费 / 59万元
""",
    fix="按年度分别写人数、标准和金额。",
)
def years_counted_together(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a count whose name holds several years that a cost row names too."""
    del context
    rows = [(number, row, _years(row.name)) for number, row in annual_rows(plan)]
    paid = [
        (number, years)
        for number, row, years in rows
        if is_cost(row) and money_of(row) is not None and len(years) > 1
    ]
    if not paid:
        yield not_applicable("没有写几个年度的成本指标。")
        return
    for number, row, years in rows:
        quantity = row.target.quantity
        counted = quantity is not None and quantity.kind is QuantityKind.COUNT
        if len(years) < 2 or not counted or class_of(row) != "quantity":  # noqa: PLR2004 # several
            continue
        sums = [other for other, named in paid if named == years]
        if sums:
            yield found(
                message(
                    "“{name}”{value}合写了{years}年，金额也没有分年。",
                    name=row.name,
                    value=shown(row),
                    years="、".join(sorted(years)),
                ),
                rows=[number, *sums],
                field="name",
                given=shown(row),
            )


def _years(name: str | None) -> frozenset[str]:
    """Return the years a name lists; none for one period over the turn of the year."""
    told = plain(name)
    return frozenset() if _ONE_PERIOD.search(told) else frozenset(_YEAR.findall(told))
