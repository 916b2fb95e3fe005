"""Whether most of the money goes to the act of the project's name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import figure, plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = Decimal(100)
_LEAST: Final = 2
_MONEY: Final = re.compile(r"(?:费用?|经费|资金|支出|成本)$")
# A name of two things lets either take most of the money.
_JOINED: Final = re.compile(
    r"[和及与、暨]|(?:修缮|维修|修复|改造|建设|更新|绿化|清理|管护|采购|研发)(?=[\u4e00-\u9fff]{2})"
)


@rule(
    code="JX-N057",
    fault="MAIN_COST_OTHER_ACT",
    title="大头支出不是名称说的事",
    why="名为制卡经费，一半以上的钱用于下乡和系统维护，与制卡没有关系。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 读者证制证经费
budget: 18
indicators:
  - 产出指标 / 成本指标 / 制证机维修费 / 4万元
  - 产出指标 / 成本指标 / 下乡推广阅读、系统维护费 / 10万元
  - 产出指标 / 成本指标 / 制证人员劳务费 / 4万元
""",
    good="""
name: 读者证制证经费
budget: 18
indicators:
  - 产出指标 / 成本指标 / 制证机维修费 / 4万元
  - 产出指标 / 成本指标 / 下乡推广阅读、系统维护费 / 4万元
  - 产出指标 / 成本指标 / 制证工本费 / 10万元
""",
    neighbour="""
name: 读者证制证经费
budget: 18
indicators:
  - 产出指标 / 成本指标 / 证件材料费 / 10万元
  - 产出指标 / 成本指标 / 设备折旧 / 8万元
""",
    fix="大头支出改用于名称说的事，或改项目名称、在目标中写明这项支出。",
)
def most_money_elsewhere(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the largest cost item without the act that the name and other items tell."""
    name = plain(plan.name)
    acts = said_in(context.words("acts_of_names"))
    act = None if _JOINED.search(name) else acts.search(name)
    items = facts_of(plan, context.day).items if act else []
    if act is None or len(items) < _LEAST:
        yield not_applicable("名称没有写具体的事，或没有几项写金额的成本。")
        return
    largest = max(items, key=lambda item: item.value)
    total = sum((item.value for item in items), Decimal(0))
    others = [item for item in items if item is not largest]
    own = any(act[0] in plain(item.subject) for item in others)
    # A purpose that names it too makes the name a short one.
    named = topic_of(_MONEY.sub("", plain(largest.subject)), context)
    if named and named <= topic_of(plan.purpose, context):
        return
    elsewhere = not any(each[0] in plain(largest.subject) for each in acts.finditer(name))
    if own and largest.value * 2 > total and elsewhere:
        yield found(
            message(
                "“{name}”{amount}占{share}%，不是{act}。",
                name=largest.subject,
                amount=largest.text,
                share=figure(round(largest.value / total * _PERCENT, 1)),
                act=act[0],
            ),
            rows=[largest.place.row] if largest.place and largest.place.row else None,
            field="name",
            given=largest.subject,
            expected=act[0],
        )
