"""Whether several groups of people have more than one sum between them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.costing.pairing import paid_to_people
from jixiao.costing.subjects import words_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rule import rule
from jixiao.standards.costing import costing_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_HEADS: Final = (("人", 1),), (("户", 1),)
_LEAST_WORDS: Final = 2
_SEVERAL: Final = 2


@rule(
    code="JX-N045",
    fault="GROUPS_ONE_SUM",
    title="几类人只有一个总额",
    why="每类人的标准不同；只写一个总额，分不清每类人各用多少，也算不出标准。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 村干部参加养老保险补助
budget: 216
indicators:
  - 产出指标 / 数量指标 / 参加居民养老保险村干部人数 / 241人
  - 产出指标 / 数量指标 / 参加职工养老保险村干部人数 / 467人
  - 产出指标 / 成本指标 / 村干部参加养老保险补助 / 216万元
""",
    good="""
name: 村干部参加养老保险补助
budget: 216
indicators:
  - 产出指标 / 数量指标 / 参加居民养老保险村干部人数 / 241人
  - 产出指标 / 数量指标 / 参加职工养老保险村干部人数 / 467人
  - 产出指标 / 成本指标 / 村干部参加居民养老保险补助 / 29.3万元
  - 产出指标 / 成本指标 / 村干部参加职工养老保险补助 / 186.7万元
""",
    neighbour="""
name: 学生营养餐补助
budget: 100
indicators:
  - 产出指标 / 数量指标 / 享受营养餐补助学生人数 / 1000人
  - 产出指标 / 数量指标 / 其中：寄宿学生享受营养餐补助人数 / 300人
  - 产出指标 / 成本指标 / 学生营养餐补助 / 100万元
""",
    fix="按类别分别写明标准和金额，合计与预算数一致。",
)
def groups_without_split(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find one sum paid to people beside several counts of the same subject."""
    facts = facts_of(plan, context.day)
    if len(facts.items) != 1 or facts.standards or facts.shares:
        yield not_applicable("不是只写一个总额、没有标准的补助。")
        return
    amount = facts.items[0]
    if not paid_to_people(f"{amount.subject}，{plan.name}", context.day):
        yield not_applicable("不是发给人的补助。")
        return
    groups = _groups(amount, facts.counts, context)
    if len(groups) >= _SEVERAL:
        rows = [each.place.row for each in (*groups, amount) if each.place and each.place.row]
        yield found(
            message(
                "{groups}只有一个总额 {amount}，没有分别写明标准或金额。",
                groups="、".join(f"“{each.subject}”{each.text}" for each in groups),
                amount=amount.text,
            ),
            rows=sorted(rows),
            field="value",
            given=amount.text,
        )


def _least(count: Factor, context: Context) -> int:
    """Return how many words a count must share; one is enough where it counts receivers."""
    receives = any(word in count.subject for word in costing_words("receiver_words", context.day))
    return 1 if receives else _LEAST_WORDS


def _groups(amount: Factor, counts: Sequence[Factor], context: Context) -> list[Factor]:
    """Return counts of persons in rows that share the amount's subject, no part of each other."""
    words = words_of(amount.subject, context.day)
    heads = [
        each
        for each in counts
        if each.powers in _HEADS
        and each.place
        and each.place.row
        and len(words & words_of(each.subject, context.day)) >= _least(each, context)
    ]
    parts = said_in(context.words("part_words"))
    whole = max((each.value for each in heads), default=0)
    summed = sum(each.value for each in heads) == 2 * whole
    nested = any(one.subject in other.subject for one, other in combinations(heads, 2))
    if summed or nested or any(parts.search(each.subject) for each in heads):
        return []
    return heads
