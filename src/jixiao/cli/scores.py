"""Scores of plans as text and as JSON, every point with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.cli.reading_doubts import doubts_over_figures
from jixiao.evaluation.filling import with_scores
from jixiao.evaluation.share import shown
from jixiao.flow import apply, score
from jixiao.model.graded_project import subject_of
from jixiao.model.message import Message, message
from jixiao.model.plan import DocumentKind
from jixiao.model.score import IndicatorScore, PlanScore, Proposal, Standing, Step
from jixiao.notation.graded import subject_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from jixiao.model.plan import PlanDocument

    Translate = Callable[[str], str]
    Scored = tuple[PlanDocument, list[tuple[PlanScore, Proposal | None]]]

_FORMAT: Final = "jixiao/1"
_NATIONAL: Final = "national_self_evaluation"
STEPS: Final = {
    Step.PRIORITY: message("优先安排"),
    Step.KEEP: message("保持"),
    Step.CUT: message("压减"),
    Step.CANCEL: message("不再安排"),
}


def scored(documents: Sequence[PlanDocument], scheme: str, day: date | None) -> list[Scored]:
    """Return each document with the scores of its plans that have actuals, and what they mean."""
    found = []
    for document in documents:
        scores = score(document, scheme=scheme, day=day)
        proposals = apply(document, scores, day=day)
        found.append((document, list(zip(scores, proposals, strict=True))))
    return found


def printed(found: Sequence[Scored], to: str, folder: str, kept: Sequence[str]) -> list[Path]:
    """Write every scored document as a self-evaluation with its points; return the files."""
    from jixiao.cli.reports import print_forms  # noqa: PLC0415 - only when asked for

    filled = [_filled(document, scores) for document, scores in found if scores]
    return print_forms(filled, None, to, Path(folder), kept=kept)


def _filled(
    document: PlanDocument, scores: Sequence[tuple[PlanScore, Proposal | None]]
) -> PlanDocument:
    """Return the document with the plans that were scored, their points filled in."""
    plans = {plan.ordinal: plan for plan in document.projects}
    projects = tuple(with_scores(plans[one.ordinal], one) for one, _ in scores)
    return replace(document, form=document.form or _NATIONAL, projects=projects)


def scores_text(found: Sequence[Scored], translate: Translate) -> str:
    """Return plan by plan the total, then every row with its arithmetic and clause."""
    blocks = []
    for document, scores in found:
        if not scores:
            blocks.append(_nothing(document).render(translate))
        blocks += [
            "\n".join(line.render(translate) for line in _lines(document, *one)) for one in scores
        ]
    return "\n\n".join(blocks) + "\n"


def _nothing(document: PlanDocument) -> Message:
    return message(
        "{document}：没有实际完成值，也没有执行数，未评分；请给出自评表。",
        document=document.document,
    )


def _lines(document: PlanDocument, one: PlanScore, proposal: Proposal | None) -> Iterator[Message]:
    """Yield the lines of one plan."""
    yield message(
        "{document} 第 {project} 个项目“{name}”：{total}{typed}",
        document=document.document,
        project=one.ordinal,
        name=one.name or "",
        total=_total(one),
        typed=_typed(one.typed_total, one.difference),
    )
    yield message("  {weights}", weights=one.weights)
    if one.scaling:
        yield message("  {scaling}", scaling=one.scaling)
    for note in _notes(document, one):
        yield message("  {note}", note=note)
    for said in doubts_over_figures(document, one.ordinal):
        yield message("  {note}", note=message("读表提示：{said}", said=said))
    for row in (one.execution, *one.rows):
        yield _line(row)
        if row.remark:
            yield message("    {remark}", remark=row.remark)
    if proposal:
        yield from _applied(proposal)


def _notes(document: PlanDocument, one: PlanScore) -> Iterator[Message]:
    """Yield what the form's own words settled, and that a form may be of another stage."""
    if document.kind is DocumentKind.MONITORING:
        yield message("这是监控表，执行数和完成值不是全年的，得分只供参考；自评请给出自评表")
    yield from one.notes


def _applied(proposal: Proposal) -> Iterator[Message]:
    """Yield what is proposed for the next budget, and why."""
    yield message(
        "  结果应用建议：{step}{budget}",
        step=STEPS[proposal.step],
        budget=_budget(proposal),
    )
    for reason in proposal.reasons:
        yield message("    {reason}", reason=reason)


def _budget(proposal: Proposal) -> Message:
    if proposal.budget is None:
        return message("")
    return message(
        "，以本年预算为基数{budget}{unit}", budget=shown(proposal.budget), unit=proposal.unit
    )


def _total(one: PlanScore) -> Message:
    if one.total is None:
        return message("{least}–{most}分，还有指标需评定", least=one.least, most=one.most)
    return message("{total}分，{grade}", total=one.total, grade=one.grade or "")


def _typed(typed: Decimal | None, difference: Decimal | None) -> Message:
    """Return what the form prints where it differs."""
    if not difference:
        return message("")
    return message("；填写{typed}分，相差{difference:+}", typed=typed, difference=difference)


def _line(row: IndicatorScore) -> Message:
    """Return the line of a row: its number, what was reached, how, by which clause."""
    return message(
        "  {place} {score}/{points}分：{arithmetic}（{clause}）{typed}",
        place=message("执行率") if row.row == 0 else message("第{row}项", row=row.row),
        score=_score(row),
        points=shown(row.points),
        arithmetic=row.arithmetic,
        clause=row.clause,
        typed=_typed(row.typed, row.difference),
    )


def _score(row: IndicatorScore) -> str:
    if row.standing is Standing.REMOVED:
        return "—"
    return str(row.score) if row.score is not None else f"{row.least}–{row.most}"


def scores_json(found: Sequence[Scored], translate: Translate) -> str:
    """Return the same as JSON; points as decimal strings."""
    whole = [
        {
            "document": document.document,
            "projects": [
                _plan_record(document, one, translate)
                | {"subject": _subject(document, one.ordinal)}
                | {"application": _step_record(proposal, translate)}
                for one, proposal in scores
            ],
        }
        for document, scores in found
    ]
    told = {"format": _FORMAT, "content": "scores", "documents": whole}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _plan_record(document: PlanDocument, one: PlanScore, translate: Translate) -> dict[str, object]:
    return {
        "project": one.ordinal,
        "name": one.name,
        "scheme": one.scheme,
        "weights": one.weights.render(translate),
        "scaling": one.scaling.render(translate) if one.scaling else None,
        "notes": [note.render(translate) for note in _notes(document, one)],
        "reading": [said.render(translate) for said in doubts_over_figures(document, one.ordinal)],
        "total": _text(one.total),
        "grade": one.grade,
        "least": str(one.least),
        "most": str(one.most),
        "typed_total": _text(one.typed_total),
        "execution": _row_record(one.execution, translate),
        "indicators": [_row_record(row, translate) for row in one.rows],
    }


def _subject(document: PlanDocument, ordinal: int) -> dict[str, object]:
    """Return what `apply` asks of a project beside its score."""
    plan = next(each for each in document.projects if each.ordinal == ordinal)
    return subject_record(subject_of(plan, document.document, document.fiscal_year))


def _step_record(proposal: Proposal | None, translate: Translate) -> dict[str, object] | None:
    if proposal is None:
        return None
    return {
        "step": proposal.step.value,
        "budget": _text(proposal.budget),
        "recovered": _text(proposal.recovered),
        "unit": proposal.unit,
        "reasons": [reason.render(translate) for reason in proposal.reasons],
    }


def _row_record(row: IndicatorScore, translate: Translate) -> dict[str, object]:
    return {
        "indicator": row.row or None,
        "points": format(row.points, "f"),
        "standing": row.standing.value,
        "method": row.method,
        "score": _text(row.score),
        "least": str(row.least),
        "most": str(row.most),
        "arithmetic": row.arithmetic.render(translate),
        "clause": row.clause,
        "evidence": row.evidence.name.lower(),
        "typed": _text(row.typed),
        "difference": _text(row.difference),
        "remark": row.remark.render(translate) if row.remark else None,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
