"""Whether one cost item holds another."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, money_of, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SPLIT: Final = re.compile(r"[,，、；;+＋]|以及|及其|及|和|与")
_TAIL: Final = re.compile(r"(?:支出|费用|经费|资金|成本|总额|金额|费|款|等)+$")
_APART: Final = re.compile(r"[（(]|20\d\d|[一二三四五]期|[一二三]级|其中|其他|合计|总")
_LEAST: Final = 2
_LEAST_HELD: Final = 4
_MOST_ROWS: Final = 20


@rule(
    code="JX-N047",
    fault="COST_ITEMS_OVERLAP",
    title="成本项互相包含",
    why="一项支出写在两个成本项里，钱可能算了两遍，年底也分不清该记在哪一项。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
budget: 30
indicators:
  - 产出指标 / 成本指标 / 宣传活动费、培训费、印刷费 / 18万元
  - 产出指标 / 成本指标 / 经办场地费、培训费 / 12万元
""",
    good="""
budget: 30
indicators:
  - 产出指标 / 成本指标 / 宣传活动费、印刷费 / 18万元
  - 产出指标 / 成本指标 / 经办场地费、培训费 / 12万元
""",
    neighbour="""
budget: 30
indicators:
  - 产出指标 / 成本指标 / 取暖补助（2024年新退休） / 18万元
  - 产出指标 / 成本指标 / 取暖补助（2025年新退休） / 12万元
  - 产出指标 / 成本指标 / 小学生均培训费标准 / 120元/人
""",
    fix="一项支出只列在一个成本项里；确有不同内容的，在名称中写明区别。",
)
def one_item_in_another(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a part that two cost rows name, or a row whose whole name another one holds."""
    kinds = context.word_set("cost_kinds")
    budget = plan.budget.amount if plan.budget else None
    rows = [
        (number, plain(row.name))
        for number, row in annual_rows(plan)
        if is_cost(row)
        and (money := money_of(row)) is not None
        and not (budget and money.yuan == budget.yuan)
        and not _APART.search(plain(row.name))
    ]
    if not _LEAST <= len(rows) <= _MOST_ROWS:
        yield not_applicable("没有几项写金额的成本。")
        return
    for (one, first), (other, second) in combinations(rows, 2):
        shared = _shared(first, second, kinds)
        if shared is not None:
            yield found(
                message(
                    "第{one}项“{first}”与第{other}项“{second}”都包含“{shared}”。",
                    one=one,
                    first=first,
                    other=other,
                    second=second,
                    shared=shared,
                ),
                rows=[one, other],
                field="name",
                given=shared,
            )


def _shared(first: str, second: str, kinds: frozenset[str]) -> str | None:
    """Return the part that both names list, or the whole of one that the other holds.

    A kind of work alone (维护) is no part: it belongs to what stands before it.
    """
    if first == second:
        return None
    own, others = ([_TAIL.sub("", part) for part in _SPLIT.split(name)] for name in (first, second))
    if len(own) > 1 or len(others) > 1:
        same = [
            part for part in own if len(part) >= _LEAST and part in others and part not in kinds
        ]
        if same:
            return same[0]
    wholes = (_TAIL.sub("", first), _TAIL.sub("", second))
    for short, long in (wholes, wholes[::-1]):
        if len(short) >= _LEAST_HELD and long.endswith(short) and long != short:
            return short
    return None
