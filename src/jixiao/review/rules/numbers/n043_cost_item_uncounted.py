"""Whether what cost rows buy and pay is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.costing.figures import figures_in
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, money_of, plain, speaks_of
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of
from jixiao.review.worked_out import is_price, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


_PEOPLE: Final = frozenset(("人", "人次", "户", "期", "班", "场", "次", "场次", "批", None))
# 棉被购置费, 采购棉被费用: what is bought.
_BOUGHT: Final = re.compile(
    r"^(?P<thing>[\u4e00-\u9fff]{2,8}?)(?:购置|采购|购买|添置|订购)(?:费用?|资金|经费|支出|款|成本)?$"
    r"|^(?:购置|采购|购买|添置|订购)(?P<things>[\u4e00-\u9fff]{2,8}?)(?:费用?|资金|经费|支出|款|成本)$"
)
# Kinds that a quantity row may name by what they consist of: 办公设备 by 电脑.
_OF_KINDS: Final = re.compile(
    r"设备|物资|材料|用品|器材|家具|装备|资料|耗材|系统|服务|工具|产品|药品|食品|商品"
)
_NAMED_BY: Final = 2
# Services that are bought whole, at a price of their own.
_LUMP: Final = re.compile(
    r"设计|监理|审计|咨询|评审|勘察|译|策划|宣传|维护|运维|租|保险|物业|检测|评估|造价|招标|代理|公证|差旅|办公|会议|水电|电费"
)
_MONEY: Final = re.compile(r"(?:费用?|经费|资金|支出|成本)$")
_PARTS: Final = re.compile(r"[,，、；;]|以及|及|和|与")


@rule(
    code="JX-N043",
    fault="COST_ITEM_UNCOUNTED",
    title="成本列了购置、用工、培训、推广，数量没有",
    why="成本里有设备、临聘人员、培训，数量指标一台、一人、一次都没写，钱对应不到产出。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 印发宣传册 / ≥60000份
  - 产出指标 / 成本指标 / 大厅设备购置及维护、临聘人员劳务费 / 15万元
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 购置大厅设备 / ≥6台
  - 产出指标 / 数量指标 / 临聘人员 / 3人
  - 产出指标 / 成本指标 / 大厅设备购置及维护、临聘人员劳务费 / 15万元
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 印发宣传册 / ≥60000份
  - 产出指标 / 成本指标 / 宣传册印制费 / 15万元
""",
    fix="为每项支出补上数量：设备台数、用工人数、培训人次、下乡场次。",
)
def cost_items_without_count(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look up what cost rows with a sum name in the names of quantity rows."""
    rows = list(annual_rows(plan))
    counted = "；".join(plain(row.name) + plain(row.description) for _, row in rows if _counts(row))
    heads = "；".join(plain(row.name) for _, row in rows if _counts(row) and _of_people(row))
    costs = [(n, row) for n, row in rows if is_cost(row) and money_of(row) is not None]
    if not costs or not counted:
        yield not_applicable("没有写金额的成本指标，或没有数量指标。")
        return
    names = [(n, plain(row.name)) for n, row in costs]
    settled = {each.row for each in worked_out(plan)}
    open_items: dict[str, list[int]] = {}
    for item in context.table("cost_items"):
        named = [(n, name) for n, name in names if speaks_of(name, item["cost"])]
        if not named or speaks_of(counted, item["counted"]):
            continue
        # An act is not counted by its object: cards made do not count the visits that spread them.
        # Those who are trained are people: cases they sat in on are no training.
        about = heads if item.get("people") else counted
        topic = frozenset() if item.get("act") else topic_of(about, context)
        held = [n for n, name in named if _is_open(name, item["cost"], topic, context)]
        if held:
            open_items[item["name"]] = held
    others = _other_things(names, counted)
    for n, name in names:
        thing = "" if n in settled else _bought(name) or others.get(n, "")
        if (
            thing
            and not _is_counted(thing, counted)
            and not any(n in o for o in open_items.values())
        ):
            open_items[thing] = [n]
    for n, name in _unexplained(plan, costs, settled, context):
        if not any(n in held for held in open_items.values()):
            open_items[name] = [n]
    if open_items:
        told = "、".join(open_items)
        yield found(
            message("成本列了{items}，没有相应的数量指标。", items=told),
            rows=sorted({n for held in open_items.values() for n in held}),
            field="name",
            given=told,
        )


def _unexplained(
    plan: PerformancePlan,
    costs: Sequence[tuple[int, Indicator]],
    settled: set[int],
    context: Context,
) -> Iterator[tuple[int, str]]:
    """Yield sums whose basis holds no number, where all others are worked out in theirs.

    A sum that a quantity row is about, by any pair of letters, is told by that count.
    """
    bare = [
        (n, row)
        for n, row in costs
        if n not in settled
        and row.basis
        and not _LUMP.search(plain(row.name))
        and all(map(is_price, figures_in(plain(row.basis))))
    ]
    if len(bare) != 1 or not settled or len(costs) != len(settled) + 1:
        return
    n, row = bare[0]
    counted = [each for _, each in annual_rows(plan) if class_of(each) == "quantity"]
    names = "，".join(plain(each.name) + plain(each.description) for each in counted)
    own = topic_of(_MONEY.sub("", plain(row.name)), context)
    for other, cost in costs:
        own -= topic_of(plain(cost.name), context) if other != n else frozenset()
    if own and not own & topic_of(names, context):
        yield n, plain(row.name)


def _other_things(names: Sequence[tuple[int, str]], counted: str) -> dict[int, str]:
    """Return purchases of a kind (油烟净化设备) that no row counts, where another's are counted."""
    kinds = {}
    for n, name in names:
        match = _BOUGHT.match(name)
        thing = (match["thing"] or match["things"]) if match else ""
        kind = _OF_KINDS.search(thing)
        own = thing[: kind.start()] if kind else ""
        if kind and len(own) > _NAMED_BY:
            kinds[n] = own
    known = {n for n, own in kinds.items() if _is_counted(own, counted)}
    return {n: own for n, own in kinds.items() if known and n not in known}


def _bought(name: str) -> str:
    """Return the thing that a cost row buys, or nothing."""
    match = _BOUGHT.match(name)
    thing = (match["thing"] or match["things"]) if match else ""
    return "" if _OF_KINDS.search(thing) else thing


def _is_counted(thing: str, counted: str) -> bool:
    """Return whether a quantity row names any two letters of a thing: 救灾帐篷 by 帐篷."""
    pairs = (thing[at : at + _NAMED_BY] for at in range(len(thing) - 1))
    return any(pair in counted for pair in pairs)


def _counts(row: Indicator) -> bool:
    """Return whether a row counts something, wherever it was put."""
    if class_of(row) == "quantity":
        return True
    quantity = row.target.quantity
    return quantity is not None and quantity.kind is QuantityKind.COUNT and not is_cost(row)


def _of_people(row: Indicator) -> bool:
    """Return whether a row counts persons, or how often they come together."""
    quantity = row.target.quantity
    return quantity is not None and quantity.dimension in _PEOPLE


def _is_open(name: str, words: Sequence[str], counted: frozenset[str], context: Context) -> bool:
    """Return whether a cost names an item of which no quantity row says what it is for.

    口译劳务费 is counted by 口译场次: the part that names the item shares its subject.
    """
    parts = [part for part in _PARTS.split(name) if speaks_of(part, words)]
    return any(not topic_of(said_in(words).sub("，", part), context) & counted for part in parts)
