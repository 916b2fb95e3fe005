"""Whether the goals speak of what most of the money pays for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.earlier import AFTERWARDS
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import head_topic, signs_of, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MOST_SHARED: Final = 3

_WORKS: Final = re.compile(r"工程费|工程款|建安费|施工费")
_BUILT: Final = re.compile(r"工程|建设|改造|修建|新建|施工")


@rule(
    code="JX-R053",
    fault="COST_NOT_IN_GOAL",
    title="最大的支出目标里没有提",
    why="钱主要花在这一项，目标和用途却一字没提，看不出为什么花、要达到什么。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 社会保险业务经费
budget: 30
objectives: [加大社会保险政策宣传力度，抓实社保基金监管。]
indicators:
  - 成本指标 / 经济成本指标 / 办公电脑打印机购置费 / ≤26万元
  - 成本指标 / 经济成本指标 / 宣传册印制费 / ≤4万元
""",
    good="""
name: 社会保险业务经费
budget: 30
objectives: [更换窗口电脑和打印机，加大社会保险政策宣传力度。]
indicators:
  - 成本指标 / 经济成本指标 / 办公电脑打印机购置费 / ≤26万元
  - 成本指标 / 经济成本指标 / 宣传册印制费 / ≤4万元
""",
    neighbour="""
name: 社会保险业务经费
budget: 30
objectives: [加大社会保险政策宣传力度，抓实社保基金监管。]
indicators:
  - 成本指标 / 经济成本指标 / 宣传册印制费 / ≤20万元
  - 成本指标 / 经济成本指标 / 培训场地租金 / ≤10万元
""",
    fix="在目标中写明主要支出办的事和要达到的效果；与目标无关的支出调出本项目。",
)
def largest_cost_unspoken(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold what only the largest cost item names against name, purpose and objectives."""
    if context.document.kind in AFTERWARDS:
        yield not_applicable("监控和自评表不写用途，目标已经批复。")
        return
    items = facts_of(plan, context.day).items
    if not items or not plan.objectives:
        yield not_applicable("没有写金额的成本项，或没有目标。")
        return
    largest = max(items, key=lambda item: item.value)
    if largest.value < sum(item.value for item in items) * context.number("main_cost_share"):
        yield not_applicable("没有占大头的成本项。")
        return
    # 工程费 is spoken of where the head speaks of building.
    if _WORKS.search(plain(largest.subject)) and _BUILT.search(plain(plan.purpose)):
        return
    own, head = _own_topic(largest, items, context), head_topic(plan, context)
    strange = _is_strange(own, head)
    few = len(own & head) < len(own) * context.number("spoken_share")
    if len(own) >= context.number("own_pairs_least") and few and (strange or len(items) > 1):
        yield found(
            message(
                "最大的成本项“{name}”{amount}，项目名称、用途和目标都没有提到。",
                name=largest.subject,
                amount=largest.text,
            ),
            rows=[largest.place.row] if largest.place and largest.place.row else None,
            field="objectives",
            given=largest.subject,
            severity=None if strange else Severity.ADVICE,
        )


def _own_topic(item: Factor, items: list[Factor], context: Context) -> frozenset[str]:
    """Return what an item is about and no other item."""
    others = (topic_of(each.subject, context) for each in items if each is not item)
    kinds = said_in(context.words("cost_kinds"))
    own = topic_of(kinds.sub("，", item.subject), context)
    return own - frozenset().union(*others)


def _is_strange(own: frozenset[str], head: frozenset[str]) -> bool:
    """Return whether hardly a letter of an item is in the head."""
    letters = signs_of(own)
    return len(letters & signs_of(head)) * _MOST_SHARED <= len(letters)
