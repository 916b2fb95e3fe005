"""Whether every payment to people has their number beside it."""

from __future__ import annotations

import re
from itertools import pairwise, permutations, takewhile
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.costing.pairing import paid, paid_to_people
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.paid_heads import lacks_heads
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# The shortest word for the persons a payment goes to, and what they get.
_PERSONS: Final = re.compile(
    r"([\u4e00-\u9fff](?:师|生|工|警|兵|干|医|人|户|民)|[\u4e00-\u9fff]{2}(?:员|者|干部|人员|家庭|儿童))"
    r"的?(?:劳务|岗位|生活|工作|误工|交通|通讯|伙食|取暖|防暑|护理|临时|一次性|定期|定额|工资|社保|养老|保险|冬季|夏季|住宿|学费)*"
    r"(?:补助|补贴|津贴|报酬|慰问金|救助金|奖补|奖励|劳务费|工资|薪酬|费用)"
)
# Pay of persons taken on for the work: their number is what the sum comes from.
_HIRED: Final = re.compile(
    r"[\u4e00-\u9fff]{2}(?:员|工|人员|教师|医师|护士|司机|队伍)(?:的)?[\u4e00-\u9fff]{0,4}"
    r"(?:劳务费|报酬|工资|薪酬|劳务补助)"
)
_PAY: Final = re.compile(
    r"工资|薪酬|补助|补贴|津贴|报酬|劳务费|社保费|慰问金|奖励|课酬|救助|助学|助困|助医|资助|救济|抚恤|优待金|生活费|取暖费|采暖费|降温费|养老金"
)
_JOINED: Final = re.compile(r"新增|新聘|新招|新录用|新入职|新进|续聘|返聘|临聘|退出|离岗|离任")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LONG_ENDING: Final = 3
_LEAST_KIND: Final = 2
_HEADS: Final = frozenset(("人", "户", "人次", "人月", "岗位", "名"))


@rule(
    code="JX-N023",
    fault="COST_WITHOUT_QTY",
    title="补助金额没有对应的人数",
    why="没有人数，就不知道这笔钱是怎么算出来的，也无法核对是否足额发放。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 取暖费补助
budget: 913
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 2400人
  - 产出指标 / 成本指标 / 退休人员取暖费（2021年12月以前） / 365万元
  - 产出指标 / 成本指标 / 退休人员取暖费（2024新退休） / 548万元
""",
    good="""
name: 取暖费补助
budget: 913
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 2400人
  - 产出指标 / 数量指标 / 退休人数（2024新退休） / 3600人
  - 产出指标 / 成本指标 / 退休人员取暖费（2021年12月以前） / 365万元
  - 产出指标 / 成本指标 / 退休人员取暖费（2024新退休） / 548万元
""",
    neighbour="""
name: 社保经办经费
budget: 11
indicators:
  - 产出指标 / 数量指标 / 培训人数（2024年） / 120人
  - 产出指标 / 成本指标 / 设备维护费（2024年） / 6万元
  - 产出指标 / 成本指标 / 印刷费（2023年结转） / 5万元
""",
    fix="补充这笔补助的发放人数和标准。",
)
def payment_without_heads(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find groups whose sum has no count beside it, and kinds of payment without their heads."""
    facts = facts_of(plan, context.day)
    if not facts.items or not facts.counts:
        yield not_applicable("没有补助金额，或全表没有人数。")
        return
    payments = [item for item in facts.items if paid_to_people(item.subject, context.day)]
    lone = [each.amount for each in paid(payments, facts, context.day) if not each.heads]
    counted = "，".join(count.subject for count in facts.counts)
    placed = {item.place for item in lone}
    lone += [
        item
        for item in payments
        if item.place not in placed and lacks_heads(item, counted, context)
    ]
    told = {item.place for item in lone}
    heads = any(base in _HEADS for count in facts.counts for base, _ in count.powers)
    hired = [item for item in facts.items if _HIRED.search(item.subject)] if not heads else []
    unpaid = _uncounted([*payments, *hired], counted, heads=heads)
    unpaid += (
        [*_other_groups(facts.items, counted), *_joined_later(payments, counted)] if heads else []
    )
    lone += [item for item in dict.fromkeys(unpaid) if item.place not in told]
    settled = {each.row for each in worked_out(plan)}
    for item in lone:
        if item.place and item.place.row in settled:
            continue
        yield found(
            message("“{name}”{amount}，没有对应的人数。", name=item.subject, amount=item.text),
            rows=[item.place.row] if item.place and item.place.row else None,
            field="value",
            given=item.text,
        )


def _other_groups(items: Sequence[Factor], counted: str) -> list[Factor]:
    """Return pay of one kind of persons that no count names, where another kind has its count.

    在岗消防员工资 and 新招消防员工资 end alike, 困难学生救助资金 and 困难学生助餐资金 begin
    alike; who is in the one is counted, who in the other not.
    """
    pay = [item for item in items if _PAY.search(item.subject)]
    found = []
    for one, other in permutations(pay, 2):
        ending = _shared_ending(one.subject, other.subject)
        own, known = one.subject[: -len(ending) or None], other.subject[: -len(ending) or None]
        opening = _shared_ending(own[::-1], known[::-1])
        own, known = own[len(opening) :], known[len(opening) :]
        shared = len(ending) + len(opening)
        apart = shared >= _LONG_ENDING and min(len(own), len(known)) >= _LEAST_KIND
        years = set(_YEAR.findall(one.subject)) - set(_YEAR.findall(other.subject))
        told = years <= set(_YEAR.findall(counted)) if years else _is_told(own, counted)
        if apart and known in counted and not told:
            found.append(one)
    return found


def _joined_later(payments: Sequence[Factor], counted: str) -> list[Factor]:
    """Return pay of those who come or go in the year, where no count names them as such."""
    named = [(item, match[0]) for item in payments if (match := _JOINED.search(item.subject))]
    return [item for item, word in named if word not in counted]


def _is_told(kind: str, counted: str) -> bool:
    """Return whether counts name a kind of pay, or any two letters of it."""
    return any("".join(pair) in counted for pair in pairwise(kind))


def _shared_ending(one: str, other: str) -> str:
    """Return what both texts end with."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return one[len(one) - length :]


def _uncounted(payments: Sequence[Factor], counted: str, *, heads: bool) -> list[Factor]:
    """Return payments to persons that no count names, where others or nobody have their count."""
    named = [(item, match[1]) for item in payments if (match := _PERSONS.search(item.subject))]
    alone = [item for item, person in named if person not in counted]
    return alone if len(alone) < len(named) or not heads else []
