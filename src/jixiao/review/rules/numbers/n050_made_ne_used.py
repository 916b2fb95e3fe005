"""Whether as many are made as are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    class_of,
    plain,
    shown,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MADE: Final = re.compile(r"印制|印刷|制作|购置|采购|购买|生产|定制")
_USED: Final = re.compile(r"更换|换发|安装|投放|配发|发放|配备|领用")
_ASIDE: Final = re.compile(r"全年|全县|全区|年度|人员|人数|户数|数量?$|[（(].*[)）]")
_LEAST: Final = 2
_TIMES: Final = 2


@rule(
    code="JX-N050",
    fault="MADE_NE_USED",
    title="印制、购置数与使用数不一",
    why="印制2.2万张，更换1.8万张，多出的是新领还是备用没有说明，预算就多算了一块。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#calculation",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 购置智能水表 / 2200块
  - 产出指标 / 数量指标 / 更换智能水表户数 / 1800户
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 购置智能水表 / 1800块
  - 产出指标 / 数量指标 / 更换智能水表户数 / 1800户
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 印制宣传册 / 22000册
  - 产出指标 / 数量指标 / 发放口罩 / 18000只
  - 产出指标 / 数量指标 / 制作标牌 / ≥20块
""",
    fix="说明差额的用途，或把两个数改为一致。",
)
def made_and_used_differ(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare counts of one thing, by its name without the act; twice as many is another matter."""
    del context
    made: dict[str, tuple[int, Indicator]] = {}
    used: dict[str, tuple[int, Indicator]] = {}
    for number, row in annual_rows(plan):
        name, quantity = plain(row.name), row.target.quantity
        if (
            class_of(row) != "quantity"
            or quantity is None
            or quantity.kind is not QuantityKind.COUNT
        ):
            continue
        for acts, held in ((_MADE, made), (_USED, used)):
            thing = _ASIDE.sub("", acts.sub("", name))
            if acts.search(name) and len(thing) >= _LEAST:
                held[thing] = (number, row)
    for thing, (number, row) in made.items():
        if thing not in used or used[thing][0] == number:
            continue
        other_number, other = used[thing]
        one, two = _count(row), _count(other)
        if one and two and one != two and max(one, two) < _TIMES * min(one, two):
            yield found(
                message(
                    "“{made}”{one}，“{used}”{two}，相差的没有说明。",
                    made=row.name,
                    one=shown(row),
                    used=other.name,
                    two=shown(other),
                ),
                rows=sorted((number, other_number)),
                field="value",
                given=shown(row),
                expected=shown(other),
            )


def _count(row: Indicator) -> Decimal | None:
    return row.target.quantity.number if row.target.quantity else None
