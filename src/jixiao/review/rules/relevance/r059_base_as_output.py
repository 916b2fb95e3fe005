"""Whether a count is of what is done or of what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import (
    annual_rows,
    class_of,
    listed,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STOCK: Final = re.compile(
    r"(?:退休|在职|在校|在园|在册|户籍|常住)[^，,。]{0,6}(?:人数?|人员|学生|幼儿|人口|户数?|居民|职工|生)(?:数量?|总数|人数)?$"
    r"|^全[县市区镇乡州旗省校][^，,。]{0,16}(?:人数|人员|户数|家数|学生数?|人口|居民)(?:数量?)?$"
)
_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]")
_MONEY: Final = re.compile(r"金|补|贴|奖|费|待遇|工资|报酬")


@rule(
    code="JX-R059",
    fault="BASE_AS_OUTPUT",
    title="人口基数写成产出",
    why="全县有多少退休人员、在校生是基数，不花这笔钱也有这么多；产出是发给了多少人、服务了多少人。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quantity",
    bad="""
name: 营养餐补助
indicators:
  - 产出指标 / 数量指标 / 全县小学在校学生人数 / 12000人
""",
    good="""
name: 营养餐补助
indicators:
  - 产出指标 / 数量指标 / 享受营养餐学生人数 / 12000人
""",
    neighbour="""
name: 退役军人慰问
indicators:
  - 产出指标 / 数量指标 / 慰问退休人员人数 / 120人
  - 产出指标 / 数量指标 / 全县新增就业人数 / 120人
""",
    fix="改为发放、服务或受益的人数；基数写到测算依据。",
)
def stock_of_people(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts of people whose names hold no act, where the project pays people."""
    acts = said_in(context.words("acts_of_counts"))
    if not _MONEY.search(plain(plan.name)):
        yield not_applicable("项目不是发放补助。")
        return
    rows = []
    for number, row in annual_rows(plan):
        name = bare(_ASIDE.sub("", plain(row.name)))
        if class_of(row) == "quantity" and _STOCK.search(name) and not acts.search(name):
            rows.append(number)
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项“{names}”是基数，不是产出。", rows=listed(rows), names=names),
            rows=rows,
            field="name",
            given=names,
        )
