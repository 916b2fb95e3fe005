"""Explained and calculated budgets as text and as JSON, the answer first."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation, Way, supposed
from jixiao.costing.factor import HUNDRED, in_wan, plain
from jixiao.costing.forwards import PARTS, Calculation
from jixiao.model.message import Message, message
from jixiao.review.context import Context
from jixiao.review.sharing import by_year, levels_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.costing.term import Term
    from jixiao.model.plan import PerformancePlan, PlanDocument

    Translate = Callable[[str], str]

_FORMAT: Final = "jixiao/1"
_ANSWERS: Final = ("made", "part", "off", "stated", "none")
_NOTHING: Final = message("没有能算出预算的数量和标准。")
Read = tuple["PerformancePlan", Explanation | None]


def _explained(document: PlanDocument) -> list[Read]:
    """Return each plan with the explanation of its budget."""
    day = Context.of(document).day
    return [(plan, explain(plan, day).best) for plan in document.projects]


def _answer(best: Explanation | None) -> str:
    """Return which of the answers holds for a plan."""
    if best is None:
        return "none"
    if best.way is Way.STATED:
        return "stated"
    if best.way in (Way.PART, Way.LACKING):
        return "part"
    return "made" if best.agrees else "off"


def costs_text(documents: Sequence[PlanDocument], translate: Translate) -> str:
    """Return the count of answers, then project by project the arithmetic and what is missing."""
    read = [(document, _explained(document)) for document in documents]
    counted = Counter(_answer(best) for _, plans in read for _, best in plans)
    blocks = [_summary(counted).render(translate)]
    for document, plans in read:
        blocks += [
            "\n".join(line.render(translate) for line in _lines(document, plan, best))
            for plan, best in plans
        ]
        blocks += [line.render(translate) for line in _levels(document)]
    return "\n\n".join(blocks) + "\n"


def _summary(counted: Counter[str]) -> Message:
    return message(
        "{projects} 个项目：{made} 个预算由指标算得出，{part} 个补上缺的一项才算得出，"
        "{off} 个算出的数与预算不符，"
        "{stated} 个只写了总额，{none} 个没有可用的算式。",
        projects=counted.total(),
        **{name: counted[name] for name in _ANSWERS},
    )


def _lines(
    document: PlanDocument, plan: PerformancePlan, best: Explanation | None
) -> Iterator[Message]:
    """Yield the lines of one project: name and budget, arithmetic, gap, what is missing."""
    amount = plan.budget.amount if plan.budget else None
    yield message(
        "{document} 第 {project} 个项目“{name}”：预算 {budget}",
        document=document.document,
        project=plan.ordinal,
        name=plan.name or "",
        budget=in_wan(amount.yuan) if amount else "—",
    )
    if best is None:
        yield message("  {nothing}", nothing=_NOTHING)
        return
    yield message(
        "  {verdict}{arithmetic}{supposed}{rows}",
        verdict=_verdict(best),
        arithmetic=best.arithmetic,
        supposed=supposed(best),
        rows=_rows(best),
    )
    if not best.exact:
        yield message(
            "  相差 {gap}（{deviation}）",
            gap=in_wan(abs(best.residual), 2),
            deviation=best.deviation,
        )
    for each in best.missing:
        yield message("  {what}", what=each.what)


def _rows(best: Explanation) -> Message:
    """Return the rows an explanation uses, as the end of its line."""
    if not best.rows:
        return message("")
    return message("，见第{rows}项", rows="、".join(map(str, best.rows)))


def _levels(document: PlanDocument) -> Iterator[Message]:
    """Yield, for a policy whose levels state their shares, the whole each of them leads to."""
    for own in parts_of(document, Context.of(document)).values():
        for year, parts in by_year(own).items():
            levels = levels_of(part for part in parts if part.yuan)
            if levels and len(levels) > 1:
                yield message(
                    "{document} {year}年“{name}”：{levels}",
                    document=document.document,
                    year=year or message("本"),
                    name=parts[0].share.subject,
                    levels="；".join(level.text for level in levels),
                )


def _verdict(best: Explanation) -> Message:
    """Return the first word of a calculation: it agrees, it does not, or it is only said."""
    if best.way is Way.STATED:
        return message("只写明总额：")
    if best.way in (Way.PART, Way.LACKING):
        return message("补上缺的一项才算得出：")
    if best.agrees:
        return message("算得出：")
    return message("只算得出一部分：") if best.residual > 0 else message("算出的数超过预算：")


def costs_json(documents: Sequence[PlanDocument], translate: Translate) -> str:
    """Return the same as JSON; money in 元 as decimal strings."""
    whole = [
        {
            "document": document.document,
            "projects": [_record(plan, best, translate) for plan, best in _explained(document)],
            "levels": [line.render(translate) for line in _levels(document)],
        }
        for document in documents
    ]
    return _dumped({"format": _FORMAT, "content": "costs", "documents": whole})


def _record(
    plan: PerformancePlan, best: Explanation | None, translate: Translate
) -> dict[str, object]:
    """Return one project's answer; money in 元 as decimal strings."""
    found: dict[str, object] = {
        "project": plan.ordinal,
        "name": plan.name,
        "answer": _answer(best),
    }
    if best is None:
        return found
    return found | {
        "way": best.way.value,
        "indicator": list(best.rows),
        "arithmetic": best.arithmetic,
        "budget": plain(best.budget),
        "total": plain(best.total),
        "residual": plain(best.residual),
        "assumptions": [each.render(translate) for each in best.assumptions],
        "missing": [each.what.render(translate) for each in best.missing],
    }


def budget_text(
    first: Calculation, changes: Sequence[tuple[str, Calculation]], translate: Translate
) -> str:
    """Return the budget in one sentence, its arithmetic, and each change with its effect."""
    term = first.term()
    lines = [
        message("预算应为 {budget}。", budget=in_wan(term.value)),
        message("  {arithmetic}", arithmetic=_arithmetic(term)),
    ]
    for name, changed in changes:
        lines += _change_lines(name, term, first, changed)
    return "\n".join(line.render(translate) for line in lines) + "\n"


def _change_lines(
    name: str, before: Term, first: Calculation, changed: Calculation
) -> Iterator[Message]:
    """Yield what one change does to the budget."""
    after = changed.term()
    gap = after.value - before.value
    share = round(gap / before.value * HUNDRED, 1)
    yield message(
        "{name}由 {old} 改为 {new}：预算 {budget}，{direction} {gap}（{share}%）。",
        name=PARTS[name],
        old=first.given.get(name) or message("未写"),
        new=changed.given[name],
        budget=in_wan(after.value),
        direction=message("增加") if gap >= 0 else message("减少"),
        gap=in_wan(abs(gap)),
        share=f"{'+' if share > 0 else ''}{plain(share)}",
    )
    yield message("  {arithmetic}", arithmetic=_arithmetic(after))


def _arithmetic(term: Term) -> Message:
    """Return the product with its result and what had to be supposed."""
    whole = message("{product} = {total}", product=term.text, total=in_wan(term.value))
    for each in term.assumptions:
        whole = message("{before}（{assumption}）", before=whole, assumption=each)
    return whole


def budget_json(
    first: Calculation, changes: Sequence[tuple[str, Calculation]], translate: Translate
) -> str:
    """Return the same as JSON; money in 元 as decimal strings."""
    term = first.term()
    made = [
        {"change": name, "value": changed.given[name]} | _sum_record(changed.term(), translate)
        for name, changed in changes
    ]
    whole = {"format": _FORMAT, "content": "budget", **_sum_record(term, translate)}
    return _dumped(whole | {"changes": made})


def _sum_record(term: Term, translate: Translate) -> dict[str, object]:
    return {
        "budget": plain(term.value),
        "arithmetic": f"{term.text} = {in_wan(term.value)}",
        "assumptions": [each.render(translate) for each in term.assumptions],
    }


def _dumped(whole: dict[str, object]) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
