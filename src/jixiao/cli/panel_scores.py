"""What a panel came to as text and as JSON: every item with its arithmetic, each expert's part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jixiao.evaluation.panel_trace import apart_from, arithmetic, spread_told, sum_told
from jixiao.evaluation.share import shown
from jixiao.model.graded_project import subject_of
from jixiao.model.message import message
from jixiao.notation.graded import subject_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.evaluation.evaluating import Evaluated
    from jixiao.model.message import Message
    from jixiao.model.panel import PanelItem, PanelScore
    from jixiao.model.plan import PlanDocument

    Translate = Callable[[str], str]

FORMAT: Final = "jixiao/1"


def panel_lines(
    document: PlanDocument, found: Evaluated, *, english: bool = False
) -> Iterator[Message]:
    """Yield the lines of a panel: total and grade, agreement, then item by item."""
    score, framework = found.score, found.asked.framework
    names = {one.id: one.name_en if english else one.name for one in framework.items}
    yield message(
        "{document} 第 {project} 个项目“{name}”：{title}{total}分，{grade}",
        document=document.document, project=found.asked.plan.ordinal,
        name=found.asked.plan.name or "", title=framework.title_en if english else framework.title,
        total=score.total, grade=message(score.grade),
    )  # fmt: skip
    yield message(
        "  {arithmetic}（{combine}；等级按{scale}）",
        arithmetic=sum_told(score), combine=framework.combine_source,
        scale=framework.scales_source,
    )  # fmt: skip
    yield message(
        "  {count}名专家的总分：{totals}",
        count=score.agreement.experts,
        totals="；".join(
            f"{name} {shown(one)}" for name, one in zip(found.experts, score.totals, strict=True)
        ),
    )
    yield message("  {agreement}", agreement=_agreement(found))
    if found.first is not None:
        yield message(
            "  以上为第二轮的结果；第一轮{total}分，{grade}，协调系数W为{first}（{source}）",
            total=found.first.total, grade=message(found.first.grade),
            first=_coefficient(found.first) or "—", source=framework.second_source,
        )  # fmt: skip
    if found.may_read_again:
        yield message(
            "  专家意见分歧较大，组长可以组织第二轮评分（{source}）",
            source=framework.second_source,
        )
    for name, points, reached in score.groups:
        yield message(
            "  {name}：{points}分，得{reached}分", name=message(name), points=shown(points),
            reached=reached,
        )  # fmt: skip
        for item in (one for one in score.items if one.level1 == name):
            yield from _item_lines(found, item, names[item.id])


def _agreement(found: Evaluated) -> Message:
    coefficient = found.score.agreement.coefficient
    if coefficient is None:
        return message("专家意见的一致程度：各项得分率没有高低之分，不计算协调系数。")
    return message(
        "专家意见的一致程度：肯德尔协调系数W为{coefficient:f}（{source}）。",
        coefficient=coefficient, source=found.asked.framework.agreement_source,
    )  # fmt: skip


def _item_lines(found: Evaluated, item: PanelItem, name: str) -> Iterator[Message]:
    yield message(
        "    {name} {score}/{points}分：{arithmetic}",
        name=name, score=item.score, points=shown(item.points),
        arithmetic=arithmetic(item),
    )  # fmt: skip
    for at, sheet in enumerate(found.panel.sheets):
        if item.given[at] == item.points and not item.differs:
            continue
        yield message(
            "      {expert} {given}分，比得分{apart}{reason}",
            expert=sheet.expert, given=shown(item.given[at]),
            apart=_signed(shown(apart_from(item, at))),
            reason=_reason(sheet.reasons.get(item.id, "")),
        )  # fmt: skip
    if item.differs:
        yield message(
            "      分歧较大：{spread}（{source}）；{note}",
            spread=spread_told(item), source=found.asked.framework.spread_source,
            note=_note(found, item),
        )  # fmt: skip


def _signed(text: str) -> Message:
    if text.startswith("-"):
        return message("低{points}分", points=text.removeprefix("-"))
    return message("高{points}分", points=text) if text != "0" else message("相同")


def _reason(text: str) -> Message:
    return message("：{reason}", reason=text) if text else message("")


def _note(found: Evaluated, item: PanelItem) -> Message:
    told = found.panel.notes.get(item.id)
    if told:
        return message("组长说明：{note}", note=told)
    return message("组长还没有说明如何认定")


def panel_record(document: PlanDocument, found: Evaluated, translate: Translate) -> dict[str, Any]:
    """Return the same as plain data; points as decimal strings."""
    score, asked, panel = found.score, found.asked, found.panel
    framework = asked.framework
    return {
        "document": document.document,
        "project": asked.plan.ordinal,
        "name": asked.plan.name,
        "code": asked.plan.code,
        "year": asked.year,
        "framework": framework.id,
        "source": framework.source,
        "scale": asked.scale,
        "total": str(score.total),
        "grade": score.grade,
        "arithmetic": sum_told(score).render(translate),
        "experts": [
            {"name": name, "chair": at == panel.chair, "total": shown(score.totals[at])}
            for at, name in enumerate(found.experts)
        ],
        "agreement": _coefficient(score),
        "agreement_source": framework.agreement_source,
        "may_read_again": found.may_read_again,
        "first": found.first and _first_record(found.first),
        "groups": [
            {"name": name, "points": shown(points), "score": str(reached)}
            for name, points, reached in score.groups
        ],
        "items": [_item_record(found, item, translate) for item in score.items],
        "texts": dict(panel.texts),
        "subject": subject_record(subject_of(asked.plan, document.document, asked.year)),
        "sha256": found.sha256,
    }


def _coefficient(score: PanelScore) -> str | None:
    found = score.agreement.coefficient
    return None if found is None else str(found)


def _first_record(score: PanelScore) -> dict[str, Any]:
    return {
        "total": str(score.total),
        "grade": score.grade,
        "agreement": _coefficient(score),
        "items": {one.id: str(one.score) for one in score.items},
    }


def _item_record(found: Evaluated, item: PanelItem, translate: Translate) -> dict[str, Any]:
    return {
        "id": item.id,
        "level1": item.level1,
        "level2": item.level2,
        "item": item.name,
        "points": shown(item.points),
        "score": str(item.score),
        "given": [
            {
                "expert": sheet.expert,
                "score": shown(item.given[at]),
                "apart": shown(apart_from(item, at)),
                "reason": sheet.reasons.get(item.id),
            }
            for at, sheet in enumerate(found.panel.sheets)
        ],
        "left_out": item.left_out,
        "spread": str(item.spread),
        "differs": item.differs,
        "arithmetic": arithmetic(item).render(translate),
        "clause": found.asked.framework.combine_source,
        "explanation": found.panel.notes.get(item.id),
    }


def dumped(content: str, told: dict[str, Any]) -> str:
    """Return a result of that content as JSON text."""
    whole = {"format": FORMAT, "content": content, **told}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
