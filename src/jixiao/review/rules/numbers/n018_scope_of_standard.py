"""Whether a standard of one group is multiplied by everybody."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import of
from jixiao.costing.factor import in_wan
from jixiao.costing.figures import figures_in
from jixiao.costing.subjects import scopes_in
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import calculated
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, figure, is_cost, plain, shown
from jixiao.review.rule import rule
from jixiao.review.spans import narrower, spans_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# What a receiver must hold or have done, before 的 and the persons.
_EARNED: Final = re.compile(
    r"((?:取得|持有|持|具有|具备|获得|考取|考核|评为|评定为|被评|聘为|担任|从事|连续|累计|任职|工龄|服务|工作|参保|缴费|住院|失能|患)"
    r"[^，。；、的]{2,18})的(?=[\u4e00-\u9fff])"
)
_GRADES: Final = re.compile(
    r"(?:按|依据|根据)[^，。；]{0,10}?(?:等次|等级|档次|类别|职级|资格|年限|工龄|级别|学历|职称|情形)"
    r"|分[档类级等]|不同标准|差异化|差别化"
)
_ENDING: Final = 2
_HEADS: Final = (of("人"), of("户"))
# A standard of so many, and all of them multiplied by it: 60户标准150元/户·月，全部160户×150元.
_ALL_BY_PART: Final = re.compile(
    r"(?P<part>\d+)(?P<unit>[户人名个家所村])[^，。；\d]{0,8}(?P<price>\d+(?:\.\d+)?)元[^，。；]*[，；]"
    r"[^，。；\d]{0,6}(?:全部|所有|合计|共|总共|统一)[^，。；\d]{0,6}(?P<all>\d+)(?P=unit)[^，。；\d]{0,8}(?P=price)元"
)

# 45人按8000元/人·年测算，其中8000元为跨县选派的12人执行的标准
_PART_OF_ALL: Final = re.compile(
    r"(?P<all>\d+)(?P<unit>[户人名个家所村])[^，。；\d]{0,6}(?P<price>\d+(?:\.\d+)?)元[^。；]*?其中(?P=price)元(?:仅|只)?[为是]"
    r"[^，。；\d]{0,12}(?P<part>\d+)(?P=unit)(?:执行|适用|享受)?的?标准"
)
# 26000人按65周岁以下人员标准12元/人·月
_BY_STANDARD_OF: Final = re.compile(
    r"(?P<all>\d+)(?P<unit>[户人名个家])(?:均|都|全部|统一)?(?:按照?|×)"
    r"(?P<who>(?:\d+(?:[-—–~～至到]\d+)?周?岁)?[\u4e00-\u9fff]{0,10}?)(?:人员|对象)?的?标准"
    r"(?P<price>\d+(?:\.\d+)?)元"
)

# 九十周岁以上老年人标准100元/人·月，3500人发放12个月
_STANDARD_FIRST: Final = re.compile(
    r"^(?P<who>[\d一二三四五六七八九十百]+周?岁(?:以上|以下|及以上)[\u4e00-\u9fff]{0,6}?)(?:人员|对象)?的?标准"
    r"(?P<price>\d+(?:\.\d+)?)元[^，。；]*[，；](?P<all>\d+)(?P<unit>[户人名])"
)


@rule(
    code="JX-N018",
    fault="SCOPE_OF_STANDARD",
    title="只对部分人的标准配了全部人数",
    why="标准只适用于一部分人，人数却是全部人，两个数不能相乘，预算无从核对。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 居民养老保险补助
budget: 4052
indicators:
  - 成本指标 / 经济成本 / 居民养老保险65周岁以下待遇标准 / =185元/人·月
  - 产出指标 / 数量指标 / 居民养老保险领取待遇人数 / ≥20462人
""",
    good="""
name: 居民养老保险补助
budget: 4052
indicators:
  - 成本指标 / 经济成本 / 居民养老保险65周岁以下待遇标准 / =185元/人·月
  - 产出指标 / 数量指标 / 居民养老保险65周岁以下领取待遇人数 / ≥18252人
""",
    neighbour="""
name: 高龄津贴
budget: 24
indicators:
  - 成本指标 / 经济成本 / 80周岁以上高龄津贴标准 / =100元/人·月
  - 产出指标 / 数量指标 / 高龄津贴人数 / =200人
""",
    fix="按标准适用的范围分别填写人数，或分组列出标准和人数。",
)
def standard_of_a_part(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find a limit in the standard's name that the heads' name lacks.

    Where the sum is right, the limit is everybody's unless the plan's head sets another one.
    """
    for plan in document.projects:
        yield from _told_in_basis(plan, context)
    for plan, best in calculated(document, context):
        for term in best.terms:
            standard, *rest = term.factors
            heads = next((each for each in rest if each.place and each.powers), None)
            ages: frozenset[str] = frozenset().union(*scopes_in(standard.subject, context.day))
            ages |= _earned(standard.subject)
            if spans_in(standard.subject) and not ages:
                ages = frozenset((standard.subject,))
            if heads is None or not ages:
                continue
            part = narrower(standard.subject, heads.subject)
            if not part and _limited(heads.subject, ages, context):
                continue
            if best.exact and not (part or _set_wider(plan, standard, context) or _graded(plan)):
                continue
            yield found(
                message(
                    "标准 {standard} 只适用于“{ages}”，人数 {heads} 没有这一限定；"
                    "相乘得 {total}，预算数 {budget}。",
                    standard=standard.text,
                    ages="、".join(sorted(ages)),
                    heads=heads.text,
                    total=in_wan(term.value, 2),
                    budget=in_wan(best.budget),
                ),
                plan=plan,
                rows=term.rows,
                field="value",
                given=heads.text,
            )


def _told_in_basis(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find bases that multiply all by what they call the standard of some of them."""
    goals = plain("；".join(plan.objectives))
    for number, row in annual_rows(plan):
        basis = plain(row.basis) if is_cost(row) else ""
        match = _ALL_BY_PART.search(basis) or _PART_OF_ALL.search(basis)
        if match is None:
            yield from _of_some(plan, number, goals, context)
            continue
        if Decimal(match["part"]) >= Decimal(match["all"]):
            continue
        yield found(
            message(
                "“{name}”的依据里，{price}元是其中{part}{unit}的标准，却乘了{all}{unit}。",
                name=row.name or "",
                price=match["price"],
                part=match["part"],
                all=match["all"],
                unit=match["unit"],
            ),
            plan=plan,
            rows=[number],
            field="basis",
            given=match[0],
        )


def _of_some(
    plan: PerformancePlan, number: int, goals: str, context: Context
) -> Iterator[Judgement]:
    """Find a basis that gives all of them the standard of a kind, which is fewer elsewhere.

    Of an age the names of cost and count say nothing; of another kind the goals tell how many.
    """
    row = plan.indicators[number - 1]
    basis = plain(row.basis) if is_cost(row) else ""
    match = _BY_STANDARD_OF.search(basis) or _STANDARD_FIRST.search(basis)
    if match is None:
        yield from _of_span(plan, number)
        return
    who, heads = match["who"], Decimal(match["all"])
    names = [plain(row.name)]
    for _, each in annual_rows(plan):
        quantity = each.target.quantity
        if quantity is not None and quantity.number == heads:
            names.append(plain(each.name))
    aged = any(scopes_in(who, context.day)) and not any(
        any(scopes_in(name, context.day)) for name in names
    )
    kind = re.sub(r"(?:家庭|人员|对象|群体)$", "", who)
    texts = "；".join(
        (goals, *(plain(each.basis) for each in plan.indicators if not is_cost(each)))
    )
    said = re.findall(rf"{re.escape(kind)}[\u4e00-\u9fff]{{0,4}}?(\d+)[户人名个家]", texts)
    counts = [Decimal(number) for number in said] if kind else []
    counts += [
        each.target.quantity.number
        for _, each in annual_rows(plan)
        if kind and kind in plain(each.name) and class_of(each) == "quantity"
        if each.target.quantity is not None and each.target.quantity.number is not None
    ]
    if who and (aged or (counts and max(counts) < heads)):
        yield found(
            message(
                "“{name}”的依据里，{price}元是“{who}”的标准，却乘了全部{all}{unit}。",
                name=row.name or "",
                price=match["price"],
                who=who,
                all=match["all"],
                unit=match["unit"],
            ),
            plan=plan,
            rows=[number],
            field="basis",
            given=match[0],
        )


def _of_span(plan: PerformancePlan, number: int) -> Iterator[Judgement]:
    """Find a cost for a span (从业15年以上) worked out with other heads than the span's count."""
    row = plan.indicators[number - 1]
    spans = spans_in(plain(row.name)) if is_cost(row) else {}
    if not spans:
        return
    told = figures_in(plain(row.basis))
    heads = {one.value: one.unit for one in told if one.powers in _HEADS}
    counts = [
        (other, each)
        for other, each in annual_rows(plan)
        if class_of(each) == "quantity" and spans_in(plain(each.name)) == spans
    ]
    if len(heads) != 1 or len(counts) != 1:
        return
    other, counted = counts[0]
    quantity, (used, unit) = counted.target.quantity, next(iter(heads.items()))
    if quantity is None or quantity.number is None or ((quantity.dimension, 1),) not in _HEADS:
        return
    if quantity.number != used:
        yield found(
            message(
                "“{name}”按{used}{unit}测算，同一范围的“{counted}”是{value}。",
                name=row.name or "",
                used=figure(used),
                unit=unit,
                counted=counted.name or "",
                value=shown(counted),
            ),
            plan=plan,
            rows=[number, other],
            field="basis",
            given=figure(used),
            expected=figure(quantity.number),
        )


def _earned(subject: str) -> frozenset[str]:
    """Return what receivers must have or have done: 取得执业资格, 连续任职满10年."""
    return frozenset(_EARNED.findall(subject))


def _limited(heads: str, limits: frozenset[str], context: Context) -> bool:
    """Return whether heads are limited themselves, or name what the standard's receivers have."""
    if any(scopes_in(heads, context.day)) or _EARNED.search(heads):
        return True
    return any(one[-_ENDING:] in heads for one in limits)


def _graded(plan: PerformancePlan) -> bool:
    """Return whether the plan's head says that receivers get different standards."""
    head = f"{plan.name}，{plan.purpose}，{'，'.join(plan.objectives)}"
    return bool(_GRADES.search(head))


def _set_wider(plan: PerformancePlan, standard: Factor, context: Context) -> bool:
    """Return whether the plan's head speaks of others of the kind that the standard limits."""
    head = f"{plan.name}，{plan.purpose}，{'，'.join(plan.objectives)}"
    told = scopes_in(head, context.day)
    own = scopes_in(standard.subject, context.day)
    return any(one and each - one for one, each in zip(own, told, strict=True))
